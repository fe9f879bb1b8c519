"""Operations: wholes of two incidents or more, or with a name, made into records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from legomena.records import Claim, Membership, Operation, Part, When, content_hash
from legomena.records.days import day_of

from .cluster import Days, span
from .incidents import most, places_of, rank_actors, told_days
from .levels import all_levels
from .names import fold
from .nesting import Names
from .opnames import OperationKey, title_name
from .wholes import Whole


def make_operations(wholes: Sequence[Whole], names: Names) -> tuple[list[Operation], dict[str, str]]:
    """Return the operations (two incidents or more, or a name) and incident id → its smallest operation's id.

    ``wholes`` are trees, see :func:`.levels.nest`.
    """
    maker = _Maker(names)
    for whole in wholes:
        if whole.key is not None or len(whole.drafts) > 1:
            maker.make(whole, None, frozenset())
    return sorted(maker.operations, key=lambda operation: operation.id), maker.of_incident


class _Maker:
    """Makes the records of operations, the smaller ones after the wider ones."""

    def __init__(self, names: Names) -> None:
        self.operations: list[Operation] = []
        self.of_incident: dict[str, str] = {}
        self._names = names
        self._called = {v: actor.name for actor in names.actors.values() for v in actor.variants}
        self._taken: set[str] = set()

    def make(self, whole: Whole, above: Operation | None, outer: frozenset[OperationKey]) -> str:
        """Add the operation of a whole, those of its parts and those beside it. Return its id.

        ``outer`` are the names of the wider operations.
        """
        main = self._operation(whole, above)
        self.of_incident.update({draft.incident.id: main.id for draft in whole.drafts})
        if whole.key is not None:
            outer |= {whole.key}
        parts = [Part(id=self.make(part, main, outer), reasons=part.why) for part in whole.parts]
        within = {draft.incident.id for part in whole.parts for draft in part.drafts}
        reasons = _reasons(whole, self._names)
        parts += [Part(id=i, reasons=reasons[i]) for i in main.incidents if i not in within]
        main = msgspec.structs.replace(main, parts=tuple(parts))
        inner = {found.key for found in all_levels(whole)}
        others = [
            found
            for key in sorted(whole.names, key=str)
            if key not in inner | outer
            and (found := _side_operation(whole, key, self._names, self._called)) is not None
            and found.id not in self._taken
        ]
        self._taken.update(other.id for other in others)
        ids = [main.id, *(other.id for other in others)]
        for made in (main, *others):
            related = tuple(sorted(id_ for id_ in ids if id_ != made.id))
            self.operations.append(msgspec.structs.replace(made, related=related))
        return main.id

    def _operation(self, whole: Whole, above: Operation | None) -> Operation:
        claims, actors = self._names.claims, self._names.actors
        incidents = [draft.incident for draft in whole.drafts]
        names = self._names.written.get(whole.key, ()) if whole.key is not None else ()
        levels = all_levels(whole)
        told = [claim for level in levels for claim in level.claims]
        documents = set(whole.documents) | {claims[claim].document for claim in told}
        attackers: Counter[str] = Counter(actor for draft in whole.drafts for actor in draft.attackers)
        attackers.update(
            actor
            for claim in told
            if claims[claim].kind == "responsibility"
            for actor in self._names.parties.get(claim, frozenset())
            if actors[actor].side != "media"
        )
        ranked = rank_actors(attackers, actors)
        areas = [
            place.admin1 or place.name or place.text for i in incidents if (place := i.place) is not None
        ]
        area = whole.area or most(areas)
        days = told_days(whole.days)
        plain = "Attacks" + (f" in {area}" if area else "")
        head = title_name(names) if names else plain
        if whole.key is not None:
            id_ = content_hash("operation", *whole.key)
        else:
            first = most(draft.days[0].isoformat() for draft in whole.drafts if draft.days[0]) or ""
            id_ = content_hash("operation", fold(area or ""), first, actors[ranked[0]].name if ranked else "")
        if id_ in self._taken:  # attacks of one area and day within others of that area and day
            id_ = content_hash("operation", id_, above.id if above is not None else incidents[0].id)
        self._taken.add(id_)
        return Operation(
            id=id_,
            title=f"{head}, {days}" if days else head,
            names=names,
            when=_when(whole.days),
            places=places_of(incidents),
            actors=tuple(actors[actor].name for actor in ranked),
            incidents=tuple(i.id for i in sorted(incidents, key=lambda i: (_start(i.when), i.id))),
            claims=_memberships(whole.claims, claims),
            documents=tuple(sorted(documents)),
            parent=above.id if above is not None else None,
        )


def _reasons(whole: Whole, names: Names) -> dict[str, tuple[str, ...]]:
    """Return incident → why it is part of the whole."""
    telling = Counter(document for draft in whole.drafts for document in draft.incident.documents)
    striking = Counter(actor for draft in whole.drafts for actor in draft.attackers)
    out: dict[str, tuple[str, ...]] = {}
    for draft in whole.drafts:
        incident = draft.incident
        reasons = []
        if whole.key is not None and whole.key in draft.names:
            reasons.append(f"named as part of {names.called(whole.key)}")
        often = {actor: n for actor, n in striking.items() if n > 1 and actor in draft.attackers}
        if shared := rank_actors(often, names.actors):
            reasons.append(f"the same attackers: {', '.join(names.actors[actor].name for actor in shared)}")
        pages = sum(telling[document] > 1 for document in incident.documents)
        if pages:
            told = "1 document tells" if pages == 1 else f"{pages} documents tell"
            reasons.append(f"{told} of it with others")
        reasons.append("on its days" if draft.days[0] is not None else "no day told")
        out[incident.id] = tuple(reasons)
    return out


def _side_operation(
    whole: Whole,
    key: OperationKey,
    told_names: Names,
    called: Mapping[str, str],
) -> Operation | None:
    """Return an operation with a name of its own inside the same days, such as the counter-operation.

    An earlier phase that is only mentioned ("the first phase, in 2024") makes none: it needs a figure.
    """
    claims, keys, primary = told_names.claims, told_names.keys, whole.key
    own = {claim: told for claim, told in whole.claims.items() if keys.get(claim) == key}
    inside = [draft for draft in whole.drafts if key in draft.names]
    within = [claim for draft in inside for claim in draft.naming if keys[claim] == key]
    evidence = [claims[claim] for claim in [*own, *within]]
    mentioned = primary is not None and key[0] == primary[0]
    if not evidence or (mentioned and not any(claim.kind == "toll" for claim in evidence)):
        return None
    for claim in within:
        own.setdefault(claim, (["names the operation"], 0.9))
    first = min((d for c in evidence if (d := span(c)[0]) is not None), default=None)
    last = max((d for c in evidence if (d := span(c)[1]) is not None), default=None)
    names = told_names.written[key]
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
