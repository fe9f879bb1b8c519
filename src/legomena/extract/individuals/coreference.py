"""Who of a document's mentions is the same person: by name, age, sex, part played and article."""

from __future__ import annotations

from dataclasses import dataclass, field

from .mentions import Mention
from .nouns import CHILDREN, ELDERS, FORCES, HIT, KIN

_NEAR = 4
"""Sentences back that a pronoun reaches."""


@dataclass(slots=True, eq=False)
class Person:
    """One person of a document, as its mentions so far tell of him or her."""

    names: set[int] = field(default_factory=set)
    sex: str | None = None
    ages: tuple[int, int] = (0, 120)
    age: int | None = None
    nouns: set[str] = field(default_factory=set)
    order: str | None = None
    suspect: bool = False
    struck: bool = False
    """Whether it is told that the person harmed others."""
    harmed: bool = False
    dead: bool = False
    alive: bool = False
    first: tuple[int, Mention] | None = None
    """Sentence and mention where the document tells of the person first, by name where it gives one."""
    last: int = -1
    """Sentence of the last mention."""
    hit: set[int] = field(default_factory=set)
    """Sentences that tell what the person suffered."""
    apart: list[Person] = field(default_factory=list)
    """Who this person cannot be: those beside whom he or she is told as kin."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Sentence and first token of each mention."""

    def takes(self, line: int, m: Mention, *, harmed: bool = False) -> None:
        """Add a mention."""
        self.names |= m.names
        self.sex = self.sex or m.sex
        if m.age is not None:
            self.age = m.age
            self.ages = (m.age, m.age)
        elif self.age is None:
            low, high = max(self.ages[0], m.ages[0]), min(self.ages[1], m.ages[1])
            self.ages = (low, high) if low <= high else self.ages
        if m.noun:
            self.nouns.add(m.noun)
        self.order = self.order or m.order
        self.suspect = self.suspect or m.suspect
        self.harmed = self.harmed or harmed
        named = bool(m.names) and (self.first is None or not self.first[1].names)
        if self.first is None or named:
            self.first = (line, m)
        self.last = line
        self.places.append((line, m.first))

    def absorbs(self, other: Person) -> None:
        """Take another person for this one."""
        if self.first is None or (other.first is not None and other.names and not self.names):
            self.first = other.first
        self.names |= other.names
        self.sex = self.sex or other.sex
        self.age = self.age if self.age is not None else other.age
        self.ages = (max(self.ages[0], other.ages[0]), min(self.ages[1], other.ages[1]))
        self.nouns |= other.nouns
        self.order = self.order or other.order
        self.suspect = self.suspect or other.suspect
        self.dead = self.dead or other.dead
        self.alive = self.alive or other.alive
        self.hit |= other.hit
        self.apart += other.apart
        self.places += other.places


class People:
    """The persons of a document, found in reading order."""

    def __init__(self) -> None:
        self.all: list[Person] = []

    def find(
        self, line: int, m: Mention, *, harmed: bool, lives: bool, did: bool, here: list[Person]
    ) -> Person:
        """Return the person of a mention in sentence ``line``; ``here`` are those told in it before.

        ``did``: whether the sentence tells of somebody sought or acting.
        """
        person = self._known(line, m, harmed=harmed, lives=lives, did=did, here=here)
        if person is None:
            person = Person()
            if m.noun in KIN and m.kind == "known":
                person.apart = [p for p in self.all if line - p.last <= 1]
            self.all.append(person)
        person.takes(line, m, harmed=harmed)
        return person

    def _known(
        self, line: int, m: Mention, *, harmed: bool, lives: bool, did: bool, here: list[Person]
    ) -> Person | None:
        if m.names:
            same = next((p for p in self.all if p.names & m.names), None)
            if same is not None:
                return same
        fitting = [p for p in self.all if fits(p, m)]
        if m.kind == "pronoun":
            return self._of_pronoun(line, fitting, harmed=harmed, did=did)
        if not fitting:
            return None
        if m.order is not None:
            return next((p for p in reversed(fitting) if p.order == m.order and p not in here), None)
        apart = [p for p in fitting if p not in here or (m.kind == "known" and m.noun not in KIN)]
        if harmed:
            apart = [p for p in apart if p not in here or not p.suspect]
        if m.age is not None:
            same_age = [p for p in apart if p.age == m.age]
            if same_age:
                return same_age[-1]
        if m.kind == "known":
            if m.noun in KIN and not m.names:
                apart = [p for p in apart if m.noun in p.nouns]
            return self._recent(apart, harmed=harmed)
        if lives:
            apart = [p for p in apart if not p.dead]
        if m.names:
            apart = [p for p in apart if not p.names]
        return self._recent([p for p in apart if p.harmed], harmed=True) if harmed else None

    @staticmethod
    def same(person: Person, others: list[Person]) -> Person | None:
        """Return whom of ``others`` a person turns out to be: nothing tells them apart, no sentence has both.

        One of the two has no name; and who is told to live is not one of the dead.
        """
        fitting = [
            p
            for p in others
            if not (p.names and person.names)
            and not (p.order and person.order and p.order != person.order)
            and ((person.order in (None, "first") and p.order in (None, "first")) or p.order == person.order)
            and not p.hit & person.hit
            and p not in person.apart
            and person not in p.apart
            and not (p.sex and person.sex and p.sex != person.sex)
            and max(p.ages[0], person.ages[0]) <= min(p.ages[1], person.ages[1])
            and (p.suspect == person.suspect or (p.dead and person.dead))
            and not _generations(p.nouns, person.nouns)
            and bool(p.nouns & FORCES) == bool(person.nouns & FORCES)
            and not ((p.alive and person.dead) or (p.dead and person.alive))
        ]
        return max(fitting, key=lambda p: (p.dead == person.dead, bool(p.names), p.places[-1]), default=None)

    def _of_pronoun(self, line: int, fitting: list[Person], *, harmed: bool, did: bool) -> Person | None:
        near = [p for p in fitting if line - p.last <= _NEAR]
        if did:
            near = [p for p in near if p.suspect] or [p for p in near if not p.harmed] or near
        return self._recent(near, harmed=harmed)

    @staticmethod
    def _recent(people: list[Person], *, harmed: bool) -> Person | None:
        """The person told of last; one who was harmed before, where the mention is of one harmed."""
        if harmed:
            people = [p for p in people if p.harmed] or [p for p in people if not p.suspect] or people
        return max(people, key=lambda p: p.places[-1], default=None)


def fits(p: Person, m: Mention) -> bool:
    """Whether a mention can be of a person, by what is told of both."""
    if m.names and p.names and not m.names & p.names:
        return False
    if m.sex and p.sex and m.sex != p.sex:
        return False
    if m.age is not None and p.age is not None:
        if m.age != p.age:
            return False
    elif m.ages[0] > p.ages[1] or m.ages[1] < p.ages[0]:
        return False
    if m.suspect and p.harmed and not p.suspect:
        return False
    if p.suspect and m.noun in HIT:
        return False
    if _generations(p.nouns, {m.noun}):
        return False
    if m.order is not None and p.order is not None and m.order != p.order:
        return False
    if m.noun in FORCES or p.nouns & FORCES:
        return (
            not m.noun or m.noun in HIT or not p.nouns or bool((m.noun in FORCES) == bool(p.nouns & FORCES))
        )
    return True


def _generations(one: set[str], other: set[str]) -> bool:
    """Whether one is a parent or spouse and the other a child."""
    return bool((one & ELDERS and other & CHILDREN) or (one & CHILDREN and other & ELDERS))
