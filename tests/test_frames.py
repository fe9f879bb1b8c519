"""Notebooks: records that show themselves, and data frames where those are installed."""

from __future__ import annotations

from pathlib import Path

import pytest

import legomena
from legomena.frames import Rows, shown
from legomena.publish.exports import COLUMNS
from legomena.records import Speaker, When


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> legomena.Case:
    folder = tmp_path_factory.mktemp("frames")
    (folder / "a.txt").write_text(
        "Police said at least 12 soldiers were killed in an attack in Quetta on Saturday. "
        "A caption of <i>the scene</i> said that 3 <i>soldiers</i> were injured."
    )
    case = legomena.Case(folder / "case.legomena", create=True)
    case.add(folder / "a.txt")
    case.extract()
    return case


def test_records_show_themselves_as_tables_with_everything_escaped(case: legomena.Case) -> None:
    claims = case.claims()
    assert isinstance(claims, tuple)
    assert claims == tuple(claims)
    page = claims._repr_html_()
    assert page.count("<tr>") == len(claims) + 1
    assert "Police" in page
    assert "<i>" not in page
    for rows in (case.incidents(), case.accounts(), case.operations(), case.documents()):
        assert rows._repr_html_().startswith("<table>")
    assert "case.legomena" in case._repr_html_()
    assert Rows()._repr_html_() == "<table><thead><tr></tr></thead><tbody></tbody></table>"


def test_values_are_shown_in_a_few_words() -> None:
    assert shown(None) == ""
    assert shown(Speaker(name="ISPR", via=("AFP", "Dawn"))) == "ISPR via Dawn via AFP"
    assert shown(When(text="x", start="2026-01-31", end="2026-02-01")) == "2026-01-31 to 2026-02-01"
    assert len(shown("a" * 999)) == 160


@pytest.mark.parametrize("table", [name.removesuffix(".csv") for name in COLUMNS])
def test_data_frames_have_the_columns_of_the_tables(case: legomena.Case, table: str) -> None:
    pytest.importorskip("pandas", exc_type=ImportError)
    pytest.importorskip("polars", exc_type=ImportError)
    columns = list(COLUMNS[f"{table}.csv"])
    frame, other = case.to_pandas(table), case.to_polars(table)
    assert list(frame.columns) == other.columns == columns
    assert len(frame) == len(other)


def test_unknown_numbers_stay_unknown(case: legomena.Case) -> None:
    pandas = pytest.importorskip("pandas", exc_type=ImportError)
    frame = case.to_pandas("claims")
    toll = frame[(frame["group"] == "security forces") & (frame["effect"] == "killed")].iloc[0]
    assert toll["low"] == 12
    assert pandas.isna(toll["high"])


def test_places_are_points(case: legomena.Case) -> None:
    pytest.importorskip("geopandas", exc_type=ImportError)
    frame = case.to_geopandas()
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.notna().any()
    with pytest.raises(ValueError, match="no places"):
        case.to_geopandas("documents")


def test_a_table_that_there_is_not_is_refused(case: legomena.Case, tmp_path: Path) -> None:
    pytest.importorskip("pandas", exc_type=ImportError)
    with pytest.raises(ValueError, match="choose one of claims, incidents, documents, tolls"):
        case.to_pandas("figures")
