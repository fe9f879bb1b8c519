"""Persons: found by what is told of them, public only where an office is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.extract import find_persons, find_victims
from legomena.records import Claim, Document, Speaker, document_id


def _document(text: str, title: str | None = None) -> Document:
    return Document(id=document_id(text.encode()), name="1", text=text, title=title, published="2026-02-01")


def _found(text: str) -> dict[str, bool]:
    return {person.name: person.public for person in find_persons(_document(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The dead include shopkeeper Tariq Osman and his neighbour.", "Tariq Osman"),
        ("Among those killed was Lena Hofer, 34, a teacher.", "Lena Hofer"),
        ("“They came at night,” said Aisha Bello, a resident of the quarter.", "Aisha Bello"),
        ("His wife, Maryam Sule, survived the attack.", "Maryam Sule"),
        ("Police identified the victim as Dmytro Kovalenko.", "Dmytro Kovalenko"),
        ("Mr Quispe told the paper that he saw two men.", "Quispe"),
        ("Constable Femi Adeyemi was killed at the gate.", "Femi Adeyemi"),
        ("The body of Rosa Quispe was found on Sunday.", "Rosa Quispe"),
        ("Nadia Haddad's father waited outside the morgue.", "Nadia Haddad"),
        ("He was shot beside his brother Idris.", "Idris"),
        ("The minister's sister Clara Voss was wounded.", "Clara Voss"),
        ("José Álvarez, 20, was among the wounded.", "José Álvarez"),
    ],
)
def test_private_persons_are_found_by_what_is_told_of_them(text: str, name: str) -> None:
    assert _found(text).get(name) is False


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Interior Minister Clara Voss said 12 people died.", "Clara Voss"),
        ("Sam Okafor, a spokesman for the Hill Front, claimed the attack.", "Sam Okafor"),
        ("Hill Front commander Yusuf Danjuma said they struck the base.", "Yusuf Danjuma"),
        ("Captain Ana Reyes told reporters that five soldiers died.", "Ana Reyes"),
        ("An opposition leader, Karim Aziz, said he was shocked.", "Karim Aziz"),
        ("General Pavel Novak died when his helicopter fell.", "Pavel Novak"),
        ("Said analyst Maria Lopez: “It was a message.”", "Maria Lopez"),
    ],
)
def test_offices_and_those_who_speak_for_a_body_are_public(text: str, name: str) -> None:
    assert _found(text).get(name) is True


@pytest.mark.parametrize(
    "text",
    [
        "Troops entered New York and the Hill Front claimed the attack on Saturday.",
        "The Foreign Ministry said the Red Cross had left Port Harcourt in January.",
        "An Indian-backed group struck the Jaffar Express near Quetta, police said.",
        "Reuters and The Daily Post reported it on Monday; Operation Storm ended.",
    ],
)
def test_places_bodies_papers_and_times_are_no_persons(text: str) -> None:
    assert _found(text) == {}


def test_short_forms_belong_to_whoever_was_named_last() -> None:
    text = (
        "Tariq Osman, 51, a driver, was killed. Osman had three children. "
        "Minister Rana Osman visited the town. Osman promised help."
    )
    private, public = find_persons(_document(text))
    assert [text[start:end] for start, end in private.spans] == ["Tariq Osman", "Osman"]
    assert [text[start:end] for start, end in public.spans] == ["Rana Osman", "Osman"]
    assert (private.public, public.public) == (False, True)


def test_a_name_in_the_title_alone_is_found_without_a_span() -> None:
    (person,) = find_persons(_document("Two people died.", "Tariq Osman, 51, killed in his shop"))
    assert (person.name, person.spans) == ("Tariq Osman", ())


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["Ali", "Khan", "said", ",", "34", "the", "Mr", ".", "(", "-", "of"])).map(
        " ".join
    )
)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for person in find_persons(_document(text)):
        for start, end in person.spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


def test_a_victim_of_one_name_is_found_by_the_claim() -> None:
    text = "A child, Zuleka, was reportedly killed in Maroua, police said. Zuleka was three."
    document = Document(id="d", name="d", text=text, published="2024-03-10")
    claim = Claim(
        id="c", document="d", kind="toll", quote="Zuleka, was reportedly killed", start=9, end=38,
        sentence=(0, 62), speaker=Speaker(name="police"), effect="killed", group="civilians",
        group_text="Zuleka", low=1, high=1, figure=(9, 15), extractor="test",
    )  # fmt: skip
    (person,) = find_victims(document, [claim], [])
    assert (person.name, person.public, person.reason) == ("Zuleka", False, "told killed")
    assert [text[a:b] for a, b in person.spans] == ["Zuleka", "Zuleka"]
    assert find_victims(document, [claim], [person]) == []
