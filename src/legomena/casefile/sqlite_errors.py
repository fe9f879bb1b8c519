"""What SQLite reports, said so that a user knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import CasefileError

_DAMAGED = "is damaged ({error}); take it from a copy, or run 'legomena verify' on it to see how far it holds"

_ADVICE = {
    sqlite3.SQLITE_BUSY: "is in use: another process is writing to it; wait until that is done and try again",
    sqlite3.SQLITE_LOCKED: "is in use by another part of this process; wait until that is done and try again",
    sqlite3.SQLITE_NOTADB: "is no casefile (no SQLite database); check the path",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_CONSTRAINT: "refused an entry that does not fit ({error}); run 'legomena verify' on it",
    sqlite3.SQLITE_READONLY: "cannot be written to; open it for reading only, or a copy in a writable folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the permissions of the file and of its folder",
    sqlite3.SQLITE_PERM: "cannot be opened; check the permissions of the file and of its folder",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full; make room and run the same command again",
    sqlite3.SQLITE_IOERR: "could not be read or written ({error}); check the disk, or the network it is on",
    sqlite3.SQLITE_TOOBIG: "cannot hold an entry that large; split the document",
    sqlite3.SQLITE_NOMEM: "needs more memory than there is; close other programs and try again",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a `CasefileError` that names the file and what to do."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise CasefileError(f"{path}: {_advice(error)}") from error
    except UnicodeDecodeError as error:  # SQLite's message quotes the damage
        raise CasefileError(f"{path}: {_DAMAGED.format(error='text that is no UTF-8')}") from error
    except OverflowError as error:  # what the sqlite3 module raises for more than 2 GiB
        raise CasefileError(f"{path}: {_ADVICE[sqlite3.SQLITE_TOOBIG]}") from error


def primary_code(error: sqlite3.Error | sqlite3.Warning) -> int | None:
    """SQLite's result code without its extension, or None where the module itself raised the error."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _advice(error: sqlite3.Error | sqlite3.Warning) -> str:
    code = primary_code(error)
    if code in _ADVICE:
        return _ADVICE[code].format(error=error)
    text = str(error)
    if "closed database" in text:
        return "has been closed; open it again"
    if any(sign in text for sign in ("no such table", "no such column", "malformed")):
        return _DAMAGED.format(error=text)
    if "decode to UTF-8" in text:
        return _DAMAGED.format(error="text that is no UTF-8")
    if "too big" in text or "longer than INT_MAX" in text:
        return _ADVICE[sqlite3.SQLITE_TOOBIG]
    return f"SQLite reports: {error}"
