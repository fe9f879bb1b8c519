"""The interface of a case, whatever database it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import NamedTuple, Protocol

from legomena.records import Claim, Document, Record, Ruling, SetAside


class Counts(Record, frozen=True, kw_only=True):
    """How much a case holds."""

    documents: int
    set_aside: int
    extracted: int
    """Documents that an extractor has read, whether or not it found claims in them."""
    claims: int
    """Claims that `Ledger.claims` gives: those of each document's latest extraction."""
    stored_claims: int
    """All claims, those of overtaken extractions too."""
    rulings: int
    entries: int


class Added(NamedTuple):
    """What came into a case behind one of its entries."""

    documents: list[Document]
    claims: dict[str, list[Claim]]
    """Document → the claims of its latest extraction, for the documents that were extracted."""
    last: int
    """Number of the last entry."""


class Problem(Record, frozen=True, kw_only=True):
    """One thing that does not hold."""

    where: int | str
    """Number of the entry (from 1), or what it concerns where it is no entry: ``schema``, ``file``."""
    what: str


class Verification(Record, frozen=True, kw_only=True):
    """What re-hashing everything gave. ``problems[0]`` is the first entry that does not hold."""

    ok: bool
    entries: int
    """How many entries were checked, and of them:"""
    documents: int
    claims: int
    head: str
    """Hash of the last entry as stored, 64 hex digits."""
    problems: tuple[Problem, ...] = ()


class Ledger(Protocol):
    """One open case. Entries are only ever added; none is changed or removed.

    *When an add is reported.* Outside a batch, each method that adds has made its entry durable (on
    disk, flushed) when it returns. Inside ``with case.batch():`` the returned value is provisional until
    the ``with`` block has ended, and only then may a caller report it. A batch makes its entries durable
    in portions as it goes, so that a kill loses little, and the rest at its end; that some entry is
    durable before it is reported harms nobody. To report as you go, use one batch per portion. A batch
    that ends with an exception keeps the entries that were complete by then.

    Every method raises `CasefileError` where the case cannot be read or written, or where it refuses
    what it is given.
    """

    def __enter__(self) -> Ledger: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def close(self) -> None:
        """Let go of the case. Closing twice is harmless."""

    def batch(self) -> AbstractContextManager[None]:
        """Make durable many adds at once; see the class for what that means for reporting.

        Other writers wait while a portion is open, so do nothing slow between two adds of a batch.
        """

    def add_document(self, document: Document, raw: bytes) -> bool:
        """Add a document with its bytes as they came. False if these bytes are there already.

        ``document.id`` must be the SHA-256 of ``raw``. What is there already stays as it is, also where
        the new metadata differ.
        """

    def set_aside(self, item: SetAside) -> bool:
        """Add an input that could not be read. False if the same was set aside for the same reason."""

    def add_extraction(self, document_id: str, extractor: str, claims: Iterable[Claim]) -> int:
        """Add what ``extractor`` (name and version) found in a document; return how many claims are new.

        All of it is added, or nothing. An extractor that has read the document already adds nothing,
        whatever it brings; no claims at all are a finding too. Each claim must belong to the document and
        the extractor, have the id that its content gives, rest on ``quote == text[start:end]`` and, as a
        part, name a whole among ``claims``; a `RefusedClaimsError` names the claim that does not.
        """

    def add_ruling(self, ruling: Ruling) -> bool:
        """Add a ruling. False if the very same is there already.

        It must say who, when (with an offset) and why, be about stored claims (or, to redact or disclose,
        about names), and, as an amendment, change fields that a claim has and that may be changed, to
        values that they can take.
        """

    def documents(self) -> Iterator[Document]:
        """All documents in the order they were added, read in portions; adding meanwhile is safe."""

    def added(self, after: int) -> Added:
        """All documents and claims behind the entry of this number (0: all that there are).

        What is read and then followed by what this gives for ``last`` of it is the case as it is now.
        """

    def unread(self, extractor: str) -> list[str]:
        """Ids of the documents that ``extractor`` (name and version) has not read, in the order they were
        added."""

    def document(self, ref: str) -> Document:
        """The document with this id, else this name, else this beginning (4 or more digits) of its id."""

    def raw(self, document_id: str) -> bytes:
        """The bytes of a document as they came."""

    def claims(self, extractor: str | None = None) -> Iterator[Claim]:
        """The claims of each document's latest extraction, as extracted: rulings are not applied.

        With ``extractor`` (name and version), those that it found, overtaken or not. Ordered by document
        as in `documents`, then as the extractor gave them.
        """

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings in the order they were added."""

    def set_asides(self) -> tuple[SetAside, ...]:
        """All set-aside inputs in the order they were added."""

    def extracted(self, extractor: str | None = None) -> set[str]:
        """Ids of the documents that ``extractor`` (name and version), or any at all, has read."""

    def counts(self) -> Counts:
        """How much the case holds."""

    def head(self) -> str:
        """Hash of the last entry, 64 hex digits (all zeros for an empty case).

        It stands for the whole history: note it outside the case, and no one can change the case and
        keep it.
        """

    def verify(self) -> Verification:
        """Re-hash everything and name the first entry that does not hold.

        Checked are: every document's bytes against its id, every payload against its hash, the chain of
        hashes, that no number is missing, every quote at its offsets, every extraction against its
        claims, and the database's own guards. So entries that were edited, removed, swapped or put in
        outside the chain are found. What cannot be found from within is a chain rebuilt with right hashes
        from the changed entry to the end, and so also a last entry rewritten, or a further one added, in
        that way: for that, compare `head` with one noted elsewhere.
        """
