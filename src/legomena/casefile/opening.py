"""Opening a case: what a path may be, and what is said where it is not."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from .errors import CasefileError
from .ledger import Ledger
from .schema import prepare
from .sqlite_errors import explained, primary_code
from .sqlite_ledger import SqliteLedger

BUSY_SECONDS = 10.0
"""How long to wait for another writer."""

_SQLITE_HEADER = b"SQLite format 3\0"


def open_case(path: str | Path, *, create: bool = False, read_only: bool = False) -> Ledger:
    """Open the case at ``path``, a context manager; with ``create``, make it where there is none.

    A case of an older format is brought up to date on opening; one of a newer format is refused. With
    ``read_only`` nothing is added, and the case may lie on read-only media.
    Raises `CasefileError` that names the path and what to do: no such file, a folder, no casefile,
    damaged, made by a newer version, locked by another writer, not writable.
    """
    if create and read_only:
        raise ValueError("a case that is created cannot be read-only")
    location = Path(path)
    _check(location, create=create, read_only=read_only)
    with explained(location):
        if read_only:
            return SqliteLedger(_connect_for_reading(location), location, read_only=True)
        connection = _connect(location, "rwc" if create else "rw")
        try:
            prepare(connection, location, create=create, read_only=False)
            # Only once the tables are there, so that a kill in between leaves a casefile or a blank.
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
        return SqliteLedger(connection, location, read_only=False)


def _check(path: Path, *, create: bool, read_only: bool) -> None:
    """Refuse what can be seen to be no casefile before SQLite touches it."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise CasefileError(
                f"{path}: is a folder; name the casefile in it, as in {path / 'case.legomena'}"
            )
        if not stat.S_ISREG(mode):
            raise CasefileError(f"{path}: is no regular file; name a casefile")
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except FileNotFoundError:
        _check_new(path, create=create)
        return
    except ValueError as error:
        raise CasefileError(f"{path!r}: is no path ({error}); check it") from error
    except OSError as error:
        raise CasefileError(
            f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        ) from error
    if not header and not create:
        raise CasefileError(f"{path}: is empty, no casefile; check the path, or make a new case there")
    if header and header != _SQLITE_HEADER:
        raise CasefileError(f"{path}: is no casefile; check the path")
    if not read_only and not _is_writable(path):
        raise CasefileError(
            f"{path}: it or its folder is write-protected; open it for reading only, or a copy in a "
            "writable folder"
        )


def _check_new(path: Path, *, create: bool) -> None:
    if not create:
        raise CasefileError(f"{path}: there is no such casefile; check the path, or make a new case there")
    folder = path.parent
    if not folder.is_dir():
        raise CasefileError(f"{path}: there is no folder {folder}; make it first")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CasefileError(f"{path}: its folder is write-protected; choose another")


def _is_writable(path: Path) -> bool:
    """Whether the file and its write-ahead log, in the same folder, can be written."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK | os.X_OK)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        # A casefile may come from a stranger: nothing in its schema is trusted to call more than it needs.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_for_reading(path: Path) -> sqlite3.Connection:
    # Where we may write, a connection that only promises not to: it leaves no -wal and -shm behind.
    modes = ["rw"] if _is_writable(path) else ["ro"]
    file = path.resolve()
    log = file.with_name(f"{file.name}-wal")
    if modes == ["ro"] and not (log.exists() and log.stat().st_size):
        # On read-only media SQLite can make no shared memory; with no log there, the file is all there is.
        modes.append("ro&immutable=1")
    for mode in modes:
        connection = _connect(path, mode)
        try:
            connection.execute("PRAGMA query_only = ON")
            prepare(connection, path, create=False, read_only=True)
        except sqlite3.Error as error:
            connection.close()
            if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise CasefileError(
        f"{path}: has changes in {log.name} that cannot be taken in where nothing can be written; copy both "
        "files to a writable folder and open it there"
    )
