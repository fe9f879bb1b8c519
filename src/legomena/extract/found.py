"""An event or outcome within a line, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass

from legomena.records import Place

from .attribution import Range
from .scope import TimeRef


@dataclass(slots=True)
class Found:
    """One event or outcome within a line, before it is a claim. Token ranges are half-open."""

    first: int
    last: int
    """The words that it rests on, half-open."""
    at: int
    """Token that decides whose words they are."""
    event: str | None = None
    subject: Range | None = None
    object: Range | None = None
    outcome: str | None = None
    weapon: Range | None = None
    place: Place | None = None
    time: TimeRef | None = None
    operation: str | None = None
    voice: Range | None = None
    """Who judges so, where the verb that says it is no verb of saying."""
    firm: bool = True
    """Whether the words tell of it directly, not only through a noun."""
