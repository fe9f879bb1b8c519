"""Figures of people: who was counted, and how far the noun phrase goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.extract.figures import Figure, find_figures
from legomena.extract.tokens import tokenize
from legomena.records import Claim
from legomena.resolve.numbers import find_numbers


def figures(text: str) -> list[tuple[str, Figure]]:
    """The figures of one sentence with their words."""
    tokens = tokenize(text)
    found = find_figures(tokens, find_numbers(text))
    return [(text[tokens[f.first].start : tokens[f.last].end], f) for f in found]


@pytest.mark.parametrize(
    ("text", "written", "group"),
    [
        ("Twelve civilians were killed", "Twelve civilians", "civilians"),
        ("killing at least 14 women and children", "at least 14 women", "civilians"),
        ("killed 22 villagers in Niger", "22 villagers", "civilians"),
        ("five schoolchildren died", "five schoolchildren", "civilians"),
        ("137 students were abducted", "137 students", "civilians"),
        ("three Chinese engineers were shot", "three Chinese engineers", "civilians"),
        ("two aid workers died", "two aid workers", "civilians"),
        ("six unarmed protesters fell", "six unarmed protesters", "civilians"),
        ("killed nine soldiers", "nine soldiers", "security forces"),
        ("13 police officers were ambushed", "13 police officers", "security forces"),
        ("seven members of the security forces", "seven members of the security forces", "security forces"),
        ("four border guards were shot", "four border guards", "security forces"),
        ("six UN peacekeepers died", "six UN peacekeepers", "security forces"),
        ("two off-duty policemen were shot", "two off-duty policemen", "security forces"),
        ("killed 30 bandits", "30 bandits", "militants"),
        ("40 suspected insurgents were killed", "40 suspected insurgents", "militants"),
        ("17 members of the rebel group", "17 members of the rebel group", "militants"),
        ("three suicide bombers died", "three suicide bombers", "militants"),
        ("four gunmen were shot dead", "four gunmen", "militants"),
        ("68 inmates were killed", "68 inmates", "prisoners"),
        ("17 foreigners were taken hostage", "17 foreigners", "foreigners"),
        ("five foreign nationals were shot", "five foreign nationals", "foreigners"),
        ("Eight people died", "Eight people", "unspecified"),
        ("more than 50 Palestinians were killed", "more than 50 Palestinians", "unspecified"),
    ],
)
def test_group(text: str, written: str, group: str) -> None:
    ((words, figure), *_) = figures(text)
    assert (words, figure.group) == (written, group)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("Twelve people died", 12, 12, "exact"),
        ("at least a dozen soldiers died", 12, None, "at least"),
        ("up to 100 villagers died", None, 100, "up to"),
        ("between 30 and 40 people died", 30, 40, "exact"),
        ("some 200 protesters were hurt", 200, 200, "about"),
        ("a policeman was killed", 1, 1, "exact"),
        ("another civilian was shot", 1, 1, "exact"),
        ("one person died", 1, 1, "exact"),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None, qualifier: str) -> None:
    ((_, figure), *_) = figures(text)
    assert (figure.low, figure.high, figure.qualifier) == (low, high, qualifier)


def test_a_vague_count_has_no_bounds() -> None:
    ((words, figure), *_) = figures("Dozens of villagers fled")
    assert (words, figure.low, figure.high, figure.vague) == ("Dozens of villagers", None, None, "dozens")


@pytest.mark.parametrize(
    "text", ["Ten more people died", "a further ten people died", "another ten people died"]
)
def test_an_increment_is_marked(text: str) -> None:
    ((_, figure), *_) = figures(text)
    assert figure.low == 10
    assert figure.increment


@pytest.mark.parametrize("text", ["six of them were women", "six of whom were women"])
def test_a_partitive_is_marked(text: str) -> None:
    ((_, figure), *_) = figures(text)
    assert figure.low == 6
    assert figure.partitive


def test_own_losses_are_marked() -> None:
    ((_, figure), *_) = figures("four of its fighters died")
    assert (figure.low, figure.own, figure.group) == (4, True, "militants")


@pytest.mark.parametrize(
    "text",
    [
        "in 2019, a war began",
        "the 12-hour battle",
        "a 16-year-old",
        "at 03:00 on 5 May",
        "25% of the town",
        "$5 million in ransom",
        "on Highway 1",
    ],
)
def test_no_figure(text: str) -> None:
    assert [f for _, f in figures(text) if f.number is not None] == []


def test_each_of_a_list_is_a_figure() -> None:
    found = figures("The fighting killed 25 rebels, eight soldiers and three civilians.")
    assert [(f.low, f.group) for _, f in found] == [
        (25, "militants"),
        (8, "security forces"),
        (3, "civilians"),
    ]


def test_a_quote_ends_with_the_whole_effect(claims: Callable[[str], list[Claim]]) -> None:
    read = claims("Seventeen officers died, while 31 civilians were killed or injured in the town.")
    assert "31 civilians were killed or injured" in [c.quote for c in read]
