"""What may be added to a case: the checks before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from legomena.records import Claim, Document, claim_id, document_id

from .chain import encode
from .errors import CasefileError, RefusedClaimsError

_EXTRACTOR = re.compile(r"\S+( \S+)*")
_ID = re.compile(r"[0-9a-f]{64}")


def check_document(document: Document, raw: bytes) -> None:
    """Refuse a document whose id is not the hash of its bytes, or whose name cannot be looked up."""
    if document.id != document_id(raw):
        raise CasefileError(
            f"document {document.name!r}: its id is not the SHA-256 of its bytes; "
            "make the id with records.document_id from the very bytes that are added"
        )
    if not document.name.strip() or "\0" in document.name:
        raise CasefileError(f"document {document.id}: its name is empty or holds a NUL; give it a name")


def check_extractor(extractor: str) -> None:
    """Refuse an extractor that is no name and version."""
    if not (_EXTRACTOR.fullmatch(extractor) and extractor.isprintable()):
        raise CasefileError(
            f"extractor {extractor!r}: give its name and version in one line, as in 'grammar 0.1.0'"
        )


def is_document_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def claim_payloads(document: Document, extractor: str, claims: Iterable[Claim]) -> dict[str, bytes]:
    """Return id → payload of the claims, in their order, or refuse them all for one that does not hold.

    A claim that is there twice, alike in every field, counts once.
    """
    payloads: dict[str, bytes] = {}
    wholes: dict[str, str] = {}
    for claim in claims:
        name = f"claim {claim.id} of document {document.name!r}"
        payload = encode(claim, name)
        wrong = _what_is_wrong(claim, document, extractor)
        if wrong:
            raise RefusedClaimsError(f"{name}: {wrong}")
        if payloads.setdefault(claim.id, payload) != payload:
            raise RefusedClaimsError(
                f"{name}: two claims that differ have this id; the extractor must keep one of them"
            )
        if claim.part_of is not None:
            wholes[claim.id] = claim.part_of
    for part, whole in wholes.items():
        if whole not in payloads or whole == part:
            raise RefusedClaimsError(
                f"claim {part} of document {document.name!r}: is part of {whole}, which is no other claim "
                "of this extraction; set part_of after the ids"
            )
    return payloads


def quote_problem(claim: Claim, text: str) -> str | None:
    """Return why the claim's quote does not stand at its offsets in ``text``, or None where it does."""
    if not 0 <= claim.start < claim.end <= len(text):
        return (
            f"its offsets {claim.start} to {claim.end} are no stretch of the text of {len(text)} characters"
        )
    stands = text[claim.start : claim.end]
    if stands != claim.quote:
        return (
            f"its quote {_short(claim.quote)} is not what stands at {claim.start} to {claim.end}: "
            f"{_short(stands)}"
        )
    return None


def _what_is_wrong(claim: Claim, document: Document, extractor: str) -> str | None:
    if claim.document != document.id:
        return f"belongs to document {claim.document}, not to {document.id}"
    if claim.extractor != extractor:
        return f"says that {claim.extractor!r} made it, not {extractor!r}; set its extractor"
    problem = quote_problem(claim, document.text)
    if problem:
        return f"{problem}; a claim rests on the document's very words"
    if claim.id != claim_id(claim):
        return f"its content gives the id {claim_id(claim)}; use records.with_id once the claim is complete"
    return None


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
