"""The ledger on one SQLite file. Only this module reads and writes its tables."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from legomena.records import Claim, Document, Record, Ruling, SetAside

from .admission import check_document, check_extractor, claim_payloads, is_document_id
from .chain import (
    GENESIS,
    EntryKind,
    Extraction,
    KeptDocument,
    claim_key,
    decode,
    encode,
    extraction_key,
    sha256,
)
from .errors import CasefileError
from .ledger import Added, Counts, Verification
from .packing import pack, unpack
from .rulings import check_ruling, is_on_names, ruling_name
from .sqlite_errors import explained
from .sqlite_verify import verify
from .sqlite_writer import ChainWriter

_PREFIX_DIGITS = 4
_PAGE = 200

R = TypeVar("R", bound=Record)


class SqliteLedger:
    """A `Ledger` on one SQLite file. Not to be shared between threads: open the case in each."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self._connection = connection
        self._path = path
        self._read_only = read_only
        self._writer = ChainWriter(connection, path)

    def __enter__(self) -> SqliteLedger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with explained(self._path):
            self._connection.close()

    # -- adding

    def batch(self) -> AbstractContextManager[None]:
        return self._writer.batch()

    def add_document(self, document: Document, raw: bytes) -> bool:
        check_document(document, raw)
        if self._has("document", document.id):
            return False
        packed = pack(raw)
        kept = KeptDocument(document=document, size=len(raw), packed=sha256(packed))
        payload = encode(kept, f"document {document.name!r}")
        with self._adding():
            seq = self._writer.append("document", document.id, payload)
            if seq is None:  # another process was faster
                return False
            self._writer.append_raw(seq, packed)
        return True

    def set_aside(self, item: SetAside) -> bool:
        payload = encode(item, f"set-aside input {item.name!r}")
        with self._adding():
            return self._writer.append("set_aside", sha256(payload), payload) is not None

    def add_extraction(self, document_id: str, extractor: str, claims: Iterable[Claim]) -> int:
        check_extractor(extractor)
        key = extraction_key(document_id, extractor)
        if self._has("extraction", key):
            return 0
        payloads = claim_payloads(self._document_with_id(document_id), extractor, claims)
        extraction = Extraction(document=document_id, extractor=extractor, claims=tuple(payloads))
        with self._adding():
            if self._writer.append("extraction", key, encode(extraction, f"extraction {key}")) is None:
                return 0
            for claim, payload in payloads.items():
                self._writer.append("claim", claim_key(claim, extractor), payload)
        return len(payloads)

    def add_ruling(self, ruling: Ruling) -> bool:
        payload = encode(ruling, ruling_name(ruling))
        check_ruling(decode(Ruling, payload))
        for target in () if is_on_names(ruling) else ruling.targets:
            if ruling.kind == "split" and self._rows(
                "SELECT 1 FROM entry WHERE kind = 'document' AND key = ?", (target,)
            ):
                continue
            if not self._rows(
                "SELECT 1 FROM entry WHERE kind = 'claim' AND key >= ? AND key < ? LIMIT 1",
                (claim_key(target, ""), f"{target}!"),  # "!" comes right after the blank before the extractor
            ):
                what = "claim or document" if ruling.kind == "split" else "claim"
                raise CasefileError(f"{ruling_name(ruling)}: the case has no {what} {target!r}; check the id")
        with self._adding():
            return self._writer.append("ruling", sha256(payload), payload) is not None

    def _adding(self) -> AbstractContextManager[None]:
        if self._read_only:
            raise CasefileError(f"{self._path}: was opened for reading only; open it for writing to add")
        return self._writer.adding()

    # -- reading

    def documents(self) -> Iterator[Document]:
        for kept in self._all("document", KeptDocument):
            yield kept.document

    def added(self, after: int) -> Added:
        found = Added([], {}, after)
        last = start = after
        missing = 0
        while rows := self._rows(
            "SELECT seq, kind, payload FROM entry WHERE seq > ? ORDER BY seq LIMIT ?", (last, _PAGE)
        ):
            for last, kind, payload in rows:
                if missing and kind != "claim":
                    raise self._damaged(start)
                if kind == "document":
                    found.documents.append(self._decode(KeptDocument, last, payload).document)
                elif kind == "extraction":
                    extraction, start = self._decode(Extraction, last, payload), last
                    claims = found.claims[extraction.document] = []
                    missing = len(extraction.claims)
                elif kind == "claim":
                    claims.append(self._decode(Claim, last, payload))
                    missing -= 1
        if missing:
            raise self._damaged(start)
        return found._replace(last=last)

    def unread(self, extractor: str) -> list[str]:
        read = self.extracted(extractor)
        return [document for _, document in self._keys("document") if document not in read]

    def document(self, ref: str) -> Document:
        if is_document_id(ref) and self._has("document", ref):
            return self._document_with_id(ref)
        found = self._rows(
            "SELECT key FROM entry WHERE kind = 'document' AND json_extract(payload, '$.document.name') = ? "
            "ORDER BY seq",
            (ref,),
        ) or self._ids_beginning_with(ref.lower())
        if len(found) > 1:
            first = ", ".join(key[:12] for (key,) in found[:5])
            raise CasefileError(
                f"{self._path}: {ref!r} is the name or the beginning of the id of {len(found)} documents "
                f"({first}{' …' if len(found) > 5 else ''}); give more of the id"
            )
        return self._document_with_id(found[0][0] if found else ref)

    def _ids_beginning_with(self, prefix: str) -> list[Any]:
        if len(prefix) < _PREFIX_DIGITS or not is_document_id(prefix.ljust(64, "0")):
            return []
        return self._rows(
            "SELECT key FROM entry WHERE kind = 'document' AND key >= ? AND key < ? ORDER BY seq",
            (prefix, f"{prefix}g"),
        )

    def _document_with_id(self, document_id: str) -> Document:
        return self._kept_document(document_id)[1].document

    def _kept_document(self, document_id: str) -> tuple[int, KeptDocument]:
        rows = self._rows(
            "SELECT seq, payload FROM entry WHERE kind = 'document' AND key = ?", (document_id,)
        )
        if not rows:
            raise CasefileError(
                f"{self._path}: has no document {document_id!r}; list its documents with 'legomena show'"
            )
        seq, payload = rows[0]
        return seq, self._decode(KeptDocument, seq, payload)

    def raw(self, document_id: str) -> bytes:
        seq, kept = self._kept_document(document_id)
        rows = self._rows("SELECT packed FROM raw WHERE seq = ?", (seq,))
        try:
            return unpack(rows[0][0], kept.size)
        except (IndexError, zlib.error) as error:
            raise self._damaged(seq) from error

    def claims(self, extractor: str | None = None) -> Iterator[Claim]:
        if extractor is not None:
            check_extractor(extractor)
        found = self._extractions(extractor)
        for seq, document in self._keys("document"):
            if document not in found:
                continue
            start, extraction = found[document]
            rows = self._rows(
                "SELECT seq, payload FROM entry WHERE seq > ? AND seq <= ? AND kind = 'claim' ORDER BY seq",
                (start, start + len(extraction.claims)),
            )
            if len(rows) != len(extraction.claims):
                raise self._damaged(start)
            for seq, payload in rows:
                yield self._decode(Claim, seq, payload)

    def _extractions(self, extractor: str | None = None) -> dict[str, tuple[int, Extraction]]:
        """Document id → the latest extraction (by ``extractor``) and its entry."""
        found: dict[str, tuple[int, Extraction]] = {}
        for seq, payload in self._rows(
            "SELECT seq, payload FROM entry WHERE kind = 'extraction' ORDER BY seq"
        ):
            extraction = self._decode(Extraction, seq, payload)
            if extractor is None or extraction.extractor == extractor:
                found[extraction.document] = seq, extraction
        return found

    def rulings(self) -> tuple[Ruling, ...]:
        return tuple(self._all("ruling", Ruling))

    def set_asides(self) -> tuple[SetAside, ...]:
        return tuple(self._all("set_aside", SetAside))

    def extracted(self, extractor: str | None = None) -> set[str]:
        if extractor is not None:
            check_extractor(extractor)
        keys = (key.partition(" ") for _, key in self._keys("extraction"))
        return {document for document, _, by in keys if extractor in (None, by)}

    def counts(self) -> Counts:
        stored = dict(self._rows("SELECT kind, count(*) FROM entry GROUP BY kind"))
        extractions = self._extractions()
        return Counts(
            documents=stored.get("document", 0),
            set_aside=stored.get("set_aside", 0),
            extracted=len(extractions),
            claims=sum(len(extraction.claims) for _, extraction in extractions.values()),
            stored_claims=stored.get("claim", 0),
            rulings=stored.get("ruling", 0),
            entries=sum(stored.values()),
        )

    def head(self) -> str:
        rows = self._rows("SELECT hash FROM entry ORDER BY seq DESC LIMIT 1")
        return str(rows[0][0]) if rows else GENESIS

    def verify(self) -> Verification:
        with explained(self._path):
            return verify(self._connection)

    def _has(self, kind: EntryKind, key: str) -> bool:
        return bool(self._rows("SELECT 1 FROM entry WHERE kind = ? AND key = ?", (kind, key)))

    def _keys(self, kind: EntryKind) -> list[Any]:
        return self._rows("SELECT seq, key FROM entry WHERE kind = ? ORDER BY seq", (kind,))

    def _all(self, kind: EntryKind, record: type[R]) -> Iterator[R]:
        """Read all entries of a kind, a page at a time: no query stays open while the caller works."""
        last = 0
        while rows := self._rows(
            "SELECT seq, payload FROM entry WHERE kind = ? AND seq > ? ORDER BY seq LIMIT ?",
            (kind, last, _PAGE),
        ):
            for last, payload in rows:
                yield self._decode(record, last, payload)

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with explained(self._path):
            return self._connection.execute(query, values).fetchall()

    def _decode(self, record: type[R], seq: int, payload: str) -> R:
        try:
            return decode(record, payload)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise self._damaged(seq) from error

    def _damaged(self, seq: int) -> CasefileError:
        return CasefileError(
            f"{self._path}: entry {seq} is damaged; take the case from a copy, or run 'legomena verify' on "
            "it to see how far it holds"
        )
