"""One thing in full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import click

from legomena.case import Case
from legomena.publish import words
from legomena.publish.exports import wording_of
from legomena.publish.levels import above
from legomena.publish.lookup import Lookup
from legomena.records import Account, Claim, Document, Incident, Operation

from ._listings import SHORT, titles_of, tolls, when, where
from ._table import fields, heading, table
from ._text import printable

T = TypeVar("T")


def detail(case: Case, what: str, id_: str) -> None:
    """Show the one thing of the kind ``what`` whose id is or begins with ``id_``."""
    lookup = Lookup(case.anatomy())
    if what == "document":
        names = {d.name: d for d in lookup.documents.values()}
        _document(names.get(id_) or _one(lookup.documents, id_, what), lookup)
    elif what == "claim":
        _claim(_one(lookup.claims, id_, what), lookup)
    elif what == "incident":
        _incident(_one(lookup.incidents, id_, what), lookup)
    elif what == "operation":
        _operation(_one(lookup.operations, id_, what), lookup)
    elif what in ("account", "contested"):
        _account(_one(lookup.accounts, id_, what), lookup)
    else:
        raise click.ClickException(f"{what} has no ids; leave {id_!r} out.")


def why(case: Case, one: str, other: str) -> None:
    """Show what joins two claims or documents, or keeps them apart."""
    lookup = Lookup(case.anatomy())
    names = {document.name: document.id for document in lookup.documents.values()}
    things: dict[str, Document | Claim] = {**lookup.documents, **lookup.claims}
    ids = [names.get(id_) or _one(things, id_, "document or claim").id for id_ in (one, other)]
    for line in case.why(*ids):
        click.echo(printable(line))


def estimates(case: Case, id_: str) -> None:
    """Show what a model makes of the figures of the account whose id is or begins with ``id_``."""
    about = _one(Lookup(case.anatomy()).accounts, id_, "account").about
    heading("Estimated by a model: not counted by anyone, and not a fact")
    table(
        ("group", "effect", "low", "median", "high", "note"),
        ((p.group, p.effect, p.low, p.best, p.high, p.note) for p in case.estimates(about)),
    )


def _one(by_id: dict[str, T], id_: str, what: str) -> T:
    found = [key for key in by_id if key.startswith(id_.lower())]
    if not found:
        raise click.ClickException(f"there is no {what} {id_!r}; legomena show CASE {what} lists them.")
    if len(found) > 1 and id_ not in by_id:
        raise click.ClickException(f"{len(found)} ids begin with {id_!r}; give more digits.")
    return by_id[id_] if id_ in by_id else by_id[found[0]]


def _document(document: Document, lookup: Lookup) -> None:
    heading(document.title or document.name, first=True)
    fields(
        (
            ("id", document.id),
            ("name", document.name),
            ("words of", wording_of(document)),
            ("byline", document.byline),
            ("published", document.published and f"{document.published} ({document.published_basis})"),
            ("url", document.url),
            ("language", document.lang),
            ("copy of", document.syndicated_of),
            ("read from", document.media_type),
        )
    )
    click.echo()
    for paragraph in document.text.splitlines():
        click.echo(printable(paragraph))
    _claims((claim for claim in lookup.claims.values() if claim.document == document.id), lookup)


def _claim(claim: Claim, lookup: Lookup) -> None:
    document = lookup.documents[claim.document]
    heading(lookup.sentence(claim), first=True)
    start, end = claim.sentence
    before, after = document.text[start : claim.start], document.text[claim.end : end]
    quote = click.style(printable(claim.quote), bold=True, underline=True)
    click.echo(f"  {printable(before)}{quote}{printable(after)}")
    fields(
        (
            ("id", claim.id),
            ("kind", claim.kind),
            ("said by", _said_by(claim)),
            ("role", claim.speaker.role),
            ("stance", claim.stance),
            ("group", claim.group),
            ("effect", claim.effect),
            (
                "figure",
                words.figure(claim.low, claim.high, claim.qualifier) if claim.kind == "toll" else None,
            ),
            ("part of", claim.part_of),
            ("subject", claim.subject),
            ("object", claim.object),
            ("event", claim.event),
            ("weapon", claim.weapon),
            ("outcome", claim.outcome),
            ("operation", claim.operation),
            ("where", where(claim.place)),
            ("when", when(claim.when)),
            ("other event", "yes" if claim.other_event else None),
            ("words of", wording_of(document)),
            ("document", document.name),
            ("url", document.url),
            ("offsets", f"{claim.start}–{claim.end}"),
            ("confidence", f"{claim.confidence:.2f}"),
            ("extractor", claim.extractor),
        )
    )


def _incident(incident: Incident, lookup: Lookup) -> None:
    heading(incident.title, first=True)
    fields(
        (
            ("id", incident.id),
            ("event", incident.event),
            ("where", where(incident.place)),
            ("when", when(incident.when)),
            ("actors", "; ".join(incident.actors) or None),
            ("targets", "; ".join(incident.targets) or None),
            *(("part of", f"{wider.title} ({'; '.join(why)})") for wider, why in above(incident, lookup)),
        )
    )
    _rest_of(incident.id, (member.claim for member in incident.claims), lookup)


def _operation(operation: Operation, lookup: Lookup) -> None:
    heading(operation.title, first=True)
    fields(
        (
            ("id", operation.id),
            ("names", "; ".join(operation.names) or None),
            ("when", when(operation.when)),
            ("places", "; ".join(words.place(place) for place in operation.places) or None),
            ("actors", "; ".join(operation.actors) or None),
            ("part of", wider.title if (wider := lookup.operations.get(operation.parent or "")) else None),
            ("incidents", len(operation.incidents)),
        )
    )
    if operation.parts:
        titles = titles_of(lookup.anatomy)
        heading("Made of")
        table(
            ("id", "title", "why"),
            ((part.id[:SHORT], titles.get(part.id), "; ".join(part.reasons)) for part in operation.parts),
        )
    _rest_of(operation.id, (member.claim for member in operation.claims), lookup)


def _rest_of(id_: str, claims: Iterable[str], lookup: Lookup) -> None:
    if account := lookup.accounts.get(id_):
        _points(account, lookup)
    _claims((lookup.claims[claim] for claim in lookup.known(claims)), lookup)


def _account(account: Account, lookup: Lookup) -> None:
    heading(titles_of(lookup.anatomy).get(account.about, account.about), first=True)
    _points(account, lookup)
    if account.policies:
        heading("Figures under named rules")
        table(
            ("policy", "group", "effect", "low", "best", "high", "note"),
            ((p.policy, p.group, p.effect, p.low, p.best, p.high, p.note) for p in account.policies),
        )


def _points(account: Account, lookup: Lookup) -> None:
    """Figures, positions and contested points of an account."""
    if account.tolls:
        heading("Figures by speaker")
        tolls(account, lookup)
    if account.positions:
        heading("Responsibility")
        table(
            ("kind", "speaker", "about", "voices"),
            ((p.kind, lookup.speaker(p.speaker, p.claims), p.subject, p.origins) for p in account.positions),
        )
    for point in sorted(account.contested, key=lambda point: -point.weight):
        heading(f"Contested: {point.title}" if not point.explained else f"Explained: {point.title}")
        click.echo(printable(point.explanation))
        for side in point.sides:
            click.echo(printable(f"  {side.speaker}: {side.statement}"))


def _claims(claims: Iterable[Claim], lookup: Lookup) -> None:
    heading("Claims")
    table(
        ("id", "kind", "said by", "what", "words", "words of"),
        (
            (
                claim.id[:SHORT],
                claim.kind,
                _said_by(claim),
                lookup.sentence(claim),
                claim.quote,
                wording_of(lookup.documents[claim.document]),
            )
            for claim in claims
        ),
    )


def _said_by(claim: Claim) -> str:
    """The speaker, and the chain in between, nearest to the document last."""
    return ", via ".join((claim.speaker.name, *claim.speaker.via))
