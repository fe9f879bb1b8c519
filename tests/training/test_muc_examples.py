"""What the tables learn from: an answer key of our own, laid on a message of our own."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

import numpy as np

from benchmarks.extractors import document_of, extractor
from benchmarks.muc.areas import Areas
from benchmarks.muc.entities import Entity, Mention
from benchmarks.muc.reading import read
from benchmarks.muc.templates import (
    DATE,
    DESCRIPTION,
    HUMAN_EFFECT,
    LOCATION,
    NAME,
    NONE,
    TYPE,
    Fill,
    Template,
)
from benchmarks.muc.texts import Message
from legomena.extract.sentences import split_sentences
from legomena.extract.tokens import tokenize
from training.muc_examples import fills, gold_labels, kinds, of_naming, of_role, of_slot, of_templates

TEXT = "Yesterday in Lima gunmen killed Mayor Ana Verde. The mayor was 40."
DOCUMENT = document_of(TEXT, "OWN-9")
TOKENS = [len(tokenize(TEXT, a, b)) for a, b in split_sentences(TEXT)]
READING = read(
    Message("OWN-9", TEXT.upper(), None, None, None),
    DOCUMENT,
    extractor("grammar").extract(DOCUMENT),
    [],
    [np.ones((n, 2), dtype=np.float32) for n in TOKENS],
    np.ones((3, 2), dtype=np.float32),
    Areas(["PERU: LIMA (CITY)"], ["PERU"]),
)
KEY = [
    Template(
        "OWN-9",
        slots={
            TYPE: (Fill(("ATTACK",)),),
            DATE: (Fill(("02 MAR 90",)),),
            LOCATION: (Fill(("PERU: LIMA (CITY)",)),),
            NAME: (Fill(("ANA VERDE",)),),
            DESCRIPTION: (Fill(("MAYOR",), ("ANA VERDE",)),),
            HUMAN_EFFECT: (Fill(("DEATH",), ("ANA VERDE",)),),
        },
    )
]


def entity(role: str, said: str, sentence: int = 0) -> Entity:
    one = READING.sentences[sentence]
    words = said.split()
    at = [t.text for t in one.tokens].index(words[0])
    return Entity(role, [Mention(one, at, at + len(words), said, 0.9)])


KEPT = [
    (entity("name", "Ana Verde"), 0.9),
    (entity("description", "Mayor"), 0.9),
    (entity("individual", "gunmen"), 0.2),
]


def test_kinds_of_a_key() -> None:
    assert kinds(KEY) == ["ATTACK"]
    assert kinds([]) == [NONE]


def test_fillers_are_labelled_wherever_they_stand() -> None:
    first, second = gold_labels(READING, KEY)
    assert [x for x in first if x != "O"] == ["B description", "B name", "I name"]
    assert [x for x in second if x != "O"] == ["B description"]


def test_entities_that_fill_and_those_that_do_not() -> None:
    assert fills(KEPT[0][0], KEY)
    assert [label for *_, label in of_role("name", READING, KEPT, KEY)] == ["yes"]
    assert [label for *_, label in of_role("individual", READING, KEPT, KEY)] == ["no"]
    assert [label for *_, label in of_slot(HUMAN_EFFECT, READING, KEPT, KEY)] == ["DEATH", "DEATH"]
    assert [label for *_, label in of_naming(READING, KEPT, KEY)] == ["yes"]


def test_places_are_right_or_wrong_choices() -> None:
    chosen = [(features, label) for features, _, label in of_templates("place", READING, KEPT, KEY)]
    assert sorted(label for _, label in chosen) == ["no", "yes"]
    assert next("deep 2" in features for features, label in chosen if label == "yes")
