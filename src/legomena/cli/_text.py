"""Text from documents on its way to a terminal."""

from __future__ import annotations

import re

# Controls can move the cursor, and direction marks can turn a line around: neither may come from a document.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """Return ``text`` as one line without anything that a terminal would obey."""
    return _UNSAFE.sub("\ufffd", _SPACES.sub(" ", text))
