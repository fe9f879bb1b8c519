"""Events: what happened, by whom, to whom, with what, where and when."""

from __future__ import annotations

import pytest

from legomena.extract import extractor
from legomena.records import Claim, Document


def events(text: str) -> list[Claim]:
    claims = extractor("grammar").extract(Document(id="d", name="d", text=text, published="2024-03-10"))
    return [c for c in claims if c.kind == "event"]


@pytest.mark.parametrize(
    ("text", "event", "subject", "target", "place"),
    [
        ("Gunmen stormed a police station in Jos on Friday.", "attack", "Gunmen", "a police station", "Jos"),
        ("A convoy was ambushed by rebels near Gao.", "ambush", "rebels", "A convoy", "Gao"),
        ("A car bomb exploded outside a bank in Bogotá.", "bombing", None, "a bank", "Bogotá"),
        (
            "A suicide bomber blew himself up at a mosque in Peshawar.",
            "suicide bombing",
            "suicide bomber",
            "a mosque",
            "Peshawar",
        ),
        ("Artillery fire hit a hospital in Kharkiv.", "shelling", None, "a hospital", "Kharkiv"),
        (
            "Militants abducted three teachers in Kaduna.",
            "abduction",
            "Militants",
            "three teachers",
            "Kaduna",
        ),
        ("Drones struck a fuel depot in Port Sudan.", "drone strike", None, "a fuel depot", "Port Sudan"),
        ("Police clashed with protesters in Dhaka.", "clash", "Police", "protesters", "Dhaka"),
        ("The attackers set fire to a school in Palma.", "arson", "attackers", "a school", "Palma"),
        ("In Goma fighters shelled the airport.", "shelling", "fighters", "the airport", "Goma"),
        ("There was an air strike on a market in Mekelle.", "air strike", None, "a market", "Mekelle"),
    ],
)
def test_one_event(text: str, event: str, subject: str | None, target: str | None, place: str) -> None:
    kinds = {"arson": "outcome"}
    claims = extractor("grammar").extract(Document(id="d", name="d", text=text, published="2024-03-10"))
    found = [c for c in claims if c.event == event and c.kind == kinds.get(event, "event")]
    assert len(found) == 1, claims
    claim = found[0]
    assert claim.subject == subject
    assert claim.object == target
    assert claim.place is not None
    assert claim.place.text == place


def test_a_list_of_places_is_an_event_each_and_one_for_the_whole() -> None:
    found = events("Rebels attacked eight towns, including Goma, Bukavu and Uvira.")
    assert [c.place.text if c.place else None for c in found] == [None, "Goma", "Bukavu", "Uvira"]
    assert found[0].object == "eight towns"
    assert len({c.id for c in found}) == 4


def test_when_it_began_and_how_long_it_lasted() -> None:
    found = events("The assault began at 04:30 local time on 8 March 2024 and lasted six hours.")
    starts = {c.when.start for c in found if c.when}
    assert "2024-03-08T04:30" in starts
    assert any(c.when and c.when.hours == 6 for c in found)


def test_the_weapon_as_written() -> None:
    (found,) = events("Militants attacked an army post with rocket-propelled grenades.")
    assert found.weapon == "rocket-propelled grenades"


@pytest.mark.parametrize(
    "text",
    [
        "The rebels threatened to attack the capital.",
        "Police foiled a plan to bomb the station.",
        "No attack was reported on Friday.",
        "The two sides struck a deal in Cairo.",
        "The economy was hard hit by the drought.",
        "Officials fear that militants could storm the prison.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "name", "subject"),
    [
        ("The army launched Operation Iron Shield on Monday.", "Operation Iron Shield", "army"),
        (
            "The offensive, dubbed Operation Red Dawn by the rebels, began at noon.",
            "Operation Red Dawn",
            None,
        ),
        ("The attacks, code-named Northern Storm, hit six towns.", "Northern Storm", None),
        ("It was the second phase of Operation Thunder.", "second phase of Operation Thunder", None),
    ],
)
def test_operations_are_named_as_written(text: str, name: str, subject: str | None) -> None:
    named = [c for c in events(text) if c.operation == name]
    assert named
    if subject:
        assert subject in {c.subject for c in named}


def test_a_speaker_s_event_is_the_speaker_s() -> None:
    (found,) = events("The army said rebels attacked a camp near Gao on Friday.")
    assert found.speaker.name == "army"
    assert found.subject == "rebels"
