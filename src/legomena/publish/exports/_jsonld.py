"""JSON-LD: the twin of the page, as a file."""

from __future__ import annotations

from collections.abc import Iterator

from legomena.publish.lookup import Lookup
from legomena.publish.twin import twin
from legomena.records import to_json

from ._index import Index


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield ``anatomy.jsonld``: the anatomy in the terms of schema.org and PROV."""
    yield "anatomy.jsonld", to_json(twin(Lookup(index.anatomy))) + b"\n"
