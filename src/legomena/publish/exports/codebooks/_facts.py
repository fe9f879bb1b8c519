"""What every codebook asks of an incident: who did it to whom, how many died by which rule, when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from legomena.records import Account, Actor, Claim, Document, Incident, PolicyFigure
from legomena.records.days import days_of

from .._index import Index

Kind = Literal["state", "armed group", "unidentified", "other"]
DISJOINT = ("security forces", "militants", "civilians")
"""Groups that do not overlap. ``unspecified`` may hold any of them, and prisoners and foreigners some."""
_UNIDENTIFIED = re.compile(
    r"^(?:an? |the |some |several |suspected |unidentified |unknown |armed |masked )*(?:suicide )?"
    r"(?:gun|attack|assail|bomb|milit|insurg|terror|fight|rebel|separat|raid|bandit|men\b|group|shoot|suspect)",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:army|police|military|navy|air force|security forces|troops|soldiers|government|border guard\w*|"
    r"ministry|counter-?terroris[mt]\w*|gendarmerie|national guard)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Party:
    """One who is said to have done it."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Deaths:
    """Figures of one policy for one group."""

    low: int | None
    best: int | None
    high: int | None
    note: str


class Facts:
    """One incident with what was found of it, for coding."""

    def __init__(self, incident: Incident, index: Index) -> None:
        self.incident = incident
        self.account: Account | None = index.accounts.get(incident.id)
        by_id = index.claims
        self.claims: list[Claim] = [by_id[m.claim] for m in incident.claims if m.claim in by_id]
        documents = (index.documents[one] for one in incident.documents if one in index.documents)
        self.documents: list[Document] = sorted(documents, key=lambda d: (d.published or "~", d.name))
        self.origins = len({index.origin_of_document.get(d.id, d.id) for d in self.documents})
        self.parties = [Party(name, _kind(name, index.actors.get(name))) for name in incident.actors]
        self.groups = Counter(c.group for c in self.claims if c.kind == "toll" and c.group)
        self.effects = Counter(c.effect for c in self.claims if c.kind == "toll" and c.effect)
        self.outcomes = {c.outcome for c in self.claims if c.outcome}
        self.first, self.last = days_of(incident.when)

    @property
    def event(self) -> str | None:
        """The type of event that most claims tell."""
        return self.incident.event

    @property
    def precision(self) -> str | None:
        """How much the place's point stands for."""
        return self.incident.place.precision if self.incident.place else None

    def struck(self, *groups: str) -> bool:
        """Whether a figure counts one of the groups, or a target names one."""
        named = " ".join(self.incident.targets).lower()
        words = {
            "security forces": _STATE,
            "civilians": re.compile(r"\bcivilians?\b|\bvillagers?\b|\bresidents?\b"),
        }
        return any(self.groups[group] or (group in words and words[group].search(named)) for group in groups)

    def figure(self, policy: str, group: str, effect: str = "killed") -> Deaths | None:
        """Return what a policy makes of a group; null where it has no figure."""
        found = self._figure(policy, group, effect)
        if found is None or (found.low is None and found.best is None and found.high is None):
            return None
        return Deaths(found.low, found.best, found.high, found.note)

    def _figure(self, policy: str, group: str, effect: str) -> PolicyFigure | None:
        for one in self.account.policies if self.account else ():
            if (one.policy, one.group, one.effect) == (policy, group, effect):
                return one
        return None

    def claimed_by(self) -> list[str]:
        """Return who takes responsibility, most carried first."""
        positions = [
            p for p in (self.account.positions if self.account else ()) if p.kind == "responsibility"
        ]
        ordered = sorted(positions, key=lambda p: (-p.origins, p.subject or p.speaker.name))
        return list(dict.fromkeys(p.subject or p.speaker.name for p in ordered))

    def midpoint(self) -> date | None:
        """Return the middle of the time that it is said to have happened in."""
        if self.first is None or self.last is None:
            return self.first or self.last
        return date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)

    def summary(self) -> str:
        """Return one line of ours: what, and by whose count."""
        told = [self.incident.title.rstrip(".") + "."]
        for line in self.account.tolls if self.account else ():
            for figure in line.figures:
                if figure.standing and line.effect in ("killed", "injured"):
                    number = _number(figure.low, figure.high)
                    who = figure.speaker.actor or figure.speaker.name
                    if number:
                        told.append(f"{line.group.capitalize()} {line.effect}: {number} ({who}).")
        return " ".join(told)


def facts(index: Index) -> Iterator[Facts]:
    """Yield the facts of every incident, in the order of their days."""
    ordered = sorted(index.anatomy.links.incidents, key=lambda i: ((i.when and i.when.start) or "~", i.id))
    return (Facts(incident, index) for incident in ordered)


def _kind(name: str, actor: Actor | None) -> Kind:
    if _UNIDENTIFIED.search(name) and (actor is None or actor.kind == "unnamed"):
        return "unidentified"
    if actor is not None and actor.side == "armed group":
        return "armed group"
    if (actor is not None and actor.side == "state") or _STATE.search(name):
        return "state"
    return "unidentified" if _UNIDENTIFIED.search(name) else "other"


def _number(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}–{high}"
    return f"at least {low}" if low is not None else f"up to {high}" if high is not None else ""
