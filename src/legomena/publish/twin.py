"""The anatomy for machines: JSON-LD in terms of schema.org and PROV, a twin of what the page shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legomena.records import OUTLET, Account, Claim, Document, Figure, Incident, Operation, Place, When

from .lookup import Lookup
from .method import fingerprint

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "legomena": "urn:legomena:",
}

Node = dict[str, Any]


def twin(lookup: Lookup, *, with_claims: bool = True) -> Node:
    """Return the anatomy as one JSON-LD document; what is unknown is left out, never invented.

    The report (``Report``, ``prov:Entity``) is about events (``Event``) and rests on claims (``Claim``, each
    ``prov:wasQuotedFrom`` its document and ``prov:wasAttributedTo`` its speaker); figures are
    ``Observation`` with their bounds, each ``prov:wasDerivedFrom`` its claims.
    """
    anatomy = lookup.anatomy
    name = f"urn:legomena:anatomy:{fingerprint(anatomy)}"
    readers = sorted({claim.extractor for claim in anatomy.claims if claim.extractor})
    events: list[Operation | Incident] = [*anatomy.links.operations, *anatomy.links.incidents]
    report: Node = {
        "@id": name,
        "@type": ["Report", "prov:Entity"],
        "name": anatomy.title,
        "about": [{"@id": _event_id(one.id)} for one in events],
        "citation": [{"@id": _document_id(document.id)} for document in anatomy.documents],
        "prov:wasGeneratedBy": {"@id": f"{name}:making"},
        "legomena:profile": anatomy.profile,
    }
    if anatomy.withheld:
        report["legomena:withheld"] = [
            {"name": one.kind, "value": one.number, "description": one.reason} for one in anatomy.withheld
        ]
    making = {
        "@id": f"{name}:making",
        "@type": "prov:Activity",
        "prov:wasAssociatedWith": [
            {"@type": ["SoftwareApplication", "prov:SoftwareAgent"], "name": "Legomena"}
            | ({"softwareVersion": anatomy.version} if anatomy.version else {}),
            *({"@type": ["SoftwareApplication", "prov:SoftwareAgent"], "name": one} for one in readers),
        ],
        "prov:used": [{"@id": _document_id(document.id)} for document in anatomy.documents],
    }
    return {
        "@context": CONTEXT,
        "@graph": [
            report,
            making,
            *(_document(one) for one in anatomy.documents),
            *(_event(one, with_claims) for one in events),
            *(node for account in anatomy.accounts for node in _figures(account, lookup, with_claims)),
            *(_claim(one, lookup) for one in anatomy.claims if with_claims),
        ],
    }


def _document_id(document: str) -> str:
    return f"urn:sha256:{document}"


def _event_id(event: str) -> str:
    return f"urn:legomena:event:{event}"


def _claim_id(claim: str) -> str:
    return f"urn:legomena:claim:{claim}"


def _document(one: Document) -> Node:
    safe = one.url if one.url and one.url.lower().startswith(("http://", "https://")) else None
    return _known(
        {
            "@id": _document_id(one.id),
            "@type": ["Article", "prov:Entity"],
            "identifier": one.name,
            "sha256": one.id,
            "headline": one.title,
            "url": safe,
            "publisher": {"@type": "Organization", "name": one.source} if one.source else None,
            "author": one.byline,
            "datePublished": one.published,
            "inLanguage": one.lang,
            "isBasedOn": safe if one.text_kind == "digest" else None,
        }
    )


def _event(one: Operation | Incident, with_claims: bool) -> Node:
    places = list(one.places) if isinstance(one, Operation) else [one.place] if one.place else []
    wider = one.parent if isinstance(one, Operation) else one.operation
    return _known(
        {
            "@id": _event_id(one.id),
            "@type": ["Event", "prov:Entity"],
            "name": one.title,
            "alternateName": list(one.names) if isinstance(one, Operation) else None,
            "startDate": one.when.start if one.when else None,
            "endDate": one.when.end if one.when else None,
            "location": [_place(place) for place in places],
            "superEvent": {"@id": _event_id(wider)} if wider else None,
            "prov:wasDerivedFrom": [{"@id": _claim_id(member.claim)} for member in one.claims if with_claims],
        }
    )


def _place(place: Place) -> Node:
    known = place.lat is not None and place.lon is not None
    point = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return _known(
        {
            "@type": "Place",
            "name": place.name or place.text,
            "address": _known(
                {"@type": "PostalAddress", "addressRegion": place.admin1, "addressCountry": place.country}
            )
            if place.admin1 or place.country
            else None,
            "geo": point if known else None,
            "sameAs": f"https://sws.geonames.org/{place.geonames}/" if place.geonames else None,
            "legomena:precision": place.precision,
        }
    )


def _figures(account: Account, lookup: Lookup, with_claims: bool) -> Iterator[Node]:
    for line in account.tolls:
        for figure in line.figures:
            if figure.low is not None or figure.high is not None:
                yield _observation(figure, account.about, lookup, with_claims)


def _observation(figure: Figure, about: str, lookup: Lookup, with_claims: bool) -> Node:
    return _known(
        {
            "@id": f"urn:legomena:figure:{about}:{figure.id}",
            "@type": ["Observation", "prov:Entity"],
            "observationAbout": {"@id": _event_id(about)},
            "measuredProperty": f"{figure.group} {figure.effect}",
            "value": _known({"@type": "QuantitativeValue", "minValue": figure.low, "maxValue": figure.high}),
            "legomena:qualifier": figure.qualifier,
            "observationPeriod": _period(figure.when),
            "observationDate": figure.said,
            "prov:wasAttributedTo": _agent(lookup.speaker(figure.speaker, figure.claims)),
            "prov:wasDerivedFrom": [
                {"@id": _claim_id(one)} for one in lookup.known(figure.claims if with_claims else ())
            ],
        }
    )


def _claim(claim: Claim, lookup: Lookup) -> Node:
    outlet = lookup.outlet(claim.document)
    speaker = outlet if claim.speaker.name == OUTLET else claim.speaker.name
    return _known(
        {
            "@id": _claim_id(claim.id),
            "@type": ["Claim", "prov:Entity"],
            "additionalType": claim.kind,
            "name": lookup.sentence(claim),
            "text": claim.quote,
            "prov:wasQuotedFrom": {"@id": _document_id(claim.document)},
            "legomena:start": claim.start,
            "legomena:end": claim.end,
            "prov:wasAttributedTo": _agent(speaker),
            "legomena:via": list(claim.speaker.via),
            "legomena:otherEvent": claim.other_event or None,
        }
    )


def _agent(name: str) -> Node:
    return {"@type": "prov:Agent", "name": name}


def _period(when: When | None) -> str | None:
    if when is None or not (when.start or when.end):
        return None
    return f"{when.start or '..'}/{when.end or '..'}"


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None and value != []}
