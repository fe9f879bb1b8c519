"""What the parts of the page ask for: claims, documents and voices by id, and how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from legomena.records import (
    CODED_SERIES,
    OUTLET,
    Account,
    Anatomy,
    Claim,
    Document,
    Figure,
    Incident,
    Operation,
    Origin,
    Speaker,
    content_hash,
)

from . import words

Family = Literal["state", "armed", "press", "other"]
FAMILIES: dict[Family, str] = {
    "state": "State and its forces",
    "armed": "Armed groups",
    "other": "Others: medical, rights groups, United Nations, foreign governments, witnesses",
    "press": "Press in its own voice, and speakers not placed",
}

_HEX = re.compile(r"[0-9a-f]{24,64}")
_VERBS = {"responsibility": "takes responsibility", "blame": "blames", "denial": "denies"}


def reports_of(anatomy: Anatomy) -> tuple[Document, ...]:
    """Return the documents that report something: a series of months is background and tells no event."""
    return tuple(document for document in anatomy.documents if document.media_type != CODED_SERIES)


class Lookup:
    """An anatomy with its parts by id. Ids that lead nowhere are left out, never invented."""

    def __init__(self, anatomy: Anatomy, *, single: bool = False) -> None:
        self.anatomy = anatomy
        self.single = single
        """Whether all is to stand in one file, documents and all."""
        self.claims: dict[str, Claim] = {claim.id: claim for claim in anatomy.claims}
        self.documents: dict[str, Document] = {document.id: document for document in anatomy.documents}
        self.incidents: dict[str, Incident] = {one.id: one for one in anatomy.links.incidents}
        self.operations: dict[str, Operation] = {one.id: one for one in anatomy.links.operations}
        self.accounts: dict[str, Account] = {one.about: one for one in anatomy.accounts}
        self.origins: dict[str, Origin] = {
            document: origin for origin in anatomy.links.origins for document in origin.documents
        }
        self.short = _short_names(list(self.documents))

    def known(self, claims: Iterable[str]) -> list[str]:
        """Return the claim ids that the anatomy holds, earliest document first."""
        found = [one for one in dict.fromkeys(claims) if one in self.claims]
        return sorted(found, key=self._order)

    def _order(self, claim_id: str) -> tuple[str, str, int]:
        claim = self.claims[claim_id]
        document = self.documents.get(claim.document)
        said = (document.published if document else None) or "~"
        return said[:10], claim.document, claim.start

    def voices(self, claims: Iterable[str]) -> int:
        """Return how many independent chains of origin the claims come from."""
        return len({self.voice(self.claims[one].document) for one in claims if one in self.claims})

    def voice(self, document: str) -> str:
        """Return the id of the voice that a document belongs to; a document of no origin is its own."""
        origin = self.origins.get(document)
        return origin.id if origin else document

    def href(self, claim_id: str, root: str = "") -> str:
        """Return the address of a claim's words in the text of its document."""
        page = "" if self.single else self.page(self.claims[claim_id].document, root)
        return f"{page}#c-{claim_id}"

    def page(self, document_id: str, root: str = "") -> str:
        """Return the address of a document."""
        short = self.short.get(document_id, "")
        return f"#document-{short}" if self.single else f"{root}documents/{short}.html"

    def outlet(self, document_id: str) -> str:
        """Return the publisher of a document, or else what its supplier calls it."""
        document = self.documents.get(document_id)
        if document is None:
            return "unknown document"
        return document.source or document.name

    def speaker(self, speaker: Speaker, claims: Iterable[str] = ()) -> str:
        """Return the name of a speaker; a document's own voice is named by its outlet."""
        if speaker.name != OUTLET:
            return speaker.name
        outlets = list(
            dict.fromkeys(self.outlet(self.claims[c].document) for c in claims if c in self.claims)
        )
        return f"{words.listing(outlets, 3)} (own voice)" if outlets else "the press in its own voice"

    def says(self, claim: Claim) -> str:
        """Return who says it and through whom: ``ISPR, via AFP, in Dawn``."""
        name = claim.speaker.name
        outlet = self.outlet(claim.document)
        chain = [f"{outlet}, in its own voice"] if name == OUTLET else [name]
        chain += [f"via {via}" for via in claim.speaker.via if via.casefold() != outlet.casefold()]
        if name != OUTLET:
            chain.append(f"in {outlet}")
        return ", ".join(chain)

    def sentence(self, claim: Claim) -> str:
        """Return what a claim says in a few plain words of ours; the words of the text are its quote."""
        if claim.kind == "toll":
            told = words.figure(claim.low, claim.high, claim.qualifier)
            whom = claim.group_text or words.group(claim.group)
            if claim.group_text and any(letter.isdecimal() for letter in claim.group_text):
                whom = words.group(claim.group)
            effect = claim.effect or "harmed"
            return words.capital(
                f"{told} {whom} {effect}" if told[-1:].isdecimal() else f"{whom} {effect}: {told}"
            )
        if claim.kind in _VERBS:
            verb = _VERBS[claim.kind]
            if claim.kind == "denial":
                about = claim.object or claim.subject
                return words.capital(f"denies: {about}" if about else "denial")
            if claim.kind == "responsibility":
                return words.capital(f"{verb}: {claim.subject}" if claim.subject else verb)
            return words.capital(f"{verb} {claim.subject or 'someone not named'}")
        if claim.kind == "outcome":
            told = claim.outcome or "outcome"
            return words.capital(f"{told}: {claim.object}" if claim.object else told)
        if claim.kind == "assessment":
            return "The author’s own judgement, not counted as fact"
        what = claim.event or "event"
        parts = [what]
        if claim.object:
            parts.append(f"on {claim.object}")
        if claim.subject:
            parts.append(f"by {claim.subject}")
        return words.capital(" ".join(parts))


def family(speaker: Speaker, side: str | None = None) -> Family:
    """Return which of four families a speaker is drawn in."""
    marks = {side, speaker.role}
    if "armed group" in marks:
        return "armed"
    if marks & {"state", "security forces"}:
        return "state"
    if speaker.name == OUTLET or not marks - {None, "media", "unknown"}:
        return "press"
    return "other"


def speaker_key(figure: Figure) -> str:
    """Return what makes two figures those of one speaker on the page."""
    return figure.actor or figure.speaker.name.casefold()


def _short_names(ids: list[str]) -> dict[str, str]:
    """Shorten hashes to 12 digits, or as many as keep them apart. They name files, so only hex goes in."""
    safe = {one: one if _HEX.fullmatch(one) else content_hash(one) for one in ids}
    size = 12
    while size < 64 and len({name[:size] for name in safe.values()}) < len(safe):
        size += 4
    return {one: name[:size] for one, name in safe.items()}
