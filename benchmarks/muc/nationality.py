"""Of which nation a filler is, where its words say so."""

from __future__ import annotations

from benchmarks.muc.entities import Entity
from benchmarks.muc.model import Table
from benchmarks.muc.whereabouts import Choice, nation_of

_AROUND = 4
"""Tokens on either side."""
_LIKELY = 0.5


def nation(entity: Entity, where: str, table: Table) -> str | None:
    """Return the nation of an entity, where its words name one other than that of the incident."""
    for named, features in nations(entity):
        if not where.startswith(named) and table.probabilities(features)["yes"] >= _LIKELY:
            return named
    return None


def nations(entity: Entity) -> list[Choice]:
    """Return the nations that the words in and around an entity name, with their features."""
    out: dict[str, set[str]] = {}
    for m in entity.mentions:
        tokens = m.sentence.tokens
        for k in range(max(0, m.first - _AROUND), min(len(tokens), m.last + _AROUND)):
            if named := nation_of(tokens[k].text):
                at = "in" if m.first <= k < m.last else f"{k - m.first if k < m.first else k - m.last + 1}"
                told = {"b", entity.role, f"at {at}", f"{entity.role} at {at}", f"is {named}"}
                out.setdefault(named, set()).update(told)
    return [(named, sorted(features)) for named, features in sorted(out.items())]
