"""Words and marks: what is one token, and that nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.extract.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Twelve people died.", ["Twelve", "people", "died", "."]),
        ("5,800 men at 03:00", ["5,800", "men", "at", "03:00"]),
        ("1,50,000 people", ["1,50,000", "people"]),
        ("a 16-year-old boy", ["a", "16-year-old", "boy"]),
        ("the 3rd Brigade", ["the", "3rd", "Brigade"]),
        ("the U.S. said", ["the", "U.S.", "said"]),
        ("at 5 p.m. today", ["at", "5", "p.m.", "today"]),
        ("al-Shabaab’s fighters", ["al-Shabaab", "’s", "fighters"]),
        ("the soldiers' camp", ["the", "soldiers", "'", "camp"]),
        ("O'Brien of N'Djamena", ["O'Brien", "of", "N'Djamena"]),
        ("It didn't and can’t", ["It", "didn't", "and", "can’t"]),
        ("killed/wounded: 3", ["killed", "/", "wounded", ":", "3"]),
        ("“Ten dead,” he said", ["“", "Ten", "dead", ",", "”", "he", "said"]),
        ("10–15 people", ["10", "–", "15", "people"]),
        ("passers-by and co‑workers", ["passers-by", "and", "co‑workers"]),
        ("São Tomé; Łódź", ["São", "Tomé", ";", "Łódź"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens


def test_low_is_plain() -> None:
    assert [t.low for t in tokenize("The Army’s CO‑WORKERS can’t")] == [
        "the",
        "army",
        "'s",
        "co-workers",
        "can't",
    ]


def test_capital() -> None:
    assert [t.capital for t in tokenize("The army of Chad")] == [True, False, False, True]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Ten died. Five fled."
    assert [(t.text, t.start) for t in tokenize(text, 10, 19)] == [("Five", 10), ("fled", 15)]


@given(st.text(max_size=80), st.data())
def test_every_character_stands_in_one_token(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for token in tokenize(text, start, end):
        assert text[at : token.start].strip() == ""
        assert token.text == text[token.start : token.end]
        assert token.start < token.end <= end
        assert not any(c.isspace() for c in token.text)
        at = token.end
    assert text[at:end].strip() == ""


@pytest.mark.parametrize("unit", ["a", "a-", "a.", "1", "1,", "1-a", "'", "n't", "’s", " ", "_"])
def test_time_grows_with_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        begun = time.perf_counter()
        tokenize(text)
        return time.perf_counter() - begun

    seconds(2_000)
    small, large = min(seconds(5_000) for _ in range(3)), min(seconds(50_000) for _ in range(2))
    assert large < 0.02 + 25 * small
