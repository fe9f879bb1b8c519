"""One sentence as attribution and stances look at it: its words by index, and where figures stand."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from .tokens import Token

Range = tuple[int, int]
"""Half-open range of token indexes."""


class Sentence:
    """The tokens of one sentence. Look-ups cut every range to the sentence."""

    __slots__ = ("figures", "lows", "tokens")

    def __init__(self, tokens: list[Token], figures: set[int]) -> None:
        self.tokens = tokens
        self.lows = [t.low for t in tokens]
        self.figures = figures
        """Indexes of the tokens that belong to figures."""

    def low(self, i: int) -> str:
        """Lower-cased text of token ``i``; empty outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def words(self, a: int, b: int) -> list[str]:
        """Lower-cased texts of the tokens from ``a`` up to ``b``."""
        return self.lows[max(0, a) : max(0, b)]

    def has(self, a: int, b: int, among: AbstractSet[str]) -> bool:
        """Whether a word from ``a`` up to ``b`` is one of ``among``."""
        return not among.isdisjoint(self.lows[max(0, a) : max(0, b)])

    def next_of(self, a: int, b: int, among: AbstractSet[str]) -> int | None:
        """The first index from ``a`` up to ``b`` whose word is one of ``among``."""
        lows = self.lows
        for k in range(max(0, a), min(b, len(lows))):
            if lows[k] in among:
                return k
        return None

    def last_of(self, a: int, b: int, among: AbstractSet[str]) -> int | None:
        """The last index from ``a`` up to ``b`` whose word is one of ``among``."""
        lows = self.lows
        for k in range(min(b, len(lows)) - 1, max(0, a) - 1, -1):
            if lows[k] in among:
                return k
        return None

    def counts(self, a: int, b: int) -> bool:
        """Whether a figure stands from ``a`` up to ``b``."""
        return not self.figures.isdisjoint(range(a, b))


def low_at(tokens: list[Token], i: int) -> str:
    """Lower-cased text of token ``i``; empty outside the sentence."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def lows_of(tokens: list[Token], a: int, b: int) -> list[str]:
    """Lower-cased texts of the tokens from ``a`` up to ``b``, cut to the sentence."""
    return [t.low for t in tokens[max(0, a) : max(0, b)]]
