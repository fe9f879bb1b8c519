"""What a page is worded in: its words, its names of two words, the ages that it gives, and their weight."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from heapq import nlargest
from typing import NamedTuple

from .shingles import sample_of, shingles_of, tokens_of

_AGE = re.compile(r"\b(\d{1,3})(?:-| )years?(?:-| )old|, (\d{1,3}),")
_KEPT = 48
"""So many of a page's most telling words are compared."""
_COMMON = 20
"""A word that more pages hold tells nothing of what one of them reports, unless there are very many."""
_COMMON_SHARE = 0.1
_LOOKED_UP = 8
"""Pages are compared where they share one of so many of their most telling words."""

Weights = Mapping[str, float]


class Text(NamedTuple):
    """One page taken in: the counts of its words, and what stands for its wording as a whole."""

    digest: bytes
    """The same for texts of the same words."""
    length: int
    """In words."""
    sample: frozenset[int]
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


def read_text(text: str, title: str | None) -> Text:
    """Take one page in."""
    tokens = tokens_of(text)
    words = [token.casefold() for token in tokens]
    counts = Counter(words)
    if title:
        counts.update([token.casefold() for token in tokens_of(title)])
    capital = [token[0].isupper() for token in tokens]
    return Text(
        digest=blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        length=len(words),
        sample=sample_of(shingles_of(words)),
        words=counts,
        names=Counter(
            [
                f"{words[at]} {words[at + 1]}"
                for at in range(len(words) - 1)
                if capital[at] and capital[at + 1]
            ]
        ),
        ages=frozenset([one or other for one, other in _AGE.findall(text)]),
    )


def wordings(texts: Sequence[Text]) -> list[Wording]:
    """Weigh the words of each page: more the oftener its page and the fewer pages hold it."""
    words = _weigh([text.words for text in texts])
    names = _weigh([text.names for text in texts])
    return [Wording(word, name, text.ages) for word, name, text in zip(words, names, texts, strict=True)]


def cosine(one: Weights, other: Weights) -> float:
    """Return how alike two weighted sets are, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])


def near_pairs(found: Sequence[Wording]) -> Iterator[tuple[int, int, bool]]:
    """Yield pairs of places in ``found`` (lower first) that share one of their most telling words or names,
    and whether they share more than one.

    A word leads from a page to at most twenty others, so the work grows with the number of pages.
    """
    near: list[list[int]] = [[] for _ in found]
    for kind in (0, 1):
        holders: dict[str, list[int]] = defaultdict(list)
        for place, wording in enumerate(found):
            for word in _first(wording[kind], _LOOKED_UP):
                holders[word].append(place)
        for places in holders.values():
            if 1 < len(places) <= _COMMON:
                for at, place in enumerate(places[:-1]):
                    near[place].extend(places[at + 1 :])
    for place, others in enumerate(near):
        once: set[int] = set()
        twice: set[int] = set()
        for other in others:
            (twice if other in once else once).add(other)
        for other in sorted(once):
            yield place, other, other in twice


def _first(weights: Iterable[str], many: int) -> list[str]:
    """Return the first words of an ordered mapping: the most telling ones."""
    return [word for word, _ in zip(weights, range(many), strict=False)]


def _weigh(counted: Sequence[Mapping[str, int]]) -> list[dict[str, float]]:
    """Return the weights of each page's words that other pages hold too, the most telling first."""
    pages: Counter[str] = Counter()
    for words in counted:
        pages.update(words.keys())
    most = max(_COMMON, len(counted) * _COMMON_SHARE)
    rarity = {word: math.log(len(counted) / count) for word, count in pages.items() if count <= most}
    times = [1.0 + math.log(n) if n else 0.0 for n in range(1000)]
    out = []
    for words in counted:
        weights = {w: times[min(n, 999)] * rarity[w] for w, n in words.items() if w in rarity}
        length = math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
        shared = [(weight, word) for word, weight in weights.items() if pages[word] > 1]
        out.append({word: weight / length for weight, word in nlargest(_KEPT, shared)})
    return out
