"""The grammar as a whole: what holds for any text, and what tolls carry."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.extract import Extractor, Grammar
from legomena.extract.words import words
from legomena.records import Claim, Document

WORDS = st.sampled_from(
    [
        *sorted(
            words(
                """
                at least 12 people were killed in Gwadar on Friday , and five soldiers said the army
                that militants attacked a police station . Three of them women ; prisoners escaped " “ ”
                ( ) — Operation Storm 2.0 dubbed it seized the town after Saturday 's attacks while
                officials in Kabul denied involvement blamed India the group claimed responsibility
                there He added 40 hours including 7 suicide bombers no casualties under control
                described as ineffective
            """
            )
        ),
        *("\n", "\n\n", "लोग", "٤٠", "…", "\u2028"),
    ]
)


def read(text: str, published: str | None = "2024-03-10") -> list[Claim]:
    return Grammar().extract(Document(id="d", name="d", text=text, published=published))


def check(text: str, claims: list[Claim]) -> None:
    ids = [c.id for c in claims]
    assert len(set(ids)) == len(ids)
    assert claims == sorted(claims, key=lambda c: (c.start, c.end, c.kind, c.id))
    for c in claims:
        assert c.start < c.end
        assert text[c.start : c.end] == c.quote
        assert c.sentence[0] <= c.start
        assert c.end <= c.sentence[1]
        assert 0 <= c.confidence <= 1
        assert c.extractor == f"{Grammar.name} {Grammar.version}"
        if c.figure is not None:
            assert c.start <= c.figure[0] < c.figure[1] <= c.end
        if c.part_of is not None:
            assert c.part_of in ids
            assert c.part_of != c.id
        if c.place is not None and c.place.start is not None and c.place.end is not None:
            assert text[c.place.start : c.place.end] == c.place.text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    check(text, read(text))


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_run_of_the_field_s_words_keeps_the_promises(run: list[str]) -> None:
    text = " ".join(run)
    check(text, read(text))


def test_the_same_document_gives_the_same_claims() -> None:
    text = "Gunmen killed 12 people in Jos on Friday, police said. Five of them were children."
    assert read(text) == read(text)


def test_grammar_is_an_extractor() -> None:
    extractor: Extractor = Grammar()
    assert extractor.extract(Document(id="d", name="d", text="")) == []


def test_a_quote_reaches_from_the_figure_to_the_effect() -> None:
    (claim,) = [c for c in read("On Friday at least 12 people were killed in Jos.") if c.kind == "toll"]
    assert claim.quote == "at least 12 people were killed"
    assert claim.group_text == "12 people"


@pytest.mark.parametrize(
    ("text", "low", "own"),
    [
        ("The army said 12 soldiers were killed.", 12, True),
        ("The army said 40 militants were killed.", 40, False),
        ("The rebels said 30 soldiers were killed.", 30, False),
        ("The rebels said nine of their fighters were killed.", 9, True),
        ("Gunmen killed 12 soldiers.", 12, None),
    ],
)
def test_whose_losses_are_counted(text: str, low: int, own: bool | None) -> None:
    (claim,) = [c for c in read(text) if c.kind == "toll" and c.low == low]
    assert claim.own_side is own


@pytest.mark.parametrize(
    ("text", "low", "told"),
    [
        ("In all 50 people were killed, including three suicide bombers.", 50, True),
        ("In all 50 people were killed, not including the attackers.", 50, False),
        ("In all 50 people were killed.", 50, None),
    ],
)
def test_totals_with_and_without_the_attackers(text: str, low: int, told: bool | None) -> None:
    (claim,) = [c for c in read(text) if c.kind == "toll" and c.low == low]
    assert claim.includes_attackers is told


def test_an_addition_is_no_total() -> None:
    claims = [
        c for c in read("Another 22 militants were killed, bringing the toll to 177.") if c.kind == "toll"
    ]
    assert {c.low: c.series for c in claims}[22] == "increment"


def test_a_malformed_date_of_publication_is_named() -> None:
    with pytest.raises(ValueError, match="published"):
        read("Twelve people died.", published="yesterday")
