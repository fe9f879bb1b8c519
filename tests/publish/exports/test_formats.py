"""Formats of other programs: each opens with what reads it, and holds what the tables hold."""

from __future__ import annotations

import json
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pyarrow.parquet
import pytest

from legomena.publish.exports import COLUMNS, export
from legomena.publish.exports._gpkg import geometry
from legomena.publish.twin import CONTEXT
from legomena.records import Anatomy


def test_xlsx_has_the_tables_as_sheets(anatomy: Anatomy, tmp_path: Path) -> None:
    path, _ = export(anatomy, "xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [*(name.removesuffix(".csv") for name in COLUMNS), "withheld"]
    head, *rows = book["claims"].iter_rows(values_only=True)
    assert list(head) == list(COLUMNS["claims.csv"])
    assert [row[head.index("quote")] for row in rows] == [claim.quote for claim in anatomy.claims]
    assert [row[head.index("low")] for row in rows] == [claim.low for claim in anatomy.claims]
    assert not any(cell.data_type == "f" for row in book["claims"] for cell in row)


def test_parquet_has_typed_columns(anatomy: Anatomy, tmp_path: Path) -> None:
    for path in export(anatomy, "parquet", tmp_path)[:-1]:
        table = pyarrow.parquet.read_table(path)
        assert table.column_names == list(COLUMNS[f"{path.stem}.csv"])
    claims = pyarrow.parquet.read_table(tmp_path / "claims.parquet")
    assert claims["low"].to_pylist() == [claim.low for claim in anatomy.claims]
    assert str(claims.schema.field("lat").type) == "double"


def test_geopackage_is_one_by_the_standard(anatomy: Anatomy, tmp_path: Path) -> None:
    path, _ = export(anatomy, "gpkg", tmp_path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        systems = {row[0] for row in database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
        assert systems == {-1, 0, 4326}
        contents = dict(database.execute("SELECT table_name, data_type FROM gpkg_contents"))
        assert contents == {"incidents": "features", "claims": "features", "withheld": "attributes"}
        for table, kind in database.execute(
            "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"
        ):
            assert kind == "POINT"
            (box,) = database.execute(
                "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (table,)
            )
            assert box == (-6.1, 53.0, -6.1, 53.0)
        ((point, title),) = database.execute("SELECT geom, title FROM incidents").fetchall()
    assert title == anatomy.links.incidents[0].title
    assert point == geometry(-6.1, 53.0)
    assert struct.unpack("<dd", point[-16:]) == (-6.1, 53.0)


def test_geopackage_opens_in_geopandas(anatomy: Anatomy, tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas", exc_type=ImportError)
    path, _ = export(anatomy, "gpkg", tmp_path)
    frame = geopandas.read_file(path, layer="incidents")
    assert frame.crs.to_epsg() == 4326
    assert (frame.geometry.x[0], frame.geometry.y[0]) == (-6.1, 53.0)


def test_kml_parses_and_has_every_incident(anatomy: Anatomy, tmp_path: Path) -> None:
    path, _ = export(anatomy, "kml", tmp_path)
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - our own
    marks = root.findall(".//{*}Placemark")
    assert [mark.findtext("{*}name") for mark in marks] == [one.title for one in anatomy.links.incidents]
    assert marks[0].findtext(".//{*}coordinates") == "-6.1,53.0"
    assert "CC BY" in (root.findtext(".//{*}description") or "")


def test_json_ld_is_the_twin_of_the_page(anatomy: Anatomy, tmp_path: Path) -> None:
    path, _ = export(anatomy, "jsonld", tmp_path)
    data = json.loads(path.read_bytes())
    assert data["@context"] == CONTEXT
    nodes = {node["@id"]: node for node in data["@graph"]}
    claims = [node for node in data["@graph"] if "Claim" in node["@type"]]
    assert [node["text"] for node in claims] == [claim.quote for claim in anatomy.claims]
    for claim in claims:
        assert claim["prov:wasQuotedFrom"]["@id"] in nodes
