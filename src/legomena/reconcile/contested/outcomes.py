"""Rules on how it ended: an outcome told two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legomena.records import Claim, ContestedPoint, Side
from legomena.records.days import days_of

from ._base import Matter, speaker_name
from .responsibility import voices

_OPPOSITES: tuple[tuple[str, frozenset[str], frozenset[str], str], ...] = (
    (
        "held off, or taken",
        frozenset({"repelled", "foiled", "thwarted", "failed", "prevented", "averted", "ineffective"}),
        frozenset({"seized", "held", "captured", "taken", "occupied", "overrun", "successful", "destroyed"}),
        "it was repelled or foiled",
    ),
    (
        "over, or going on",
        frozenset({"ended", "cleared", "retaken", "recaptured", "under control", "restored"}),
        frozenset({"ongoing", "held", "continuing", "not under control", "besieged"}),
        "it was over or retaken",
    ),
    (
        "freed, or still held",
        frozenset({"freed", "released", "rescued"}),
        frozenset({"still held", "executed", "not released"}),
        "they were freed",
    ),
)
_MOST_CLAIMS = 6
_UNDONE = re.compile(
    r"\b(?:bent on|aim(?:s|ed|ing)? (?:at|to)|(?:seek|sought|seeking|want|wants|wanted|plan|planned|planning"
    r"|try|tried|trying|attempt|attempted|attempting|hope|hoped|hoping|vow|vowed|threatened|meant) to"
    r"|not (?:just|only|merely|simply))\b",
    re.IGNORECASE,
)
"""What was only meant, or is told as more than that ("not just under control"), is no outcome."""


def outcome_told_two_ways(matter: Matter) -> Iterator[ContestedPoint]:
    """One says that it was repelled, foiled or over, another that something was seized, held or goes on."""
    outcomes = [
        c
        for c in matter.claims
        if c.outcome and c.kind in ("outcome", "event", "denial") and not _UNDONE.search(c.quote)
    ]
    if len(outcomes) < 2:
        return
    for label, ends, holds, wording in _OPPOSITES:
        one = [c for c in outcomes if _word(c) in ends and c.stance == "asserts"]
        other = [c for c in outcomes if _word(c) in holds and c.stance == "asserts"]
        one, other = _different_speakers(one, other, matter)
        if not one or not other:
            continue
        later = label == "over, or going on" and _all_later(one, other, matter)
        yield ContestedPoint(
            rule="an outcome told two ways",
            title=f"{label.capitalize()}: {voices(one, matter)} against {voices(other, matter)}",
            explanation=(
                f"According to {voices(one, matter)}, {wording}; according to {voices(other, matter)}, "
                f"{_listed(other)}."
                + (" The first was said after the second, and may be the later state." if later else "")
            ),
            sides=(*_sides(one, matter), *_sides(other, matter)),
            weight=0.4 if later else 1.2,
            explained=later,
        )


def _word(claim: Claim) -> str:
    return (claim.outcome or "").casefold()


def _different_speakers(
    one: Sequence[Claim], other: Sequence[Claim], matter: Matter
) -> tuple[list[Claim], list[Claim]]:
    """Keep what is said by speakers that stand on one side of the question only."""
    first = {matter.book.actor(claim).id for claim in one}
    second = {matter.book.actor(claim).id for claim in other}
    both = first & second
    return (
        [claim for claim in one if matter.book.actor(claim).id not in both]
        or (list(one) if second - first else []),
        [claim for claim in other if matter.book.actor(claim).id not in both]
        or (list(other) if first - second else []),
    )


def _all_later(one: Sequence[Claim], other: Sequence[Claim], matter: Matter) -> bool:
    first = [_moment(claim, matter) for claim in one]
    second = [_moment(claim, matter) for claim in other]
    return all(first) and all(second) and min(first) > max(second)


def _moment(claim: Claim, matter: Matter) -> str:
    day = days_of(claim.when)[0]
    return day.isoformat() if day is not None else (matter.book.said(claim) or "")[:10]


def _listed(claims: Sequence[Claim]) -> str:
    words = sorted({_word(claim) for claim in claims})
    objects = [claim.object for claim in claims if claim.object]
    text = " or ".join(words)
    what = objects[0] if objects and len(set(objects)) == 1 else "places or people"
    return f"{what}: {text}"


def _sides(claims: Sequence[Claim], matter: Matter) -> list[Side]:
    by_actor: dict[str, list[Claim]] = {}
    for claim in claims:
        by_actor.setdefault(matter.book.actor(claim).id, []).append(claim)
    sides = []
    for found in by_actor.values():
        said = sorted({f"{c.object + ' ' if c.object else ''}{_word(c)}" for c in found})
        sides.append(
            Side(
                speaker=speaker_name(matter.book.actor(found[0]).name),
                statement="; ".join(said[:3]),
                claims=tuple(claim.id for claim in found[:_MOST_CLAIMS]),
            )
        )
    return sides[:4]
