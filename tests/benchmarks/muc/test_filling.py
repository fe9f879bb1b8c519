"""Entities, whereabouts and numbers, on messages of our own."""

from __future__ import annotations

from datetime import date

import numpy as np

from benchmarks.extractors import document_of, extractor
from benchmarks.muc.areas import Areas
from benchmarks.muc.entities import Entity, Mention, among, find_mentions, gather
from benchmarks.muc.features import Sentence, read_sentences, token_features
from benchmarks.muc.naming import beside, naming_features
from benchmarks.muc.nationality import nations
from benchmarks.muc.numbers import number
from benchmarks.muc.reading import entity_vector, read, token_vectors
from benchmarks.muc.texts import Message
from benchmarks.muc.whereabouts import days, default_day, named_most, places, told_by
from legomena.extract.tokens import tokenize

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
    assert number(entity("description", "bakers"), TEXT, CLAIMS) == "3"
    assert number(Entity("target", [mention("mill", sentence=2)]), TEXT, CLAIMS) == "1"
    assert beside(entity("description", "Mayor"), entity("name", "Ana Verde"))
    assert not beside(entity("description", "bakers"), entity("name", "Ana Verde"))


def test_how_a_description_stands_to_names() -> None:
    names = [entity("name", "Ana Verde"), Entity("name", [mention("Verde", sentence=1)])]
    one, other = naming_features(entity("description", "Mayor"), names, "1")
    assert {"beside True", "nearest True", "one True", "names 2", "head MAYOR"} <= set(one)
    assert {"beside False", "nearest False"} <= set(other)


def test_what_stands_beside_an_entity_is_told() -> None:
    front, verde = entity("organization", "River Liberation Front"), entity("name", "Ana Verde")
    mill = Entity("target", [mention("mill", sentence=2)])
    told = among(front, [front, verde, mill])
    assert {"rank 0", "before 0", "many 1", "with name"} <= set(told)
    assert "with target" not in told
    assert "over name" in among(Entity("description", [mention("Verde")]), [verde])


def test_a_reading_holds_vectors_small_and_their_means() -> None:
    tokens = [len(s.tokens) for s in SENTENCES]
    vectors = [np.full((n, 3), k, dtype=np.float32) for k, n in enumerate(tokens)]
    project = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [10.0, 0.0]], dtype=np.float32)
    reading = read(MESSAGE, DOCUMENT, CLAIMS, [], vectors, project, AREAS)
    assert [m.tolist() for m in reading.means] == [[10.0, 0.0], [11.0, 1.0], [12.0, 2.0]]
    seen = entity_vector(Entity("target", [mention("mill", sentence=2)]), reading)
    assert seen[:8].tolist() == [12.0, 2.0, 12.0, 2.0, 12.0, 2.0, 24.0, 4.0]
    assert token_vectors(reading, 1).shape == (tokens[1], 8)


AREAS = Areas(
    [
        "PERU: LIMA (CITY) *x* VALIDATED",
        "PERU: LIMA (DEPARTMENT)",
        "PERU: LIMA (CITY): MILLTOWN (NEIGHBORHOOD) *y*",
        "COLOMBIA: BOGOTA (CITY)",
        "nothing that is read",
    ],
    ["PERU", "COLOMBIA", "SPAIN"],
)
TOLD = told_by(MESSAGE, DOCUMENT, [s.tokens for s in SENTENCES], AREAS)


def test_places_are_found_with_what_they_lie_in() -> None:
    assert [(a.sentence, a.name) for a in TOLD.areas] == [(0, "LIMA")]
    choices = dict(places(TOLD, {0: 1.0}))
    assert {"PERU", "PERU: LIMA (CITY)", "PERU: LIMA (DEPARTMENT)", "COLOMBIA"} == set(choices)
    assert {"kind CITY", "weight 4 deep 2", "gap 0 deep 2", "l1 in"} <= set(choices["PERU: LIMA (CITY)"])
    nowhere = Message("OWN-1", TEXT.upper(), None, None, None)
    assert named_most(told_by(nowhere, DOCUMENT, TOLD.sentences, AREAS)) == "PERU: LIMA (CITY)"
    assert named_most(TOLD) == "COLOMBIA"
    deep = document_of("They met in Milltown, a part of Lima.", "OWN-2")
    tokens = [tokenize(deep.text, 0, len(deep.text))]
    within = told_by(Message("OWN-2", "", None, None, None), deep, tokens, AREAS)
    assert "PERU: LIMA (CITY): MILLTOWN (NEIGHBORHOOD)" in dict(places(within, {}))
    assert days(within, {}) == []


def test_days_told_and_the_default() -> None:
    choices = dict(days(TOLD, {0: 1.0}))
    assert set(choices) == {"02 MAR 90", "- 03 MAR 90"}
    assert {"ago 1", "weight 4", "says yesterday"} <= set(choices["02 MAR 90"])
    assert default_day(MESSAGE) == "- 03 MAR 90"


def test_nations_in_and_around_an_entity() -> None:
    text = "Gunmen shot a Spanish priest."
    document = document_of(text, "OWN-4")
    sentence = read_sentences(document, [])[0]
    priest = Entity("description", [Mention(sentence, 4, 5, "priest", 0.9)])
    ((named, features),) = nations(priest)
    assert named == "SPAIN"
    assert "description at -1" in features
