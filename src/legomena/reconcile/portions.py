"""Figures whose own words say that they count a portion: some of the dead, those still in hospital."""

from __future__ import annotations

import re

from legomena.records import Claim

_SOME = re.compile(
    r"^(?:(?!number|total|toll|count)[^\s,;]+ ){1,4}of "
    r"(?:(?:the|those|these) (?:dead|deaths|bodies|corpses|victims|fatalities|killed|slain"
    r"|injured|wounded|hurt|casualties)\b"
    r"|(?:them|whom)\b(?!.*\b(?:died|dead|killed|fatal\w*|succumbed|injured|wounded|hurt|shot|slain|lost)\b))",
    re.IGNORECASE | re.DOTALL,
)
_IN_HOSPITAL = re.compile(
    r"\bstill (?:in|at|under|receiving|being)\b|\bremain(?:s|ed|ing)? (?:in|hospitali[sz]ed)\b|\bdischarged\b"
    r"|\bin (?:a |an )?(?:critical|serious|grave|stable|intensive)\b",
    re.IGNORECASE,
)
_HARMED = re.compile(r"\b(?:injur\w+|wounded|hurt|killed|dead|died)\b", re.IGNORECASE)
_OWN_GROUPS = frozenset({"security forces", "militants", "foreigners"})
"""Groups that nobody is put in but by a word: "45 of the dead were foreigners" is all the foreigners."""
_COUNTING = ("a", "an", "one", "another", "1")
_HOSPITAL_WORDS = ("still", "remain", "discharged", "critical", "serious", "grave", "stable", "intensive")


def portion_of(claim: Claim) -> str | None:
    """Return which portion a figure counts, by its own words; null where they say no such thing."""
    quote = claim.quote
    if " of t" in quote or " of w" in quote:
        named = claim.group_text is not None and claim.group not in (None, "unspecified")
        if not named and claim.group not in _OWN_GROUPS and _SOME.search(_from_figure(claim)):
            return "some of those harmed"
    if claim.effect in ("injured", "killed or injured") and any(word in quote for word in _HOSPITAL_WORDS):
        text = _from_figure(claim)
        state = _IN_HOSPITAL.search(text)
        if state is not None and not _HARMED.search(text, 0, state.start()):
            return "those who were in hospital by then, or had left it"
    return None


def told_alone(claim: Claim) -> bool:
    """Whether a claim tells of one person without a number: by name, or as "the woman"."""
    if claim.individual is None or claim.low != 1:
        return False
    start, end = claim.figure if claim.figure is not None else (claim.start, claim.end)
    words = claim.quote[max(0, start - claim.start) : end - claim.start].split(maxsplit=1)
    return bool(words) and words[0].lower() not in _COUNTING


def _from_figure(claim: Claim) -> str:
    if claim.figure is None or not claim.start <= claim.figure[0] < claim.end:
        return claim.quote
    return claim.quote[claim.figure[0] - claim.start :]
