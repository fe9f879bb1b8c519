"""TimeMap: the JSON that its map reads: events, sources and associations, every value a string."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from legomena.records import to_json

from .._index import Index, wording_of
from ._codes import columns
from ._facts import Facts, facts
from ._layout import Coded, Layout

ASSOCIATIONS = ("id", "title", "desc", "mode", "filter_paths")


def _code(index: Index) -> Iterator[Coded]:
    for fact in facts(index):
        coded = Coded(fact.incident.id, None)
        place = fact.incident.place
        placed = place is not None and place.lat is not None and place.lon is not None
        if fact.first is None and not placed:
            coded.note("date, latitude", "no event: one of the two is required", "the incident")
        else:
            coded.values = _event(fact, coded)
        yield coded


def _event(fact: Facts, coded: Coded) -> dict[str, Any]:
    place, when = fact.incident.place, fact.incident.when
    start = when.start if when else None
    placed = place is not None and place.lat is not None and place.lon is not None
    if when is not None and fact.first != fact.last:
        coded.note("date", "the first day of the time told", f"{when.start} to {when.end}")
    if place is not None and place.precision not in ("site", "town"):
        coded.note("latitude, longitude", "a point", f"the point stands for a {place.precision or 'place'}")
    coded.note("associations", "who is said to have done it, and the type of event", "who says so")
    return dict.fromkeys(columns("timemap"), "") | {
        "id": fact.incident.id,
        "description": fact.summary(),
        "date": f"{fact.first:%m/%d/%Y}" if fact.first else "",
        "time": start[11:16] if start and len(start) > 10 else "",
        "time_precision": (when.precision if when else "") or "",
        "location": (place.name or place.text) if place else "",
        "latitude": f"{place.lat}" if place and placed else "",
        "longitude": f"{place.lon}" if place and placed else "",
        "type": fact.event or "",
        "category": fact.event or "",
        "associations": _associations(fact),
        "sources": [document.id for document in fact.documents],
        "narrative___stepStyles": [],
    }


def _associations(fact: Facts) -> list[str]:
    return [
        *(f"actor: {name}" for name in fact.incident.actors),
        *([f"event: {fact.event}"] if fact.event else []),
    ]


def _write(layout: Layout, coded: Sequence[Coded], index: Index) -> Iterator[tuple[str, bytes]]:
    events = [one.values or {} for one in coded]
    used = {source for event in events for source in event["sources"]}
    yield f"{layout.name}.events.json", to_json(events) + b"\n"
    sources = [
        dict.fromkeys(columns("timemap_sources"), "")
        | {
            "id": document.id,
            "title": document.title or wording_of(document),
            "paths": [document.url] if document.url else [],
            "type": "Article",
            "affil_s": [wording_of(document)],
            "url": document.url or "",
            "author": document.byline or "",
            "date": (document.published or "")[:10],
        }
        for document in index.anatomy.documents
        if document.id in used
    ]
    yield f"{layout.name}.sources.json", to_json(sources) + b"\n"
    kinds = sorted({one for event in events for one in event["associations"]})
    associations = [
        dict(zip(ASSOCIATIONS, (one, one.partition(": ")[2], "", "FILTER", one.split(": ", 1)), strict=True))
        for one in kinds
    ]
    yield f"{layout.name}.associations.json", to_json(associations) + b"\n"


LAYOUT = Layout("timemap", "TimeMap: one incident an event, with sources and filters", _code, _write)
