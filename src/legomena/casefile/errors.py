"""The one error that the casefile raises for what a user can do something about."""

from __future__ import annotations


class CasefileError(Exception):
    """What is wrong, where, and what to do about it, in one line fit to be shown as it is."""


class RefusedClaimsError(CasefileError):
    """What an extractor found in one document does not hold, and none of it was added."""
