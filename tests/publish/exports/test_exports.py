"""Exports: safe cells, whole lines, valid GeoJSON, and unknown as null."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legomena.publish.exports import COLUMNS, FORMATS, claim_line, export
from legomena.publish.exports._tables import cell
from legomena.records import (
    Account,
    Anatomy,
    Claim,
    Document,
    Figure,
    Incident,
    Links,
    Membership,
    Operation,
    Origin,
    Place,
    Speaker,
    TollLine,
    When,
    document_id,
    with_id,
)

TEXT = "=SUM(A1) is what police in Gwadar told the paper: at least 15 soldiers died on Saturday."
GWADAR = Place(
    text="Gwadar", name="Gwadar", geonames=1, country="PK", lat=25.12, lon=-62.33, precision="town"
)
SATURDAY = When(text="Saturday", start="2026-01-31", end="2026-01-31", precision="day")

DOCUMENT = Document(
    id=document_id(b"one"),
    name="01",
    text=TEXT,
    source="The Paper",
    published="2026-02-01",
    text_kind="digest",
)
TOLL = with_id(
    Claim(
        id="",
        document=DOCUMENT.id,
        kind="toll",
        quote=TEXT[51:73],
        start=51,
        end=73,
        sentence=(0, len(TEXT)),
        speaker=Speaker(name="@police", via=("AFP", "=cmd")),
        group="security forces",
        effect="killed",
        low=15,
        qualifier="at least",
        place=GWADAR,
        when=SATURDAY,
    )
)
NOWHERE = with_id(
    msgspec.structs.replace(
        TOLL, place=Place(text="Erewhon"), low=None, high=0, quote=TEXT[:7], start=0, end=7
    )
)
FIGURE = Figure(
    id="f1",
    speaker=TOLL.speaker,
    side=None,
    group="security forces",
    effect="killed",
    low=15,
    high=None,
    qualifier="at least",
    when=SATURDAY,
    place=GWADAR,
    series=None,
    said="2026-02-01",
    claims=(TOLL.id,),
    documents=(DOCUMENT.id,),
    origins=1,
)
TOLLS = (
    TollLine(
        group="security forces", effect="killed", figures=(FIGURE,), low=15, high=None, agreed=15, origins=1
    ),
)


def _incident(id_: str, claim: Claim) -> Incident:
    return Incident(
        id=id_,
        title="Attack",
        event="attack",
        place=claim.place,
        when=SATURDAY,
        actors=("BLA",),
        targets=(),
        claims=(Membership(claim=claim.id, reasons=("place",), score=1.0),),
        documents=(DOCUMENT.id,),
        operation="o1",
    )


def _anatomy(*claims: Claim) -> Anatomy:
    incidents = tuple(_incident(f"i{number}", claim) for number, claim in enumerate(claims))
    operation = Operation(
        id="o1",
        title="+Operation",
        names=("Herof",),
        when=SATURDAY,
        places=(GWADAR,),
        actors=("BLA",),
        incidents=tuple(i.id for i in incidents),
        claims=(),
        documents=(DOCUMENT.id,),
    )
    accounts = tuple(
        Account(about=about, tolls=TOLLS, positions=(), outcomes=(), contested=(), policies=())
        for about in ("o1", *(i.id for i in incidents))
    )
    links = Links(
        origins=(Origin(id="g1", documents=(DOCUMENT.id,)),),
        incidents=incidents,
        operations=(operation,),
        background=(),
    )
    return Anatomy(title="A", documents=(DOCUMENT,), claims=claims, links=links, accounts=accounts)


ANATOMY = _anatomy(TOLL, NOWHERE)


def _table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_writes_four_tables_with_their_columns(tmp_path: Path) -> None:
    *written, withheld = export(ANATOMY, "csv", tmp_path / "new" / "folder")
    assert [path.name for path in written] == list(COLUMNS)
    assert withheld.read_text("utf-8") == "profile,kind,number,reason\n"
    for path in written:
        header = path.read_text("utf-8").splitlines()[0]
        assert header.split(",") == list(COLUMNS[path.name])
        assert len(_table(path.parent, path.name)) > 0


def test_csv_keeps_unknown_apart_from_zero_and_numbers_as_numbers(tmp_path: Path) -> None:
    export(ANATOMY, "csv", tmp_path)
    known, none_hurt = _table(tmp_path, "claims.csv")
    assert (known["low"], known["high"]) == ("15", "")
    assert (none_hurt["low"], none_hurt["high"]) == ("", "0")
    assert known["lon"] == "-62.33"
    assert none_hurt["lat"] == ""
    assert known["other_event"] == "false"


def test_csv_says_whose_words_a_quote_is_and_where_the_claim_belongs(tmp_path: Path) -> None:
    export(ANATOMY, "csv", tmp_path)
    row = _table(tmp_path, "claims.csv")[0]
    assert row["wording"] == "digest of The Paper"
    assert (row["incident"], row["operation"]) == ("i0", "o1")
    assert row["speaker"] == "'@police"
    assert _table(tmp_path, "documents.csv")[0]["claims"] == "2"
    assert _table(tmp_path, "incidents.csv")[0]["killed_security_forces_low"] == "15"
    assert {row["level"] for row in _table(tmp_path, "tolls.csv")} == {"operation", "incident"}


def test_tables_of_an_empty_anatomy_have_a_header_only(tmp_path: Path) -> None:
    empty = Anatomy(
        title="",
        documents=(),
        claims=(),
        accounts=(),
        links=Links(origins=(), incidents=(), operations=(), background=()),
    )
    for format_ in FORMATS:
        for path in export(empty, format_, tmp_path):
            if path.suffix in (".csv", ".jsonl"):
                assert len(path.read_text("utf-8").splitlines()) == (path.suffix == ".csv"), path.name


@given(
    st.one_of(
        st.text(),
        st.tuples(st.text(" \t\n\r\"'“‘\ufeff\u200b\xa0"), st.sampled_from("=+-@=+-@\t\r"), st.text()).map(
            "".join
        ),
    )
)
def test_no_cell_starts_a_formula(text: str) -> None:
    written = cell(text)
    assert isinstance(written, str)
    assert written in (text, f"'{text}")
    if written == text:
        seen = unicodedata.normalize("NFKC", re.sub(r"^[\s\"'“‘\ufeff\u200b]+", "", text))
        assert not seen.startswith(("=", "+", "-", "@"))
        assert not text.startswith(("\t", "\r", "\n"))


@given(st.one_of(st.integers(), st.floats(allow_nan=False)))
def test_numbers_stay_numbers(number: float) -> None:
    assert cell(number) == number
    assert not isinstance(cell(number), str)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE = st.none() | WORDS
COUNT = st.none() | st.integers(0, 2**31)
CLAIMS = st.builds(
    Claim,
    id=st.just(""),
    document=st.just(DOCUMENT.id),
    kind=st.sampled_from(["event", "toll", "blame"]),
    quote=WORDS,
    start=st.integers(0, 50),
    end=st.integers(0, 50),
    sentence=st.tuples(st.integers(0, 50), st.integers(0, 50)),
    speaker=st.builds(Speaker, name=WORDS, via=st.lists(WORDS, max_size=3).map(tuple)),
    group=MAYBE,
    effect=MAYBE,
    low=COUNT,
    high=COUNT,
    subject=MAYBE,
    place=st.none()
    | st.builds(Place, text=WORDS, lat=st.none() | st.floats(-90, 90), lon=st.floats(-180, 180)),
    when=st.none() | st.builds(When, text=WORDS, start=MAYBE),
).map(with_id)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CLAIMS, max_size=3, unique_by=lambda claim: claim.id))
def test_exports_round_trip(tmp_path: Path, claims: list[Claim]) -> None:
    folder = tmp_path
    anatomy = _anatomy(*claims)
    for format_ in ("csv", "jsonl", "geojson"):
        export(anatomy, format_, folder)

    read = []
    for line in (folder / "claims.jsonl").read_bytes().splitlines():
        row = json.loads(line)
        assert row.pop("wording") == "digest of The Paper"
        assert row["document"] == DOCUMENT.name
        row["document"] = row.pop("document_id")
        read.append(msgspec.convert(row, Claim))
    assert read == claims
    incidents = (folder / "incidents.jsonl").read_bytes().splitlines()
    assert tuple(msgspec.json.decode(line, type=Incident) for line in incidents) == anatomy.links.incidents
    operations = (folder / "operations.jsonl").read_bytes().splitlines()
    accounts = tuple(msgspec.convert(json.loads(line)["account"], Account) for line in operations + incidents)
    assert accounts == anatomy.accounts

    for name, columns in COLUMNS.items():
        for row in _table(folder, name):
            assert list(row) == list(columns)
    quotes = [row["quote"].removeprefix("'") for row in _table(folder, "claims.csv")]
    assert quotes == [claim.quote.removeprefix("'") for claim in claims]


def test_geojson_is_valid_and_keeps_the_unplaced(tmp_path: Path) -> None:
    for path in export(ANATOMY, "geojson", tmp_path)[:-1]:
        collection = json.loads(path.read_bytes())
        assert collection["type"] == "FeatureCollection"
        assert "GeoNames" in collection["attribution"]
        placed, unplaced = collection["features"]
        assert placed["type"] == "Feature"
        assert placed["geometry"] == {"type": "Point", "coordinates": [-62.33, 25.12]}
        assert placed["properties"]["place_precision"] == "town"
        assert unplaced["geometry"] is None
        assert unplaced["properties"]["place_text"] == "Erewhon"


def test_same_anatomy_same_bytes(tmp_path: Path) -> None:
    for format_ in FORMATS:
        first = [path.read_bytes() for path in export(ANATOMY, format_, tmp_path)]
        assert [path.read_bytes() for path in export(ANATOMY, format_, tmp_path)] == first


def test_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="choose one of csv, jsonl, geojson"):
        export(ANATOMY, "xls", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_claim_without_its_document_stands_alone() -> None:
    row = claim_line(TOLL)
    assert row["document"] == DOCUMENT.id
    assert row["wording"] is None
