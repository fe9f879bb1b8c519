"""Rules on one speaker's figures: two at once, one that fell, one that moved and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from legomena.records import ContestedPoint

from ..figures import Drawn, exclusive
from ..windows import relation
from ._base import (
    MOST_SIDES,
    Matter,
    count_of,
    figure_side,
    in_order,
    is_whole,
    joined,
    name_of,
    voice_of,
    weight_of,
    words_of,
)


def two_figures_at_once(matter: Matter) -> Iterator[ContestedPoint]:
    """One speaker is quoted on one day with two figures for one scope that cannot both hold."""
    for line in matter.lines:
        by_speaker: dict[str | None, list[Drawn]] = defaultdict(list)
        for d in line.drawn:
            if d.figure.said is not None and is_whole(d):
                by_speaker[d.figure.actor].append(d)
        for actor in sorted((one for one, found in by_speaker.items() if len(found) > 1), key=str):
            pairs = [
                (a, b)
                for a, b in combinations(by_speaker[actor], 2)
                if exclusive(a, b)
                and set(a.figure.documents).isdisjoint(
                    b.figure.documents
                )  # one page that gives both tells two things
                and (a.figure.said or "")[:10] == (b.figure.said or "")[:10]
                and a.figure.revises != b.figure.id
                and b.figure.revises != a.figure.id
                and relation(a.window, b.window) == "same"
                and not (a.figure.part_of or b.figure.part_of)
            ]
            if not pairs or matter.book.actor(by_speaker[actor][0].claims[0]).kind == "unnamed":
                continue
            found = in_order({id(d): d for pair in pairs for d in pair}.values())
            numbers = joined([words_of(d) for d in found])
            yield ContestedPoint(
                rule="two figures at once",
                title=f"{name_of(found[0].figure)}: {numbers} from {voice_of(found[0])}",
                explanation=(
                    f"Reports of one day have {numbers} from {voice_of(found[0])}: "
                    "one report may be a stale version of another."
                ),
                sides=tuple(figure_side(d) for d in found[:MOST_SIDES]),
                weight=round(0.5 * weight_of(line), 3),
            )


def downward_correction(matter: Matter) -> Iterator[ContestedPoint]:
    """A speaker's later figure for one scope and window is lower than its earlier one."""
    for line in matter.lines:
        for d in line.drawn:
            if d.figure.revises is None or not is_whole(d):
                continue
            before = matter.by_id[d.figure.revises]
            was, now = count_of(before), count_of(d)
            if now >= was or not exclusive(before, d):
                continue
            yield ContestedPoint(
                rule="downward correction",
                title=f"{name_of(d.figure)}: {voice_of(d)} went down from {was} to {now}",
                explanation=(
                    f"{voice_of(d)} first gave {words_of(before)} and later {words_of(d)} for the same days. "
                    "Counts seldom fall: it is a correction, another way to count, or an error in a report."
                ),
                sides=(figure_side(before), figure_side(d)),
                weight=round(0.8 * weight_of(line), 3),
            )


def moved_and_why(matter: Matter) -> Iterator[ContestedPoint]:
    """A speaker's figure moved, and the claims show why: a later count, or a wider window."""
    for line in matter.lines:
        moved = [d for d in line.drawn if d.figure.revises is not None or d.figure.widens is not None]
        followed = {d.figure.revises or d.figure.widens for d in moved}
        for d in moved:
            if d.figure.id in followed or not _numbered(d):
                continue
            steps = _steps(d, matter.by_id)
            if any(count_of(x) > count_of(y) for x, y in pairwise(steps)):
                continue
            kinds = {"wider" if x.figure.widens else "later" for x in steps[1:]}
            why = {
                frozenset(
                    {"wider"}
                ): "Each covers a wider window than the one before: they are no revisions.",
                frozenset({"later"}): "The later figure stands in for the earlier one: the count went on.",
            }.get(frozenset(kinds), "Some steps are later counts of the same days, others cover more days.")
            words = [words_of(x) for x in steps]
            yield ContestedPoint(
                rule="a figure that moved and why",
                title=f"{name_of(d.figure)}, {voice_of(d)}: {' → '.join(words)}",
                explanation=f"{voice_of(d)} gave {joined(words, 'then')}. {why}",
                sides=tuple(figure_side(x) for x in steps[-MOST_SIDES:]),
                weight=round(0.3 * weight_of(line), 3),
                explained=True,
            )


def _numbered(d: Drawn) -> bool:
    return d.value is not None and d.figure.subgroup is None


def _steps(d: Drawn, by_id: dict[str, Drawn]) -> list[Drawn]:
    steps = [d]
    seen = {d.figure.id}
    while True:
        f = steps[0].figure
        before = by_id.get(f.revises or f.widens or "")
        if before is None or before.figure.id in seen:
            return steps
        seen.add(before.figure.id)
        steps.insert(0, before)
