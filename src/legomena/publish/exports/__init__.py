"""Exports: an anatomy as tables and lines that other programs read.

One public function, :func:`export`. Every format writes UTF-8, and the same anatomy always gives the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legomena.records import Anatomy

from ._columns import COLUMNS
from ._index import Index, wording_of
from ._rows import claim_line

FORMATS = (
    *("csv", "jsonl", "geojson", "gpkg", "kml", "xlsx", "parquet", "jsonld"),
    *("acled", "ucdp", "gtd", "plover", "timemap", "airwars"),
)

__all__ = ["COLUMNS", "FORMATS", "claim_line", "export", "table_rows", "wording_of"]


def table_rows(anatomy: Anatomy, table: str) -> tuple[list[str], Iterator[list[Any]]]:
    """Return the columns and rows of ``claims``, ``incidents``, ``documents`` or ``tolls``, as in the CSV.

    Raises ``ValueError`` for a table that there is not.
    """
    from . import _tables

    name = f"{table}.csv"
    if name not in COLUMNS:
        known = ", ".join(one.removesuffix(".csv") for one in COLUMNS)
        raise ValueError(f"unknown table {table!r}: choose one of {known}")
    return list(COLUMNS[name]), (list(row.values()) for row in _tables.rows_of(name, Index(anatomy)))


def export(anatomy: Anatomy, format: str, out: Path | str) -> list[Path]:  # noqa: A002 - the word of the command line
    """Write ``anatomy`` into the folder ``out`` and return the files written.

    - ``csv``: ``claims.csv``, ``incidents.csv``, ``documents.csv`` and ``tolls.csv`` (one figure of one
      speaker a row). The first row names the columns; unknown is an empty cell, never 0. Text that a
      spreadsheet would run as a formula gets an apostrophe in front; numbers are written as they are.
    - ``jsonl``: ``claims.jsonl`` (see :func:`claim_line`), ``incidents.jsonl`` and ``operations.jsonl``,
      each with its account. Nothing is lost or changed.
    - ``geojson``: ``incidents.geojson`` and ``claims.geojson`` (claims that name a place), in degrees of
      WGS 84, with how precise each point is. What could not be placed keeps a null geometry.

    - ``gpkg``, ``kml``: the incidents (and, in ``gpkg``, the placed claims) as points for maps and globes.
    - ``xlsx``: the tables as sheets of a workbook.
    - ``parquet``: the tables with typed columns (needs pyarrow).
    - ``jsonld``: everything in the terms of schema.org and PROV.
    - ``acled``, ``ucdp``, ``gtd``, ``plover``, ``timemap``, ``airwars``: the layouts of other data sets, each
      with a ``*.notes.csv`` of the rules applied and of what was lost; see :mod:`.codebooks`.

    Beside them, ``withheld.csv`` says by kind and number what the publication profile left out.

    The folder is made where it does not exist; files of the same names are replaced. Raises
    ``ValueError`` for a format that is not one of :data:`FORMATS`, ``OSError`` where nothing can be written.
    """
    from . import _geojson, _gpkg, _jsonl, _jsonld, _kml, _parquet, _tables, _xlsx
    from .codebooks import LAYOUTS

    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    writers = {
        "csv": _tables.files,
        "jsonl": _jsonl.files,
        "geojson": _geojson.files,
        "gpkg": _gpkg.files,
        "kml": _kml.files,
        "xlsx": _xlsx.files,
        "parquet": _parquet.files,
        "jsonld": _jsonld.files,
    } | {name: layout.files for name, layout in LAYOUTS.items()}
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in (*writers[format](Index(anatomy)), _tables.withheld(anatomy)):
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return written
