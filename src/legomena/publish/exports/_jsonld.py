"""JSON-LD: the anatomy in the terms of schema.org and PROV, for machines that read the web.

Documents are articles, claims are ``Claim``s that rest on a quotation of one, incidents are events, and PROV
says what was derived from what, and by which extractor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from legomena.records import (
    OUTLET,
    Account,
    Anatomy,
    Claim,
    Document,
    Incident,
    Operation,
    Place,
    When,
    to_json,
)

from ._index import Index, wording_of

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "legomena": "urn:legomena:vocabulary:",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy"},
}


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield ``anatomy.jsonld``."""
    yield "anatomy.jsonld", to_json(linked_data(index.anatomy)) + b"\n"


def linked_data(anatomy: Anatomy) -> dict[str, Any]:
    """Return the whole anatomy as one JSON-LD object."""
    index = Index(anatomy)
    links = anatomy.links
    graph: list[dict[str, Any]] = [
        {
            "@id": "urn:legomena:anatomy",
            "@type": ["Dataset", "prov:Entity"],
            "name": anatomy.title,
            "creator": {
                "@type": "SoftwareApplication",
                "name": "Legomena",
                "softwareVersion": anatomy.version or None,
            },
            "legomena:profile": anatomy.profile,
            "legomena:withheld": msgspec.to_builtins(anatomy.withheld),
            "hasPart": [
                *(_ref("operation", one.id) for one in links.operations),
                *(_ref("incident", one.id) for one in links.incidents),
            ],
        }
    ]
    graph += [_operation(one, index) for one in links.operations]
    graph += [_incident(one, index) for one in links.incidents]
    graph += [_claim(one) for one in anatomy.claims]
    graph += [_document(one) for one in anatomy.documents]
    return {"@context": CONTEXT, "@graph": [_known(node) for node in graph]}


def _ref(kind: str, id_: str) -> dict[str, str]:
    return {"@id": f"urn:legomena:{kind}:{id_}"}


def _known(value: Any) -> Any:
    """Leave out what is unknown: JSON-LD has no value for it."""
    if isinstance(value, dict):
        return {key: _known(one) for key, one in value.items() if one is not None and one != []}
    return [_known(one) for one in value] if isinstance(value, list) else value


def _operation(operation: Operation, index: Index) -> dict[str, Any]:
    return {
        **_ref("operation", operation.id),
        "@type": ["Event", "prov:Entity"],
        "name": operation.title,
        "alternateName": list(operation.names),
        **_when(operation.when),
        "subEvent": [_ref("incident", one) for one in operation.incidents],
        "wasDerivedFrom": [_ref("claim", member.claim)["@id"] for member in operation.claims],
        "legomena:toll": _tolls(index.accounts.get(operation.id)),
    }


def _incident(incident: Incident, index: Index) -> dict[str, Any]:
    return {
        **_ref("incident", incident.id),
        "@type": ["Event", "prov:Entity"],
        "name": incident.title,
        **_when(incident.when),
        "location": _place(incident.place),
        "superEvent": _ref("operation", incident.operation) if incident.operation else None,
        "wasDerivedFrom": [_ref("claim", member.claim)["@id"] for member in incident.claims],
        "legomena:toll": _tolls(index.accounts.get(incident.id)),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    speaker = claim.speaker
    who = (
        _ref("document", claim.document)
        if speaker.name == OUTLET
        else {"@type": "Organization", "name": speaker.name}
    )
    return {
        **_ref("claim", claim.id),
        "@type": ["Claim", "prov:Entity"],
        "additionalType": claim.kind,
        "text": claim.quote,
        "wasAttributedTo": who,
        "wasQuotedFrom": _ref("document", claim.document)["@id"],
        "appearance": _ref("document", claim.document),
        "wasGeneratedBy": {"@type": "prov:Activity", "name": claim.extractor} if claim.extractor else None,
        "contentLocation": _place(claim.place),
        "legomena:start": claim.start,
        "legomena:end": claim.end,
        "legomena:group": claim.group,
        "legomena:effect": claim.effect,
        "legomena:low": claim.low,
        "legomena:high": claim.high,
        "legomena:qualifier": claim.qualifier,
        "legomena:stance": claim.stance,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        **_ref("document", document.id),
        "@type": ["Article", "prov:Entity"],
        "name": document.name,
        "headline": document.title,
        "url": document.url,
        "publisher": {"@type": "Organization", "name": document.source} if document.source else None,
        "author": document.byline,
        "datePublished": document.published,
        "inLanguage": document.lang,
        "creditText": wording_of(document),
        "sha256": document.id,
    }


def _when(when: When | None) -> dict[str, Any]:
    return {"startDate": when and when.start, "endDate": when and when.end}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    point = place.lat is not None and place.lon is not None
    return {
        "@type": "Place",
        "name": place.name or place.text,
        "sameAs": f"https://sws.geonames.org/{place.geonames}/" if place.geonames else None,
        "address": {"@type": "PostalAddress", "addressCountry": place.country, "addressRegion": place.admin1},
        "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if point else None,
        "legomena:precision": place.precision,
    }


def _tolls(account: Account | None) -> list[dict[str, Any]]:
    return [
        {
            "legomena:group": line.group,
            "legomena:effect": line.effect,
            "legomena:low": line.low,
            "legomena:high": line.high,
            "legomena:origins": line.origins,
            "wasDerivedFrom": [_ref("claim", one)["@id"] for figure in line.figures for one in figure.claims],
        }
        for line in (account.tolls if account else ())
    ]
