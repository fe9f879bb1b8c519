"""Plain text and Markdown, with a header of ``Key: value`` lines where there is one.

A header is either a block between two lines of ``---``, or leading lines such as ``Title:``,
``Source:``, ``Published:``, ``URL:``, ``Byline:``, ``Language:`` that a blank line ends. It is taken
out of the text; the text itself, Markdown signs included, stays as it is.
"""

from __future__ import annotations

import re

from legomena.records import Document

from .._model import Input, ReadOptions
from ..decode import clean, decode
from ..rows import FIELDS, document_from_row

_LINE = re.compile(r"([A-Za-z][A-Za-z_ -]{0,30}):[ \t]*(.*)")
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_FENCE = "---"


def read(raw: bytes, source: Input, options: ReadOptions) -> Document:  # noqa: ARG001 - one shape for all
    """Return the plain text as a document."""
    header, text = split_header(clean(decode(raw, source.charset)))
    return document_from_row({"url": source.url, **header}, raw, source.name, "text/plain", text)


def read_markdown(raw: bytes, source: Input, options: ReadOptions) -> Document:  # noqa: ARG001
    """Return the Markdown as a document; its first top heading is its title unless a header names one."""
    header, text = split_header(clean(decode(raw, source.charset)))
    heading = _HEADING.search(text)
    row = {"url": source.url, **({"title": heading[1]} if heading else {}), **header}
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
