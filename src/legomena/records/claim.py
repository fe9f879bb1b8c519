"""Claims: one thing that a speaker is said to have said in one document."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from ._base import Record, content_hash

Kind = Literal["event", "toll", "responsibility", "blame", "denial", "outcome", "assessment"]
KINDS: tuple[Kind, ...] = ("event", "toll", "responsibility", "blame", "denial", "outcome", "assessment")

Stance = Literal["asserts", "denies", "doubts"]
Qualifier = Literal["exact", "at least", "more than", "about", "up to", "less than"]
Series = Literal["total", "increment", "earlier"]
"""``total``: stands for the whole scope; ``increment``: "22 more", added to an earlier total;
``earlier``: a figure quoted as one that was given before and has been overtaken."""

PlacePrecision = Literal["site", "town", "district", "province", "country", "region"]
TimePrecision = Literal["minute", "hour", "part of day", "day", "days", "week", "month", "year"]

OUTLET = "outlet"
"""Speaker name of what a document says in its own voice."""


class Place(Record, frozen=True, kw_only=True):
    """A place as written and what it stands for. Unresolved names keep ``name`` null."""

    text: str
    name: str | None = None
    geonames: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """Name of the first-order unit."""
    lat: float | None = None
    """Degrees, WGS 84."""
    lon: float | None = None
    precision: PlacePrecision | None = None
    start: int | None = None
    """Offset of ``text`` in the document, where it stands there."""
    end: int | None = None


class When(Record, frozen=True, kw_only=True):
    """A time as written and the local interval that it stands for, both ends included.

    ``start`` and ``end`` are ISO 8601 local dates (``2026-01-31``) or local date-times to the minute
    (``2026-01-31T03:00``), never shifted between time zones; null where that end is open or unknown.
    """

    text: str
    start: str | None = None
    end: str | None = None
    precision: TimePrecision | None = None
    rule: str | None = None
    """Id of the rule that resolved it, and so its basis (e.g. ``weekday``, ``relative-days``)."""
    hours: float | None = None
    """Length of a window that is told as a length ("in 40 hours", "a three-day operation"), in hours."""


class Speaker(Record, frozen=True, kw_only=True):
    """Who is said to have said it. ``name`` is ``outlet`` where the document speaks itself."""

    name: str = OUTLET
    actor: str | None = None
    """The body spoken for, in a normal form (``Baloch Liberation Army``, ``military``)."""
    role: str | None = None
    """``state``, ``security forces``, ``armed group``, ``medical``, ``international``, ``rights group``,
    ``media``, ``witness``, ``foreign government``, ``expert``."""
    via: tuple[str, ...] = ()
    """The chain in between, nearest to this document last."""


class Claim(Record, frozen=True, kw_only=True):
    """One datum with its speaker, resting on ``quote`` = ``document.text[start:end]``."""

    id: str
    document: str
    """``Document.id``."""
    kind: Kind
    quote: str
    start: int
    end: int
    sentence: tuple[int, int]
    """Offsets of the sentence (or sentences) that the quote stands in."""
    speaker: Speaker = Speaker()
    stance: Stance = "asserts"

    # toll
    group: str | None = None
    """Who was harmed: ``civilians``, ``security forces``, ``militants``, ``prisoners``, ``foreigners``,
    ``unspecified`` …"""
    group_text: str | None = None
    """The group as written: ``three women``."""
    effect: str | None = None
    """``killed``, ``injured``, ``killed or injured``, ``abducted``, ``missing``, ``arrested``, ``released``,
    ``escaped``, ``displaced`` …"""
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier | None = None
    figure: tuple[int, int] | None = None
    """Offsets of the figure itself (qualifier, number and group)."""
    individual: tuple[int, int] | None = None
    """For a toll on one person: the offsets at which the document tells of that person first, by name where
    it gives one. All claims of the document on that person have the same."""
    series: Series | None = None
    part_of: str | None = None
    """``Claim.id`` of the whole that this figure is a part of."""
    includes_attackers: bool | None = None
    own_side: bool | None = None
    """Whether the speaker counts losses of the side that the speaker belongs to."""

    # event, responsibility, blame, denial, outcome
    subject: str | None = None
    """Who did it, is blamed for it, or takes it on: an actor in its normal form."""
    object: str | None = None
    """What or who was struck, claimed, denied or decided, as written."""
    event: str | None = None
    """Type of event: ``attack``, ``bombing``, ``suicide bombing``, ``shooting``, ``clash``, ``raid``,
    ``abduction``, ``air strike``, ``seizure``, ``arson`` …"""
    weapon: str | None = None
    outcome: str | None = None
    """``repelled``, ``seized``, ``held``, ``freed``, ``retaken``, ``destroyed``, ``ended``, ``ongoing`` …"""
    operation: str | None = None
    """A name that the operation is given: ``Operation Herof 2.0``."""

    place: Place | None = None
    when: When | None = None
    """When it happened; for a toll, the window that the figure covers."""
    other_event: bool = False
    """True where the document tells it as background or as another event than the one it reports."""
    confidence: float = 1.0
    """0 to 1, the extractor's own."""
    extractor: str = ""
    """Name and version, e.g. ``grammar 0.1.0``."""


def claim_id(claim: Claim) -> str:
    """Return the id of a claim: a hash of its document, span, kind and normalised content.

    What an extractor may come to know better (place, time, role, confidence) is left out, so that a
    ruling on the claim outlives a better extractor.
    """
    return content_hash(
        claim.document,
        claim.start,
        claim.end,
        claim.kind,
        claim.speaker.name.casefold(),
        claim.figure,
        claim.group,
        claim.effect,
        claim.low,
        claim.high,
        (claim.subject or "").casefold(),
        claim.outcome,
    )


def with_id(claim: Claim) -> Claim:
    """Return the claim with its ``id`` set from its content."""
    return msgspec.structs.replace(claim, id=claim_id(claim))


def claim_row(claim: Claim, document_name: str | None = None) -> dict[str, Any]:
    """Return the claim as one JSON object.

    ``document`` is the supplier's name of the document where given, so that the lines can be compared
    with other people's, and ``document_id`` is always the content hash.
    """
    row: dict[str, Any] = msgspec.to_builtins(claim)
    row["document_id"] = claim.document
    row["document"] = document_name or claim.document
    return row
