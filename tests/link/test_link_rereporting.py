"""What became of a figure on its way from one report to the next."""

from __future__ import annotations

from typing import Any

from legomena.link import link


def told(book: Any) -> list[tuple[str, str, str]]:
    names = {claim.id: claim.quote for claim in book.claims}
    found = link(book.pages, book.claims).rereportings
    return [(one.kind, names[one.claim], names[one.source]) for one in found]


def pages(book: Any, source: str, copy: str, published: str = "2024-05-01") -> None:
    book.document("source", source, published="2024-05-01")
    book.document("copy", copy, published=published, syndicated_of="source")


def test_a_copy_that_drops_at_least(book: Any) -> None:
    pages(book, "At least 24 people died.", "24 people died.")
    book.claim(
        "source", "At least 24 people", effect="killed", group="unspecified", low=24, qualifier="at least"
    )
    book.claim("copy", "24 people", effect="killed", group="unspecified", low=24, high=24, qualifier="exact")
    assert told(book) == [("qualifier", "24 people", "At least 24 people")]


def test_a_copy_with_another_number(book: Any) -> None:
    pages(book, "18 civilians died.", "15 civilians died.")
    book.claim(
        "source", "18 civilians", effect="killed", group="civilians", low=18, high=18, qualifier="exact"
    )
    book.claim("copy", "15 civilians", effect="killed", group="civilians", low=15, high=15, qualifier="exact")
    assert told(book) == [("figure", "15 civilians", "18 civilians")]


def test_a_higher_count_that_came_out_later_is_no_error(book: Any) -> None:
    pages(book, "18 civilians died.", "21 civilians died.", published="2024-05-02")
    book.claim(
        "source", "18 civilians", effect="killed", group="civilians", low=18, high=18, qualifier="exact"
    )
    book.claim("copy", "21 civilians", effect="killed", group="civilians", low=21, high=21, qualifier="exact")
    assert told(book) == []


def test_two_counts_of_one_day_after_a_text_that_is_not_here_are_no_error(book: Any) -> None:
    for name, text in (("first", "50 people died."), ("second", "At least 33 people died.")):
        book.document(name, text, published="2024-05-01", syndicated_of="wire")
    book.claim("first", "50 people", effect="killed", group="unspecified", low=50, high=50, qualifier="exact")
    book.claim("second", "At least 33 people", effect="killed", group="unspecified", low=33)
    assert told(book) == []


def test_a_named_speakers_killed_or_injured_that_others_tell_as_killed(
    book: Any, speaker: Any, day: Any
) -> None:
    said = {"speaker": speaker("Jane Roe", "state"), "group": "civilians", "low": 31, "high": 31}
    for name, quote, effect in (
        ("a", "31 civilian casualties", "killed or injured"),
        ("b", "31 civilians killed", "killed"),
        ("c", "31 dead", "killed"),
    ):
        book.document(name, f"{quote}, Jane Roe said.", published="2024-05-01")
        book.claim(
            name, quote, effect=effect, when=day("2024-05-01" if name != "c" else "2024-07-01"), **said
        )
    assert told(book) == [("effect", "31 civilians killed", "31 civilian casualties")]


def test_independent_reports_may_differ(book: Any) -> None:
    book.document("a", "At least 24 people died.", published="2024-05-01")
    book.document("b", "24 people died.", published="2024-05-01")
    book.claim("a", "At least 24 people", effect="killed", group="unspecified", low=24, qualifier="at least")
    book.claim("b", "24 people", effect="killed", group="unspecified", low=24, high=24, qualifier="exact")
    assert told(book) == []
