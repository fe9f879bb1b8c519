"""Times of day told by the clock."""

from __future__ import annotations

import datetime as dt
import re

from legomena.records import TimePrecision

from . import _date_calendar as cal
from ._date_days import point
from ._date_grammar import phrase
from ._date_interval import Clock, Draft, Interval, days
from ._date_reader import NAME_OF, Reader

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?")
_PREPOSITIONS = frozenset(("at", "about", "by", "since", "until", "from", "between", "on", "after", "before"))


def read_clock(r: Reader, i: int, j: int, hint: Clock | None = None) -> Clock | None:
    """Read the time of day told between two tokens; None where it is none after all.

    ``hint`` is the other end of a range: "between 3 and 5 am" gives "am" to both.
    """
    tokens = r.tokens
    words = r.words(i, j)
    k = r.find(
        i, j, "clockap", "oclock", "clock", "military", "noon", "midnight", "dayno", "ones", "num", "year"
    )
    if k is None:
        return None
    name = NAME_OF[r.codes[k]]
    if name == "midnight":
        if words.side:
            return Clock(*cal.PARTS[f"{words.side} midnight"], "part of day", "clock")
        # The midnight that begins the day or the one that ends it: writers mean either.
        return Clock("00:00", "23:59", "day", "midnight-either-end")
    if name == "noon":
        return Clock("12:00", "12:00", "hour", "clock")
    raw = tokens.word(k)
    if name == "ones":
        value = r.number(k, k + 1) or 0
        hour, minute = int(value), None
    else:
        found = _CLOCK.match(raw)
        if not found:
            return None
        hour, minute = int(found[1]), int(found[2]) if found[2] else None
    has_suffix = r.find(k + 1, j, "hour", "local", "time", "zone", "part") is not None
    if name == "clock" and not has_suffix and "h" not in raw and hint is None:
        before = NAME_OF[r.codes[k - 1]] if k else ""
        if before not in _PREPOSITIONS:
            return None
    if name in ("military", "num", "year") and not (has_suffix or (k and NAME_OF[r.codes[k - 1]] == "at")):
        return None
    if hour > 23 or (minute or 0) > 59:
        return None
    rule = "clock"
    if name == "clockap":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if "p" in raw else 0)
    elif name in ("oclock", "ones", "dayno") or (name == "clock" and _twelve_hours(raw, hour)):
        if words.part in ("afternoon", "evening", "night", "dusk"):
            hour = hour % 12 + (0 if words.part == "night" and (hour < 5 or hour == 12) else 12)
        elif words.part in ("morning", "dawn"):
            hour %= 12
        elif hint and hint.first and hint.rule == "clock":
            hour = hour % 12 + (12 if hint.first >= "12:00" and hour % 12 <= int(hint.first[:2]) - 12 else 0)
        else:
            rule = "clock-ambiguous"
    if r.find(k + 1, j, "zone") is not None:
        rule = "clock-other-zone"
    precision: TimePrecision = "hour" if minute is None or r.find(i, k, "about") is not None else "minute"
    if rule != "clock":
        return Clock(None, None, precision, rule)
    time = f"{hour:02}:{minute or 0:02}"
    return Clock(time, time, precision, rule)


def _twelve_hours(raw: str, hour: int) -> bool:
    """Tell whether "3:30" leaves open which half of the day it is in ("03:30" and "15:30" do not)."""
    return 1 <= hour <= 11 and raw[0] != "0" and "h" not in raw


def put_clock(day: Interval, clock: Clock, rule: str | None = None) -> Interval:
    """Put a time of day on a day; one that cannot be told leaves both ends null."""
    rule = rule or f"{clock.rule}/{day.rule}"
    one = _day_of_clock(day, clock)
    if one is None or clock.first is None or clock.last is None:
        return Interval(None, None, clock.precision, rule)
    if clock.precision == "day":
        return days(one, one, "day", rule)
    # "From 10 pm to 4 am" ends on the next day.
    end = cal.add_days(one, 1) if clock.last < clock.first else one
    if end is None:
        return Interval(None, None, clock.precision, rule)
    return Interval(f"{one}T{clock.first}", f"{end}T{clock.last}", clock.precision, rule)


def _day_of_clock(day: Interval, clock: Clock) -> dt.date | None:
    """Return the day that the time of day falls on; of a night, the one on whose side of midnight it is."""
    first, last = day.first_day, day.last_day
    if first is None or last is None or first == last:
        return first if first == last else None
    if day.precision != "part of day" or clock.first is None:
        return None
    inside = [d for d in (first, last) if str(day.start) <= f"{d}T{clock.first}" <= str(day.end)]
    return inside[0] if len(inside) == 1 else None


def clock_rule(r: Reader, i: int, j: int) -> Draft | None:
    clock = read_clock(r, i, j)
    if clock is None:
        return None
    if r.find(i, j, "midnight") is None:
        i = r.skip(i, j, "before", "after")
    return Draft(i, j, "clock", Interval(None, None, clock.precision, clock.rule), clock=clock)


def clock_date_rule(r: Reader, i: int, j: int) -> Draft | None:
    found = phrase("clocktime").match(r.codes, i, j)
    if not found:
        return None
    clock = read_clock(r, i, found.end())
    rest = r.skip(found.end(), j, "comma", "on", "of", "the")
    if clock is None or rest == j or r.is_name(rest, j):
        return None
    day = point(r, rest, j)
    return Draft(i, j, "clock", put_clock(day, _settled(r, clock, i, found.end(), day)))


def _settled(r: Reader, clock: Clock, i: int, j: int, day: Interval) -> Clock:
    """Let the part of the day settle which half of it is meant: "10:30 on Saturday night"."""
    if day.precision != "part of day" or not day.start or not day.end:
        return clock
    first, last = day.start[11:], day.end[11:]
    if day.one_day is None:
        return clock
    if clock.first and clock.last:
        # "2 am on Saturday night" may be on either side of that midnight.
        fits = clock.precision == "day" or first <= clock.first <= last
        return clock if fits else Clock(None, None, clock.precision, "clock-part-conflict")
    k = r.find(i, j, "clock")
    if clock.rule != "clock-ambiguous" or k is None:
        return clock
    hour, minute = map(int, r.tokens.raw(k).split(":")[:2])
    options = [f"{h:02}:{minute:02}" for h in (hour % 12, hour % 12 + 12)]
    inside = [t for t in options if first <= t <= last]
    return Clock(inside[0], inside[0], clock.precision, "clock") if len(inside) == 1 else clock


def date_clock_rule(r: Reader, i: int, j: int) -> Draft | None:
    found = phrase("point").match(r.codes, i, j)
    if not found or r.is_name(i, found.end()):
        return None
    start = r.skip(found.end(), j, "comma", "at", "by", "from")
    clock = read_clock(r, start, j)
    if clock is None:
        return Draft(i, found.end(), "point", point(r, i, found.end()))
    day = point(r, i, found.end())
    return Draft(i, j, "clock", put_clock(day, _settled(r, clock, start, j, day)))


def clock_range_rule(r: Reader, i: int, j: int) -> Draft | None:
    found = phrase("point").match(r.codes, i, j)
    day = point(r, i, found.end()) if found else None
    at = r.skip(found.end() if found else i, j, "comma", "from", "between")
    first = phrase("hourname").match(r.codes, at, j)
    if not first:
        return None
    split = first.end()
    second = phrase("clocktime").match(r.codes, split + 1, j)
    if not second:
        return None
    late = read_clock(r, split + 1, second.end(), hint=Clock(None, None, "hour", ""))
    early = read_clock(r, at, split, hint=late) if late else None
    if early is None or late is None:
        return None
    if not found and second.end() < j:
        day = point(r, r.skip(second.end(), j, "comma", "on", "of", "the"), j)
    precision = "hour" if "hour" in (early.precision, late.precision) else late.precision
    rule = late.rule if late.rule != "clock" else early.rule
    clock = Clock(early.first, late.last, precision, rule)
    if not clock.first or not clock.last:
        clock = Clock(None, None, precision, rule)
    if day is not None:
        return Draft(i, j, "clock", put_clock(day, clock))
    return Draft(i, j, "clock", Interval(None, None, clock.precision, clock.rule), clock=clock)
