from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from legomena.reconcile import DEFAULT, ESTIMATE, POLICIES
from legomena.records import Account, PolicyFigure

POLICE, ARMY, FRONT = "police/security forces", "the army/security forces", "Free Front/armed group"


def _made(account: Account, policy: str, group: str = "civilians", effect: str = "killed") -> PolicyFigure:
    (found,) = [p for p in account.policies if (p.policy, p.group, p.effect) == (policy, group, effect)]
    return found


def _reasons(made: PolicyFigure) -> set[str]:
    return {why for _, why in made.left_out}


@pytest.fixture
def differing(story: Any) -> Any:
    """Three speakers, one of them repeated on another page; a copy; the outlet's own voice."""
    story.page("a", "2024-05-03")
    story.page("b", "2024-05-03")
    story.page("c", "2024-05-04", syndicated_of="b")
    story.toll("a", POLICE, 30)
    story.toll("b", POLICE, 30)
    story.toll("b", "the governor/state", 36)
    story.toll("c", "the governor/state", 36)
    story.toll("a", "outlet", 40)
    return story


def test_range(differing: Any) -> None:
    made = _made(differing.account(), "range")
    assert (made.low, made.best, made.high) == (30, None, 36)
    assert len(made.used) == 4
    assert _reasons(made) == {"the outlet's own voice; speakers are named for this"}
    assert "2 speakers, from 2 independent origins" in made.note


def test_acled_takes_the_lowest_and_says_what_it_leaves_out(differing: Any) -> None:
    made = _made(differing.account(), "acled-lowest")
    assert (made.low, made.best, made.high) == (30, 30, 30)
    assert "a higher figure (36)" in _reasons(made)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dozens of people died", 12),
        ("several villagers died", 3),
        ("hundreds were killed", 100),
        ("tens died", 10),
        ("villagers were killed", 3),
    ],
)
def test_acled_turns_vague_words_into_numbers(story: Any, words: str, value: int) -> None:
    story.toll("a", POLICE, None, words, high=None)
    account = story.account()
    made = _made(account, "acled-lowest")
    assert (made.low, made.best) == (value, value)
    assert f"coded as {value}" in made.note
    assert _made(account, "range").low is None


def test_acled_without_number_or_word_is_unknown(story: Any) -> None:
    story.toll("a", POLICE, None, "more women died", high=None, group_text="more women")
    made = _made(story.account(), "acled-lowest")
    assert (made.low, made.best, made.high) == (None, None, None)


def test_only_deaths_are_coded_by_acled_and_ucdp(story: Any) -> None:
    story.toll("a", POLICE, 12, effect="injured")
    assert {made.policy for made in story.account().policies} == {"range", "ibc-two-source", "airwars"}


def test_ucdp_leaves_out_what_a_party_says_of_its_enemy(story: Any) -> None:
    story.toll("a", ARMY, 15, group="security forces")
    story.toll("a", FRONT, 84, group="security forces")
    made = _made(story.account(), "ucdp", "security forces")
    assert (made.low, made.best, made.high) == (15, 15, 15)
    assert "a party's figure for the other side's losses" in _reasons(made)
    story.told.pop(0)
    story.sentences["a"].pop(0)
    alone = _made(story.account(), "ucdp", "security forces")
    assert (alone.low, alone.best, alone.high) == (84, 84, 84)
    assert "Only the opposing party" in alone.note


def test_ucdp_takes_the_figure_that_most_origins_carry(differing: Any) -> None:
    made = _made(differing.account(), "ucdp")
    assert (made.low, made.best, made.high) == (30, 30, 36)


def test_ibc_needs_two_independent_sources(differing: Any) -> None:
    made = _made(differing.account(), "ibc-two-source")
    assert (made.low, made.high) == (30, 30)
    assert "one independent source only" in _reasons(made)


def test_ibc_holds_back_what_copies_repeat(story: Any) -> None:
    story.page("a")
    story.page("b", syndicated_of="a")
    for page in "ab":
        story.toll(page, POLICE, 9)
    made = _made(story.account(), "ibc-two-source")
    assert (made.low, made.high, made.used) == (None, None, ())


@pytest.mark.parametrize(
    ("stands", "grade"),
    [
        ((), "Weak"),
        ((("a", FRONT, "responsibility", "Free Front"),), "Confirmed"),
        ((("a", POLICE, "blame", "Free Front"), ("a", FRONT, "blame", "the army")), "Contested"),
    ],
)
def test_airwars_grades(story: Any, stands: tuple[Any, ...], grade: str) -> None:
    story.toll("a", POLICE, 9)
    for stand in stands:
        story.stand(*stand)
    assert _made(story.account(), "airwars").note.startswith(grade)


def test_a_policy_is_chosen_by_name(differing: Any) -> None:
    assert {made.policy for made in differing.account(policies=["ucdp"]).policies} == {"ucdp"}
    assert set(DEFAULT) == set(POLICIES) - {ESTIMATE}
    with pytest.raises(ValueError, match="unknown policy 'best': choose from range, acled-lowest"):
        differing.account(policies=["best"])


def test_airwars_discounts_what_more_sources_tell_of_fighters(story: Any) -> None:
    story.toll("a", "the mayor/state", 6)
    for page, who in (("b", "Rights Watch/rights group"), ("c", "a resident/witness")):
        story.toll(page, who, 6, group="militants")
    assert _made(story.account(), "airwars").note.startswith("Discounted")


def test_the_policy_that_the_docs_show_works(differing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parents[2] / "docs" / "concepts.md").read_text("utf-8")
    (code,) = re.findall(r"^```python\n(.+?)^```$", text, re.M | re.S)
    shown: dict[str, Any] = {}
    exec(code, shown)  # noqa: S102 - our own example
    monkeypatch.setitem(POLICIES, shown["NAME"], shown["highest"])
    (made,) = differing.account(policies=[shown["NAME"]]).policies
    assert (made.low, made.best, made.high) == (36, 36, 36)
    assert len(made.used) + len(made.left_out) == 5
