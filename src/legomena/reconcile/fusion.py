"""One number for all who were harmed, for records that have room for one.

An account keeps figures by group and speaker and adds nothing up. A coded data set has one column for the
killed and one for the injured. What goes there is read from all the reports of one incident together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from legomena.records import Claim, Document, Links

from .casebook import Casebook
from .numbers import value_of


@dataclass(frozen=True)
class Fused:
    """What most independent reports of one incident give for all the killed, or all the injured."""

    effect: str
    number: int
    origins: int
    """How many independent chains of origin give it, each by its highest figure."""
    claims: tuple[str, ...]
    """The claims that give it."""


def fuse(documents: Iterable[Document], claims: Iterable[Claim], links: Links) -> dict[str, Fused]:
    """Return effect → the figure, from claims that are all of one incident; no entry where none is told.

    Each origin gives the highest whole that it tells, since a whole is never less than what is counted in
    it: parts, additions, figures overtaken or denied, and those of other events are no wholes. What most
    origins give holds; of equals what most claims repeat, and then the lower.
    """
    claims = list(claims)
    book = Casebook.of(documents, claims, links)
    away = set(links.background)
    told: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.effect is not None and claim.id not in away and _is_whole(claim):
            told[claim.effect][book.origin_of.get(claim.document, claim.document)].append(claim)
    out: dict[str, Fused] = {}
    dead = {name for found in told.get("killed", {}).values() for claim in found if (name := _person(claim))}
    for effect, by_origin in sorted(told.items()):
        if effect == "injured":
            by_origin = _living(by_origin, dead)
        votes = Counter(max(_number(claim) for claim in found) for found in by_origin.values())
        if not votes:
            continue
        every = [claim for found in by_origin.values() for claim in found]
        repeats = Counter(_number(claim) for claim in every)
        number = min(votes, key=lambda value: (-votes[value], -repeats[value], value))
        ids = tuple(sorted(claim.id for claim in every if _number(claim) == number))
        out[effect] = Fused(effect=effect, number=number, origins=votes[number], claims=ids)
    return out


def _living(by_origin: dict[str, list[Claim]], dead: set[str]) -> dict[str, list[Claim]]:
    """The injured without those who may be the dead: who was shot, and died of it, is one of the dead.

    A person is that where the same word tells one dead, and where no name sets it apart from whoever died.
    """

    def may_be_dead(claim: Claim) -> bool:
        person = _person(claim)
        return person is not None and bool(dead) and (person in dead or person.islower())

    living = {origin: [c for c in found if not may_be_dead(c)] for origin, found in by_origin.items()}
    return {origin: found for origin, found in living.items() if found}


def _person(claim: Claim) -> str | None:
    """Whom a claim tells alone: the last word of the name, or the noun ("man"); null for a count of more."""
    if claim.low != 1 or claim.high != 1 or not claim.group_text:
        return None
    words = [word.strip(".,'’“”\"") for word in claim.group_text.split()]
    named = [word for word in words if word[:1].isupper()]
    return (named or words)[-1] or None


def _is_whole(claim: Claim) -> bool:
    return (
        claim.kind == "toll"
        and claim.stance == "asserts"
        and not claim.other_event
        and claim.part_of is None
        and claim.series not in ("increment", "earlier")
        and value_of(claim.low, claim.high) is not None
    )


def _number(claim: Claim) -> int:
    return value_of(claim.low, claim.high) or 0
