"""Parquet: the four tables with typed columns, for analysis. Needs ``legomena[parquet]``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from ._columns import COLUMNS
from ._index import Index
from ._tables import rows_of

_WHOLE = {
    "low", "high", "start", "end", "geonames", "characters", "claims", "documents", "contested", "origins",
    "all_speakers_low", "all_speakers_high", "all_speakers_agree_on",
}  # fmt: skip
_REAL = {"lat", "lon", "when_hours", "confidence"}
_TRUTH = {"includes_attackers", "own_side", "other_event", "standing"}
_LISTS = {("tolls.csv", "claims"), ("tolls.csv", "documents")}
"""Columns of ids that have the name of a count elsewhere."""


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield one file a table. Raises ``ValueError`` where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ValueError("parquet needs pyarrow: install legomena[parquet], or choose csv") from None
    for name in COLUMNS:
        fields = [(column, getattr(pyarrow, kind_of(name, column))()) for column in COLUMNS[name]]
        table = pyarrow.Table.from_pylist(list(rows_of(name, index)), schema=pyarrow.schema(fields))
        content = io.BytesIO()
        pyarrow.parquet.write_table(table, content, compression="zstd")
        yield f"{name.removesuffix('.csv')}.parquet", content.getvalue()


def kind_of(table: str, column: str) -> Any:
    """Return the name of the type of a column: ``int64``, ``float64``, ``bool_`` or ``string``."""
    if (table, column) in _LISTS:
        return "string"
    if column in _WHOLE or column.startswith("killed_"):
        return "int64"
    return "float64" if column in _REAL else "bool_" if column in _TRUTH else "string"
