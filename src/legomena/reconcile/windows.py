"""Time windows of figures: what a figure covers, and whether two cover the same."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from legomena.records import Record, When
from legomena.records.days import days_of

Relation = Literal["same", "wider", "narrower", "overlapping", "apart", "unknown"]
SAME_SHARE = 0.6
"""Windows that share this much of their joint length are told apart by no reader: they count as one."""
_SAME_HOURS = 0.1


class Window(Record, frozen=True, gc=False):
    """First and last local day covered (both included), and the length where it is told in hours."""

    first: date | None = None
    last: date | None = None
    hours: float | None = None

    @property
    def known(self) -> bool:
        """Whether the window has both ends."""
        return self.first is not None and self.last is not None

    @property
    def iso(self) -> tuple[str | None, str | None]:
        """Both ends as ISO dates."""
        return (
            self.first.isoformat() if self.first is not None else None,
            self.last.isoformat() if self.last is not None else None,
        )

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


UNKNOWN = Window()


@lru_cache(maxsize=1 << 16)
def window_of(when: When | None) -> Window:
    """Return the window of a claim's time; one open end stays open."""
    if when is None:
        return UNKNOWN
    first, last = days_of(when)
    return Window(first, last, when.hours)


def relation(one: Window, other: Window) -> Relation:
    """Return how ``other`` lies to ``one``: ``wider`` where it holds it and more."""
    if one is other:  # as nearly always, within one account
        return "same"
    if not one.known or not other.known:
        return "unknown" if one != other else "same"
    assert one.first and one.last and other.first and other.last  # noqa: S101 - narrows for the type checker
    if one.hours is not None and other.hours is not None and _touch(one, other):
        if abs(one.hours - other.hours) <= _SAME_HOURS * max(one.hours, other.hours):
            return "same"
        return "wider" if other.hours > one.hours else "narrower"
    if (one.first, one.last) == (other.first, other.last):
        return "same"
    if not _touch(one, other):
        return "apart"
    if other.first <= one.first and one.last <= other.last:
        return "wider"
    if one.first <= other.first and other.last <= one.last:
        return "narrower"
    return "overlapping"


def comparable(one: Window, other: Window) -> bool:
    """Whether figures over the two windows can be held against each other."""
    if one is other:
        return True
    told = relation(one, other)
    if told == "unknown":
        return not one.known and not other.known
    return told == "same" or (told != "apart" and share(one, other) >= SAME_SHARE)


def share(one: Window, other: Window) -> float:
    """Return the shared days over the joint days, 0 to 1; 0 where unknown."""
    if one.hours and other.hours:
        return min(one.hours, other.hours) / max(one.hours, other.hours) if _touch(one, other) else 0.0
    if not (one.first and one.last and other.first and other.last):
        return 0.0
    shared = (min(one.last, other.last) - max(one.first, other.first)).days + 1
    joint = (max(one.last, other.last) - min(one.first, other.first)).days + 1
    return max(0, shared) / joint


def _touch(one: Window, other: Window) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


@lru_cache(maxsize=1 << 12)
def told(window: Window) -> str:
    """Return the window in words for a reader; empty where unknown."""
    if window.hours:
        return f"{window.hours:g} hours"
    if not (window.first and window.last):
        return ""
    if window.first == window.last:
        return window.first.isoformat()
    return f"{window.first.isoformat()} to {window.last.isoformat()}"
