"""Telling incidents of one kind apart, on a message of our own."""

from __future__ import annotations

from benchmarks.extractors import document_of, extractor
from benchmarks.muc.areas import Areas
from benchmarks.muc.entities import Entity, Mention
from benchmarks.muc.features import read_sentences
from benchmarks.muc.incidents import Scene, pair_features, split
from benchmarks.muc.pointing import point_out
from benchmarks.muc.texts import Message
from benchmarks.muc.whereabouts import told_by
from legomena.extract.neural.decode import Mark, Marks

TEXT = (
    "On Monday in Lima gunmen shot a baker and his son. "
    "Another group burned a mill in Cusco on Friday. "
    "The miller was unhurt."
)
DOCUMENT = document_of(TEXT, "OWN-3", "1990-03-03")
CLAIMS = extractor("grammar").extract(DOCUMENT)
SENTENCES = read_sentences(DOCUMENT, CLAIMS)
AREAS = Areas(["PERU: LIMA (CITY)", "PERU: CUSCO (CITY)"], ["PERU"])
MESSAGE = Message("OWN-3", TEXT.upper(), None, None, None)
SCENE = Scene(told_by(MESSAGE, DOCUMENT, [s.tokens for s in SENTENCES], AREAS), SENTENCES)


def entity(role: str, said: str) -> Entity:
    at = TEXT.index(said)
    sentence = next(s for s in SENTENCES if s.tokens[0].start <= at < s.tokens[-1].end)
    first = next(i for i, t in enumerate(sentence.tokens) if t.start == at)
    last = max(i for i, t in enumerate(sentence.tokens) if t.end <= at + len(said)) + 1
    return Entity(role, [Mention(sentence, first, last, said, 0.9)])


BAKER, SON, MILL = entity("description", "baker"), entity("description", "son"), entity("target", "mill")
GUNMEN = entity("individual", "gunmen")


def near(one: Entity, other: Entity) -> float:
    return 0.9 if one.best.sentence is other.best.sentence else 0.2


def test_those_hit_are_put_together_and_take_their_perpetrators() -> None:
    entities = [(e, 1.0) for e in (GUNMEN, BAKER, MILL, SON)]
    assert split(entities, near, 0.5) == [{0, 1, 3}, {2}]
    assert split(entities, lambda one, other: 0.6, 0.5) == [{0, 1, 2, 3}]
    assert split(
        entities, lambda one, other: 0.6 if "individual" in (one.role, other.role) else 0.1, 0.5
    ) == [
        {0, 1},
        {0, 2},
        {0, 3},
    ]
    assert split([(GUNMEN, 1.0)], near, 0.5) == [{0}]


def test_place_and_time_of_two_entities_are_compared() -> None:
    features = pair_features(BAKER, MILL, SCENE, ())
    assert {"gap 1", "place other", "time other", "turn True", "moved True"} <= set(features)
    assert features == pair_features(MILL, BAKER, SCENE, ())
    assert {"gap 0", "place same", "between and"} <= set(pair_features(BAKER, SON, SCENE, ()))
    miller = entity("description", "miller")
    assert {"place none", "last place same"} <= set(pair_features(MILL, miller, SCENE, ()))


def test_marks_point_at_words_with_what_they_are_linked_to() -> None:
    def mark(kind: str, said: str, score: float = 0.95) -> Mark:
        return Mark(kind, TEXT.index(said), TEXT.index(said) + len(said), score)

    shot, gunmen, baker = mark("trg", "shot"), mark("act", "gunmen"), mark("tgt", "a baker", 0.6)
    shot.links = [("event", gunmen, 0.9), ("event", baker, 0.8)]
    pointed = point_out(TEXT, [Marks([gunmen, shot, baker])])
    said = {(TEXT[a:b], what) for a, b, what in pointed}
    assert {("gunmen", "act sure"), ("a baker", "tgt"), ("gunmen", "act of killed")} <= said
    first = read_sentences(DOCUMENT, CLAIMS, pointed)[0]
    words = {t.text: marks for t, marks in zip(first.tokens, first.marks, strict=True)}
    assert "tgt <" in words["a"] and "tgt >" in words["baker"]
    assert "tgt" not in words["gunmen"]
