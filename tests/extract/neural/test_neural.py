"""The trained extractor as shipped: it keeps every extractor's promises and reads plain reports."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.extract import Extractor, extractor
from legomena.extract.neural.extractor import Neural
from legomena.extract.neural.gate import wanted
from legomena.extract.neural.runtime import Model
from legomena.extract.sentences import split_sentences
from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer

NEURAL = Neural()
REPORT = (
    "At least 15 soldiers, two of them officers, were killed in an ambush near Ansongo on Monday, "
    "the army said. It blamed a coalition of jihadists. A spokesman for the coalition claimed responsibility "
    "for the attack and put the army's dead at 31. No civilian was hurt, according to the governor. "
    "The committee will meet again in the autumn."
)


def read(text: str) -> list[Claim]:
    return NEURAL.extract(Document(id="d", name="d", text=text, published="2024-03-10"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(REPORT.split()), max_size=50).map(" ".join))
def test_any_text_gives_claims_that_rest_on_their_words(text: str) -> None:
    claims = read(text)
    assert claims == sorted(claims, key=lambda c: (c.start, c.end, c.kind, c.id))
    assert len({c.id for c in claims}) == len(claims)
    for c in claims:
        assert text[c.start : c.end] == c.quote
        assert c.sentence[0] <= c.start < c.end <= c.sentence[1]
        assert c.extractor == f"{NEURAL.name} {NEURAL.version}"


def test_a_plain_report_is_read_with_its_speakers() -> None:
    claims = read(REPORT)
    tolls = {(c.low, c.effect, c.group): c.speaker.name for c in claims if c.kind == "toll"}
    assert tolls[15, "killed", "security forces"] == "army"
    assert tolls[2, "killed", "security forces"] == "army"
    assert tolls[0, "injured", "civilians"] == "governor"
    assert {c.kind for c in claims} >= {"toll", "blame", "responsibility"}


def test_a_part_points_to_its_whole() -> None:
    claims = {c.low: c for c in read(REPORT) if c.kind == "toll"}
    assert claims[2].part_of == claims[15].id


def test_it_is_what_the_name_gives() -> None:
    found: Extractor = extractor("neural")
    assert isinstance(found, Neural)
    assert extractor().name == "neural"


def test_a_name_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="no such extractor: 'rules'; there are neural, grammar"):
        extractor("rules")


def test_what_is_read_beside_it_changes_nothing() -> None:
    model = Model.shipped()
    spans = split_sentences(REPORT)
    window, scores = next(model.read(REPORT, spans))
    for _ in range(2):
        again = model.score(window)
        assert all(np.array_equal(scores[name], again[name]) for name in scores)


def test_the_gate_keeps_what_tells_of_violence() -> None:
    sentences = [REPORT[slice(*s)] for s in split_sentences(REPORT)]
    assert [wanted(s) for s in sentences] == [True, True, True, True, False]


def test_of_whom_the_captives_are_is_not_guessed() -> None:
    text = (
        "The rebels said 84 soldiers were killed. Dozens were injured and 18 taken hostage, the group said."
    )
    document = Document(id="d", name="d", text=text, published="2024-03-10")
    read = extractor("neural").extract(document, Gazetteer.default())
    assert [(c.group, c.low) for c in read if c.effect == "abducted"] == [("unspecified", 18)]
