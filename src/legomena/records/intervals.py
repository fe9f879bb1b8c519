"""Intervals of time: what can be said of two ``When`` values, in three values.

``True`` and ``False`` are proven by what is known; ``None`` means that it cannot be told, because an
end is null (open or unknown). Dates stand for the whole day, date-times for their minute; both ends
are included. Everything is local time as written: nothing is shifted between time zones.
"""

from __future__ import annotations

from .claim import TimePrecision, When

_COARSER: tuple[TimePrecision, ...] = (
    "minute",
    "hour",
    "part of day",
    "day",
    "days",
    "week",
    "month",
    "year",
)


def bounds(when: When) -> tuple[str | None, str | None]:
    """Return both ends as local minutes (``2026-01-31T00:00``, ``2026-01-31T23:59``); null stays null."""
    return _minute(when.start, "T00:00"), _minute(when.end, "T23:59")


def _minute(value: str | None, rest_of_day: str) -> str | None:
    if value is None:
        return None
    return value + rest_of_day if len(value) == 10 else value[:16]


def overlap(a: When, b: When) -> bool | None:
    """Tell whether the two have at least a minute in common."""
    a_start, a_end = bounds(a)
    b_start, b_end = bounds(b)
    if (a_end and b_start and a_end < b_start) or (b_end and a_start and b_end < a_start):
        return False
    if _inside(a_start, b_start, b_end) or _inside(a_end, b_start, b_end):
        return True
    if _inside(b_start, a_start, a_end) or _inside(b_end, a_start, a_end):
        return True
    return None


def covers(a: When, b: When) -> bool | None:
    """Tell whether all of ``b`` lies within ``a``."""
    a_start, a_end = bounds(a)
    b_start, b_end = bounds(b)
    for point in (b_start, b_end):
        if point and ((a_start and point < a_start) or (a_end and point > a_end)):
            return False
    if a_start and a_end and b_start and b_end:
        return True
    return None


def merge(a: When, b: When) -> When:
    """Return the shortest interval that holds both; an end that either leaves null is null.

    The texts are joined where they differ, the precision is the coarser one, the rule is ``merged``
    and a told length is dropped, since it belongs to neither.
    """
    a_start, a_end = bounds(a)
    b_start, b_end = bounds(b)
    start = end = None
    if a_start and b_start:
        start = a.start if a_start <= b_start else b.start
    if a_end and b_end:
        end = a.end if a_end >= b_end else b.end
    known = [w.precision for w in (a, b) if w.precision]
    precision = max(known, key=_COARSER.index) if known else None
    if start and end and start[:10] != end[:10] and precision in ("minute", "hour", "part of day", "day"):
        precision = "days"
    text = a.text if a.text == b.text else f"{a.text}; {b.text}"
    return When(text=text, start=start, end=end, precision=precision, rule="merged")


def _inside(point: str | None, start: str | None, end: str | None) -> bool:
    return bool(point and start and end and start <= point <= end)
