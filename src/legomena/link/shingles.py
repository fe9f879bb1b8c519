"""Shared wording: words, runs of three words, and the pairs of documents that may share many of them."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from zlib import crc32

WORDS_IN_SHINGLE = 3
_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_SAMPLE = 0x300
"""Bits that are nought in the product of a shingle's outer words where it is in the sample: one in four."""
_ALL_OF = 40
"""Of a text with fewer shingles than this all are in the sample."""
_STOCK = 30
"""A shingle that more texts hold leads from each of them to the next few only."""
_NEIGHBOURS = 3

Age = tuple[str, str, str]
"""When a text came out, its name, and its id."""
Pair = tuple[Age, Age]


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


class Codes(dict[str, int]):
    """Words → what stands for them in a shingle, each worked out once."""

    def __missing__(self, word: str) -> int:
        code = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return code


def shingles_of(codes: Sequence[int]) -> frozenset[int]:
    """Return the runs of three words, given by their codes, as numbers of 48 bits; fewer words give one run
    of all of them."""
    if len(codes) < WORDS_IN_SHINGLE:
        codes = [*codes, *[0] * (WORDS_IN_SHINGLE - len(codes))] if codes else []
    return frozenset(
        [
            (one * 0x9E3779B1 + two * 0x85EBCA77 + three * 0xC2B2AE3D) & 0xFFFFFFFFFFFF
            for one, two, three in zip(codes, codes[1:], codes[2:], strict=False)
        ]
    )


def sample_of(codes: Sequence[int]) -> array[int]:
    """Return the same quarter of the shingles of any text, all of those of a short one; each once."""
    if len(codes) < _ALL_OF + WORDS_IN_SHINGLE - 1:
        return array("Q", shingles_of(codes))
    return array(
        "Q",
        {
            (one * 0x9E3779B1 + two * 0x85EBCA77 + three * 0xC2B2AE3D) & 0xFFFFFFFFFFFF
            for one, two, three in zip(codes, codes[1:], codes[2:], strict=False)
            if not (one * three) & _SAMPLE
        },
    )


class Sharing:
    """Which texts share so much of their samples that they may be copies. Texts come and go.

    What many texts hold is a stock phrase, or the text of an agency on many pages: it leads from a text to
    the next few, which chains the copies and keeps the work linear. The caller measures every pair exactly.
    """

    def __init__(self, least: float) -> None:
        self._least = least
        """The share of the smaller sample from which on a pair is looked at."""
        self._samples: dict[Age, Collection[int]] = {}
        self._shared: dict[int, list[Age]] = {}
        """Shingle → the texts that hold it, the oldest first, where there are two or more."""

    def __contains__(self, age: Age) -> bool:
        return age in self._samples

    def change(
        self, gone: Iterable[Age], new: Iterable[tuple[Age, Collection[int]]]
    ) -> tuple[set[Age], set[Pair]]:
        """Take texts out and in. Return the texts whose pairs may have changed, and all pairs that these have
        now, the older text first."""
        dirty: set[Age] = set()
        for age in gone:
            self._leave(age, dirty)
        if not self._samples:
            return self._begin(new)
        for age, sample in new:
            self._enter(age, sample, dirty)
        dirty &= self._samples.keys()
        pairs = {(min(age, other), max(age, other)) for age in dirty for other in self._near(age)}
        return dirty, pairs

    def _begin(self, new: Iterable[tuple[Age, Collection[int]]]) -> tuple[set[Age], set[Pair]]:
        self._samples = dict(sorted(new))
        ages, first, shared = list(self._samples), dict[int, int](), dict[int, list[int]]()
        for place, sample in enumerate(self._samples.values()):
            for shingle in sample:
                other = first.setdefault(shingle, place)
                if other != place:
                    if shingle in shared:
                        shared[shingle].append(place)
                    else:
                        shared[shingle] = [other, place]
        younger: list[list[int]] = [[] for _ in ages]
        for shingle, places in shared.items():
            many = len(places)
            reach = many if many <= _STOCK else _NEIGHBOURS
            for at in range(many - 1):
                younger[places[at]].extend(places[at + 1 : at + 1 + reach])
            self._shared[shingle] = [ages[place] for place in places]
        pairs: set[Pair] = set()
        for age, others in zip(ages, younger, strict=True):
            counts: dict[int, int] = {}
            for one in others:
                counts[one] = counts.get(one, 0) + 1
            told = {ages[one]: count for one, count in counts.items() if count > 1}
            pairs.update([(age, other) for other in self._enough(age, told)])
        return set(ages), pairs

    def _enter(self, age: Age, sample: Collection[int], dirty: set[Age]) -> None:
        alone = set()
        for shingle in sample:
            holders = self._shared.get(shingle)
            if holders is None:
                alone.add(shingle)
                continue
            insort(holders, age)
            self._mark(holders, age, dirty)
        for (
            other,
            theirs,
        ) in self._samples.items():  # an index of what one text alone holds would be large
            if not alone.isdisjoint(theirs):
                found = alone.intersection(theirs)
                self._shared.update({shingle: sorted((other, age)) for shingle in found})
                alone -= found
        self._samples[age] = sample
        dirty.add(age)

    def _leave(self, age: Age, dirty: set[Age]) -> None:
        for shingle in self._samples.pop(age):
            holders = self._shared.get(shingle)
            if holders is not None:
                self._mark(holders, age, dirty)
                holders.remove(age)
                if len(holders) == 1:
                    del self._shared[shingle]

    @staticmethod
    def _mark(holders: Sequence[Age], age: Age, dirty: set[Age]) -> None:
        """Mark the texts among which other pairs change where ``age`` comes or goes as one of ``holders``."""
        if len(holders) == _STOCK + 1:
            dirty.update(holders)
        elif len(holders) > _STOCK:
            place = bisect_left(holders, age)
            dirty.update(holders[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1])

    def _near(self, age: Age) -> list[Age]:
        counts: dict[Age, int] = {}
        for shingle in self._samples[age]:
            holders: Sequence[Age] = self._shared.get(shingle, ())
            if len(holders) > _STOCK:
                place = bisect_left(holders, age)
                holders = holders[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
            for other in holders:
                counts[other] = counts.get(other, 0) + 1
        counts.pop(age, None)
        return self._enough(age, counts)

    def _enough(self, age: Age, counts: Mapping[Age, int]) -> list[Age]:
        size, least, samples = len(self._samples[age]), self._least, self._samples
        return [
            other
            for other, shared in counts.items()
            if shared > 1 and shared >= least * min(size, len(samples[other]))
        ]


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return shared over all, 0 to 1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the smaller set that stands in the larger one, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
