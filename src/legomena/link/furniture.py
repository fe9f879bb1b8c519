"""Lines that a site puts on its pages whatever they report: notices, menus, teasers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from legomena.records import Document
from legomena.records.days import day_of

from .shingles import words_of

_MANY = 3
"""A line that two pages share may be what one report took from the other."""
_COPY_DAYS = 10
"""Copies of one report come out within so many days."""
_FEWEST_LETTERS = 4
"""Shorter words of a headline ("in", "dead") say little about what it tells of."""


class Furniture:
    """The lines that stand on pages of different events. Pages come and go.

    Such a line stands on three pages or more that came out more than ten days apart, or whose headlines
    have no word in common; on two pages, where both are so. The lines of one agency report on many pages
    share its days and its headline's words, and stay.
    """

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, Document]] = {}
        self._alone: dict[str, Document] = {}
        """Lines that stand on one page only, which are nearly all."""
        self._lines: set[str] = set()

    def change(self, gone: Iterable[Document], new: Iterable[Document]) -> set[str]:
        """Take pages out and in; return the ids of those that were here whose text is another now."""
        touched: set[str] = set()
        for page in gone:
            for line in set(_lines_of(page)):
                if self._alone.pop(line, None) is None:
                    del self._pages[line][page.id]
                    touched.add(line)
        for page in new:
            for line in set(_lines_of(page)):
                if line in self._pages:
                    self._pages[line][page.id] = page
                    touched.add(line)
                elif self._alone.setdefault(line, page) is not page:
                    other = self._alone.pop(line)
                    self._pages[line] = {other.id: other, page.id: page}
                    touched.add(line)
        dirty: set[str] = set()
        for line in touched:
            pages = self._pages[line]
            if self._is_furniture(list(pages.values())) != (line in self._lines):
                self._lines ^= {line}
                dirty.update(pages)
            if len(pages) < 2:
                self._alone.update((line, page) for page in pages.values())
                del self._pages[line]
        return dirty

    def bare(self, page: Document) -> str:
        """Return the text of a page without such lines."""
        if not self._lines:
            return page.text
        lines = _lines_of(page)
        if self._lines.isdisjoint(lines):
            return page.text
        return "\n".join([line for line in lines if line not in self._lines])

    @staticmethod
    def _is_furniture(pages: Sequence[Document]) -> bool:
        if len(pages) < 2:
            return False
        apart = _spread(pages) > _COPY_DAYS
        enough = len(pages) >= _MANY
        return enough if apart and enough else (apart or enough) and _unlike([_headline(p) for p in pages])


def texts_without_furniture(documents: Sequence[Document]) -> list[str]:
    """Return the text of each document without the lines that stand on pages of different events."""
    furniture = Furniture()
    furniture.change((), documents)
    return [furniture.bare(document) for document in documents]


def _lines_of(page: Document) -> list[str]:
    return [line for raw in page.text.split("\n") if (line := raw.strip())]


def _headline(page: Document) -> frozenset[str]:
    text = page.title or next(iter(_lines_of(page)), "")
    return frozenset(word for word in words_of(text) if len(word) >= _FEWEST_LETTERS)


def _spread(pages: Sequence[Document]) -> int:
    days: list[date] = [day for page in pages if (day := day_of(page.published)) is not None]
    return (max(days) - min(days)).days if days else 0


def _unlike(headlines: Sequence[frozenset[str]]) -> bool:
    """Whether no word stands in half of the headlines that are known; of two, in both."""
    told = [headline for headline in headlines if headline]
    if len(told) < 2:
        return False
    counts = Counter(word for headline in told for word in headline)
    return max(counts.values()) < max(2, len(told) / 2)
