"""Rulings: a person's decision over claims, incidents or names."""

from __future__ import annotations

from typing import Any, Literal

from ._base import Record

RulingKind = Literal["accept", "reject", "amend", "same", "different", "split", "redact", "disclose"]


class Ruling(Record, frozen=True, kw_only=True):
    """One decision, with who, when and why. Later rulings on the same target overrule earlier ones."""

    kind: RulingKind
    targets: tuple[str, ...]
    """Ids ruled on: one claim for ``accept``, ``reject`` and ``amend``; two or more for ``same`` and
    ``different`` (claims that do, or do not, tell of one incident); for ``split`` one or more claims or
    documents, which together leave the incident that holds them and others. For ``redact`` and ``disclose``
    they are names of persons: withheld from the public, or not."""
    by: str
    at: str
    """ISO 8601 date-time with offset."""
    why: str
    changes: dict[str, Any] = {}
    """``amend``: claim field → new value."""
