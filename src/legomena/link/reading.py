"""Texts read, and their words weighed: those of a very large case by a second process meanwhile."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from legomena.records import Document
from legomena.records.halves import divided

from .agencies import agencies_of
from .wording import Rarity, Text, Vocabulary, Wording, read_text

MANY = 20_000
"""From so many pages on, those of some 200,000 claims, a second process is worth what it costs."""
_OWN = 0.2
"""The share of the pages that the first process reads, which finds out who is who meanwhile."""

Told = tuple[Text, frozenset[str]]
"""What stands in a text, and the agencies that the page credits."""


@contextmanager
def reading(
    documents: Sequence[Document], bare: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Callable[[], list[Told]]]:
    """Read pages, whose texts are given once more without page furniture; give what returns what they hold.

    What is done before that is called is done while a second process reads, where there is one.
    """

    def work(part: Sequence[tuple[Document, str]]) -> list[Told]:
        return [(read_text(text, page.title, vocabulary), agencies_of(page)) for page, text in part]

    pages = list(zip(documents, bare, strict=True))
    with divided(pages, work, _pack, _unpack, MANY, _OWN) as made:
        yield lambda: list(chain.from_iterable(made()))


@contextmanager
def weighing(texts: Sequence[Text], words: Rarity, names: Rarity) -> Iterator[Callable[[], list[Wording]]]:
    """Weigh the words and names of texts; give what returns their wordings, as :func:`reading` does."""

    def work(part: Sequence[Text]) -> list[Wording]:
        return [Wording(words.weigh(text.words), names.weigh(text.names), text.ages) for text in part]

    with divided(texts, work, _pack_wordings, _unpack_wordings, MANY, 0.0) as made:
        yield lambda: list(chain.from_iterable(made()))


def _pack(told: Sequence[Told]) -> bytes:
    """Make bytes of it, in which a word that many pages hold stands once; only this program reads them."""
    return marshal.dumps(
        [
            (
                text.digest,
                text.length,
                text.sample.tobytes(),
                dict(text.words),
                dict(text.names),
                text.ages,
                by,
            )
            for text, by in told
        ]
    )


def _unpack(packed: bytes) -> list[Told]:
    return [
        (Text(digest, length, array("Q", sample), words, names, ages), by)
        for digest, length, sample, words, names, ages, by in marshal.loads(packed)  # noqa: S302 - our own
    ]


def _pack_wordings(wordings: Sequence[Wording]) -> bytes:
    return marshal.dumps([tuple(wording) for wording in wordings])


def _unpack_wordings(packed: bytes) -> list[Wording]:
    return [Wording(*wording) for wording in marshal.loads(packed)]  # noqa: S302 - our own
