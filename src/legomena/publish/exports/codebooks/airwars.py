"""A toll table in the manner of Airwars: one incident a row, killed and injured by group, least and most."""

from __future__ import annotations

from collections.abc import Iterator

from legomena.records import TollLine

from .._index import Index
from ._codes import code, table
from ._facts import Facts, facts
from ._layout import Coded, Layout, as_table

_GROUP_OF = {
    "civilians": "civilian_non_combatants",
    "security forces": "member_of_armed_forces",
    "militants": "belligerents",
    "unspecified": "undetermined",
}
_SUBGROUPS = ("children", "women", "men", "journalists")


def _code(index: Index) -> Iterator[Coded]:
    for fact in facts(index):
        coded = Coded(fact.incident.id, {})
        coded.values = _incident(fact, coded)
        yield coded


def _incident(fact: Facts, coded: Coded) -> dict[str, object]:
    place, when = fact.incident.place, fact.incident.when
    first = next((d for d in fact.documents if d.published), None)
    tolls = fact.account.tolls if fact.account else ()
    civilians = [line for line in tolls if line.group == "civilians" and line.effect in ("killed", "injured")]
    grade = fact.figure("airwars", "civilians") or fact.figure("airwars", "civilians", "injured")
    values: dict[str, object] = {
        "code": fact.incident.id,
        "date_type": None if fact.first is None else "single" if fact.first == fact.last else "range",
        "date": fact.first and fact.first.isoformat(),
        "date_end": fact.last.isoformat() if fact.last and fact.last != fact.first else None,
        "local_time_start": when.start[11:16] if when and when.start and len(when.start) > 10 else None,
        "local_time_end": when.end[11:16] if when and when.end and len(when.end) > 10 else None,
        "local_time_of_day": when.text if when and when.precision == "part of day" else None,
        "local_first_reported_date_time": first and first.published,
        "local_first_reported_by": first and (first.source or first.name),
        "local_first_reported_url": first and first.url,
        "country": table("countries").get((place and place.country) or "", {}).get("name"),
        "location_name": place and (place.name or place.text),
        "region": place and place.admin1,
        "strike_type": fact.event,
        "observation": fact.summary(),
        "civilian_harm_reported": "yes" if civilians or fact.struck("civilians") else None,
        "civilian_harm_status": grade.note.partition(":")[0] if grade else None,
        "latitude": place and place.lat,
        "longitude": place and place.lon,
        "geolocation_accuracy": code("precision", fact.precision, "airwars_geolocation_accuracy"),
        "num_sources": len(fact.documents),
        "num_media": len(fact.documents),
    }
    coded.note("code", "the id of the incident here", "Airwars gives its own codes")
    coded.note("strike_type", "the type of event as told", "Airwars' own list")
    coded.note(
        "num_sources", f"documents; {fact.origins} independent origins", "which are copies of one another"
    )
    coded.note("strike_status", "left blank", "which belligerent struck is an assessor's judgement")
    coded.note("num_victims_named", "left blank", "victims are not listed by name")
    if grade:
        coded.note("civilian_harm_status", "policy airwars", grade.note)
    for line in tolls:
        _toll(line, values, coded)
    return values


def _toll(line: TollLine, values: dict[str, object], coded: Coded) -> None:
    """Fill the least and the most of one group and effect, and of the parts that figures are limited to."""
    if line.effect not in ("killed", "injured"):
        coded.note("", "left out", f"{line.group} {line.effect}: the layout has no column for it")
        return
    if group := _GROUP_OF.get(line.group):
        values[f"{group}_{line.effect}_min"] = line.low
        values[f"{group}_{line.effect}_max"] = line.high
        coded.note(
            f"{group}_{line.effect}_min",
            f"lowest and highest that a speaker of {line.group} stands by",
            "speakers",
        )
    else:
        coded.note("", "left out", f"{line.group} {line.effect}: may be counted in another group")
    for subgroup in _SUBGROUPS:
        bounds = [n for f in line.figures if f.subgroup == subgroup for n in (f.low, f.high) if n is not None]
        if bounds:
            values[f"{subgroup}_{line.effect}_min"] = min(bounds)
            values[f"{subgroup}_{line.effect}_max"] = max(bounds)


LAYOUT = Layout("airwars", "Airwars: one incident a row, least and most by group", _code, as_table)
