"""Everything of one kind, a row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import click

from legomena.case import Case
from legomena.publish import words
from legomena.publish.exports import wording_of
from legomena.publish.levels import ordered
from legomena.publish.lookup import Lookup
from legomena.publish.profiles import decided, is_withheld
from legomena.publish.summary import counted_subject
from legomena.records import Account, Anatomy, ContestedPoint, Incident, Operation, Place, When

from ._options import count
from ._table import heading, table
from ._text import printable

SHORT = 12
"""Digits of an id that are shown; any beginning that is unique finds it again."""
TOP = 8


def overview(case: Case) -> None:
    """The case in short: what it holds, what it is about, the figures and what is contested."""
    counts = case.counts()
    parts = [
        count(counts.documents, "document"),
        count(counts.claims, "claim"),
        count(counts.rulings, "ruling"),
        f"{len(case.set_asides()):,} set aside",
    ]
    click.echo(f"{printable(str(case.path))}: {', '.join(parts)}.")
    if counts.extracted < counts.documents:
        click.echo(
            f"{count(counts.documents - counts.extracted, 'document')} not read yet: run legomena extract."
        )
    anatomy = case.anatomy()
    lookup = Lookup(anatomy)
    if largest := counted_subject(lookup):
        heading(f"{largest.title} ({largest.id[:SHORT]})")
        if account := lookup.accounts.get(largest.id):
            tolls(account, lookup, limit=TOP)
    if any(operation.parent for operation in anatomy.links.operations):
        heading("Operations")
        operations(case)
    if anatomy.links.incidents:
        heading("Incidents")
        incidents(case, limit=TOP)
    if points := _open_points(anatomy):
        heading("Contested")
        titles = titles_of(anatomy)
        table(
            ("rule", "point", "about"),
            ((point.rule, point.title, titles.get(account.about)) for account, point in points[:TOP]),
        )
        _rest(len(points), TOP, "contested")


def documents(case: Case) -> None:
    """All documents."""
    claims = Counter(claim.document for claim in case.claims())
    table(
        ("id", "name", "published", "words of", "claims", "title"),
        ((d.id[:SHORT], d.name, d.published, wording_of(d), claims[d.id], d.title) for d in case.documents()),
    )


def claims(case: Case) -> None:
    """All claims."""
    lookup = Lookup(case.anatomy())
    table(
        ("id", "kind", "speaker", "what", "where", "when", "document"),
        (
            (
                claim.id[:SHORT],
                claim.kind,
                claim.speaker.name,
                lookup.sentence(claim),
                (claim.place.name or claim.place.text) if claim.place else None,
                claim.when.start if claim.when else None,
                lookup.documents[claim.document].name,
            )
            for claim in lookup.anatomy.claims
        ),
    )


def incidents(case: Case, limit: int | None = None) -> None:
    """All incidents, those that most documents tell of first."""
    found = sorted(case.incidents(), key=lambda incident: -len(incident.documents))
    table(
        ("id", "title", "where", "when", "documents", "claims"),
        (
            (
                incident.id[:SHORT],
                incident.title,
                where(incident.place),
                when(incident.when),
                len(incident.documents),
                len(incident.claims),
            )
            for incident in found[:limit]
        ),
    )
    _rest(len(found), limit, "incidents")


def operations(case: Case) -> None:
    """All operations, each followed by those that are part of it."""
    found = ordered(tuple(case.operations()))
    titles = {operation.id: operation.title for _, operation in found}
    table(
        ("id", "title", "part of", "names", "when", "places", "documents"),
        (
            (
                operation.id[:SHORT],
                operation.title,
                titles.get(operation.parent or ""),
                "; ".join(operation.names),
                when(operation.when),
                len(operation.places),
                len(operation.documents),
            )
            for _, operation in found
        ),
    )


def accounts(case: Case) -> None:
    """Every account: one line a group and effect."""
    anatomy = case.anatomy()
    titles = titles_of(anatomy)
    table(
        ("id", "title", "group", "effect", "range", "speakers", "voices"),
        (
            (
                account.about[:SHORT],
                titles.get(account.about),
                line.group,
                line.effect,
                words.span(line.low, line.high),
                len({figure.speaker.name for figure in line.figures}),
                line.origins,
            )
            for account in anatomy.accounts
            for line in account.tolls
        ),
    )


def tolls(account: Account, lookup: Lookup, limit: int | None = None) -> None:
    """The figures of one account by speaker. With ``limit``, those that most voices carry, still standing."""
    figures = [(line, figure) for line in account.tolls for figure in line.figures]
    shown = figures
    if limit is not None:
        standing = [pair for pair in figures if pair[1].standing] or figures
        shown = sorted(standing, key=lambda pair: -pair[1].origins)[:limit]
    table(
        ("group", "effect", "figure", "speaker", "said", "window", "voices"),
        (
            (
                line.group if figure.subgroup is None else f"{line.group}: {figure.subgroup}",
                line.effect,
                words.figure(figure.low, figure.high, figure.qualifier),
                lookup.speaker(figure.speaker, figure.claims),
                figure.said,
                when(figure.when),
                figure.origins,
            )
            for line, figure in shown
        ),
    )
    _rest(len(figures), limit, f"account {account.about[:SHORT]}")


def contested(case: Case) -> None:
    """All contested points, the weightiest first, with who says what."""
    anatomy = case.anatomy()
    titles = titles_of(anatomy)
    table(
        ("id", "about", "rule", "point", "sides"),
        (
            (
                account.about[:SHORT],
                titles.get(account.about),
                point.rule,
                point.title,
                " / ".join(f"{side.speaker}: {side.statement}" for side in point.sides),
            )
            for account, point in _open_points(anatomy)
        ),
    )


def _open_points(anatomy: Anatomy) -> list[tuple[Account, ContestedPoint]]:
    """What the claims themselves do not explain, the weightiest first."""
    points = ((account, point) for account in anatomy.accounts for point in account.contested)
    return sorted((pair for pair in points if not pair[1].explained), key=lambda pair: -pair[1].weight)


def persons(case: Case) -> None:
    """All persons that the documents name, those that the public profile withholds first."""
    ruled = decided(case.rulings())
    names = {document.id: document.name for document in case.documents()}
    rows = sorted(
        (not is_withheld(person, ruled), person.name, person.reason, names[person.document])
        for person in case.persons()
    )
    table(
        ("public", "name", "told as", "document"),
        (("named" if kept else "withheld", name, reason, document) for kept, name, reason, document in rows),
    )


def copies(case: Case) -> None:
    """Documents that are one voice, and what was changed when a figure was told again."""
    anatomy = case.anatomy()
    names = {document.id: document.name for document in anatomy.documents}
    table(
        ("copy", "of", "reason", "shared wording"),
        (
            (names[link.document], names[link.copy_of], link.reason, f"{link.score:.0%}")
            for origin in anatomy.links.origins
            for link in origin.links
        ),
    )
    if changed := anatomy.links.rereportings:
        claims = {claim.id: claim for claim in anatomy.claims}
        heading("Changed in re-reporting")
        table(
            ("what", "document", "source", "how"),
            (
                (
                    told.kind,
                    names[claims[told.claim].document],
                    names[claims[told.source].document],
                    told.explanation,
                )
                for told in changed
            ),
        )


def links(case: Case) -> None:
    """Every claim's place in an incident or operation, with its score and reasons, and every incident's and
    operation's place in a wider one."""
    anatomy = case.anatomy()
    everything: tuple[Incident | Operation, ...] = (*anatomy.links.incidents, *anatomy.links.operations)
    table(
        ("claim", "of", "score", "reasons"),
        (
            (member.claim[:SHORT], about.title, f"{member.score:.2f}", "; ".join(member.reasons))
            for about in everything
            for member in about.claims
        ),
    )
    if anatomy.links.operations:
        titles = titles_of(anatomy)
        heading("Parts of operations")
        table(
            ("part", "title", "of", "reasons"),
            (
                (part.id[:SHORT], titles.get(part.id), operation.title, "; ".join(part.reasons))
                for _, operation in ordered(anatomy.links.operations)
                for part in operation.parts
            ),
        )


def rulings(case: Case) -> None:
    """All that was decided, oldest first."""
    table(
        ("when", "by", "ruling", "on", "changes", "why"),
        (
            (
                ruling.at,
                ruling.by,
                ruling.kind,
                ", ".join(ruling.targets)
                if ruling.kind in ("redact", "disclose")
                else " ".join(target[:SHORT] for target in ruling.targets),
                "; ".join(f"{field} = {value}" for field, value in sorted(ruling.changes.items())),
                ruling.why,
            )
            for ruling in case.rulings()
        ),
    )


def set_aside(case: Case) -> None:
    """All inputs that could not be read."""
    table(("input", "reason"), ((item.name, item.reason) for item in case.set_asides()))


def titles_of(anatomy: Anatomy) -> dict[str, str]:
    """Titles of operations and incidents by id."""
    titles = {operation.id: operation.title for operation in anatomy.links.operations}
    return titles | {incident.id: incident.title for incident in anatomy.links.incidents}


def where(place: Place | None) -> str | None:
    """A place with its precision."""
    return words.place(place) if place else None


def when(time: When | None) -> str | None:
    """A time in words."""
    return words.when(time) if time else None


def _rest(number: int, limit: int | None, what: str) -> None:
    if limit is not None and number > limit:
        click.echo(f"{number - limit:,} more: legomena show CASE {what}")


LISTINGS: dict[str, Callable[[Case], None]] = {
    "document": documents,
    "claim": claims,
    "incident": incidents,
    "operation": operations,
    "account": accounts,
    "contested": contested,
    "copy": copies,
    "why": links,
    "person": persons,
    "ruling": rulings,
    "set-aside": set_aside,
}
