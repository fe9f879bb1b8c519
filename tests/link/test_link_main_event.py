"""What most of a case is about, and what a page tells without place or time."""

from __future__ import annotations

from typing import Any

from legomena.link import link


def _strike(
    book: Any, page: str, place: Any, when: Any = None, published: str = "2024-03-23", **more: Any
) -> Any:
    book.document(
        page, f"Gunmen struck {place.text}. At least 40 died, page {page} said.", published=published
    )
    return book.claim(
        page, f"Gunmen struck {place.text}", kind="event", event="attack", place=place, when=when, **more
    )


def test_a_day_that_one_report_alone_gives_is_no_second_incident(book: Any, town: Any, day: Any) -> None:
    for page in "abc":
        _strike(book, page, town("Gao"), day("2024-03-22"))
    _strike(book, "d", town("Gao"), day("2024-03-23"))
    (incident,) = link(book.pages, book.claims).incidents
    assert incident.title == "Attack in Gao, 22 March 2024"
    assert len(incident.documents) == 4


def test_a_report_that_tells_of_both_days_tells_them_apart(book: Any, town: Any, day: Any) -> None:
    for page in "abc":
        _strike(book, page, town("Gao"), day("2024-03-22"))
    book.document("d", "Gao was hit on Friday. Gao was hit again on Saturday.", published="2024-03-24")
    for quote, on in (("Gao was hit on Friday", "2024-03-22"), ("Gao was hit again", "2024-03-23")):
        book.claim("d", quote, kind="event", event="attack", place=town("Gao"), when=day(on))
    assert len(link(book.pages, book.claims).incidents) == 2


def test_an_undated_mention_is_of_the_incident_that_most_is_told_of(book: Any, town: Any, day: Any) -> None:
    for page in "abcd":
        _strike(book, page, town("Gao"), day("2024-03-22"))
    _strike(book, "e", town("Gao"), day("2024-04-30"), published="2024-05-01")
    _strike(book, "f", town("Gao"), published="2024-06-01")
    links = link(book.pages, book.claims)
    main = max(links.incidents, key=lambda incident: len(incident.claims))
    assert book.documents["f"].id in main.documents


def test_arrests_and_figures_of_nobody_found_no_incident(book: Any, town: Any, day: Any) -> None:
    _strike(book, "a", town("Gao"), day("2024-03-22"))
    book.document("b", "In Segou 466 people were held. In Kayes nobody died.", published="2024-03-25")
    book.claim("b", "466 people were held", effect="arrested", low=466, high=466, place=town("Segou"))
    book.claim("b", "nobody died", effect="killed", low=0, high=0, place=town("Kayes"))
    assert [i.place.name for i in link(book.pages, book.claims).incidents if i.place] == ["Gao"]


def test_an_incident_that_nearly_all_tell_of_is_no_part_of_a_whole_without_a_name(
    book: Any, town: Any, day: Any
) -> None:
    for page in "abcdef":
        _strike(book, page, town("Gao"), day("2024-03-22"))
        total = book.claim(page, "At least 40 died", effect="killed", low=40, high=None)
    book.document("g", "Gao and Ansongo were hit.", published="2024-03-23")
    for name in ("Gao", "Ansongo"):
        book.claim("g", name, kind="event", event="attack", place=town(name), when=day("2024-03-22"))
    links = link(book.pages, book.claims)
    assert not links.operations
    (main,) = [i for i in links.incidents if i.place and i.place.name == "Gao"]
    assert total.id in {member.claim for member in main.claims}


def test_what_a_page_tells_without_time_follows_what_it_tells_with_one(
    book: Any, town: Any, day: Any
) -> None:
    for page in "abc":
        _strike(book, page, town("Gao"), day("2024-03-22"))
    book.document("n", "Bamba was shelled on 7 May. Twelve died, officials said.", published="2024-05-08")
    book.claim(
        "n", "Bamba was shelled", kind="event", event="shelling", place=town("Bamba"), when=day("2024-05-07")
    )
    dead = book.claim("n", "Twelve died", effect="killed", low=12, high=12)
    (home,) = [i for i in link(book.pages, book.claims).incidents if dead.id in {m.claim for m in i.claims}]
    assert home.place is not None
    assert home.place.name == "Bamba"


def test_a_whole_month_dates_no_incident(book: Any, town: Any, day: Any) -> None:
    _strike(book, "a", town("Gao"), day("2024-03-22"))
    _strike(book, "b", town("Gao"), day("2024-03-01", "2024-03-10", rule="month"))
    assert len(link(book.pages, book.claims).incidents) == 1


def test_only_the_harm_is_told(book: Any, town: Any, day: Any) -> None:
    book.document("a", "Three people died in Gao.", published="2024-03-23")
    book.claim(
        "a", "Three people died", effect="killed", low=3, high=3, place=town("Gao"), when=day("2024-03-22")
    )
    (incident,) = link(book.pages, book.claims).incidents
    assert incident.title == "Deaths in Gao, 22 March 2024"


def test_things_are_not_named_as_acting(book: Any, town: Any, day: Any) -> None:
    _strike(book, "a", town("Gao"), day("2024-03-22"), subject="a shell")
    (incident,) = link(book.pages, book.claims).incidents
    assert incident.actors == ()
    _strike(book, "b", town("Gao"), day("2024-03-22"), subject="gunmen")
    (incident,) = link(book.pages, book.claims).incidents
    assert incident.actors == ("gunmen",)


def test_two_finds_of_one_named_operation_are_one(book: Any, town: Any, day: Any) -> None:
    province = town("Kidal", admin1="Kidal", precision="province")
    for page, place, on in (("a", town("Gao"), "2024-05-07"), ("b", province, "2024-05-08")):
        _strike(book, page, place, day(on), operation="Operation Dawn")
    links = link(book.pages, book.claims)
    assert len({operation.id for operation in links.operations}) == len(links.operations) == 1


def test_a_part_of_a_month_is_no_day_of_an_incident(book: Any, town: Any, day: Any) -> None:
    _strike(book, "a", town("Gao"), day("2024-03-01", "2024-03-10", rule="month"))
    for page in "bc":
        _strike(book, page, town("Gao"))
    assert [incident.title for incident in link(book.pages, book.claims).incidents] == ["Attack in Gao"]
