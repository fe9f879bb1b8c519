"""JSON Lines: whole records, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from legomena.records import Incident, Operation, to_json

from ._index import Index
from ._rows import Row, claim_line


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file."""
    anatomy = index.anatomy
    yield "claims.jsonl", _lines(claim_line(c, index.documents.get(c.document)) for c in anatomy.claims)
    yield "incidents.jsonl", _lines(_with_account(i, index) for i in anatomy.links.incidents)
    yield "operations.jsonl", _lines(_with_account(o, index) for o in anatomy.links.operations)


def _with_account(subject: Incident | Operation, index: Index) -> Row:
    row: Row = msgspec.to_builtins(subject)
    account = index.accounts.get(subject.id)
    row["account"] = msgspec.to_builtins(account) if account else None
    return row


def _lines(rows: Iterable[Row]) -> bytes:
    return b"".join(to_json(row) + b"\n" for row in rows)
