"""Publication dates: the stated offset is kept, and what is ambiguous is null."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.ingest.published import parse_published

OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31), timezones=OFFSETS).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(MOMENTS)
def test_a_moment_keeps_its_offset(moment: datetime) -> None:
    assert parse_published(moment.isoformat()) == moment.isoformat()
    assert parse_published(moment.isoformat(" ")) == moment.isoformat()
    assert parse_published(format_datetime(moment)) == moment.isoformat()


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_day_in_words(day: date) -> None:
    for form in ("%-d %B %Y", "%B %-d, %Y", "%A, %d %b %Y", "%b. %-d, %Y", "%Y-%m-%d", "%Y%m%d"):
        assert parse_published(day.strftime(form)) == day.isoformat()


@given(st.text())
def test_any_text_gives_an_iso_date_or_null(text: str) -> None:
    found = parse_published(text)
    assert found is None or datetime.fromisoformat(found)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-31T03:00:00Z", "2026-01-31T03:00:00+00:00"),
        ("2026-01-31T03:00", "2026-01-31T03:00:00"),
        ("2026-01-31 03:00:00 +0500", "2026-01-31T03:00:00+05:00"),
        ("2026-01-31 03:00 UTC", "2026-01-31T03:00:00+00:00"),
        ("Sat, 31 Jan 2026 03:00:00 +0500", "2026-01-31T03:00:00+05:00"),
        ("Sat, 31 Jan 2026 03:00:00 GMT", "2026-01-31T03:00:00+00:00"),
        ("Sat, 31 Jan 2026 03:00:00 -0000", "2026-01-31T03:00:00+00:00"),
        ("Sat, 31 Jan 2026 03:00:00 PKT", "2026-01-31T03:00:00"),
        ("D:20260131120000+05'00'", "2026-01-31T12:00:00+05:00"),
        ("D:20260131120000Z", "2026-01-31T12:00:00+00:00"),
        ("D:20260131", "2026-01-31"),
        ("31st January 2026", "2026-01-31"),
        ("01/02/2026", None),
        ("2026-02-31", None),
        ("2026-01", None),
        ("2026", None),
        ("Saturday", None),
        ("31 Januar 2026", None),
        ("D:99999999", None),
        ("yesterday", None),
        ("2026-13-45", None),
        ("0000-00-00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("1e400", None),
        ("", None),
        (None, None),
    ],
)
def test_forms(written: str | None, expected: str | None) -> None:
    assert parse_published(written) == expected
