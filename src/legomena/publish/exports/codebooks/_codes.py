"""The code tables that lie beside this module, read once."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("codes")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``codes/<name>.csv``."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def columns(name: str) -> tuple[str, ...]:
    """Return the columns of a layout in their order: the lines of ``codes/<name>.columns.txt``."""
    return tuple((_FOLDER / f"{name}.columns.txt").read_text("utf-8").split())


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """Return the rows of a table by their first column."""
    return {next(iter(row.values())): row for row in rows(name)}


def code(table_name: str, key: str | None, column: str) -> str | None:
    """Return one code; null where the table has no such row or leaves it blank."""
    return table(table_name).get(key or "", {}).get(column) or None


@cache
def text_of(field: str, number: str) -> str:
    """Return the text of a GTD code: ``text_of("attacktype", "3")`` is ``Bombing/Explosion``."""
    return next(row["text"] for row in rows("gtd") if (row["field"], row["code"]) == (field, number))
