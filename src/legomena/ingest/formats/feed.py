"""RSS and Atom feeds: each entry a document."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Literal

import msgspec

from legomena.records import SetAside, document_id

from .._model import Found, Input, Outcome, Outcomes, Read, ReadOptions, make_document, read_whole
from ..unreadable import Unreadable
from .html import page_text, plain_text

_ENTRY = re.compile(r"<((?:\w+:)?(?:item|entry))(?:\s[^>]*)?>.*?</\1\s*>", re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>")


def read(source: Input, options: ReadOptions) -> Outcomes:
    """Give each entry that has a text of its own as a document; its raw bytes are its element, in UTF-8.

    An entry that has only a link is fetched where the options say so, and set aside otherwise.
    """
    import feedparser

    raw = read_whole(source, options)
    text = page_text(raw, source.charset)
    if re.search("<!ENTITY", text, re.IGNORECASE):
        raise Unreadable("The feed declares XML entities, which feeds have no use for; leave it out.")
    headers = {"content-location": source.url or "", "content-type": "application/xml; charset=utf-8"}
    feed = feedparser.parse(BytesIO(_DECLARATION.sub("", text, count=1).encode()), response_headers=headers)
    if not feed.entries:
        reason = (
            "The feed cannot be parsed; get it again."
            if feed.bozo
            else "The feed has no entries; leave it out."
        )
        raise Unreadable(reason)
    slices = [match.group().encode() for match in _ENTRY.finditer(text)]
    cut = _END.search(text[-1024:]) is None
    entries = feed.entries[: len(slices)] if cut else feed.entries
    for number, entry in enumerate(entries, 1):
        # Where the elements cannot be told apart, the entry's fields stand for them.
        own = slices[number - 1] if len(slices) == len(entries) else _fields(entry)
        yield _entry(entry, feed.feed, own, source, number, options)
    if cut:
        yield SetAside(
            name=source.where,
            reason=f"The feed is cut short after {len(entries)} whole entries; get the whole feed.",
            sha256=document_id(raw),
        )


def _entry(entry: Any, feed: Any, raw: bytes, source: Input, number: int, options: ReadOptions) -> Outcome:
    where = f"{source.where}#{number}"
    link = entry.get("link") or None
    try:
        text = _text(entry)
        if not text.strip():
            if link and options.fetch_links:
                return Found(where=link, name=link, url=link)
            raise Unreadable(
                "The entry has only a link; allow links to be fetched (fetch_links), or add the page."
                if link
                else "The entry holds no text; leave it out."
            )
        stated = entry.get("published")
        basis: Literal["stated", "inferred"] = "stated" if stated else "inferred"
        document = make_document(
            raw,
            link or entry.get("id") or f"{source.name}#{number}",
            text,
            media_type="application/atom+xml" if raw.startswith(b"<entry") else "application/rss+xml",
            source=_title(entry.get("source") or {}) or _title(feed),
            url=link,
            title=_title(entry),
            byline=entry.get("author"),
            published=stated or dict.get(entry, "updated"),  # its own get() takes one for the other
            published_basis=basis,
            lang=_lang(entry) or feed.get("language"),
        )
    except Unreadable as error:
        return SetAside(name=where, reason=str(error), sha256=document_id(raw))
    return Read(document=document, raw=raw)


def _text(entry: Any) -> str:
    """Return the longest text that the entry carries: its content, else its summary."""
    details = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    return max((_plain(detail) for detail in details), key=len, default="")


def _title(item: Any) -> str | None:
    return _plain(item.get("title_detail") or {}) or None


def _plain(detail: Any) -> str:
    value = detail.get("value") or ""
    return value if detail.get("type") == "text/plain" and "</" not in value else plain_text(value)


def _lang(entry: Any) -> str | None:
    for detail in (*entry.get("content", ()), entry.get("summary_detail"), entry.get("title_detail")):
        if detail and detail.get("language"):
            return str(detail["language"])
    return None


def _fields(entry: Any) -> bytes:
    kept = {key: entry.get(key) for key in ("id", "link", "title", "author", "published")}
    return msgspec.json.encode({**kept, "text": _text(entry)}, order="sorted")
