"""Calendar arithmetic on local dates. Nothing here reads text."""

from __future__ import annotations

import calendar
import datetime as dt

ANNOUNCED_DAYS = 14
"""A date without a year may lie this many days after publication: an announced one."""

PARTS: dict[str, tuple[str, str]] = {
    "early": ("00:00", "08:59"),
    "early hour": ("00:00", "05:59"),
    "mid": ("09:00", "15:59"),
    "late": ("17:00", "23:59"),
    "morning": ("00:00", "11:59"),
    "early morning": ("00:00", "08:59"),
    "mid morning": ("08:00", "11:59"),
    "late morning": ("09:00", "11:59"),
    "afternoon": ("12:00", "17:59"),
    "early afternoon": ("12:00", "14:59"),
    "late afternoon": ("15:00", "18:59"),
    "evening": ("16:00", "23:59"),
    "early evening": ("16:00", "19:59"),
    "late evening": ("20:00", "23:59"),
    "night": ("18:00", "23:59"),
    "late night": ("21:00", "23:59"),
    "dawn": ("03:00", "07:59"),
    "before dawn": ("00:00", "06:59"),
    "after dawn": ("03:00", "11:59"),
    "dusk": ("16:00", "20:59"),
    "before dusk": ("12:00", "20:59"),
    "after dusk": ("16:00", "23:59"),
    "before midnight": ("20:00", "23:59"),
    "after midnight": ("00:00", "05:59"),
}
"""Part of a day → its first and last minute. Wide on purpose: reports differ in what they call morning.

The night of a named day ends with the day; a night that is told as one between two days ("last night",
"overnight", "the night of January 30-31") runs from 18:00 to 05:59.
"""
NIGHT_FROM, NIGHT_TO = "18:00", "05:59"


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None where the calendar has none such (31 February)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def add_days(date: dt.date, days: float) -> dt.date | None:
    """Return the date so many days on, or None outside the years 1 to 9999."""
    try:
        return date + dt.timedelta(days=int(days))
    except OverflowError:
        return None


def add_months(date: dt.date, months: int) -> dt.date | None:
    """Return the same day so many months on (the last day of a shorter month), None outside 1 to 9999."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def weekday_before(anchor: dt.date, weekday: int, *, strictly: bool = False) -> dt.date | None:
    """Return the latest such weekday (Monday 0) on or, if ``strictly``, before the anchor."""
    back = (anchor.weekday() - weekday) % 7
    return add_days(anchor, -(back or 7 if strictly else back))


def weekday_after(anchor: dt.date, weekday: int, *, strictly: bool = True) -> dt.date | None:
    """Return the earliest such weekday after (or, unless ``strictly``, on) the anchor."""
    ahead = (weekday - anchor.weekday()) % 7
    return add_days(anchor, ahead or 7 if strictly else ahead)


def nearest_year(anchor: dt.date, month: int, day: int) -> int:
    """Return the year that puts this day nearest on or before the anchor, or at most 14 days after it."""
    limit = anchor.toordinal() + ANNOUNCED_DAYS
    for year in (anchor.year + 1, anchor.year):
        if not 1 <= year <= 9999:
            continue
        date = dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if date.toordinal() <= limit:
            return year
    return max(anchor.year - 1, 1)


def month_span(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the month that the day is in."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def unit_span(unit: str, anchor: dt.date, shift: int = 0) -> tuple[dt.date, dt.date] | None:
    """Return the calendar week (from Monday), month or year that lies ``shift`` units from the anchor's."""
    if unit == "week":
        first = add_days(anchor, 7 * shift - anchor.weekday())
        last = add_days(first, 6) if first else None
        return (first, last) if first and last else None
    if unit == "months":
        moved = add_months(anchor.replace(day=1), shift)
        return month_span(moved) if moved else None
    year = anchor.year + shift
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if 1 <= year <= 9999 else None


def third(span: tuple[dt.date, dt.date], which: str) -> tuple[dt.date, dt.date]:
    """Return the early, mid or late part of a year (four months each), month (ten days) or week (two)."""
    first, last = span
    if (last - first).days > 31:
        one, two = first.replace(month=5), first.replace(month=9)
    else:
        third_of_it = 10 if (last - first).days > 7 else 2
        one, two = first + dt.timedelta(third_of_it), first + dt.timedelta(2 * third_of_it)
    day = dt.timedelta(1)
    return {"early": (first, one - day), "mid": (one, two - day), "late": (two, last)}[which]


def weekend(anchor: dt.date, shift: str = "") -> tuple[dt.date, dt.date] | None:
    """Return Saturday and Sunday of the weekend on or before the anchor.

    ``shift``: ``last`` is the latest that is over before the anchor's own, ``next`` the coming one, and
    ``this`` the one that a writer on a Thursday or Friday still has ahead.
    """
    saturday = weekday_before(anchor, 5)
    if saturday and shift == "last" and anchor.weekday() >= 5:
        saturday = add_days(saturday, -7)
    elif saturday and (shift == "next" or (shift == "this" and anchor.weekday() in (3, 4))):
        saturday = add_days(saturday, 7)
    sunday = add_days(saturday, 1) if saturday else None
    return (saturday, sunday) if saturday and sunday else None
