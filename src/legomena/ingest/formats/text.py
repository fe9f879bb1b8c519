"""Plain text and Markdown, with a header of ``Key: value`` lines where there is one.

A header is either a block between two lines of ``---``, or leading lines such as ``Title:``,
``Source:``, ``Published:``, ``URL:``, ``Byline:``, ``Language:`` that a blank line ends. It is taken
out of the text; the text itself, Markdown signs included, stays as it is. Where no header says when it was
published, a line near the top that is a date and nothing else does ("March 14, 2025"), as inferred.
"""

from __future__ import annotations

import re

from legomena.records import Document

from .._model import Input, ReadOptions
from ..decode import clean, decode
from ..published import parse_published
from ..rows import FIELDS, document_from_row

_LINE = re.compile(r"([A-Za-z][A-Za-z_ -]{0,30}):[ \t]*(.*)")
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_FENCE = "---"
_DATE_LABEL = re.compile(r"(?:(?:first )?(?:published|posted)(?: on)?:?|date:)\s+", re.IGNORECASE)
_TOP = 8
"""Lines at the top of a report among which its date stands."""


def read(raw: bytes, source: Input, options: ReadOptions) -> Document:  # noqa: ARG001 - one shape for all
    """Return the plain text as a document."""
    header, text = split_header(clean(decode(raw, source.charset)))
    row = {"url": source.url, **_date_line(text), **header}
    return document_from_row(row, raw, source.name, "text/plain", text)


def read_markdown(raw: bytes, source: Input, options: ReadOptions) -> Document:  # noqa: ARG001
    """Return the Markdown as a document; its first top heading is its title unless a header names one."""
    header, text = split_header(clean(decode(raw, source.charset)))
    heading = _HEADING.search(text)
    row = {"url": source.url, **({"title": heading[1]} if heading else {}), **_date_line(text), **header}
    return document_from_row(row, raw, source.name, "text/markdown", text)


def split_header(text: str) -> tuple[dict[str, object], str]:
    """Return the known values of the header, if there is one, and the text after it."""
    lines = text.split("\n", 60)
    if lines[0].rstrip() == _FENCE:
        ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")]
        if ends:
            values = _values(lines[1 : ends[0]])
            if values:
                return values, "\n".join(lines[ends[0] + 1 :]).lstrip("\n")
        return {}, text
    header: list[str] = []
    for line in lines:
        match = _LINE.fullmatch(line.rstrip())
        if match is None or _field(match[1]) is None:
            break
        header.append(line)
    # A sentence may begin like a header ("Source: …"), but no blank line follows its first line then.
    if header and len(lines) > len(header) and not lines[len(header)].strip():
        return _values(header), "\n".join(lines[len(header) :]).lstrip("\n")
    return {}, text


def _date_line(text: str) -> dict[str, object]:
    """The date that a line near the top consists of; nothing where there is none, or more than one."""
    found: set[str] = set()
    for line in text.split("\n", _TOP)[:_TOP]:
        stripped = line.strip()
        label = _DATE_LABEL.match(stripped)
        published = parse_published(stripped[label.end() :] if label else stripped)
        if published is not None:
            found.add(published)
    return {"published": found.pop(), "published_basis": "inferred"} if len(found) == 1 else {}


def _field(key: str) -> str | None:
    name = key.strip().casefold().replace(" ", "_").replace("-", "_")
    return name if name in FIELDS and name != "text" else None


def _values(lines: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for line in lines:
        match = _LINE.fullmatch(line.rstrip())
        name = _field(match[1]) if match else None
        if match and name:
            found[name] = re.sub(r"^(['\"])(.*)\1$", r"\2", match[2].strip())
    return found
