"""What a layout is: columns, rows, and notes on the rules applied to them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .._index import Index
from .._tables import cell
from ._codes import columns

NOTES = ("row", "incident", "field", "rule", "lost")
"""Columns of every ``*.notes.csv``. ``row`` counts the rows of the table from 1; empty where an incident got
none."""


@dataclass
class Coded:
    """One row of a layout, with its notes: (field, rule applied, what was lost)."""

    incident: str
    values: dict[str, Any] | None
    """Null where the codebook does not admit the incident."""
    notes: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, field_: str, rule: str, lost: str = "") -> None:
        """Say which rule was applied to a field, and what was lost by it."""
        self.notes.append((field_, rule, lost))


@dataclass(frozen=True)
class Layout:
    """The layout of one data set."""

    name: str
    about: str
    """One sentence for the docs: what it is of, and what a row is."""
    code: Callable[[Index], Iterable[Coded]]
    write: Callable[[Layout, Sequence[Coded], Index], Iterator[tuple[str, bytes]]]

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns, or the keys of each of its objects, in their order."""
        return columns(self.name)

    def files(self, index: Index) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the layout and its notes."""
        coded = list(self.code(index))
        kept = [one for one in coded if one.values is not None]
        for one in kept:
            assert one.values is not None  # noqa: S101 - for the type checker
            if unknown := set(one.values) - set(self.columns):
                raise ValueError(f"{self.name} has no column {', '.join(sorted(unknown))}")
        yield from self.write(self, kept, index)
        yield f"{self.name}.notes.csv", _notes(coded)


def as_table(layout: Layout, coded: Sequence[Coded], _index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield one CSV table."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, layout.columns)
    writer.writeheader()
    for one in coded:
        writer.writerow({column: cell(value) for column, value in (one.values or {}).items()})
    yield f"{layout.name}.csv", text.getvalue().encode()


def _notes(coded: Iterable[Coded]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(NOTES)
    row = 0
    for one in coded:
        row += one.values is not None
        for note in one.notes:
            cells = (row if one.values is not None else None, one.incident, *note)
            writer.writerow([cell(value) for value in cells])
    return text.getvalue().encode()
