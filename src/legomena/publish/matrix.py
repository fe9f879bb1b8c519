"""Every group against every speaker that is much heard, and what each counting rule makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legomena.records import Account, Figure, PolicyFigure

from .lookup import FAMILIES, Lookup, family, speaker_key
from .summary import Column, column_name
from .tolls import Line, heads, latest

_COLUMNS = 7
_ROWS = 12


@dataclass(frozen=True)
class MatrixRow:
    """A group and effect, with the latest figure of each speaker or None, in the order of the columns."""

    line: Line
    cells: tuple[Figure | None, ...]


@dataclass(frozen=True)
class Matrix:
    """The table: groups down, speakers across."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    speakers: int
    """How many speakers gave a figure in all."""


@dataclass(frozen=True)
class Verdict:
    """What one counting rule makes of every group."""

    policy: str
    figures: dict[str, PolicyFigure]
    """By ``Line.key``."""
    used: tuple[str, ...]
    """Ids of the claims that it rests on."""
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    """Each reason for which it leaves claims out, with their ids."""


def matrix(lines: Sequence[Line], lookup: Lookup) -> Matrix:
    """Return the table of groups and speakers, both those that most independent voices carry."""
    shown = [line for line in lines if line.rows][:_ROWS]
    cells: dict[str, dict[int, Figure]] = defaultdict(dict)
    heard: dict[str, int] = defaultdict(int)
    for index, line in enumerate(shown):
        by_speaker: dict[str, list[Figure]] = defaultdict(list)
        for head, _ in heads(line.line.figures):
            by_speaker[speaker_key(head)].append(head)
        for key, figures in by_speaker.items():
            best = latest(figures)
            if best is not None:
                cells[key][index] = best
                heard[key] += sum(figure.origins for figure in figures)
    sides = list(FAMILIES)
    kept = sorted(cells, key=lambda key: (-min(len(cells[key]), 4), -heard[key], key))[:_COLUMNS]
    firsts = {key: next(iter(cells[key].values())) for key in kept}
    kept.sort(key=lambda key: sides.index(family(firsts[key].speaker, firsts[key].side)))
    rows = [MatrixRow(line, tuple(cells[key].get(index) for key in kept)) for index, line in enumerate(shown)]
    return Matrix(
        columns=tuple(
            Column(
                name=column_name(list(cells[key].values()), lookup),
                family=family(firsts[key].speaker, firsts[key].side),
                voices=lookup.voices(claim for figure in cells[key].values() for claim in figure.claims),
            )
            for key in kept
        ),
        rows=tuple(row for row in rows if any(row.cells)),
        speakers=len(cells),
    )


def verdicts(account: Account | None, lines: Sequence[Line]) -> list[Verdict]:
    """Return what each counting rule makes of the groups that it has a figure for."""
    by_group = {(line.line.group, line.line.effect): line for line in lines}
    found: dict[str, dict[str, PolicyFigure]] = defaultdict(dict)
    for one in account.policies if account else ():
        line = by_group.get((one.group, one.effect))
        if line is not None:
            found[one.policy][line.key] = one
    return [
        Verdict(
            policy=policy,
            figures=figures,
            used=tuple(sorted({claim for one in figures.values() for claim in one.used})),
            left_out=_reasons(figures.values()),
        )
        for policy, figures in found.items()
    ]


def _reasons(figures: Iterable[PolicyFigure]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    reasons: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        for claim, why in figure.left_out:
            reasons[why].add(claim)
    return tuple((why, tuple(sorted(claims))) for why, claims in sorted(reasons.items()))
