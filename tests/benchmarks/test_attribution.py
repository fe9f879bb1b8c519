"""Scoring of attributions, and the attributors on sentences of our own."""

from __future__ import annotations

import pytest

from benchmarks.attribution import annotated, score
from benchmarks.attributors import Attributed, Spans, grammar, naive

TEXT = "The mayor said that two bridges were closed. The army denies it."


def spans(*parts: str) -> Spans:
    return tuple((TEXT.index(p), TEXT.index(p) + len(p)) for p in parts)


GOLD = [
    Attributed(spans("The mayor"), spans("said"), spans("that two bridges were closed")),
    Attributed(spans("The army"), spans("denies"), spans("it.")),
]


def figures(found: list[Attributed]) -> dict[str, float]:
    return score([(TEXT, GOLD)], lambda _: found)


def test_what_is_true_scores_one_everywhere() -> None:
    assert set(figures(GOLD).values()) == {1.0}


def test_nothing_found_scores_nothing() -> None:
    assert set(figures([]).values()) == {0.0}


def test_commas_and_marks_at_the_edges_decide_nothing() -> None:
    wide = Attributed(spans("The mayor"), spans("said"), spans("that two bridges were closed."))
    assert figures([wide, GOLD[1]]) == figures(GOLD)


def test_content_given_to_another_counts_by_token_but_not_as_a_triple() -> None:
    swapped = [
        Attributed(spans("The army"), spans("said"), spans("that two bridges were closed")),
        Attributed(spans("The mayor"), spans("denies"), spans("it.")),
    ]
    result = figures(swapped)
    assert result["source_token"] == result["content_exact"] == result["content_80"] == 1.0
    assert result["triple_token"] == 0.0


def test_part_of_a_content() -> None:
    part = Attributed(spans("The mayor"), spans("said"), spans("two bridges"))
    result = figures([part, GOLD[1]])
    assert result["content_exact"] == result["content_80"] == 0.5
    assert result["content_30"] == 1.0
    # 12 words are true, 9 found, and all 9 are right.
    assert result["triple_token"] == pytest.approx(2 * 9 / (9 + 12))


def test_words_shared_by_two_attributions_count_in_each() -> None:
    nested = Attributed(spans("The mayor"), spans("said"), spans("two bridges", "it."))
    assert figures([*GOLD, nested])["triple_token"] == pytest.approx(2 * 12 / (12 + 12 + 6))


def test_stand_off_annotation_with_pieces_and_a_second_content() -> None:
    lines = [
        "T1\tSource 0 9\tThe mayor",
        "T2\tContent 20 31;36 42\ttwo bridges closed",
        "E1\tAttribution:T9 Source:T1 Cue:T3 Content:T2 Content2:T4",
        "T3\tCue 10 14\tsaid",
        "T4\tContent 50 54\tarmy",
        "T9\tAttribution 10 14\tsaid",
    ]
    assert annotated(lines) == [Attributed(((0, 9),), ((10, 14),), ((20, 31), (36, 42), (50, 54)))]


def test_the_grammar_gives_the_parts_at_their_offsets() -> None:
    first = grammar(TEXT)[0]
    assert (first.source, first.cue, first.content) == (
        GOLD[0].source,
        GOLD[0].cue,
        spans("that two bridges were closed."),
    )


def test_the_naive_one_takes_the_nearest_name() -> None:
    text = "Dana Example said the road is open."
    (found,) = naive(text)
    assert found == Attributed(((0, 12),), ((13, 17),), ((17, 35),))


def test_the_grammar_gives_a_cue_of_two_words() -> None:
    text = "The road is open, according to the mayor."
    (found,) = grammar(text)
    assert [text[a:b] for a, b in found.cue] == ["according to"]
    assert [text[a:b] for a, b in found.source] == ["the mayor"]
