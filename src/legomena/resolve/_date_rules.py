"""Which function reads what each rule of the grammar matched."""

from __future__ import annotations

from collections.abc import Callable

from . import _date_clock as clock
from . import _date_lengths as lengths
from . import _date_periods as periods
from . import _date_relative as relative
from . import _date_windows as windows
from ._date_interval import Draft
from ._date_reader import Reader

Rule = Callable[[Reader, int, int], Draft | None]
"""Tokens from, to (exclusive) → a draft, or None where it is no time after all."""

HANDLERS: dict[str, Rule] = {
    "shared_month": windows.shared_month_rule,
    "clock_range": clock.clock_range_rule,
    "night_between": windows.night_between_days_rule,
    "range": windows.range_rule,
    "since": windows.since_rule,
    "until": windows.until_rule,
    "so_far": windows.so_far_rule,
    "offset_of_date": relative.offset_of_date_rule,
    "offset": relative.offset_rule,
    "same_day": relative.same_day_rule,
    "adjacent_day": relative.adjacent_day_rule,
    "clock_date": clock.clock_date_rule,
    "date_clock": clock.date_clock_rule,
    "month_before_count": relative.month_before_count_rule,
    "point": relative.point_rule,
    "nth_of_month": relative.nth_of_month_rule,
    "last_part": relative.last_part_rule,
    "this_part": relative.this_part_rule,
    "overnight": relative.overnight_rule,
    "clock": clock.clock_rule,
    "length_adjective": lengths.length_adjective_rule,
    "length_range": lengths.length_rule,
    "length": lengths.length_rule,
    "past": lengths.past_rule,
    "forward": lengths.forward_rule,
    "recent": lengths.recent_rule,
    "nth_day": lengths.nth_day_rule,
    "period": periods.period_rule,
    "period_in": periods.period_in_rule,
    "year_of_event": periods.year_of_event_rule,
    "loose_part": relative.loose_part_rule,
    "vague_length": lengths.vague_length_rule,
}
