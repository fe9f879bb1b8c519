"""What the readers pass between them: options, what was read, what stands open for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader, BytesIO, RawIOBase
from typing import Literal, cast

from legomena.records import Document, Record, SetAside, TextKind, document_id

from .decode import clean
from .language import guess_language, language_tag
from .published import parse_published
from .unreadable import Unreadable

MEGABYTE = 1024 * 1024


class ReadOptions(Record, frozen=True, kw_only=True):
    """How to read. The defaults suit reports on a laptop."""

    max_bytes: int = 32 * MEGABYTE
    """Largest document, in bytes: of a file, a web page, an unpacked part of it, or the text it gives.
    JSON Lines, CSV and WARC files may be larger; there the limit holds for each line, row or record."""
    columns: Mapping[str, str] = {}
    """For CSV and TSV: our field → the name of their column, e.g. ``{"text": "body"}``. Fields that are
    not named here are found where a header has the field's own name."""
    mapping: str | None = None
    """For CSV and TSV: what the columns of coded rows mean, by a built-in name (``acled``, ``ucdp``, ``gtd``,
    ``airwars``) or a JSON file. A data set that is built in is known by its columns without it."""
    background: bool = False
    """Take a coded file as background: one document with events and deaths a month, and no claims."""
    fetch_links: bool = False
    """Fetch the page behind a feed entry that has only a link."""
    allow_private: bool = False
    """Allow URLs that lead to loopback, private or otherwise not public addresses."""
    timeout: float = 30.0
    """Seconds that fetching one URL may take in all, redirects included."""
    max_redirects: int = 5


class Read(Record, frozen=True, kw_only=True):
    """A document and the bytes that it was read from; ``document.id`` is their SHA-256."""

    document: Document
    raw: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """Something to open: a file, a URL, or standard input where both are null."""

    where: str
    """As the caller will recognise it: path or URL."""
    name: str
    """What the document will be called."""
    path: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """An open input, at its beginning, with what is known of it from outside."""

    where: str
    name: str
    stream: BufferedReader
    head: bytes
    """Its first bytes (up to 64 KiB), which ``stream`` will give again."""
    suffix: str = ""
    """Of its file name, lower case, with the dot."""
    media_type: str | None = None
    """As a server or a message states it, without parameters."""
    charset: str | None = None
    url: str | None = None


Outcome = Read | SetAside | Input | Found
"""What a reader of many documents gives: ``Input`` and ``Found`` are read in their turn."""
Outcomes = Iterator[Outcome]


def read_whole(source: Input, options: ReadOptions) -> bytes:
    """Return all bytes of ``source``; raise ``Unreadable`` when there are more than allowed."""
    raw = source.stream.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise Unreadable(too_large(options))
    return raw


def buffered(content: bytes) -> BufferedReader:
    """Return a stream of ``content``."""
    # BytesIO has all that is asked of a raw stream; the stubs leave out that it may stand for one.
    return BufferedReader(cast(RawIOBase, BytesIO(content)))


def too_large(options: ReadOptions) -> str:
    """Return the reason for refusing what is larger than a document may be."""
    return (
        f"It is larger than the limit of {size(options.max_bytes)} for one document; "
        "split it, or raise the limit (max_bytes)."
    )


def size(number: int) -> str:
    """Return a number of bytes as people write it."""
    return f"{number / MEGABYTE:g} MB" if number >= MEGABYTE else f"{number:,} bytes"


def make_document(
    raw: bytes,
    name: str,
    text: str,
    *,
    media_type: str,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    published_basis: Literal["stated", "inferred"] = "stated",
    lang: str | None = None,
    text_kind: TextKind = "verbatim",
    syndicated_of: str | None = None,
) -> Document:
    """Return the document with its text cleaned; raise ``Unreadable`` where no text is left.

    ``published`` is a date as the document writes it; one that cannot be read without guessing
    becomes null.
    """
    text = clean(text)
    if not text.strip():
        raise Unreadable("It holds no text; supply a version with the text in it.")
    date = parse_published(published)
    return Document(
        id=document_id(raw),
        name=clean(name).replace("\n", " ").strip() or "untitled",
        text=text,
        source=one_line(source),
        url=one_line(url),
        title=one_line(title),
        byline=one_line(byline),
        published=date,
        published_basis=published_basis if date else None,
        lang=language_tag(lang) or guess_language(text),
        media_type=media_type,
        text_kind=text_kind,
        syndicated_of=one_line(syndicated_of),
    )


def one_line(value: str | None) -> str | None:
    """Return ``value`` on one line, or null where nothing is left of it."""
    return " ".join(clean(value).split()) or None if value else None
