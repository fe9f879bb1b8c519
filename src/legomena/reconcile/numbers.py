"""Figures as bounds: what a qualifier leaves open, how a figure reads, vague words."""

from __future__ import annotations

import re

from legomena.records import Claim, Qualifier

_WORDS = {
    "exact": "",
    "at least": "at least ",
    "more than": "more than ",
    "about": "about ",
    "up to": "up to ",
}
_WORDS["less than"] = "fewer than "
_ABOUT = 0.1
_OPEN = float("inf")
_VAGUE = re.compile(
    r"\b(hundreds|scores|dozens|tens|several|numerous|many|multiple|a few|few|some|a number of)\b",
    re.IGNORECASE,
)


def value_of(low: int | None, high: int | None) -> int | None:
    """Return the number that was said: the lower one of a range."""
    return low if low is not None else high


def bounds(low: int | None, high: int | None, qualifier: Qualifier | None) -> tuple[float, float]:
    """Return the least and the most that a figure allows; infinity where it is open."""
    if qualifier == "more than" and low is not None:
        return low + 1, _OPEN
    if qualifier == "less than" and high is not None:
        return 0, high - 1
    if qualifier == "about" and (value := value_of(low, high)) is not None:
        return value * (1 - _ABOUT), (high if high is not None else value) * (1 + _ABOUT)
    return (0 if low is None else low), (_OPEN if high is None else high)


def told(low: int | None, high: int | None, qualifier: Qualifier | None, word: str | None = None) -> str:
    """Return a figure in words: ``at least 15``, ``10 to 12``, ``dozens``; never 0 for an unknown."""
    value = value_of(low, high)
    if value is None:
        return word or "an unstated number"
    if low is not None and high is not None and low != high and qualifier != "about":
        return f"{low} to {high}"
    if qualifier is None:
        qualifier = "at least" if high is None else "up to" if low is None else "exact"
    return f"{_WORDS[qualifier]}{value}"


def vague_word(claim: Claim) -> str | None:
    """Return the vague word that stands for a number in the claim's quote, in lower case."""
    if claim.low is not None or claim.high is not None:
        return None
    text = claim.quote
    if claim.figure is not None and claim.start <= claim.figure[0] < claim.figure[1] <= claim.end:
        inside = text[claim.figure[0] - claim.start : claim.figure[1] - claim.start]
        text = inside if _VAGUE.search(inside) else text
    found = _VAGUE.search(text)
    return found[1].lower() if found is not None else None
