import csv
from importlib import resources
from pathlib import Path

import pytest

from legomena.resolve.gazetteer import Gazetteer, GazetteerError, user_gazetteer_path
from legomena.resolve.gazetteer_schema import KINDS

DATA = resources.files("legomena.resolve") / "data"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def test_a_town_is_found_with_its_geonames_id(gazetteer: Gazetteer) -> None:
    town = next(e for e in gazetteer.lookup("Nushki") if e.precision == "town")
    assert (town.geonames, town.country, town.admin1) == (1168749, "PK", "Balochistan")
    assert town.lat == pytest.approx(29.552, abs=0.01)
    assert town.lon == pytest.approx(66.023, abs=0.01)


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Noshki", "PK", "town"),
        ("NUSHKI", "PK", "town"),
        ("Kech", "PK", "district"),
        ("Lasbela", "PK", "district"),
        ("Tump", "PK", "town"),
        ("Buleda", "PK", "town"),
        ("Mangochar", "PK", "town"),
        ("Khyber-Pakhtunkhwa", "PK", "province"),
        ("Borno", "NG", "province"),
        ("Timbuktu", "ML", "town"),
        ("North Darfur", "SD", "province"),
        ("Darfur", "SD", "region"),
        ("Tigray", "ET", "province"),
        ("Lower Shabelle", "SO", "province"),
        ("North Kivu", "CD", "province"),
        ("Deir Ezzor", "SY", "province"),
        ("Salahuddin", "IQ", "province"),
        ("Hodeidah", "YE", "town"),
        ("Donbas", "UA", "region"),
        ("Zaporizhia", "UA", "province"),
        ("Gaza Strip", "PS", "province"),
        ("Khan Younis", "PS", "town"),
        ("Rakhine", "MM", "province"),
        ("Cauca", "CO", "province"),
        ("Michoacan", "MX", "province"),
        ("Cabo Delgado", "MZ", "province"),
        ("Ivory Coast", "CI", "country"),
        ("Côte d’Ivoire", "CI", "country"),
        ("Burma", "MM", "country"),
    ],
)
def test_names_and_spellings_of_many_countries(
    gazetteer: Gazetteer, name: str, country: str, precision: str
) -> None:
    assert any(e.country == country and e.precision == precision for e in gazetteer.lookup(name))


def test_an_unknown_name_gives_an_empty_list(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xyzzyville") == []
    assert gazetteer.lookup("") == []


def test_abbreviations_do_not_answer_to_plain_lookups(gazetteer: Gazetteer) -> None:
    assert [e.name for e in gazetteer.lookup_abbreviation("Ill.")] == ["Illinois"]
    assert all(e.admin1 != "Illinois" for e in gazetteer.lookup("Ill"))


def test_countries_demonyms_and_capitals(gazetteer: Gazetteer) -> None:
    pakistan = gazetteer.country("PK")
    assert pakistan is not None
    assert pakistan.name == "Pakistan"
    assert gazetteer.country("ZZ") is None
    assert gazetteer.demonyms["pakistani"] == {"PK"}
    assert gazetteer.demonyms["congolese"] == {"CD", "CG"}
    assert "laos" not in gazetteer.demonyms
    assert any(e.id in gazetteer.capitals for e in gazetteer.lookup("Islamabad"))


def test_every_entry_of_the_supplement_can_be_looked_up(gazetteer: Gazetteer) -> None:
    with (DATA / "supplement.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 300
    for row in rows:
        assert row["source"], row
        assert row["precision"] in KINDS, row
        if row["lat"]:
            assert abs(float(row["lat"])) <= 90, row
            assert abs(float(row["lon"])) <= 180, row
        for name in [row["name"], *(n for n in row["alternates"].split(";") if n and not n.startswith("="))]:
            found = gazetteer.lookup(name)
            assert any(
                e.precision == row["precision"] and (e.country or "") == row["country"] for e in found
            ), (name, row)


def test_the_notice_names_its_source() -> None:
    text = (DATA / "NOTICE-geonames.txt").read_text("utf-8")
    assert "GeoNames" in text
    assert "Attribution 4.0" in text


def test_where_the_user_gazetteer_lives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEGOMENA_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert user_gazetteer_path() == tmp_path / "mine.sqlite"
    monkeypatch.delenv("LEGOMENA_GAZETTEER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_gazetteer_path() == tmp_path / "legomena" / "gazetteer.sqlite"


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_bytes(b"this is no database " * 100)
    with pytest.raises(GazetteerError, match=r"wrong\.sqlite: not a gazetteer"):
        Gazetteer(wrong)
    empty = tmp_path / "empty.sqlite"
    empty.write_bytes(b"")
    with pytest.raises(GazetteerError, match="layout 0"):
        Gazetteer(empty)
