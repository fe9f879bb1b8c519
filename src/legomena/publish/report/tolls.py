"""The tolls of a report: every group by speaker, what counting rules make of it, and how figures moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legomena.records import Figure, PolicyFigure

from .. import words
from ..tolls import Line, Row, brief, policy_name
from .blocks import Block, Heading, Paragraph, Picture, Run, Table, Text, quiet, strong, text
from .references import References

_LINES = 6
_ROWS = 14
_DASH = "–"


def blocks(shown: dict[str, Any], references: References) -> Iterator[Block]:
    """Yield the part on tolls."""
    yield Heading(1, "Tolls, by whose count")
    numbered = [line for line in shown["lines"] if line.rows]
    if not numbered:
        yield Paragraph(text("No tolls are told for this event as a whole."))
        return
    yield Paragraph(
        text(
            "Nothing is added up. Each figure is one speaker’s for one scope; voices are independent chains "
            "of origin, so copies of one report count once."
        ),
        "lead",
    )
    matrix = shown["matrix"]
    yield Table(
        "Group by group, speaker by speaker",
        ("Group", *(column.name for column in matrix.columns), "All speakers"),
        tuple(
            (
                text(strong(row.line.title)),
                *(cell(figure, references) for figure in row.cells),
                text(words.span(row.line.line.low, row.line.line.high)),
            )
            for row in matrix.rows
        ),
        "small",
    )
    if shown["verdicts"]:
        yield Table(
            "What the field’s counting rules make of it",
            ("Rule", *(line.title for line in shown["ruled"])),
            tuple(
                (
                    text(strong(verdict.policy), quiet(f" {policy_name(verdict.policy)}")),
                    *(text(_verdict(verdict.figures.get(line.key))) for line in shown["ruled"]),
                )
                for verdict in shown["verdicts"]
            ),
            "small",
        )
    if shown["charts"]:
        yield Paragraph(
            text(
                "In the charts a mark stands on the day on which a figure was first said; larger marks have "
                "more independent voices. Discs are the state’s, squares armed groups’, diamonds others’, "
                "rings the press’s own voice. The pale bar is the time that the figure covers; an upright "
                "line is a range; a line joins a figure to the one that it revises, a broken line to one for "
                "a shorter time; an arrow marks an open end."
            ),
            "note",
        )
    for line in numbered[:_LINES]:
        yield from _line(line, shown["charts"].get(line.key), references)
    for line in numbered[_LINES:]:
        yield Paragraph(brief_line(line, references))


def _line(line: Line, chart: Any, references: References) -> Iterator[Block]:
    yield Heading(2, line.title)
    least = words.number(line.line.agreed) if line.line.agreed is not None else "nothing"
    agreed = f"all agree on at least {least}"
    voices = words.count(line.line.origins, "voice")
    yield Paragraph(
        text("Range ", strong(words.span(line.line.low, line.line.high)), f"; {agreed}; {voices}.")
    )
    if chart is not None:
        scale = ", on a logarithmic scale" if chart.log else ""
        yield Picture(chart.wide, f"A chart of {words.count(len(chart.dots), 'figure')} by day{scale}.")
    rows = (*line.rows, *line.folded)
    yield Table(
        f"{line.title}, by speaker",
        ("Speaker", "Figure", "Time that it covers", "First said", "Voices"),
        tuple(_row(row, references) for row in rows[:_ROWS]),
        "small",
    )
    if len(rows) > _ROWS:
        yield Paragraph(
            text(f"{words.count(len(rows) - _ROWS, 'more figure')} in the pages, not here."), "note"
        )


def _row(row: Row, references: References) -> tuple[Text, ...]:
    figure = row.figure
    notes = f" ({'; '.join(row.notes)})" if row.notes else ""
    earlier = [references.figure(one) for one in row.earlier[:3]]
    before: list[Run] = []
    for number, run in enumerate(earlier):
        before += [quiet("; before: " if number == 0 else ", "), run]
    return (
        text(strong(row.speaker)),
        text(references.figure(figure), quiet(notes)),
        text(words.when(figure.when)),
        text(words.short_date(figure.said), before),
        text(words.number(figure.origins)),
    )


def brief_line(line: Line, references: References) -> Text:
    """Return a toll line as one item: its figures with their speakers."""
    runs: list[Run] = [strong(f"{line.title}: ")]
    for number, row in enumerate(brief(line)[:5]):
        runs += [Run("; " if number else ""), references.figure(row.figure), quiet(f" {row.speaker}")]
    return text(runs)


def cell(figure: Figure | None, references: References) -> Text:
    """Return a figure with the time that it covers, or a dash where a speaker gave none."""
    if figure is None:
        return text(quiet(_DASH))
    covers = words.window(figure.when) if figure.when else ""
    if not covers and figure.said:
        covers = f"said {words.short_date(figure.said)}"
    return text(references.figure(figure), quiet(f" {covers}" if covers else ""))


def _verdict(figure: PolicyFigure | None) -> str:
    if figure is None:
        return _DASH
    if figure.best is None:
        return words.span(figure.low, figure.high)
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{words.number(figure.best)} ({words.span(figure.low, figure.high)})"
    return words.number(figure.best)
