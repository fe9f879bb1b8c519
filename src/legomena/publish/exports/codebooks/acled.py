"""ACLED: one event a place, day and pair of actors, as its codebook codes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from .._index import Index
from ._codes import code, rows, table
from ._facts import DISJOINT, Facts, facts
from ._layout import Coded, Layout, as_table

INTER = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters",
    "Civilians", "External/Other forces",
)  # fmt: skip
"""Kinds of actors in the order of their old numbers, which is their order in ``interaction``."""
_MULTI = "; "
_MOST_DAYS = 31
_ATTACKS = ("attack", "ambush", "raid", "shooting", "siege", "seizure", "hijacking")
_OPERATIONS = ("security operation", "clearance operation", "operation")
_TIME = {"minute": 1, "hour": 1, "part of day": 1, "day": 1, "days": 2, "week": 2, "month": 3}
_DEATHS = "lowest figure where sources differ; words for numbers as fixed numbers"


def _code(index: Index) -> Iterator[Coded]:
    for fact in facts(index):
        yield from _events(fact)


def _events(fact: Facts) -> Iterator[Coded]:
    """Yield one event for each day of the incident."""
    days = 1
    if fact.first and fact.last and fact.incident.when and fact.incident.when.precision == "days":
        days = (fact.last - fact.first).days + 1
    split = 1 < days <= _MOST_DAYS
    for number in range(days if split else 1):
        coded = Coded(fact.incident.id, {})
        deaths = _deaths(fact, coded)
        values = _event(fact, coded, deaths)
        if split and fact.first is not None:
            day = fact.first + timedelta(days=number)
            values |= {"event_date": day.isoformat(), "year": day.year, "time_precision": 1}
            values["event_id_cnty"] = f"{fact.incident.id}-{number + 1}"
            values["fatalities"] = deaths // days + (deaths % days if number == 0 else 0)
            told = f"Told of {days} days: {deaths} fatalities divided among them, the remainder to the first."
            values["notes"] = f"{values['notes']} {told}"
            coded.note(
                "fatalities", "a total over several days is divided, the remainder to the first day", told
            )
        coded.values = values
        yield coded


def _event(fact: Facts, coded: Coded, deaths: int) -> dict[str, object]:
    sub = sub_event(fact, coded, deaths)
    kind = next((row for row in rows("acled_events") if row["sub_event_type"] == sub), {})
    place = fact.incident.place
    country = table("countries").get((place and place.country) or "", {})
    day = fact.midpoint()
    values: dict[str, object] = {
        "event_id_cnty": fact.incident.id,
        "event_date": day and day.isoformat(),
        "year": day and day.year,
        "time_precision": _time(fact, coded),
        "disorder_type": kind.get("disorder_type"),
        "event_type": kind.get("event_type"),
        "sub_event_type": sub,
        "iso": country.get("iso_numeric"),
        "region": country.get("acled_region"),
        "country": country.get("name"),
        "admin1": place and place.admin1,
        "location": place and (place.name or place.text),
        "latitude": _degrees(place.lat if place else None),
        "longitude": _degrees(place.lon if place else None),
        "geo_precision": code("precision", fact.precision, "acled_geo_precision"),
        "source": _MULTI.join(dict.fromkeys(d.source or d.name for d in fact.documents)),
        "notes": fact.summary(),
        "fatalities": deaths,
    }
    values |= _actors(fact, coded, values, str(country.get("name") or "unknown country"))
    coded.note("event_id_cnty", "the id of the incident here", "ACLED gives its own numbers")
    coded.note("source_scale", "left blank", "the scale of an outlet is not known")
    coded.note("timestamp", "left blank", "there is no upload to ACLED")
    coded.note("notes", "every standing figure is named with its speaker", "the quotes: see claims.csv")
    if place is None or values["geo_precision"] is None:
        coded.note(
            "geo_precision", "left blank", f"ACLED codes no place of precision {fact.precision or 'unknown'}"
        )
    if place and not country:
        coded.note("iso", "left blank", "the country is not known")
    if place:
        coded.note("admin2", "left blank", "second-order and third-order units are not known")
    return values


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def sub_event(fact: Facts, coded: Coded, deaths: int) -> str | None:
    """Return the sub-event type; null where what is known fits several and none comes first."""
    event, rule = fact.event, "by the type of event"
    armed = any(party.kind in ("armed group", "unidentified") for party in fact.parties)
    state = any(party.kind == "state" for party in fact.parties)
    fought = fact.struck("security forces", "militants")
    sub = code("events", event, "acled_sub_event_type")
    if "retaken" in fact.outcomes and fought:
        sub, rule = "Government regains territory", "the outcome tells that a place was retaken in fighting"
    elif event in _ATTACKS or (event is None and deaths):
        if fought and (armed or event is None or fact.struck("militants")):
            sub, rule = "Armed clash", "both sides are armed; battles come before violence against civilians"
        elif fact.struck("civilians"):
            sub, rule = "Attack", "those struck are civilians"
    elif event in _OPERATIONS:
        if fact.effects["killed"] or fact.effects["killed or injured"]:
            sub, rule = "Armed clash", "armed people died in an operation of the forces"
        elif state and fact.effects["arrested"]:
            sub, rule = "Arrests", "nobody died and people were arrested"
    elif sub == "Abduction/forced disappearance" and deaths:
        sub, rule = "Attack", "abducted and then killed"
    elif sub == "Looting/property destruction" and deaths:
        sub, rule = ("Armed clash" if fought else "Attack"), "people died"
    elif sub == "Peaceful protest" and deaths:
        sub, rule = "Excessive force against protesters", "people died at a protest"
    if sub is None:
        coded.note(
            "sub_event_type", "left blank", f"“{event or 'event'}” fits several types, and nothing decides"
        )
    else:
        coded.note("sub_event_type", rule, f"told as: {event or 'no type'}")
    return sub


def _deaths(fact: Facts, coded: Coded) -> int:
    """Return the fatalities; 0 where nobody gives a number, as the codebook has it, which is noted."""
    found = {group: one for group in DISJOINT if (one := fact.figure("acled-lowest", group)) is not None}
    whole = fact.figure("acled-lowest", "unspecified")
    if found:
        total = sum(one.low or 0 for one in found.values())
        parts = ", ".join(f"{group} {one.low}" for group, one in found.items())
        lost = f"the groups are added up ({parts}); ranges, speakers and injured"
        if whole is not None and (whole.low or 0) > total:
            lost += f"; a total of {whole.low} without groups"
        coded.note("fatalities", _DEATHS, lost)
        return total
    if whole is not None:
        coded.note("fatalities", _DEATHS, "ranges, speakers and injured")
        return whole.low or 0
    coded.note("fatalities", "no information is coded 0", "here it is unknown, which is not none")
    return 0


def _time(fact: Facts, coded: Coded) -> int | None:
    when = fact.incident.when
    if fact.midpoint() is None or when is None:
        coded.note("event_date", "left blank", "no report tells the day")
        return None
    precision = _TIME.get(when.precision or "")
    if precision in (2, 3):
        coded.note("event_date", "the middle of the time told", f"{when.start} to {when.end}")
    if precision is None:
        coded.note(
            "time_precision", "left blank", f"ACLED codes no time of precision {when.precision or 'unknown'}"
        )
    return precision


def _actors(fact: Facts, coded: Coded, values: dict[str, object], country: str) -> dict[str, object]:
    """Return the columns of actors: civilians struck are the second one, else the order means nothing."""
    doers = [party for party in fact.parties if party.kind != "other"] or fact.parties
    first, more = (doers[0], doers[1:]) if doers else (None, [])
    actor1, inter1 = None, None
    if first is not None:
        actor1 = "Unidentified Armed Group" if first.kind == "unidentified" else first.name
        actor1 = f"{actor1} ({country})" if first.kind == "unidentified" else actor1
        inter1 = {"state": "State forces", "unidentified": "Political militia"}.get(first.kind)
        if inter1 is None:
            coded.note(
                "inter1", "left blank", "whether a group is a rebel group or a militia is ACLED's list to say"
            )
        coded.note("actor1", "the name as the reports have it", "ACLED's own name and years of the actor")
    civilian = values["event_type"] in ("Violence against civilians", "Explosions/Remote violence")
    actor2 = inter2 = targeting = None
    state_did = first is not None and first.kind == "state"
    if fact.struck("civilians") and (civilian or not fact.struck("security forces", "militants")):
        actor2, inter2, targeting = f"Civilians ({country})", "Civilians", "Civilians targeted"
    elif fact.struck("militants") and (state_did or first is None):
        actor2, inter2 = f"Unidentified Armed Group ({country})", "Political militia"
        coded.note("actor2", "the group of those who died is not named", "")
    elif fact.struck("security forces"):
        actor2, inter2 = f"Security forces of {country}", "State forces"
        coded.note("actor2", "those struck are told as security forces", "ACLED's name of the force")
    also = fact.struck("civilians") and inter2 != "Civilians"
    if not actor2:
        coded.note("actor2", "left blank", "who was struck or fought back is not told")
    return {
        "actor1": actor1,
        "assoc_actor_1": _MULTI.join(party.name for party in more) or None,
        "inter1": inter1,
        "actor2": actor2,
        "assoc_actor_2": f"Civilians ({country})" if also else None,
        "inter2": inter2,
        "interaction": interaction(inter1, inter2),
        "civilian_targeting": targeting,
    }


def interaction(inter1: str | None, inter2: str | None) -> str | None:
    """Return both kinds of actors in the order of their numbers; null where one is not known."""
    if inter1 is None or inter2 is None:
        return None
    return "-".join(sorted((inter1, inter2), key=INTER.index))


LAYOUT = Layout("acled", "ACLED: one event a row", _code, as_table)
