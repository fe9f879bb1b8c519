"""Bodies of a state and what speaks for them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.link.actors import find_actors
from legomena.link.names import parse_name


def _speakers(book: Any, speaker: Any, pages: list[list[str]]) -> dict[str, str]:
    """Return name as written → the name of its actor, for pages that let these speak."""
    for number, names in enumerate(pages):
        book.document(str(number), " ".join(f"{name} said so {place}." for place, name in enumerate(names)))
        for place, name in enumerate(names):
            book.claim(str(number), f"{name} said so {place}", speaker=speaker(name, "state"))
    return {
        written: actor.name for actor in find_actors(book.pages, book.claims) for written in actor.variants
    }


@pytest.mark.parametrize(
    ("written", "kind", "words"),
    [
        ("the military's media wing", "body", ("military",)),
        ("an army spokeswoman", "body", ("military",)),
        ("general command of the armed forces", "body", ("military",)),
        ("Egypt's army spokesperson", "body", ("egypt", "military")),
        ("armed forces of Ukraine", "body", ("ukraine", "military")),
        ("Sri Lankan military", "body", ("sri lanka", "military")),
        ("IDF", "body", ("israel", "military")),
        ("the Rebel-run health ministry", "body", ("health ministry",)),
        ("ministry of health in Gaza", "body", ("gaza", "health ministry")),
        ("ministry of defense", "body", ("defence ministry",)),
        ("police spokeswoman", "unnamed", ("police",)),
        ("Milltown police", "body", ("milltown", "police")),
        ("EU spokesperson", "body", ("eu",)),
        ("Hill Front's press office", "body", ("hill", "front")),
        ("Egyptian army spokesman Omar Hassan", "person", ("omar", "hassan")),
        ("Azal Liberation Army", "body", ("azal", "liberation", "army")),
        ("army chief of staff", "unnamed", ("army", "chief", "staff")),
        ("military intelligence directorate", "unnamed", ("military", "intelligence", "directorate")),
        ("military source", "unnamed", ("military", "source")),
        ("UN refugee agency", "body", ("un", "refugee", "agency")),
    ],
)
def test_a_body_is_its_kind_and_whose_it_is(written: str, kind: str, words: tuple[str, ...]) -> None:
    name = parse_name(written)
    assert (name.kind, name.words) == (kind, words)


def test_one_army_by_all_its_names_is_called_by_its_land(book: Any, speaker: Any) -> None:
    names = ["ISPR", "the military's media wing", "the military", "Pakistan's army", "army spokesman"]
    of = _speakers(book, speaker, [names, ["the army", "ISPR", "ISPR"]])
    assert set(of.values()) == {"Pakistan's army"}


def test_two_lands_armies_are_two_and_a_bare_army_is_neither(book: Any, speaker: Any) -> None:
    of = _speakers(
        book, speaker, [["Indian army"], ["Pakistan's military", "India's military"], ["the army"]]
    )
    assert of["Indian army"] == of["India's military"]
    assert len({of["Indian army"], of["Pakistan's military"], of["the army"]}) == 3


def test_the_army_is_that_of_nearly_all_pages_unless_its_page_tells(book: Any, speaker: Any) -> None:
    pages = [["Egypt's army"]] * 5 + [["the army"], ["Israeli army", "the military"]]
    of = _speakers(book, speaker, pages)
    assert of["the army"] == "Egypt's army"
    assert of["the military"] == of["Israeli army"]


def test_armies_of_lands_with_names_alike_stay_apart(book: Any, speaker: Any) -> None:
    of = _speakers(book, speaker, [["Niger's army", "Nigeria's army", "Nigerian army", "Nigerien army"]])
    assert of["Niger's army"] == of["Nigerien army"] != of["Nigeria's army"] == of["Nigerian army"]


def test_an_armed_group_s_army_is_never_the_army(book: Any, speaker: Any) -> None:
    book.document("a", "The Arakan Army said so. The army said no.")
    book.document("b", "The Arakan Army said so.")
    for page in "ab":
        one = book.claim(page, "Arakan Army", speaker=speaker("Arakan Army", "armed group", "Arakan Army"))
    two = book.claim("a", "The army said no", speaker=speaker("the army", "security forces"))
    of = {claim: actor.id for actor in find_actors(book.pages, book.claims) for claim in actor.speaks}
    assert of[one.id] != of[two.id]


def test_ministries_by_field_and_by_land(book: Any, speaker: Any) -> None:
    gaza = ["Gaza's Health Ministry", "ministry of health in Gaza"]
    bare = ["health ministry", "Hamas-run health ministry", "interior ministry", "police"]
    of = _speakers(book, speaker, [gaza, [gaza[0]], bare])
    assert len({of[name] for name in (*gaza, *bare[:2])}) == 1
    assert len({of["health ministry"], of["interior ministry"], of["police"]}) == 3


def test_a_ministry_that_could_be_anyone_s_stays_alone(book: Any, speaker: Any) -> None:
    of = _speakers(
        book,
        speaker,
        [
            ["Russia's interior ministry", "Egypt's foreign ministry"],
            ["interior ministry", "foreign ministry"],
        ],
    )
    assert len(set(of.values())) == 4


def test_local_police_of_two_towns_are_two(book: Any, speaker: Any) -> None:
    of = _speakers(book, speaker, [["Milltown police", "police"], ["Harbour police", "police"]])
    assert len(set(of.values())) == 3


def test_a_committee_called_by_the_end_of_its_name(book: Any, speaker: Any) -> None:
    of = _speakers(book, speaker, [["National Water Committee"], ["water committee"], ["fire committee"]])
    assert of["water committee"] == of["National Water Committee"] != of["fire committee"]


@given(st.text(max_size=40), st.sampled_from(["army", "military's media wing", "health ministry", "police"]))
def test_any_owner_is_read_without_failing(owner: str, body: str) -> None:
    assert parse_name(f"{owner} {body}").words
