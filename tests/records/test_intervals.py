from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from legomena.records import When
from legomena.records.intervals import bounds, covers, merge, overlap


def when(start: str | None, end: str | None, text: str = "x") -> When:
    return When(text=text, start=start, end=end, precision="day")


SATURDAY = when("2026-01-31", "2026-01-31", "Saturday")
WEEKEND = when("2026-01-31", "2026-02-01", "the weekend")
THREE_AM = when("2026-01-31T03:00", "2026-01-31T03:00", "3 am")
FRIDAY = when("2026-01-30", "2026-01-30", "Friday")
SINCE_FRIDAY = when("2026-01-30", None, "since Friday")
UNKNOWN = when(None, None)


def test_dates_stand_for_whole_days() -> None:
    assert bounds(SATURDAY) == ("2026-01-31T00:00", "2026-01-31T23:59")
    assert bounds(SINCE_FRIDAY) == ("2026-01-30T00:00", None)


def test_overlap() -> None:
    assert overlap(SATURDAY, WEEKEND) is True
    assert overlap(SATURDAY, THREE_AM) is True
    assert overlap(FRIDAY, WEEKEND) is False
    assert overlap(SINCE_FRIDAY, FRIDAY) is True
    assert overlap(SINCE_FRIDAY, SATURDAY) is None
    assert overlap(SINCE_FRIDAY, when("2026-01-01", "2026-01-29")) is False
    assert overlap(UNKNOWN, SATURDAY) is None


def test_covers() -> None:
    assert covers(WEEKEND, SATURDAY) is True
    assert covers(SATURDAY, THREE_AM) is True
    assert covers(SATURDAY, WEEKEND) is False
    assert covers(SINCE_FRIDAY, SATURDAY) is None
    assert covers(SATURDAY, SINCE_FRIDAY) is False
    assert covers(WEEKEND, UNKNOWN) is None


def test_merge() -> None:
    both = merge(FRIDAY, THREE_AM)
    assert (both.start, both.end, both.precision) == ("2026-01-30", "2026-01-31T03:00", "days")
    assert both.text == "Friday; 3 am"
    assert merge(SINCE_FRIDAY, SATURDAY).end is None


_days = st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1))
_ends = st.none() | _days.map(dt.date.isoformat)


@st.composite
def _whens(draw: st.DrawFn) -> When:
    start, end = draw(_ends), draw(_ends)
    return when(min(start, end), max(start, end)) if start and end else when(start, end)


@given(_whens(), _whens())
def test_what_is_proven_of_open_intervals_holds_for_any_end(a: When, b: When) -> None:
    assert overlap(a, b) == overlap(b, a)
    if covers(a, b):
        assert overlap(a, b)
    if overlap(a, b) is False:
        assert covers(a, b) in (False, None)
    whole = merge(a, b)
    assert covers(whole, a) is not False
    assert covers(whole, b) is not False
