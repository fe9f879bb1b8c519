"""Windows: every word of every sentence once, in order, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from legomena.extract import neural
from legomena.extract.neural.encoding import shape, windows
from legomena.extract.sentences import split_sentences

TOKENIZER = Tokenizer.from_file(str(Path(neural.__file__).parent / "model" / "tokenizer.json"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["army", "15", "killed", ",", ".", "U.N.", "خبر", "Pré-Vert", "antidisestablish"]),
        max_size=120,
    ),
    st.integers(8, 60),
)
def test_each_piece_stands_in_one_window_and_in_its_sentence(words: list[str], limit: int) -> None:
    text = " ".join(words)
    spans = split_sentences(text)
    seen: list[tuple[int, int]] = []
    for window in windows(text, spans, TOKENIZER, limit=limit):
        assert len(window.ids) == len(window.shapes) == len(window.offsets) <= limit + 2
        for index, first, last in window.sentences:
            a, b = spans[index]
            assert all(a <= x <= y <= b for x, y in window.offsets[first:last])
            seen += window.offsets[first:last]
    assert seen == sorted(seen)
    whole = [o for a, b in spans for o in TOKENIZER.encode(text[a:b], add_special_tokens=False).offsets]
    assert len(seen) == len(whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("army", 1), ("Army", 2), ("UN", 3), ("iPhone", 4), ("15", 5), (",", 6), ("A", 2)],
)
def test_shapes_tell_how_a_word_is_written(text: str, expected: int) -> None:
    assert shape(text, 0, len(text)) == expected


def test_the_rest_of_a_word_is_told_from_its_beginning() -> None:
    assert shape("soldiers", 7, 8) == 7
    assert shape("the soldiers", 4, 12) == 1
