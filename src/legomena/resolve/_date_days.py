"""Days and parts of days: from their words to intervals."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from . import _date_calendar as cal
from ._date_interval import Interval, days, night_between
from ._date_reader import DayWords, Reader
from ._date_words import CODE, word_set

# "will hold it on Sunday" looks ahead; "will answer Sunday's attack" and "who said on Sunday" do not.
_AHEAD = word_set("will shall due scheduled expected planned slated upcoming")
_NOT_AHEAD = word_set(
    """said after following since that who which over killed killing attacked attacking told"""
)


def point(r: Reader, i: int, j: int, anchor: dt.date | None = None, year: int | None = None) -> Interval:
    """Resolve a day or a part of one; ``anchor`` and ``year`` stand in for the publication date."""
    words = r.words(i, j)
    if words.year is None and words.month is not None:
        words.year = year
    return with_part(day_of(r, words, anchor or r.published), words)


def day_of(r: Reader, w: DayWords, anchor: dt.date | None) -> Interval:
    """Resolve the day that the words name, without its time of day."""
    if w.numeric:
        return _numeric(r, w.numeric, w.weekday)
    if w.month is not None and w.numbers:
        return _month_day(r, w, anchor)
    if w.relday:
        step = {"today": 0, "yesterday": -1, "tomorrow": 1}[w.relday]
        day = cal.add_days(anchor, step) if anchor else None
        return days(day, day, "day", "relative-days")
    if w.weekday is not None:
        day, rule = _weekday(r, w, anchor)
        if w.numbers and day:
            # "Wednesday (4)": weekday and day of the month have to agree within two months.
            back = (cal.add_days(day, -7 * n) for n in range(9))
            day = next((d for d in back if d and d.day == w.numbers[0]), None)
            rule = "weekday-day" if day else "weekday-date-conflict"
        return days(day, day, "day", rule)
    return days(None, None, "day", "unresolved")


def _weekday(r: Reader, w: DayWords, anchor: dt.date | None) -> tuple[dt.date | None, str]:
    assert w.weekday is not None  # noqa: S101  (callers have looked)
    rule = {"last": "weekday-last", "next": "weekday-next"}.get(w.shift, "weekday")
    if rule == "weekday" and _looks_ahead(r, w.anchor_word):
        rule = "weekday-future"
    if anchor is None:
        return None, rule
    if rule in ("weekday-next", "weekday-future"):
        return cal.weekday_after(anchor, w.weekday, strictly=rule == "weekday-next"), rule
    return cal.weekday_before(anchor, w.weekday, strictly=rule == "weekday-last"), rule


def _looks_ahead(r: Reader, k: int) -> bool:
    if r.tokens.text[r.tokens.ends[k] : r.tokens.ends[k] + 1] in ("'", "’"):
        return False
    for back in range(k - 1, max(k - 8, -1), -1):
        word = r.tokens.word(back)
        if r.codes[back] in (CODE["stop"], CODE["dot"], CODE["comma"]) or word in _NOT_AHEAD:
            return False
        if word in _AHEAD:
            return True
    return False


def _month_day(r: Reader, w: DayWords, anchor: dt.date | None) -> Interval:
    assert w.month is not None  # noqa: S101  (callers have looked)
    rule = "month-day-year"
    year = w.year
    anchor = anchor or r.latest
    if year is None and anchor is not None:
        year, rule = cal.nearest_year(anchor, w.month, w.numbers[-1]), "month-day"
    elif year is None:
        year, rule = r.year_of(w.month, w.numbers[-1]), "month-day-text-year"
    possible = max(w.numbers) <= 29 or cal.date_or_none(2000, w.month, max(w.numbers)) is not None
    if year is None or not possible:
        return days(None, None, "day", "month-day" if possible else "impossible-date")
    first = cal.date_or_none(year, w.month, w.numbers[0])
    last = cal.date_or_none(year, w.month, w.numbers[-1])
    if first is None or last is None:
        return days(None, None, "day", "impossible-date")
    if w.weekday is not None and first == last and first.weekday() != w.weekday:
        rule = "weekday-date-conflict"
    return days(first, last, "day" if first == last else "days", rule)


def _numeric(r: Reader, raw: str, weekday: int | None) -> Interval:
    if re.match(r"[0-9]{4}-", raw):
        try:
            day = dt.date.fromisoformat(raw[:10])
            clock = dt.time.fromisoformat(raw[11:16]) if "T" in raw else None
        except ValueError:
            return days(None, None, "day", "impossible-date")
        if clock is None:
            return days(day, day, "day", "iso-date")
        return Interval(raw[:16], raw[:16], "minute", "iso-date")
    first, second, year = map(int, re.split(r"\D", raw))
    day_first = cal.date_or_none(year, second, first)
    month_first = cal.date_or_none(year, first, second)
    rule = "numeric-date"
    if day_first and month_first and day_first != month_first:
        # Both orders give a date. Other dates of the text may show the order; else one of the two
        # may lie in the future of the text.
        fitting = [d for d in (day_first, month_first) if d.weekday() == weekday]
        limit = cal.add_days(r.latest, cal.ANNOUNCED_DAYS) if r.latest else None
        if len(fitting) == 1:
            rule, day_first = "numeric-date-weekday", fitting[0]
        elif r.month_first is not None:
            rule = "numeric-date-text-order"
            day_first = month_first if r.month_first else day_first
        elif limit and (day_first <= limit) != (month_first <= limit):
            rule = "numeric-date-published"
            day_first = min(day_first, month_first)
        else:
            return days(None, None, "day", "ambiguous-numeric")
    chosen = day_first or month_first
    return days(chosen, chosen, "day", rule if chosen else "impossible-date")


def with_part(day: Interval, w: DayWords) -> Interval:
    """Narrow an interval of days to the part of the day that the words name."""
    first, last = day.first_day, day.last_day
    window = part_window(w)
    if w.overnight or w.night_of:
        if first is None or last is None:
            return replace(day, precision="part of day")
        if first == last:
            # "overnight into Saturday" ends on it; "overnight on Friday", "the night of" begin there.
            into = w.overnight and w.into
            first, last = (cal.add_days(first, -1), last) if into else (first, cal.add_days(last, 1))
        return night_between(first, last, day.rule)
    if window is None:
        return day
    if first is None or last is None:
        return replace(day, precision="part of day")
    return Interval(f"{first}T{window[0]}", f"{last}T{window[1]}", "part of day", day.rule)


def part_window(w: DayWords) -> tuple[str, str] | None:
    """Return first and last minute of the part of the day that the words name, if any."""
    if w.part in ("dawn", "dusk", "midnight"):
        return cal.PARTS.get(f"{w.side} {w.part}".strip())
    if w.part == "hour" and w.mod != "early":
        return cal.PARTS.get(w.mod)
    return cal.PARTS.get(f"{w.mod} {w.part}".strip()) or cal.PARTS.get(w.part)
