"""Rules for windows that are told as a length."""

from __future__ import annotations

import re

from legomena.records import TimePrecision

from . import _date_calendar as cal
from ._date_grammar import phrase
from ._date_interval import Draft, Interval, days
from ._date_reader import NAME_OF, Reader
from ._date_words import CODE, NUMBER_VALUE

HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "months": 720.0, "years": 8760.0}
"""Hours in a unit; a month counts 30 days and a year 365 where only a length is told."""
PRECISION: dict[str, TimePrecision] = {
    "hour": "hour",
    "day": "days",
    "week": "week",
    "months": "month",
    "years": "year",
}
_ODD_UNITS = {"min": 1 / 60, "for": 336.0, "dec": 87600.0}


def _unit_at(r: Reader, i: int, j: int) -> int:
    k = r.find(i, j, "hour", "day", "week", "months", "years")
    assert k is not None  # noqa: S101  (the pattern holds one)
    return k


def _hours(r: Reader, k: int, amount: float) -> float:
    word = r.tokens.word(k)
    per = _ODD_UNITS.get(word[:3]) if NAME_OF[r.codes[k]] != "months" else None
    return round(amount * (per or HOURS[NAME_OF[r.codes[k]]]), 3)


def _amounts(r: Reader, i: int, j: int) -> list[float]:
    found = (r.number(m.start(), m.end()) for m in phrase("number").finditer(r.codes, i, j))
    return [n for n in found if n is not None]


def length_rule(r: Reader, i: int, j: int) -> Draft | None:
    """A window told as a length only: "in ten hours", "a 40-hour confrontation", "over three days"."""
    if r.tokens.word(r.skip(j, len(r.codes), "dash")) == "old":
        return None  # an age
    k = _unit_at(r, i, j)
    unit = NAME_OF[r.codes[k]]
    with_span = NAME_OF[r.codes[i]] in ("in", "within", "over", "for", "during", "after", "under", "through")
    hyphened = k > i and NAME_OF[r.codes[k - 1]] == "dash"
    amounts = _amounts(r, i, j)
    half = r.find(i, j, "half") is not None
    if not amounts and r.find(i, j, "few") is not None:
        return _vague(r, i, j)
    amount = max(amounts) if amounts else (0.0 if half and r.find(i, k, "half") is not None else 1.0)
    amount += 0.5 if half else 0.0
    if not with_span and not hyphened and not half and (unit in ("months", "years") or amount <= 1):
        # "five years", "one day": without a preposition no window, but an age, a sentence, a day.
        return None
    rule = "length-range" if len(amounts) > 1 else "length"
    return Draft(i, j, "window", Interval(None, None, PRECISION[unit], rule), hours=_hours(r, k, amount))


def _vague(r: Reader, i: int, j: int) -> Draft | None:
    unit = NAME_OF[r.codes[_unit_at(r, i, j)]]
    return Draft(i, j, "window", Interval(None, None, PRECISION[unit], "length-vague"))


def vague_length_rule(r: Reader, i: int, j: int) -> Draft | None:
    return _vague(r, i, j) if r.tokens.word(j - 1).endswith("s") else None


def length_adjective_rule(r: Reader, i: int, j: int) -> Draft | None:
    if _amounts(r, i, j):
        return length_rule(r, i, j)
    if r.tokens.word(i).endswith("s"):
        return _vague(r, i, j)
    unit = NAME_OF[r.codes[i]]
    interval = Interval(None, None, PRECISION[unit], "length")
    return Draft(i, j, "window", interval, hours=_hours(r, i, 1.0))


def past_rule(r: Reader, i: int, j: int) -> Draft | None:
    """A window that ends with publication: "over the past 48 hours", "in the last two days"."""
    k = _unit_at(r, i, j)
    unit = NAME_OF[r.codes[k]]
    if r.codes[j : j + 1] == CODE["of"] and r.find(i, j, "last") == k - 1:
        return None  # "the last day of the siege"
    end = r.published_iso
    precision: TimePrecision = PRECISION[unit] if unit != "hour" else "days"
    if r.find(i, k, "few") is not None:
        return Draft(i, j, "window", Interval(None, end, precision, "past-window"))
    amount = (_amounts(r, i, j) or [1.0])[-1]
    return Draft(
        i,
        j,
        "window",
        Interval(_back(r, unit, amount, k), end, precision, "past-window"),
        hours=_hours(r, k, amount),
    )


def _back(r: Reader, unit: str, amount: float, k: int) -> str | None:
    if r.published is None or amount > 1e6:
        return None
    if unit in ("months", "years"):
        each = {"m": 1, "y": 12, "d": 120}[r.tokens.word(k)[0]]
        day = cal.add_months(r.published, -int(amount * each))
    else:
        day = cal.add_days(r.published, -int(-(-_hours(r, k, amount) // 24)))
    return day.isoformat() if day else None


def forward_rule(r: Reader, i: int, j: int) -> Draft | None:
    k = _unit_at(r, i, j)
    amount = (_amounts(r, i, j) or [1.0])[-1]
    vague = r.find(i, k, "few") is not None
    anchor = r.text_day or r.published
    interval = days(anchor, None, "days", f"forward-window/{r.relative_rule()}")
    return Draft(i, j, "window", interval, hours=None if vague else _hours(r, k, amount))


def recent_rule(r: Reader, i: int, j: int) -> Draft | None:
    if not r.tokens.word(j - 1).endswith("s"):
        return None
    unit = NAME_OF[r.codes[j - 1]]
    return Draft(i, j, "window", Interval(None, r.published_iso, PRECISION[unit], "recent"))


def nth_day_rule(r: Reader, i: int, j: int) -> Draft | None:
    k = r.find(i, j, "ordinal", "nth")
    assert k is not None  # noqa: S101  (the pattern holds one)
    n = NUMBER_VALUE.get(r.tokens.word(k)) or int(re.sub(r"\D", "", r.tokens.word(k)) or 1)
    if NAME_OF[r.codes[i]] == "the":
        return Draft(i, j, "point", days(None, None, "day", "nth-day"))
    return Draft(i, j, "window", days(None, None, "days", "nth-day"), hours=24.0 * n)
