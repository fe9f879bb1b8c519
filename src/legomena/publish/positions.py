"""Who takes responsibility, who is blamed, who denies: by the body that it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from legomena.records import Account, Claim, Position

from .lookup import FAMILIES, Family, Lookup, family

NOT_NAMED = "Nobody by name"
_SUBJECTS = 6
_SPEAKERS = 12


@dataclass(frozen=True)
class Stand:
    """One speaker's stand, with the claim whose words are shown."""

    speaker: str
    position: Position
    claim: Claim
    claims: tuple[str, ...]

    @property
    def family(self) -> Family:
        """Which of four families the speaker is drawn in."""
        return family(self.position.speaker)


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


@dataclass(frozen=True)
class Crossing:
    """Who says what of whom: a row for each speaker, a cell for each body that is spoken of."""

    subjects: tuple[str, ...]
    rows: tuple[tuple[Stand, tuple[tuple[Stand, ...], ...]], ...]
    """A stand of the speaker, for its name and side, and the speaker's stands in each cell."""
    speakers: int
    """How many speakers there are in all."""


def crossing(found: list[Subject]) -> Crossing | None:
    """Return the matrix of those most heard, speakers of a side together; None where it would be one cell."""
    shown = found[:_SUBJECTS]
    by_speaker: dict[str, dict[str, list[Stand]]] = {}
    for subject in shown:
        for stand in (*subject.takes, *subject.blamed, *subject.denied):
            by_speaker.setdefault(stand.speaker, {}).setdefault(subject.name, []).append(stand)
    if len(by_speaker) < 2:
        return None
    heard = {
        speaker: sum(stand.position.origins for stands in cells.values() for stand in stands)
        for speaker, cells in by_speaker.items()
    }
    first = {speaker: next(iter(cells.values()))[0] for speaker, cells in by_speaker.items()}
    kept = sorted(by_speaker, key=lambda speaker: (-heard[speaker], speaker))[:_SPEAKERS]
    kept.sort(key=lambda speaker: list(FAMILIES).index(first[speaker].family))
    return Crossing(
        subjects=tuple(subject.name for subject in shown),
        rows=tuple(
            (first[one], tuple(tuple(by_speaker[one].get(subject.name, ())) for subject in shown))
            for one in kept
        ),
        speakers=len(by_speaker),
    )
