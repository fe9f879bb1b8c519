"""Entities, whereabouts and numbers, on messages of our own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from benchmarks.extractors import document_of, extractor
from benchmarks.muc.entities import Entity, Mention, find_mentions, gather
from benchmarks.muc.features import Sentence, read_sentences, token_features
from benchmarks.muc.filling import beside, number, read
from benchmarks.muc.texts import Message
from benchmarks.muc.whereabouts import day, location
from legomena.resolve.gazetteer import Gazetteer

TEXT = (
    "Yesterday in Lima the River Liberation Front (RLF) killed three bakers and Mayor Ana Verde. "
    "Verde was 40. The RLF burned a mill."
)
MESSAGE = Message("OWN-1", TEXT.upper(), "BOGOTA", None, date(1990, 3, 3))
DOCUMENT = document_of(TEXT, "OWN-1", "1990-03-03")
CLAIMS = extractor("grammar").extract(DOCUMENT)
SENTENCES = read_sentences(DOCUMENT, CLAIMS)


def mention(words: str, probability: float = 0.9, sentence: int = 0) -> Mention:
    one = SENTENCES[sentence]
    first = next(i for i, t in enumerate(one.tokens) if TEXT.startswith(words, t.start))
    last = max(i for i, t in enumerate(one.tokens) if t.end <= one.tokens[first].start + len(words)) + 1
    return Mention(one, first, last, words, probability)


def test_names_acronyms_and_heads_are_put_together() -> None:
    found = [
        ("organization", mention("River Liberation Front")),
        ("organization", mention("RLF", 0.5)),
        ("organization", mention("RLF", 0.95, sentence=2)),
        ("name", mention("Ana Verde")),
        ("name", mention("Verde", 0.95, sentence=1)),
        ("target", mention("mill", 0.6, sentence=2)),
    ]
    entities = gather(found)
    assert [(e.role, e.text, len(e.mentions)) for e in entities] == [
        ("organization", "RLF", 3),
        ("name", "ANA VERDE", 2),
        ("target", "MILL", 1),
    ]


def test_mentions_along_a_sentence() -> None:
    sentence = SENTENCES[2]  # The RLF burned a mill .
    nothing = [1.0] + [0.0] * 12
    organization, target, more = list(nothing), list(nothing), list(nothing)
    organization[5], target[7], more[8] = 0.8, 0.6, 0.5
    found = list(find_mentions(TEXT, sentence, [nothing, organization, nothing, target, more, nothing]))
    assert [(role, m.text, m.probability) for role, m in found] == [
        ("organization", "RLF", 0.8),
        ("target", "a mill", 0.5),
    ]


def test_claims_mark_the_words_they_rest_on() -> None:
    first: Sentence = SENTENCES[0]
    bakers = next(i for i, t in enumerate(first.tokens) if t.text == "bakers")
    assert any(m.startswith("figure killed") for m in first.marks[bakers])
    assert "of killed" in first.about
    rows = token_features(first)
    assert len(rows) == len(first.tokens)
    assert "w bakers" in rows[bakers]
    assert "pt killed" in rows[bakers]


def entity(role: str, words: str) -> Entity:
    return Entity(role, [mention(words)])


def test_numbers_from_figures_words_and_forms() -> None:
    reading = read(MESSAGE, DOCUMENT, CLAIMS)
    assert number(entity("description", "bakers"), reading) == "3"
    assert number(Entity("target", [mention("mill", sentence=2)]), reading) == "1"
    assert beside(entity("description", "Mayor"), entity("name", "Ana Verde"))
    assert not beside(entity("description", "bakers"), entity("name", "Ana Verde"))


def weights() -> Iterator[tuple[tuple[int, int], float]]:
    tokens = SENTENCES[0].tokens
    yield (tokens[0].start, tokens[-1].end), 1.0


def test_where_and_when() -> None:
    assert location(MESSAGE, DOCUMENT, CLAIMS, dict(weights()), Gazetteer.default()) == "PERU: LIMA (CITY)"
    assert day(MESSAGE, CLAIMS, dict(weights())) == "02 MAR 90"


@pytest.mark.parametrize("claims", [[], None])
def test_the_default_day_and_the_dateline(claims: list[object] | None) -> None:
    plain = document_of("Nobody knows who burned the mill.", "OWN-2", "1990-03-03")
    told = [] if claims is None else extractor("grammar").extract(plain)
    assert day(MESSAGE, told, {}) == "- 03 MAR 90"
    assert location(MESSAGE, plain, told, {}, Gazetteer.default()) == "COLOMBIA"
