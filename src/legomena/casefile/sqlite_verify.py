"""Verification of a case on SQLite: feeds every stored row to the check, then looks at the file itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from .chain import StoredEntry
from .check import LedgerCheck
from .ledger import Verification
from .schema import problems_in_schema
from .sqlite_errors import primary_code

# Cast to bytes: what was tampered with may be no valid text.
_ENTRIES = """SELECT coalesce(CAST(entry.seq AS INTEGER), 0), CAST(kind AS BLOB), CAST(key AS BLOB),
  CAST(payload AS BLOB), CAST(payload_hash AS BLOB), CAST(previous AS BLOB), CAST(hash AS BLOB),
  CAST(raw.packed AS BLOB)
FROM entry LEFT JOIN raw ON raw.seq = entry.seq ORDER BY entry.seq"""

_NOT_THE_FILE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM)
"""Errors that say nothing of what is stored."""


def verify(connection: sqlite3.Connection) -> Verification:
    """Check the whole case as it stands at this moment; see `Ledger.verify`."""
    snapshot = not connection.in_transaction
    if snapshot:
        connection.execute("BEGIN")
    try:
        return _verify(connection)
    finally:
        if snapshot and connection.in_transaction:
            connection.execute("ROLLBACK")


def _verify(connection: sqlite3.Connection) -> Verification:
    def payload(seq: int) -> bytes:
        row = connection.execute("SELECT CAST(payload AS BLOB) FROM entry WHERE seq = ?", (seq,)).fetchone()
        return bytes(row[0]) if row else b""

    check = LedgerCheck(payload)
    last = given = 0
    try:
        with closing(connection.execute(_ENTRIES)) as rows:
            for row in rows:
                check.see(StoredEntry(*row))
                last = row[0]
        given = last
        found = connection.execute(
            "SELECT CAST(max(seq) AS INTEGER) FROM sqlite_sequence WHERE name = 'entry'"
        ).fetchone()
        given = found[0] or 0
        for (seq,) in connection.execute("SELECT seq FROM raw WHERE seq NOT IN (SELECT seq FROM entry)"):
            check.add_problem(f"raw {seq}", "raw bytes that belong to no entry")
        for what in problems_in_schema(connection):
            check.add_problem("schema", what)
        for (what,) in connection.execute("PRAGMA integrity_check"):
            if what != "ok":
                check.add_problem("file", what)
    except sqlite3.DatabaseError as error:
        if primary_code(error) in _NOT_THE_FILE:
            raise
        check.add_problem("file", f"cannot be read further than entry {last}: {error}")
        given = max(given, last)
    return check.result(given)
