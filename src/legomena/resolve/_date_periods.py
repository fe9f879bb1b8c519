"""Stretches of the calendar: months, years, weeks, weekends."""

from __future__ import annotations

import datetime as dt

from legomena.records import TimePrecision

from . import _date_calendar as cal
from ._date_days import point
from ._date_grammar import phrase
from ._date_interval import Draft, Interval, days
from ._date_reader import NAME_OF, DayWords, Reader
from ._date_words import CODE


def period(r: Reader, i: int, j: int, anchor: dt.date | None = None, year: int | None = None) -> Interval:
    """Resolve months, years, calendar units and weekends."""
    anchor = anchor or r.published
    w = r.words(i, j)
    unit_at = r.find(i, j, "week", "months", "years")
    if r.find(i, j, "weekend") is not None:
        span = cal.weekend(anchor, w.shift) if anchor else None
        return days(span[0] if span else None, span[1] if span else None, "days", "weekend")
    if w.month is not None:
        interval = _month(r, w, anchor, year)
    elif unit_at is not None:
        interval = _calendar_unit(r, i, unit_at, w, anchor)
    else:
        given = w.year if w.year is not None else year
        interval = (
            days(dt.date(given, 1, 1), dt.date(given, 12, 31), "year", "year")
            if given
            else days(None, None, "year", "year")
        )
    which = w.mod or _edge(r, i, j)
    first, last = interval.first_day, interval.last_day
    if which and first and last:
        first, last = cal.third((first, last), which)
        return days(first, last, "days" if interval.precision != "year" else "month", interval.rule)
    return interval


def _edge(r: Reader, i: int, j: int) -> str:
    if r.find(i, j, "outset") is not None:
        return "early"
    return "late" if r.find(i, j, "close") is not None else ""


def _month(r: Reader, w: DayWords, anchor: dt.date | None, year: int | None) -> Interval:
    assert w.month is not None  # noqa: S101  (callers have looked)
    rule = "month-year"
    given = w.year if w.year is not None else year
    anchor = anchor or r.latest
    if given is None and anchor is not None:
        rule = "month"
        given = anchor.year - (w.month > anchor.month)
        if w.shift == "last" and w.month == anchor.month:
            given -= 1
        elif w.shift == "next":
            given = anchor.year + (w.month <= anchor.month)
    elif given is None:
        given, rule = r.only_year, "month-text-year"
    if not given or given > dt.MAXYEAR:
        return days(None, None, "month", "month")
    return days(*cal.month_span(dt.date(given, w.month, 1)), "month", rule)


def _calendar_unit(r: Reader, i: int, k: int, w: DayWords, anchor: dt.date | None) -> Interval:
    unit = NAME_OF[r.codes[k]]
    precision: TimePrecision = {"week": "week", "months": "month"}.get(unit, "year")  # type: ignore[assignment]
    rule = "calendar-unit"
    if w.shift == "previous":
        rule, anchor = r.relative_rule(), r.text_day or r.published
    if r.tokens.word(k).startswith("decade"):
        return days(None, None, "year", rule)
    step = {"last": -1, "previous": -1, "next": 1}.get(w.shift, 0)
    if unit == "years":
        anchor = anchor or r.latest
    span = cal.unit_span(unit, anchor, step) if anchor else None
    if span is None:
        return days(None, None, precision, rule)
    if not step and anchor and r.codes[i] == CODE["earlier"]:
        return days(span[0], anchor, precision, "so-far")
    if not step and anchor and r.codes[i] == CODE["later"]:
        return days(anchor, span[1], precision, "rest-of")
    return days(*span, precision, rule)


def limit(r: Reader, i: int, j: int, anchor: dt.date | None = None, year: int | None = None) -> Interval:
    """Resolve what may end a window: a day, a part of one, or a stretch of the calendar."""
    i += r.codes[i : i + 1] == CODE["the"] and r.find(i, j, "weekend") is None
    if phrase("point").fullmatch(r.codes, i, j):
        return point(r, i, j, anchor, year)
    return period(r, i, j, anchor, year)


def period_rule(r: Reader, i: int, j: int) -> Draft | None:
    interval = period(r, i, j)
    return Draft(i, j, "window", interval)


def period_in_rule(r: Reader, i: int, j: int) -> Draft | None:
    if NAME_OF[r.codes[i]] == "year" and (r.counted_next(j) or r.codes[j : j + 1] == CODE["dash"]):
        return None
    return period_rule(r, i, j)


def year_of_event_rule(r: Reader, i: int, j: int) -> Draft | None:
    year = int(r.tokens.raw(i))
    if r.counted_next(j) or (r.published and year > r.published.year + 1):
        return None
    return period_rule(r, i, j)
