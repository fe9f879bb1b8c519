"""A stretch of text that may name a place."""

from __future__ import annotations

import msgspec

from legomena.records import PlacePrecision

from .gazetteer import Entry

REJECTED = -9.0
"""Evidence that settles it against a candidate."""


class Span(msgspec.Struct):
    """A candidate: tokens ``first`` to ``last`` (excluded) and what speaks for and against it."""

    first: int
    last: int
    start: int
    end: int
    entries: list[Entry]
    score: float = 0.0
    forced: PlacePrecision | None = None
    """What the words around it call it: ``Kharan district`` is a district."""
    metonym: bool = False
    abbreviation: bool = False
    listed: bool = False
    """Whether a plural behind the list that it stands in gives it its kind."""
    site: tuple[int, str] | None = None
    """The facility that is named after it: token that its name ends before, and its kind."""
