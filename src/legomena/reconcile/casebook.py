"""What reconciling needs to look up: claims, documents, origins, actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from legomena.records import (
    OUTLET,
    Actor,
    Claim,
    Document,
    Incident,
    Links,
    Operation,
    Rereporting,
    content_hash,
)


@dataclass(frozen=True)
class Casebook:
    """Look-ups over one case. Documents without an origin count as their own."""

    documents: dict[str, Document]
    claims: dict[str, Claim]
    actors: tuple[Actor, ...]
    speaker_of: dict[str, Actor]
    """``Claim.id`` → who speaks in it, as linking found."""
    subject_of: dict[str, Actor]
    origin_of: dict[str, str]
    named: dict[str, Actor]
    """Name as written → who is known by it."""
    rereportings: tuple[Rereporting, ...] = ()

    @classmethod
    def of(cls, documents: Iterable[Document], claims: Iterable[Claim], links: Links) -> Casebook:
        """Build the look-ups. Raises ``ValueError`` for links to claims that are not given."""
        by_claim = {claim.id: claim for claim in claims}
        wholes: tuple[Incident | Operation, ...] = (*links.incidents, *links.operations)
        missing = {m.claim for whole in wholes for m in whole.claims if m.claim not in by_claim}
        if missing:
            raise ValueError(
                f"{len(missing)} linked claims are not among the claims given (first: {min(missing)}): "
                "reconcile the claims that were linked"
            )
        return cls(
            documents={document.id: document for document in documents},
            claims=by_claim,
            actors=links.actors,
            speaker_of={claim: actor for actor in links.actors for claim in actor.speaks},
            subject_of={claim: actor for actor in links.actors for claim in actor.acts},
            named={name: actor for actor in links.actors for name in (actor.name, *actor.variants)},
            origin_of={page: origin.id for origin in links.origins for page in origin.documents},
            rereportings=links.rereportings,
        )

    def actor(self, claim: Claim) -> Actor:
        """Return who speaks in the claim; a name that linking did not see stands for itself."""
        found = self.speaker_of.get(claim.id)
        if found is not None:
            return found
        name = claim.speaker.name
        kind = "outlet" if name == OUTLET else "person"
        return Actor(
            id=content_hash("actor", name),
            name=name,
            kind=kind,  # type: ignore[arg-type]
            side=claim.speaker.role,
            variants=(name,),
        )

    def subject(self, claim: Claim) -> str | None:
        """Return the canonical name of the claim's subject."""
        found = self.subject_of.get(claim.id)
        return found.name if found is not None else claim.subject

    def tolls_on(self, page: str) -> Sequence[Claim]:
        """Return the toll claims of a document, whatever they are linked to."""
        return self._tolls.get(page, ())

    @cached_property
    def _tolls(self) -> dict[str, list[Claim]]:
        pages: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.kind == "toll":
                pages[claim.document].append(claim)
        return pages

    def slips(self, claims: Iterable[Claim]) -> list[Rereporting]:
        """Return what was changed on the way from or to one of the claims, in the order of linking."""
        if not self.rereportings:
            return []
        found = {place for claim in claims for place in self._slips.get(claim.id, ())}
        return [self.rereportings[place] for place in sorted(found)]

    @cached_property
    def _slips(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, slip in enumerate(self.rereportings):
            places[slip.claim].append(place)
            places[slip.source].append(place)
        return places

    def origins(self, claims: Iterable[str]) -> int:
        """Return how many independent chains of origin the claims come from."""
        return self.origins_of({self.claims[claim].document for claim in claims})

    def origins_of(self, pages: Iterable[str]) -> int:
        """Return how many independent chains of origin the documents come from."""
        origin_of = self.origin_of
        return len({origin_of.get(page, page) for page in pages})

    def said(self, claim: Claim) -> str | None:
        """Return when the claim's document was published (ISO 8601), where known."""
        document = self.documents.get(claim.document)
        return document.published if document is not None else None

    def source(self, claim: Claim) -> str:
        """Return the outlet of the claim's document, or the document itself."""
        document = self.documents.get(claim.document)
        return (document.source or document.name) if document is not None else claim.document
