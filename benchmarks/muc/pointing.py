"""What an extractor that marks words by themselves points out besides its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from benchmarks.muc.features import TRIGGERS, Pointed
from legomena.extract.words import words

if TYPE_CHECKING:
    from legomena.extract import Extractor
    from legomena.extract.neural.decode import Mark, Marks

_SURE = 0.9
_KINDS = words("grp act wpn tgt trg eff acc obj plc tim src")


def pointed_by(extractor: Extractor, text: str) -> list[Pointed]:
    """Return what an extractor marks in a text; nothing for one that finds claims alone."""
    marks: Callable[[str], list[Marks]] | None = getattr(extractor, "marks", None)
    return point_out(text, marks(text)) if marks else []


def point_out(text: str, marks: Sequence[Marks]) -> list[Pointed]:
    """Return the words that are marked, each with its kind, and with what it is linked to."""
    return sorted({found for one in marks for mark in one.spans for found in _of(text, mark)})


def _of(text: str, mark: Mark) -> Iterator[Pointed]:
    if mark.kind in _KINDS:
        yield mark.start, mark.end, f"{mark.kind} sure" if mark.score >= _SURE else mark.kind
    told = mark.stance or told_by(text[mark.start : mark.end])
    for link, tail, _ in mark.links:
        if tail.kind in _KINDS and link != "say":
            yield tail.start, tail.end, f"{tail.kind} of {told}"


def told_by(said: str) -> str:
    """Return what the words of a trigger tell of."""
    return next((TRIGGERS[w] for w in said.lower().split() if w in TRIGGERS), "else")
