"""The article that the project begins from, as the only input.

It is a third party's text and stays beside the checkout; only the few words that a check needs stand here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from legomena.extract import extractor
from legomena.records import Claim, Document

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "dossiers" / "seed-article.txt"

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(),
    reason="the seed article is not beside the checkout (../shared/dossiers/seed-article.txt)",
)


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    text = ARTICLE.read_text(encoding="utf-8")
    return extractor("grammar").extract(Document(id="seed", name="seed-article.txt", text=text))


def told(claims: Sequence[Claim], kind: str, **fields: object) -> list[Claim]:
    return [c for c in claims if c.kind == kind and all(getattr(c, k) == v for k, v in fields.items())]


def test_the_operation_is_named_with_who_named_it(claims: list[Claim]) -> None:
    named = [c for c in told(claims, "event") if c.operation == "Operation Herof 2.0"]
    assert named
    assert "BLA" in {c.subject for c in named}


def test_the_places_struck(claims: list[Claim]) -> None:
    struck = [c for c in told(claims, "event", event="attack") if c.subject == "Insurgents" and c.place]
    written = {c.place.text for c in struck if c.place}
    assert {
        *("Quetta", "Gwadar", "Noshki", "Mastung", "Dalbandin", "Kalat", "Kharan", "Pasni"),
        *("Turbat", "Tump", "Buleda", "Mangochar", "Lasbela", "Kech", "Awaran"),
    } <= written
    assert all(c.place.lat is not None and c.place.country == "PK" for c in struck if c.place)


def test_how_many_districts_the_text_says_they_were(claims: list[Claim]) -> None:
    whole = [
        c
        for c in told(claims, "event", event="attack")
        if c.object == "at least nine districts" and c.place is None
    ]
    assert len(whole) == 1


def test_when_it_began_and_how_long_it_lasted(claims: list[Claim]) -> None:
    whens = [c.when for c in told(claims, "event", event="attack") if c.when]
    assert any(w.start == "2026-01-31T03:00" for w in whens)
    assert any("ten and fifteen hours" in w.text and w.hours for w in whens)
    assert any(w.start == "2026-01-31" for w in whens)


def test_who_takes_responsibility(claims: list[Claim]) -> None:
    (taken,) = told(claims, "responsibility")
    assert taken.speaker.role == "armed group"
    assert taken.subject == "BLA"
    assert "spokesperson" in taken.quote


def test_the_military_s_figures(claims: list[Claim]) -> None:
    ispr = [c for c in told(claims, "toll", effect="killed") if c.speaker.name == "ISPR"]
    assert {(c.group, c.low, c.high) for c in ispr} == {
        ("security forces", 15, 15),
        ("civilians", 18, None),
        ("militants", 92, 92),
    }
    assert {c.group: c.own_side for c in ispr} == {
        "security forces": True,
        "civilians": False,
        "militants": False,
    }


def test_the_chief_minister_s_figure(claims: list[Claim]) -> None:
    found = [
        c
        for c in told(claims, "toll", low=145, high=145, group="militants")
        if c.speaker.name == "Sarfraz Bugti"
    ]
    assert len(found) == 1


def test_the_parts_of_the_eleven_in_gwadar(claims: list[Claim]) -> None:
    (whole,) = told(claims, "toll", low=11)
    parts = [c for c in told(claims, "toll") if c.part_of == whole.id]
    assert sorted((c.low or 0, c.group_text or "") for c in parts) == [
        (3, "three children"),
        (3, "three women"),
        (5, "five men"),
    ]
    assert all(c.place and c.place.text == "Gwadar" for c in [whole, *parts])


def test_who_is_blamed_by_whom(claims: list[Claim]) -> None:
    blame = {c.speaker.name for c in told(claims, "blame") if c.subject == "India"}
    assert {"Mohsin Naqvi", "Shehbaz Sharif"} <= blame


def test_who_denies(claims: list[Claim]) -> None:
    denials = told(claims, "denial")
    speakers = " ".join(sorted(c.speaker.name for c in denials))
    assert len(denials) == 2
    assert "Iran" in speakers or "Tehran" in speakers
    assert "Afghanistan" in speakers or "Kabul" in speakers
    assert all("refuted" in c.quote for c in denials)


def test_the_outcome_is_told_two_ways(claims: list[Claim]) -> None:
    outcomes = told(claims, "outcome")
    military = {c.outcome for c in outcomes if c.speaker.name == "military"}
    assert {"ineffective", "foiled"} <= military
    held = [c for c in outcomes if c.outcome == "seized" and c.speaker.name == "outlet"]
    assert any("temporary hold" in c.quote for c in held)
    assert any(c.outcome == "freed" and "prisoners" in c.quote for c in outcomes)


def test_the_author_s_judgements_are_kept_apart(claims: list[Claim]) -> None:
    judged = [c.quote for c in told(claims, "assessment")]
    for words in (
        "growing separatist insurgency",
        "alarming",
        "testimony",
        "must enhance",
        "The views expressed",
    ):
        assert any(words in quote for quote in judged), words
    assert all(c.speaker.name == "outlet" for c in told(claims, "assessment"))
    # What the military or a minister says is their claim and no judgement of the author's.
    assert not any(words in quote for quote in judged for words in ("ISPR also says", "145 members", "03:00"))
