"""GTD: one attack by others than a state a row. The columns are all there; the key ones are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .._index import Index
from ._codes import code, table, text_of
from ._facts import DISJOINT, Facts, facts
from ._layout import Coded, Layout, as_table

_UNKNOWN = -9
_FAILED = {"foiled", "failed", "repelled"}
_NO_ATTACK = {"security operation", "clearance operation", "operation", "prison break", "protest", "riot"}
_FIREARMS = re.compile(r"\b(?:gun|rifle|pistol|firearm|shot|shooting)", re.IGNORECASE)
_EXPLOSIVES = re.compile(
    r"\b(?:bomb|explos|grenade|rocket|mortar|ied|mine|missile|vest|shell)", re.IGNORECASE
)


def _code(index: Index) -> Iterator[Coded]:
    operations = {one.id: one.incidents for one in index.anatomy.links.operations}
    for fact in facts(index):
        coded = Coded(fact.incident.id, None)
        if fact.parties and all(party.kind == "state" for party in fact.parties):
            coded.note("gname", "no row: the database has no violence of states", "the incident")
        elif fact.event in _NO_ATTACK or fact.event is None:
            coded.note(
                "attacktype1", "no row: what is told is no attack", f"told as: {fact.event or 'no type'}"
            )
        else:
            coded.values = _event(fact, coded, index, operations.get(fact.incident.operation or "", ()))
        yield coded


def _event(fact: Facts, coded: Coded, index: Index, siblings: tuple[str, ...]) -> dict[str, object]:
    place = fact.incident.place
    country = table("countries").get((place and place.country) or "", {})
    single = fact.first is not None and fact.first == fact.last
    values: dict[str, object] = {
        "eventid": fact.incident.id,
        "iyear": fact.first and fact.first.year,
        "imonth": fact.first.month if fact.first and _same_month(fact) else 0,
        "iday": fact.first.day if fact.first and single else 0,
        "approxdate": None if single or not fact.first else f"{fact.first} to {fact.last or 'unknown'}",
        "country_txt": country.get("name"),
        "region": country.get("gtd_region"),
        "region_txt": country.get("gtd_region_txt"),
        "provstate": place and place.admin1,
        "city": place and place.name if fact.precision in ("town", "site") else None,
        "latitude": place and place.lat,
        "longitude": place and place.lon,
        "specificity": code("precision", fact.precision, "gtd_specificity") or 5,
        "vicinity": 0 if fact.precision in ("town", "site") else _UNKNOWN,
        "location": place and place.text,
        "summary": fact.summary(),
        "multiple": int(len(siblings) > 1),
        "related": ", ".join(one for one in siblings if one != fact.incident.id) or None,
        "success": int(not (_FAILED & fact.outcomes)),
        "suicide": int(fact.event == "suicide bombing"),
        "dbsource": f"Legomena {index.anatomy.version}".strip(),
        **{f"INT_{name}": _UNKNOWN for name in ("LOG", "IDEO", "MISC", "ANY")},
        **{f"scite{n}": cite for n, cite in enumerate(_citations(fact), 1)},
    }
    values |= _attack(fact, coded) | _targets(fact, coded) | _perpetrators(fact, coded) | _harm(fact, coded)
    coded.note("eventid, related", "the ids of incidents here", "the database gives its own numbers")
    coded.note("country", "left blank, the name is in country_txt", "the database's number of the country")
    coded.note(
        "crit1, crit2, crit3, doubtterr",
        "left blank",
        "whether an attack is terrorism is a coder's judgement",
    )
    coded.note("INT_LOG, INT_IDEO, INT_MISC, INT_ANY", "-9: unknown", "the nationality of the group")
    if not single:
        coded.note("iday", "0: the day is not told exactly", str(values["approxdate"] or "no day is told"))
    if len(fact.documents) > 3:
        coded.note(
            "scite1, scite2, scite3", "the first three documents", f"{len(fact.documents) - 3} more documents"
        )
    return values


def _same_month(fact: Facts) -> bool:
    last = fact.last or fact.first
    return bool(fact.first and last and (fact.first.year, fact.first.month) == (last.year, last.month))


def _attack(fact: Facts, coded: Coded) -> dict[str, object]:
    kind = code("events", fact.event, "gtd_attacktype")
    rule = "by the type of event"
    weapon = code("events", fact.event, "gtd_weaptype")
    told = "; ".join(dict.fromkeys(c.weapon for c in fact.claims if c.weapon)) or None
    if weapon is None and told:
        weapon = "5" if _FIREARMS.search(told) else "6" if _EXPLOSIVES.search(told) else None
    if kind is None and weapon in ("5", "9"):
        kind, rule = "2", "an attack with firearms or in melee"
    if kind is None:
        kind, rule = "9", "the type of event does not tell how the attack was made"
    coded.note("attacktype1", rule, f"told as: {fact.event}")
    if weapon is None:
        coded.note("weaptype1", "13: no weapon is told", "")
    weapon = weapon or "13"
    return {
        "attacktype1": kind,
        "attacktype1_txt": text_of("attacktype", kind),
        "weaptype1": weapon,
        "weaptype1_txt": text_of("weaptype", weapon),
        "weapdetail": told,
        "ishostkid": 1 if fact.event in ("abduction", "hijacking") or fact.effects["abducted"] else _UNKNOWN,
        "nhostkid": _range(fact, "abducted"),
    }


def _targets(fact: Facts, coded: Coded) -> dict[str, object]:
    """Return up to three targets, each by the first word that tells its type; the others are lost."""
    found: dict[str, str] = {}
    for target in fact.incident.targets:
        for word in re.findall(r"[a-z]+", target.lower()):
            if kind := code("targets", word, "gtd_targtype"):
                found.setdefault(kind, target)
                break
    if not found and fact.groups["civilians"]:
        found["14"] = "Civilians"
    if not found and fact.groups["security forces"]:
        coded.note("targtype1", "20: police or army is not told", "told as: security forces")
    if not found:
        found["20"] = "; ".join(fact.incident.targets) or "Unknown"
    values: dict[str, object] = {}
    for number, (kind, target) in enumerate(list(found.items())[:3], 1):
        values |= {
            f"targtype{number}": kind,
            f"targtype{number}_txt": text_of("targtype", kind),
            f"target{number}": target,
        }
    if lost := [target for target in fact.incident.targets if target not in list(found.values())[:3]]:
        coded.note("target1, target2, target3", "one target for each type, three at most", "; ".join(lost))
    return values


def _perpetrators(fact: Facts, coded: Coded) -> dict[str, object]:
    groups = [party.name for party in fact.parties if party.kind == "armed group"]
    claims = fact.claimed_by()
    blamed_only = {name for name in groups if name not in claims}
    values: dict[str, object] = {"gname": groups[0] if groups else "Unknown"}
    for number, name in enumerate(groups[:3], 1):
        values["gname" if number == 1 else f"gname{number}"] = name
        values[f"guncertain{number}"] = int(name in blamed_only)
    if not groups:
        coded.note("gname", "Unknown: no group is named", "; ".join(p.name for p in fact.parties))
    if blamed_only:
        coded.note(
            "guncertain1", "1 where a group is named by others and does not claim it", "; ".join(blamed_only)
        )
    if len(groups) > 3:
        coded.note("gname3", "three groups at most", "; ".join(groups[3:]))
    values["claimed"] = 1 if claims else _UNKNOWN
    values["compclaim"] = int(len(claims) > 1) if claims else _UNKNOWN
    for number in range(1, min(len(claims), 3) + 1):
        suffix = "" if number == 1 else str(number)
        values |= {f"claimmode{suffix}": 10, f"claimmode{suffix}_txt": text_of("claimmode", "10")}
        if number > 1:
            values[f"claim{number}"] = 1
    if claims:
        coded.note("claimmode", "10: how it was claimed is not kept as a code", "; ".join(claims))
    else:
        coded.note("claimed", "-9: no report tells of a claim", "which is not the same as none")
    return values


def _harm(fact: Facts, coded: Coded) -> dict[str, object]:
    """Return the dead, attackers included, and the wounded; blank where nobody gives a number."""
    found = {g: one.best for g in DISJOINT if (one := fact.figure("ucdp", g)) is not None}
    whole = fact.figure("ucdp", "unspecified")
    total = sum(n or 0 for n in found.values()) if found else None
    if whole is not None and (whole.best or 0) > (total or 0):
        total = whole.best
    wounded = [n for g in (*DISJOINT, "unspecified") if (n := _low(fact, "injured", g)) is not None]
    if total is None:
        coded.note("nkill", "left blank", "no figure that can be relied on: unknown, not 0")
    else:
        parts = ", ".join(f"{group} {n}" for group, n in found.items())
        coded.note("nkill", "the number that most independent origins carry, attackers included", parts)
    if wounded:
        coded.note("nwound", "the lowest figure that a speaker stands by", "ranges and speakers")
    return {
        "nkill": total,
        "nkillter": found.get("militants"),
        "nwound": sum(wounded) if wounded else None,
        "nwoundte": _low(fact, "injured", "militants"),
    }


def _low(fact: Facts, effect: str, group: str) -> int | None:
    for line in fact.account.tolls if fact.account else ():
        if (line.effect, line.group) == (effect, group):
            return line.low
    return None


def _range(fact: Facts, effect: str) -> int | None:
    found = [line.low for line in (fact.account.tolls if fact.account else ()) if line.effect == effect]
    known = [n for n in found if n is not None]
    return max(known) if known else None


def _citations(fact: Facts) -> list[str]:
    return [
        ", ".join(
            part
            for part in (f"“{d.title}”" if d.title else "", d.source or d.name, (d.published or "")[:10])
            if part
        )
        for d in fact.documents[:3]
    ]


LAYOUT = Layout("gtd", "GTD: one attack a row, key columns filled", _code, as_table)
