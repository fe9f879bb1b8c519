"""Words and marks with exact offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    \d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?:-[^\W\d_]+)*   # 5,800  03:00  1/2  40-hour
  | (?:[^\W\d_]\.){2,}                                 # U.S.  p.m.
  | [^\W\d_]+(?:(?:[-‑]|[’'](?=[^\W\d_]{2,}))\w+)*(?:n[’']t\b)?(?:(?<=n)[’']t\b)?
  | [’']s\b | [’'](?=\s|$)
  | \w+
  | [^\w\s]
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """One word or mark. ``low`` is its lower-cased text, with plain apostrophes and hyphens."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]`` with offsets in ``text``.

    Every character of it that is no white space stands in exactly one of them.
    """
    out = []
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        t = m.group()
        out.append(Token(t, t.lower().replace("’", "'").replace("‑", "-"), m.start(), m.end()))
    return out


def range_at(tokens: list[Token], start: int, end: int) -> tuple[int, int]:
    """Half-open range of the tokens that stand at the offsets ``start`` to ``end``, one at least."""
    starts = [t.start for t in tokens]
    first = max(0, bisect_right(starts, start) - 1)
    return first, max(first + 1, bisect_left(starts, end))
