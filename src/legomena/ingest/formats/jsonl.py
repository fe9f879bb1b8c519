"""JSON Lines, one object a document, and JSON files with one object or a list of them.

JSON Lines are read line by line, so that a file may be of any length. The raw bytes of a document are
those of its line or object.
"""

from __future__ import annotations

from io import BufferedReader

import msgspec

from legomena.records import SetAside, document_id

from .._model import Input, Outcome, Outcomes, Read, ReadOptions, buffered, read_whole, too_large
from ..decode import BINARY, byte_order, decode, looks_binary
from ..rows import document_from_row
from ..unreadable import Unreadable

MEDIA_TYPE = "application/json"


def read(source: Input, options: ReadOptions) -> Outcomes:
    """Give each line's document; a line that cannot be read is set aside as ``where:line``."""
    stream = _utf8_stream(source, options)
    number, given = 0, 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        where = f"{source.where}:{number}"
        if len(line) > options.max_bytes and not line.endswith(b"\n"):
            _skip_line(stream)
            yield SetAside(name=where, reason=too_large(options))
            given += 1
            continue
        raw = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        raw = raw.rstrip(b"\r\n")
        if raw.strip():
            yield _document(raw, where, f"{source.name}:{number}", "line")
            given += 1
    if not given:
        raise Unreadable("It has only blank lines; supply one JSON object a line.")


def read_json(source: Input, options: ReadOptions) -> Outcomes:
    """Give the document of each object of a JSON file."""
    raw = read_whole(source, options)
    encoding, mark = byte_order(raw)
    data = decode(raw).encode() if encoding and encoding != "utf-8" else raw[mark:]
    try:
        value = msgspec.json.decode(data, type=msgspec.Raw)
        single = bytes(value).lstrip().startswith(b"{")
        items = [value] if single else msgspec.json.decode(value, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(
            f"It is not valid JSON ({error}); correct it, or supply one JSON object a line as .jsonl."
        ) from None
    if not items:
        raise Unreadable("Its list is empty; leave it out.")
    for number, item in enumerate(items, 1):
        where = source.where if single else f"{source.where}#{number}"
        name = source.name if single else f"{source.name}#{number}"
        yield _document(raw if single else bytes(item), where, name, "entry", bytes(item))


def _document(raw: bytes, where: str, name: str, unit: str, data: bytes | None = None) -> Outcome:
    try:
        row = msgspec.json.decode(raw if data is None else data)
        if not isinstance(row, dict):
            raise Unreadable(f'This {unit} is no JSON object; write {{"text": …}} for each document.')
        return Read(document=document_from_row(row, raw, name, MEDIA_TYPE), raw=raw)
    except Unreadable as error:
        reason = str(error)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f"This {unit} is not valid JSON ({error}); correct it."
    except RecursionError:
        reason = f"This {unit} is nested too deeply to be a document; correct it."
    return SetAside(name=where, reason=reason, sha256=document_id(raw))


def _utf8_stream(source: Input, options: ReadOptions) -> BufferedReader:
    """Return the stream, or one of UTF-8 where the file is UTF-16 or UTF-32 (whose lines end otherwise)."""
    encoding, _ = byte_order(source.head)
    if encoding is None or encoding == "utf-8":
        if looks_binary(source.head):
            raise Unreadable(BINARY)
        return source.stream
    return buffered(decode(read_whole(source, options)).encode())


def _skip_line(stream: BufferedReader) -> None:
    while (part := stream.readline(65536)) and not part.endswith(b"\n"):
        pass
