"""Reconciling: how the figures of the example's dossier moved, rebuilt from its 78 digests.

The dossier (beside the checkout, or where ``LEGOMENA_SHARED`` points) has a table, drawn up by hand, of who
gave which figures when and for which time. Here it stands as expectations; the program reads digests only.

- ``reconciling/rows``: share of rows with every figure found under its speaker, covering its time, and in its
  series: a figure for more time widens an earlier one and does not revise it;
- ``reconciling/cells``: share of single figures found so;
- ``reconciling/contested``: share found of the contested points that the dossier's hard cases imply;
- ``reconciling/false-in-top-ten``: points among the ten heaviest open ones that no hard case implies.

With ``python -m benchmarks.reconciling`` what is missed is listed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.extraction import SHARED, documents
from legomena.extract import extract
from legomena.link import link
from legomena.reconcile import reconcile
from legomena.reconcile.windows import Window, comparable
from legomena.records import Account, Claim, ContestedPoint, Document, Figure
from legomena.resolve.gazetteer import Gazetteer

DOSSIER = SHARED / "dossiers" / "balochistan-2026"

OFFICIALS = r"official|authorit|naqvi|sources"
MILITARY = r"ISPR|military|army"
GROUP = r"Baloch Liberation Army|BLA|Jeeyand"
BUGTI = r"Bugti|chief minister"
RIGHTS = r"BYC|Yakjehti|rights body"
FORCES, CIVILIANS, MILITANTS = "security forces", "civilians", "militants"
THE_DAY = "31", "31"
TWO_DAYS = "29", "31"


@dataclass(frozen=True)
class Cell:
    """One figure of the table."""

    speaker: str
    """Regular expression for the name under which the speaker is shown."""
    group: str
    number: int
    days: tuple[str, str] | None = None
    """First and last day covered (days of January; 32 is the first of February); null: not said."""
    hours: float | None = None
    effect: str = "killed"
    subgroup: str | None = None


@dataclass(frozen=True)
class Step:
    """Two figures of one speaker: how the second follows the first."""

    before: Cell
    after: Cell
    by: str
    """``widens`` or ``revises``."""


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    name: str
    cells: tuple[Cell, ...]
    steps: tuple[Step, ...] = ()


def _cells(speaker: str, days: tuple[str, str], *told: tuple[str, int]) -> tuple[Cell, ...]:
    return tuple(Cell(speaker, group, number, days) for group, number in told)


_BLA_84 = Cell(GROUP, FORCES, 84, THE_DAY, 10)
_BLA_150 = Cell(GROUP, FORCES, 150, ("31", "32"), 35)
_BLA_200 = Cell(GROUP, FORCES, 200, ("31", "33"), 40)
_BLA_362 = Cell(GROUP, FORCES, 362, ("31", "37"))
_POLICE_5, _POLICE_11 = (Cell("Atta", "unspecified|civilians", n, THE_DAY) for n in (5, 11))
_ISPR_92, _ISPR_133 = Cell(MILITARY, MILITANTS, 92, THE_DAY), Cell(MILITARY, MILITANTS, 133, TWO_DAYS, 48)
_ISPR_216 = Cell(MILITARY, MILITANTS, 216, ("31", "36"))
_OFFICIALS_67, _OFFICIALS_108 = (
    Cell(OFFICIALS, MILITANTS, 67, THE_DAY),
    Cell(OFFICIALS, MILITANTS, 108, TWO_DAYS, 48),
)

ROWS = (
    Row("31 Jan officials", _cells(OFFICIALS, THE_DAY, (FORCES, 10), (MILITANTS, 37))),
    Row(
        "31 Jan BLA",
        (
            _BLA_84,
            Cell(GROUP, FORCES, 18, THE_DAY, effect="abducted"),
            Cell(GROUP, MILITANTS, 7, ("31", "32")),
        ),
    ),
    Row(
        "31 Jan police, Gwadar",
        (
            _POLICE_5,
            _POLICE_11,
            *(
                Cell("Atta", "civilians", n, None, subgroup=who)
                for n, who in ((5, "men"), (3, "women"), (3, "children"))
            ),
        ),
        (Step(_POLICE_5, _POLICE_11, "revises"),),
    ),
    Row(
        "31 Jan security official",
        (
            *_cells(OFFICIALS, THE_DAY, (FORCES, 10), (CIVILIANS, 11)),
            _OFFICIALS_67,
            _OFFICIALS_108,
        ),
        (Step(_OFFICIALS_67, _OFFICIALS_108, "widens"),),
    ),
    Row(
        "31 Jan ISPR",
        (*_cells(MILITARY, THE_DAY, (FORCES, 15), (CIVILIANS, 18)), _ISPR_92, _ISPR_133),
        (Step(_ISPR_92, _ISPR_133, "widens"),),
    ),
    Row("1 Feb BLA", (_BLA_150,), (Step(_BLA_84, _BLA_150, "widens"),)),
    Row(
        "1 Feb Bugti",
        (
            *(
                Cell(BUGTI, g, n, ("31", "32"), 40)
                for g, n in ((FORCES, 17), (CIVILIANS, 31), (MILITANTS, 145))
            ),
            Cell(BUGTI, CIVILIANS, 31, ("31", "32"), 40, effect="killed or injured"),
        ),
    ),
    Row(
        "2 Feb BLA",
        (_BLA_200, Cell(GROUP, FORCES, 17, None, effect="abducted")),
        (Step(_BLA_150, _BLA_200, "widens"),),
    ),
    Row(
        "2 Feb officials",
        (Cell(OFFICIALS, MILITANTS, 177, ("30", "33"), 48), Cell(OFFICIALS, MILITANTS, 22, None)),
    ),
    Row("2 Feb Asif", _cells("Asif", ("31", "32"), (FORCES, 17), (CIVILIANS, 33))),
    Row("3 Feb Security Council", _cells("Security Council", THE_DAY, ("unspecified", 48), (CIVILIANS, 31))),
    Row(
        "3-4 Feb security sources",
        tuple(
            Cell(OFFICIALS, g, n, ("31", "35"), 72)
            for g, n in ((FORCES, 22), (CIVILIANS, 36), (MILITANTS, 197))
        ),
    ),
    Row(
        "4-5 Feb ISPR",
        (*_cells(MILITARY, ("31", "36"), (FORCES, 22), (CIVILIANS, 36)), _ISPR_216),
        (Step(_ISPR_133, _ISPR_216, "widens"),),
    ),
    Row(
        "6 Feb BLA",
        (_BLA_362, *_cells(GROUP, ("31", "37"), *((MILITANTS, n) for n in (93, 50, 26, 17)))),
        (Step(_BLA_150, _BLA_362, "widens"),),
    ),
    Row(
        "Feb BYC",
        (Cell(RIGHTS, "unspecified|civilians", 19, None), Cell(RIGHTS, "unspecified|civilians", 20, None)),
    ),
)

CONTESTED = {
    "forces' dead: the forces or the group": r"22 .*362",
    "the group's dead: the group or the forces": r"93 .*216",
    "totals with and without the attackers": r"with the attackers \((190|193|250|255)\).*without",
    "33 in all, or 33 civilians": r"33 killed in all, or 33 civilians",
    "31 civilians killed, or killed or injured": r"31 civilians: killed, or killed or injured",
    "casualties of about 50, or 50 dead": r"50 people: killed, or killed or injured",
    "145 and 22 more are not 177": r"145 and 22 more are not",
    "four in Quetta, counted among the ten or not": r"(?i)overlap.*\b4\b|\b4\b.*counted among",
    "where the 41 were killed": r"41: .*(Panjgur|Panggur).*or",
    "blame on India denied by India": r"Laid on India .*denied by India",
    "claimed by the group, laid on India": r"Claimed by Baloch Liberation Army, laid on .*India",
    "held off, or taken": r"Held off, or taken",
    "women and children of Gwadar": r"(?i)women killed: .*\b3\b.*\b5\b",
    "one page, an old figure and a new one": r"(?i)on one page",
    "government's more than 150 rejected": r"(?i)150 militants.*rejected",
}
"""What is contested → what the title of a point that says so is like."""

ALSO_TRUE = (
    r"Laid on .*; denied by",
    r"Outcome|Claimed by",
    r"Over, or going on",
    r"31 civilians killed or injured: the injured became dead on the way",  # told as 31 killed by seven pages
)
"""Points of other titles that the reports bear out."""
TOP = 10


def measure() -> dict[str, float]:
    """All figures of this module by name."""
    if not DOSSIER.is_dir():
        sys.stderr.write(
            f"reconciling: skipped, no dossier at {DOSSIER} (LEGOMENA_SHARED points elsewhere)\n"
        )
        return {}
    accounts = rebuilt()
    figures = [f for account in accounts for line in account.tolls for f in line.figures]
    points = heaviest(accounts)
    cells = [cell for row in ROWS for cell in row.cells]
    rows = [row_held(row, figures) for row in ROWS]
    return {
        "reconciling/rows": sum(rows) / len(rows),
        "reconciling/cells": sum(bool(list(found(cell, figures))) for cell in cells) / len(cells),
        "reconciling/contested": sum(map(bool, implied(points).values())) / len(CONTESTED),
        "reconciling/false-in-top-ten": float(len(unheld(points))),
    }


def rebuilt() -> tuple[Account, ...]:
    """The accounts of the dossier's digests."""
    texts: list[Document] = documents(DOSSIER)
    gazetteer = Gazetteer.default()
    claims: list[Claim] = [claim for document in texts for claim in extract(document, gazetteer)]
    return reconcile(texts, claims, link(texts, claims, ()))


def found(cell: Cell, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures that are this one of the table."""
    for f in figures:
        right = (
            f.number == cell.number
            and f.effect == cell.effect
            and re.fullmatch(cell.group, f.group)
            and f.subgroup == cell.subgroup
            and re.search(cell.speaker, f.speaker.name)
        )
        if right and _covers(f, cell):
            yield f


def _covers(figure: Figure, cell: Cell) -> bool:
    if cell.days is None:
        return True
    hours = figure.when.hours if figure.when is not None else None
    if hours and cell.hours and 0.9 <= hours / cell.hours <= 1.1:
        return True
    begins, ends = (date.fromordinal(date(2025, 12, 31).toordinal() + int(day)) for day in cell.days)
    expected = Window(begins, ends)
    first, last = (date.fromisoformat(day) if day else None for day in figure.covers)
    return comparable(Window(first, last), expected)


def row_held(row: Row, figures: Sequence[Figure]) -> bool:
    """Whether every figure of the row is found, and follows the figures before it as it should."""
    return all(any(found(cell, figures)) for cell in row.cells) and all(
        step_held(step, figures) for step in row.steps
    )


def step_held(step: Step, figures: Sequence[Figure]) -> bool:
    """Whether a figure follows an earlier one of its speaker, by one step or several."""
    by_id = {f.id: f for f in figures}
    starts = {f.id for f in found(step.before, figures)}
    for figure in found(step.after, figures):
        if any(by_id[start].part_of == figure.id for start in starts):
            return step.by == "widens"
        kinds: set[str] = set()
        at: Figure | None = figure
        while at is not None:
            if at.id in starts:
                return step.by in kinds
            kinds |= {"revises"} if at.revises else {"widens"} if at.widens else set()
            at = by_id.get(at.revises or at.widens or "")
    return False


def heaviest(accounts: Sequence[Account]) -> list[ContestedPoint]:
    """Return the points of all accounts as a reader meets them: open ones first, heaviest first."""
    points = [point for account in accounts for point in account.contested]
    return sorted(points, key=lambda p: (p.explained, -p.weight))


def implied(points: Sequence[ContestedPoint]) -> dict[str, bool]:
    """Return which of the expected points are found."""
    return {name: any(re.search(like, p.title) for p in points) for name, like in CONTESTED.items()}


def unheld(points: Sequence[ContestedPoint]) -> list[ContestedPoint]:
    """Return the points among the first ten that nothing expected is like."""
    known = (*CONTESTED.values(), *ALSO_TRUE)
    return [p for p in points[:TOP] if not any(re.search(like, p.title) for like in known)]


def main() -> None:
    """Say what is missed."""
    accounts = rebuilt()
    figures = [f for account in accounts for line in account.tolls for f in line.figures]
    for row in ROWS:
        missing = [cell for cell in row.cells if not any(found(cell, figures))]
        broken = [step for step in row.steps if not step_held(step, figures)]
        print(f"{row.name}: {'held' if not missing and not broken else 'MISSED'}")
        for cell in missing:
            print(
                f"    no figure: {cell.group} {cell.effect} {cell.number} {cell.subgroup or ''} {cell.days}"
            )
        for step in broken:
            print(f"    no step: {step.before.number} → {step.after.number} {step.by}")
    points = heaviest(accounts)
    for name, held in implied(points).items():
        print(f"{'found ' if held else 'MISSED'} {name}")
    for point in unheld(points):
        print(f"not expected: {point.title} ({point.rule})")


if __name__ == "__main__":
    main()
