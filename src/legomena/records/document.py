"""Documents: published texts, kept as they came."""

from __future__ import annotations

import hashlib
from typing import Literal

from ._base import Record

TextKind = Literal["verbatim", "digest"]


CODED_ROW = "text/x-coded-row"
"""Media type of a row of a coded data set: one ``Label: value`` a line."""
CODED_SERIES = "text/x-coded-series"
"""Media type of a coded data set as background: one ``where | month | events | killed`` a line."""


class Document(Record, frozen=True, kw_only=True):
    """One published text with what is known of its publication.

    ``text`` is the text that every offset of every claim counts in (Unicode code points, half-open).
    It is the publisher's wording, or, where ``text_kind`` is ``digest``, a rewording that must be
    shown as such.
    """

    id: str
    """SHA-256 of the raw bytes, 64 hex digits."""
    name: str
    """What its supplier calls it: the ``page`` or ``id`` of a JSON line, else the file name or URL."""
    text: str
    source: str | None = None
    """The publisher or outlet."""
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO 8601 date, or date and time with its offset where the document states one."""
    published_basis: Literal["stated", "inferred"] | None = None
    lang: str | None = None
    """BCP 47 tag, e.g. ``en``."""
    media_type: str = "text/plain"
    text_kind: TextKind = "verbatim"
    syndicated_of: str | None = None
    """``name`` of the document that this one is a marked copy of."""


class SetAside(Record, frozen=True, kw_only=True):
    """An input that could not be read, with the reason and what to do about it."""

    name: str
    """Where it stands: path, URL, or path and line or entry within it."""
    reason: str
    """One sentence: what is wrong, and what to do."""
    sha256: str | None = None
    """Hash of its bytes, where they could be read at all."""


def document_id(raw: bytes) -> str:
    """Return the id of the document with these raw bytes (SHA-256, 64 hex digits)."""
    return hashlib.sha256(raw).hexdigest()
