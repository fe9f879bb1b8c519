"""What changed between two states of a case, as far as an account can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from legomena.records import Actor

from .casebook import Casebook


@dataclass(frozen=True)
class Changes:
    """What an account may not rest on if it is to stand as it was."""

    claims: Set[str]
    """``Claim.id`` of those that are new or other than they were, in themselves, or in what is looked up for
    them: their page, its other claims and its origin, who speaks and acts, what was changed on the way."""
    names: Set[str]
    """Names that stand for another actor than they did."""

    @classmethod
    def between(cls, before: Casebook, after: Casebook) -> Changes:
        """Compare two states of one case."""
        pages = _changed_pages(before, after)
        claims = {claim.id for claim in after.claims.values() if claim.document in pages} if pages else set()
        old, new = ({actor.id: actor for actor in book.actors} for book in (before, after))
        other = {id_ for id_ in old.keys() | new.keys() if _differ(old.get(id_), new.get(id_))}
        for id_ in old.keys() | new.keys():
            claims |= _moved(old.get(id_), new.get(id_), id_ in other)
        claims |= set(_beyond(claims, before, after))
        names = {
            name
            for name in before.named.keys() | after.named.keys()
            if (one := before.named.get(name)) is not (two := after.named.get(name))
            and (one is None or two is None or one.id != two.id or one.id in other)
        }
        return cls(claims, names)


def _changed_pages(before: Casebook, after: Casebook) -> set[str]:
    """Return the documents that differ in themselves, in their claims, or in their origin."""
    pages = _changed_keys(before.documents, after.documents) | _changed_keys(
        before.origin_of, after.origin_of
    )
    for id_ in _changed_keys(before.claims, after.claims):
        pages |= {book.claims[id_].document for book in (before, after) if id_ in book.claims}
    return pages


def _changed_keys(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    changed = {key for key, value in after.items() if before.get(key) != value}
    return changed | (before.keys() - after.keys())


def _differ(one: Actor | None, other: Actor | None) -> bool:
    """Whether two actors differ in what reconciling asks of them: not in what else they say and do."""
    if one is other:
        return False
    if one is None or other is None:
        return True
    return (one.name, one.kind, one.side) != (other.name, other.kind, other.side)


def _moved(one: Actor | None, other: Actor | None, differ: bool) -> set[str]:
    """Return the claims that an actor speaks or acts in now and did not, or did; all where it is another."""
    if one is other:
        return set()
    said, acted = (
        [set(getattr(actor, part)) if actor is not None else set() for actor in (one, other)]
        for part in ("speaks", "acts")
    )
    if differ:
        return said[0] | said[1] | acted[0] | acted[1]
    return (said[0] ^ said[1]) | (acted[0] ^ acted[1])


def _beyond(claims: Set[str], before: Casebook, after: Casebook) -> Iterator[str]:
    """Yield the claims at both ends of a figure's way where either end, or what is told of it, changed."""
    for slip in set(before.rereportings) ^ set(after.rereportings):
        yield from (slip.claim, slip.source)
    for slip in after.rereportings:
        if slip.claim in claims or slip.source in claims:
            yield from (slip.claim, slip.source)
