"""The one error that readers raise."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - it says of what it is raised
    """An input cannot be read. The message is one sentence: what is wrong, and what to do."""
