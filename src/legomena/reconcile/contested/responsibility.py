"""Rules on who did it: claimed by one and laid on another, blame against denial, rejected figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

import msgspec

from legomena.records import Claim, ContestedPoint, Position, Side

from ._base import MOST_SIDES, Matter, joined, speaker_name
from .bearings import are_one_body, denies_the_deed, is_a_name, is_of_the_deed, tells_of

_MOST_LAID = 4
_PEOPLE = frozenset({"", "n", "an", "i", "si", "li", "ni", "qi", "ki", "ri", "ti", "mi"})
_NO_NAME = frozenset({"so-called", "self-styled", "self-proclaimed", "alleged"})


def claimed_and_blamed(matter: Matter) -> Iterator[ContestedPoint]:
    """One party takes it on, and somebody lays it on another."""
    claimed = _claimed(matter)
    blamed = _blames(matter)
    if not claimed:
        return
    owners = {p.subject for p in claimed}
    elsewhere = [p for p in blamed if not any(_same(p.subject, owner, matter) for owner in owners)]
    elsewhere = [p for p in elsewhere if _is_named(p, matter)]
    if not elsewhere:
        return
    claim = max(claimed, key=lambda p: (p.origins, p.subject or ""))
    groups = _by_subject(elsewhere, matter)
    laid = [f"{_names(accusers)} held {subject} responsible" for subject, accusers in groups]
    sides = [side for accusers in zip_longest(*(found for _, found in groups)) for side in accusers if side]
    yield ContestedPoint(
        rule="claimed by one, laid on another",
        title=f"Claimed by {claim.subject}, laid on {_listed([subject for subject, _ in groups])}",
        explanation=f"{claim.subject} took responsibility; {'; '.join(laid[:_MOST_LAID])}, or behind it.",
        sides=_sides([claim, *sides])[:MOST_SIDES],
        weight=round(1.2 + 0.1 * min(5, sum(p.origins for p in elsewhere)), 3),
    )


def blamed_two_ways(matter: Matter) -> Iterator[ContestedPoint]:
    """Nobody takes it on, and different speakers lay it on different parties."""
    if any(p.kind == "responsibility" and p.subject for p in matter.positions):
        return
    blamed = [p for p in _blames(matter) if _is_named(p, matter)]
    subjects = [subject for subject, _ in _by_subject(blamed, matter)]
    speakers = {p.speaker.name for p in blamed}
    if len(subjects) < 2 or len(speakers) < 2:
        return
    yield ContestedPoint(
        rule="laid on different parties",
        title=f"Laid on {_listed(subjects, 'or')}",
        explanation=f"No one has claimed it. It is laid on {_listed(subjects)} by different speakers.",
        sides=_sides(blamed)[:MOST_SIDES],
        weight=1.6,
    )


def claimed_twice(matter: Matter) -> Iterator[ContestedPoint]:
    """Two parties each take it on."""
    firsts: list[Position] = []
    for p in _claimed(matter):
        if not any(_same(p.subject, q.subject, matter) or are_one_body(p, q, matter) for q in firsts):
            firsts.append(p)
    if len(firsts) < 2:
        return
    names = [p.subject or "" for p in firsts]
    yield ContestedPoint(
        rule="claimed by more than one",
        title=f"Claimed by {joined(names)}",
        explanation=f"{joined(names)} each take responsibility, and no report says that they acted together.",
        sides=_sides(firsts)[:MOST_SIDES],
        weight=1.4,
    )


def denied(matter: Matter) -> Iterator[ContestedPoint]:
    """Somebody denies what others lay on it, or take on in its name."""
    denials = _resting_on([p for p in matter.positions if p.kind == "denial"], denies_the_deed, matter)
    charges = _claimed(matter) + _blames(matter)
    answers: dict[int, list[Position]] = {}
    for denial in denials:
        about = [c for c in charges if _answers(denial, c, matter)]
        about = about or [c for c in charges if denial.subject is None and _beside(denial, c, matter)]
        for charge in about:
            answers.setdefault(id(charge), []).append(denial)
    for subject, accusers in _by_subject([c for c in charges if id(c) in answers], matter):
        found = {id(d): d for accuser in accusers for d in answers[id(accuser)]}
        deniers = [d for d in denials if id(d) in found]
        yield ContestedPoint(
            rule="a denial against a blame",
            title=f"Laid on {subject} by {_names(accusers)}; denied by {_names(deniers)}",
            explanation=f"{_names(accusers)} held {subject} responsible, or behind it; "
            f"{_names(deniers)} denied it.",
            sides=(*_sides(accusers)[:5], *_sides(deniers)[:4]),
            weight=round(1.3 + 0.1 * min(5, sum(p.origins for p in deniers)), 3),
        )


def _by_subject(positions: Sequence[Position], matter: Matter) -> list[tuple[str, list[Position]]]:
    """Group positions by the party that they are about, under its most heard name; most heard first.

    "Israel", "the Israeli side" and "Israel's army" are one party on a contested point.
    """
    groups: list[list[Position]] = []
    for p in sorted(positions, key=lambda p: (-p.origins, len(p.subject or ""), p.subject or "")):
        home = next((g for g in groups if _same(g[0].subject, p.subject, matter)), None)
        if home is None:
            groups.append([p])
        else:
            home.append(p)
    return [(group[0].subject or "", group) for group in groups]


def _listed(names: Sequence[str], last: str = "and") -> str:
    """Return names in a row, the last ones counted where there are many."""
    if len(names) > _MOST_LAID:
        return joined([*names[: _MOST_LAID - 1], f"{len(names) - _MOST_LAID + 1} more"], last)
    return joined(names, last)


def _is_named(position: Position, matter: Matter) -> bool:
    """Whether the one whom it is about has a name: "militants" may be anyone's."""
    subject = position.subject or ""
    if not is_a_name(subject):
        return False
    actor = matter.actor_named(subject)
    return actor is None or actor.kind != "unnamed"


def _claimed(matter: Matter) -> list[Position]:
    """Return who of a name takes it on; not who only tells of another's claim ("the claim of X")."""
    claimed = [p for p in matter.positions if p.kind == "responsibility" and p.subject]
    claimed = [p for p in claimed if _is_named(p, matter)]
    return [p for p in claimed if not any(tells_of(p, q, matter) for q in claimed if q is not p)]


def _blames(matter: Matter) -> list[Position]:
    """Return who lays it on whom; nobody lays it on itself."""
    blames = [p for p in matter.positions if p.kind == "blame" and p.subject]
    blames = [p for p in blames if not _same(p.speaker.name, p.subject, matter)]
    return _resting_on(blames, is_of_the_deed, matter)


def _resting_on(
    positions: Sequence[Position], bears_on_it: Callable[[Claim], bool], matter: Matter
) -> list[Position]:
    """Return the positions with those of their claims alone that bear on the deed; not those that none do."""
    out: list[Position] = []
    for p in positions:
        kept = tuple(claim for claim in p.claims if bears_on_it(matter.book.claims[claim]))
        if kept == p.claims:
            out.append(p)
        elif kept:
            out.append(msgspec.structs.replace(p, claims=kept, origins=matter.book.origins(kept)))
    return out


def _answers(denial: Position, charge: Position, matter: Matter) -> bool:
    """Whether the denial is of this charge: it names the accused, or the accused (or its body) speaks it."""
    if _same(denial.speaker.name, charge.speaker.name, matter):
        return False
    if denial.subject is not None:
        return _same(denial.subject, charge.subject, matter)
    voices = [denial.speaker.name, denial.speaker.actor or ""]
    return any(voice and _same(voice, charge.subject, matter) for voice in voices)


def _beside(denial: Position, charge: Position, matter: Matter) -> bool:
    """Whether a denial of nothing named stands in one sentence with the charge ("which both have denied")."""
    if denial.speaker.name == charge.speaker.name or charge.kind != "blame":
        return False
    claims = matter.book.claims
    return any(
        claims[a].document == claims[b].document
        and claims[a].sentence[0] < claims[b].sentence[1]
        and claims[b].sentence[0] < claims[a].sentence[1]
        for a in denial.claims
        for b in charge.claims
    )


def _same(one: str | None, other: str | None, matter: Matter) -> bool:
    """Whether two names stand for one party: one actor, or one name within the other ("India's ministry")."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    if (actor := _actor_id(one, matter)) is not None and actor == _actor_id(other, matter):
        return True
    if any(_same(part, other, matter) for part in _parts(one)):
        return True
    if any(_same(one, part, matter) for part in _parts(other)):
        return True
    a, b = (
        set(name.casefold().replace("’s", "").replace("'s", "").split()) - _NO_NAME for name in (one, other)
    )
    if a and b and (a <= b or b <= a):
        return True
    return len(a) == len(b) == 1 and _people_of(next(iter(a)), next(iter(b)))


def _people_of(one: str, other: str) -> bool:
    """Whether one word is a country and the other its people's: ``israel``, ``israeli``."""
    a, b = sorted((one, other), key=len)
    return len(a) >= 4 and b.startswith(a[:-1]) and b.removeprefix(a[:-1]).lstrip("aeiou") in _PEOPLE


def _actor_id(name: str, matter: Matter) -> str | None:
    """Return the id of the actor of this name, with or without the small words before it: "the banned X"."""
    words = name.split()
    while words and words[0].islower() and matter.actor_named(" ".join(words)) is None:
        words = words[1:]
    actor = matter.actor_named(" ".join(words) or name)
    return actor.id if actor is not None else None


def _parts(name: str) -> list[str]:
    """Return the names in a row of names; nothing where there is one."""
    parts = [part.strip() for part in re.split(r",|\band\b", name) if part.strip()]
    return parts if len(parts) > 1 else []


def _side(position: Position) -> Side:
    verb = {"responsibility": "takes it on", "blame": "lays it on", "denial": "denies it"}[position.kind]
    subject = f" {position.subject}" if position.kind == "blame" and position.subject else ""
    return Side(
        speaker=speaker_name(position.speaker.name), statement=f"{verb}{subject}", claims=position.claims
    )


def _sides(positions: Sequence[Position]) -> tuple[Side, ...]:
    """Return the sides, one for all that a speaker says in the same words of ours ("denies it")."""
    told: dict[tuple[str, str], Side] = {}
    for side in map(_side, positions):
        key = (side.speaker, side.statement)
        before = told[key].claims if key in told else ()
        claims = tuple(dict.fromkeys((*before, *side.claims)))
        told[key] = msgspec.structs.replace(side, claims=claims)
    return tuple(told.values())


def _names(positions: Sequence[Position]) -> str:
    names = list(dict.fromkeys(speaker_name(p.speaker.name) for p in positions))
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return joined(names)


def voices(claims: Sequence[Claim], matter: Matter) -> str:
    """Return who speaks in the claims, in a row."""
    names = list(dict.fromkeys(speaker_name(matter.book.actor(claim).name) for claim in claims))
    return joined(names) if len(names) <= 3 else f"{', '.join(names[:3])} and {len(names) - 3} more"
