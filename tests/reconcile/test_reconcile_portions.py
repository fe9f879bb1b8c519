"""Figures that count a portion by their own words."""

from __future__ import annotations

from typing import Any

import pytest

from legomena.reconcile.portions import portion_of
from legomena.records import Account, Claim


def _claim(quote: str, **fields: Any) -> Claim:
    span = (0, len(quote))
    return Claim(id="", document="", kind="toll", quote=quote, start=0, end=span[1], sentence=span, **fields)


@pytest.mark.parametrize(
    ("quote", "effect"),
    [
        ("Twenty-six of the dead", "killed"),
        ("at least 92 of the wounded", "injured"),
        ("17 of them in", "injured"),
        ("Fifty-three people, seven of them in a grave condition, are still receiving", "injured"),
        ("107 people remained in", "injured"),
        ("five were discharged", "injured"),
    ],
)
def test_words_that_tell_of_a_portion(quote: str, effect: str) -> None:
    assert portion_of(_claim(quote, group="unspecified", effect=effect)) is not None


@pytest.mark.parametrize(
    ("quote", "fields"),
    [
        ("145 is the number of those injured", {"effect": "injured"}),
        ("31 of whom were civilians", {"group": "civilians", "group_text": "civilians", "effect": "killed"}),
        ("45 of the dead were foreign nationals", {"group": "foreigners", "effect": "killed"}),
        ("two of them died", {"effect": "killed"}),
        ("53 people were injured, seven of them in a grave condition", {"effect": "injured"}),
        ("12 were killed and their families still in shock", {"effect": "killed"}),
    ],
)
def test_words_that_do_not(quote: str, fields: dict[str, Any]) -> None:
    assert portion_of(_claim(quote, **fields)) is None


def test_a_portion_is_not_held_against_a_whole(story: Any) -> None:
    story.page("a", "2024-05-04")
    story.toll("a", "Jane Roe/state", 90, "90 people were injured", group="unspecified", effect="injured")
    story.page("b", "2024-05-05")
    story.toll("b", "John Doe/medical", 40, "40 of the injured", group="unspecified", effect="injured")
    account: Account = story.account()
    (line,) = account.tolls
    assert (line.low, line.high) == (90, 90)
    assert not [point for point in account.contested if not point.explained]
    (span,) = [policy for policy in account.policies if policy.policy == "range"]
    assert [why for _, why in span.left_out] == ["it counts some of those harmed"]


@pytest.mark.parametrize(("quote", "stands"), [("Jane Roe", False), ("one woman", True)])
def test_who_is_told_of_alone_is_among_those_counted(story: Any, quote: str, stands: bool) -> None:
    story.page("a", "2024-05-04")
    story.toll("a", "police/state", 4, "4 people were killed", group="unspecified", effect="killed")
    words = f"{quote} was killed"
    story.toll("a", "police/state", 1, words, group="civilians", effect="killed", individual=(0, len(quote)))
    account: Account = story.account()
    told = {line.group for line in account.tolls if line.low is not None}
    assert ("civilians" in told) is stands
