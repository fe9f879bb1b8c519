"""An anatomy with its parts found by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from legomena.records import Account, Actor, Anatomy, Claim, Document, Incident, Operation


class Index:
    """Look-ups that every format needs, made once."""

    def __init__(self, anatomy: Anatomy) -> None:
        self.anatomy = anatomy
        self.documents: dict[str, Document] = {document.id: document for document in anatomy.documents}
        self.accounts: dict[str, Account] = {account.about: account for account in anatomy.accounts}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in anatomy.claims}
        self.actors: dict[str, Actor] = {
            name: actor for actor in reversed(anatomy.links.actors) for name in (*actor.variants, actor.name)
        }
        """Every name → the actor that bears it."""
        self.claims_of_document = Counter(claim.document for claim in anatomy.claims)
        self.incident_of_claim = {
            member.claim: incident.id for incident in anatomy.links.incidents for member in incident.claims
        }
        self.operation_of_claim = {
            member.claim: operation.id
            for operation in anatomy.links.operations
            for member in operation.claims
        }
        self.operation_of_claim |= {
            member.claim: incident.operation
            for incident in anatomy.links.incidents
            if incident.operation
            for member in incident.claims
        }
        self.origin_of_document = {
            document: origin.id for origin in anatomy.links.origins for document in origin.documents
        }

    def subjects(self) -> Iterator[tuple[str, Operation | Incident]]:
        """Yield every operation, then every incident, each with the word for what it is."""
        for operation in self.anatomy.links.operations:
            yield "operation", operation
        for incident in self.anatomy.links.incidents:
            yield "incident", incident


def wording_of(document: Document) -> str:
    """Say whose words the text of ``document`` is: an outlet's own, or a digest of them."""
    outlet = document.source or document.name
    return f"digest of {outlet}" if document.text_kind == "digest" else outlet
