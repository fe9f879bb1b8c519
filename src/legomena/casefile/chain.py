"""What an entry of the ledger is: payloads, keys and the hash chain. Knows no database."""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple, TypeVar, get_args

import msgspec

from legomena.records import Claim, Document, Record, Ruling, SetAside, to_json

from .errors import CasefileError

EntryKind = Literal["document", "set_aside", "extraction", "claim", "ruling"]
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""


class KeptDocument(Record, frozen=True, kw_only=True):
    """Payload of a ``document`` entry."""

    document: Document
    size: int
    """Length of the raw bytes: bounds what unpacking may give."""
    packed: str
    """SHA-256 of the packed bytes: more than one packing unpacks to the same bytes."""


class Extraction(Record, frozen=True, kw_only=True):
    """Payload of an ``extraction`` entry. Its claims are the entries that follow it, in this order."""

    document: str
    extractor: str
    claims: tuple[str, ...]


class StoredEntry(NamedTuple):
    """An entry as the database holds it, unchecked; bytes, because what was tampered with may be no text."""

    seq: int
    kind: bytes
    key: bytes
    payload: bytes
    payload_hash: bytes
    previous: bytes
    hash: bytes
    packed: bytes | None
    """Packed raw bytes, for a document."""


R = TypeVar("R", bound=Record)

_DECODERS: dict[type[Record], msgspec.json.Decoder[Record]] = {
    kind: msgspec.json.Decoder(kind) for kind in (KeptDocument, SetAside, Extraction, Claim, Ruling)
}


def decode(kind: type[R], payload: bytes | str) -> R:
    """Return the record in a payload. Raises `msgspec.MsgspecError` or `UnicodeDecodeError`."""
    return _DECODERS[kind].decode(payload)  # type: ignore[return-value]


def encode(record: Record, name: str) -> bytes:
    """Return the payload of a record, or refuse one that would not come back as it is.

    Records do not check their fields when made, and JSON knows no lone surrogates and no NaN: what is
    not caught here could be stored and never be read again. ``name`` names the record in the error.
    """
    try:
        payload = to_json(record)
        kept = decode(type(record), payload)
    except UnicodeEncodeError as error:
        raise CasefileError(
            f"{name}: holds a character that is no valid text (lone surrogate U+"
            f"{ord(error.object[error.start]):04X}); decode its source again, with replacement"
        ) from error
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise CasefileError(f"{name}: cannot be kept: {error}; correct that field") from error
    if kept != record and _as_lists(msgspec.to_builtins(kept)) != _as_lists(msgspec.to_builtins(record)):
        raise CasefileError(
            f"{name}: would not come back as it is; use text, whole or finite numbers, true, false, null, "
            "lists and objects only"
        )
    return payload


def _as_lists(value: object) -> object:
    """Return ``value`` with tuples as lists, which is what JSON makes of both."""
    if isinstance(value, dict):
        return {key: _as_lists(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_lists(item) for item in value]
    return value


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data``, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def entry_hash(seq: int, kind: str, key: str, payload_hash: str, previous: str) -> str:
    """Return the hash of an entry, 64 hex digits; it covers the entry and, by ``previous``, all before it."""
    return sha256(to_json([seq, kind, key, payload_hash, previous]))


def extraction_key(document_id: str, extractor: str) -> str:
    return f"{document_id} {extractor}"


def claim_key(claim: str, extractor: str) -> str:
    return f"{claim} {extractor}"
