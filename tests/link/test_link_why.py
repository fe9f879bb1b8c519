"""Every link can be asked for its reasons."""

from __future__ import annotations

from typing import Any

import pytest

from legomena.link import link, why


def asked(book: Any, one: str, other: str) -> tuple[str, ...]:
    return why(book.pages, book.claims, link(book.pages, book.claims), one, other)


@pytest.fixture
def three(book: Any, town: Any, day: Any) -> Any:
    for name, place, when in (
        ("a", "Gao", "2024-05-03"),
        ("b", "Gao", "2024-05-03"),
        ("c", "Kidal", "2024-05-20"),
    ):
        book.document(name, f"Gunmen attacked {place}.", published="2024-05-21")
        book.claim(name, f"attacked {place}", "event", place=town(place), when=day(when), event="attack")
    return book


def test_claims_of_one_incident(three: Any) -> None:
    answer = asked(three, three.claims[0].id, three.claims[1].id)
    assert answer[0] == "Both are claims about Attack in Gao, 3 May 2024."
    assert "told of Gao" in answer[1] and "score" in answer[1]
    assert "Their times overlap: 2024-05-03 and 2024-05-03." in answer


def test_claims_of_two_incidents(three: Any) -> None:
    answer = asked(three, three.claims[0].id, three.claims[2].id)
    assert answer[0].startswith("They are claims about two things: ")
    assert "Their times do not overlap: 2024-05-03 and 2024-05-20." in answer


def test_documents_and_copies(three: Any) -> None:
    three.document("d", "Gunmen attacked Gao, too.", published="2024-05-22", syndicated_of="a")
    pages = {name: page.id for name, page in three.documents.items()}
    assert asked(three, pages["a"], pages["b"])[0] == "Both tell of Attack in Gao, 3 May 2024."
    assert any("d from a (marked" in line for line in asked(three, pages["a"], pages["d"]))
    with pytest.raises(KeyError):
        asked(three, pages["a"], "nothing")
