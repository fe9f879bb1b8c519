"""The encoder's vectors: one for each token, the same for the same words in the same place."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("onnxruntime")

from benchmarks.muc.vectors import encoder
from legomena.extract.sentences import split_sentences
from legomena.extract.tokens import tokenize

TEXT = "Gunmen shot three bakers in Lima. Nobody claimed the attack."


def test_every_token_has_a_vector() -> None:
    sentences = [tokenize(TEXT, a, b) for a, b in split_sentences(TEXT)]
    vectors = encoder().read(TEXT, sentences)
    assert [len(v) for v in vectors] == [len(s) for s in sentences]
    assert len({v.tobytes() for one in vectors for v in one}) == sum(map(len, sentences))
    again = encoder().read(TEXT, sentences)
    assert all(np.array_equal(one, other) for one, other in zip(vectors, again, strict=True))


def test_a_text_without_words_has_none() -> None:
    assert encoder().read("", []) == []
