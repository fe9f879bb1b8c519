"""DOCX: the text of paragraphs, table rows and notes, and the core properties."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from legomena.records import Document

from .._model import Input, ReadOptions, make_document, size
from ..unreadable import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_DAMAGED = "The DOCX is damaged and cannot be opened; get an undamaged copy, or save it again as PDF."
_BOMB = "The DOCX unpacks to far more than its size ({}), as an attack does; leave it out, or save it as PDF."


def read(raw: bytes, source: Input, options: ReadOptions) -> Document:
    """Return the text as it stands with all tracked changes accepted: a line for each paragraph, and for
    each table row with its cells parted by tabs.

    The day of its last change stands in for the publication date, marked as inferred.
    """
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("The DOCX is encrypted; save it without a password.")
    check_archive(raw, options)
    import docx
    from docx.opc.exceptions import OpcError
    from docx.oxml import parse_xml

    try:
        document = docx.Document(BytesIO(raw))
    except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError, OpcError):
        raise Unreadable(_DAMAGED) from None
    lines = list(_lines(document.element.body))
    for part in document.part.related_parts.values():
        if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
            lines.extend(_lines(parse_xml(part.blob)))
    core = document.core_properties
    changed = core.modified or core.created
    return make_document(
        raw,
        source.name,
        "\n".join(line for line in lines if line.strip()),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        url=source.url,
        title=core.title,
        byline=core.author,
        published=changed.isoformat() if changed else None,
        published_basis="inferred",
        lang=core.language,
    )


def check_archive(raw: bytes, options: ReadOptions) -> None:
    """Raise ``Unreadable`` where the archive would unpack to too much, or its XML could be a bomb.

    Both what the archive declares and what comes out of it is measured, before anything is parsed.
    """
    limit, total = 4 * options.max_bytes, 0
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > limit or len(members) > 10_000:
                raise Unreadable(_BOMB.format(f"over {size(limit)}"))
            if "word/document.xml" not in archive.namelist():
                raise Unreadable("It is a ZIP archive but no DOCX; unpack it and add the files in it.")
            for member in members:
                if member.flag_bits & 1:
                    raise Unreadable("The DOCX is encrypted; save it without a password.")
                total += _check_member(archive, member, options)
                if total > limit:
                    raise Unreadable(_BOMB.format(f"over {size(limit)}"))
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise Unreadable(_DAMAGED) from None


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, options: ReadOptions) -> int:
    """Return how many bytes ``member`` unpacks to."""
    is_xml = member.filename.endswith((".xml", ".rels"))
    length, tail = 0, b""
    with archive.open(member) as unpacked:
        while part := unpacked.read(262_144):
            length += len(part)
            if (is_xml and length > options.max_bytes) or length > max(
                1024 * 1024, 300 * max(member.compress_size, 1)
            ):
                raise Unreadable(_BOMB.format(f"{member.filename} to over {size(length)}"))
            # UTF-16 has a NUL byte beside each of these letters.
            window = (tail + part).replace(b"\0", b"")
            if is_xml and re.search(rb"<!(?:DOCTYPE|ENTITY)", window, re.IGNORECASE):
                raise Unreadable("Its XML declares entities, which no word processor writes; leave it out.")
            tail = part[-32:]
    return length


def _lines(element: Any) -> Iterator[str]:
    """Yield the lines below ``element``: its paragraphs, and a line for each table row."""
    for child in element:
        if child.tag == _W + "p":
            yield _paragraph(child)
            for box in child.iter(_W + "txbxContent"):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    yield from _lines(box)
        elif child.tag == _W + "tr":
            cells = (" ".join(_lines(cell)).replace("\n", " ").strip() for cell in _cells(child))
            yield "\t".join(cells)
        elif isinstance(child.tag, str) and child.tag not in (_W + "del", _W + "moveFrom", _FALLBACK):
            yield from _lines(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == _W + "tc":
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins"):
            yield from _cells(child)


def _paragraph(paragraph: Any) -> str:
    parts: list[str] = []
    pending = [paragraph]
    while pending:
        node = pending.pop()
        if node.tag == _W + "t":
            parts.append(node.text or "")
        elif node.tag in _SIGNS:
            parts.append(_SIGNS[node.tag])
        elif node.tag not in (_W + "del", _W + "moveFrom", _W + "txbxContent", _W + "pPr", _FALLBACK):
            pending.extend(reversed(node))
    return "".join(parts)
