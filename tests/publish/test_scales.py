"""Scales of the charts."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from legomena.publish.scales import Days, Figures

days = st.lists(st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)), min_size=1, max_size=12)


@given(days)
def test_days_stay_in_order_and_on_the_line(given_days: list[dt.date]) -> None:
    scale = Days(given_days, 500)
    at = [scale.x(day) for day in sorted(given_days)]
    assert at == sorted(at)
    assert all(-0.001 <= x <= 500.001 for x in at)
    assert scale.ticks()


def test_long_empty_runs_are_cut_short() -> None:
    scale = Days([dt.date(2026, 1, 1), dt.date(2026, 1, 2), dt.date(2026, 12, 1)], 300)
    assert len(scale.breaks) == 1
    assert scale.x(dt.date(2026, 1, 2)) > 50
    (gap,) = scale.gaps()
    assert scale.x(dt.date(2026, 1, 2), 1) < gap < scale.x(dt.date(2026, 12, 1), 0)


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=12))
def test_larger_figures_stand_higher(values: list[int]) -> None:
    scale = Figures(values, 200)
    at = [scale.y(value) for value in sorted(values)]
    assert at == sorted(at, reverse=True)
    assert all(0 <= y <= 200 for y in at)


def test_a_wide_spread_gets_a_logarithmic_scale() -> None:
    assert Figures([3, 400], 200).log
    assert not Figures([10, 22], 200).log
