"""Sentences: where they end, and that nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.extract.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Police said 12 died.", "Five others were hurt."],
        ["The U.S. said so.", "So did the U.K. government."],
        ["They fled to the U.S.", "They came back in May."],
        ['"It was bad," Gen. Ali Smith said.', "He left at 5 p.m.", "The rest stayed."],
        ["Dr. A. B. Khan of St. Mary's died.", "No. 5 platoon was hit."],
        ["Lt. Col. Jane Roe of the 3rd Bn.", "Five more died later."],
        ["J. Doe, aged 5, died.", "K. Roe, aged 6, was hurt."],
        ["The attack was on Sept. 11.", "It began on Jan. 5 at dawn."],
        ["Three died in Sept.", "The rest fled."],
        ["No.", "It was not us."],
        ["The toll was 3.5 million.", "It cost $1.5bn.", "See www.example.org for more."],
        ["Write to a.b@example.org.", "At example.com/A.html it says so."],
        ["Who did it?", "Nobody knows!", "Nobody."],
        ['He asked: "Who did it?"', "No answer came."],
        ['"Stop!" he cried.', "They ran."],
        ["“Who did it?” she asked.", "“We saw it.”", "Then they left."],
        ["‘Ten died.’", "He wept."],
        ["(Ten died.)", "Others fled."],
        ["Twelve died…", "The rest fled."],
        ["Twelve died ... and more will.", "He said so."],
        ["Wait… what?", "He left."],
        ["महिला मारी गई।", "दूसरा वाक्य।"],
        ["قتل خمسة؟", "نعم."],
    ],
)
def test_ends(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_lost_space_ends_a_sentence() -> None:
    assert sentences('Five died.The army denied it. "It is over."The mayor left.') == [
        "Five died.",
        "The army denied it.",
        '"It is over."',
        "The mayor left.",
    ]
    assert sentences("他死了。第二句。") == ["他死了。", "第二句。"]


def test_lines_and_blank_lines_end_a_sentence() -> None:
    text = "Twelve dead in market bombing\nBy Jane Roe\n\nTwelve people died.\n- five women\n- seven men\n"
    assert sentences(text) == [
        "Twelve dead in market bombing",
        "By Jane Roe",
        "Twelve people died.",
        "- five women",
        "- seven men",
    ]


def test_a_dateline_belongs_to_what_follows() -> None:
    assert sentences("NAIROBI (Reuters). Five people died. Ten fled.") == [
        "NAIROBI (Reuters). Five people died.",
        "Ten fled.",
    ]


def test_hard_wrapped_lines_are_one_text() -> None:
    text = (
        "Gunmen attacked a camp for displaced people in the north of the country on\n"
        "Sunday and killed at least twelve people, the police said in a statement that\n"
        "was read out on the radio on Monday. Five others were wounded and taken to the\n"
        "hospital in the provincial capital, where doctors said that two of them were\n"
        "in critical condition.\n"
        "\n"
        "No group has claimed responsibility for the attack, the third of its kind in\n"
        "the district this month.\n"
    )
    found = sentences(text)
    assert len(found) == 3
    assert found[1].startswith("Five others") and found[1].endswith("condition.")
    assert found[2].startswith("No group") and found[2].endswith("month.")


def test_what_runs_on_is_cut_between_words() -> None:
    text = "killed 12 people and " * 1_000
    found = sentences(text)
    assert max(map(len, found)) <= 2_000
    assert " ".join(found) == text.strip()
    assert "".join(sentences("x" * 5_000)) == "x" * 5_000


_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                "He",
                "said",
                "U.S.",
                "Gen.",
                "No",
                "12",
                "3.5",
                ".",
                "!",
                "?",
                "…",
                '"',
                "”",
                ")",
                " ",
                "\n",
                "\n\n",
                "KABUL (AP)",
                "।",
                "\u2028",
            ]
        ),
        max_size=40,
    ).map("".join),
)


@settings(max_examples=300)
@given(_TEXTS)
def test_every_character_stands_in_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    at = 0
    for start, end in spans:
        assert text[at:start].strip() == ""
        assert start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    "unit",
    ["a. ", ".", '."', "A", "AB, ", "\n", "\n ", "Mr. ", "U.S. ", "x.Y ", "word\n", "…x", "http://a.B"],
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        begun = time.perf_counter()
        split_sentences(text)
        return time.perf_counter() - begun

    seconds(2_000)
    small, large = min(seconds(5_000) for _ in range(3)), min(seconds(50_000) for _ in range(2))
    assert large < 0.02 + 25 * small
