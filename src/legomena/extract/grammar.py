"""The grammar: lexicons and rules that read one document into claims. No model."""

from __future__ import annotations

from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer

from .assembly import Assembly
from .page import Ruled

NAME = "grammar"
VERSION = "0.1.0"


class Grammar:
    """The extractor that works by lexicons and rules. See `Extractor`."""

    name = NAME
    version = VERSION

    def extract(self, document: Document, gazetteer: Gazetteer | None = None) -> list[Claim]:
        """Return the claims of ``document`` in reading order, none twice.

        Places are resolved against ``gazetteer``, the shipped one where none is given, and times against the
        day of publication. Every quote is verbatim. Raises nothing for any text; a malformed ``published``
        raises ``ValueError``.
        """
        gazetteer = gazetteer or Gazetteer.default()
        return Assembly(document, gazetteer, Ruled(), f"{NAME} {VERSION}").claims()
