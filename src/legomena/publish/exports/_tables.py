"""CSV: tables for spreadsheets and statistics programs, safe to open."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from legomena.records import Anatomy

from ._columns import COLUMNS
from ._index import Index
from ._rows import Row, claim_cells, document_cells, incident_cells, toll_cells

# Full-width forms are signs to some spreadsheets; NFKC makes them the plain ones.
_SIGNS = "=+-@"
_CONTROLS = "\t\r\n"
_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›＇＂"


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each table."""
    for name, columns in COLUMNS.items():
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, columns)
        writer.writeheader()
        for row in rows_of(name, index):
            writer.writerow({column: cell(value) for column, value in row.items()})
        yield name, text.getvalue().encode()


def rows_of(name: str, index: Index) -> Iterable[Row]:
    """Return the rows of one of the four tables, in the order of its columns."""
    anatomy = index.anatomy
    if name == "claims.csv":
        return (claim_cells(claim, index) for claim in anatomy.claims)
    if name == "incidents.csv":
        return (incident_cells(incident, index) for incident in anatomy.links.incidents)
    if name == "documents.csv":
        return (document_cells(document, index) for document in anatomy.documents)
    return toll_cells(index)


def withheld(anatomy: Anatomy) -> tuple[str, bytes]:
    """Return ``withheld.csv``: what the profile left out of the files beside it, by kind and number."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("profile", "kind", "number", "reason"))
    writer.writerows((anatomy.profile, one.kind, one.number, one.reason) for one in anatomy.withheld)
    return "withheld.csv", text.getvalue().encode()


def cell(value: Any) -> str | int | float:
    """Return ``value`` as a cell: null is empty, truth is ``true`` or ``false``, numbers stay numbers.

    Text that a spreadsheet may run as a formula, at its start or after leading spaces and quotation marks,
    gets an apostrophe in front, which makes it text there.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if _is_risky(text) else text


def _is_risky(text: str) -> bool:
    if text[:1] and text[0] in _CONTROLS:
        return True
    for character in text:
        if unicodedata.normalize("NFKC", character) in _SIGNS:
            return True
        # Spaces, and characters that cannot be seen at all (controls, joiners, byte-order marks).
        if not (
            character.isspace() or character in _QUOTES or unicodedata.category(character) in ("Cc", "Cf")
        ):
            return False
    return False
