"""Who claims it, who is blamed for it, and who denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from legomena.records import Actor, Claim, Position, Speaker

from .casebook import Casebook

STANDS = ("responsibility", "blame", "denial")


def make_positions(claims: Sequence[Claim], book: Casebook) -> list[Position]:
    """Return one position a kind, speaker and subject: claims of responsibility first, then blame, denial."""
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in STANDS:
            subject = book.subject(claim)
            if subject is None and claim.kind == "responsibility":
                subject = _name(book.actor(claim))
            found[claim.kind, book.actor(claim).id, subject or ""].append(claim)
    positions: list[Position] = []
    for key, members in found.items():
        actor = book.actor(members[0])
        ids = tuple(sorted(claim.id for claim in members))
        positions.append(
            Position(
                kind=members[0].kind,
                speaker=Speaker(name=actor.name, actor=_body(members), role=_role(members)),
                subject=key[2] or None,
                claims=ids,
                documents=tuple(sorted({claim.document for claim in members})),
                origins=book.origins(ids),
            )
        )
    return sorted(
        positions, key=lambda p: (STANDS.index(p.kind), -p.origins, p.speaker.name, p.subject or "", p.claims)
    )


def _name(actor: Actor) -> str | None:
    return None if actor.kind == "outlet" else actor.name


def _body(claims: Sequence[Claim]) -> str | None:
    bodies = sorted(claim.speaker.actor for claim in claims if claim.speaker.actor)
    return max(bodies, key=bodies.count) if bodies else None


def _role(claims: Sequence[Claim]) -> str | None:
    roles = sorted(claim.speaker.role for claim in claims if claim.speaker.role)
    return max(roles, key=roles.count) if roles else None
