"""Phases: figures told of one stage only ("in the first phase", "at first"), and so no total of the whole."""

from __future__ import annotations

import re

from legomena.records import When

from . import lexicon as lx
from .figures import Figure
from .page import Line

RULE = "phase"
"""Rule of a time that names a stage of what happened and no day."""
_PHASE = re.compile(
    r"\b(?:(?:in|during)\s+(?:the|that|this|its|their|an?)\s+"
    r"(?:first|second|third|fourth|opening|initial|earlier|later|last|final|latest)\s+(?:phase|wave|stage)s?"
    r"|at\s+first|at\s+the\s+outset|initially)\b",
    re.IGNORECASE,
)
_ENDS = (lx.CLAUSE_STARTS - {"that"}) | {";"}
_FURTHEST = 14
"""Most tokens between a figure and the phase that it is told of."""


def phase_of(line: Line, f: Figure, text: str) -> When | None:
    """The phase that figure ``f`` of ``line`` is told of, with both ends unknown; null for none.

    A phase is that of the figure nearest to it, and of those that share its effect word.
    """
    for m in _PHASE.finditer(text, *line.span):
        first, end = line.at(m.start(), m.end())
        near = min(line.tolls, key=lambda g: _gap(g, first, end))
        shared = near is f or (f.trigger is not None and f.trigger == near.trigger)
        if shared and _gap(near, first, end) <= _FURTHEST and not _parted(line, near, first, end):
            return When(text=m.group(), rule=RULE)
    return None


def _gap(f: Figure, first: int, end: int) -> int:
    return max(f.first - end, first - f.last - 1)


def _parted(line: Line, f: Figure, first: int, end: int) -> bool:
    """Whether a clause ends between the figure and the phase ("360, as few came at first")."""
    a, b = (f.last + 1, first) if f.last < first else (end, f.first)
    return not _ENDS.isdisjoint(line.words(a, b))
