"""What a site puts on every page is no shared wording."""

from __future__ import annotations

from typing import Any

from legomena.link.furniture import texts_without_furniture
from legomena.link.origins import find_origins

NOTICE = "Close\nGet notifications of our newsroom every day!\nYour notification has been saved."


def test_notices_on_pages_of_different_events_are_left_out(book: Any) -> None:
    pages = [
        book.document(name, f"{title}\n{NOTICE}\n{title} on {day}.", title=title, published=day)
        for name, title, day in (
            ("a", "Ferry sinks off harbour", "2024-01-01"),
            ("b", "Market burns down", "2024-02-01"),
            ("c", "Bridge gives way", "2024-03-01"),
        )
    ]
    texts = texts_without_furniture(pages)
    assert texts[0] == "Ferry sinks off harbour\nFerry sinks off harbour on 2024-01-01."
    assert all("notification" not in text for text in texts)


def test_the_lines_of_one_agency_report_stay(book: Any) -> None:
    body = (
        "A ferry with thirty people on board went down off the harbour.\nRescuers found nine of them alive."
    )
    pages = [
        book.document(name, f"{title}\n{body}", title=title, published="2024-01-01")
        for name, title in (
            ("a", "Ferry sinks"),
            ("b", "Ferry lost with thirty"),
            ("c", "Nine saved from ferry"),
        )
    ]
    assert texts_without_furniture(pages) == [page.text for page in pages]


def test_pages_that_share_only_furniture_are_no_copies(book: Any) -> None:
    notice = f"{NOTICE}\nThere was a problem saving your notification, so please try it again a little later."
    for name, title, day in (
        ("a", "Ferry sinks off harbour", "2024-01-01"),
        ("b", "Market burns down", "2024-02-01"),
        ("c", "Bridge gives way", "2024-03-01"),
    ):
        book.document(name, f"{title}\n{notice}", title=title, published=day)
    assert len(find_origins(book.pages)) == 3


def test_pages_of_one_word_that_could_not_be_fetched_are_no_copies(book: Any) -> None:
    book.document("a", "en")
    book.document("b", "en\n")
    assert len(find_origins(book.pages)) == 2
