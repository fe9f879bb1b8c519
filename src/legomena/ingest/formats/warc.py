"""WARC archives of web pages: each successful HTML response a document."""

from __future__ import annotations

import zlib
from io import BufferedReader
from typing import Any

from legomena.records import SetAside, document_id

from .._http import BodyError, unpack
from .._model import Input, Outcome, Outcomes, Read, ReadOptions, too_large
from ..unreadable import Unreadable
from .html import document_from_page, page_text

_HTML = ("text/html", "application/xhtml+xml")
_CUT = "The archive is cut short; get the whole file. What comes before was read."


def read(source: Input, options: ReadOptions) -> Outcomes:
    """Give each page. The raw bytes of a document are the page's own, without the archive's packing.

    Pages are read one after the other, so that an archive may be of any length.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    # FastWARC ends quietly where an archive is cut; the unpacking around it and the check below do not.
    stream = _Watched(source.stream)
    pages = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            outcome = _page(record, source, options)
            if outcome is not None:
                pages += 1
                yield outcome
    except Exception as error:
        stream.failure = stream.failure or error
    if stream.failure is not None and not isinstance(stream.failure, EOFError):
        detail = str(stream.failure)[:120]
        yield SetAside(
            name=source.where,
            reason=f"The archive is damaged ({detail}); get it again. What comes before the damage was read.",
        )
    elif stream.failure is not None or stream.tail.rstrip(b"\0")[-4:] != b"\r\n\r\n":
        yield SetAside(name=source.where, reason=_CUT)
    elif not pages:
        raise Unreadable("The archive holds no HTML page that was fetched with success; leave it out.")


def _page(record: Any, source: Input, options: ReadOptions) -> Outcome | None:
    """Return the outcome for one response, or null where it is not a page."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<>") or f"record at {record.stream_pos}"
    where = f"{source.where}#{uri}"
    headers = record.http_headers
    if headers is None:
        if record.is_http:
            return SetAside(name=where, reason="Its HTTP headers cannot be read; capture the page again.")
        return None
    media_type = (headers.get("Content-Type") or "").partition(";")[0].strip().casefold()
    if media_type not in _HTML or headers.status_code != 200:
        return None
    expected = record.content_length
    if expected > options.max_bytes:
        return SetAside(name=where, reason=too_large(options))
    body = record.reader.read(options.max_bytes + 1)
    if len(body) < expected or record.headers.get("WARC-Truncated"):
        return SetAside(
            name=where, reason="The page is cut short; capture it again.", sha256=document_id(body)
        )
    try:
        raw = unpack(
            body, headers.get("Transfer-Encoding"), headers.get("Content-Encoding"), options.max_bytes
        )
        if raw is None:
            return SetAside(name=where, reason=too_large(options), sha256=document_id(body))
        page = page_text(raw, record.http_charset)
        return Read(document=document_from_page(page, raw, uri, uri), raw=raw)
    except (Unreadable, BodyError) as error:
        return SetAside(name=where, reason=str(error), sha256=document_id(body))
    except Exception as error:
        reason = f"The HTML reader failed on it ({type(error).__name__}); save the page as text or PDF."
        return SetAside(name=where, reason=reason, sha256=document_id(body))


class _Watched:
    """A stream that keeps its failure and its last bytes to be looked at when all is read.

    FastWARC's Rust core panics where a stream raises, so that this one just ends.
    """

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._position = 0
        self.tail = b""
        self.failure: Exception | None = None

    def read(self, number: int = -1) -> bytes:
        """Return the next bytes, none where the stream fails."""
        try:
            part = self._stream.read1(number)
        except (EOFError, OSError, zlib.error) as error:
            self.failure = error
            part = b""
        self._position += len(part)
        self.tail = (self.tail + part[-64:])[-64:]
        return part

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - the signature of streams
        """Stay where it is: the archive is read once, from its beginning to its end."""
        return self._position

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._position

    def close(self) -> None:
        """Leave the stream to its owner."""
