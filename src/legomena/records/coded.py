"""Coded events: one row of a data set that people or machines coded, such as ACLED, UCDP GED or GTD."""

from __future__ import annotations

from ._base import Record


class CodedEvent(Record, frozen=True, kw_only=True):
    """One event as one data set codes it. What the data set does not tell is null."""

    id: str
    """Unique among all events that are matched together."""
    source: str
    """The data set: ``acled``, ``ucdp-ged`` …"""
    day: str
    """ISO 8601 date; of an interval the first day."""
    lat: float
    lon: float
    """Degrees, WGS 84."""
    kind: str | None = None
    """The data set's own code for the kind of event; data sets need not share their codes."""
    actor: str | None = None
    killed: int | None = None


class EventMatch(Record, frozen=True, kw_only=True):
    """Events of different data sets that are one event; at most one of each data set."""

    events: tuple[str, ...]
    """``CodedEvent.id``s, in the order in which they were given."""
    score: float
    """Probability that its least sure member belongs to it, 0 to 1."""
