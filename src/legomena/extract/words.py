"""Word lists and phrase tables, told as plain text."""

from __future__ import annotations

from collections.abc import Mapping

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""First word → phrases that begin with it, longest first, each with its value."""


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which white space parts."""
    return frozenset(text.split())


def phrases(*tables: Mapping[str, str]) -> Phrases:
    """Return a look-up for phrases told as plain text with the value of each."""
    out: Phrases = {}
    for table in tables:
        for phrase, value in table.items():
            parts = tuple(phrase.split())
            out.setdefault(parts[0], []).append((parts, value))
    for found in out.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return out
