"""One coded row as a document: a title, and one ``Label: value`` a line."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from collections.abc import Mapping as Row
from datetime import date, timedelta

from legomena.records import CODED_ROW, Document

from .._model import make_document, one_line
from ..published import parse_published
from ..unreadable import Unreadable
from .mapping import Codes, Mapping, Toll


def document_of_row(row: Row[str, str], raw: bytes, name: str, mapping: Mapping) -> Document:
    """Return the document of a row; raise ``Unreadable`` where it says nothing, or says it as no number."""
    read = _Reader(row, mapping)
    lines = list(read.lines())
    if not any(line.startswith(("Toll: ", "Event: ")) for line in lines):
        raise Unreadable("This row has neither a figure nor a type of event in the columns that are mapped.")
    own = read.value(mapping.id)
    return make_document(
        raw,
        f"{mapping.speaker} {own}" if own else name,
        "\n".join([f"{mapping.speaker}{f', record {own}' if own else ''}", *lines]),
        media_type=CODED_ROW,
        source=mapping.speaker,
        url=read.value(mapping.url),
        title=f"{mapping.speaker}{f' {own}' if own else ''}",
        lang="en",
        text_kind="digest",
    )


class _Reader:
    def __init__(self, row: Row[str, str], mapping: Mapping) -> None:
        self._row = row
        self._mapping = mapping
        self._unknown = {"", *mapping.unknown}

    def value(self, column: str | None) -> str | None:
        """Return a cell on one line; null where it is empty or stands for unknown."""
        text = one_line(self._row.get(column or "", "")) if column else None
        return None if text is None or text in self._unknown else text

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document that the row has values for."""
        mapping = self._mapping
        first, last, precision = self.days()
        if first:
            told = f"{first} to {last}" if last and last != first else f"{first}"
            yield f"Date: {told}" + (f", precise to the {precision}" if precision else "")
        if place := self.value(mapping.place):
            yield f"Place: {place}"
        if (level := self._code(mapping.place_precision)) is not None:
            yield f"Place precision: {level}"
        latitude, longitude = self._degrees(mapping.latitude, 90), self._degrees(mapping.longitude, 180)
        if latitude is not None and longitude is not None:
            yield f"Coordinates: {latitude:g}, {longitude:g}"
        if region := self.value(mapping.region):
            yield f"Region: {region}"
        if country := self.value(mapping.country):
            yield f"Country: {country}"
        if event := self.value(mapping.event):
            yield f"Event: {mapping.events.get(event, event)}"
        for label, columns in (("Actor", mapping.actors), ("Target", mapping.targets)):
            for column in columns:
                if name := self.value(column):
                    yield f"{label}: {name}"
        for toll in mapping.tolls:
            if figure := self._toll(toll):
                yield f"Toll: {figure}"
        if sources := self.value(mapping.sources):
            yield f"Coded from: {sources}"
        if notes := self.value(mapping.notes):
            yield f"Notes: {notes}"

    def days(self) -> tuple[date | None, date | None, str | None]:
        """Return the first and the last day, and how precise they are."""
        mapping = self._mapping
        first, last = self._day(mapping.date), self._day(mapping.end_date)
        precision = self._code(mapping.date_precision)
        if first is None and (year := self._whole(mapping.year)):
            month, day = self._whole(mapping.month), self._whole(mapping.day)
            try:
                first = date(year, month or 1, day or 1)
            except ValueError:
                raise Unreadable(f"This row has no such day: {year}-{month}-{day}; correct it.") from None
            if not month:
                return first, date(year, 12, 31), "year"
            if not day:
                precision = "month"
        if first is not None and precision == "week":
            return first - timedelta(days=3), first + timedelta(days=3), precision
        if first is not None and precision == "month":
            days = calendar.monthrange(first.year, first.month)[1]
            return first.replace(day=1), first.replace(day=days), precision
        return first, last or first, precision or ("day" if first and last in (None, first) else None)

    def _day(self, column: str | None) -> date | None:
        text = self.value(column)
        found = parse_published(text)
        if text is not None and found is None:
            raise Unreadable(f'Its {column} is "{text[:40]}", which is no date; write 2026-01-31.')
        return date.fromisoformat(found[:10]) if found else None

    def number(self, column: str | None) -> int | None:
        """Return a cell as a count; null where it is empty."""
        return self._whole(column)

    def _whole(self, column: str | None) -> int | None:
        text = self.value(column)
        if text is None:
            return None
        try:
            number = float(text.replace(",", ""))
        except ValueError:
            number = -1.0
        if number < 0 or number != int(number):
            raise Unreadable(f'Its {column} is "{text[:40]}" where a count is expected; correct it.')
        return int(number)

    def _degrees(self, column: str | None, most: float) -> float | None:
        text = self.value(column)
        try:
            value = float(text) if text is not None else None
        except ValueError:
            value = most + 1
        if value is not None and not -most <= value <= most:
            raise Unreadable(f'Its {column} is "{text}" where degrees are expected; correct it.')
        return value

    def _code(self, codes: Codes | None) -> str | None:
        value = self.value(codes.column) if codes else None
        return codes.values.get(value) if codes and value else None

    def _toll(self, toll: Toll) -> str | None:
        """Return a figure in words that the extractor reads back, or null where the row has none."""
        if toll.where is not None and self.value(toll.where.column) not in toll.where.values:
            return None
        number, low, high = self._whole(toll.number), self._whole(toll.low), self._whole(toll.high)
        if number == 0 and toll.zero_is_unknown:
            return None
        bounds = f"{low if low is not None else '?'} to {high if high is not None else '?'}"
        if number is not None:
            said = f"{number}" + (
                f" (from {bounds})" if (low, high) not in ((None, None), (number, number)) else ""
            )
        elif low is None and high is None:
            return None
        else:
            said = f"{low}" if low == high else bounds
        marks = (", attackers included" if toll.includes_attackers else "") + (
            ", of them" if toll.part else ""
        )
        return f"{toll.group} {toll.effect}{marks}: {said}"
