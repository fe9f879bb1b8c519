"""Operations within operations: wholes put under a wider one, and divided into smaller ones.

A level is only made where it is told: by a sentence ("Operation A, part of Operation B"), by one name for
attacks of one party with a pause between them, by phases of one name, by claims about a province that is not
all of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from legomena.records import Claim
from legomena.records.days import day_of, days_of

from .cluster import Days, length, overlap
from .incidents import Draft
from .nesting import Names
from .opnames import OperationKey
from .places import similar_words
from .wholes import Whole

_PAUSE_DAYS = 3
"""Attacks under one name with more days than this between them are operations of their own within it."""
_SEASON_DAYS = 183
"""Operations of one campaign have no longer time than this between them."""
_NAME_DAYS = 92
"""A name used again after more days than this is another operation's."""
_TELLS_OF_AREA = frozenset({"event", "toll", "outcome", "responsibility"})


def nest(wholes: Sequence[Whole], names: Names) -> list[Whole]:
    """Return the wholes as trees, each with its name; claims are with the smallest part that they mean."""
    for whole in wholes:
        whole.key = names.primary(whole)
    named = [whole for whole in wholes if whole.key is not None]
    roots = [whole for whole in wholes if whole.key is None]
    roots += _of_one_name(named, names)
    roots = _phases(roots)
    roots = _told(roots, names)
    for root in roots:
        _divide(root, names)
        if root.parts:
            _settle(root, names)
    return sorted(roots, key=lambda root: root.drafts[0].incident.id)


def _of_one_name(wholes: Sequence[Whole], names: Names) -> list[Whole]:
    """Put wholes of one name, one party and one season under it; a name told beside others is dropped."""
    by_key: dict[OperationKey, list[Whole]] = defaultdict(list)
    for whole in wholes:
        if whole.key is not None:
            by_key[whole.key].append(whole)
    out: list[Whole] = []
    for key, found in sorted(by_key.items(), key=lambda pair: str(pair[0])):
        found.sort(key=lambda whole: (-whole.names[key], whole.drafts[0].incident.id))
        main, *others = found
        parts = [main]
        for other in others:
            if _again(main, other):
                parts.append(other)
            else:
                del other.names[key]
                other.key = names.primary(other)
                if other.key is not None and other.key in by_key:
                    other.key = None  # its other name is another's too
                out.append(other)
        why = (f"goes by the same name: {names.called(key)}", "the same attackers")
        out.append(_above(key, parts, why) if len(parts) > 1 else main)
    return out


def _again(one: Whole, other: Whole) -> bool:
    """Whether one party struck again under a name, after a pause and within a season."""
    near = overlap(one.days, other.days, _PAUSE_DAYS)
    return not near and overlap(one.days, other.days, _NAME_DAYS) and bool(one.attackers & other.attackers)


def _phases(roots: Sequence[Whole]) -> list[Whole]:
    """Put phases of one name under it, where each has incidents of its own by one party."""
    by_base: dict[str, list[Whole]] = defaultdict(list)
    for root in roots:
        if root.key is not None and root.key[1] is not None:
            by_base[root.key[0]].append(root)
    out = list(roots)
    gone: set[int] = set()
    for base, found in sorted(by_base.items()):
        if len(found) > 1 and frozenset.intersection(*(root.attackers for root in found)):
            gone.update(map(id, found))
            out.append(_above((base, None), found, ("a phase of one operation", "the same attackers")))
    return [root for root in out if id(root) not in gone]


def _told(roots: Sequence[Whole], names: Names) -> list[Whole]:
    """Put what is told to be part of an operation under it, from the narrowest up."""
    parents, sides = names.nesting.parents, names.sides()
    out = list(roots)
    while True:
        under: dict[OperationKey, list[Whole]] = defaultdict(list)
        for root in out:
            above = parents.get(root.key) if root.key is not None else None
            if above is not None and not _opposed(sides.get(root.key or above), sides.get(above)):
                under[above].append(root)
        for root in out:
            if root.key in under:
                under[root.key].append(root)  # what goes by the name of the whole is part of it too
        ready = {key: _of_one_party(found, names) for key, found in under.items()}
        ready = {key: members for key, members in ready.items() if len(members) > 1}
        if not ready:
            return out
        # what is part of an operation and still to be made of parts comes before it
        waits = {parents.get(key) for key in ready}
        gone: set[int] = set()
        for key in sorted(ready.keys() - waits, key=str):
            members = [member for member in ready[key] if id(member) not in gone]
            gone.update(map(id, members))
            for part in members:
                part.why = _reasons(part, members, names)
                if part.key == key:
                    part.key, part.why = None, (f"goes by the name of the whole: {names.called(key)}",)
            out.append(_above(key, members, None))
        out = [root for root in out if id(root) not in gone]


def _of_one_party(found: Sequence[Whole], names: Names) -> list[Whole]:
    """Return those with attackers in common, where they are known, and no long time between them.

    A name may be used by others, and again years later: what is most told to be a part is one first.
    """
    told = names.nesting.documents
    ranked = sorted(
        found, key=lambda whole: (-len(told.get(whole.key or ("", None), ())), whole.drafts[0].incident.id)
    )
    kept = ranked[:1]
    left = ranked[1:]
    while True:
        attackers = frozenset(actor for whole in kept for actor in whole.attackers)
        more = next(
            (
                whole
                for whole in left
                if (not attackers or not whole.attackers or attackers & whole.attackers)
                and any(
                    None in (*whole.days, *k.days) or overlap(whole.days, k.days, _SEASON_DAYS) for k in kept
                )
            ),
            None,
        )
        if more is None:
            return kept
        kept.append(more)
        left.remove(more)


def _opposed(one: set[str] | None, other: set[str] | None) -> bool:
    return bool(one) and bool(other) and not (one or set()) & (other or set())


def _reasons(part: Whole, members: Sequence[Whole], names: Names) -> tuple[str, ...]:
    told = names.nesting.documents.get(part.key or ("", None), ())
    reasons = [f"told to be part of it in {len(told)} document{'s' if len(told) != 1 else ''}"]
    shared = {a for other in members if other is not part for a in other.attackers} & part.attackers
    if shared:
        reasons.append(f"the same attackers: {', '.join(sorted(names.actors[a].name for a in shared))}")
    return tuple(reasons)


def _above(key: OperationKey, parts: Sequence[Whole], why: tuple[str, ...] | None) -> Whole:
    """Return the whole of several, which keeps those with two incidents or a name of their own as parts."""
    names: Counter[OperationKey] = Counter()
    claims: dict[str, tuple[list[str], float]] = {}
    for part in parts:
        names.update(part.names)
        claims.update(part.claims)
        if why is not None:
            part.key, part.why = (None if part.key == key else part.key), why
    drafts = [draft for part in parts for draft in part.drafts]
    kept = [part for part in parts if part.key is not None or len(part.drafts) > 1]
    kept.sort(key=lambda part: (str(part.days[0]), part.drafts[0].incident.id))
    return Whole(sorted(drafts, key=lambda d: d.incident.id), names, claims, parts=kept, key=key)


def _divide(whole: Whole, names: Names) -> None:
    """Divide what has no parts yet: by pauses where it has a name, then by provinces that claims tell of."""
    if not whole.parts and whole.key is not None:
        runs = _runs(whole.drafts)
        if sum(len(run) > 1 for run in runs) > 1:
            why = f"goes by the name of the whole: {names.called(whole.key)}"
            whole.parts = [
                Whole(run, why=(why, f"more than {_PAUSE_DAYS} days from the others"))
                for run in runs
                if len(run) > 1
            ]
    for part in whole.parts:
        _divide(part, names)
    if not whole.parts and len(whole.drafts) > 2:
        whole.parts = _areas(whole, names)


def _runs(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Split dated incidents where more days than a pause pass without one."""
    runs: list[list[Draft]] = []
    reach: Days = (None, None)
    for draft in sorted(drafts, key=lambda draft: (str(draft.days[0]), draft.incident.id)):
        if draft.days[0] is None:
            continue
        if not runs or not overlap(reach, draft.days, _PAUSE_DAYS):
            runs.append([])
            reach = draft.days
        runs[-1].append(draft)
        reach = (reach[0], max(reach[1] or draft.days[0], draft.days[1] or draft.days[0]))
    return runs


def _areas(whole: Whole, names: Names) -> list[Whole]:
    """Return the provinces that claims tell of by themselves, where several were struck at several places.

    One place outside a province is easily put there by mistake, and makes no operation of the rest.
    """
    told = {
        name
        for claim in whole.claims
        if (c := names.claims[claim]).kind in _TELLS_OF_AREA and (name := _province(c)) is not None
    }
    if not told:
        return []
    by_area: dict[str, list[Draft]] = defaultdict(list)
    for draft in whole.drafts:
        if draft.incident.place is not None and draft.incident.place.admin1:
            by_area[draft.incident.place.admin1].append(draft)
    by_area = {area: found for area, found in by_area.items() if len(found) > 1}
    if len(by_area) < 2:
        return []
    return [
        Whole(found, area=area, why=(f"in {area}, of which claims tell by itself",))
        for area, found in sorted(by_area.items())
        if any(similar_words(area, name) for name in told)
    ]


def _province(claim: Claim) -> str | None:
    place = claim.place
    if place is None or place.precision != "province":
        return None
    return place.admin1 or place.name or place.text


def _settle(root: Whole, names: Names) -> None:
    """Give every claim about the whole to the smallest part that it means."""
    claims, nodes = root.claims, all_levels(root)
    by_key = {node.key: node for node in nodes if node.key is not None}
    for node in nodes:
        node.claims = {}
    for id_, (reasons, score) in claims.items():
        claim = names.claims[id_]
        key = names.keys.get(id_)
        if key is not None and key in by_key:
            by_key[key].claims[id_] = (reasons, score)
        else:
            home, why = _home(root, claim, names)
            home.claims[id_] = ([*reasons, *why], score)
    for node in nodes:
        node.names = names.of(node)


def _home(whole: Whole, claim: Claim, names: Names) -> tuple[Whole, tuple[str, ...]]:
    """Return the smallest part that a claim without a known name means, and why it does."""
    home, why = whole, ""
    while home.parts:
        found = _means(home, claim, names)
        if found is None:
            break
        home, why = found
    return home, (why,) if why else ()


def _means(whole: Whole, claim: Claim, names: Names) -> tuple[Whole, str] | None:
    areas = [part for part in whole.parts if part.area is not None]
    if areas:
        name = _province(claim)
        found = [part for part in areas if name is not None and similar_words(part.area or "", name)]
        return (found[0], f"told of {name}") if found else None
    days = _covered(claim, whole, names)
    if days[0] is not None:
        wide = length(days) or 1
        touched = [part for part in whole.parts if overlap(part.days, days, 1)]
        if len(touched) == 1 and wide <= (length(touched[0].days) or 1) + 2 * _PAUSE_DAYS:
            return touched[0], "its time is that of this part"
        return None
    parted = {draft.incident.id for part in whole.parts for draft in part.drafts}
    direct = any(claim.document in d.incident.documents for d in whole.drafts if d.incident.id not in parted)
    telling = [part for part in whole.parts if claim.document in part.documents]
    if len(telling) == 1 and not direct:
        return telling[0], "its document tells of this part alone"
    return None


def _covered(claim: Claim, whole: Whole, names: Names) -> Days:
    """Return the days of a claim; what is told "since" a day reaches to when it was told."""
    first, last = days_of(claim.when)
    if first is not None and last is None:
        told = day_of(names.published.get(claim.document)) or whole.days[1] or first
        return first, max(first, told)
    if last is not None and first is None:
        return min(last, whole.days[0] or last), last
    return first, last


def all_levels(whole: Whole) -> list[Whole]:
    """Return a whole and all the smaller ones within it, at any depth."""
    return [whole, *(found for part in whole.parts for found in all_levels(part))]
