"""Names cut down to those that the case knows."""

from __future__ import annotations

from typing import Any

import pytest

from legomena.link.actors import find_actors
from legomena.link.names import parse_name


def _names(book: Any, speaker: Any, written: list[str], role: str | None = None) -> dict[str, str]:
    for number, name in enumerate(written):
        book.document(str(number), f"{name} said so, page {number}.")
        book.claim(str(number), f"{name} said so", kind="blame", speaker=speaker(name, role))
    actors = find_actors(book.pages, book.claims)
    return {variant: actor.name for actor in actors for variant in actor.variants}


@pytest.mark.parametrize(
    "written", ["Hill Front denies", "Hill Front at", "mention Hill Front", "Three months ago Hill Front"]
)
def test_what_the_sentence_left_on_a_name_is_taken_off(book: Any, speaker: Any, written: str) -> None:
    names = _names(book, speaker, ["Hill Front", written], "armed group")
    assert names[written] == names["Hill Front"] == "Hill Front"


def test_who_commands_a_body_is_not_cut_down_to_it(book: Any, speaker: Any) -> None:
    names = _names(book, speaker, ["Hill Front", "commander of Hill Front"])
    assert names["commander of Hill Front"] != "Hill Front"


def test_a_name_cut_off_after_its_first_word(book: Any, speaker: Any) -> None:
    names = _names(book, speaker, ["United Plains", "United"])
    assert names["United"] == "United Plains"


def test_a_cut_off_name_that_nothing_completes_is_nobody_s(book: Any, speaker: Any) -> None:
    book.document("a", "United said so.")
    book.claim("a", "United said so", kind="blame", speaker=speaker("United"))
    (actor,) = find_actors(book.pages, book.claims)
    assert actor.kind == "unnamed"


def test_a_people_stands_for_its_country(book: Any, speaker: Any) -> None:
    names = _names(book, speaker, ["Israel", "Israeli", "Israeli (Jane Roe)"])
    assert set(names.values()) == {"Israel"}


def test_two_names_in_a_row_are_no_fuller_form_of_one(book: Any, speaker: Any) -> None:
    names = _names(book, speaker, ["Ukraine", "Britain and Ukraine"])
    assert names["Ukraine"] == "Ukraine"


def test_army_and_military_of_one_country_are_one_voice(book: Any, speaker: Any) -> None:
    names = _names(book, speaker, ["Egypt's army", "Egypt's military", "Egyptian armed forces"], "state")
    assert len(set(names.values())) == 1


def test_an_acronym_with_its_article(book: Any, speaker: Any) -> None:
    names = _names(book, speaker, ["Resistance Front", "TRF"], "armed group")
    assert names["TRF"] == names["Resistance Front"]


@pytest.mark.parametrize(
    "written", ["We", "Eleven", "Six of them", "In Ramallah", "militants fighting Plains rule", "Armed men"]
)
def test_nobody_s_name(written: str) -> None:
    assert parse_name(written).kind == "unnamed"


def test_a_time_of_day_is_no_part_of_a_name() -> None:
    assert parse_name("20:48 Jane Roe").words == ("jane", "roe")
    assert parse_name("Hill Front at 6:59 pm").words == ("hill", "front")
