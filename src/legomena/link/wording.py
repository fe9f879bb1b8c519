"""What a page is worded in: its telling words, its names of two words, the ages that it gives."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_AGE = re.compile(r"\b(\d{1,3})(?:-| )years?(?:-| )old|, (\d{1,3}),")
_KEPT = 48
"""So many of a page's most telling words are compared."""
_COMMON = 30
"""A word that more pages hold tells nothing of what one of them reports, unless there are very many."""
_COMMON_SHARE = 0.1
_LOOKED_UP = 12
"""Pages are compared where they share one of so many of their most telling words."""

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Wording:
    """Words and names with their weights, each of unit length together, and the ages of people."""

    words: Weights
    names: Weights
    ages: frozenset[str]


def wordings(texts: Sequence[str], titles: Sequence[str | None]) -> list[Wording]:
    """Return the wording of each text. A word weighs more the oftener its page and the fewer pages hold it;
    a title's words count twice."""
    counted = [_counts(text, title) for text, title in zip(texts, titles, strict=True)]
    words = _weigh([words for words, _ in counted])
    names = _weigh([names for _, names in counted])
    return [
        Wording(word, name, frozenset(a or b for a, b in _AGE.findall(text)))
        for word, name, text in zip(words, names, texts, strict=True)
    ]


def cosine(one: Weights, other: Weights) -> float:
    """Return how alike two weighted sets are, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def near_pairs(found: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in ``found`` (lower first) that share one of their most telling words or names.

    A word leads from a page to at most thirty others, so the work grows with the number of pages.
    """
    near: list[set[int]] = [set() for _ in found]
    for kind in ("words", "names"):
        holders: dict[str, list[int]] = defaultdict(list)
        for place, wording in enumerate(found):
            weights: Weights = getattr(wording, kind)
            for word in nlargest(_LOOKED_UP, weights, key=lambda word: (weights[word], word)):
                holders[word].append(place)
        for places in holders.values():
            if len(places) <= _COMMON:
                for at, place in enumerate(places):
                    near[place].update(places[at + 1 :])
    for place, others in enumerate(near):
        for other in sorted(others):
            yield place, other


def _counts(text: str, title: str | None) -> tuple[Counter[str], Counter[str]]:
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for part, line in enumerate((text, title or "")):
        before, end = "", -2
        for match in _WORD.finditer(line):
            written = match[0].removesuffix("'s").removesuffix("’s")
            word = written.casefold()
            words[word] += 1
            is_name = written[:1].isupper()
            if is_name and before and match.start() - end <= 1 and not part:
                names[f"{before} {word}"] += 1
            before, end = (word if is_name else ""), match.end()
    return words, names


def _weigh(counted: Sequence[Counter[str]]) -> list[dict[str, float]]:
    pages = Counter(word for words in counted for word in words)
    most = max(_COMMON, len(counted) * _COMMON_SHARE)
    rarity = {word: math.log(len(counted) / count) for word, count in pages.items() if count <= most}
    out = []
    for words in counted:
        weights = {w: (1 + math.log(n)) * rarity[w] for w, n in words.items() if w in rarity}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        shared = [word for word in weights if pages[word] > 1]
        kept = nlargest(_KEPT, shared, key=lambda word: (weights[word], word))
        out.append({word: weights[word] / length for word in kept})
    return out
