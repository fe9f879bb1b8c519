"""From linked claims to accounts: one for each operation and each incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

import msgspec

from legomena.records import Account, Claim, Document, Incident, Links, Operation
from legomena.records.collection import no_collection
from legomena.records.days import days_of
from legomena.records.halves import in_halves

from .casebook import Casebook
from .changes import Changes
from .contested import Matter, Site, find_contested
from .figures import draw_figures
from .lines import make_lines
from .policies import DEFAULT, Basis, Policy, choose
from .positions import make_positions
from .scopes import Scope
from .series import chain_figures

_Told = tuple[Account, Set[str]]
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[tuple[Account, set[str]]])
_MANY = 8_000
"""From so many incidents on, those of some 200,000 claims, a second process is worth what it costs."""
_BY_PAGE = attrgetter("document", "start", "id")

Sites = tuple[Site, ...]
"""What an operation is made of."""


def reconcile(
    documents: Iterable[Document], claims: Iterable[Claim], links: Links, policies: Sequence[str] = DEFAULT
) -> tuple[Account, ...]:
    """Return an account of each operation, then of each incident, in the order of ``links``.

    Pure: the same input gives the same accounts. An operation's account rests on what is told of it as a
    whole; figures of its incidents are never added up into it. ``policies`` are names from
    ``reconcile.policies.POLICIES``; an unknown one raises ``ValueError``.
    """
    return Reconciling(policies).reconcile(documents, claims, links)


@dataclass(frozen=True)
class _Made:
    """An account, and what it was made of beside the claims."""

    about: Operation | Incident
    sites: Sites
    asked: Set[str]
    """Names that were looked up in the whole case."""
    account: Account

    @property
    def as_site(self) -> Site:
        """What the operation that it is part of is given of it."""
        return Site(self.about.title, self.account, self.sites)


class Reconciling:
    """The accounts of one case, kept up to date while documents and claims are added to it.

    Every call of :meth:`reconcile` gives what :func:`reconcile` gives for the same case. A call after another
    one makes only those accounts again that the difference bears on; the others are the very same records.
    """

    def __init__(self, policies: Sequence[str] = DEFAULT) -> None:
        self._policies = choose(policies)
        self._book: Casebook | None = None
        self._made: dict[str, _Made] = {}

    def reconcile(
        self, documents: Iterable[Document], claims: Iterable[Claim], links: Links
    ) -> tuple[Account, ...]:
        """Return the accounts of the case as it is now; see :func:`reconcile`."""
        with no_collection():
            book = Casebook.of(documents, claims, links)
            changes = Changes.between(self._book, book) if self._book is not None else None

            def before(about: Operation | Incident, sites: Sites = ()) -> _Made | None:
                made = self._made.get(about.id)
                stands = made is not None and changes is not None and _stands(made, about, sites, changes)
                return made if stands else None

            kept = {one.id: made for one in links.incidents if (made := before(one)) is not None}
            fresh = [incident for incident in links.incidents if incident.id not in kept]
            found = kept | _make_all(fresh, book, self._policies)
            for whole in _narrow_first(links.operations):
                sites = tuple([found[part.id].as_site for part in whole.parts if part.id in found])
                found[whole.id] = before(whole, sites) or _make(whole, book, self._policies, sites)
            wholes: tuple[Operation | Incident, ...] = (*links.operations, *links.incidents)
            self._book, self._made = book, {whole.id: found[whole.id] for whole in wholes}
        return tuple([made.account for made in self._made.values()])


def _make_all(incidents: Sequence[Incident], book: Casebook, policies: Sequence[Policy]) -> dict[str, _Made]:
    """Return incident → its account, each made from the claims of that incident alone."""

    def work(part: Sequence[Incident]) -> list[_Told]:
        made = [_make(incident, book, policies, ()) for incident in part]
        return [(one.account, one.asked) for one in made]

    parts = in_halves(incidents, work, _ENCODER.encode, _DECODER.decode, _MANY)
    told = zip(incidents, chain.from_iterable(parts), strict=True)
    return {incident.id: _Made(incident, (), asked, account) for incident, (account, asked) in told}


def _narrow_first(operations: Sequence[Operation]) -> list[Operation]:
    """Return the operations, each after those that are part of it."""
    parents = {operation.id: operation.parent for operation in operations}

    def depth(id_: str | None) -> int:
        return 0 if id_ is None else 1 + depth(parents.get(id_))

    return sorted(operations, key=lambda operation: -depth(operation.id))


def _stands(made: _Made, about: Operation | Incident, sites: Sites, changes: Changes) -> bool:
    return (
        made.about == about
        and made.sites == sites
        and changes.names.isdisjoint(made.asked)
        and changes.claims.isdisjoint([member.claim for member in about.claims])
    )


def _make(about: Operation | Incident, book: Casebook, policies: Sequence[Policy], sites: Sites) -> _Made:
    claims = book.claims
    members = sorted([claims[member.claim] for member in about.claims], key=_BY_PAGE)
    first, last = days_of(about.when)
    place = about.place if isinstance(about, Incident) else None
    site = _own_site(members) if place is not None else None
    scope = Scope(about=about.id, place=place, first=first or last, last=last or first, site=site)
    drawn = chain_figures(draw_figures(members, book, scope), book)
    lines = make_lines(drawn)
    positions = tuple(make_positions(members, book))
    matter = Matter(lines=tuple(lines), positions=positions, claims=tuple(members), book=book, sites=sites)
    bases = [Basis(line, positions, tuple(lines)) for line in lines]
    figures = [policy(basis) for policy in policies for basis in bases]
    account = Account(
        about=about.id,
        tolls=tuple(line.toll for line in lines),
        positions=positions,
        outcomes=tuple(claim.id for claim in members if claim.kind == "outcome"),
        contested=find_contested(matter),
        policies=tuple(figure for figure in figures if figure is not None),
    )
    return _Made(about, sites, matter.asked, account)


def _own_site(members: Sequence[Claim]) -> str | None:
    """Return the site that half or more of the sites told of an incident are; null where it is spread."""
    sites = [c.place.text for c in members if c.place is not None and c.place.precision == "site"]
    if not sites:
        return None
    told = Counter(site.casefold() for site in sites)
    top = min(told, key=lambda text: (-told[text], text))
    alike = sum(count for text, count in told.items() if top in text or text in top)
    return top if 2 * alike >= sum(told.values()) else None
