"""Which entities of a message belong to one incident, where it tells of several of one kind.

Whoever was hit is put together by how likely each two belong together (`pair_features`); who did it, and with
what, goes to every incident that it may belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from benchmarks.muc.entities import Entity, Mention, step
from benchmarks.muc.features import TRIGGERS, Sentence
from benchmarks.muc.whereabouts import Told
from legomena.extract.words import words

HIT = ("name", "description", "target")
_ELSE = words("another other also meanwhile separate elsewhere later earlier previous similar second third")
_TIMES = words(
    """
    today yesterday tonight monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december hours morning afternoon evening night
    """
)
_FEW = 3
"""Mentions of each that are looked at, likeliest first."""

Together = Callable[[Entity, Entity], float]
"""How likely two entities belong to one incident."""


def split(entities: Sequence[tuple[Entity, float]], together: Together, least: float) -> list[set[int]]:
    """Return the entities of each incident, by index; one group where nothing tells them apart.

    Groups are joined, likeliest first, as long as two have a mean of ``least`` or more.
    """
    hit = [i for i, (e, _) in enumerate(entities) if e.role in HIT]
    pairs = {frozenset(p): together(entities[p[0]][0], entities[p[1]][0]) for p in combinations(hit, 2)}
    groups = [{i} for i in hit]

    def mean(one: set[int], other: set[int]) -> float:
        return sum(pairs[frozenset((a, b))] for a in one for b in other) / (len(one) * len(other))

    while len(groups) > 1:
        one, other = max(combinations(groups, 2), key=lambda two: mean(*two))
        if mean(one, other) < least:
            break
        groups = [g for g in groups if g is not one and g is not other] + [one | other]
    if len(groups) < 2:
        return [set(range(len(entities)))]
    groups.sort(key=min)
    own = [set(g) for g in groups]
    for i, (e, _) in enumerate(entities):
        if e.role in HIT:
            continue
        fit = [max(together(e, entities[k][0]) for k in g) for g in groups]
        for k, p in enumerate(fit):
            if p >= least or p == max(fit):
                own[k].add(i)
    return own


class Scene:
    """Where in a message its sentences are: the place and the time that hold for each."""

    def __init__(self, told: Told, sentences: Sequence[Sentence]) -> None:
        self.places: list[set[str]] = [set() for _ in sentences]
        for area in told.areas:
            if any(len(path) > 1 for path in area.paths):
                self.places[area.sentence].add(area.name)
        self.times = [{t.low for t in s.tokens if t.low in _TIMES} for s in sentences]
        self.turns = [any(t.low in _ELSE for t in s.tokens) for s in sentences]

    def _last(self, told: list[set[str]], index: int) -> set[str]:
        return next((told[k] for k in range(index, -1, -1) if told[k]), set())

    def compared(self, one: int, other: int) -> list[str]:
        """Return how place and time of two sentences compare."""
        out = []
        for what, told in (("place", self.places), ("time", self.times)):
            a, b = told[one], told[other]
            la, lb = self._last(told, one), self._last(told, other)
            out.append(f"{what} {'none' if not a or not b else 'same' if a & b else 'other'}")
            out.append(f"last {what} {'none' if not la or not lb else 'same' if la & lb else 'other'}")
        if one != other:
            first, last = sorted((one, other))
            turned = any(self.turns[first + 1 : last + 1])
            moved = any(self.places[k] - self._last(self.places, first) for k in range(first + 1, last + 1))
            out += [f"turn {turned}", f"moved {moved}", f"turn {turned} moved {moved}"]
        return out


def pair_features(one: Entity, other: Entity, scene: Scene, about: Sequence[str]) -> list[str]:
    """Return the features of two entities; ``about`` holds what is known of the whole message."""
    if one.role > other.role:
        one, other = other, one
    roles = f"{one.role} {other.role}"
    near = min(
        ((a, b) for a in _first(one) for b in _first(other)),
        key=lambda two: (
            abs(two[0].sentence.index - two[1].sentence.index),
            abs(two[0].first - two[1].first),
        ),
    )
    far = abs(one.best.sentence.index - other.best.sentence.index)
    gap = abs(near[0].sentence.index - near[1].sentence.index)
    out = ["b", roles, *about, f"gap {min(gap, 8)}", f"{roles} gap {min(gap, 8)}", f"far {min(far, 8)}"]
    out += [f"gap over {k}" for k in (0, 1, 2, 4, 8, 16) if gap > k]
    first = min(near[0].sentence.index, near[1].sentence.index)
    out += [f"first in {min(first, 5)}", f"gap {min(gap, 8)} first in {min(first, 5)}"]
    out += scene.compared(near[0].sentence.index, near[1].sentence.index)
    out += [f"all {f}" for f in scene.compared(one.best.sentence.index, other.best.sentence.index)]
    out += [f"{f} gap {min(gap, 3)}" for f in scene.compared(near[0].sentence.index, near[1].sentence.index)]
    told = [{what for _, what in m.sentence.triggers} for m in near]
    out += [f"both {what}" for what in told[0] & told[1]] + [f"one {what}" for what in told[0] ^ told[1]]
    out += [f"shared {bool(told[0] & told[1])} {min(gap, 3)}"]
    if gap == 0:
        a, b = sorted(near, key=lambda m: m.first)
        between = a.sentence.tokens[a.last : b.first]
        out += [f"between {t.low}" for t in between[:12]] + [f"apart {min(len(between), 12) // 3}"]
        out += [f"verbs {sum(t.low in TRIGGERS for t in between)}"]
    else:
        high = max(near, key=lambda m: m.sentence.index)
        out += [f"opens {t.low}" for t in high.sentence.tokens[:4]]
    out += [f"sure {step(min(m.probability for m in near)) // 2}"]
    return out


def _first(entity: Entity) -> list[Mention]:
    return sorted(entity.mentions, key=lambda m: -m.probability)[:_FEW]
