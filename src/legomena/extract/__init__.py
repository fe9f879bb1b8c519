"""Extraction: from a document to its claims.

`extract` reads one document with the default extractor, `extractor` gives one by name. Every extractor keeps
the same promise: each claim rests on words that stand verbatim in the document.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Protocol

from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer

from .coded import coded_claims, is_coded
from .grammar import Grammar
from .persons import find_persons, find_victims

EXTRACTORS = ("neural", "grammar")
"""The names of the extractors, the best first."""
_NEEDED = ("numpy", "onnxruntime", "tokenizers")


class Extractor(Protocol):
    """Turns a document into claims."""

    name: str
    version: str

    def extract(self, document: Document, gazetteer: Gazetteer | None = None) -> list[Claim]:
        """Return the claims of ``document``, sorted by start, end and kind, none twice."""
        ...


class ExtractorMissingError(ImportError):
    """An extractor was asked for whose packages are not installed."""


def default_extractor() -> str:
    """The name of the best extractor whose packages are installed."""
    return "neural" if all(find_spec(package) for package in _NEEDED) else "grammar"


def extractor(name: str | None = None) -> Extractor:
    """Return the extractor of this name, by default the best that is installed; the same one each time.

    Raises ``ValueError`` for a name that is none of ``EXTRACTORS``, and ``ExtractorMissingError`` where its
    packages are not installed.
    """
    return _loaded(name or default_extractor())


@cache
def _loaded(name: str) -> Extractor:
    if name == "grammar":
        return Grammar()
    if name != "neural":
        raise ValueError(f"no such extractor: {name!r}; there are {', '.join(EXTRACTORS)}")
    try:
        from .neural.extractor import Neural
    except ImportError as error:
        raise ExtractorMissingError(
            f"the trained extractor needs the package {error.name}: pip install 'legomena[neural]', or read "
            "with the extractor 'grammar'",
            name=error.name,
        ) from error
    return Neural()


def extract(document: Document, gazetteer: Gazetteer | None = None) -> list[Claim]:
    """Return the claims of ``document`` in reading order, none twice, by the default extractor.

    Places are resolved against ``gazetteer``, the shipped one where none is given, and times against the
    day of publication. Every quote is verbatim. Raises nothing for any text; a malformed ``published`` raises
    ``ValueError``.
    """
    return extractor().extract(document, gazetteer)


__all__ = [
    "EXTRACTORS",
    "Extractor",
    "ExtractorMissingError",
    "Grammar",
    "coded_claims",
    "default_extractor",
    "extract",
    "extractor",
    "find_persons",
    "find_victims",
    "is_coded",
]
