"""How a document names who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.extract.speaker_names import body_named_before, find_holders, find_short_names
from legomena.extract.voices import voice_of
from legomena.records import Claim

Claims = Callable[[str], list[Claim]]


def test_short_names_by_brackets_and_by_initials() -> None:
    text = "Office of Relief (OR) staff wrote. Friends Without Fear came later; FWF said so."
    assert find_short_names(text) == {"OR": "Office of Relief", "FWF": "Friends Without Fear"}


def test_the_holder_of_an_office_is_named_in_the_next_sentence() -> None:
    text = "Nine people died, a senator said on Monday. Omar Haddad told the agency that help was late."
    assert [(text[a:b], name) for a, b, name in find_holders(text)] == [("a senator", "Omar Haddad")]


def test_no_holder_where_somebody_else_speaks_next() -> None:
    assert find_holders("Nine people died, a senator said. Omar Haddad, a witness, told of shots.") == []


def test_a_body_by_its_kind() -> None:
    text = "Three staff of Friends Without Fear were killed, the charity said."
    assert body_named_before(text, "charity", text.index("the charity")) == "Friends Without Fear"
    assert body_named_before(text, "charity", 5) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two staff of Friends Without Fear were killed, the charity said.", "Friends Without Fear"),
        ("Five people were killed, said the police commander, General Ana Ruiz.", "Ana Ruiz"),
        ("According to the presidency 113 people were killed.", "presidency"),
        ("By the count of the health ministry 113 people were killed.", "health ministry"),
        (
            "A senator said the raid was cruel. Omar Haddad told the agency that nine people died.",
            "Omar Haddad",
        ),
        ("Nine people were killed, the relief committee said: five women and four men.", "relief committee"),
        (
            "Nine people were killed, the Marrow County Sheriff's Office said.",
            "Marrow County Sheriff's Office",
        ),
        ("Nine people were killed, by the latest Russian count.", "Russia (latest Russian)"),
    ],
)
def test_speaker(claims: Claims, text: str, name: str) -> None:
    assert name in next(c for c in claims(text) if c.kind == "toll").speaker.name


def test_a_post_is_named_without_what_became_of_it(claims: Claims) -> None:
    read = claims("A post seen five million times says that nine people were killed.")
    assert [c.speaker.name for c in read if c.kind == "toll"] == ["post"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("UN refugee agency briefing", "UN refugee agency"),
        ("prisons service bulletin", "prisons service"),
        ("conflict research institute, monthly digest", "conflict research institute"),
        ("Catholic church statement", "Catholic church"),
        ("state media bulletin", "outlet"),
        ("armed group's statement relayed by a monitor", "outlet"),
        ("Morning briefing", "outlet"),
        ("Daily Digest", "outlet"),
    ],
)
def test_whose_word_a_document_is(source: str, name: str) -> None:
    assert voice_of(source).name == name
