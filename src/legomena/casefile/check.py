"""Checking the entries of a ledger, one after the other, against each other. Knows no database."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import msgspec

from legomena.records import Claim, Ruling, SetAside, document_id

from .admission import quote_problem
from .chain import (
    GENESIS,
    Extraction,
    KeptDocument,
    StoredEntry,
    claim_key,
    decode,
    entry_hash,
    extraction_key,
    sha256,
)
from .ledger import Problem, Verification
from .packing import unpack


class _WrongError(Exception):
    """What is wrong with the entry in hand."""


class LedgerCheck:
    """Give it every entry with `see`, in order of their numbers, then ask for the `result`.

    ``payload(seq)`` gives the payload of an earlier entry: the texts that quotes are looked up in.
    """

    def __init__(self, payload: Callable[[int], bytes]) -> None:
        self._payload = payload
        self._problems: list[Problem] = []
        self._entries = self._documents = self._claims = 0
        self._seq = 0
        self._head = GENESIS
        self._suspect = False
        """Whether the entry before was found wrong, or is missing."""
        self._document_seqs: dict[str, int] = {}
        self._open: Extraction | None = None
        self._open_seq = 0
        self._open_text: str | None = None
        self._awaited: list[str] = []
        """Claims of the open extraction that are yet to come, last one first."""

    def see(self, entry: StoredEntry) -> None:
        """Check the next entry."""
        self._entries += 1
        if entry.seq != self._seq + 1:
            self._gap(entry.seq)
        wrong = self._what_is_wrong(entry)
        previous, own = _text(entry.previous), _text(entry.hash)
        if wrong is not None:
            self.add_problem(entry.seq, wrong)
        elif previous != self._head and not self._suspect:
            # The entry in hand holds, so it tells of the one before as that was.
            if self._seq:
                self.add_problem(self._seq, f"is not the entry that entry {entry.seq} was added after")
            else:
                self.add_problem(entry.seq, "does not begin a chain: entries before it were removed")
        self._suspect = wrong is not None
        self._seq, self._head = entry.seq, own

    def result(self, given: int) -> Verification:
        """Return what was found. ``given`` is the highest number that the database ever gave an entry."""
        if given > self._seq:
            self._missing(self._seq + 1, given)
            self._suspect = True
        elif given < self._seq:
            self.add_problem(given + 1, "was added by other means: the case never gave this number")
        self._close_extraction()
        problems = sorted(self._problems, key=lambda it: it.where if isinstance(it.where, int) else 1 << 63)
        return Verification(
            ok=not problems,
            entries=self._entries,
            documents=self._documents,
            claims=self._claims,
            head=self._head,
            problems=tuple(problems),
        )

    def add_problem(self, where: int | str, what: str) -> None:
        """Note a problem; the database's own findings come in here too."""
        self._problems.append(Problem(where=where, what=what))

    def _gap(self, seq: int) -> None:
        if seq > self._seq + 1:
            self._missing(self._seq + 1, seq - 1)
        else:
            self.add_problem(seq, "has a number that no entry has")
        self._suspect = True

    def _missing(self, first: int, last: int) -> None:
        self.add_problem(first, "is missing" if first == last else f"is missing, and all up to entry {last}")

    def _what_is_wrong(self, entry: StoredEntry) -> str | None:
        """Return the first thing that is wrong with the entry in itself, or in regard to earlier ones."""
        if None in entry[1:7]:
            return "lacks one of its fields"
        kind, key = _text(entry.kind), _text(entry.key)
        payload_hash, previous = _text(entry.payload_hash), _text(entry.previous)
        wrong: str | None = None
        if sha256(entry.payload) != payload_hash:
            wrong = "its content does not give its content hash"
        elif entry_hash(entry.seq, kind, key, payload_hash, previous) != _text(entry.hash):
            wrong = "its fields do not give its hash"
        elif entry.packed is not None and kind != "document":
            wrong = "has raw bytes, and is no document"
        if kind != "claim":
            self._close_extraction(complain=wrong is None)
        try:
            # Looked into in any case: later entries build on it.
            self._look_into(entry, kind, key)
        except _WrongError as error:
            return wrong or str(error)
        except (msgspec.MsgspecError, UnicodeError):
            return wrong or f"its content is no {kind}"
        return wrong

    def _look_into(self, entry: StoredEntry, kind: str, key: str) -> None:
        if kind == "document":
            self._look_into_document(entry, key)
        elif kind == "extraction":
            self._look_into_extraction(entry, key)
        elif kind == "claim":
            self._look_into_claim(entry, key)
        elif kind in ("ruling", "set_aside"):
            decode(Ruling if kind == "ruling" else SetAside, entry.payload)
            if key != sha256(entry.payload):
                raise _WrongError("its key is not the hash of its content")
        else:
            raise _WrongError(f"is of no known kind: {kind!r}")

    def _look_into_document(self, entry: StoredEntry, key: str) -> None:
        self._documents += 1
        kept = decode(KeptDocument, entry.payload)
        if key in self._document_seqs:
            raise _WrongError(f"document {key} is there already, as entry {self._document_seqs[key]}")
        self._document_seqs[kept.document.id] = entry.seq
        if kept.document.id != key:
            raise _WrongError(f"its key is not the id of its document, {kept.document.id}")
        if entry.packed is None:
            raise _WrongError(f"the raw bytes of document {key} are missing")
        try:
            raw = unpack(entry.packed, kept.size)
        except zlib.error as error:
            raise _WrongError(f"the raw bytes of document {key} cannot be unpacked ({error})") from error
        if sha256(entry.packed) != kept.packed or document_id(raw) != key:
            raise _WrongError(f"the raw bytes of document {key} are not those that were added")

    def _look_into_extraction(self, entry: StoredEntry, key: str) -> None:
        extraction = decode(Extraction, entry.payload)
        self._open, self._open_seq = extraction, entry.seq
        self._awaited = list(reversed(extraction.claims))
        seq = self._document_seqs.get(extraction.document)
        if seq is None:
            raise _WrongError(f"is about document {extraction.document}, which does not come before it")
        try:
            self._open_text = decode(KeptDocument, self._payload(seq)).document.text
        except (msgspec.MsgspecError, UnicodeError):
            return  # found wrong already
        if key != extraction_key(extraction.document, extraction.extractor):
            raise _WrongError("its key is not its document and extractor")

    def _look_into_claim(self, entry: StoredEntry, key: str) -> None:
        self._claims += 1
        claim = decode(Claim, entry.payload)
        if self._open is not None:
            if claim.id not in self._awaited:
                raise _WrongError(
                    f"claim {claim.id} is not of the extraction before it, entry {self._open_seq}"
                )
            while self._awaited.pop() != claim.id:
                pass  # those in between are missing, and reported as such by their numbers
            if (claim.document, claim.extractor) != (self._open.document, self._open.extractor):
                raise _WrongError(f"claim {claim.id} is not of the document and extractor of its extraction")
        if key != claim_key(claim.id, claim.extractor):
            raise _WrongError("its key is not its id and extractor")
        problem = self._open_text is not None and quote_problem(claim, self._open_text)
        if problem:
            raise _WrongError(f"claim {claim.id}: {problem}")

    def _close_extraction(self, *, complain: bool = True) -> None:
        """The open extraction should be complete by now. Where claims of it are known to be missing or
        spoiled, that was said of the first of them, and is not said again."""
        if complain and self._awaited and not self._suspect:
            self.add_problem(self._open_seq, f"{len(self._awaited)} of its claims are missing")
        self._open, self._open_text, self._awaited = None, None, []


def _text(stored: bytes | None) -> str:
    return (stored or b"").decode("utf-8", "backslashreplace")
