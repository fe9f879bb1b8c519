from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.reconcile import ESTIMATE
from legomena.reconcile.policies.estimate import Count, interval
from legomena.records import PolicyFigure

ARMY, FRONT, UN = "the army/security forces", "Free Front/armed group", "the UN/international"


def _made(story: Any, group: str = "security forces") -> PolicyFigure:
    account = story.account(policies=[ESTIMATE])
    (found,) = [p for p in account.policies if p.group == group]
    return found


def _width(made: PolicyFigure) -> float:
    return (made.high or 0) / max(1, made.low or 0)


def test_own_losses_are_told_low_and_the_other_sides_high(story: Any) -> None:
    """The army gives 20 of its own dead, the group 200: the number is nearer to 20, and over it."""
    story.page("a", "2024-05-03")
    story.toll("a", ARMY, 20, group="security forces")
    story.toll("a", FRONT, 200, group="security forces")
    made = _made(story)
    assert made.low is not None and made.best is not None and made.high is not None
    assert made.low <= made.best <= made.high
    assert 20 < made.best < 110
    assert "not a fact" in made.note


def test_whoever_stands_on_no_side_is_near(story: Any) -> None:
    for page in "ab":
        story.page(page, "2024-05-20")
    story.toll("a", ARMY, 20, group="security forces")
    alone = _made(story)
    story.toll("b", UN, 31, group="security forces")
    both = _made(story)
    assert _width(both) < _width(alone)
    assert both.best is not None and 25 <= both.best <= 36


def test_repeated_by_ones_own_side_is_no_second_count(story: Any) -> None:
    for page in "ab":
        story.page(page, "2024-05-20")
    story.toll("a", ARMY, 20, group="security forces")
    once = _made(story)
    story.toll("b", "the interior minister/state", 20, group="security forces")
    twice = _made(story)
    assert (once.low, once.best, once.high) == (twice.low, twice.best, twice.high)
    assert {why for _, why in twice.left_out} == {"the same number from the same side: one count, repeated"}


def test_no_estimate_of_what_nobody_counted(story: Any) -> None:
    story.toll("a", "outlet", None, "dozens were hurt", effect="injured", high=None)
    assert story.account(policies=[ESTIMATE]).policies == ()


def test_an_estimate_is_not_made_unless_asked_for(story: Any) -> None:
    story.toll("a", ARMY, 20)
    assert ESTIMATE not in {p.policy for p in story.account().policies}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 3)), min_size=1, max_size=5))
def test_the_interval_is_ordered_and_near_what_was_said(told: list[tuple[int, int]]) -> None:
    sides = ("own losses", "the other side's", "a party's count", "no party's count")
    counts = [Count(n, n, True, sides[k], 0.1, 0.2) for n, k in told]
    low, best, high = interval(counts)
    assert 0 <= low <= best <= high
    assert low <= max(n for n, _ in told) * 3 + 3
