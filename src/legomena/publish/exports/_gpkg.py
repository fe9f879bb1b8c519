"""GeoPackage 1.3 (OGC 12-128r17): incidents and placed claims as layers of points, in one SQLite file."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from legomena.records import Place

from ._columns import COLUMNS
from ._index import Index
from ._parquet import kind_of
from ._rows import claim_cells, incident_cells

_APPLICATION_ID = 0x47504B47
"""``GPKG``."""
_USER_VERSION = 10300
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["World Geodetic System 1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
_SQL_TYPES = {"int64": "INTEGER", "float64": "REAL", "bool_": "BOOLEAN", "string": "TEXT"}
_CORE = (
    """CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
description TEXT)""",
    """CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE,
min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name),
column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL,
PRIMARY KEY (table_name, column_name))""",
)
_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84", 4326, "EPSG", 4326, _WGS84, "longitude and latitude in degrees"),
)
_NEVER = "1970-01-01T00:00:00.000Z"
"""The same anatomy gives the same bytes, so no layer says when it was written."""


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield ``anatomy.gpkg``; what could not be placed has no geometry."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {_USER_VERSION}")
        for statement in _CORE:
            database.execute(statement)
        database.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
        anatomy = index.anatomy
        incidents = ((i.place, incident_cells(i, index)) for i in anatomy.links.incidents)
        claims = ((c.place, claim_cells(c, index)) for c in anatomy.claims if c.place)
        _layer(database, "incidents", "What happened at one place and time", incidents)
        _layer(database, "claims", "Claims that name a place, each with its words", claims)
        told = [(anatomy.profile, one.kind, one.number, one.reason) for one in anatomy.withheld]
        database.execute(
            "CREATE TABLE withheld "
            "(id INTEGER PRIMARY KEY, profile TEXT, kind TEXT, number INTEGER, reason TEXT)"
        )
        database.executemany("INSERT INTO withheld (profile, kind, number, reason) VALUES (?, ?, ?, ?)", told)
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
            "VALUES ('withheld', 'attributes', 'withheld', ?, ?)",
            ("What the publication profile left out", _NEVER),
        )
        database.commit()
        yield "anatomy.gpkg", database.serialize()


def _layer(
    database: sqlite3.Connection,
    name: str,
    about: str,
    features: Iterable[tuple[Place | None, dict[str, Any]]],
) -> None:
    # "id" is ours and no number, which the key of a layer must be.
    columns = list(COLUMNS[f"{name}.csv"])
    typed = ", ".join(f'"{_column(c)}" {_SQL_TYPES[kind_of(f"{name}.csv", c)]}' for c in columns)
    database.execute(
        f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {typed})"
    )
    slots = ", ".join("?" * (len(columns) + 2))
    box: list[tuple[float, float]] = []
    for number, (place, row) in enumerate(features, 1):
        point = None
        if place and place.lat is not None and place.lon is not None:
            box.append((place.lon, place.lat))
            point = geometry(place.lon, place.lat)
        database.execute(f"INSERT INTO {name} VALUES ({slots})", (number, point, *(row[c] for c in columns)))  # noqa: S608
    xs, ys = [x for x, _ in box], [y for _, y in box]
    extent = (min(xs), min(ys), max(xs), max(ys)) if box else (None,) * 4
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
        (name, name, about, _NEVER, *extent),
    )
    database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", (name,))


def _column(name: str) -> str:
    return "legomena_id" if name == "id" else name


def geometry(lon: float, lat: float) -> bytes:
    """Return a point as a GeoPackage binary: header (little-endian, no envelope, EPSG:4326), then WKB."""
    return struct.pack("<2sBBi", b"GP", 0, 1, 4326) + struct.pack("<BIdd", 1, 1, lon, lat)
