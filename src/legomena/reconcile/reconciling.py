"""From linked claims to accounts: one for each operation and each incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from legomena.records import Account, Claim, Document, Incident, Links, Operation
from legomena.records.collection import no_collection
from legomena.records.days import days_of

from .casebook import Casebook
from .contested import Matter, find_contested
from .figures import draw_figures
from .lines import make_lines
from .policies import DEFAULT, Basis, Policy, choose
from .positions import make_positions
from .scopes import Scope
from .series import chain_figures

_BY_PAGE = attrgetter("document", "start", "id")


def reconcile(
    documents: Iterable[Document], claims: Iterable[Claim], links: Links, policies: Sequence[str] = DEFAULT
) -> tuple[Account, ...]:
    """Return an account of each operation, then of each incident, in the order of ``links``.

    Pure: the same input gives the same accounts. An operation's account rests on what is told of it as a
    whole; figures of its incidents are never added up into it. ``policies`` are names from
    ``reconcile.policies.POLICIES``; an unknown one raises ``ValueError``.
    """
    chosen = choose(policies)
    with no_collection():
        return _reconcile(Casebook.of(documents, claims, links), links, chosen)


def _reconcile(book: Casebook, links: Links, chosen: Sequence[Policy]) -> tuple[Account, ...]:
    incidents = {incident.id: _account(incident, book, chosen) for incident in links.incidents}
    titles = {incident.id: incident.title for incident in links.incidents}
    operations = (
        _account(
            operation,
            book,
            chosen,
            tuple((titles[one], incidents[one]) for one in operation.incidents if one in incidents),
        )
        for operation in links.operations
    )
    return (*operations, *incidents.values())


def _account(
    about: Operation | Incident,
    book: Casebook,
    policies: Sequence[Policy],
    sites: tuple[tuple[str, Account], ...] = (),
) -> Account:
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
    return Account(
        about=about.id,
        tolls=tuple(line.toll for line in lines),
        positions=positions,
        outcomes=tuple(claim.id for claim in members if claim.kind == "outcome"),
        contested=find_contested(matter),
        policies=tuple(figure for figure in figures if figure is not None),
    )


def _own_site(members: Sequence[Claim]) -> str | None:
    """Return the site that half or more of the sites told of an incident are; null where it is spread."""
    sites = [c.place.text for c in members if c.place is not None and c.place.precision == "site"]
    if not sites:
        return None
    told = Counter(site.casefold() for site in sites)
    top = min(told, key=lambda text: (-told[text], text))
    alike = sum(count for text, count in told.items() if top in text or text in top)
    return top if 2 * alike >= sum(told.values()) else None
