"""What XML cannot hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return ``text`` without the characters that XML 1.0 forbids, each replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)
