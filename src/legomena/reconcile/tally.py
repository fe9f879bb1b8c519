"""What one report gives for all the killed and all the injured of an incident.

Reports count ("four shot, one fatally"), or tell of persons one by one, or do both, and say of somebody who
was shot only later that he died. A tally takes this together: a number where one is told, else the persons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from legomena.records import Claim

from .numbers import value_of

KILLED, INJURED, OPEN = "killed", "injured", "killed or injured"
EFFECTS = (KILLED, INJURED, OPEN)

_JOINED = re.compile(
    r"\s*(?:,|;|,?\s*and|&|,?\s*as well as|,?\s*along with)\s*"
    r"(?:(?:his|her|their|the|an?|at least|another)\s+)?"
)
_OTHERS = re.compile(r"\b(?:others?|more|additional)\b", re.IGNORECASE)
_ONE = re.compile(r"(?:one|1)\b(?!-| of\b)", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
_ANYBODY = re.compile(r"\b(?:people|persons|victims|others|individuals|lives)\b", re.IGNORECASE)
_VICTIMS = re.compile(r"\bvictims?\b", re.IGNORECASE)
_DEADLY = re.compile(
    r"kill|dead|\bdie[sd]?\b|dying|death|fatal|slain|murder|\blives\b|bod(?:y|ies)|execut|deceased|perish"
    r"|slaughter|massacre",
    re.IGNORECASE,
)
_AFTER = 12
"""Characters after a figure in which the noun that it counts may end: "four of the shooting victims"."""
_TITLE = 120
"""Characters at the beginning of a report that are its title, where no line ends it."""
_LONGEST_TITLE = 250
"""Characters that a line has at most which is a title."""
_SELF = re.compile(r"suicide|\bself\b|himself|herself", re.IGNORECASE)
"""Words of a title that tells of one more who died than it names."""
_LEAD = 3
"""Sentences with a toll at the beginning that sum the event up; a "one" counts in twice as many."""
_FRONT = 0.4
"""Share of a report in which who was harmed is told first; who comes up later belongs to another story."""
_SHORT = 300
"""Characters that are the front of a report however short it is."""
_OFTEN = 3
"""So many sentences on one person show that the report is on that person too."""
_END = 0.7
"""Share of a report after which it turns to what else happened."""
_LONG = 1500
"""Characters before which no report does."""
_HEADING = 140
"""Characters that a line without a full stop, which leads on to another story, has at most."""
_STOPPED = re.compile(r"[.!?…:\"”’)]\s*$")


@dataclass(frozen=True)
class Count:
    """A number of people with what befell them, and the claims that give it."""

    effect: str
    number: int
    others: bool
    """Whether it counts others than those told before."""
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Total:
    """A figure for all, with the claims that it rests on."""

    number: int
    counted: bool
    """Whether the report gives it as a number; else it is how many persons the report tells of."""
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Tally:
    """What one report gives; null where it tells nothing."""

    killed: Total | None
    injured: Total | None


def tally(claims: Sequence[Claim], text: str, dead: int | None = None) -> Tally:
    """Return what the toll claims of one document, whose text is ``text``, give for one incident.

    ``dead``: how many of those hit died, where other reports say so; else as many as this one tells of.
    """
    near = [claim for claim in claims if not _leads_away(claim, text)] or claims
    told = sorted((_opened(claim, text) for claim in near), key=lambda c: (c.start, c.end, c.id))
    report = _Report(told, text)
    killed = report.killed()
    return Tally(killed, report.injured(0 if killed is None else killed.number if dead is None else dead))


def is_single(claim: Claim) -> bool:
    """Whether a claim tells of one person."""
    return claim.low == 1 and claim.high == 1 and (claim.individual is not None or bool(claim.group_text))


def person_of(claim: Claim) -> object:
    """What tells one person of a document from another: where told first, else the last word of the name."""
    if claim.individual is not None:
        return claim.individual
    words = [word.strip(".,'’“”\"") for word in (claim.group_text or "").split()]
    named = [word for word in words if word[:1].isupper()]
    return (named or words)[-1]


def _unnamed(claim: Claim) -> bool:
    """Whether a claim tells of one by a noun alone, and no reading of the document says who that is."""
    return claim.individual is None and str(person_of(claim)).islower()


def _leads_away(claim: Claim, text: str) -> bool:
    """Whether a claim stands where pages lead on to other stories: at their end, in headings inside."""
    if claim.start > max(_LONG, _END * len(text)):
        return True
    line = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.start)
    whole = text[line : len(text) if end < 0 else end].strip()
    return line > _TITLE and len(whole) < _HEADING and not _STOPPED.search(whole)


class _Report:
    """The claims of one report, looked at from both sides: as counts and as persons."""

    def __init__(self, claims: Sequence[Claim], text: str) -> None:
        self.claims, self.text = claims, text
        self.counts = list(_counts(claims, text))
        self.sentences = sorted({c.sentence for c in claims})
        persons: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            if is_single(claim):
                persons[person_of(claim)].append(claim)
        self.persons: Mapping[object, list[Claim]] = persons
        self.dead = {p for p, told in persons.items() if any(c.effect == KILLED for c in told)}

    def killed(self) -> Total | None:
        """All the killed."""
        if not any(c.effect == KILLED for c in self.claims):
            return None
        weighed: dict[int, list[Count]] = defaultdict(list)
        for count in self.counts:
            if count.effect == KILLED:
                weighed[count.number + (self._before(count, dead=True) if count.others else 0)].append(count)
        return self._heaviest(weighed) or self._persons(dead=True)

    def injured(self, killed: int) -> Total | None:
        """All the injured, where ``killed`` died; of people shot, those who did not die."""
        weighed: dict[int, list[Count]] = defaultdict(list)
        for count in self.counts:
            if count.effect == KILLED or self._of_the_dead(count, killed):
                continue
            number = count.number
            if count.effect == OPEN and not count.others:
                number = max(number - killed, 0)
            if count.others:
                number += self._before(count, dead=False)
            if number or count.effect == INJURED:
                weighed[number].append(count)
        best = self._heaviest(weighed)
        told = self._persons(dead=False)
        if best is not None and best.number < told.number:
            # Who is told of beside a number is one more at most: more are persons told twice.
            return Total(best.number + 1, True, (*best.claims, *told.claims))
        if best is not None or told.number:
            return best or told
        others = [c for c in self.claims if c.effect != KILLED and not (is_single(c) and _unnamed(c))]
        none = tuple(c for c in others if c.effect == INJURED and c.high == 0)
        # Where those told hurt are all among the dead, nobody else was hurt as far as this report tells.
        return Total(0, True, none) if others else None

    def _of_the_dead(self, count: Count, killed: int) -> bool:
        """Whether a count is of people who died: "all four were shot", "one was shot" of a dead man."""
        first = count.claims[0]
        if len(count.claims) == 1 and is_single(first):
            return person_of(first) in self.dead
        before = self.text[max(0, first.start - 5) : first.start].lower()
        return count.number == killed and "all" in before

    def _before(self, count: Count, *, dead: bool) -> int:
        """How many persons the sentence tells of before it comes to the others."""
        first = count.claims[0]
        return len(
            {
                person_of(c)
                for c in self.claims
                if is_single(c)
                and c not in count.claims
                and c.sentence == first.sentence
                and c.start < first.start
                and (person_of(c) in self.dead) == dead
            }
        )

    def _heaviest(self, weighed: Mapping[int, list[Count]]) -> Total | None:
        """The number that is given most, the title and the lead counting more; of equals the highest."""
        weights = {number: sum(map(self._weight, counts)) for number, counts in weighed.items()}
        weights = {number: weight for number, weight in weights.items() if weight}
        if not weights:
            return None
        number = max(weights, key=lambda n: (weights[n], n))
        return Total(number, True, tuple(c for count in weighed[number] for c in count.claims))

    def _weight(self, count: Count) -> int:
        first = count.claims[0]
        rank = self.sentences.index(first.sentence)
        lone = len(count.claims) == 1 and count.number == 1
        if count.number == 0 or (lone and (rank >= 2 * _LEAD or first.qualifier == "at least")):
            return 0
        return 3 if first.start < _TITLE else 2 if rank < _LEAD else 1

    def _persons(self, *, dead: bool) -> Total:
        """The persons told of one by one, less those of whom the report tells in passing."""
        mine = self._known(self._headed(self._dead() if dead else self._hurt()))
        return Total(len(mine), False, tuple(c for told in mine for c in told))

    def _headed(self, persons: list[list[Claim]]) -> list[list[Claim]]:
        """The one of ``persons`` of whom the headline tells, if it tells of one and counts nobody.

        Others of whom the report goes on to tell are then that person again, or another story's.
        """
        end = self.text.find("\n")
        end = min(end, _LONGEST_TITLE) if end > 0 else _TITLE
        heading = [told for told in persons if told[0].start < end]
        counts = any(count.claims[0].start < end and count.number > 1 for count in self.counts)
        return heading if len(heading) == 1 and not counts and not _SELF.search(self.text[:end]) else persons

    def _dead(self) -> list[list[Claim]]:
        """The persons who died; beside one of whom the report tells again, nobody whom it tells of once."""
        mine = [told for p, told in self.persons.items() if p in self.dead]
        again = [told for told in mine if len(_sentences(told)) > 1]
        return [told for told in mine if told in again or told[0].start <= _TITLE] if again else mine

    def _hurt(self) -> list[list[Claim]]:
        """The persons who did not die.

        Who was hit, with nothing on how it ended, is most often one of those of whom that is told.
        """
        ends = any(c.effect != OPEN for told in self.persons.values() for c in told)
        return [
            told
            for p, told in self.persons.items()
            if p not in self.dead
            and not (self.dead and _unnamed(told[0]))
            and not (ends and all(c.effect == OPEN for c in told))
        ]

    def _known(self, persons: list[list[Claim]]) -> list[list[Claim]]:
        """Those of ``persons`` of whom more than the end of the report tells; else the first sentence's."""
        front = max(_SHORT, _FRONT * len(self.text))
        near = [told for told in persons if told[0].start <= front or len(_sentences(told)) >= _OFTEN]
        return near or [told for told in persons if told[0].sentence == persons[0][0].sentence]


def _sentences(claims: Sequence[Claim]) -> set[tuple[int, int]]:
    return {claim.sentence for claim in claims}


def _opened(claim: Claim, text: str) -> Claim:
    """A count of victims without a word of death may be of dead and hurt: "four of the victims are men"."""
    if claim.effect != KILLED or is_single(claim) or _DEADLY.search(claim.quote):
        return claim
    start, end = claim.figure or (claim.start, claim.end)
    return (
        msgspec.structs.replace(claim, effect=OPEN) if _VICTIMS.search(text[start : end + _AFTER]) else claim
    )


def _counts(claims: Sequence[Claim], text: str) -> list[Count]:
    """The numbers of a report; those joined by "and" under one effect are one number."""
    out: list[Count] = []
    chain: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.sentence, c.effect or "", c.figure or (c.start, c.end))):
        if chain and not _goes_on(chain[-1], claim, text):
            out += _count(chain, text)
            chain = []
        chain.append(claim)
    return out + _count(chain, text)


def _goes_on(one: Claim, other: Claim, text: str) -> bool:
    if one.sentence != other.sentence or one.effect != other.effect or not one.figure or not other.figure:
        return False
    return bool(_JOINED.fullmatch(text[one.figure[1] : other.figure[0]]))


def _count(chain: Sequence[Claim], text: str) -> list[Count]:
    if not chain:
        return []
    first = chain[0]
    written = text[slice(*first.figure)] if first.figure else first.quote
    if _ORDINAL.match(written):  # "the city's 116th homicide"
        return []
    if (len(chain) == 1 and is_single(first) and not _ONE.match(written)) or (
        len(chain) > 1 and all(is_single(c) for c in chain)
    ):
        return []
    numbers = [value_of(c.low, c.high) or 0 for c in chain]
    # "Two victims, a man and a woman", but not "two adults, two children".
    spelled = 1 < numbers[0] == sum(numbers[1:]) and (len(chain) > 2 or bool(_ANYBODY.search(written)))
    others = len(chain) == 1 and bool(_OTHERS.search(written))
    return [Count(first.effect or "", numbers[0] if spelled else sum(numbers), others, tuple(chain))]
