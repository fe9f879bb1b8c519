"""One number for all who were harmed, for records that have room for one.

An account keeps figures by group and speaker and adds nothing up. A coded data set has one column for the
killed and one for the injured. What goes there is read from all the reports of one incident together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legomena.records import Claim, Document, Links

from .casebook import Casebook
from .numbers import value_of
from .tally import EFFECTS, INJURED, KILLED, Tally, Total, is_single, tally

_HALF = 0.5
"""What a vote weighs that rests on several persons told one by one, on what a report tells as past, or on
its silence."""


@dataclass(frozen=True)
class Fused:
    """What most independent reports of one incident give for all the killed, or all the injured."""

    effect: str
    number: int
    origins: int
    """How many independent chains of origin give it."""
    claims: tuple[str, ...]
    """The claims that give it."""


@dataclass(frozen=True)
class _Vote:
    """What one chain of origin gives."""

    number: int
    weight: float
    claims: tuple[str, ...]


def fuse(documents: Iterable[Document], claims: Iterable[Claim], links: Links) -> dict[str, Fused]:
    """Return effect → the figure, from claims that are all of one incident; no entry where none is told.

    Each report gives what it counts or, where it counts nobody, how many persons it tells of (`tally`);
    parts, additions, figures overtaken or denied, and those of other events are left out, the last unless a
    report tells of nothing else. What most origins give holds, and of equals the lower; a report of the hurt
    that tells of no dead speaks for none, with half a voice. Who one report tells hurt and another dead is
    one of the dead. Attackers who died count as everybody does: an account keeps
    them apart, a record with one column does not.
    """
    claims = list(claims)
    texts = {document.id: document.text for document in documents}
    book = Casebook.of([], claims, links)
    away = set(links.background)
    own: dict[str, list[Claim]] = defaultdict(list)
    past: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.effect in EFFECTS and claim.document in texts and _is_whole(claim):
            (past if claim.other_event or claim.id in away else own)[claim.document].append(claim)

    def tallies(dead: int | None) -> Iterable[Sequence[tuple[Tally, float]]]:
        by_origin: dict[str, list[tuple[Tally, float]]] = defaultdict(list)
        for page in sorted(own.keys() | past.keys()):
            # A report of a trial tells the event itself as past.
            weight = 1.0 if page in own else _HALF
            told = tally(own.get(page) or past[page], texts[page], dead)
            by_origin[book.origin_of.get(page, page)].append((told, weight))
        return by_origin.values()

    killed = _most(KILLED, map(_killed, tallies(None)))
    dead = killed.number if killed is not None else 0
    injured = _most(INJURED, [_injured(reports, dead) for reports in tallies(dead)])
    return {fused.effect: fused for fused in (injured, killed) if fused is not None}


def _killed(reports: Sequence[tuple[Tally, float]]) -> _Vote | None:
    votes: list[_Vote] = []
    for told, weight in reports:
        if told.killed is not None:
            sure = told.killed.counted or told.killed.number < 2
            votes.append(_vote(told.killed, weight if sure else weight * _HALF))
        elif told.injured is not None and told.injured.number:  # who tells of the hurt would tell of the dead
            votes.append(_Vote(0, weight * _HALF, ()))
    return max(votes, key=lambda v: (v.weight, v.number), default=None)


def _injured(reports: Sequence[tuple[Tally, float]], dead: int) -> _Vote | None:
    """What an origin gives for the injured, where ``dead`` died by all reports."""
    votes: list[_Vote] = []
    for told, weight in reports:
        if told.injured is None:
            continue
        number = told.injured.number
        if number == 0 and told.killed is not None and told.killed.number != dead:
            weight *= _HALF  # took the hurt for dead, or knows of another number of people
        elif number > 1 and not told.injured.counted:
            weight *= _HALF
        vote = _vote(told.injured, weight)
        if told.killed is None and dead:  # told before any of them died
            left = max(0, vote.number - dead)
            vote = _Vote(left, weight, vote.claims if left else ())
        votes.append(vote)
    return max(votes, key=lambda v: (v.weight, v.number), default=None)


def _vote(total: Total, weight: float) -> _Vote:
    return _Vote(total.number, weight, tuple(claim.id for claim in total.claims))


def _most(effect: str, votes: Iterable[_Vote | None]) -> Fused | None:
    """What weighs most; of equals the lower. Null where nobody tells of it."""
    by_number: dict[int, list[_Vote]] = defaultdict(list)
    for vote in votes:
        if vote is not None:
            by_number[vote.number].append(vote)
    number = _heaviest(by_number)
    if number is None:
        return None
    given = by_number[number]
    ids = tuple(sorted({claim for vote in given for claim in vote.claims}))
    return Fused(effect=effect, number=number, origins=len(given), claims=ids) if ids else None


def _heaviest(by_number: Mapping[int, Sequence[_Vote]]) -> int | None:
    weights = {number: sum(vote.weight for vote in votes) for number, votes in by_number.items()}
    return min(weights, key=lambda number: (-weights[number], number), default=None)


def _is_whole(claim: Claim) -> bool:
    return (
        claim.kind == "toll"
        and claim.stance == "asserts"
        and (claim.part_of is None or is_single(claim))
        and claim.series not in ("increment", "earlier")
        and value_of(claim.low, claim.high) is not None
    )
