"""The local days that a time stands for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from .claim import When


@lru_cache(maxsize=1 << 16)
def day_of(moment: str | None) -> date | None:
    """Return the local day of an ISO 8601 date or date-time; null where it is null or names no day."""
    if moment is None or len(moment) < 10:
        return None
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def days_of(when: When | None) -> tuple[date | None, date | None]:
    """Return the first and last local day of ``when``, both included; null where open or unknown."""
    if when is None:
        return None, None
    first, last = day_of(when.start), day_of(when.end)
    if first is not None and last is not None and last < first:
        return last, first
    return first, last
