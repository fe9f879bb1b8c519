"""For notebooks: what a case gives as tables that show themselves, and as data frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from legomena.publish.exports import table_rows
from legomena.records import Anatomy, Place, Record, Speaker, When

if TYPE_CHECKING:
    import geopandas
    import pandas
    import polars

T = TypeVar("T", bound=Record)

_MOST = 50
"""Rows that a notebook shows of a table."""
_LONGEST = 160
"""Characters that it shows of a cell."""
_HIDDEN = {
    *("id", "document", "start", "end", "sentence", "figure"),
    *("claims", "documents", "extractor", "confidence"),
}
"""Fields that are of use to programs."""


class Rows(tuple[T, ...]):
    """Records that a notebook shows as a table. In every other way a plain tuple."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        fields = [
            field
            for field in (self[0].__struct_fields__ if self else ())
            if field not in _HIDDEN and any(getattr(one, field) not in (None, (), False) for one in self)
        ]
        rows = ([shown(getattr(one, field)) for field in fields] for one in self[:_MOST])
        more = f"<p>{len(self) - _MOST:,} more</p>" if len(self) > _MOST else ""
        return html_table(fields, rows) + more


def html_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with everything in it escaped."""
    head = "".join(f"<th>{escape(column.replace('_', ' '))}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def shown(value: Any) -> str:
    """Return a value of a record in a few words; what is unknown is blank."""
    if value is None or value == ():
        return ""
    if isinstance(value, Speaker):
        return " via ".join((value.name, *reversed(value.via)))
    if isinstance(value, Place):
        return value.name or value.text
    if isinstance(value, When):
        ends = list(dict.fromkeys(end for end in (value.start, value.end) if end))
        return " to ".join(ends) or value.text
    if isinstance(value, tuple):
        if any(isinstance(one, Record) for one in value):
            return f"{len(value):,}"
        text = "; ".join(map(str, value))
    else:
        text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def to_pandas(anatomy: Anatomy, table: str) -> pandas.DataFrame:
    """Return one of the tables of the CSV export as a pandas data frame; unknown numbers are ``NA``."""
    module = _installed("pandas")
    columns, rows = table_rows(anatomy, table)
    frame: pandas.DataFrame = module.DataFrame(list(rows), columns=columns).convert_dtypes()
    return frame


def to_polars(anatomy: Anatomy, table: str) -> polars.DataFrame:
    """Return one of the tables of the CSV export as a Polars data frame; unknown is null."""
    module = _installed("polars")
    columns, rows = table_rows(anatomy, table)
    frame: polars.DataFrame = module.DataFrame(
        list(rows), schema=columns, infer_schema_length=None, orient="row"
    )
    return frame


def to_geopandas(anatomy: Anatomy, table: str) -> geopandas.GeoDataFrame:
    """Return a table with places (not ``documents``) as points in WGS 84; without a place, none."""
    module = _installed("geopandas")
    frame = to_pandas(anatomy, table)
    if "lat" not in frame:
        raise ValueError(f"{table} has no places: choose claims, incidents or tolls")
    known = frame["lat"].notna() & frame["lon"].notna()
    points = iter(module.points_from_xy(frame["lon"][known], frame["lat"][known]))
    placed = [next(points) if is_placed else None for is_placed in known]
    placed_frame: geopandas.GeoDataFrame = module.GeoDataFrame(
        frame, geometry=module.GeoSeries(placed, crs="EPSG:4326")
    )
    return placed_frame


def _installed(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError:
        raise ModuleNotFoundError(f"this needs {name}: pip install {name}", name=name) from None
