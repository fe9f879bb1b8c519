"""Who takes responsibility, who is blamed, who denies: by the body that it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from legomena.records import Account, Claim, Position

from .lookup import Lookup

NOT_NAMED = "Nobody by name"


@dataclass(frozen=True)
class Stand:
    """One speaker's stand, with the claim whose words are shown."""

    speaker: str
    position: Position
    claim: Claim
    claims: tuple[str, ...]


@dataclass
class Subject:
    """A body, with those who take it on, lay it on it, and deny it."""

    name: str
    takes: list[Stand] = field(default_factory=list)
    blamed: list[Stand] = field(default_factory=list)
    denied: list[Stand] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How many voices are heard on it."""
        return sum(one.position.origins for one in (*self.takes, *self.blamed, *self.denied))


def subjects(account: Account | None, lookup: Lookup) -> list[Subject]:
    """Return the bodies that responsibility, blame and denial are about, most heard first, nobody last."""
    found: dict[str, Subject] = {}
    for position in account.positions if account else ():
        claims = lookup.known(position.claims)
        if not claims:
            continue
        name = position.subject or NOT_NAMED
        subject = found.setdefault(name.casefold(), Subject(name))
        shown = max(
            (lookup.claims[one] for one in claims), key=lambda claim: (claim.confidence, -len(claim.quote))
        )
        stand = Stand(lookup.speaker(position.speaker, claims), position, shown, tuple(claims))
        if position.kind == "responsibility":
            subject.takes.append(stand)
        elif position.kind == "blame":
            subject.blamed.append(stand)
        elif position.kind == "denial":
            subject.denied.append(stand)
    for subject in found.values():
        for stands in (subject.takes, subject.blamed, subject.denied):
            stands.sort(key=lambda one: (-one.position.origins, one.speaker))
    return sorted(found.values(), key=lambda one: (one.name == NOT_NAMED, -one.weight, one.name))
