"""A document as the model takes it: sentences packed into windows of word pieces, each with its shape.

A window holds whole sentences that follow each other, so that each is read with its neighbours and each
word is read once. How a document is cut depends on the document alone: what the model says of it does not
change with the batch that it is read in.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

WINDOW = 126
"""Word pieces of a window at most, without the two that frame it."""


@dataclass(slots=True)
class Window:
    """Word pieces of some sentences, in order; ``ids[0]`` and ``ids[-1]`` are the frame."""

    ids: list[int]
    shapes: list[int]
    offsets: list[tuple[int, int]]
    """Where each piece stands in the document, ``(0, 0)`` for the frame."""
    sentences: list[tuple[int, int, int]]
    """``(index of the sentence, first piece, piece after the last)``."""


def shape(text: str, start: int, end: int) -> int:
    """The class of the letters of ``text[start:end]`` as part of its word.

    0 none, 1 lower, 2 Capitalised, 3 CAPITALS, 4 miXed, 5 with digits, 6 a mark, 7 the rest of a longer word.
    """
    piece = text[start:end]
    if start and text[start - 1].isalnum() and piece[:1].isalnum():
        return 7
    if any(c.isdigit() for c in piece):
        return 5
    if not any(c.isalpha() for c in piece):
        return 6
    stop = end
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    word = text[start:stop]
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[:1].isupper() and word[1:].islower() else 4


def windows(
    text: str,
    sentences: Iterable[tuple[int, int]],
    tokenizer: Tokenizer,
    *,
    limit: int = WINDOW,
    only: Container[int] | None = None,
) -> Iterator[Window]:
    """Cut ``text`` into windows of its ``sentences`` (character offsets), or of those that ``only`` has.

    A sentence longer than a window is cut to pieces of a window each.
    """
    spans = [(i, s) for i, s in enumerate(sentences) if only is None or i in only]
    encoded = tokenizer.encode_batch([text[a:b] for _, (a, b) in spans], add_special_tokens=False)
    first, last = (int(tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]"))  # type: ignore[arg-type]
    window = Window([first], [0], [(0, 0)], [])

    def closed() -> Window:
        window.ids.append(last)
        window.shapes.append(0)
        window.offsets.append((0, 0))
        return window

    for (index, (a, _)), one in zip(spans, encoded, strict=True):
        for at in range(0, len(one.ids), limit):
            ids = one.ids[at : at + limit]
            if window.sentences and len(window.ids) - 1 + len(ids) > limit:
                yield closed()
                window = Window([first], [0], [(0, 0)], [])
            begin = len(window.ids)
            places = [(a + x, a + y) for x, y in one.offsets[at : at + limit]]
            window.ids += ids
            window.offsets += places
            window.shapes += [shape(text, x, y) for x, y in places]
            window.sentences.append((index, begin, len(window.ids)))
    if window.sentences:
        yield closed()
