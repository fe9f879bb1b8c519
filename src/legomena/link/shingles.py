"""Shared wording: words, runs of three words, and the pairs of documents that may share many of them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

WORDS_IN_SHINGLE = 3
_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_SAMPLE = 0x300
"""Bits of a shingle that are all nought in the sample: one in four."""
_ALL_OF = 40
"""Of a text with fewer shingles than this all are in the sample."""
_STOCK = 30
"""A shingle that more texts hold leads from each of them to a few neighbours only."""
_NEIGHBOURS = 3


def tokens_of(text: str) -> list[str]:
    """Return the words of a text as written, without possessive endings.

    Scripts written without spaces give single characters.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("’", "'")
        if _SPACELESS.search(text):
            text = _SPACELESS.sub(lambda match: f" {match.group()} ", text)
    return _WORD.findall(text.replace("'s", ""))


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return tokens_of(text.casefold())


def shingles_of(words: Sequence[str]) -> frozenset[int]:
    """Return the runs of three words as numbers of 48 bits; fewer words give one run of all of them."""
    if len(words) < WORDS_IN_SHINGLE:
        words = [*words, *[""] * (WORDS_IN_SHINGLE - len(words))] if words else []
    codes = list(map(_code, words))
    return frozenset(
        [
            (one * 0x9E3779B1 + two * 0x85EBCA77 + three * 0xC2B2AE3D) & 0xFFFFFFFFFFFF
            for one, two, three in zip(codes, codes[1:], codes[2:], strict=False)
        ]
    )


@lru_cache(maxsize=1 << 20)
def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def sample_of(shingles: frozenset[int]) -> frozenset[int]:
    """Return the same quarter of the shingles of any text, all of those of a short one."""
    if len(shingles) < _ALL_OF:
        return shingles
    return frozenset([shingle for shingle in shingles if not shingle & _SAMPLE])


def candidates(samples: Sequence[Iterable[int]], least: float) -> list[tuple[int, int]]:
    """Return index pairs (lower first, sorted) whose samples share about ``least`` of the smaller or more.

    What many texts hold is a stock phrase, or the text of an agency on many pages: it leads from a text to
    the next few, which chains the copies and keeps the work linear. The caller measures every pair exactly.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for place, sample in enumerate(samples):
        size = 0
        for size, shingle in enumerate(sample, 1):  # noqa: B007 - the size is wanted after it
            holders[shingle].append(place)
        sizes.append(size)
    near: list[list[int]] = [[] for _ in sizes]
    for places in holders.values():
        many = len(places)
        if many == 1:
            continue
        reach = many if many <= _STOCK else _NEIGHBOURS
        for at in range(many - 1):
            near[places[at]].extend(places[at + 1 : at + 1 + reach])
    pairs = []
    for place, others in enumerate(near):
        counts: dict[int, int] = {}
        for other in others:
            counts[other] = counts.get(other, 0) + 1
        for other, shared in counts.items():
            if shared >= least * min(sizes[place], sizes[other]) and shared > 1:
                pairs.append((place, other))
    return sorted(pairs)


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return shared over all, 0 to 1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the smaller set that stands in the larger one, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
