"""Rules on place and day: one figure told of different places or different days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from legomena.records import ContestedPoint, Side

from ..figures import Drawn
from ..windows import relation
from ..windows import told as told_window
from ._base import Matter, joined, name_of, voice_of, words_of

_SMALLEST = 5
"""Equal numbers under this happen too often to be taken for one figure."""
_NEAR_DAYS = 4
_COARSE = frozenset({"province", "region", "country"})
_NEARNESS = re.compile(r"^(?:(?:near|around|outside|in|at|close to|parts of|the|areas?|of)\s+)+")
_SPELT_ALIKE = 0.85
"""How much of two spellings must be the same, 0 to 1."""
_SPLIT = re.compile(r",|;|/|\band\b|&", re.IGNORECASE)


def other_day(matter: Matter) -> Iterator[ContestedPoint]:
    """One speaker's figure is told of one day here and of another, close by, there."""
    for found in _alike(matter):
        if len(found) == 1:
            continue
        days: dict[str, Drawn] = {}
        for d in found:
            if d.figure.when is not None and d.window.known and (d.window.days or 9) <= 2:
                days.setdefault(told_window(d.window), d)
        shown = [days[key] for key in sorted(days)]
        apart = len(shown) > 1 and all(
            relation(shown[0].window, d.window) == "apart" and _close(shown[0], d) for d in shown[1:]
        )
        if apart:
            texts = [told_window(d.window) for d in shown]
            yield ContestedPoint(
                rule="the day on which reports disagree",
                title=f"{name_of(shown[0].figure)}, {words_of(shown[0])}: {joined(texts, 'or')}",
                explanation=(
                    f"Reports have this figure from {voice_of(shown[0])} for {joined(texts, 'and for')}: "
                    "they disagree on the day, unless it happened twice."
                ),
                sides=tuple(_side(d, told_window(d.window)) for d in shown),
                weight=0.5,
            )


def other_place(matter: Matter) -> Iterator[ContestedPoint]:
    """One speaker's figure is told of different places."""
    for found in _alike(matter):
        told = [
            (claim.place.text, claim.id)
            for d in found
            for claim in d.claims
            if claim.place is not None and claim.place.precision not in _COARSE
        ]
        if len({text for text, _ in told}) < 2:
            continue
        places: dict[frozenset[str], list[str]] = defaultdict(list)
        written: dict[frozenset[str], str] = {}
        for text, claim in told:
            parts = frozenset(name for part in _SPLIT.split(text) if (name := _name(part)))
            places[parts].append(claim)
            written.setdefault(parts, text)
        keys = sorted(places, key=lambda parts: (-len(places[parts]), sorted(parts)))
        apart = [
            parts for parts in keys if any(_differ(parts, other) for other in keys if other is not parts)
        ]
        if len(apart) < 2:
            continue
        texts = [f"“{written[parts]}”" for parts in apart]
        yield ContestedPoint(
            rule="the place on which reports disagree",
            title=f"{name_of(found[0].figure)}, {words_of(found[0])}: {joined(texts, 'or')}",
            explanation=(
                f"Reports have this figure from {voice_of(found[0])} for {joined(texts, 'and for')}."
            ),
            sides=tuple(
                Side(speaker=voice_of(found[0]), statement=written[parts], claims=tuple(places[parts]))
                for parts in apart
            ),
            weight=0.5,
        )


def _name(part: str) -> str:
    """The name of a place in lower case, without the words that say how near it was."""
    return _NEARNESS.sub("", part.strip().casefold())


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names a place that the other does not, in any longer or shorter form of its name."""
    return all(
        any(not any(_one_name(name, known) for known in second) for name in first)
        for first, second in ((one, other), (other, one))
    )


def _one_name(first: str, second: str) -> bool:
    """Whether two names are one, in a longer form or with a letter or two otherwise ("Panggur")."""
    if first in second or second in first:
        return True
    return min(len(first), len(second)) >= 5 and SequenceMatcher(None, first, second).ratio() >= _SPELT_ALIKE


def _alike(matter: Matter) -> Iterator[list[Drawn]]:
    """Yield figures of one speaker with one number, group and effect."""
    groups: dict[tuple[str, ...], list[Drawn]] = defaultdict(list)
    for d in matter.figures:
        f = d.figure
        value = d.value
        if value is not None and value >= _SMALLEST and f.speaker.name != "outlet" and f.subgroup is None:
            groups[f.actor or f.speaker.name, f.group, f.effect, str(value)].append(d)
    for key in sorted(groups):
        yield groups[key]


def _close(one: Drawn, other: Drawn) -> bool:
    first, second = one.window.first, other.window.first
    return first is not None and second is not None and abs((first - second).days) <= _NEAR_DAYS


def _side(d: Drawn, statement: str) -> Side:
    return Side(speaker=voice_of(d), statement=statement, claims=d.figure.claims)
