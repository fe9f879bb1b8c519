"""Appending to the chain on SQLite: transactions, batches, and what they promise."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .chain import GENESIS, EntryKind, entry_hash, sha256
from .errors import CasefileError
from .sqlite_errors import explained

PORTION_SECONDS = 0.5
"""A batch makes its entries durable at least this often, as long as something is added."""


class ChainWriter:
    """The one place that writes. See `legomena.casefile.Ledger` for when an add counts as reported."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._batches = 0
        self._pending = False
        """Whether a batch holds adds that were answered and are not yet committed."""
        self._portion_since = 0.0
        self._seq = 0
        self._head = GENESIS

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Commit in portions what is added inside, and the rest on leaving, also by an exception."""
        self._batches += 1
        try:
            yield
        finally:
            self._batches -= 1
            try:
                # After a batch within a batch too: what its user reports next must be durable by then.
                if self._in_transaction():
                    with explained(self._path):
                        self._commit()
                lost = self._pending
            finally:
                self._pending = self._pending and self._batches > 0
        if lost:
            raise self._loss()

    @contextmanager
    def adding(self) -> Iterator[None]:
        """Add what is appended inside as one, committed on leaving or in a batch's next portion."""
        with explained(self._path):
            if not self._in_transaction():
                if self._pending:
                    raise self._loss()
                self._begin()
            before = self._seq, self._head
            self._connection.execute("SAVEPOINT adding")
            try:
                yield
                self._connection.execute("RELEASE adding")
            except BaseException:
                self._seq, self._head = before
                self._take_back()
                raise
            self._pending = self._batches > 0
            if not self._batches or time.monotonic() - self._portion_since > PORTION_SECONDS:
                self._commit()

    def append(self, kind: EntryKind, key: str, payload: bytes) -> int | None:
        """Append an entry inside `adding` and return its number; None where its kind and key are there."""
        if self._connection.execute("SELECT 1 FROM entry WHERE kind = ? AND key = ?", (kind, key)).fetchone():
            return None
        seq, payload_hash = self._seq + 1, sha256(payload)
        own = entry_hash(seq, kind, key, payload_hash, self._head)
        self._connection.execute(
            "INSERT INTO entry (seq, kind, key, payload, payload_hash, previous, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (seq, kind, key, payload.decode(), payload_hash, self._head, own),
        )
        self._seq, self._head = seq, own
        return seq

    def append_raw(self, seq: int, packed: bytes) -> None:
        """Keep the packed bytes of the document that is entry ``seq``."""
        self._connection.execute("INSERT INTO raw (seq, packed) VALUES (?, ?)", (seq, packed))

    def _begin(self) -> None:
        """Take the write lock and learn where the chain ends; refuse to build on an end that was cut off."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._portion_since = time.monotonic()
        try:
            row = self._connection.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
            given = self._connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = 'entry'"
            ).fetchone()
            self._seq, self._head = row or (0, GENESIS)
            if (given[0] if given else 0) != self._seq:
                raise CasefileError(
                    f"{self._path}: its last entries were removed by other means; take it from a copy, or "
                    "run 'legomena verify' on it to see what is missing"
                )
        except BaseException:
            self._roll_back()
            raise

    def _take_back(self) -> None:
        """Undo the add that failed. What a batch added before it stays, unless SQLite undid that as well."""
        if not self._batches:
            self._roll_back()
        elif self._in_transaction():
            try:
                self._connection.execute("ROLLBACK TO adding")
                self._connection.execute("RELEASE adding")
            except sqlite3.Error:
                self._roll_back()

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
            self._pending = False
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._in_transaction():
            self._connection.execute("ROLLBACK")

    def _in_transaction(self) -> bool:
        try:
            return self._connection.in_transaction
        except sqlite3.ProgrammingError:  # closed meanwhile, which has rolled back
            return False

    def _loss(self) -> CasefileError:
        return CasefileError(
            f"{self._path}: what this batch added last could not be written and was lost; make sure that the "
            "disk has room, then add it all again (what is there already is passed over)"
        )
