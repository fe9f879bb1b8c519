"""Coded rows: what other data sets say comes in as documents of one speaker, and out as claims with words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from legomena import Case
from legomena.extract import coded_claims, is_coded
from legomena.ingest import Read, ReadOptions, read
from legomena.ingest.coded import load, names
from legomena.publish.exports import export
from legomena.records import CODED_SERIES, Claim, Document, SetAside
from legomena.resolve.gazetteer import Gazetteer

ROWS = {
    "acled": {
        "event_id_cnty": "PAK1", "event_date": "31 January 2026", "time_precision": "1",
        "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Hill Front",
        "actor2": "Police Forces", "country": "Pakistan", "admin1": "Balochistan", "location": "Nushki",
        "latitude": "29.5528", "longitude": "66.0213", "geo_precision": "1", "source": "The Paper; The Post",
        "notes": "They fought.", "fatalities": "12",
    },
    "ucdp": {
        "id": "7", "type_of_violence": "1", "side_a": "Government of Pakistan", "side_b": "Hill Front",
        "where_prec": "1", "where_coordinates": "Nushki town", "adm_1": "Balochistan province",
        "latitude": "29.55", "longitude": "66.02", "country": "Pakistan",
        "date_start": "2026-01-30",
        "date_end": "2026-01-31", "deaths_a": "3", "deaths_b": "5", "deaths_civilians": "2",
        "deaths_unknown": "0", "best": "10",
        "high": "14", "low": "8", "source_article": "The Paper",
    },
    "gtd": {
        "eventid": "202601310001", "iyear": "2026", "imonth": "1", "iday": "31", "country_txt": "Pakistan",
        "provstate": "Balochistan", "city": "Nushki", "latitude": "29.5528", "longitude": "66.0213",
        "specificity": "1", "attacktype1_txt": "Bombing/Explosion", "gname": "Unknown", "target1": "a bus",
        "nkill": "6", "nkillter": "1", "nwound": "-99",
    },
    "airwars": {
        "code": "X1", "date": "2026-01-31", "date_end": "", "country": "Pakistan", "location_name": "Nushki",
        "region": "Balochistan", "strike_type": "Airstrike", "civilian_harm_reported": "yes",
        "latitude": "29.5528", "longitude": "66.0213", "geolocation_accuracy": "village",
        "civilian_non_combatants_killed_min": "4", "civilian_non_combatants_killed_max": "6",
        "civilian_non_combatants_injured_min": "3", "civilian_non_combatants_injured_max": "3",
    },
}  # fmt: skip
SPEAKERS = {"acled": "ACLED", "ucdp": "UCDP GED", "gtd": "GTD", "airwars": "Airwars"}


def _file(path: Path, *rows: dict[str, str]) -> Path:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), "utf-8")
    return path


def _documents(path: Path, **options: object) -> list[Document]:
    found = list(read([str(path)], ReadOptions(**options)))  # type: ignore[arg-type]
    return [one.document for one in found if isinstance(one, Read)]


def _claims(document: Document) -> list[Claim]:
    assert is_coded(document)
    claims = coded_claims(document, Gazetteer.default())
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.quote
        assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]
    return claims


def _tolls(claims: list[Claim]) -> dict[tuple[str | None, str | None], tuple[int | None, int | None]]:
    return {(c.group, c.effect): (c.low, c.high) for c in claims if c.kind == "toll"}


@pytest.mark.parametrize("name", ROWS)
def test_rows_are_known_by_their_columns_and_speak_for_their_data_set(name: str, tmp_path: Path) -> None:
    (document,) = _documents(_file(tmp_path / "rows.csv", ROWS[name]))
    assert document.source == SPEAKERS[name]
    assert document.text_kind == "digest"
    claims = _claims(document)
    assert {claim.speaker.name for claim in claims} == {SPEAKERS[name]}
    for claim in claims:
        assert claim.when is not None
        assert claim.when.end == "2026-01-31"
        assert claim.place is not None
        assert claim.place.text.startswith("Nushki")
        assert claim.place.country == "PK"


@pytest.mark.parametrize(
    ("name", "tolls"),
    [
        ("acled", {("unspecified", "killed"): (12, 12)}),
        (
            "ucdp",
            {("unspecified", "killed"): (10, 10), ("civilians", "killed"): (2, 2),
             ("security forces", "killed"): (3, 3), ("militants", "killed"): (5, 5)},
        ),
        ("gtd", {("unspecified", "killed"): (6, 6), ("militants", "killed"): (1, 1)}),
        ("airwars", {("civilians", "killed"): (4, 6), ("civilians", "injured"): (3, 3)}),
    ],
)  # fmt: skip
def test_figures_become_claims(
    name: str, tolls: dict[tuple[str, str], tuple[int, int]], tmp_path: Path
) -> None:
    (document,) = _documents(_file(tmp_path / "rows.csv", ROWS[name]))
    claims = _claims(document)
    assert _tolls(claims) == tolls
    (event,) = [claim for claim in claims if claim.kind == "event"] or [None]
    expected = {"acled": "clash", "ucdp": None, "gtd": "bombing", "airwars": "air strike"}[name]
    assert (event and event.event) == expected


def test_parts_point_to_their_whole_and_the_range_stays_in_the_words(tmp_path: Path) -> None:
    (document,) = _documents(_file(tmp_path / "rows.csv", ROWS["ucdp"]))
    whole, *parts = [claim for claim in _claims(document) if claim.kind == "toll"]
    assert whole.quote == "unspecified killed: 10 (from 8 to 14)"
    assert {claim.part_of for claim in parts} == {whole.id}


def test_a_zero_that_may_mean_unknown_is_no_claim(tmp_path: Path) -> None:
    (document,) = _documents(_file(tmp_path / "rows.csv", ROWS["acled"] | {"fatalities": "0"}))
    assert _tolls(_claims(document)) == {}
    (document,) = _documents(_file(tmp_path / "rows.csv", ROWS["gtd"] | {"nkill": "0", "nkillter": ""}))
    assert _tolls(_claims(document)) == {("unspecified", "killed"): (0, 0)}


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [("1", "2026-01-15", "2026-01-15"), ("2", "2026-01-12", "2026-01-18"), ("3", "2026-01-01", "2026-01-31")],
)
def test_dates_are_as_wide_as_they_are_precise(precision: str, start: str, end: str, tmp_path: Path) -> None:
    row = ROWS["acled"] | {"event_date": "2026-01-15", "time_precision": precision}
    (document,) = _documents(_file(tmp_path / "rows.csv", row))
    when = _claims(document)[0].when
    assert when is not None
    assert (when.start, when.end) == (start, end)


def test_any_table_comes_in_with_a_saved_mapping(tmp_path: Path) -> None:
    mapping = tmp_path / "mine.json"
    mapping.write_text(
        json.dumps(
            {
                "speaker": "Our desk", "id": "No", "date": "Day", "place": "Town", "event": "Kind",
                "events": {"IED": "bombing"},
                "tolls": [{"group": "civilians", "effect": "killed", "low": "Least", "high": "Most"}],
            }
        )
    )  # fmt: skip
    row = {
        "No": "9",
        "Day": "2026-01-31",
        "Town": "Nushki",
        "Kind": "IED",
        "Least": "2",
        "Most": "5",
        "Other": "x",
    }
    path = _file(tmp_path / "ours.csv", row)
    (document,) = _documents(path, mapping=str(mapping))
    assert (document.name, document.source) == ("Our desk 9", "Our desk")
    assert _tolls(_claims(document)) == {("civilians", "killed"): (2, 5)}
    (missing,) = list(read([str(_file(tmp_path / "b.csv", {"Day": "x"}))], ReadOptions(mapping=str(mapping))))
    assert isinstance(missing, SetAside)
    assert "no column Kind, Least, Most, No, Town" in missing.reason


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "truncated"),
        ('{"speaker": "A", "colour": 1}', "unknown field"),
        ('{"speaker": "A"}', "neither a toll nor an event"),
        (
            '{"speaker": "A", "event": "E", "place_precision": {"column": "p", "values": {"1": "city"}}}',
            "'city'",
        ),
    ],
)
def test_a_mapping_that_makes_no_sense_says_so(content: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=told):
        load(str(path))
    with pytest.raises(ValueError, match="built in are acled, airwars, gtd, ucdp"):
        load("acledd")
    assert all(load(name).recognised_by for name in names())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"event_date": "soon"}, "which is no date"),
        ({"fatalities": "many"}, "where a count is expected"),
        ({"fatalities": "-3"}, "where a count is expected"),
        ({"latitude": "129"}, "where degrees are expected"),
        ({"fatalities": "", "sub_event_type": ""}, "neither a figure nor a type of event"),
    ],
)
def test_a_row_that_cannot_be_read_is_set_aside_alone(
    change: dict[str, str], told: str, tmp_path: Path
) -> None:
    path = _file(tmp_path / "rows.csv", ROWS["acled"] | change, ROWS["acled"])
    bad, good = read([str(path)], ReadOptions())
    assert isinstance(bad, SetAside)
    assert told in bad.reason
    assert bad.name.endswith(":2")
    assert isinstance(good, Read)


def test_a_coded_figure_stands_beside_those_of_the_reports(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Police said 15 people were killed in an attack in Nushki, Balochistan, on 31 January 2026."
    )
    with Case(tmp_path / "case.legomena", create=True) as case:
        case.add([report, _file(tmp_path / "acled.csv", ROWS["acled"])])
        case.extract()
        assert case.verify().ok
        (incident,) = [one for one in case.incidents() if len(one.documents) == 2]
        account = next(one for one in case.accounts() if one.about == incident.id)
        figures = {f.speaker.name: f.low for line in account.tolls for f in line.figures}
        assert figures == {"Police": 15, "ACLED": 12}


def test_background_is_one_document_with_a_line_a_month(tmp_path: Path) -> None:
    rows = [
        ROWS["acled"]
        | {"event_id_cnty": f"PAK{n}", "event_date": day, "fatalities": str(n), "admin1": region}
        for n, (day, region) in enumerate(
            [
                ("2025-11-02", "Balochistan"),
                ("2025-11-20", "Balochistan"),
                ("2025-12-01", "Punjab"),
                ("", "Punjab"),
            ]
        )
    ]
    path = _file(tmp_path / "acled.csv", *rows)
    (document,) = _documents(path, background=True)
    assert document.media_type == CODED_SERIES
    assert document.text.splitlines() == [
        "ACLED: events and deaths a month",
        "Left out: 1 rows without a day",
        "Balochistan, Pakistan | 2025-11 | 2 events | 1 killed",
        "Punjab, Pakistan | 2025-12 | 1 events | 2 killed",
    ]
    assert _claims(document) == []
    (refused,) = read([str(_file(tmp_path / "t.csv", {"text": "x"}))], ReadOptions(background=True))
    assert isinstance(refused, SetAside)


@pytest.mark.parametrize("layout", ["acled", "ucdp", "gtd", "airwars"])
def test_what_goes_out_comes_in_again(layout: str, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Gunmen of the Hill Front killed 15 civilians and four soldiers in an attack in Nushki, Balochistan, "
        "on 31 January 2026, police said."
    )
    with Case(tmp_path / "case.legomena", create=True) as case:
        case.add(report)
        case.extract()
        paths = export(case.anatomy(), layout, tmp_path / "out")
    (document,) = _documents(paths[0])
    tolls = _tolls(_claims(document))
    assert (15, 15) in tolls.values() or (19, 19) in tolls.values()
