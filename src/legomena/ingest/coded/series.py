"""A coded file as background: events and deaths a month, by region, in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as Row

from legomena.records import CODED_SERIES, Document

from .._model import make_document
from ..unreadable import Unreadable
from .mapping import Mapping
from .rows import _Reader

_MOST_MONTHS = 1200


def document_of_series(rows: Iterable[Row[str, str]], raw: bytes, name: str, mapping: Mapping) -> Document:
    """Return one document with a line a region and month: events, and deaths by the first figure of deaths.

    Rows without a day are left out and counted. Raises ``Unreadable`` where no row has one.
    """
    events: Counter[tuple[str, str, str]] = Counter()
    deaths: Counter[tuple[str, str, str]] = Counter()
    undated = 0
    killed = next((toll for toll in mapping.tolls if toll.effect == "killed"), None)
    for row in rows:
        read = _Reader(row, mapping)
        first, _, _ = read.days()
        if first is None:
            undated += 1
            continue
        key = read.value(mapping.country) or "", read.value(mapping.region) or "", f"{first:%Y-%m}"
        events[key] += 1
        if killed is not None:
            deaths[key] += read.number(killed.number or killed.low) or 0
    if not events:
        raise Unreadable("None of its rows has a day; check the columns of dates in the mapping.")
    lines = [f"{mapping.speaker}: events and deaths a month"]
    if undated:
        lines.append(f"Left out: {undated} rows without a day")
    for (country, region, month), number in sorted(events.items()):
        where = ", ".join(part for part in (region, country) if part) or "everywhere"
        lines.append(f"{where} | {month} | {number} events | {deaths[country, region, month]} killed")
    return make_document(
        raw,
        f"{mapping.speaker} background {name}",
        "\n".join(lines),
        media_type=CODED_SERIES,
        source=mapping.speaker,
        title=f"{mapping.speaker}: events and deaths a month",
        lang="en",
        text_kind="digest",
    )
