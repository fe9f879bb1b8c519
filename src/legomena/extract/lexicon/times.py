"""Words of the calendar and the clock."""

from __future__ import annotations

from ..words import words

WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = words("january february march april may june july august september october november december")
TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | words(
        """
        jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tonight morning evening afternoon
        night noon midnight late early
        """
    )
)
"""Words that say when, and so stand in no name."""
