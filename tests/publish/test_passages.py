"""Cutting texts at quotes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legomena.publish.passages import cut


def test_overlapping_quotes_share_a_segment() -> None:
    segments = cut("abcdef", [(0, 4, "one"), (2, 6, "two")])
    assert [(s.text, s.claims, s.begins) for s in segments] == [
        ("ab", ("one",), ("one",)),
        ("cd", ("one", "two"), ("two",)),
        ("ef", ("two",), ()),
    ]


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    text = draw(st.text(max_size=60))
    size = len(text)
    pairs = draw(st.lists(st.tuples(st.integers(-3, size + 3), st.integers(-3, size + 3)), max_size=8))
    return text, [(min(pair), max(pair), str(number)) for number, pair in enumerate(pairs)]


@given(texts_with_spans())
def test_segments_give_the_text_back_and_each_quote_whole(
    given_: tuple[str, list[tuple[int, int, str]]],
) -> None:
    text, spans = given_
    segments = cut(text, spans)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.text for segment in segments)
    for start, end, claim in spans:
        quoted = "".join(segment.text for segment in segments if claim in segment.claims)
        if 0 <= start < end <= len(text):
            assert quoted == text[start:end]
        begun = [segment for segment in segments if claim in segment.begins]
        assert len(begun) == (1 if text else 0)
