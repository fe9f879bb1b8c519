"""Mappings: what the columns of a coded data set mean, kept as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from legomena.records import PlacePrecision, Record, TimePrecision

_BUILT_IN = Path(__file__).with_name("mappings")


class Codes(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of codes and what each stands for; other codes stand for nothing known."""

    column: str
    values: dict[str, str]


class Where(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows that something holds for: those whose ``column`` has one of ``values``."""

    column: str
    values: tuple[str, ...]


class Toll(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure of a row: a ``number``, or bounds, or both (then the number counts)."""

    group: str
    """``civilians``, ``security forces``, ``militants``, ``unspecified`` …, as in claims."""
    effect: str
    number: str | None = None
    low: str | None = None
    high: str | None = None
    includes_attackers: bool | None = None
    part: bool = False
    """Whether it is a part of the first figure of the same effect."""
    zero_is_unknown: bool = False
    """Whether the data set writes 0 where it has no figure."""
    where: Where | None = None


class Mapping(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the columns of a data set mean. All but ``speaker`` are names of columns, or tables of codes."""

    speaker: str
    """Who says what the rows say: the name of the data set."""
    recognised_by: tuple[str, ...] = ()
    """Columns that no other data set has together."""
    id: str | None = None
    date: str | None = None
    end_date: str | None = None
    year: str | None = None
    month: str | None = None
    day: str | None = None
    place: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    country: str | None = None
    region: str | None = None
    event: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sources: str | None = None
    notes: str | None = None
    url: str | None = None
    unknown: tuple[str, ...] = ()
    """Values that mean that nothing is known."""
    place_precision: Codes | None = None
    date_precision: Codes | None = None
    events: dict[str, str] = {}
    """Their word for a type of event → ours; words that are not here are kept as they are."""
    tolls: tuple[Toll, ...] = ()

    def columns(self) -> set[str]:
        """Return every column that it names."""
        single = (
            "id",
            "date",
            "end_date",
            "year",
            "month",
            "day",
            "place",
            "latitude",
            "longitude",
            "country",
        )
        more = ("region", "event", "sources", "notes", "url")
        names = {getattr(self, field) for field in (*single, *more)} | {*self.actors, *self.targets}
        names |= {codes.column for codes in (self.place_precision, self.date_precision) if codes}
        for toll in self.tolls:
            names |= {toll.number, toll.low, toll.high} | ({toll.where.column} if toll.where else set())
        return {name for name in names if name}


_PRECISIONS = {
    "place_precision": set(PlacePrecision.__args__),  # type: ignore[attr-defined]
    "date_precision": set(TimePrecision.__args__),  # type: ignore[attr-defined]
}


def load(name: str) -> Mapping:
    """Return a mapping by its built-in name, or from a JSON file.

    Raises ``ValueError`` that says what is wrong with it, and OSError where the file cannot be read.
    """
    built_in = _BUILT_IN / f"{name}.json"
    path = built_in if name in names() else Path(name)
    if not path.exists():
        raise ValueError(f"mapping {name}: there is no such file, and built in are {', '.join(names())}")
    try:
        mapping = msgspec.json.decode(path.read_bytes(), type=Mapping)
    except msgspec.MsgspecError as error:
        raise ValueError(f"mapping {name}: {error}; see docs/coded-data.md for what it may hold") from None
    for field, known in _PRECISIONS.items():
        codes = getattr(mapping, field)
        wrong = sorted(set(codes.values.values()) - known) if codes else []
        if wrong:
            raise ValueError(f"mapping {name}: {field} {wrong[0]!r} is none of {', '.join(sorted(known))}")
    if not mapping.tolls and not mapping.event:
        raise ValueError(f"mapping {name}: it names neither a toll nor an event; add one of them")
    return mapping


@cache
def names() -> tuple[str, ...]:
    """Return the names of the built-in mappings."""
    return tuple(sorted(path.stem for path in _BUILT_IN.glob("*.json")))


def detect(header: Iterable[str]) -> Mapping | None:
    """Return the built-in mapping whose telling columns are all in ``header``; null where none is."""
    columns = {cell.strip() for cell in header}
    for name in names():
        mapping = load(name)
        if columns.issuperset(mapping.recognised_by):
            return mapping
    return None
