"""Linking: which documents are one voice, and which claims tell of one incident or operation."""

from .linking import link

__all__ = ["link"]
