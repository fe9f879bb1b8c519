from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.records import Claim

Read = Callable[[str], list[Claim]]
HARM = ("killed", "injured", "killed or injured")


def _persons(claims: list[Claim]) -> list[list[str]]:
    """What is told of each person told of singly, in the order of the document."""
    told: dict[tuple[int, int], list[str]] = {}
    for claim in claims:
        if claim.individual is not None and claim.effect in HARM and not claim.other_event:
            effects = told.setdefault(claim.individual, [])
            if claim.effect not in effects:
                effects.append(claim.effect)
    return [sorted(effects) for effects in told.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 31-year-old man was shot in the leg outside a bakery.", [["injured"]]),
        ("The woman was pronounced dead at Lakeside Hospital.", [["killed"]]),
        ("A cyclist was shot on Mill Lane. He died at the scene.", [["killed", "killed or injured"]]),
        ("Police said a man shot and killed his neighbour.", [["killed"]]),
        ("Officers found the body of a boy in the garage.", [["killed"]]),
        ("She suffered a gunshot wound to the arm, a nurse said.", [["injured"]]),
        ("A farmer killed his brother before turning the gun on himself.", [["killed"], ["killed"]]),
        ("A farmer, 61, was wounded and his son, 19, was killed.", [["injured"], ["killed"]]),
        ("Emeka Obi, 29, accidentally shot in Leeds", [["killed or injured"]]),
        ("A man was jailed for the girl's accidental shooting death.", [["killed"]]),
        ("A blast at the port hospitalizes a fisherman.", [["injured"]]),
        ("The driver was not hurt.", []),
        ("Sheriff Emeka Obi identified the dead as Ruth Calloway, 61.", [["killed"]]),
        ("A man was charged with the attempted murder of a guard.", []),
        ("Nobody was injured when a man fired at the door.", []),
    ],
)
def test_who_was_harmed_and_how(claims: Read, text: str, expected: list[list[str]]) -> None:
    assert _persons(claims(text)) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # one person by several words
        (
            "Teacher killed in blast\n\nA 44-year-old teacher was killed on Sunday. The woman died at once.",
            1,
        ),
        ("A man was shot near the port. The victim, identified as Emeka Obi, 29, died on Monday.", 1),
        ("Emeka Obi, 29, was stabbed. Obi was taken to Central Hospital, where he died.", 1),
        ("A nurse was shot in the hand. Her husband was shot in the neck.", 2),
        ("A 17-year-old boy was shot in the foot, and a 25-year-old man was shot in the arm.", 2),
        ("One man was wounded. Another man was wounded an hour later.", 2),
        ("A man was hit in the leg. A second victim, a woman, was hit in the arm.", 2),
    ],
)
def test_one_person_is_told_once(claims: Read, text: str, count: int) -> None:
    assert len(_persons(claims(text))) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were shot at a wedding.", ["5 killed or injured unspecified"]),
        ("Five people were shot dead at a wedding.", ["5 killed unspecified"]),
        ("Emeka Obi, 29, was killed.", ["1 killed unspecified"]),
    ],
)
def test_counts_keep_open_how_it_ended_and_ages_count_nobody(
    tolls: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert tolls(text) == expected


def test_where_many_are_counted_one_is_among_them(claims: Read) -> None:
    text = "A blast killed {} people at the mill. Emeka Obi, 29, died in hospital."
    assert [c.low for c in claims(text.format("two")) if c.kind == "toll"] == [2, 1]
    assert [c.low for c in claims(text.format("twelve")) if c.kind == "toll"] == [12]


def test_every_quote_is_verbatim_and_holds_the_words_of_harm(claims: Read) -> None:
    text = "A 31-year-old man was shot in the leg. He later died, the mayor said."
    for claim in claims(text):
        assert claim.quote == text[claim.start : claim.end]
        assert claim.individual is None or text[slice(*claim.individual)] == "A 31-year-old man"
    assert any("died" in claim.quote for claim in claims(text))


@given(
    st.lists(
        st.sampled_from(
            [
                "a man",
                "Emeka Obi",
                "was shot",
                "died",
                "he",
                "and",
                ",",
                "two women",
                "himself",
                "in the leg",
                "23",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_words_is_read(claims: Read, words: list[str]) -> None:
    text = " ".join(words).capitalize() + "."
    for claim in claims(text):
        assert claim.quote == text[claim.start : claim.end]
        if claim.individual is not None:
            assert 0 <= claim.individual[0] < claim.individual[1] <= len(text)
