"""Shared wording: word shingles, and the pairs of documents that may share many of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

WORDS_IN_SHINGLE = 3
_PERMUTATIONS = 126
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded; scripts written without spaces give single characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if _SPACELESS.search(folded):
        folded = _SPACELESS.sub(lambda match: f" {match.group()} ", folded)
    return _WORD.findall(folded)


def shingles_of(text: str) -> frozenset[str]:
    """Return the set of runs of three words; a text of fewer words gives one run of all of them."""
    words = words_of(text)
    if not words:
        return frozenset()
    stop = max(1, len(words) - WORDS_IN_SHINGLE + 1)
    return frozenset(" ".join(words[place : place + WORDS_IN_SHINGLE]) for place in range(stop))


def candidates(sets: Sequence[frozenset[str]], rows: int = 3) -> list[tuple[int, int]]:
    """Return index pairs (lower first, sorted) whose sets are likely to overlap; near linear in size.

    126 seeded permutations in bands of ``rows``: with 3, a pair that shares half of its shingles is found
    in 99 of 100 cases and one that shares a third in 4 of 5; with 2, one that shares a fifth in 9 of 10.
    Whoever calls measures every pair exactly.
    """
    filled = [place for place, found in enumerate(sets) if found]
    if len(filled) < 2:
        return []
    digests = RMinHash.from_token_sets([sorted(sets[place]) for place in filled], _PERMUTATIONS, 42)
    index = RMinHashLSH(threshold=0.3, num_perm=_PERMUTATIONS, num_bands=_PERMUTATIONS // rows)
    index.insert_pairs(list(zip(filled, digests, strict=True)))
    pairs: set[tuple[int, int]] = set()
    for place, near in zip(filled, index.query_all(digests), strict=True):
        pairs.update((place, other) for other in near if other > place)
    return sorted(pairs)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return shared over all, 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that stands in the larger one, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
