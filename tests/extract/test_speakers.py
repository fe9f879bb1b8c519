"""Speakers: the name that a speaker goes by across a text, and the body and role behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.records import Claim, Speaker

Claims = Callable[[str], list[Claim]]


def last_speaker(claims: list[Claim]) -> Speaker:
    return [c for c in claims if c.kind == "toll"][-1].speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Governor Ana Ruiz said two people died. Ruiz said nine others were injured.", "Ana Ruiz"),
        ("Governor Ana Ruiz said two people died. She said nine others were injured.", "Ana Ruiz"),
        ("Ana Ruiz, a nurse, said two people died. She added that nine were injured.", "Ana Ruiz"),
        ("The interior minister said 12 people died. He said that 30 were wounded.", "interior minister"),
        ("The army said two soldiers died. It said that nine were injured.", "army"),
        (
            "In a report released on Thursday the Relief Committee spoke of a bad month. "
            "At least 19 people were killed, it said.",
            "Relief Committee",
        ),
        ("Twelve people died, police said. Nine others were injured, they added.", "police"),
        ('"Two people died," said Dr. Omar Haddad. "Nine were injured," he added.', "Omar Haddad"),
    ],
)
def test_later_mentions_are_the_same_speaker(claims: Claims, text: str, name: str) -> None:
    assert name in last_speaker(claims(text)).name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Police said two people died.", "security forces"),
        ("The army said two people died.", "security forces"),
        ("The interior ministry said two people died.", "state"),
        ("The mayor said two people died.", "state"),
        ("Doctors said two people died.", "medical"),
        ("The hospital said two people died.", "medical"),
        ("The rebels said two people died.", "armed group"),
        ("Witnesses said two people died.", "witness"),
        ("Residents said two people died.", "witness"),
        ("Analysts said two people died.", "expert"),
    ],
)
def test_role(claims: Claims, text: str, role: str) -> None:
    assert last_speaker(claims(text)).role == role


def test_the_document_itself() -> None:
    assert Speaker().name == "outlet"


def test_who_carried_it_is_kept(claims: Claims) -> None:
    speaker = last_speaker(claims("Ten people were killed, Reuters reported, citing two security sources."))
    assert "security sources" in speaker.name
    assert speaker.via == ("Reuters",)


def test_an_armed_group_that_says_so_of_itself(claims: Claims) -> None:
    speaker = last_speaker(
        claims("The Free Papua Army said in a statement that its fighters killed 12 soldiers.")
    )
    assert "Free Papua Army" in speaker.name


def test_no_pronoun_is_a_name(claims: Claims) -> None:
    for text in (
        "He said two people died.",
        "They said that two people died.",
        "It said two people had died.",
    ):
        assert last_speaker(claims(text)).name.lower() not in ("he", "they", "it")
