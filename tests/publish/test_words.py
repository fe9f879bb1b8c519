"""How figures and dates are worded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.publish import words
from legomena.records import Place, When


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "told"),
    [
        (22, 22, "exact", "22"),
        (84, None, "at least", "at least 84"),
        (1000, None, "more than", "more than 1,000"),
        (None, 20, "up to", "up to 20"),
        (5, 7, None, "5 to 7"),
        (40, 40, "about", "about 40"),
        (None, 9, None, "up to 9"),
        (9, None, None, "at least 9"),
        (0, 0, "exact", "0"),
        (None, None, None, "no number given"),
    ],
)
def test_figures_are_worded_as_said(
    low: int | None, high: int | None, qualifier: str | None, told: str
) -> None:
    assert words.figure(low, high, qualifier) == told


def test_unknown_is_never_nought() -> None:
    assert "0" not in words.span(None, None)
    assert words.figure_parts(None, None, None) == ("no number given", "")
    assert words.figure_parts(84, None, "at least") == ("at least", "84")


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2026-01-31", "2026-01-31", "31 January 2026"),
        ("2026-01-30", "2026-01-31", "30–31 January 2026"),
        ("2026-01-31", "2026-02-01", "31 January – 1 February 2026"),
        ("2025-12-31", "2026-01-01", "31 December 2025 – 1 January 2026"),
        ("2026-01-31T03:00", "2026-01-31T18:00", "31 January 2026, 03:00–18:00"),
        ("2026-01-31T03:00", "2026-01-31", "31 January 2026, from 03:00"),
        ("2026-01-31T00:00", "2026-01-31", "31 January 2026"),
        ("2026-01-31", "2026-01-31T06:00", "31 January 2026, until 06:00"),
        ("2026-01-31", None, "from 31 January 2026"),
        (None, "2026-01-31", "until 31 January 2026"),
        (None, None, "no date given"),
    ],
)
def test_intervals(start: str | None, end: str | None, told: str) -> None:
    assert words.interval(start, end) == told


def test_windows_told_as_lengths() -> None:
    assert words.when(When(text="40 hours", hours=40)) == "40 hours"
    assert words.when(When(text="last year")) == "“last year”"
    assert words.when(None) == "no time given"
    assert words.date("2026-02") == "February 2026"


def test_places_say_how_precise_they_are() -> None:
    assert words.place(Place(text="Kech", name="Kech", precision="district")) == "Kech (district)"
    assert "not resolved" in words.place(Place(text="the pass"))


def test_listings() -> None:
    assert words.listing([]) == ""
    assert words.listing(["a", "b", "c"]) == "a, b and c"
    assert words.listing(["a", "b", "c", "d"], 3) == "a, b and 2 more"


@given(st.text(max_size=20))
def test_dates_never_raise(text: str) -> None:
    assert words.date(text)
    assert words.short_date(text)
