"""Persons as documents name them, for what a publication may say."""

from __future__ import annotations

from ._base import Record


class NamedPerson(Record, frozen=True, kw_only=True):
    """One person named in one document, and whether the document shows him or her in a public role."""

    document: str
    """``Document.id``."""
    name: str
    """The fullest form that the document gives, as written, without titles."""
    public: bool
    """True for holders of offices and for those who speak for a body; false for everybody else, also where
    nothing is told of the person."""
    reason: str
    """What the document tells: ``minister``, ``brother of``, ``aged 34``, ``a name alone`` …"""
    spans: tuple[tuple[int, int], ...]
    """Offsets of every mention in the document's text, short forms included."""
