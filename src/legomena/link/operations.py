"""Operations: wholes of two incidents or more, or with a name, made into records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from legomena.records import Actor, Claim, Membership, Operation, When, content_hash
from legomena.records.days import day_of

from .cluster import Days, span
from .incidents import most, places_of, rank_actors, told_days
from .names import fold
from .opnames import title_name
from .wholes import OperationKey, Whole


def make_operations(
    wholes: Sequence[Whole],
    claims: Mapping[str, Claim],
    actors: Mapping[str, Actor],
    keys: Mapping[str, OperationKey],
    parties: Mapping[str, frozenset[str]],
) -> tuple[list[Operation], dict[str, str]]:
    """Return the operations (two incidents or more, or a name) and incident id → operation id."""
    written: dict[OperationKey, Counter[str]] = defaultdict(Counter)
    for claim, key in keys.items():
        written[key][claims[claim].operation or ""] += 1
    names = {
        key: tuple(sorted(found, key=lambda name: (-found[name], name))) for key, found in written.items()
    }
    called = {variant: actor.name for actor in actors.values() for variant in actor.variants}
    operations: list[Operation] = []
    of_incident: dict[str, str] = {}
    for whole in wholes:
        primary = _primary(whole, claims, actors, keys, parties)
        if primary is None and len(whole.drafts) < 2:
            continue
        main = _operation(whole, primary, names, claims, actors, parties)
        others = [
            found
            for key in sorted(whole.names, key=str)
            if key != primary
            and (found := _side_operation(whole, key, primary, names, claims, called, keys)) is not None
        ]
        ids = [main.id, *(other.id for other in others)]
        for made in (main, *others):
            related = tuple(sorted(id_ for id_ in ids if id_ != made.id))
            operations.append(_with_related(made, related))
        of_incident.update({draft.incident.id: main.id for draft in whole.drafts})
    return sorted(operations, key=lambda operation: operation.id), of_incident


def _primary(
    whole: Whole,
    claims: Mapping[str, Claim],
    actors: Mapping[str, Actor],
    keys: Mapping[str, OperationKey],
    parties: Mapping[str, frozenset[str]],
) -> OperationKey | None:
    """Return the name that those who struck give it, else the most used one."""
    if not whole.names:
        return None
    members = [m.claim for draft in whole.drafts for m in draft.incident.claims] + list(whole.claims)
    armed = {actor for actor in whole.attackers if actors[actor].side == "armed group"}
    if not armed:
        armed = {
            actor
            for member in members
            if claims[member].kind == "responsibility"
            for actor in parties.get(member, frozenset())
            if actors[actor].side == "armed group"
        }
    armed = armed or set(whole.attackers)
    own = Counter(
        keys[member]
        for member in members
        if member in keys
        and claims[member].kind in ("responsibility", "event")
        and parties.get(member, frozenset()) & armed
    )
    return min(whole.names, key=lambda key: (-own[key], -whole.names[key], str(key)))


def _operation(
    whole: Whole,
    key: OperationKey | None,
    names_of: Mapping[OperationKey, tuple[str, ...]],
    claims: Mapping[str, Claim],
    actors: Mapping[str, Actor],
    parties: Mapping[str, frozenset[str]],
) -> Operation:
    incidents = [draft.incident for draft in whole.drafts]
    names = names_of[key] if key is not None else ()
    documents = set(whole.documents) | {claims[claim].document for claim in whole.claims}
    attackers: Counter[str] = Counter(actor for draft in whole.drafts for actor in draft.attackers)
    attackers.update(
        actor
        for claim in whole.claims
        if claims[claim].kind == "responsibility"
        for actor in parties.get(claim, frozenset())
        if actors[actor].side != "media"
    )
    ranked = rank_actors(attackers, actors)
    days = whole.days
    areas = [place.admin1 or place.name or place.text for i in incidents if (place := i.place) is not None]
    area = most(areas)
    told = told_days(days)
    plain = "Attacks" + (f" in {area}" if area else "")
    head = title_name(names) if names else plain
    if key is not None:
        id_ = content_hash("operation", *key)
    else:
        first = most(draft.days[0].isoformat() for draft in whole.drafts if draft.days[0]) or ""
        id_ = content_hash("operation", fold(area or ""), first, actors[ranked[0]].name if ranked else "")
    return Operation(
        id=id_,
        title=f"{head}, {told}" if told else head,
        names=names,
        when=_when(days),
        places=places_of(incidents),
        actors=tuple(actors[actor].name for actor in ranked),
        incidents=tuple(incident.id for incident in sorted(incidents, key=lambda i: (_start(i.when), i.id))),
        claims=_memberships(whole.claims, claims),
        documents=tuple(sorted(documents)),
    )


def _side_operation(
    whole: Whole,
    key: OperationKey,
    primary: OperationKey | None,
    names_of: Mapping[OperationKey, tuple[str, ...]],
    claims: Mapping[str, Claim],
    called: Mapping[str, str],
    keys: Mapping[str, OperationKey],
) -> Operation | None:
    """Return an operation with a name of its own inside the same days, such as the counter-operation.

    An earlier phase that is only mentioned ("the first phase, in 2024") makes none: it needs a figure.
    """
    own = {claim: told for claim, told in whole.claims.items() if keys.get(claim) == key}
    inside = [draft for draft in whole.drafts if any(keys.get(m.claim) == key for m in draft.incident.claims)]
    within = [m.claim for draft in inside for m in draft.incident.claims if keys.get(m.claim) == key]
    evidence = [claims[claim] for claim in [*own, *within]]
    mentioned = primary is not None and key[0] == primary[0]
    if not evidence or (mentioned and not any(claim.kind == "toll" for claim in evidence)):
        return None
    for claim in within:
        own.setdefault(claim, (["names the operation"], 0.9))
    first = min((d for c in evidence if (d := span(c)[0]) is not None), default=None)
    last = max((d for c in evidence if (d := span(c)[1]) is not None), default=None)
    names = names_of[key]
    told = told_days((first, last))
    doers = {c.subject for c in evidence if c.subject and c.kind in ("event", "responsibility")}
    return Operation(
        id=content_hash("operation", *key),
        title=f"{title_name(names)}, {told}" if told else title_name(names),
        names=names,
        when=_when((first, last)),
        places=places_of(draft.incident for draft in inside),
        actors=tuple(sorted({called.get(doer, doer) for doer in doers})),
        incidents=(),
        claims=_memberships(own, claims),
        documents=tuple(sorted({claim.document for claim in evidence})),
    )


def _with_related(operation: Operation, related: tuple[str, ...]) -> Operation:
    return msgspec.structs.replace(operation, related=related)


def _memberships(
    found: Mapping[str, tuple[list[str], float]], claims: Mapping[str, Claim]
) -> tuple[Membership, ...]:
    ordered = sorted(found, key=lambda claim: (claims[claim].document, claims[claim].start, claim))
    return tuple(
        Membership(claim=claim, reasons=tuple(found[claim][0]), score=found[claim][1]) for claim in ordered
    )


def _when(days: Days) -> When | None:
    first, last = days
    if first is None or last is None:
        return None
    precision = "day" if first == last else "days"
    text = told_days(days) or ""
    return When(text=text, start=first.isoformat(), end=last.isoformat(), precision=precision)  # type: ignore[arg-type]


def _start(when: When | None) -> date:
    return (day_of(when.start) if when is not None else None) or date.max
