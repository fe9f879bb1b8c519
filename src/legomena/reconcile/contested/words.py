"""Rules on words: equal words with different contents, equal numbers with different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from legomena.records import ContestedPoint

from ..figures import Drawn
from ._base import EFFECT_WEIGHT, Matter, figure_side, joined, words_of

_ROUNDING = 7
"""How far "more than 190" may lie under the sum that it stands for (193, 197)."""
_SMALLEST = 10
"""Equal numbers under this are too common to tell anything."""
_VICTIMS = frozenset({"civilians", "security forces"})
_FULLNESS = {("civilians", "security forces"): False, ("civilians", "militants", "security forces"): True}


def same_word_other_contents(matter: Matter) -> Iterator[ContestedPoint]:
    """Totals told in the same words count different people: with the attackers among the dead, or without."""
    if not matter.has_line("unspecified", None):
        return
    parts = Parts.of(matter)
    for line in matter.lines:
        if line.toll.group != "unspecified":
            continue
        told_with: dict[bool, list[tuple[Drawn, str]]] = {True: [], False: []}
        for d in line.drawn:
            read = contents(d, parts)
            if read is not None:
                told_with[read[0]].append((d, read[1]))
        if not told_with[True] or not told_with[False]:
            continue
        for found in told_with.values():
            found.sort(
                key=lambda pair: (-pair[0].figure.origins, pair[0].figure.said or "9999", pair[0].figure.id)
            )
        shown = [*told_with[True][:3], *told_with[False][:3]]
        most, least = (max(d.value or 0 for d, _ in told_with[kind]) for kind in (True, False))
        yield ContestedPoint(
            rule="equal words, different contents",
            title=f"“{line.toll.effect.capitalize()}” with the attackers ({most}) and without ({least})",
            explanation=(
                "These totals use the same word and count different people: "
                + joined([f"{words_of(d)} {reading}" for d, reading in shown])
                + ". They do not contradict each other, and must not be compared."
            ),
            sides=tuple(figure_side(d) for d, _ in shown),
            weight=round(0.9 * EFFECT_WEIGHT.get(line.toll.effect, 0.5), 3),
            explained=True,
        )


def contents(d: Drawn, parts: Parts) -> tuple[bool, str] | None:
    """Return whether a total includes the attackers, and how that is known; null where it is not.

    A total that does not say so is read by its sum: the figures of the groups beside it that come to it.
    """
    f = d.figure
    if f.includes_attackers is not None:
        return f.includes_attackers, "is said to count " + (
            "them" if f.includes_attackers else "none of them"
        )
    value = d.value
    if value is None or value < _SMALLEST or f.group != "unspecified":
        return None
    if (f.actor, value) in parts.of_one_group:
        return None  # the speaker gives this number for one group: here the group was dropped
    slack = _ROUNDING if f.qualifier in ("more than", "about", "at least") else 0
    best: tuple[int, int, bool, str] | None = None
    for groups, attackers in _FULLNESS.items():
        for values, shared in parts.sums(f.effect, groups, range(value, value + slack + 1), f.documents):
            text = "= " + " + ".join(
                f"{number} {group}" for group, number in zip(groups, values, strict=True)
            )
            ranked = (-shared, sum(values) - value, attackers, text)
            best = min(best, ranked) if best is not None else ranked
    return (best[2], best[3]) if best is not None else None


@dataclass(frozen=True)
class Parts:
    """The figures that a total can be the sum of, looked up by where they stand."""

    values: dict[tuple[str, str], set[int]]
    """Effect and group → numbers given."""
    on_page: dict[tuple[str, str, str], set[int]]
    """Effect, group and document → numbers given there."""
    of_one_group: set[tuple[str | None, int]]
    """Speaker and number, where the number is given for one group."""

    @classmethod
    def of(cls, matter: Matter) -> Parts:
        """Gather the figures of known groups."""
        made = cls(defaultdict(set), defaultdict(set), set())
        for d in matter.figures:
            f = d.figure
            value = d.value
            if f.group == "unspecified" or value is None:
                continue
            made.of_one_group.add((f.actor, value))
            if value and f.subgroup is None and f.series != "increment" and not d.where:
                made.values[f.effect, f.group].add(value)
                for page in f.documents:
                    made.on_page[f.effect, f.group, page].add(value)
        return made

    def sums(
        self, effect: str, groups: tuple[str, ...], totals: range, pages: tuple[str, ...]
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        """Yield one number a group that come to one of ``totals``, and how many of them stand on the pages.

        At least one does; the last number is looked up and not tried, so that many figures cost little.
        """
        every = [self.values.get((effect, group), set()) for group in groups]
        here = [
            set().union(*(self.on_page.get((effect, group, page), set()) for page in pages))
            for group in groups
        ]
        if not all(every) or not any(here):
            return
        found: set[tuple[int, ...]] = set()
        for anchor, known in enumerate(here):
            rest = [place for place in range(len(groups)) if place != anchor]
            for first in sorted(known):
                for middle in product(*(sorted(every[place]) for place in rest[:-1])):
                    given = first + sum(middle)
                    for last in every[rest[-1]].intersection(
                        range(totals.start - given, totals.stop - given)
                    ):
                        row = dict(zip((anchor, *rest), (first, *middle, last), strict=True))
                        found.add(tuple(row[place] for place in range(len(groups))))
        for values in sorted(found):
            yield values, sum(value in known for value, known in zip(values, here, strict=True))


def killed_or_injured(matter: Matter) -> Iterator[ContestedPoint]:
    """One number is told as so many killed, and as so many killed or injured."""
    if not matter.has_line(None, "killed or injured"):
        return
    by_group: dict[tuple[str, int], dict[str, list[Drawn]]] = defaultdict(lambda: defaultdict(list))
    for d in matter.figures:
        value = d.value
        if value is not None and d.figure.subgroup is None:
            by_group[d.figure.group, value][d.figure.effect].append(d)
    for (group, value), effects in sorted(by_group.items()):
        mixed, dead = effects.get("killed or injured"), effects.get("killed")
        if not mixed or not dead or value < 2:
            continue
        same = {d.figure.actor for d in mixed} & {d.figure.actor for d in dead}
        if not same and value < _SMALLEST:
            continue
        people = "people" if group == "unspecified" else group
        yield ContestedPoint(
            rule="killed, or killed or injured",
            title=f"{value} {people}: killed, or killed or injured?",
            explanation=(
                f"The same number, {value}, is told as killed and as killed or injured"
                + (" by the same speaker" if same else "")
                + ". Where the wider wording came first, the dead were fewer than the number repeated."
            ),
            sides=tuple(figure_side(d) for d in (*mixed[:3], *dead[:4])),
            weight=1.1 if same else 0.7,
        )


def same_number_other_group(matter: Matter) -> Iterator[ContestedPoint]:
    """One number is told as all the victims by one and as one group of them by another.

    It is no matter where both may mean the same people, as where all the dead are civilians: the one who
    gives it for one group must count dead of another group beside it.
    """
    if not matter.has_line("unspecified", "killed"):
        return
    totals: dict[int, list[Drawn]] = defaultdict(list)
    parts: dict[int, list[Drawn]] = defaultdict(list)
    beside: dict[str | None, set[str]] = defaultdict(set)
    for d in matter.figures:
        f = d.figure
        value = d.value
        if not value or f.subgroup or d.where or f.effect != "killed":
            continue
        if f.group in _VICTIMS:
            beside[f.actor].add(f.group)
        if value >= _SMALLEST and f.group == "unspecified":
            totals[value].append(d)
        elif value >= _SMALLEST and f.group in _VICTIMS:
            parts[value].append(d)
    for value in sorted(totals.keys() & parts.keys()):
        speakers = {d.figure.actor for d in totals[value]}
        found = [
            d for d in parts[value] if beside[d.figure.actor] >= _VICTIMS and d.figure.actor not in speakers
        ]
        if not found:
            continue
        groups = sorted({d.figure.group for d in found})
        yield ContestedPoint(
            rule="equal numbers, different people",
            title=f"{value} killed in all, or {value} {joined(groups, 'or')}?",
            explanation=(
                f"The number {value} stands for all the dead in some reports and for "
                f"{joined(groups, 'or')} alone in others: check which is meant before repeating it."
            ),
            sides=tuple(figure_side(d) for d in (*totals[value][:3], *found[:3])),
            weight=0.45,
        )
