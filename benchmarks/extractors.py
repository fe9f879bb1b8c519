"""The extractors that are measured, by name, so that each measure sets them side by side.

A new extractor is one entry in `EXTRACTORS` and, where it can say who says what, one in
`benchmarks.attributors`. One whose parts are not installed is skipped with a line that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from benchmarks.data import skip
from legomena.extract import Extractor, Grammar
from legomena.extract import extractor as by_name
from legomena.records import Document, document_id


def _grammar() -> Extractor:
    return Grammar()


def _neural() -> Extractor:
    return by_name("neural")


def _ungated() -> Extractor:
    from legomena.extract.neural.extractor import Neural

    return Neural(gated=False)


EXTRACTORS: dict[str, Callable[[], Extractor]] = {"neural": _neural, "grammar": _grammar}
"""Name → what makes it; raises ``ImportError`` where a part of it is not installed."""

UNGATED: dict[str, Callable[[], Extractor]] = {"neural": _ungated}
"""The same for extractors that skip sentences by a gate, without it; for measuring speed."""


@cache
def extractor(name: str) -> Extractor:
    """Return the extractor of that name, made once."""
    return EXTRACTORS[name]()


def extractors(measure: str) -> Iterator[tuple[str, Extractor]]:
    """Yield every extractor that is installed, with its name; say which are not."""
    for name in EXTRACTORS:
        try:
            made = extractor(name)
        except ImportError as error:
            skip(f"{measure}/{name}", f"not installed ({error})")
        else:
            yield name, made


def document_of(text: str, name: str = "text", published: str | None = None) -> Document:
    """Return a document of this text, as if it had been read from a file of that name."""
    return Document(id=document_id(text.encode()), name=name, text=text, published=published, lang="en")
