"""Incidents as cards: where, when, what, tolls, who says so, and why their claims were put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legomena.records import Claim, ContestedPoint, Incident, Membership, Operation, content_hash

from . import words
from .kinds import IncidentKind, kind_of
from .levels import above
from .lookup import Lookup
from .positions import Subject, subjects
from .tolls import Line, lines

_SHOWN = 3
"""Quotes shown before the rest are folded away."""


@dataclass(frozen=True)
class Card:
    """One incident."""

    incident: Incident
    where: str
    when: str
    lines: tuple[Line, ...]
    subjects: tuple[Subject, ...]
    contested: tuple[ContestedPoint, ...]
    events: tuple[str, ...]
    weapons: tuple[str, ...]
    quotes: tuple[Claim, ...]
    folded: tuple[Claim, ...]
    members: tuple[tuple[Claim, Membership], ...]
    reasons: tuple[tuple[tuple[str, ...], tuple[Claim, ...]], ...]
    """Why its claims were put together, each reason with the claims that it holds for."""
    outlets: tuple[str, ...]
    voices: int
    kind: IncidentKind
    page: str
    """The name of its own page, where it has one."""
    within: tuple[tuple[Operation, tuple[str, ...]], ...]
    """The operations that it is part of, the smallest first, and why."""


def cards(lookup: Lookup) -> list[Card]:
    """Return the incidents in the order in which they are told to have begun, undated ones last."""
    links = lookup.anatomy.links
    ordered = sorted(links.incidents, key=lambda one: (_begin(one), one.title, one.id))
    return [_card(one, lookup) for one in ordered]


def _begin(incident: Incident) -> str:
    when = incident.when
    return (when.start or when.end or "~") if when else "~"


def _card(incident: Incident, lookup: Lookup) -> Card:
    account = lookup.accounts.get(incident.id)
    members = tuple((lookup.claims[one.claim], one) for one in incident.claims if one.claim in lookup.claims)
    claims = [claim for claim, _ in members]
    telling = [lookup.claims[one] for one in lookup.known(claim.id for claim in claims)]
    rank = {"event": 0, "outcome": 1, "toll": 2}
    telling.sort(key=lambda claim: rank.get(claim.kind, 3))
    seen: set[str] = set()
    distinct = []
    for claim in telling:
        words_said = " ".join(claim.quote.casefold().split())
        if words_said not in seen:
            seen.add(words_said)
            distinct.append(claim)
    return Card(
        incident=incident,
        where=words.place(incident.place),
        when=words.when(incident.when),
        lines=tuple(lines(account, lookup)),
        subjects=tuple(subjects(account, lookup)),
        contested=tuple(account.contested) if account else (),
        events=_distinct(claim.event for claim in claims),
        weapons=_distinct(claim.weapon for claim in claims),
        quotes=tuple(distinct[:_SHOWN]),
        folded=tuple(distinct[_SHOWN:]),
        members=members,
        reasons=_reasons(members),
        outlets=_distinct(lookup.outlet(document) for document in incident.documents),
        voices=lookup.voices(claim.id for claim in claims),
        kind=kind_of(incident),
        page=content_hash(incident.id)[:12],
        within=above(incident, lookup),
    )


def _reasons(
    members: Iterable[tuple[Claim, Membership]],
) -> tuple[tuple[tuple[str, ...], tuple[Claim, ...]], ...]:
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim, member in members:
        found.setdefault(member.reasons, []).append(claim)
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple((reasons, tuple(claims)) for reasons, claims in ordered)


def _distinct(items: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
