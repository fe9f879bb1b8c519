"""What the reading pane shows: documents cut into passages, and claims in words, as one script file.

The page opens from disk, where scripts may not fetch; a classic script that sets one global may be read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from legomena.records import Claim, Document, Place, When

from . import words
from .lookup import Lookup
from .matrix import Verdict
from .passages import Segment, cut

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
KINDS = {
    "event": "What happened",
    "toll": "Figure",
    "responsibility": "Responsibility taken",
    "blame": "Blame",
    "denial": "Denial",
    "outcome": "Outcome",
    "assessment": "Author’s judgement, not counted as fact",
}


def by_document(lookup: Lookup) -> dict[str, list[Claim]]:
    """Return the claims of each document in the order of its text."""
    out: dict[str, list[Claim]] = defaultdict(list)
    for claim in lookup.anatomy.claims:
        out[claim.document].append(claim)
    for claims in out.values():
        claims.sort(key=lambda claim: (claim.start, claim.end, claim.id))
    return out


def passages(document: Document, claims: list[Claim]) -> list[Segment]:
    """Return the text of a document cut at the quotes of its claims."""
    return cut(document.text, ((claim.start, claim.end, claim.id) for claim in claims))


def direction(document: Document) -> str:
    """Return the ``dir`` of a document: by its language, or ``auto`` where that is not known."""
    if not document.lang:
        return "auto"
    return "rtl" if document.lang.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def link(url: str | None) -> str | None:
    """Return a document's address if it is one that a reader may safely follow, else None."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def told_place(place: Place | None) -> str:
    """Return a place as written and what it was resolved to."""
    if place is None:
        return "no place given"
    told = words.place(place)
    return told if place.name in (None, place.text) else f"“{place.text}” → {told}"


def told_when(when: When | None) -> str:
    """Return a time as written and the interval that it was resolved to."""
    if when is None:
        return "no time given"
    told = words.when(when)
    if when.start is None and when.end is None:
        return told if when.hours is not None else f"{told}, not resolved"
    rule = f", by rule {when.rule}" if when.rule else ""
    precision = f" ({when.precision}{rule})" if when.precision else ""
    return f"“{when.text}” → {told}{precision}" if when.text else f"{told}{precision}"


def one_voice(document: Document, lookup: Lookup) -> list[str]:
    """Return the outlets of the documents that count as one voice with this one."""
    origin = lookup.origins.get(document.id)
    if origin is None:
        return []
    return [lookup.outlet(one) for one in origin.documents if one != document.id]


def script(lookup: Lookup, verdicts: Sequence[Verdict] = ()) -> str:
    """Return ``data.js``: one assignment of plain data, the same for the same anatomy.

    ``rules`` holds for each counting rule the numbers of the claims that it uses, and each reason for which
    it leaves claims out with their numbers.
    """
    claims_of = by_document(lookup)
    numbers: dict[str, int] = {}
    claims: list[list[Any]] = []
    documents: list[dict[str, Any]] = []
    for document in lookup.anatomy.documents:
        held = claims_of.get(document.id, [])
        for claim in held:
            numbers[claim.id] = len(claims)
            claims.append(
                [
                    claim.id,
                    len(documents),
                    lookup.sentence(claim),
                    KINDS[claim.kind],
                    lookup.says(claim),
                    told_place(claim.place),
                    told_when(claim.when),
                    claim.extractor,
                    round(claim.confidence, 2),
                    int(claim.other_event),
                ]
            )
        documents.append(
            {
                "page": lookup.page(document.id),
                "sha256": document.id,
                "outlet": lookup.outlet(document.id),
                "title": document.title,
                "byline": document.byline,
                "published": words.date(document.published)
                + (" (inferred)" if document.published_basis == "inferred" else ""),
                "url": link(document.url),
                "address": document.url,
                "lang": document.lang,
                "dir": direction(document),
                "digest": document.text_kind == "digest",
                "voice": one_voice(document, lookup),
                "text": [
                    [segment.text, [numbers[one] for one in segment.claims]]
                    if segment.claims
                    else segment.text
                    for segment in passages(document, held)
                ],
            }
        )
    rules = {
        verdict.policy: {
            "used": _numbered(numbers, verdict.used),
            "out": [[why, *_numbered(numbers, ids)] for why, ids in verdict.left_out],
        }
        for verdict in verdicts
    }
    data = {"claims": claims, "documents": documents, "rules": rules}
    return f"window.LEGOMENA = {safe_json(data)};\n"


def _numbered(numbers: dict[str, int], ids: Sequence[str]) -> list[int]:
    return sorted(numbers[one] for one in ids if one in numbers)


def safe_json(data: object) -> str:
    """Return JSON that is inert wherever a script may stand: no ``<``, no line separators."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for letter, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(letter, escape)
    return text
