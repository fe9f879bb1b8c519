"""UCDP GED: one event with at least one death a row, with best, high and low estimate."""

from __future__ import annotations

from collections.abc import Iterator

from .._index import Index
from ._codes import code, table
from ._facts import DISJOINT, Deaths, Facts, facts
from ._layout import Coded, Layout, as_table

_MULTI = ";"
_UNKNOWN_IDS = (
    "relid", "active_year", "code_status", "conflict_new_id", "conflict_name", "dyad_new_id", "side_a_new_id",
    "side_b_new_id", "priogrid_gid", "country_id", "gwnoa", "gwnob",
)  # fmt: skip


def _code(index: Index) -> Iterator[Coded]:
    for fact in facts(index):
        coded = Coded(fact.incident.id, None)
        found = {g: one for g in (*DISJOINT, "unspecified") if (one := fact.figure("ucdp", g)) is not None}
        if not any((one.high or one.best or 0) > 0 for one in found.values()):
            coded.note(
                "best",
                "no row: an event needs at least one death",
                "the incident, its place and its speakers",
            )
        else:
            coded.values = _event(fact, coded, found)
        yield coded


def _event(fact: Facts, coded: Coded, found: dict[str, Deaths]) -> dict[str, object]:
    place = fact.incident.place
    country = table("countries").get((place and place.country) or "", {})
    precision = date_precision(fact)
    known = place is not None and place.lat is not None and place.lon is not None
    values: dict[str, object] = {
        "id": fact.incident.id,
        "year": fact.first and fact.first.year,
        "number_of_sources": len(fact.documents) or -1,
        "source_article": _MULTI.join(_article(d.source, d.published, d.title) for d in fact.documents),
        "source_office": _MULTI.join(d.source or "" for d in fact.documents),
        "source_date": _MULTI.join((d.published or "")[:10] for d in fact.documents),
        "source_headline": _MULTI.join(d.title or "" for d in fact.documents),
        "source_original": _MULTI.join(_speakers(fact)),
        "where_prec": code("precision", fact.precision, "ucdp_where_prec"),
        "where_coordinates": place and (place.name or place.text),
        "where_description": place and place.text,
        "adm_1": place and place.admin1,
        "latitude": place and place.lat,
        "longitude": place and place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if place and known else None,
        "country": country.get("name"),
        "region": country.get("ucdp_region"),
        "event_clarity": 1 if precision == 1 and fact.precision in ("site", "town") else 2,
        "date_prec": precision,
        "date_start": fact.first and fact.first.isoformat(),
        "date_end": fact.last and fact.last.isoformat(),
    }
    sides = _sides(fact, coded, str(country.get("name") or ""))
    values |= sides | _deaths(coded, found, columns_of(sides, fact))
    coded.note("id", "the id of the incident here", "UCDP gives its own numbers")
    coded.note(
        ", ".join(_UNKNOWN_IDS),
        "left blank",
        "UCDP, PRIO-GRID and Gleditsch–Ward numbers need their own lists",
    )
    coded.note(
        "number_of_sources",
        f"documents; {fact.origins} independent origins",
        "which are copies of one another",
    )
    if fact.first is None:
        coded.note("date_start", "left blank", "no report tells the day")
    if place is not None:
        coded.note("adm_2", "left blank", "second-order units are not known")
    if values["event_clarity"] == 2:
        coded.note("event_clarity", "2: the day or the place is not exact", "")
    return values


def date_precision(fact: Facts) -> int | None:
    """Return 1 for a day, 2 for two to six days, 3 for a week, 4 for a month, 5 for a year."""
    if fact.first is None or fact.last is None:
        return None
    days = (fact.last - fact.first).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def _sides(fact: Facts, coded: Coded, country: str) -> dict[str, object]:
    """Return the type of violence and both sides. A government is always side A."""
    armed = [party for party in fact.parties if party.kind == "armed group"]
    state = [party for party in fact.parties if party.kind == "state"]
    forces = fact.struck("security forces") or bool(state)
    government = f"Government of {country}" if country else None
    kind, side_a, side_b = None, None, None
    if armed and forces:
        kind, side_a, side_b = 1, government, armed[0].name
    elif state and fact.struck("militants"):
        kind, side_a = 1, government
    elif len(armed) > 1 and not fact.struck("civilians"):
        kind, side_a, side_b = 2, armed[0].name, armed[1].name
    elif armed and fact.struck("civilians"):
        kind, side_a, side_b = 3, armed[0].name, "Civilians"
    elif state and fact.struck("civilians") and not fact.struck("militants"):
        kind, side_a, side_b = 3, government, "Civilians"
    elif armed:
        side_a = armed[0].name
    if kind is None:
        coded.note("type_of_violence", "left blank", "who fought whom is not told")
    else:
        why = {
            1: "the forces of a state and an armed group",
            2: "two armed groups",
            3: "civilians alone are struck",
        }
        coded.note("type_of_violence", why[kind], "")
    names = f"{side_a} - {side_b}" if side_a and side_b else None
    return {"type_of_violence": kind, "side_a": side_a, "side_b": side_b, "dyad_name": names}


def columns_of(sides: dict[str, object], fact: Facts) -> dict[str, str]:
    """Return in which column each group's dead belong: with their side, else nowhere."""
    columns = {"civilians": "deaths_civilians"}
    governed = str(sides["side_a"] or "").startswith("Government of")
    if governed:
        columns["security forces"] = "deaths_a"
    if governed and sides["type_of_violence"] == 1:
        columns["militants"] = "deaths_b"
    elif not governed and sum(party.kind == "armed group" for party in fact.parties) == 1:
        columns["militants"] = "deaths_a"
    return columns


def _deaths(coded: Coded, found: dict[str, Deaths], columns: dict[str, str]) -> dict[str, object]:
    """Return the four counts and the three estimates; the counts add up to ``best``."""
    values: dict[str, object] = {columns[group]: one.best for group, one in found.items() if group in columns}
    groups = [one for group, one in found.items() if group != "unspecified"]
    best, low, high = (sum(getattr(one, name) or 0 for one in groups) for name in ("best", "low", "high"))
    sideless = sum(one.best or 0 for g, one in found.items() if g not in columns and g != "unspecified")
    whole = found.get("unspecified")
    more = max((whole.best or 0) - best, 0) if whole is not None else 0
    if whole is not None and more:
        low, high = max(low, whole.low or 0), max(high, whole.high or 0)
        best += more
        coded.note(
            "deaths_unknown", "what a total without groups has more than the groups together", whole.note
        )
    elif whole is not None:
        coded.note(
            "deaths_unknown", "nothing: a total without groups is not above the groups together", whole.note
        )
    if sideless:
        coded.note("deaths_unknown", "the dead of a group whose side is not told", str(sideless))
    if sideless + more:
        values["deaths_unknown"] = sideless + more
    for group, column in columns.items():
        if group in found:
            coded.note(column, "best: the number that most independent origins carry", found[group].note)
        else:
            coded.note(column, "left blank", "no figure that can be relied on: unknown, not 0")
    return values | {"best": best, "high": max(high, best), "low": min(low, best)}


def _speakers(fact: Facts) -> list[str]:
    """Who is said to have given the figures."""
    lines = fact.account.tolls if fact.account else ()
    named = (
        f.speaker.actor or f.speaker.name for line in lines if line.effect == "killed" for f in line.figures
    )
    return [name for name in dict.fromkeys(named) if name != "outlet"]


def _article(source: str | None, published: str | None, title: str | None) -> str:
    return ",".join(f'"{part}"' for part in (source, (published or "")[:10], title) if part)


LAYOUT = Layout("ucdp", "UCDP GED: one event with a death a row", _code, as_table)
