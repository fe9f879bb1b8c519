"""Which format an input is in: its content decides, its name and its declared type only help."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ._model import Input
from .decode import byte_order
from .unreadable import Unreadable

Format = Literal[
    "text", "markdown", "html", "pdf", "docx", "eml", "feed", "warc", "gzip", "jsonl", "json", "table"
]

_BY_SUFFIX: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "eml",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".rss": "feed",
    ".atom": "feed",
}
_BY_MEDIA_TYPE: dict[str, Format] = {
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "message/rfc822": "eml",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/json": "json",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        "It is an old Office file (.doc, .xls or an Outlook message); save it as DOCX or PDF.",
    ),
    (b"{\\rtf", "It is RTF, which is not read; save it as DOCX or PDF."),
    (b"\xff\xd8\xff", "It is a picture without text; run text recognition (OCR) and add its result."),
    (b"\x89PNG", "It is a picture without text; run text recognition (OCR) and add its result."),
    (b"GIF8", "It is a picture without text; run text recognition (OCR) and add its result."),
    (b"SQLite format 3\0", "It is a database, not a document; export its texts as JSON Lines or CSV."),
)
_PDF = re.compile(rb"[\r\n\0]%PDF-\d\.\d")  # some servers put their own lines before it
_HTML = re.compile(
    r"(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    r"(?:<\?.*?\?>|<!--.*?-->|<!doctype\s[^\[>]*(?:\[.*?\]\s*)?>|\s)*<(?:rss\b|feed\b|rdf:RDF\b)",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADERS = re.compile(r"(?:[!-9;-~]+:[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|$))+")
_MAIL_MARKS = ("received:", "message-id:", "mime-version:", "return-path:", "delivered-to:")


def format_of(source: Input) -> Format:
    """Return the format of ``source``; raise ``Unreadable`` where it is one that is not read."""
    head = source.head
    if not head:
        raise Unreadable("It is empty; supply the document again, or leave it out.")
    if head.lstrip().startswith(b"%PDF-") or (_PDF.search(head[:1024]) and b" obj" in head):
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if source.suffix in (".docx", ".docm") or b"word/" in head or b"[Content_Types].xml" in head:
            return "docx"
        raise Unreadable("It is a ZIP archive; unpack it and add the files in it.")
    for magic, reason in _REFUSED:
        if head.startswith(magic):
            raise Unreadable(reason)
    hint = _BY_SUFFIX.get(source.suffix) or _BY_MEDIA_TYPE.get(source.media_type or "")
    start = _start(head)
    if hint == "table":  # its first cell may look like anything
        return hint
    if _FEED.match(start):
        return "feed"
    if _HTML.match(start):
        return "html"
    if start.lstrip().startswith("<?xml"):
        raise Unreadable("It is XML, but neither a feed nor a web page; save its text as plain text or HTML.")
    if hint == "json":
        return _json_format(start) or hint
    if hint is not None:
        return hint
    if _looks_like_mail(start):
        return "eml"
    if source.suffix in ("", ".txt") and start.lstrip().startswith("{") and _json_format(start) == "jsonl":
        return "jsonl"
    return "text"


def _start(head: bytes) -> str:
    encoding, mark = byte_order(head)
    return head[mark : mark + 16384].decode(encoding or "latin-1", "ignore")


def _json_format(start: str) -> Format | None:
    """Tell one JSON value (``json``) from one object a line (``jsonl``) by the first line."""
    text = start.lstrip()
    if text.startswith("["):
        return "json"
    first, line_break, _ = text.partition("\n")
    try:
        value = msgspec.json.decode(first.encode("latin-1", "replace").decode("utf-8", "replace"))
    except (msgspec.DecodeError, ValueError):
        return None
    return "jsonl" if isinstance(value, dict) and (line_break or len(start) < 16384) else None


def _looks_like_mail(start: str) -> bool:
    headers = _MAIL_HEADERS.match(start.replace("\r\n", "\n"))
    if not headers:
        return False
    names = ["\n" + line for line in headers.group().casefold().splitlines()]
    return any(name.startswith("\nfrom:") for name in names) and any(
        name[1:].startswith(_MAIL_MARKS) for name in names
    )
