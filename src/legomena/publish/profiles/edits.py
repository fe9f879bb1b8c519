"""A document's text with stretches of it replaced, and where every offset goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a text, what stands in its place, and the kind of what was withheld."""

    start: int
    end: int
    mark: str
    kind: str


class Edited:
    """A text after its edits. Overlapping edits become one, with the mark of the one that begins first."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self.edits: list[Edit] = []
        for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
            if not edit.start < edit.end:
                continue
            last = self.edits[-1] if self.edits else None
            if last is not None and edit.start < last.end:
                self.edits[-1] = Edit(last.start, max(last.end, edit.end), last.mark, last.kind)
            else:
                self.edits.append(edit)
        parts: list[str] = []
        self._starts = [edit.start for edit in self.edits]
        self._new: list[int] = []
        """Where each edit's mark begins in the new text."""
        at = length = 0
        for edit in self.edits:
            parts += [text[at : edit.start], edit.mark]
            self._new.append(length + edit.start - at)
            length = self._new[-1] + len(edit.mark)
            at = edit.end
        self.text = "".join([*parts, text[at:]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the old text stands in the new one, marks that it cuts whole."""
        return self._at(start, at_end=False), self._at(end, at_end=True)

    def _at(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit, new = self.edits[index], self._new[index]
        if offset >= edit.end:
            return new + len(edit.mark) + offset - edit.end
        if offset == edit.start:
            return new
        return new + len(edit.mark) if at_end else new
