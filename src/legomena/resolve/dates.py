"""Times as written → the local intervals that they stand for.

``find_times`` reads English prose. It resolves against the publication date, or, for phrases that lean
on a day of the text ("a day earlier", "the same night"), against the nearest single day told before them.
What cannot be resolved is still returned, with null ends and the rule that says why.

Words that only place a time ("on", "at", "in March") stay out of the phrase; words that make a window
("since", "until", "over", "in ten hours") belong to it.

Rules (``When.rule``), the part before a slash being the outer one: ``weekday``, ``weekday-last``,
``weekday-next``, ``weekday-future``, ``weekday-day``, ``weekday-date-conflict``, ``month-day``,
``month-day-year``, ``month-day-text-year``, ``day-of-month``, ``iso-date``, ``numeric-date``,
``numeric-date-text-order``, ``numeric-date-published``, ``numeric-date-weekday``, ``ambiguous-numeric``,
``impossible-date``, ``relative-days``, ``relative-text``, ``relative-publication``, ``relative-date``,
``relative-event``, ``relative-vague``, ``same-day-text``, ``same-day-publication``, ``last-night``,
``overnight``, ``part-of-day``, ``clock``, ``clock-ambiguous``, ``clock-other-zone``,
``clock-part-conflict``, ``midnight-either-end``, ``range``, ``since``, ``until``, ``so-far``, ``rest-of``,
``length``, ``length-range``, ``length-vague``, ``past-window``, ``forward-window``, ``recent``,
``nth-day``, ``month``, ``month-year``, ``month-text-year``, ``year``, ``calendar-unit``, ``weekend``,
``publication``. A time of day that took its date from the sentence or from earlier text ends in
``/sentence`` or ``/text``.
"""

from __future__ import annotations

import datetime as dt

from legomena.records import Record, When

from . import _date_calendar as cal
from ._date_clock import put_clock
from ._date_grammar import core_word, known_words, rules, starts
from ._date_interval import Draft, Interval, Role
from ._date_reader import NAME_OF, Reader
from ._date_rules import HANDLERS
from ._date_words import CODE, lex


class TimeMention(Record, frozen=True, kw_only=True):
    """One time told in a text: ``text[start:end]`` and what it stands for.

    ``role``: ``point`` is a day or a part of one, ``clock`` a time of day by the clock, ``window`` a
    longer stretch or a length, ``since`` and ``until`` a window told by one end.
    """

    start: int
    end: int
    when: When
    role: Role


def find_times(text: str, published: str | None = None) -> list[TimeMention]:
    """Find every time told in ``text``, in order and without overlaps.

    ``published`` is the ISO 8601 date or date-time that relative phrases lean on; only its date is used,
    as written. Without it only what is absolute resolves. Raises ``ValueError`` for a malformed one.
    """
    reader = Reader(lex(text), *_anchor(published))
    drafts = _scan(reader)
    _give_dates(reader, drafts)
    drafts = _join_days(reader, drafts)
    return [_mention(reader, draft) for draft in drafts]


def _anchor(published: str | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the day of publication and the last day that it can be.

    A publication known by its month or year only settles years, and no weekday.
    """
    if not published:
        return None, None
    try:
        if len(published) == 4:
            return None, dt.date(int(published), 12, 31)
        if len(published) == 7:
            return None, cal.month_span(dt.date.fromisoformat(f"{published}-01"))[1]
        day = dt.date.fromisoformat(published[:10])
    except ValueError:
        raise ValueError(
            f"published: {published!r} is no ISO 8601 date; give it as 2026-01-31 or 2026-01-31T14:00Z"
        ) from None
    return day, day


def _scan(reader: Reader) -> list[Draft]:
    codes = reader.codes
    match, has_core, may_start = rules().match, core_word().search, starts()
    drafts: list[Draft] = []
    at = 0
    for run in known_words().finditer(codes):
        at = max(at, run.start())
        if at >= run.end() or not has_core(codes, at, run.end()):
            continue
        while at < run.end():
            if codes[at] in may_start:
                found = match(codes, at)
                if found and found.lastgroup:
                    draft = HANDLERS[found.lastgroup](reader, at, found.end())
                    if draft:
                        drafts.append(draft)
                        reader.text_day = _told_day(draft) or reader.text_day
                        at = draft.last
                        continue
            at += 1
    return drafts


def _told_day(draft: Draft) -> dt.date | None:
    """Return the single day that later phrases ("the same day") can lean on."""
    if draft.role not in ("point", "clock"):
        return None
    if draft.interval.precision == "part of day":
        return draft.interval.first_day
    return draft.interval.one_day


def _give_dates(reader: Reader, drafts: list[Draft]) -> None:
    """Give times of day the date of their own sentence, else the nearest date told before them."""
    days = [None if draft.clock else _told_day(draft) for draft in drafts]
    before: int | None = None
    after = _next_days(days)
    for n, draft in enumerate(drafts):
        if days[n]:
            before = n
        if draft.clock is None:
            continue
        near: list[tuple[int, int]] = []
        for m in (before, after[n]):
            distance = None if m is None else _distance(reader, *sorted((drafts[m], draft), key=_place))
            if m is not None and distance is not None:
                near.append((distance, m))
        chosen, basis = (min(near)[1], "sentence") if near else (before, "text")
        if chosen is not None:
            day = drafts[chosen].interval
            draft.interval = put_clock(
                day, draft.clock, f"{draft.clock.rule}/{day.rule.split('/')[-1]}/{basis}"
            )


def _place(draft: Draft) -> int:
    return draft.first


def _next_days(days: list[dt.date | None]) -> list[int | None]:
    following: list[int | None] = [None] * len(days)
    seen: int | None = None
    for n in range(len(days) - 1, -1, -1):
        following[n] = seen
        if days[n]:
            seen = n
    return following


def _distance(reader: Reader, left: Draft, right: Draft) -> int | None:
    """Return how far two mentions are apart in one sentence, in tokens; None across sentences.

    A clause begins at a comma or "and", so these count for more than a word.
    """
    if right.first - left.last > 80:
        return None
    distance = 0
    for k in range(left.last, right.first):
        name = NAME_OF[reader.codes[k]]
        if name == "stop" or (name == "dot" and not reader.tokens.raw(k + 1)[:1].islower()):
            return None
        distance += 10 if name in ("comma", "and") else 1
    return distance


_AND = {CODE["and"], CODE["and"] + CODE["on"]}


def _join_days(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """Make one window of two days in a row ("on Friday and Saturday")."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if (
            last
            and last.role == draft.role == "point"
            and last.interval.precision == draft.interval.precision == "day"
            and reader.codes[last.last : draft.first] in _AND
            and last.interval.one_day
            and cal.add_days(last.interval.one_day, 1) == draft.interval.one_day
        ):
            whole = Interval(last.interval.start, draft.interval.end, "days", f"range/{draft.interval.rule}")
            joined[-1] = Draft(last.first, draft.last, "window", whole)
        else:
            joined.append(draft)
    return joined


def _mention(reader: Reader, draft: Draft) -> TimeMention:
    first, last = draft.first, draft.last
    while NAME_OF[reader.codes[first]] in ("at", "on") or reader.tokens.word(first) in ("lasted", "lasting"):
        first += 1
    while NAME_OF[reader.codes[last - 1]] in ("dot", "comma"):
        last -= 1
    start, end = reader.tokens.starts[first], reader.tokens.ends[last - 1]
    interval = draft.interval
    when = When(
        text=reader.tokens.text[start:end],
        start=interval.start,
        end=interval.end,
        precision=interval.precision,
        rule=interval.rule,
        hours=draft.hours,
    )
    return TimeMention(start=start, end=end, when=when, role=draft.role)
