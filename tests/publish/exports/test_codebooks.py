"""Layouts of other data sets: columns, codes and rules as their codebooks have them, case by case."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from legomena.publish.exports._index import Index
from legomena.publish.exports.codebooks import LAYOUTS, NOTES
from legomena.publish.exports.codebooks._codes import columns, rows, text_of
from legomena.publish.exports.codebooks.acled import INTER, interaction
from legomena.records import (
    Account,
    Actor,
    Anatomy,
    Claim,
    Document,
    Figure,
    Incident,
    Links,
    Membership,
    Operation,
    Place,
    PolicyFigure,
    Position,
    Speaker,
    TollLine,
    When,
    document_id,
)

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)  # fmt: skip
UCDP_LAST = "deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
TEXT = "Police told the paper what happened in Okara on Saturday."
DOCUMENT = Document(
    id=document_id(b"1"),
    name="1",
    text=TEXT,
    source="The Paper",
    published="2026-02-01",
    title="What happened",
)
OKARA = Place(
    text="Okara",
    name="Okara",
    geonames=1,
    country="PK",
    admin1="Punjab",
    lat=30.81,
    lon=73.4457,
    precision="town",
)
SATURDAY = When(text="Saturday", start="2026-01-31", end="2026-01-31", precision="day")
SIDES = {"Hill Front": "armed group", "River Army": "armed group", "the army": "state"}
KILLED = "killed"


def _index(
    event: str | None = "attack",
    actors: Sequence[str] = ("Hill Front",),
    killed: dict[str, int] | None = None,
    *,
    place: Place | None = OKARA,
    when: When | None = SATURDAY,
    outcome: str | None = None,
    effects: Sequence[str] = (),
    weapon: str | None = None,
    targets: Sequence[str] = (),
    claimed: Sequence[str] = (),
    others: int = 0,
) -> Index:
    """Return one incident with its figures, each the same under every policy."""
    killed = killed or {}
    police = Speaker(name="police", role="security forces")
    base: dict[str, Any] = {
        "document": DOCUMENT.id, "quote": TEXT[:6], "start": 0, "end": 6, "sentence": (0, len(TEXT)),
        "place": place, "when": when, "speaker": police, "extractor": "test 1",
    }  # fmt: skip
    claims = [Claim(id="e", kind="event", event=event, weapon=weapon, subject=(*actors, None)[0], **base)]
    claims += [
        Claim(id=f"t{group}", kind="toll", group=group, effect=KILLED, low=n, high=n, **base)
        for group, n in killed.items()
    ]
    claims += [
        Claim(id=f"x{e}", kind="toll", group="civilians", effect=e, low=1, high=1, **base) for e in effects
    ]
    if outcome:
        claims.append(Claim(id="o", kind="outcome", outcome=outcome, **base))
    incident = Incident(
        id="i0", title="What happened in Okara", event=event, place=place, when=when, actors=tuple(actors),
        targets=tuple(targets), claims=tuple(Membership(claim=c.id, reasons=(), score=1.0) for c in claims),
        documents=(DOCUMENT.id,), operation="op" if others else None,
    )  # fmt: skip
    lines = tuple(
        TollLine(
            group=group, effect=KILLED, low=n, high=n, agreed=n, origins=1,
            figures=(
                Figure(
                    id=f"f{group}", speaker=police, side="state", group=group, effect=KILLED, low=n, high=n,
                    qualifier="exact", when=when, place=place, series="total", said="2026-02-01",
                    claims=(f"t{group}",), documents=(DOCUMENT.id,), origins=1, standing=True,
                ),
            ),
        )
        for group, n in killed.items()
    )  # fmt: skip
    policies = tuple(
        PolicyFigure(
            policy=p, group=g, effect=KILLED, low=n, best=n, high=n, used=(), left_out=(), note="Fair: told."
        )
        for p in ("acled-lowest", "ucdp", "airwars")
        for g, n in killed.items()
    )
    positions = tuple(
        Position(
            kind="responsibility",
            speaker=Speaker(name=name),
            subject=name,
            claims=(),
            documents=(),
            origins=1,
        )
        for name in claimed
    )
    account = Account(
        about="i0", tolls=lines, positions=positions, outcomes=(), contested=(), policies=policies
    )
    found = [Actor(id=n, name=n, kind="body", side=s, variants=(n,)) for n, s in SIDES.items()]
    siblings = tuple(f"i{n}" for n in range(others + 1))
    operation = Operation(
        id="op",
        title="Op",
        names=(),
        when=when,
        places=(),
        actors=(),
        incidents=siblings,
        claims=(),
        documents=(),
    )
    links = Links(
        origins=(),
        incidents=(incident,),
        operations=(operation,) if others else (),
        background=(),
        actors=tuple(found),
    )
    return Index(
        Anatomy(
            title="A",
            documents=(DOCUMENT,),
            claims=tuple(claims),
            links=links,
            accounts=(account,),
            version="1",
        )
    )


def _coded(layout: str, index: Index) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows of a table and its notes."""
    files = dict(LAYOUTS[layout].files(index))
    tables = [
        list(csv.DictReader(io.StringIO(files[f"{layout}.{e}csv"].decode(), newline="")))
        for e in ("", "notes.")
    ]
    return tables[0], tables[1]


def _row(layout: str, index: Index) -> dict[str, str]:
    (row,), _ = _coded(layout, index)
    return row


# -- columns and code tables


def test_columns_are_those_of_the_codebooks() -> None:
    assert ",".join(columns("acled")) == ACLED
    assert len(columns("acled")) == 31
    assert len(columns("ucdp")) == 49
    assert ",".join(columns("ucdp")).endswith(UCDP_LAST)
    assert ",".join(columns("ucdp")).startswith(
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id"
    )
    assert len(columns("gtd")) == 135
    assert columns("gtd")[:4] == ("eventid", "iyear", "imonth", "iday")
    assert columns("gtd")[-5:] == ("INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY", "related")
    assert columns("gtd").index("nkill") < columns("gtd").index("nkillter") < columns("gtd").index("nwound")
    assert columns("plover")[:3] == ("id", "has_event", "date")
    assert len(columns("ngec")) == 19
    assert sum(column.endswith("_killed_min") for column in columns("airwars")) == 18
    for layout in LAYOUTS.values():
        assert len(set(layout.columns)) == len(layout.columns)


def test_code_tables_are_those_of_the_codebooks() -> None:
    events = rows("acled_events")
    assert len({row["event_type"] for row in events}) == 6
    assert len(events) == 25
    assert [row["precedence"] for row in events] == [str(n) for n in range(1, 26)]
    assert text_of("attacktype", "3") == "Bombing/Explosion"
    assert text_of("attacktype", "7") == "Facility/Infrastructure Attack"
    assert text_of("targtype", "14") == "Private Citizens & Property"
    assert text_of("weaptype", "8") == "Incendiary"
    kinds = Counter(row["field"] for row in rows("gtd"))
    assert kinds == {"attacktype": 9, "targtype": 22, "weaptype": 13, "claimmode": 10}
    assert len(rows("plover")) == 16
    subs = {row["sub_event_type"] for row in events}
    for row in rows("events"):
        assert row["acled_sub_event_type"] in subs | {""}
        assert row["plover_event"] in {one["event"] for one in rows("plover")} | {""}
        assert not row["gtd_attacktype"] or text_of("attacktype", row["gtd_attacktype"])
    for row in rows("targets"):
        assert text_of("targtype", row["gtd_targtype"])


# -- ACLED


@pytest.mark.parametrize(
    ("given", "event_type", "sub_event_type"),
    [
        ({"event": "attack", "killed": {"security forces": 3}}, "Battles", "Armed clash"),
        ({"event": "attack", "killed": {"security forces": 3, "civilians": 9}}, "Battles", "Armed clash"),
        ({"event": "attack", "killed": {"civilians": 9}}, "Violence against civilians", "Attack"),
        ({"event": "attack", "targets": ("an army camp",)}, "Battles", "Armed clash"),
        ({"event": "attack"}, "", ""),
        ({"event": "clash"}, "Battles", "Armed clash"),
        ({"event": "bombing"}, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        ({"event": "suicide bombing"}, "Explosions/Remote violence", "Suicide bomb"),
        ({"event": "drone strike"}, "Explosions/Remote violence", "Air/drone strike"),
        ({"event": "shelling"}, "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ({"event": "abduction"}, "Violence against civilians", "Abduction/forced disappearance"),
        ({"event": "abduction", "killed": {"civilians": 1}}, "Violence against civilians", "Attack"),
        ({"event": "arson"}, "Strategic developments", "Looting/property destruction"),
        ({"event": "arson", "killed": {"civilians": 1}}, "Violence against civilians", "Attack"),
        ({"event": "protest"}, "Protests", "Peaceful protest"),
        ({"event": "riot"}, "Riots", "Mob violence"),
        (
            {"event": "security operation", "actors": ("the army",), "killed": {"militants": 4}},
            "Battles", "Armed clash",
        ),
        (
            {"event": "security operation", "actors": ("the army",), "effects": ("arrested",)},
            "Strategic developments", "Arrests",
        ),
        (
            {"event": "attack", "killed": {"security forces": 1}, "outcome": "retaken"},
            "Battles", "Government regains territory",
        ),
    ],
)  # fmt: skip
def test_acled_types_follow_precedence(given: dict[str, Any], event_type: str, sub_event_type: str) -> None:
    row = _row("acled", _index(**given))
    assert (row["event_type"], row["sub_event_type"]) == (event_type, sub_event_type)


def test_acled_victims_who_are_civilians_are_the_second_actor() -> None:
    row = _row("acled", _index(actors=("gunmen",), killed={"civilians": 9}))
    assert (row["actor1"], row["inter1"]) == ("Unidentified Armed Group (Pakistan)", "Political militia")
    assert (row["actor2"], row["inter2"]) == ("Civilians (Pakistan)", "Civilians")
    assert row["interaction"] == "Political militia-Civilians"
    assert row["civilian_targeting"] == "Civilians targeted"


def test_acled_kinds_of_actors_keep_the_order_of_their_numbers() -> None:
    assert INTER[1] == "Rebel group"
    assert interaction("Civilians", "Rebel group") == "Rebel group-Civilians"
    assert interaction(None, "Civilians") is None


def test_acled_leaves_blank_what_only_its_lists_know() -> None:
    (row,), notes = _coded("acled", _index(killed={"security forces": 2}))
    assert row["actor1"] == "Hill Front"
    for column in ("inter1", "interaction", "admin2", "admin3", "source_scale", "tags", "timestamp"):
        assert row[column] == ""
    assert {"inter1", "admin2", "source_scale", "timestamp"} <= {note["field"] for note in notes}


def test_acled_place_and_country() -> None:
    row = _row("acled", _index())
    assert (row["iso"], row["country"], row["region"], row["admin1"]) == (
        "586",
        "Pakistan",
        "South Asia",
        "Punjab",
    )
    assert (row["location"], row["latitude"], row["longitude"]) == ("Okara", "30.8100", "73.4457")


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp", "gtd"),
    [("site", "1", "1", "1"), ("town", "1", "1", "1"), ("district", "2", "3", "3"),
     ("province", "3", "4", "4"), ("region", "", "5", "5"), ("country", "", "6", "5")],
)  # fmt: skip
def test_precision_of_places(precision: Any, acled: str, ucdp: str, gtd: str) -> None:
    index = _index(place=Place(text="X", country="PK", precision=precision), killed={"civilians": 1})
    assert _row("acled", index)["geo_precision"] == acled
    assert _row("ucdp", index)["where_prec"] == ucdp
    assert _row("gtd", index)["specificity"] == gtd


@pytest.mark.parametrize(
    ("killed", "fatalities", "rule"),
    [
        ({}, "0", "no information is coded 0"),
        ({"unspecified": 7}, "7", "lowest figure"),
        ({"civilians": 2, "militants": 3}, "5", "lowest figure"),
        # What overlaps is not added up.
        ({"civilians": 2, "unspecified": 9}, "2", "lowest figure"),
    ],
)
def test_acled_fatalities(killed: dict[str, int], fatalities: str, rule: str) -> None:
    (row,), notes = _coded("acled", _index(killed=killed))
    assert row["fatalities"] == fatalities
    assert any(note["rule"].startswith(rule) for note in notes if note["field"] == "fatalities")


def test_acled_divides_what_is_told_of_several_days() -> None:
    days = When(text="in three days", start="2026-01-30", end="2026-02-01", precision="days")
    found, _ = _coded("acled", _index(when=days, killed={"civilians": 10}))
    assert [row["event_date"] for row in found] == ["2026-01-30", "2026-01-31", "2026-02-01"]
    assert [row["fatalities"] for row in found] == ["4", "3", "3"]
    assert all(row["time_precision"] == "1" and "divided" in row["notes"] for row in found)
    assert len({row["event_id_cnty"] for row in found}) == 3


@pytest.mark.parametrize(
    ("when", "day", "precision"),
    [
        (SATURDAY, "2026-01-31", "1"),
        (When(text="this week", start="2026-01-26", end="2026-02-01", precision="week"), "2026-01-29", "2"),
        (When(text="in January", start="2026-01-01", end="2026-01-31", precision="month"), "2026-01-16", "3"),
        (None, "", ""),
    ],
)
def test_acled_dates_are_the_middle_of_what_is_told(when: When | None, day: str, precision: str) -> None:
    row = _row("acled", _index(when=when))
    assert (row["event_date"], row["time_precision"]) == (day, precision)


# -- UCDP


@pytest.mark.parametrize(
    ("given", "kind", "side_a", "side_b", "deaths"),
    [
        (
            {"killed": {"security forces": 3, "militants": 5, "civilians": 1}},
            "1", "Government of Pakistan", "Hill Front", ("3", "5", "1", "", "9"),
        ),
        (
            {"killed": {"civilians": 4, "militants": 1}},
            "3", "Hill Front", "Civilians", ("1", "", "4", "", "5"),
        ),
        (
            {"actors": ("the army",), "killed": {"militants": 4}},
            "1", "Government of Pakistan", "", ("", "4", "", "", "4"),
        ),
        (
            {"actors": ("Hill Front", "River Army"), "killed": {"militants": 6}},
            "2", "Hill Front", "River Army", ("", "", "", "6", "6"),
        ),
        ({"actors": (), "killed": {"unspecified": 8}}, "", "", "", ("", "", "", "8", "8")),
        (
            {"killed": {"security forces": 3, "unspecified": 10}},
            "1", "Government of Pakistan", "Hill Front", ("3", "", "", "7", "10"),
        ),
    ],
)  # fmt: skip
def test_ucdp_sides_and_deaths(
    given: dict[str, Any], kind: str, side_a: str, side_b: str, deaths: tuple[str, ...]
) -> None:
    row = _row("ucdp", _index(**given))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (kind, side_a, side_b)
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")
    assert tuple(row[name] for name in names) == deaths
    assert sum(int(row[name] or 0) for name in names[:-1]) == int(row["best"])
    assert int(row["low"]) <= int(row["best"]) <= int(row["high"])


def test_ucdp_has_no_event_without_a_death() -> None:
    found, notes = _coded("ucdp", _index(killed={"civilians": 0}))
    assert found == []
    assert [(note["row"], note["incident"]) for note in notes] == [("", "i0")]
    assert "at least one death" in notes[0]["rule"]


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [("2026-01-31", "2026-01-31", "1"), ("2026-01-30", "2026-02-01", "2"), ("2026-01-26", "2026-02-01", "3"),
     ("2026-01-01", "2026-01-31", "4"), ("2026-01-01", "2026-12-31", "5")],
)  # fmt: skip
def test_ucdp_precision_of_dates(start: str, end: str, precision: str) -> None:
    row = _row("ucdp", _index(when=When(text="x", start=start, end=end), killed={"civilians": 1}))
    assert (row["date_prec"], row["date_start"], row["date_end"]) == (precision, start, end)


def test_ucdp_leaves_the_numbers_of_others_blank() -> None:
    row = _row("ucdp", _index(killed={"civilians": 1}))
    for column in ("relid", "conflict_new_id", "dyad_new_id", "priogrid_gid", "country_id", "gwnoa", "gwnob"):
        assert row[column] == ""
    assert row["geom_wkt"] == "POINT (73.4457 30.81)"
    assert row["number_of_sources"] == "1"


# -- GTD


@pytest.mark.parametrize(
    ("given", "attack", "weapon"),
    [
        ({"event": "suicide bombing"}, "3", "6"),
        ({"event": "bombing"}, "3", "6"),
        ({"event": "shooting"}, "2", "5"),
        ({"event": "assassination"}, "1", "13"),
        ({"event": "abduction"}, "6", "13"),
        ({"event": "arson"}, "7", "8"),
        ({"event": "stabbing"}, "2", "9"),
        ({"event": "attack"}, "9", "13"),
        ({"event": "attack", "weapon": "rifles"}, "2", "5"),
    ],
)
def test_gtd_attacks_and_weapons(given: dict[str, Any], attack: str, weapon: str) -> None:
    row = _row("gtd", _index(**given))
    assert (row["attacktype1"], row["weaptype1"]) == (attack, weapon)
    assert row["attacktype1_txt"] == text_of("attacktype", attack)
    assert row["suicide"] == str(int(given["event"] == "suicide bombing"))


@pytest.mark.parametrize(
    ("targets", "kinds"),
    [
        (("a police station",), ["3"]),
        (("an army camp", "a market", "a mosque"), ["4", "1", "15"]),
        (("a girls' school", "a bus", "a hotel", "a church"), ["8", "19", "1"]),
        (("something",), ["20"]),
    ],
)
def test_gtd_targets_are_three_at_most(targets: tuple[str, ...], kinds: list[str]) -> None:
    (row,), notes = _coded("gtd", _index(targets=targets))
    assert [row[f"targtype{n}"] for n in (1, 2, 3) if row[f"targtype{n}"]] == kinds
    assert any(note["field"].startswith("target1") for note in notes) == (len(targets) > 3)


@pytest.mark.parametrize(
    ("claimed", "uncertain", "codes"),
    [
        ((), "1", ("-9", "-9")),
        (("Hill Front",), "0", ("1", "0")),
        (("Hill Front", "River Army"), "0", ("1", "1")),
    ],
)
def test_gtd_claims(claimed: tuple[str, ...], uncertain: str, codes: tuple[str, str]) -> None:
    row = _row("gtd", _index(claimed=claimed))
    assert (row["gname"], row["guncertain1"]) == ("Hill Front", uncertain)
    assert (row["claimed"], row["compclaim"]) == codes


def test_gtd_counts_attackers_among_the_dead_and_unknown_is_blank() -> None:
    row = _row("gtd", _index(killed={"civilians": 4, "militants": 2}))
    assert (row["nkill"], row["nkillter"], row["nwound"]) == ("6", "2", "")
    assert _row("gtd", _index())["nkill"] == ""


def test_gtd_has_no_violence_of_states() -> None:
    found, notes = _coded("gtd", _index(actors=("the army",), killed={"civilians": 2}))
    assert found == []
    assert "no violence of states" in notes[0]["rule"]


def test_gtd_joins_what_belongs_together() -> None:
    row = _row("gtd", _index(others=2))
    assert (row["multiple"], row["related"]) == ("1", "i1, i2")
    assert (row["iyear"], row["imonth"], row["iday"]) == ("2026", "1", "31")
    undated = _row("gtd", _index(when=None))
    assert (undated["iyear"], undated["imonth"], undated["iday"]) == ("", "0", "0")


# -- PLOVER, TimeMap, Airwars


def test_plover_objects_have_the_keys_of_the_manual() -> None:
    files = dict(LAYOUTS["plover"].files(_index("bombing")))
    (event,) = map(json.loads, files["plover.jsonl"].splitlines())
    assert set(event) == set(columns("plover"))
    assert (event["event"], event["mode"], event["quad_code"]) == (["ASSAULT"], ["explosives"], 4)
    assert event["event_loc"]["resolution"] == 4
    assert event["event_loc"]["country_code"] == "PAK"
    assert event["actor"][0]["entity_text"] == "Hill Front"
    (ngec,) = map(json.loads, files["ngec.jsonl"].splitlines())
    assert set(ngec) == set(columns("ngec"))
    location = ngec["attributes"]["LOC"][0]
    assert ngec["event_text"][location["qa_start_char"] : location["qa_end_char"]] == "Okara"


def test_timemap_values_are_strings_and_dates_do_not_move() -> None:
    files = dict(LAYOUTS["timemap"].files(_index()))
    (event,) = json.loads(files["timemap.events.json"])
    assert set(event) == set(columns("timemap"))
    assert event["date"] == "01/31/2026"
    assert all(isinstance(value, str | list) for value in event.values())
    sources = json.loads(files["timemap.sources.json"])
    assert event["sources"] == [source["id"] for source in sources]
    assert {one["id"] for one in json.loads(files["timemap.associations.json"])} >= set(event["associations"])
    nowhere = dict(LAYOUTS["timemap"].files(_index(place=None, when=None)))
    assert json.loads(nowhere["timemap.events.json"]) == []


def test_airwars_gives_least_and_most_by_group() -> None:
    row = _row("airwars", _index(killed={"civilians": 4, "security forces": 1}))
    assert (row["civilian_non_combatants_killed_min"], row["civilian_non_combatants_killed_max"]) == (
        "4",
        "4",
    )
    assert row["member_of_armed_forces_killed_min"] == "1"
    assert row["children_killed_min"] == ""
    assert (row["civilian_harm_reported"], row["civilian_harm_status"]) == ("yes", "Fair")
    assert (row["date_type"], row["geolocation_accuracy"]) == ("single", "town")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_row_has_notes(layout: str) -> None:
    files = dict(LAYOUTS[layout].files(_index("bombing", killed={"civilians": 1})))
    notes = list(csv.DictReader(io.StringIO(files[f"{layout}.notes.csv"].decode(), newline="")))
    assert tuple(notes[0]) == NOTES
    assert {note["row"] for note in notes} == {"1"}
    assert all(note["rule"] for note in notes)
