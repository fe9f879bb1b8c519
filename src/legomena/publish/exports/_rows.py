"""What one claim, document, incident or figure is in a row: column → value, in the order of the columns.

A value is text, a number, a truth value or null.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legomena.records import Claim, Document, Incident, Operation, Place, TollLine, When, claim_row

from ._index import Index, wording_of

Row = dict[str, Any]


def claim_line(claim: Claim, document: Document | None = None) -> Row:
    """Return ``claim`` as one JSON object: ``claim_row``, and ``wording``: whose words its quote is.

    ``wording`` is the outlet (``Dawn``), or ``digest of Dawn`` where the text is a rewording. Without its
    document the claim stands alone, and ``wording`` is null.
    """
    row = claim_row(claim, document.name if document else None)
    row["wording"] = wording_of(document) if document else None
    return row


def _place(place: Place | None) -> Row:
    return {
        "place_text": place and place.text,
        "place": place and place.name,
        "place_precision": place and place.precision,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "geonames": place and place.geonames,
    }


def _when(when: When | None) -> Row:
    return {
        "when_text": when and when.text,
        "when_start": when and when.start,
        "when_end": when and when.end,
        "when_precision": when and when.precision,
        "when_hours": when and when.hours,
    }


def _joined(values: tuple[str, ...]) -> str | None:
    return "; ".join(values) or None


def claim_cells(claim: Claim, index: Index) -> Row:
    """One row of ``claims.csv``."""
    document = index.documents.get(claim.document)
    return {
        "id": claim.id,
        "kind": claim.kind,
        "quote": claim.quote,
        "wording": document and wording_of(document),
        "speaker": claim.speaker.name,
        "speaker_actor": claim.speaker.actor,
        "speaker_role": claim.speaker.role,
        "via": _joined(claim.speaker.via),
        "stance": claim.stance,
        "group": claim.group,
        "group_text": claim.group_text,
        "effect": claim.effect,
        "low": claim.low,
        "high": claim.high,
        "qualifier": claim.qualifier,
        "series": claim.series,
        "part_of": claim.part_of,
        "includes_attackers": claim.includes_attackers,
        "own_side": claim.own_side,
        "subject": claim.subject,
        "object": claim.object,
        "event": claim.event,
        "weapon": claim.weapon,
        "outcome": claim.outcome,
        "operation_name": claim.operation,
        **_place(claim.place),
        **_when(claim.when),
        "when_rule": claim.when and claim.when.rule,
        "other_event": claim.other_event,
        "incident": index.incident_of_claim.get(claim.id),
        "operation": index.operation_of_claim.get(claim.id),
        "document": document.name if document else None,
        "document_id": claim.document,
        "url": document and document.url,
        "published": document and document.published,
        "start": claim.start,
        "end": claim.end,
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }


def document_cells(document: Document, index: Index) -> Row:
    """One row of ``documents.csv``. The text itself stays in the case."""
    return {
        "id": document.id,
        "name": document.name,
        "source": document.source,
        "wording": wording_of(document),
        "text_kind": document.text_kind,
        "title": document.title,
        "byline": document.byline,
        "url": document.url,
        "published": document.published,
        "published_basis": document.published_basis,
        "lang": document.lang,
        "media_type": document.media_type,
        "syndicated_of": document.syndicated_of,
        "origin": index.origin_of_document.get(document.id),
        "characters": len(document.text),
        "claims": index.claims_of_document[document.id],
    }


def incident_cells(incident: Incident, index: Index) -> Row:
    """One row of ``incidents.csv``."""
    account = index.accounts.get(incident.id)
    return {
        "id": incident.id,
        "title": incident.title,
        "event": incident.event,
        **_place(incident.place),
        **_when(incident.when),
        "actors": _joined(incident.actors),
        "targets": _joined(incident.targets),
        **_killed(account.tolls if account else ()),
        "contested": sum(not point.explained for point in account.contested) if account else None,
        "claims": len(incident.claims),
        "documents": len(incident.documents),
        "operation": incident.operation,
    }


def _killed(tolls: tuple[TollLine, ...]) -> Row:
    """The range of figures for each group that people ask for first; all of them are in ``tolls.csv``."""
    ranges = {line.group: line for line in tolls if line.effect == "killed"}
    row: Row = {}
    for group in ("civilians", "security forces", "militants", "unspecified"):
        line = ranges.get(group)
        column = f"killed_{group.replace(' ', '_')}"
        row[f"{column}_low"] = line and line.low
        row[f"{column}_high"] = line and line.high
    return row


def toll_cells(index: Index) -> Iterator[Row]:
    """Yield the rows of ``tolls.csv``: one figure of one speaker, for each operation and incident."""
    for level, subject in index.subjects():
        account = index.accounts.get(subject.id)
        for line in account.tolls if account else ():
            for figure in line.figures:
                yield {
                    "level": level,
                    "about": subject.id,
                    "within": subject.parent if isinstance(subject, Operation) else subject.operation,
                    "title": subject.title,
                    "group": figure.group,
                    "subgroup": figure.subgroup,
                    "effect": figure.effect,
                    "speaker": figure.speaker.name,
                    "speaker_actor": figure.speaker.actor,
                    "speaker_role": figure.speaker.role,
                    "side": figure.side,
                    "low": figure.low,
                    "high": figure.high,
                    "qualifier": figure.qualifier,
                    "series": figure.series,
                    "said": figure.said,
                    **_when(figure.when),
                    **_place(figure.place),
                    "includes_attackers": figure.includes_attackers,
                    "own_side": figure.own_side,
                    "part_of": figure.part_of,
                    "revises": figure.revises,
                    "widens": figure.widens,
                    "standing": figure.standing,
                    "origins": figure.origins,
                    "figure": figure.id,
                    "claims": _joined(figure.claims),
                    "documents": _joined(figure.documents),
                    "all_speakers_low": line.low,
                    "all_speakers_high": line.high,
                    "all_speakers_agree_on": line.agreed,
                }
