"""Raw bytes, packed with zlib."""

from __future__ import annotations

import zlib

_LEVEL = 6


def pack(raw: bytes) -> bytes:
    """Return the bytes packed."""
    return zlib.compress(raw, _LEVEL)


def unpack(packed: bytes, size: int) -> bytes:
    """Return the ``size`` bytes that were packed. Raises `zlib.error` where it is any other number.

    Never unpacks more than that: a casefile may come from a stranger.
    """
    unpacking = zlib.decompressobj()
    raw = unpacking.decompress(packed, size + 1)
    if len(raw) != size or not unpacking.eof:
        raise zlib.error(f"does not unpack to {size} bytes")
    return raw
