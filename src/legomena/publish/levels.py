"""Operations within operations, as a tree for the reader; and where an incident stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from legomena.records import Incident, Operation, Part

from . import words
from .lookup import Lookup


@dataclass(frozen=True)
class Level:
    """One operation of the tree."""

    operation: Operation
    reasons: tuple[str, ...]
    """Why it is part of the wider one; empty for the widest."""
    when: str
    voices: int
    parts: tuple[Level, ...]
    incidents: tuple[Incident, ...]
    """Those that are part of no smaller one of its operations."""


def tree(lookup: Lookup) -> tuple[Level, ...]:
    """Return the operations that are made of operations; none where every operation is made of incidents."""
    operations = lookup.operations
    wide = {one.parent for one in operations.values()} - {None}
    return tuple(
        _level(one, (), lookup) for one in operations.values() if one.id in wide and one.parent is None
    )


def ordered(operations: tuple[Operation, ...]) -> list[tuple[int, Operation]]:
    """Return operations with their depth, each followed by those that are part of it."""
    inner: dict[str | None, list[Operation]] = {}
    for one in operations:
        inner.setdefault(one.parent, []).append(one)
    for parent, found in inner.items():
        if parent is not None:
            found.sort(key=lambda one: ((one.when and one.when.start) or "~", one.id))

    def under(parent: str | None, depth: int) -> list[tuple[int, Operation]]:
        found = []
        for one in inner.get(parent, ()):
            found += [(depth, one), *under(one.id, depth + 1)]
        return found

    return under(None, 0)


def above(incident: Incident, lookup: Lookup) -> tuple[tuple[Operation, tuple[str, ...]], ...]:
    """Return the operations that an incident is part of, the smallest first, and why each step."""
    found = []
    id_, within = incident.id, lookup.operations.get(incident.operation or "")
    while within is not None:
        reasons = next((part.reasons for part in within.parts if part.id == id_), ())
        found.append((within, reasons))
        id_, within = within.id, lookup.operations.get(within.parent or "")
    return tuple(found)


def _level(operation: Operation, reasons: tuple[str, ...], lookup: Lookup) -> Level:
    parts: tuple[Part, ...] = operation.parts
    told = [member.claim for member in operation.claims]
    for one in operation.incidents:
        incident = lookup.incidents.get(one)
        told += [member.claim for member in incident.claims] if incident else []
    return Level(
        operation=operation,
        reasons=reasons,
        when=words.when(operation.when),
        voices=lookup.voices(told),
        parts=tuple(
            _level(lookup.operations[part.id], part.reasons, lookup)
            for part in parts
            if part.id in lookup.operations
        ),
        incidents=tuple(lookup.incidents[part.id] for part in parts if part.id in lookup.incidents),
    )
