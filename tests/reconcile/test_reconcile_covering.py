"""Which days a figure covers where it does not say so itself."""

from __future__ import annotations

from typing import Any

import pytest

from legomena.records import Account, Figure

ARMY, FRONT = "the army/security forces", "Free Front/armed group"


@pytest.fixture
def growing(operation: Any, days: Any) -> Any:
    """An operation of 31 January whose figures come to cover more and more days."""
    for page, date in (("a", "2024-01-31"), ("b", "2024-02-02"), ("c", "2024-02-05")):
        operation.page(page, date)
    for page in "bc":
        operation.toll(
            page, "the governor/state", 160, group="militants", when=days("2024-01-31", "2024-02-02")
        )
    return operation


def _figures(account: Account, number: int, group: str = "militants") -> list[Figure]:
    return [f for line in account.tolls if line.group == group for f in line.figures if f.number == number]


def test_from_the_beginning_until_it_was_said(growing: Any) -> None:
    growing.toll("c", ARMY, 216, group="militants", when=None)
    (figure,) = _figures(growing.account(), 216)
    assert figure.covers == ("2024-01-31", "2024-02-05")
    assert figure.when is None


def test_as_told_of_the_same_figure_on_the_same_page(growing: Any) -> None:
    """ "The attacks of 31 January killed 48. … The council condemned the attacks, in which 48 died." """
    growing.toll("c", "outlet", 48, when=growing.on)
    growing.toll("c", "the council/international", 48, when=None)
    assert {f.covers for f in _figures(growing.account(), 48, "civilians")} == {("2024-01-31", "2024-01-31")}


def test_as_its_speaker_tells_it_elsewhere(growing: Any, days: Any) -> None:
    growing.toll("a", ARMY, 41, group="militants", when=days("2024-01-29", "2024-01-29"))
    growing.toll("b", ARMY, 41, group="militants", when=None)
    (figure,) = _figures(growing.account(), 41)
    assert figure.covers == ("2024-01-29", "2024-01-29")
    assert len(figure.documents) == 2


def test_a_later_count_whose_beginning_is_not_told_widens_an_earlier_window(growing: Any, days: Any) -> None:
    growing.toll("a", ARMY, 133, group="militants", when=days("2024-01-29", "2024-01-31"))
    growing.toll("c", ARMY, 216, group="militants", when=None)
    account = growing.account()
    (before,), (after,) = _figures(account, 133), _figures(account, 216)
    assert after.widens == before.id
    assert after.revises is None


def test_a_loose_figure_beside_a_closer_one_is_no_step(growing: Any) -> None:
    """ "At least 84 died. More than 80 were killed", says one page: the 80 repeats the 84 loosely."""
    growing.toll("a", FRONT, 84, group="security forces", when=None)
    growing.toll("a", FRONT, 80, group="security forces", high=None, qualifier="more than", when=None)
    growing.toll("b", FRONT, 150, group="security forces", high=None, qualifier="more than", when=None)
    account = growing.account()
    (first,), (last,) = (_figures(account, n, "security forces") for n in (84, 150))
    assert last.widens == first.id


def test_a_figure_quoted_as_given_before_is_revised_on_its_page(story: Any) -> None:
    story.page("a", "2024-05-03")
    story.toll("a", "police/security forces", 11)
    story.toll("a", "police/security forces", 5, series="earlier")
    account = story.account()
    (before,), (after,) = (_figures(account, n, "civilians") for n in (5, 11))
    assert after.revises == before.id
    assert after.standing and not before.standing
