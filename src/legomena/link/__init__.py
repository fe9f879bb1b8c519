"""Linking: which documents are one voice, and which claims tell of one incident or operation."""

from .linking import Linking, link
from .why import why

__all__ = ["Linking", "link", "why"]
