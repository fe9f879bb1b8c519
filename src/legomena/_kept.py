"""What an open case holds in memory: its documents and claims, read from the ledger once."""

from __future__ import annotations

from collections.abc import Sequence

from legomena.casefile import Ledger, apply_rulings
from legomena.records import Claim, Document, Ruling


class Kept:
    """The documents of a case and their claims. Entries are only ever added to a ledger, so that after the
    first time only what is new is read."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._last = 0
        self._documents: dict[str, Document] = {}
        self._claims: dict[str, Sequence[Claim]] = {}

    def read_on(self, rulings: Sequence[Ruling]) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
        """Return the documents in the order of their names, and the claims of their latest extractions as
        rulings leave them, in the order of the documents."""
        added = self._ledger.added(self._last)
        self._last = added.last
        self._documents.update((document.id, document) for document in added.documents)
        self._claims.update(added.claims)
        documents = tuple(sorted(self._documents.values(), key=_by_name))
        claims = [claim for document in documents for claim in self._claims.get(document.id, ())]
        return documents, apply_rulings(claims, rulings)


def _by_name(document: Document) -> tuple[str, str]:
    return document.name, document.id
