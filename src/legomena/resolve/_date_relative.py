"""Rules for single days: named, relative to publication, or relative to another day of the text."""

from __future__ import annotations

import datetime as dt

from . import _date_calendar as cal
from ._date_days import part_window, point, with_part
from ._date_grammar import phrase
from ._date_interval import Clock, Draft, Interval, days, night_between, role_of
from ._date_lengths import PRECISION
from ._date_periods import period_rule
from ._date_reader import NAME_OF, Reader
from ._date_words import word_set

EVENT_WORDS = word_set(
    """attack attacks assault assaults bombing bombings blast blasts raid raids strike strikes clash
    clashes massacre offensive operation operations incident incidents shooting killing killings
    coup ambush explosion explosions siege violence uprising revolution war crisis"""
)


def point_rule(r: Reader, i: int, j: int) -> Draft | None:
    if r.is_name(i, j):
        return None
    interval = point(r, i, j)
    return Draft(i, j, role_of(interval), interval)


def month_before_count_rule(r: Reader, i: int, j: int) -> Draft | None:
    # "in January 15 people died" counts people; "in January 31 attacks" may well be the day.
    if r.tokens.word(j + 1) not in EVENT_WORDS:
        return period_rule(r, i, j)
    found = phrase("point").match(r.codes, i)
    return point_rule(r, i, found.end()) if found else None


def nth_of_month_rule(r: Reader, i: int, j: int) -> Draft | None:
    number = r.words(i, j).numbers[0]
    day = r.published
    while day and day.day != number:
        day = cal.add_days(day, -1)
    return Draft(i, j, "point", days(day, day, "day", "day-of-month"))


def last_part_rule(r: Reader, i: int, j: int) -> Draft | None:
    day = cal.add_days(r.published, -1) if r.published else None
    words = r.words(i, j)
    if words.part in ("night", ""):
        return Draft(i, j, "point", night_between(day, r.published, "last-night"))
    return Draft(i, j, "point", with_part(days(day, day, "day", "relative-days"), words))


def overnight_rule(r: Reader, i: int, j: int) -> Draft | None:
    words = r.words(i, j)
    if words.part and words.part != "night":
        return loose_part_rule(r, i, j)
    day = cal.add_days(r.published, -1) if r.published else None
    return Draft(i, j, "point", night_between(day, r.published, "overnight"))


def this_part_rule(r: Reader, i: int, j: int) -> Draft | None:
    words = r.words(i, j)
    words.part = words.part or "night"
    return Draft(i, j, "point", with_part(days(r.published, r.published, "day", "relative-days"), words))


def loose_part_rule(r: Reader, i: int, j: int) -> Draft | None:
    i = r.skip(i, j, "in", "at", "by", "about", "during", "the", "through")
    words = r.words(i, j)
    window = part_window(words)
    if window is None:
        return None
    # A preposition that is no part of the name of the time ("before dawn" is) stays out.
    if words.side and words.part not in ("dawn", "dusk"):
        i = r.skip(i, j, "before", "after", "the")
    clock = Clock(*window, "part of day", "part-of-day")
    return Draft(i, j, "point", Interval(None, None, "part of day", "part-of-day"), clock=clock)


def offset_of_date_rule(r: Reader, i: int, j: int) -> Draft | None:
    k = r.find(i, j, "before", "after")
    assert k is not None  # noqa: S101  (the pattern holds one)
    base = point(r, r.skip(k + 1, j, "on", "the"), j)
    amount = int(r.number(i, k) or 1) * (7 if r.find(i, k, "week") is not None else 1)
    day = base.one_day
    day = cal.add_days(day, -amount if NAME_OF[r.codes[k]] == "before" else amount) if day else None
    return Draft(i, j, "point", days(day, day, "day", f"relative-date/{base.rule}"))


# After "a day before", these show that the phrase is over and leans on a day told earlier.
_VERBS = word_set("was were had has have said killed left wounded injured claimed also")
_GOES_ON = frozenset(("comma", "dot", "stop", "shut", "and", "in", "on", "at", "by", "from", "dash"))


def offset_rule(r: Reader, i: int, j: int) -> Draft | None:
    direction = NAME_OF[r.codes[j - 1]]
    unit_at = r.find(i, j, "hour", "day", "week", "months", "years", "part")
    assert unit_at is not None  # noqa: S101  (the pattern holds one)
    unit = NAME_OF[r.codes[unit_at]]
    rule, anchor = r.relative_rule(), r.text_day or r.published
    if direction == "ago":
        rule, anchor = "relative-days", r.published
    sign = -1 if direction in ("ago", "earlier", "before") else 1
    ended = j >= len(r.codes) or NAME_OF[r.codes[j]] in _GOES_ON or r.tokens.word(j) in _VERBS
    if direction in ("before", "after") and not ended:
        # "a day after the army reported": leans on an event that is no date.
        return Draft(i, j, "point", days(None, None, "day", "relative-event"))
    if r.find(i, unit_at, "few") is not None or unit == "hour":
        return Draft(i, j, "point", days(None, None, "days" if unit != "hour" else "hour", "relative-vague"))
    amount = sign * int(min(r.number(i, unit_at) or 1, 1e6))
    return Draft(i, j, "point", _moved(anchor, unit, amount, rule, r, unit_at))


def _moved(anchor: dt.date | None, unit: str, amount: int, rule: str, r: Reader, unit_at: int) -> Interval:
    if unit in ("day", "part"):
        day = cal.add_days(anchor, amount) if anchor else None
        interval = days(day, day, "day", rule)
        return with_part(interval, r.words(unit_at, unit_at + 1)) if unit == "part" else interval
    first, last = (cal.unit_span(unit, anchor, amount) if anchor else None) or (None, None)
    return days(first, last, PRECISION[unit], rule)


def same_day_rule(r: Reader, i: int, j: int) -> Draft | None:
    day = r.text_day or r.published
    rule = "same-day-text" if r.text_day else "same-day-publication"
    interval = days(day, day, "day", rule)
    return Draft(i, j, "point", with_part(interval, r.words(i, j)))


def adjacent_day_rule(r: Reader, i: int, j: int) -> Draft | None:
    words = r.words(i, j)
    anchor, rule = r.text_day or r.published, r.relative_rule()
    if words.weekday is not None:
        step = cal.weekday_after if words.shift == "following" else cal.weekday_before
        day = step(anchor, words.weekday, strictly=True) if anchor else None
    else:
        day = cal.add_days(anchor, -1 if words.shift == "previous" else 1) if anchor else None
        if day and words.part == "night" and words.shift == "previous":
            return Draft(i, j, "point", night_between(day, anchor, rule))
    return Draft(i, j, "point", with_part(days(day, day, "day", rule), words))
