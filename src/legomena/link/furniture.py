"""Lines that a site puts on its pages whatever they report: notices, menus, teasers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
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


def texts_without_furniture(documents: Sequence[Document]) -> list[str]:
    """Return the text of each document without the lines that stand on pages of different events.

    Such a line stands on three pages or more that came out more than ten days apart, or whose headlines
    have no word in common; on two pages, where both are so. The lines of one agency report on many pages
    share its days and its headline's words, and stay.
    """
    lines = [[line for raw in document.text.split("\n") if (line := raw.strip())] for document in documents]
    pages: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(lines):
        for line in set(found):
            pages[line].append(place)
    headlines: dict[int, frozenset[str]] = {}
    furniture = set()
    for line, places in pages.items():
        if len(places) < 2:
            continue
        for place in places:
            if place not in headlines:
                headlines[place] = _headline(documents[place], lines[place])
        signs = (_spread(documents, places) > _COPY_DAYS) + _unlike([headlines[place] for place in places])
        if signs >= (1 if len(places) >= _MANY else 2):
            furniture.add(line)
    if not furniture:
        return [document.text for document in documents]
    return ["\n".join(line for line in found if line not in furniture) for found in lines]


def _headline(document: Document, lines: Sequence[str]) -> frozenset[str]:
    text = document.title or (lines[0] if lines else "")
    return frozenset(word for word in words_of(text) if len(word) >= _FEWEST_LETTERS)


def _spread(documents: Sequence[Document], places: Sequence[int]) -> int:
    days: list[date] = [d for place in places if (d := day_of(documents[place].published)) is not None]
    return (max(days) - min(days)).days if days else 0


def _unlike(headlines: Sequence[frozenset[str]]) -> bool:
    """Whether no word stands in half of the headlines that are known; of two, in both."""
    told = [headline for headline in headlines if headline]
    if len(told) < 2:
        return False
    counts = Counter(word for headline in told for word in headline)
    return max(counts.values()) < max(2, len(told) / 2)
