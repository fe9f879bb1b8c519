"""Kinds of incident, and their shapes."""

from __future__ import annotations

import msgspec

from legomena.extract import act_words
from legomena.publish.kinds import KINDS, kind_of, symbol
from legomena.records import Anatomy


def test_every_act_of_the_lexicon_has_a_kind_or_is_other(anatomy: Anatomy) -> None:
    incident = anatomy.links.incidents[0]
    acts = {*act_words.NOUNS.values(), *act_words.PAIRS.values(), *act_words.VERBS.values()}
    other = {act for act in acts if kind_of(msgspec.structs.replace(incident, event=act)).key == "other"}
    assert other <= {"protest", "riot"}
    assert kind_of(msgspec.structs.replace(incident, event=None)).key == "other"


def test_no_event_has_two_kinds() -> None:
    events = [event for kind in KINDS for event in kind.events]
    assert len(events) == len(set(events))


def test_kinds_differ_in_shape_or_fill_and_not_in_colour_alone() -> None:
    shapes = {kind.key: str(symbol(kind.key, 5, "point")) for kind in KINDS}
    assert shapes["armed"] == shapes["other"]  # a disc, which the style sheet leaves hollow for others
    assert len(set(shapes.values())) == len(KINDS) - 1
