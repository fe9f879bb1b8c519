from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.link.names import initials, parse_name, same_body, same_person, same_stem, similar, skeleton


@pytest.mark.parametrize(
    ("written", "kind", "words"),
    [
        ("Governor Abdullahi Sule", "person", ("abdullahi", "sule")),
        ("Ihor Terekhov, the mayor of Kharkiv", "person", ("ihor", "terekhov")),
        ("mayor of Kharkiv Ihor Terekhov", "person", ("ihor", "terekhov")),
        ("Atta-ur-Rehman (police)", "person", ("atta", "ur", "rehman")),
        ("Indian foreign ministry spokesperson Randhir Jaiswal", "person", ("randhir", "jaiswal")),
        ("Gaza’s health ministry", "body", ("gaza", "health ministry")),
        ("the Rapid Support Forces", "body", ("rapid", "support", "forces")),
        ("Sudan's RSF", "body", ("rsf",)),
        ("the military", "body", ("military",)),
        ("a senior security official", "unnamed", ("security", "official")),
        ("two police officials", "unnamed", ("police",)),
        ("U.S. officials", "unnamed", ("us", "official")),
        ("an official in Quetta", "unnamed", ("official", "in", "quetta")),
        ("outlet", "outlet", ("outlet",)),
        ("security sources (via a broadcaster)", "unnamed", ("security", "source")),
    ],
)
def test_a_name_is_taken_apart(written: str, kind: str, words: tuple[str, ...]) -> None:
    name = parse_name(written)
    assert (name.kind, name.words) == (kind, words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Noshki", "Nushki"),
        ("Herof", "Heroof"),
        ("Sarfraz", "Sarfaraz"),
        ("Jeeyand", "Jiyand"),
        ("Mohammed", "Muhammad"),
    ],
)
def test_spellings_of_one_name_are_similar(one: str, other: str) -> None:
    assert similar(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hassan", "Hussein"), ("Karim", "Akram"), ("Goma", "Gao"), ("Ali", "Al")]
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not similar(one, other)


def test_persons_and_bodies() -> None:
    assert same_person(("mir", "sarfaraz", "bugti"), ("sarfraz", "bugti"))
    assert same_person(("m", "naqvi"), ("mohsin", "naqvi"))
    assert not same_person(("ali", "hassan"), ("omar", "hassan"))
    assert not same_person(("hassan",), ("omar", "hassan"))
    assert same_body(("pakistan", "army"), ("pakistani", "army"))
    assert not same_body(("russian", "army"), ("ukrainian", "army"))
    assert same_stem("Nigeria", "Nigerian")
    assert initials(("inter", "services", "public", "relations")) == "ISPR"


@given(st.text(max_size=60))
def test_no_name_fails(text: str) -> None:
    name = parse_name(text)
    assert name.written == text
    assert all(word == word.casefold() or not word.isascii() for word in name.words)


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=20))
def test_similarity_is_symmetric_and_reflexive(word: str) -> None:
    assert similar(word, word)
    assert similar(word, word[::-1]) == similar(word[::-1], word)
    assert skeleton(word) == skeleton(word.upper()) or not word.isascii()
