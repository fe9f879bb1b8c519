"""Numbers as reports write them: digits and words, bounds, ranges, vague words.

``find_numbers`` gives every number of a text with the bounds that its words set, and says of what kind
it is, so that years, ages, percentages, sums of money and lengths are never taken for counts of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from legomena.records import Qualifier, Record

from ._number_kinds import NumberKind, kind_of, mask
from ._number_words import STARTS, TENS, UNITS, Value, parse_number, read_value

__all__ = ["Number", "NumberKind", "find_numbers", "parse_number"]


class Number(Record, frozen=True, kw_only=True):
    """One number as written: ``text[start:end]``, qualifier included; the bare number is
    ``text[bare_start:bare_end]``.

    ``low`` and ``high`` are the bounds that the words set, null where they leave an end open
    ("at least 15": 15, null). A vague word ("dozens") leaves both null and is named in ``vague``. Forms
    that hold no single value (clock times, dates in digits, telephone numbers, scores) leave both null.
    """

    start: int
    end: int
    bare_start: int
    bare_end: int
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    kind: NumberKind = "count"
    vague: str | None = None


_NOT_RISEN = "".join(f"(?<!{verb} )" for verb in ("gone", "went", "goes", "going", "moved", "shot", "shoots"))
""" "The toll has gone up to 19" sets no bound."""
_QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    (
        "at least",
        r"at\s+(?:the\s+)?(?:very\s+)?least|no\s+(?:fewer|less)\s+than|not\s+(?:less|fewer)\s+than|(?:a\s+)?minimum\s+of|≥",
    ),
    (
        "up to",
        _NOT_RISEN + r"up\s+to|as\s+(?:many|much)\s+as|"
        r"at\s+(?:the\s+)?most|no\s+more\s+than|not\s+more\s+than|(?:a\s+)?maximum\s+of|≤",
    ),
    (
        "more than",
        r"more\s+than|(?:well\s+|just\s+)?over|upwards?\s+of|(?:well\s+)?above|in\s+excess\s+of|north\s+of|>",
    ),
    ("less than", r"fewer\s+than|less\s+than|under|below|<"),
    (
        "about",
        r"about|around|roughly|nearly|almost|close\s+to|approximately|approx\.?|an\s+estimated|estimated|some|circa|ca\.|"
        r"as\s+good\s+as|just\s+under|an\s+approximate|in\s+the\s+region\s+of|on\s+the\s+order\s+of|perhaps|nearing|~",
    ),
)
_QUALIFIER = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<q{i}>{words})" for i, (_, words) in enumerate(_QUALIFIERS)) + r")\s*"
    r"(?<![a-z])(?:(?:about|around|some|another|an\s+additional|a\s+further|a\s+total\s+of|an\s+estimated|a|the)\s+)?$",
    re.IGNORECASE,
)
# "the toll passes 100": a verb that tells a bound. It is no part of the number.
_PASSED = re.compile(
    r"(?:\b(?:exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?)|\b(?:tolls?|tally|dead|deaths|casualties|fatalities|killed|wounded|"
    r"injured|injuries|missing|displaced|arrests|martyrs|victims|number|figure|count|losses)\s+(?:has\s+|have\s+|had\s+|now\s+)?"
    r"(?:tops|topped|passe[sd]|cross(?:es|ed)|(?:rises|rose|risen|climb(?:s|ed)|soar(?:s|ed)|surged|goes|gone)\s+"
    r"(?:past|beyond|above)))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:(between|(?<!ranging )(?<!range )(?<!ranged )(?<!anywhere )(?<!somewhere )from)|"
    rf"(?:\d+|{'|'.join([*UNITS, *TENS])})\s(to))\s+$",
    re.IGNORECASE,
)
_FRESH = re.compile(r"^\s*$|[.!?:\"“‘\n]\s*$")
_JOIN = re.compile(r"(?P<dash>[-‑–—])|(?P<spaced>\s+[-–]\s+)|\s+(?:to|or|(?P<and>and))\s+", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?:of|others?|more|were|was|are|people\s+were)\b", re.IGNORECASE)
_NUMBER_AHEAD = (
    r"(?:\d|an?\b|the\b|another\b|some\b|at\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b)"
)
_AFTER: tuple[tuple[Qualifier, re.Pattern[str]], ...] = (
    ("more than", re.compile(rf"\s?\+(?![\s]?\d)|-plus\b|\s+plus\b(?!\s+{_NUMBER_AHEAD})", re.IGNORECASE)),
    ("at least", re.compile(r"\s+or\s+more\b|,?\s+if\s+not\s+more\b", re.IGNORECASE)),
    ("about", re.compile(r"\s+or\s+so\b|[-\s]odd\b|-some\b|-ish\b", re.IGNORECASE)),
)
# "100 people or more", "12 at least": told behind the noun.
_BEHIND = re.compile(
    r"(?:\s+[a-z]+){1,2}\s+or\s+(?:more|(?P<so>so))\b|(?:\s+[a-z]+){0,2},?\s+at\s+(?:the\s+)?(?:very\s+)?least(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<![\w-])(?:(?:tens|hundreds)\s+of\s+thousands|(?:several|a\s+few|many|a\s+couple(?:\s+of)?)\s+(?:dozen|hundred|thousand|"
    r"million|lakh)s?|dozens|scores|hundreds|thousands|millions|lakhs|crores|tens|several|many|a\s+handful|"
    r"a\s+number(?=\s+of)|a\s+couple(?=\s+of)|a\s+few|few|some|numerous|countless|multiple)(?![\w-])",
    re.IGNORECASE,
)


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of ``text`` in order, none overlapping another."""
    blanked, masked = mask(text)
    found = [
        Number(start=a, end=b, bare_start=a, bare_end=b, low=None, high=None, qualifier=None, kind=kind)
        for a, b, kind in masked
    ]
    found.extend(_vague(blanked, m) for m in _VAGUE.finditer(blanked))
    found.extend(_exact(blanked))
    # Of two that overlap, the one that begins first stands ("a few dozen" before "dozen").
    found.sort(key=lambda n: (n.start, -n.end))
    out: list[Number] = []
    for number in found:
        if not out or number.start >= out[-1].end:
            out.append(number)
    return out


def _vague(text: str, m: re.Match[str]) -> Number:
    kind = kind_of(text, m.start(), m.end(), None, qualified=False, scaled=False)
    return Number(
        start=m.start(),
        end=m.end(),
        bare_start=m.start(),
        bare_end=m.end(),
        low=None,
        high=None,
        qualifier=None,
        kind=kind,
        vague=" ".join(m.group().lower().split()),
    )


def _exact(text: str) -> Iterator[Number]:
    """The numbers that digits or words spell, in order."""
    at = 0
    while m := STARTS.search(text, at):
        first = read_value(text, m.start())
        if first is None:
            at = m.start() + 1
            continue
        at = first.end
        number = _number(text, m.start(), first)
        if number is not None:
            at = max(at, number.end)
            yield number


def _number(text: str, at: int, first: Value) -> Number | None:
    """The number that begins at ``at`` with its qualifier, or the range that it opens."""
    start, qualifier = _qualified(text, at)
    opened = _OPENS.search(text, max(0, start - 24), start)
    opener = (opened.group(1) or "to").lower() if opened else ""
    if opened and opener == "from" and _FRESH.search(text, max(0, opened.start() - 4), opened.start()):
        opener = "range"
    second = _second(text, first, opener)
    if second is not None and second.low is None:
        return Number(
            start=at,
            end=second.end,
            bare_start=at,
            bare_end=second.end,
            low=None,
            high=None,
            qualifier=None,
            kind="label",
        )
    low = second.low if second is not None else first.whole
    if low is None:
        return None
    high = second.high if second is not None else None
    bare_end = end = second.end if second is not None else first.end
    after, length = _trailing(text, end)
    end += length
    if second is not None and opened:
        start = opened.start()
    q: Qualifier = qualifier or after or "exact"
    kind = kind_of(text, at, bare_end, low, qualified=qualifier is not None, scaled=first.scale > 1)
    if high is None:
        bounds = _bounds(low, q)
    else:
        bounds = (low, None) if q in ("at least", "more than") else (low, high)
    return Number(
        start=start,
        end=end,
        bare_start=at,
        bare_end=bare_end,
        low=bounds[0],
        high=bounds[1],
        qualifier=q,
        kind=kind,
    )


def _qualified(text: str, at: int) -> tuple[int, Qualifier | None]:
    """Where the number at ``at`` begins with its qualifier, and the qualifier ("passes 100": "more than",
    and the verb is no part of the number)."""
    m = _QUALIFIER.search(text, max(0, at - 48), at)
    if m:
        return m.start(), next(q for i, (q, _) in enumerate(_QUALIFIERS) if m.group(f"q{i}"))
    return at, "more than" if _PASSED.search(text, max(0, at - 48), at) else None


class _Second(NamedTuple):
    """The range that a second number makes, and the offset after it; both null for a score ("3-1")."""

    low: int | None
    high: int | None
    end: int


def _second(text: str, first: Value, opener: str) -> _Second | None:
    """The range that ``first`` opens, where it does: "10 to 15", "two or three hundred"."""
    join = _JOIN.match(text, first.end)
    second = read_value(text, join.end()) if join else None
    if join is None or second is None:
        return None
    if join.group("and") and opener != "between":
        return None
    if opener in ("from", "to") or (
        join.group("dash") and text[first.end - 1].isdecimal() != text[join.end()].isdecimal()
    ):
        return None
    if join.group("spaced") and _GOES_ON.match(text, second.end):
        return None
    low = first
    if first.scale == 1 and second.scale > 1 and first.value < second.value / second.scale:
        low = first._replace(value=first.value * second.scale, scale=second.scale)
    if low.whole is None or second.whole is None:
        return None
    if low.whole < second.whole:
        return _Second(low.whole, second.whole, second.end)
    digits = text[first.end - 1].isdecimal() and text[second.end - 1].isdecimal()
    return _Second(None, None, second.end) if join.group("dash") and digits else None


def _trailing(text: str, end: int) -> tuple[Qualifier | None, int]:
    """The qualifier that stands behind a number, and the length of it that belongs to the number."""
    for qualifier, pattern in _AFTER:
        m = pattern.match(text, end)
        if m:
            return qualifier, len(m.group())
    m = _BEHIND.match(text, end)
    if m is None:
        return None, 0
    return ("about" if m.group("so") else "at least"), 0


def _bounds(value: int, qualifier: Qualifier) -> tuple[int | None, int | None]:
    if qualifier in ("at least", "more than"):
        return value, None
    if qualifier in ("up to", "less than"):
        return None, value
    return value, value
