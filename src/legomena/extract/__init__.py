"""Extraction: from a document to its claims.

`extract` reads one document with the default extractor. Any other extractor follows the same protocol and
keeps the same promise: each claim rests on words that stand verbatim in the document.
"""

from __future__ import annotations

from typing import Protocol

from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer

from .coded import coded_claims, is_coded
from .grammar import EXTRACTOR, Grammar, extract
from .persons import find_persons


class Extractor(Protocol):
    """Turns a document into claims."""

    name: str
    version: str

    def extract(self, document: Document, gazetteer: Gazetteer | None = None) -> list[Claim]:
        """Return the claims of ``document``, sorted by start, end and kind, none twice."""
        ...


__all__ = ["EXTRACTOR", "Extractor", "Grammar", "coded_claims", "extract", "find_persons", "is_coded"]
