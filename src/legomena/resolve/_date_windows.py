"""Rules for windows that are told by their ends."""

from __future__ import annotations

from . import _date_calendar as cal
from ._date_clock import clock_date_rule, date_clock_rule, put_clock, read_clock
from ._date_days import day_of, point, with_part
from ._date_grammar import phrase
from ._date_interval import Draft, Interval, days, night_between
from ._date_periods import limit, period
from ._date_reader import NAME_OF, Reader
from ._date_words import CODE, word_set


def shared_month_rule(r: Reader, i: int, j: int) -> Draft | None:
    words = r.words(i, j)
    if len(words.numbers) != 2 or words.numbers[0] >= words.numbers[1]:
        return None
    interval = with_part(day_of(r, words, r.published), words)
    window = Interval(interval.start, interval.end, interval.precision, f"range/{interval.rule}")
    if interval.precision == "day":
        window = Interval(None, None, "days", window.rule)
    return Draft(i, j, "point" if words.night_of else "window", window)


def night_between_days_rule(r: Reader, i: int, j: int) -> Draft | None:
    """ "The night between Friday and Saturday"."""
    joint = max(k for k in range(i + 2, j) if NAME_OF[r.codes[k]] in ("and", "to", "dash", "into"))
    end = point(r, joint + 1, j)
    begin = point(r, i + 2, joint, end.first_day, r.words(joint, j).year)
    rule = f"range/{end.rule}"
    words = r.words(i, i + 1)
    if words.part == "night":
        return Draft(i, j, "point", night_between(begin.first_day, end.last_day, rule))
    return Draft(i, j, "window", days(begin.first_day, end.last_day, "days", rule))


def range_rule(r: Reader, i: int, j: int) -> Draft | None:
    at = r.skip(i, j, "from", "between")
    first = phrase("limit").match(r.codes, at, j)
    if not first:
        return None
    joint = r.skip(first.end(), j, "comma")
    into = NAME_OF[r.codes[joint]] == "into"
    second_at = joint + 1
    tail = r.words(second_at, j)
    end = limit(r, second_at, j)
    anchor = end.first_day
    begin = limit(r, at, first.end(), anchor, tail.year)
    start_text, end_text = begin.start, end.end
    if into and end_text and len(end_text) == 10:
        end_text = f"{end_text}T{cal.PARTS['early'][1]}"
    if start_text and end_text and start_text[:10] > end_text[:10]:
        start_text = end_text = None
    coarse = end.precision if end.precision in ("week", "month", "year") else "days"
    return Draft(i, j, "window", Interval(start_text, end_text, coarse, f"range/{end.rule}"))


def _end_of(r: Reader, i: int, j: int) -> Interval:
    """Resolve the one end that "since", "until" and their like name."""
    clocks = phrase("clocktime").search(r.codes, i, j)
    if clocks:
        for rule in (date_clock_rule, clock_date_rule):
            draft = rule(r, r.skip(i, j, "the"), j)
            if draft and draft.role == "clock":
                return draft.interval
        clock = read_clock(r, clocks.start(), clocks.end())
        day = r.text_day or r.published
        base = days(day, day, "day", "same-day-text" if r.text_day else "publication")
        if clock and phrase("clocktime").fullmatch(r.codes, i, j):
            return put_clock(base, clock)
    start = r.find(i, j, "outset")
    if start is not None:
        return period(r, start + 1 + (r.codes[start + 1] == CODE["of"]), j)
    if phrase("anchorless").fullmatch(r.codes, r.skip(i, j, "the"), j):
        return with_part(days(r.published, r.published, "day", "publication"), r.words(i, j))
    if r.find(i, j, "then") is not None:
        return days(r.text_day, r.text_day, "day", "same-day-text")
    return limit(r, i, j)


def since_rule(r: Reader, i: int, j: int) -> Draft | None:
    end = _end_of(r, i + 1, j)
    start = end.start
    published = r.published_iso
    if start and published and start[:10] > published:
        published = None
    precision = end.precision if end.precision in ("month", "year") else "days"
    return Draft(i, j, "since", Interval(start, published if start else None, precision, f"since/{end.rule}"))


def until_rule(r: Reader, i: int, j: int) -> Draft | None:
    at = r.skip(i, j, "until", "as", "of", "by", "up", "to", "through", "the")
    if NAME_OF[r.codes[at]] == "now":
        return Draft(i, j, "window", Interval(None, r.published_iso, "day", "so-far"))
    if r.counted_next(j) and NAME_OF[r.codes[j - 1]] == "year":
        return None
    end = _end_of(r, at, j)
    return Draft(i, j, "until", Interval(None, end.end, end.precision, f"until/{end.rule}"))


_FAR_FROM = word_set("as away from apart north south east west off")


def so_far_rule(r: Reader, i: int, j: int) -> Draft | None:
    if r.tokens.word(j) in _FAR_FROM and r.find(i, j, "far") == j - 1:
        return None
    k = r.find(i, j, "week", "months", "years")
    span = cal.unit_span(NAME_OF[r.codes[k]], r.published) if k is not None and r.published else None
    start = span[0].isoformat() if span else None
    return Draft(i, j, "window", Interval(start, r.published_iso, "days" if span else "day", "so-far"))
