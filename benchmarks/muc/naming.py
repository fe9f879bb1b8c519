"""Which named person a description is of: "Mayor X", "X, the mayor", or told apart from the name."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.muc.entities import Entity
from benchmarks.muc.matching import essential
from benchmarks.muc.model import Table
from legomena.extract.words import words

_BETWEEN = words(", the a . ( mr dr named")
_LIKELY = 0.5
_FAR = 8
"""Tokens or sentences from which on it makes no difference how far."""


def named(description: Entity, names: Sequence[Entity], number: str, table: Table) -> Entity | None:
    """Return which of some names a description is of; null where of none of them.

    ``number`` is how many the description is of.
    """
    chances = [
        table.probabilities(features)["yes"] for features in naming_features(description, names, number)
    ]
    top = max(chances, default=0.0)
    return names[chances.index(top)] if top >= _LIKELY else None


def naming_features(description: Entity, names: Sequence[Entity], number: str) -> list[list[str]]:
    """Return the features of a description with each of some names."""
    gaps = [_gap(description, name) for name in names]
    nearest = min(gaps, default=(0, 0))
    head = essential(description.text)[-1]
    out = []
    for name, gap in zip(names, gaps, strict=True):
        right_by = beside(description, name)
        near = f"gap {min(gap[0], _FAR)} {min(abs(gap[1]) // 2, _FAR) if gap[0] == 0 else ''}"
        features = [
            "b",
            f"beside {right_by}",
            near,
            f"nearest {gap == nearest}",
            f"names {min(len(names), 4)}",
        ]
        features += [f"one {number == '1'}", f"one {number == '1'} beside {right_by}", f"head {head}"]
        features += [f"one {number == '1'} nearest {gap == nearest} names {min(len(names), 3)}"]
        features += [f"one {number == '1'} {near}", f"before {gap[1] < 0} {near}"]
        out.append(features + [f"between {w}" for w in _between(description, name)])
    return out


def _gap(description: Entity, name: Entity) -> tuple[int, int]:
    """Sentences and tokens between the nearest mentions; tokens below 0 where the description comes first."""
    return min(
        (
            (abs(d.sentence.index - n.sentence.index), d.first - n.first if d.sentence is n.sentence else 0)
            for d in description.mentions
            for n in name.mentions
        ),
        key=lambda gap: (gap[0], abs(gap[1])),
    )


def _between(description: Entity, name: Entity) -> list[str]:
    for d in description.mentions:
        for n in name.mentions:
            if d.sentence is n.sentence:
                first, second = sorted((d, n), key=lambda m: m.first)
                if 0 <= second.first - first.last <= 3:
                    return [t.low for t in d.sentence.tokens[first.last : second.first]]
    return []


def beside(description: Entity, name: Entity) -> bool:
    """Whether a description stands right by a name."""
    for d in description.mentions:
        for n in name.mentions:
            if d.sentence is not n.sentence:
                continue
            first, second = sorted((d, n), key=lambda m: m.first)
            between = [t.low for t in d.sentence.tokens[first.last : second.first]]
            if len(between) <= 2 and _BETWEEN.issuperset(between):
                return True
    return False
