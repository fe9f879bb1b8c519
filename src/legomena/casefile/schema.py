"""The SQLite schema of a case, its version and the way from older versions to this one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from .chain import ENTRY_KINDS, GENESIS
from .errors import CasefileError

APPLICATION_ID = 0x4C474D4E
"""Marks an SQLite file as a casefile ("LGMN")."""

_KINDS = ", ".join(f"'{kind}'" for kind in ENTRY_KINDS)

_VERSION_1 = (
    # AUTOINCREMENT: the counter that SQLite keeps for it betrays entries cut off the end.
    f"""CREATE TABLE entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ({_KINDS})),
  key TEXT NOT NULL,
  payload TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT""",
    "CREATE INDEX entry_kind ON entry (kind)",
    # A document's key is the SHA-256 of its bytes and unique, so the bytes are addressed by content.
    """CREATE TABLE raw (
  seq INTEGER PRIMARY KEY REFERENCES entry (seq),
  packed BLOB NOT NULL
) STRICT""",
    # INSERT OR REPLACE removes rows without firing delete triggers, hence the checks on insert.
    f"""CREATE TRIGGER entry_follows BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'a casefile is append-only: an entry must follow the last one')
  WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
  OR NEW.previous IS NOT coalesce((SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), '{GENESIS}')
  OR EXISTS (SELECT 1 FROM entry WHERE kind = NEW.kind AND key = NEW.key);
END""",  # noqa: S608
    """CREATE TRIGGER raw_new BEFORE INSERT ON raw WHEN EXISTS (SELECT 1 FROM raw WHERE seq = NEW.seq) BEGIN
  SELECT RAISE(ABORT, 'a casefile is append-only: these bytes are there');
END""",
    *(
        f"""CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} BEGIN
  SELECT RAISE(ABORT, 'a casefile is append-only');
END"""
        for table in ("entry", "raw")
        for event in ("UPDATE", "DELETE")
    ),
)

# For programs that read SQLite, such as Datasette: what the entries hold, by name. Legomena reads none.
_VERSION_2 = (
    """CREATE VIEW documents AS SELECT
  key AS id, json_extract(payload, '$.document.name') AS name,
  json_extract(payload, '$.document.source') AS source, json_extract(payload, '$.document.title') AS title,
  json_extract(payload, '$.document.published') AS published, json_extract(payload, '$.document.url') AS url,
  json_extract(payload, '$.document.lang') AS lang,
  json_extract(payload, '$.document.text_kind') AS text_kind,
  json_extract(payload, '$.document.text') AS text, seq
FROM entry WHERE kind = 'document'""",
    # A later extraction of a document overtakes the one before, and its claims follow it at once.
    """CREATE VIEW claims AS WITH latest AS (
  SELECT max(seq) AS seq, json_extract(payload, '$.document') AS document FROM entry
  WHERE kind = 'extraction' GROUP BY 2
) SELECT
  json_extract(claim.payload, '$.id') AS id, json_extract(claim.payload, '$.kind') AS kind,
  json_extract(claim.payload, '$.speaker.name') AS speaker, json_extract(claim.payload, '$.quote') AS quote,
  json_extract(claim.payload, '$.group') AS "group", json_extract(claim.payload, '$.effect') AS effect,
  json_extract(claim.payload, '$.low') AS low, json_extract(claim.payload, '$.high') AS high,
  json_extract(claim.payload, '$.qualifier') AS qualifier, json_extract(claim.payload, '$.event') AS event,
  json_extract(claim.payload, '$.subject') AS subject, json_extract(claim.payload, '$.object') AS object,
  json_extract(claim.payload, '$.outcome') AS outcome, json_extract(claim.payload, '$.place.name') AS place,
  json_extract(claim.payload, '$.place.lat') AS latitude,
  json_extract(claim.payload, '$.place.lon') AS longitude,
  json_extract(claim.payload, '$.when.start') AS when_start,
  json_extract(claim.payload, '$.when.end') AS when_end,
  documents.name AS document, documents.source AS source, documents.published AS published,
  json_extract(claim.payload, '$.start') AS start, json_extract(claim.payload, '$.end') AS "end",
  json_extract(claim.payload, '$.extractor') AS extractor, claim.seq AS seq
FROM latest
JOIN entry AS extraction ON extraction.seq = latest.seq
JOIN entry AS claim ON claim.kind = 'claim' AND claim.seq > extraction.seq
  AND claim.seq <= extraction.seq + json_array_length(extraction.payload, '$.claims')
JOIN documents ON documents.id = latest.document""",
    """CREATE VIEW rulings AS SELECT
  json_extract(payload, '$.at') AS at, json_extract(payload, '$.by') AS by,
  json_extract(payload, '$.kind') AS kind,
  json_extract(payload, '$.targets') AS targets, json_extract(payload, '$.why') AS why,
  json_extract(payload, '$.changes') AS changes, seq
FROM entry WHERE kind = 'ruling'""",
    """CREATE VIEW set_aside AS SELECT
  json_extract(payload, '$.name') AS name, json_extract(payload, '$.reason') AS reason, seq
FROM entry WHERE kind = 'set_aside'""",
)

# Rulings may split an incident. The tables are the same; an older Legomena, which would not know what to make
# of such a ruling, refuses the case.
_VERSION_3: tuple[str, ...] = ()

MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1, _VERSION_2, _VERSION_3)
"""``MIGRATIONS[n]`` brings version n to n + 1; version 0 is an empty database."""


def prepare(connection: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
    """Make sure that the database is a casefile of this version: make, migrate or refuse it."""
    newest = len(MIGRATIONS)
    # Both in one read transaction: another process may be making the same case between two reads.
    connection.execute("BEGIN")
    try:
        application, version = _marks(connection)
        blank = _is_blank(connection)
    finally:
        connection.execute("COMMIT")
    if application != APPLICATION_ID:
        if not (create and blank):
            raise CasefileError(f"{path}: is an SQLite database but no casefile; check the path")
    elif version < 1:
        raise CasefileError(f"{path}: is damaged: it names no format version; take it from a copy")
    elif version > newest:
        raise CasefileError(
            f"{path}: was made by a newer Legomena: its casefile format is version {version}, this one "
            f"reads up to version {newest}; install a newer Legomena"
        )
    elif version < newest and read_only:
        raise CasefileError(
            f"{path}: has the older casefile format {version}, this Legomena needs version {newest}; open a "
            "writable copy once to bring it up to date"
        )
    elif version == newest:
        return
    _migrate(connection, path)


def problems_in_schema(connection: sqlite3.Connection) -> list[str]:
    """Return what is missing from, other than or foreign to the schema that a casefile should have."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for step in MIGRATIONS:
            for statement in step:
                fresh.execute(statement)
        should = _objects(fresh)
    has = _objects(connection)
    return [
        *(f"the {kind} {name} is missing" for kind, name in sorted(should.keys() - has.keys())),
        *(f"the {kind} {name} is foreign to a casefile" for kind, name in sorted(has.keys() - should.keys())),
        *(
            f"the {kind} {name} is not as Legomena made it"
            for kind, name in sorted(should.keys() & has.keys())
            if should[kind, name] != has[kind, name]
        ),
    ]


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the database to the newest version, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again under the lock: another process may just have done it.
        application, version = _marks(connection)
        if application != APPLICATION_ID and not _is_blank(connection):
            raise CasefileError(f"{path}: has just been made into another database; choose another path")
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(version, len(MIGRATIONS))}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application, connection.execute("PRAGMA user_version").fetchone()[0]


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever put in: a new file, or one whose making was cut short."""
    objects = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return bool(_marks(connection) == (0, 0) and objects == 0)


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    return {(kind, name): sql for kind, name, sql in rows if not name.startswith("sqlite_")}
