"""The one door: opens every source, finds its format, and lets no document's failure stop the rest."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any, cast
from urllib.parse import urlsplit

from legomena.records import Document, SetAside, document_id

from . import sources as _sources
from ._model import Found, Input, Outcomes, Read, ReadOptions, buffered, read_whole
from .formats import docx, eml, feed, html, jsonl, pdf, table, text, warc
from .sniff import Format, format_of
from .unreadable import Unreadable

HEAD = 65536
"""How many bytes of an input are looked at to find its format."""
_DEEPEST = 4
"""How far messages within messages, packed files within messages and so on are followed."""

_PACKING_ERRORS = (EOFError, gzip.BadGzipFile, zlib.error)

_SINGLE: dict[Format, Callable[[bytes, Input, ReadOptions], Document]] = {
    "text": text.read,
    "markdown": text.read_markdown,
    "html": html.read,
    "pdf": pdf.read,
    "docx": docx.read,
}
"""Formats of which a file is one document."""
_MANY: dict[Format, Callable[[Input, ReadOptions], Outcomes]] = {
    "eml": eml.read,
    "feed": feed.read,
    "warc": warc.read,
    "jsonl": jsonl.read,
    "json": jsonl.read_json,
    "table": table.read,
}
"""Formats of which a file may hold many documents."""


def read(sources: Iterable[str], options: ReadOptions | None = None) -> Iterator[Read | SetAside]:
    """Yield every document of ``sources``, in order, and what had to be set aside, with the reason.

    A source is a file, a folder (read with all below it), a pattern (``reports/*.html``), an http or
    https URL, or ``-`` for standard input. Formats: plain text, Markdown, HTML, PDF, DOCX, EML, RSS and
    Atom, WARC, JSON and JSON Lines, CSV and TSV, each also packed with gzip.

    Raises ``TypeError`` for a bare string and ``ValueError`` for options that make no sense; whatever
    is wrong with a document comes out as a ``SetAside``.
    """
    options = options or ReadOptions()
    if isinstance(sources, (str, bytes)):
        raise TypeError("sources is a list of files, folders, patterns and URLs, not one string")
    table.check_columns(options.columns)
    if options.max_bytes < 1 or options.timeout <= 0 or options.max_redirects < 0:
        raise ValueError("max_bytes and timeout must be above zero, max_redirects zero or more")
    return _read_all(sources, options)


def _read_all(sources: Iterable[str], options: ReadOptions) -> Iterator[Read | SetAside]:
    for source in sources:
        for found in _sources.find(str(source)):
            if isinstance(found, SetAside):
                yield found
            else:
                yield from _read_found(found, options)


def _read_found(found: Found, options: ReadOptions, depth: int = 0) -> Iterator[Read | SetAside]:
    try:
        with _open(found, options) as source:
            yield from _read_input(source, options, depth)
    except Unreadable as error:
        yield SetAside(name=found.where, reason=str(error))
    except OSError as error:
        yield SetAside(name=found.where, reason=_sources.failure(error))


def _read_input(source: Input, options: ReadOptions, depth: int) -> Iterator[Read | SetAside]:
    """Yield the documents of one open input; any failure in a reader becomes a ``SetAside``."""
    raw: bytes | None = None
    form = "file"
    try:
        form = format_of(source)
        if form == "gzip":
            yield from _read_input(_unpacked(source), options, depth + 1)
        elif form in _SINGLE:
            raw = read_whole(source, options)
            yield Read(document=_SINGLE[form](raw, source, options), raw=raw)
        else:
            for outcome in _MANY[form](source, options):
                if isinstance(outcome, (Read, SetAside)):
                    yield outcome
                elif depth >= _DEEPEST:
                    yield SetAside(
                        name=outcome.where, reason="It lies too deep within others; add it by itself."
                    )
                elif isinstance(outcome, Found):
                    yield from _read_found(outcome, options, depth + 1)
                else:
                    yield from _read_input(outcome, options, depth + 1)
    except Unreadable as error:
        yield _set_aside(source, str(error), raw)
    except _PACKING_ERRORS:
        reason = "The gzip file is cut short or damaged; get an undamaged copy."
        if form in _MANY:
            reason += " What comes before was read."
        yield SetAside(name=source.where, reason=reason)
    except OSError as error:
        yield _set_aside(source, _sources.failure(error), raw)
    except Exception as error:
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:160]
        reason = f"The {form} reader failed on it ({detail}); convert it to another format, or leave it out."
        yield _set_aside(source, reason, raw)


def _set_aside(source: Input, reason: str, raw: bytes | None) -> SetAside:
    if raw is None and len(source.head) < HEAD:  # the head is the whole
        raw = source.head
    return SetAside(name=source.where, reason=reason, sha256=document_id(raw) if raw is not None else None)


def _unpacked(source: Input) -> Input:
    """Return what a gzip file holds, to be read as it is unpacked."""
    packed = gzip.GzipFile(fileobj=source.stream)
    head = b""
    try:
        while len(head) < HEAD and (part := packed.read1(HEAD - len(head))):
            head += part
    except _PACKING_ERRORS:
        if not head:
            raise
    if head.startswith(b"\x1f\x8b"):
        raise Unreadable("It is packed with gzip more than once; unpack it first.")
    return replace(
        source,
        stream=_with_head(head, packed),
        head=head,
        suffix=PurePath(source.name.removesuffix(".gz")).suffix.lower(),
        media_type=None,
        charset=None,
    )


@contextmanager
def _open(found: Found, options: ReadOptions) -> Iterator[Input]:
    """Open a file, a URL or standard input, for as long as it is read."""
    if found.url is not None:
        from .fetch import fetch  # here, since it brings the TLS and HTTP modules with it

        page = fetch(found.url, options)
        yield Input(
            where=found.where,
            name=found.name,
            stream=buffered(page.body),
            head=page.body[:HEAD],
            suffix=PurePath(urlsplit(page.url).path).suffix.lower(),
            media_type=page.media_type,
            charset=page.charset,
            url=page.url,
        )
    elif found.path is not None:
        with Path(found.path).open("rb") as stream:
            yield _input(found, stream, PurePath(found.path).suffix.lower())
    else:
        yield _input(found, cast(io.BufferedIOBase, sys.stdin.buffer), "")


def _input(found: Found, stream: io.BufferedIOBase, suffix: str) -> Input:
    head = stream.read(HEAD)
    return Input(
        where=found.where, name=found.name, stream=_with_head(head, stream), head=head, suffix=suffix
    )


def _with_head(head: bytes, stream: io.BufferedIOBase) -> io.BufferedReader:
    """Return a stream of ``head`` and then what is left of ``stream`` (a pipe cannot be wound back)."""
    return io.BufferedReader(_Chained(head, stream), HEAD)


class _Chained(io.RawIOBase):
    def __init__(self, head: bytes, stream: io.BufferedIOBase) -> None:
        self._head, self._stream = BytesIO(head), stream

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read from the head while it lasts, then what the stream has at once."""
        part = self._head.read(len(buffer)) or self._stream.read1(len(buffer))
        buffer[: len(part)] = part
        return len(part)
