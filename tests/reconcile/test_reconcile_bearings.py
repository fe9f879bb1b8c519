"""What raises no point: what is not of the deed, of nobody by name, of a part, or of other days."""

from __future__ import annotations

from typing import Any

import pytest

from legomena.reconcile.contested.bearings import denies_the_deed, is_a_name, is_of_the_deed
from legomena.records import Account, Claim, ContestedPoint, Place


def _points(account: Account, rule: str) -> list[ContestedPoint]:
    return [point for point in account.contested if point.rule == rule]


def _claim(quote: str, **fields: Any) -> Claim:
    span = (0, len(quote))
    return Claim(id="", document="", quote=quote, start=0, end=span[1], sentence=span, **fields)


@pytest.mark.parametrize(
    "subject", ["India", "the Hill Front", "Islamic State", "Houthi rebels", "fighters of Ansar"]
)
def test_names(subject: str) -> None:
    assert is_a_name(subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Radical Islamists",
        "Islamist outfit",
        "militants",
        "Ann Poe and her men",
        "Plains militants supply arms",
    ],
)
def test_words_that_name_nobody(subject: str) -> None:
    assert not is_a_name(subject)


@pytest.mark.parametrize(
    ("denied", "answers"),
    [
        ("the charge", True),
        ("any part in the attack", True),
        ("that it had anything to do with the blast", True),
        ("accusations over the casualties", True),
        (None, True),
        ("the toll of 500 that others announced", False),
        ("this number", False),
        ("that militants control the town", False),
        ("that there were camps at any of the places", False),
        ("rumours of shootings at other hotels", False),
    ],
)
def test_what_a_denial_answers(denied: str | None, answers: bool) -> None:
    assert denies_the_deed(_claim("They denied it", kind="denial", object=denied)) is answers


def test_who_is_accused_of_what_it_told_is_not_accused_of_the_deed(story: Any) -> None:
    assert is_of_the_deed(_claim("He accused the Hill Front of shelling the market", kind="blame"))
    assert not is_of_the_deed(_claim("He accused the Hill Front of inflating the toll", kind="blame"))
    story.say("a", "The army accused Hill Front of hiding its losses", "blame", subject="Hill Front")
    story.stand("b", "Hill Front/armed group", "denial", "Hill Front")
    assert not _points(story.account(), "a denial against a blame")


def test_who_tells_of_a_claim_does_not_make_it(story: Any) -> None:
    story.say("a", "Hill Front said it was behind the raid", "responsibility", subject="Hill Front")
    story.say("b", "A Plains official weighs the claim of Hill Front", "responsibility", subject="Plains")
    assert not _points(story.account(), "claimed by more than one")


def test_a_branch_that_claims_it_too_is_no_second_claimant(story: Any) -> None:
    story.stand("a", "Hill Front/armed group", "responsibility", "Hill Front")
    story.stand("b", "Valley Brigade/armed group", "responsibility", "Valley Brigade")
    assert _points(story.account(), "claimed by more than one")
    story.say(
        "c", "Fighters of the Valley Brigade, an offshoot of Hill Front, were seen in the market", "event"
    )
    assert not _points(story.account(), "claimed by more than one")


def test_nobody_of_no_name_takes_it_on_against_another(story: Any) -> None:
    story.stand("a", "sources/media", "responsibility", "sources")
    story.stand("b", "Ann Poe/state", "blame", "Hill Front")
    assert not _points(story.account(), "claimed by one, laid on another")


def test_a_lone_handful_under_a_far_higher_count_is_of_a_part(story: Any) -> None:
    for page, who, low in (("a", "Ann Poe/expert", 2), ("b", "the mayor/state", 60)):
        story.page(page, "2024-05-04")
        story.toll(page, who, low, group="unspecified")
    assert not _points(story.account(), "cannot both hold")


@pytest.mark.parametrize(
    ("who", "low", "fields"),
    [
        ("police/security forces", 12, {}),
        ("Ann Poe/expert", 10, {"high": 15, "qualifier": None}),
        ("Ann Poe/expert", 25, {}),
    ],
)
def test_what_a_party_says_or_bounds_above_stays_a_contest(
    story: Any, who: str, low: int, fields: dict[str, Any]
) -> None:
    story.page("a", "2024-05-04")
    story.toll("a", who, low, group="unspecified", **fields)
    story.page("b", "2024-05-04")
    story.toll("b", "residents/witness", 60, group="unspecified")
    assert _points(story.account(), "cannot both hold")


def test_one_page_with_two_figures_of_a_speaker_is_not_quoted_twice(story: Any) -> None:
    story.page("a", "2024-05-04")
    story.toll("a", "Ann Poe/state", 14, group="unspecified")
    story.toll("a", "Ann Poe/state", 132, group="unspecified")
    account = story.account()
    assert not _points(account, "two figures at once")
    assert not _points(account, "cannot both hold")


def test_what_was_only_meant_is_no_outcome(story: Any) -> None:
    story.stand("a", "the army/security forces", "outcome", outcome="repelled")
    story.say(
        "b", "Hill Front sought to destroy the post", "outcome", outcome="destroyed", subject="Hill Front"
    )
    assert not _points(story.account(), "an outcome told two ways")
    story.say("c", "Hill Front destroyed the post", "outcome", outcome="destroyed", subject="Hill Front")
    assert _points(story.account(), "an outcome told two ways")


@pytest.mark.parametrize(("whole", "raised"), [(12, ["People killed: 18 at 2 sites, 12 in all"]), (3, [])])
def test_a_whole_far_under_its_sites_is_none(operation: Any, whole: int, raised: list[str]) -> None:
    operation.page("a", "2024-01-31")
    operation.toll("a", "the ministry/state", whole, group="unspecified")
    for town in ("Herat", "Farah"):
        place = Place(text=town, name=town, country="AF", precision="town")
        operation.toll("a", "the ministry/state", 9, group="unspecified", place=place)
    assert [point.title for point in _points(operation.account(), "sites against the whole")] == raised


def test_a_number_of_all_the_dead_is_not_one_groups(story: Any) -> None:
    for page, who in (("a", "Ann Poe/state"), ("b", "John Doe/medical")):
        story.page(page, "2024-05-04")
        story.toll(page, who, 310, group="unspecified")
    story.page("c", "2024-05-04")
    story.toll("c", "police/security forces", 310, group="security forces")
    story.toll("c", "Hill Front/armed group", 17, group="security forces")
    assert not [p for p in _points(story.account(), "cannot both hold") if "310" in p.title]


@pytest.mark.parametrize(
    ("denied", "number"),
    [("the toll of 500 that was announced", 500), ("this number and say 13 fell", 90), ("it", None)],
)
def test_a_figure_named_in_a_denial_is_rejected(story: Any, denied: str, number: int | None) -> None:
    story.toll("a", "health officials/medical", 500, group="unspecified")
    story.toll(
        "b", "Hill Front/armed group", 90, "Hill Front says that 90 soldiers fell", group="security forces"
    )
    story.stand("b", "the army/security forces", "denial", object=denied)
    titles = [point.title for point in _points(story.account(), "a figure that is rejected")]
    people = {500: "people", 90: "security forces"}
    assert titles == ([f"{number} {people[number]} killed: rejected by the army"] if number else [])
