"""Coded rows: claims of a document whose lines are labelled, made by `legomena.ingest.coded`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import cast

import msgspec

from legomena.records import (
    CODED_ROW,
    CODED_SERIES,
    Claim,
    Document,
    Place,
    PlacePrecision,
    Speaker,
    TimePrecision,
    When,
    with_id,
)
from legomena.records.distance import distance_km
from legomena.resolve.gazetteer import Entry, Gazetteer

_LINE = re.compile(r"^(?P<label>[A-Z][a-z]+(?: [a-z]+)*): (?P<value>.+)$", re.MULTILINE)
_TOLL = re.compile(
    r"(?P<group>[a-z ]+?) (?P<effect>killed or injured|[a-z]+)(?P<attackers>, attackers included)?"
    r"(?P<part>, of them)?: "
    r"(?:(?P<number>\d+)(?: \(from .*\))?|(?P<low>\d+|\?) to (?P<high>\d+|\?))$"
)
_DATE = re.compile(
    r"(?P<start>[\d-]{10})(?: to (?P<end>[\d-]{10}))?(?:, precise to the (?P<precision>[a-z ]+))?$"
)
_NEAR_KM = 40.0


def is_coded(document: Document) -> bool:
    """Whether a document is a coded row or series, which the grammar does not read."""
    return document.media_type in (CODED_ROW, CODED_SERIES)


def coded_claims(document: Document, gazetteer: Gazetteer) -> list[Claim]:
    """Return the claims of a coded row, each resting on its line; those of a series are none."""
    if document.media_type != CODED_ROW:
        return []
    lines: dict[str, list[re.Match[str]]] = {}
    for match in _LINE.finditer(document.text):
        lines.setdefault(match["label"], []).append(match)
    base = Claim(
        id="",
        document=document.id,
        kind="event",
        quote="",
        start=0,
        end=0,
        sentence=(0, 0),
        speaker=Speaker(name=document.source or document.name, actor=document.source, role="expert"),
        place=_place(lines, gazetteer),
        when=_when(lines),
    )
    return [with_id(claim) for claim in _claims(base, lines)]


def _claims(base: Claim, lines: dict[str, list[re.Match[str]]]) -> Iterator[Claim]:
    for match in lines.get("Event", ())[:1]:
        event = match["value"]
        yield msgspec.structs.replace(
            base,
            event=event if event == event.lower() else None,
            subject=_value(lines, "Actor"),
            object=_value(lines, "Target"),
            **_words(match),
        )
    wholes: dict[str, str] = {}
    for match in lines.get("Toll", ()):
        toll = _TOLL.match(match["value"])
        if toll is None:
            continue
        low, high = (
            (_number(toll["number"]),) * 2
            if toll["number"]
            else (_number(toll["low"]), _number(toll["high"]))
        )
        claim = msgspec.structs.replace(
            base,
            kind="toll",
            group=toll["group"],
            group_text=toll["group"],
            effect=toll["effect"],
            low=low,
            high=high,
            qualifier="exact" if low == high else None,
            series="total",
            figure=match.span("value"),
            includes_attackers=True if toll["attackers"] else None,
            part_of=wholes.get(toll["effect"]) if toll["part"] else None,
            **_words(match),
        )
        wholes.setdefault(toll["effect"], with_id(claim).id)
        yield claim


def _words(match: re.Match[str]) -> dict[str, object]:
    start, end = match.span("value")
    return {"quote": match["value"], "start": start, "end": end, "sentence": match.span()}


def _value(lines: dict[str, list[re.Match[str]]], label: str) -> str | None:
    return lines[label][0]["value"] if label in lines else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _when(lines: dict[str, list[re.Match[str]]]) -> When | None:
    match = _DATE.match(_value(lines, "Date") or "")
    if match is None:
        return None
    start, end = match["start"], match["end"] or match["start"]
    return When(
        text=_value(lines, "Date") or "",
        start=start,
        end=end,
        precision=cast(TimePrecision, match["precision"] or ("day" if start == end else "days")),
        rule="coded",
    )


def _place(lines: dict[str, list[re.Match[str]]], gazetteer: Gazetteer) -> Place | None:
    """Return the place of a row, as the gazetteer names it where it has one of that name near by."""
    match = lines["Place"][0] if "Place" in lines else None
    name = match["value"] if match else _value(lines, "Region") or _value(lines, "Country")
    if name is None:
        return None
    lat, lon = _coordinates(_value(lines, "Coordinates"))
    precision = cast("PlacePrecision | None", _value(lines, "Place precision"))
    span = {"start": match.start("value"), "end": match.end("value")} if match else {}
    found = _entry(gazetteer.lookup(name), lat, lon, precision)
    if found is not None:
        return Place(
            text=name, name=found.name, geonames=found.geonames, country=found.country, admin1=found.admin1,
            lat=found.lat, lon=found.lon, precision=precision or found.precision, **span,
        )  # fmt: skip
    return Place(
        text=name, name=name, country=_country(lines, gazetteer), admin1=_value(lines, "Region"),
        lat=lat, lon=lon, precision=precision, **span,
    )  # fmt: skip


def _entry(entries: list[Entry], lat: float | None, lon: float | None, precision: str | None) -> Entry | None:
    if lat is None or lon is None:
        return None
    near = [(km, entry) for entry in entries if (km := _km(entry, lat, lon)) <= _NEAR_KM]
    return min(near, key=lambda one: (one[1].precision != precision, one[0], one[1].id))[1] if near else None


def _km(entry: Entry, lat: float, lon: float) -> float:
    if entry.lat is None or entry.lon is None:
        return math.inf
    return distance_km((entry.lat, entry.lon), (lat, lon))


def _coordinates(text: str | None) -> tuple[float | None, float | None]:
    first, _, second = (text or "").partition(", ")
    return (float(first), float(second)) if second else (None, None)


def _country(lines: dict[str, list[re.Match[str]]], gazetteer: Gazetteer) -> str | None:
    entries = gazetteer.lookup(_value(lines, "Country") or "")
    return next((entry.country for entry in entries if entry.precision == "country"), None)
