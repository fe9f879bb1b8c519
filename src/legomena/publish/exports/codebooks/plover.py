"""PLOVER: events as JSON lines by its manual, and the same claims with the keys of its coder, NGEC."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from legomena.records import Claim, Document, Place, to_json

from .._index import Index, wording_of
from ._codes import code, table
from ._layout import Coded, Layout

ENTITY = (
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office",
    "gender", "age",
)  # fmt: skip
_SECTORS = {
    "security forces": "MIL", "state": "GOV", "armed group": "REB", "medical": "MED", "media": "JRN",
    "civilians": "CVL", "militants": "REB",
}  # fmt: skip
_STANCES = {"blame": ("ACCUSE", "allege"), "denial": ("REJECT", None)}


def _code(index: Index) -> Iterator[Coded]:
    for claim in index.anatomy.claims:
        if claim.other_event or claim.kind not in ("event", "responsibility", "blame", "denial"):
            continue
        coded = Coded(index.incident_of_claim.get(claim.id, ""), None)
        document = index.documents[claim.document]
        event, mode = _STANCES.get(claim.kind) or (
            code("events", claim.event, "plover_event"),
            code("events", claim.event, "plover_mode"),
        )
        if event is None:
            coded.note(
                "event", "no line: the type of event has no code", f"told as: {claim.event or claim.kind}"
            )
        else:
            coded.values = _record(claim, document, event, mode, coded)
        yield coded


def _record(claim: Claim, document: Document, event: str, mode: str | None, coded: Coded) -> dict[str, Any]:
    """Return one object by the manual. A statement's actor is who speaks, an assault's who did it."""
    speaks = claim.kind in _STANCES
    doer = claim.speaker.actor or claim.speaker.name if speaks else claim.subject
    recipient = claim.subject if speaks else claim.object
    quad = code("plover", event, "quad_code")
    coded.note("actor", "the name as the reports have it", "the actor's code, which needs a dictionary")
    if event == "ASSAULT":
        coded.note(
            "event",
            f"told as: {claim.event}",
            "how many were killed and injured: the layout has no key for it",
        )
    if event == "ASSAULT" and mode is None:
        coded.note("mode", "left empty", "what is told names no mode")
    coded.note("context", "left empty", "contexts are not coded here")
    start, end = (claim.when.start, claim.when.end) if claim.when else (None, None)
    return {
        "id": claim.id,
        "has_event": True,
        "date": start and start[:10],
        "time": start[11:16] if start and len(start) > 10 else None,
        "enddate": end and end[:10],
        "endtime": end[11:16] if end and len(end) > 10 else None,
        "actor": [_entity(doer, claim.speaker.role if speaks else None)] if doer else [],
        "recipient": [_entity(recipient, None)] if recipient else [],
        "event": [event],
        "event_loc": _location(claim.place),
        "event_text": claim.quote,
        "quad_code": int(quad) if quad else None,
        "event_scale": None,
        "mode": [mode] if mode else [],
        "context": [],
        "link": None,
        "text": document.text[slice(*claim.sentence)],
        "text_info": {"sequence": None, "start": claim.start, "end": claim.end, "text_story": document.id},
        "cite_info": {
            "corpus": None,
            "citation": document.name,
            "url": document.url,
            "title": document.title,
            "language": document.lang,
            "publication": wording_of(document),
            "license": None,
            "copyright": None,
            "coder": claim.extractor,
            "codebook": "PLOVER",
            "version": None,
        },
        "coder": claim.extractor,
        "coded_date": None,
        "coded_time": None,
        "comment": f"said by {claim.speaker.name}" + "".join(f", via {one}" for one in claim.speaker.via),
    }


def _entity(name: str, role: str | None) -> dict[str, Any]:
    return dict.fromkeys(ENTITY) | {"entity_text": name, "sector": _SECTORS.get(role or "")}


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    precise = place.precision in ("town", "site")
    resolution = code("precision", place.precision, "plover_resolution")
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if precise else None,
        "district": place.name if place.precision == "district" else None,
        "province": place.admin1,
        "country": table("countries").get(place.country or "", {}).get("name"),
        "country_code": table("countries").get(place.country or "", {}).get("iso3"),
        "feature_class": None,
        "feature_code": None,
        "resolution": int(resolution) if resolution else None,
    }


def _write(layout: Layout, coded: Sequence[Coded], index: Index) -> Iterator[tuple[str, bytes]]:
    yield f"{layout.name}.jsonl", b"".join(to_json(one.values) + b"\n" for one in coded)
    yield "ngec.jsonl", b"".join(to_json(_ngec(one.values or {}, index)) + b"\n" for one in coded)


def _ngec(record: dict[str, Any], index: Index) -> dict[str, Any]:
    """Return the same event with the keys of NGEC's output."""
    claim = index.claims[record["id"]]
    document = index.documents[claim.document]
    roles = {"ACTOR": record["actor"], "RECIP": record["recipient"]}
    attributes = {
        role: [_attribute(e["entity_text"], claim, document) for e in found] for role, found in roles.items()
    }
    attributes["LOC"] = [_attribute(claim.place.text, claim, document)] if claim.place else []
    attributes["DATE"] = [_attribute(claim.when.text, claim, document)] if claim.when else []
    geo = record["event_loc"]
    return {
        "id": claim.id,
        "date": document.published,
        "pub_date": document.published,
        "publisher": document.source,
        "headline": document.title,
        "story_id": document.id,
        "event_type": record["event"][0],
        "event_mode": record["mode"],
        "contexts": [],
        "event_text": record["text"],
        "attributes": attributes,
        "geolocated_ents": [],
        "event_geolocation": {"reason": "resolved from the text", "geo": _geo(geo, claim)} if geo else None,
        "date_resolved": record["date"],
        "date_raw": claim.when.text if claim.when else None,
        "story_people": None,
        "story_orgs": None,
        "story_locs": None,
        "version": claim.extractor,
    }


def _attribute(text: str, claim: Claim, document: Document) -> dict[str, Any]:
    """Return a role as written, with its offsets in the sentence where it stands there."""
    start = document.text[slice(*claim.sentence)].find(text)
    return {
        "text": text,
        "qa_start_char": start if start >= 0 else None,
        "qa_end_char": start + len(text) if start >= 0 else None,
        "qa_score": None,
        "wiki": None,
        "country": None,
        "country_name": None,
        "code_1": None,
        "code_2": None,
    }


def _geo(location: dict[str, Any], claim: Claim) -> dict[str, Any]:
    place = claim.place
    return {
        "admin1_code": None,
        "admin1_name": location["province"],
        "admin2_code": None,
        "admin2_name": None,
        "country_code3": location["country_code"],
        "start_char": place.start - claim.sentence[0] if place and place.start is not None else None,
        "end_char": place.end - claim.sentence[0] if place and place.end is not None else None,
        "feature_class": None,
        "feature_code": None,
        "geonameid": location["geonameid"],
        "lat": location["lat"],
        "lon": location["lon"],
        "resolved_placename": location["resolved_place"],
        "search_placename": location["extracted_place"],
        "score": None,
        "event_location_overlap_score": None,
    }


LAYOUT = Layout("plover", "PLOVER: one event or statement a line, each a claim with its words", _code, _write)
