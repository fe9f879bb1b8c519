"""The packing of HTTP bodies: chunks, gzip, deflate, Brotli, undone within a limit of size."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")


class BodyError(Exception):
    """A body is not packed as its headers say. The message is one sentence with what to do."""


def unpack(body: bytes, transfer: str | None, content: str | None, limit: int) -> bytes | None:
    """Return the body as the page's author made it, or null where that is more than ``limit`` bytes.

    Archives often keep headers of a packing that they have already undone, so a body that is not packed
    as ``transfer`` or ``content`` (header values) says, is taken as it is if it can be.
    """
    if "chunked" in (transfer or "").casefold():
        body = _join_chunks(body)
    for coding in reversed([part.strip().casefold() for part in (content or "").split(",")]):
        if coding in ("", "identity"):
            continue
        if coding in ("gzip", "x-gzip", "deflate"):
            unpacked = _inflate(body, coding, limit)
        elif coding == "br":
            unpacked = _brotli(body, limit)
        else:
            raise BodyError(f'It is packed as "{coding}", which is not read; save the page in a browser.')
        if unpacked is None:
            return None
        body = unpacked
    return body if len(body) <= limit else None


def _join_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    position = 0
    while match := _CHUNK.match(body, position):
        length = int(match[1], 16)
        if length == 0:
            return b"".join(parts)
        end = match.end() + length
        parts.append(body[match.end() : end])
        position = end + 2
    if not parts:  # the archive has joined them already
        return body
    raise BodyError("The page is cut short; capture it again.")


def _inflate(body: bytes, coding: str, limit: int) -> bytes | None:
    if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
        return body
    for window in (47, -15):  # gzip or zlib by its header, then bare deflate
        inflater = zlib.decompressobj(window)
        try:
            unpacked = inflater.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(unpacked) > limit:
            return None
        if not inflater.eof:
            raise BodyError("The page is cut short; capture it again.")
        return unpacked
    if coding == "deflate" and re.match(rb"\s*<", body):
        return body
    raise BodyError("The page is damaged (it cannot be unpacked); capture it again.")


def _brotli(body: bytes, limit: int) -> bytes | None:
    from fastwarc.stream_io import BrotliReader

    if re.match(rb"\s*<", body):
        return body
    try:
        unpacked: bytes = BrotliReader(BytesIO(body)).read(limit + 1)
    except Exception:
        raise BodyError("The page is damaged (it cannot be unpacked); capture it again.") from None
    return None if len(unpacked) > limit else unpacked
