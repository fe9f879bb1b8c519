"""What a page is worded in: its words, its names of two words, the ages that it gives, and their weight."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from .shingles import Codes, sample_of, tokens_of

_AGE = re.compile(r", (\d{1,3}),")
_YEARS = re.compile(r"\b(\d{1,3})(?:-| )years?(?:-| )old")
_KEPT = 48
"""So many of a page's most telling words are compared."""
_COMMON = 20
"""A word that more pages hold tells nothing of what one of them reports, unless there are very many."""
_COMMON_SHARE = 0.1


class _Times(dict[int, float]):
    def __missing__(self, times: int) -> float:
        weight = self[times] = 1.0 + math.log(times)
        return weight


_STEPS = 2
"""So many steps of rarity make a doubling."""
_TIMES = _Times()
"""What a word weighs more for standing so many times on its page."""

Weights = Mapping[str, float]


class Text(NamedTuple):
    """One page taken in: the counts of its words, and what stands for its wording as a whole."""

    digest: bytes
    """The same for texts of the same words."""
    length: int
    """In words."""
    sample: array[int]
    """A sample of its shingles; see :func:`legomena.link.shingles.sample_of`."""
    words: Mapping[str, int]
    """A title's words count once more."""
    names: Mapping[str, int]
    """Words in capitals that follow each other, two by two."""
    ages: frozenset[str]


class Wording(NamedTuple):
    """The telling words and names of a page with their weights, and the ages of people."""

    words: Weights
    names: Weights
    ages: frozenset[str]


class Vocabulary:
    """The words of a case as written → the word folded, and, where it is in capitals, folded as well.

    Each is looked at once, and kept once however many pages hold it.
    """

    def __init__(self) -> None:
        self.folded = _Folded()
        self.codes = Codes()
        self.capital = _Capital(self.folded)


class _Folded(dict[str, str]):
    def __missing__(self, token: str) -> str:
        word = token.casefold()
        found = self[token] = token if word == token else self[word]
        return found


class _Capital(dict[str, str]):
    def __init__(self, folded: _Folded) -> None:
        super().__init__()
        self._folded = folded

    def __missing__(self, token: str) -> str:
        found = self[token] = self._folded[token] if token[0].isupper() else ""
        return found


def read_text(text: str, title: str | None, vocabulary: Vocabulary) -> Text:
    """Take one page in."""
    tokens = tokens_of(text)
    words = list(map(vocabulary.folded.__getitem__, tokens))
    counts = Counter(words)
    if title:
        counts.update(map(vocabulary.folded.__getitem__, tokens_of(title)))
    capital = list(map(vocabulary.capital.__getitem__, tokens))
    names = [f"{one} {other}" for one, other in pairwise(capital) if one and other]
    ages = _AGE.findall(text)
    if "year" in text:
        ages += _YEARS.findall(text)
    return Text(
        digest=blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        length=len(words),
        sample=sample_of(list(map(vocabulary.codes.__getitem__, words))),
        words=counts,
        names=Counter(names),
        ages=frozenset(ages),
    )


class Rarity:
    """How telling a word is: the fewer pages hold it, the more. Pages come and go.

    Both the number of all pages and that of the pages that hold a word count in steps of a factor of √2, so
    that a page more leaves nearly all words, and so nearly all other pages, as they are.
    """

    def __init__(self) -> None:
        self._pages: Counter[str] = Counter()
        self._size = 0
        self._telling: list[float] = []
        """How telling a word is that so many pages hold; a word that more hold tells nothing."""

    def change(self, gone: Sequence[Mapping[str, int]], new: Sequence[Mapping[str, int]]) -> set[str] | None:
        """Take the words of pages out and in; return those that are as telling as before no more, null where
        that may be any word."""
        before = self._size
        self._size += len(new) - len(gone)
        if self._telling and _step(before) == _step(self._size):
            counts = {word: self._pages[word] for words in (*gone, *new) for word in words}
        else:
            counts = None
        for words in gone:
            self._pages.subtract(words.keys())
        for words in new:
            self._pages.update(words.keys())
        if counts is not None:
            most, now = len(self._telling) - 1, self._pages
            return {
                word
                for word, count in counts.items()
                if _step(count) != _step(now[word]) or (count > most) != (now[word] > most)
            }
        size = 2 ** (_step(self._size) / _STEPS)
        most = max(_COMMON, int(size * _COMMON_SHARE))
        self._telling = [0.0] + [math.log(size / 2 ** (_step(n) / _STEPS)) for n in range(1, most + 1)]
        return None

    def weigh(self, words: Mapping[str, int]) -> dict[str, float]:
        """Return the weights of those of a page's words that other pages hold too, the most telling first."""
        pages, telling, most = self._pages, self._telling, len(self._telling)
        found = [
            (telling[many] * _TIMES[times], many, word)
            for word, times in words.items()
            if (many := pages[word]) < most
        ]
        length = math.sqrt(sum([weight * weight for weight, _, _ in found])) or 1.0
        shared = [(weight, word) for weight, many, word in found if many > 1]
        shared.sort(reverse=True)
        return {word: weight / length for weight, word in shared[:_KEPT]}


@lru_cache(maxsize=1 << 16)
def _step(count: int) -> int:
    return round(_STEPS * math.log2(count)) if count else -1


def cosine(one: Weights, other: Weights) -> float:
    """Return how alike two weighted sets are, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])
