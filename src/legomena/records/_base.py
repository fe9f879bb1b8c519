"""What every record is made of: frozen typed structs and content hashes."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

_canonical = msgspec.json.Encoder(order="sorted").encode


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False, gc=False):
    """A plain immutable value. Equal fields mean equal records.

    Nothing immutable can hold itself, so that the collector of cycles need not look at it (``gc=False``):
    a case has millions.
    """


def content_hash(*parts: object) -> str:
    """Return 24 hex digits that name ``parts`` (JSON-like values) by their content.

    The parts are encoded as canonical JSON (sorted keys), so the same content gives the same id
    on every machine and in every version of Python.
    """
    return hashlib.sha256(_canonical(parts)).hexdigest()[:24]


def to_json(value: Any) -> bytes:
    """Encode a record (or a container of records) as JSON with sorted keys."""
    return _canonical(value)
