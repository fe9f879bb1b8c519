"""Tables: fitted to the terminal; lists where it is narrow; tab-separated on the way to another program."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from ._text import printable

Cell = str | int | float | None

_NARROW = 10
"""Characters a column, below which a table cannot be read: each row then is a list of its own."""


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows under ``columns``. Null is an empty cell."""
    texts = [["" if value is None else printable(str(value)) for value in row] for row in rows]
    if not sys.stdout.isatty():
        click.echo("\t".join(columns))
        for row in texts:
            click.echo("\t".join(row))
        return
    _fitted(columns, texts)


def _fitted(columns: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if console.width < _NARROW * len(columns):
        for number, row in enumerate(texts):
            if number:
                click.echo()
            fields((column, text or None) for column, text in zip(columns, row, strict=True))
        return
    shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        if column in ("low", "high", "claims", "documents", "voices"):
            shown.add_column(column, justify="right", no_wrap=True)
        elif column == "id":
            shown.add_column(column, style="dim", no_wrap=True)
        else:
            shown.add_column(column, overflow="fold")
    for row in texts:
        shown.add_row(*map(Text, row))
    console.print(shown)


def heading(text: str, *, first: bool = False) -> None:
    """Write a line that what follows stands under, apart from what stands above it."""
    if not first:
        click.echo()
    click.secho(printable(text), bold=True)


def fields(pairs: Iterable[tuple[str, Cell]]) -> None:
    """Write ``name  value`` lines, leaving out what is null."""
    known = [(name, printable(str(value))) for name, value in pairs if value is not None]
    width = max((len(name) for name, _ in known), default=0)
    for name, value in known:
        click.echo(f"{name:<{width}}  {value}")
