"""The first screen: who is heard, over which time, and what it is about."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from legomena.publish import words
from legomena.publish.charts import charts
from legomena.publish.lookup import Lookup
from legomena.publish.spots import Spot, part_far
from legomena.publish.summary import main_subject, summarise
from legomena.records import Account, Actor, Anatomy, Figure, Incident, Place, Speaker, TollLine, When


def _figure(id_: str, actor: str, low: int, **fields: Any) -> Figure:
    base: dict[str, Any] = {
        "speaker": Speaker(name=actor, role="state"), "side": "state", "group": "militants",
        "effect": "killed", "low": low, "high": low, "qualifier": None, "when": None, "place": None,
        "series": None, "said": "2026-03-01", "claims": (), "documents": (), "origins": 1, "actor": actor,
        "standing": True,
    }  # fmt: skip
    return Figure(id=id_, **(base | fields))


def _line(*figures: Figure, group: str = "militants") -> TollLine:
    voices = sum(figure.origins for figure in figures)
    return TollLine(
        group=group, effect="killed", figures=figures, low=None, high=None, agreed=None, origins=voices
    )


def _with(anatomy: Anatomy, *lines: TollLine, kinds: dict[str, str]) -> Lookup:
    actors = tuple(
        Actor(id=name, name=name, kind=kind, side="state", variants=(name,))  # type: ignore[arg-type]
        for name, kind in kinds.items()
    )
    account = Account(about="operation1", tolls=lines, positions=(), outcomes=(), contested=(), policies=())
    links = msgspec.structs.replace(anatomy.links, actors=actors)
    return Lookup(msgspec.structs.replace(anatomy, accounts=(account,), links=links))


def test_who_has_a_name_comes_before_officials(anatomy: Anatomy) -> None:
    line = _line(_figure("1", "officials", 10, origins=3), _figure("2", "Jane Roe", 12, origins=2))
    lookup = _with(anatomy, line, kinds={"officials": "unnamed", "Jane Roe": "person"})
    assert [column.name for column in summarise(lookup).columns] == ["Jane Roe", "officials"]


def test_all_the_dead_come_first_where_most_voices_count_them(anatomy: Anatomy) -> None:
    total = _line(_figure("1", "Jane Roe", 140, group="unspecified", origins=9), group="unspecified")
    part = _line(_figure("2", "John Doe", 2, group="civilians"), group="civilians")
    lookup = _with(anatomy, part, total, kinds={"Jane Roe": "person", "John Doe": "person"})
    assert [row.title for row in summarise(lookup).counts] == ["People killed, group not said"]


def test_a_part_of_a_group_is_no_answer(anatomy: Anatomy) -> None:
    line = _line(_figure("1", "Jane Roe", 20), _figure("2", "John Doe", 4, subgroup="men"))
    lookup = _with(anatomy, line, kinds={"Jane Roe": "person", "John Doe": "person"})
    assert [column.name for column in summarise(lookup).columns] == ["Jane Roe"]


def test_an_incident_that_more_tell_of_than_of_any_operation_is_the_subject(anatomy: Anatomy) -> None:
    alone = Incident(
        id="alone", title="Attack in Gao", event="attack", place=None, when=None, actors=(), targets=(),
        claims=(), documents=tuple(document.id for document in anatomy.documents),
    )  # fmt: skip
    links = msgspec.structs.replace(anatomy.links, incidents=(*anatomy.links.incidents, alone))
    subject = main_subject(Lookup(msgspec.structs.replace(anatomy, links=links)))
    assert subject is not None
    assert subject.id == "alone"


def test_only_a_speaker_with_a_name_has_a_line_through_figures(anatomy: Anatomy) -> None:
    figures = [
        _figure(
            f"{who}{day}",
            who,
            10 * day,
            said=f"2026-03-0{day}",
            revises=f"{who}{day - 1}" if day > 1 else None,
        )
        for who in ("officials", "Jane Roe")
        for day in (1, 2)
    ]
    lookup = _with(anatomy, _line(*figures), kinds={"officials": "unnamed", "Jane Roe": "person"})
    (chart,) = charts(lookup.accounts["operation1"], lookup)
    assert [dot.speaker for dot in chart.dots if dot.joins] == ["Jane Roe"]
    assert str(chart.wide).count('class="join f-state"') == 1


def test_a_few_loose_figures_make_no_chart(anatomy: Anatomy) -> None:
    figures = [_figure(str(day), f"Speaker{day} Roe", day, said=f"2026-03-0{day}") for day in (1, 2, 3)]
    lookup = _with(anatomy, _line(*figures), kinds={})
    assert charts(lookup.accounts["operation1"], lookup) == []


@pytest.mark.parametrize(
    ("text", "hours", "told"),
    [
        ("in 40 hours", 40.0, "in 40 hours"),
        ("40-hour", 40.0, "in 40 hours"),
        ("over the past two days", 48.0, "over the past two days"),
        ("three-day", 72.0, "in 3 days"),
    ],
)
def test_a_length_is_shown_as_told(text: str, hours: float, told: str) -> None:
    assert words.window(When(text=text, hours=hours)) == told


def test_dates_and_phases_in_headings_stay_on_one_line() -> None:
    told = words.unbroken("Operation Dawn Phase II, 31 January to 1 February 2026")
    assert told == "Operation Dawn Phase\u00a0II, 31\u00a0January to 1\u00a0February\u00a02026"
    assert words.unbroken("Operation Dawn 2.0, 5 May 2026") == "Operation Dawn\u00a02.0, 5\u00a0May\u00a02026"


def test_one_stray_far_place_does_not_shrink_the_map() -> None:
    def spot(name: str, lat: float, lon: float, voices: int) -> Spot:
        place = Place(text=name, name=name, lat=lat, lon=lon, precision="town")
        return Spot(key=name, place=place, voices=voices)

    near, far = part_far(
        [spot("Moscow", 55.75, 37.6, 30), spot("Krasnogorsk", 55.8, 37.3, 2), spot("Kerman", 30.3, 57.1, 1)]
    )
    assert [one.name for one in near] == ["Moscow", "Krasnogorsk"]
    assert [one.name for one in far] == ["Kerman"]
    near, far = part_far(
        [spot("Gao", 16.3, 0.0, 5), spot("Mopti", 14.5, -4.2, 5), spot("Kayes", 14.4, -11.4, 5)]
    )
    assert (len(near), far) == (3, [])
