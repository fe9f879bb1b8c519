"""Intervals of local time, times of day, and drafts of mentions: what the readers of times hand around."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from legomena.records import TimePrecision

from ._date_calendar import NIGHT_FROM, NIGHT_TO

Role = Literal["point", "window", "clock", "since", "until"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A resolved stretch of local time; both ends null where it could not be resolved."""

    start: str | None
    end: str | None
    precision: TimePrecision
    rule: str

    @property
    def first_day(self) -> dt.date | None:
        return dt.date.fromisoformat(self.start[:10]) if self.start else None

    @property
    def last_day(self) -> dt.date | None:
        return dt.date.fromisoformat(self.end[:10]) if self.end else None

    @property
    def one_day(self) -> dt.date | None:
        """The day, where the interval lies within a single one."""
        return self.first_day if self.start and self.end and self.start[:10] == self.end[:10] else None


def days(first: dt.date | None, last: dt.date | None, precision: TimePrecision, rule: str) -> Interval:
    """Return the interval of whole days between two dates."""
    return Interval(first.isoformat() if first else None, last.isoformat() if last else None, precision, rule)


def night_between(first: dt.date | None, last: dt.date | None, rule: str) -> Interval:
    if first is None or last is None:
        return Interval(None, None, "part of day", rule)
    return Interval(f"{first}T{NIGHT_FROM}", f"{last}T{NIGHT_TO}", "part of day", rule)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``first`` and ``last`` are ``HH:MM``, null where it cannot be told."""

    first: str | None
    last: str | None
    precision: TimePrecision
    rule: str


@dataclass(slots=True)
class Draft:
    """A mention between tokens ``first`` and ``last`` (exclusive) before it becomes a record."""

    first: int
    last: int
    role: Role
    interval: Interval
    hours: float | None = None
    clock: Clock | None = None
    """A time of day that still needs a date from nearby."""


def role_of(interval: Interval) -> Role:
    """A day or less is a point, anything longer a window."""
    return "point" if interval.precision in ("minute", "hour", "part of day", "day") else "window"
