"""Background: how the event stands among the months of its place, as coded data sets have them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from legomena.records import CODED_SERIES, Anatomy, Document

from .svg import el

_LINE = re.compile(
    r"^(?P<where>.+) \| (?P<month>\d{4}-\d{2}) \| (?P<events>\d+) events \| (?P<killed>\d+) killed$", re.M
)
_WIDE, _TALL, _GAP, _LEFT = 720.0, 96.0, 34.0, 46.0


@dataclass(frozen=True)
class Month:
    """What one data set counts in one month."""

    month: str
    """``2026-01``."""
    events: int
    killed: int
    is_ours: bool
    """Whether the event of the anatomy falls in it."""


@dataclass(frozen=True)
class Series:
    """The months of one place in one data set, none left out between the first and the last."""

    source: str
    where: str
    months: tuple[Month, ...]
    document: str
    """``Document.id``."""


def background(anatomy: Anatomy) -> tuple[Series, ...]:
    """Return, for each series in the case, the months of the place where most incidents lie.

    A place is a first-order unit, or the whole country where the series knows none of ours. A month without
    a row has no events in the data set; that it had none at all is not said.
    """
    ours = {
        month
        for one in anatomy.links.incidents
        for day in ((one.when.start, one.when.end) if one.when else ())
        if day and (month := day[:7])
    }
    units = Counter(one.place.admin1 for one in anatomy.links.incidents if one.place and one.place.admin1)
    found = (_series(one, units, ours) for one in anatomy.documents if one.media_type == CODED_SERIES)
    return tuple(one for one in found if one is not None)


def _series(document: Document, units: Counter[str], ours: set[str]) -> Series | None:
    rows = [match.groupdict() for match in _LINE.finditer(document.text)]
    regions = {row["where"].split(", ")[0].casefold(): row["where"] for row in rows}
    unit = next((name for name, _ in units.most_common() if name.casefold() in regions), None)
    where = regions[unit.casefold()] if unit else None
    if where is None:
        countries = {row["where"].rpartition(", ")[2] for row in rows}
        if len(countries) != 1:
            return None
        where = countries.pop()
    kept = [row for row in rows if row["where"] == where or row["where"].endswith(f", {where}")]
    events: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    for row in kept:
        events[row["month"]] += int(row["events"])
        killed[row["month"]] += int(row["killed"])
    months = tuple(Month(m, events[m], killed[m], m in ours) for m in _months(min(events), max(events)))
    return Series(document.source or document.name, where, months, document.id)


def _months(first: str, last: str) -> list[str]:
    count = [int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last)]
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(count[0], count[1] + 1)]


def draw(series: Series) -> Markup:
    """Draw events above deaths, a bar a month, the event's own month marked."""
    parts: list[Markup] = []
    for row, (title, values) in enumerate(
        (
            ("Events a month", [month.events for month in series.months]),
            ("Deaths a month", [month.killed for month in series.months]),
        )
    ):
        parts.append(_bars(series, title, values, row * (_TALL + _GAP) + 18))
    tall = 2 * (_TALL + _GAP) + 22
    years = [month.month[:4] for month in series.months]
    step = (_WIDE - _LEFT) / len(series.months)
    turns = [0, *(n for n, (a, b) in enumerate(pairwise(years), 1) if a != b)]
    shown: list[int] = []
    for turn in turns:
        if not shown or (turn - shown[-1]) * step >= 40:
            shown.append(turn)
    parts += [
        el("text", years[n], x=_LEFT + n * step, y=tall - 4, class_="tick", text_anchor="start")
        for n in shown
    ]
    told = f"Events and deaths a month in {series.where}, counted by {series.source}"
    return el("svg", *parts, class_="chart", viewBox=f"0 0 {_WIDE:g} {tall:g}", role="img", aria_label=told)


def _bars(series: Series, title: str, values: list[int], top: float) -> Markup:
    most = max(values) or 1
    step = (_WIDE - _LEFT) / len(values)
    bars = []
    for number, (month, value) in enumerate(zip(series.months, values, strict=True)):
        tall = _TALL * value / most
        class_ = "months ours" if month.is_ours else "months"
        bars.append(
            el(
                "rect",
                el("title", f"{month.month}: {value}"),
                x=_LEFT + number * step,
                y=top + _TALL - tall,
                width=max(step * 0.8, 0.6),
                height=tall,
                class_=class_,
            )
        )
    return el(
        "g",
        el("text", title, x=_LEFT, y=top - 6, class_="tick month"),
        el("text", f"{most:,}", x=_LEFT - 6, y=top + 8, class_="tick", text_anchor="end"),
        el("text", "0", x=_LEFT - 6, y=top + _TALL, class_="tick", text_anchor="end"),
        el("line", x1=_LEFT, x2=_WIDE, y1=top + _TALL, y2=top + _TALL, class_="axis"),
        *bars,
    )
