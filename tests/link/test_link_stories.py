"""Many events in one case: reports are told apart by their words where place and day do not do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legomena.link import link
from legomena.records import Links

TOWNS = [
    f"{first}{last}"
    for first in ("Nor", "Sud", "Wes", "Os", "Mit")
    for last in ("ham", "ford", "wick", "ley")
]

THINGS = ("street", "bar", "precinct", "neighbour", "car", "dog", "hospital", "witness", "school", "church")
"""With a number, words that only the pages of one event hold."""


@pytest.fixture
def many(book: Any, town: Callable[..., Any], day: Callable[..., Any]) -> Any:
    """Sixty pages, three of each of twenty shootings in as many towns, each with names of its own."""
    for number, name in enumerate(TOWNS):
        for page in range(3):
            told = " ".join(f"{thing}{number}" for thing in THINGS)
            text = (
                f"One killed in {name}. Victim{number} Family{number} died; {told}. {'abc'[page] * 3}-{name}."
            )
            book.document(
                f"{name}-{page}", text, title=f"Shooting in {name}", published=f"2024-03-{number + 1:02}"
            )
            book.claim(
                f"{name}-{page}",
                "One killed",
                place=town(name, "US", lat=30.0 + number, lon=-90.0 - number),
                when=day(f"2024-03-{number + 1:02}"),
                effect="killed",
                low=1,
                high=1,
                event="shooting",
            )
    return book


def add(book: Any, name: str, text: str, published: str, **fields: Any) -> str:
    book.document(name, text, title=text.split(".")[0], published=published)
    if fields:
        book.claim(name, "One killed", effect="killed", low=1, high=1, event="shooting", **fields)
    return str(book.documents[name].id)


def incidents_of(links: Links, document: str) -> list[str]:
    return [incident.id for incident in links.incidents if document in incident.documents]


def test_reports_of_each_event_are_one_story(many: Any) -> None:
    links = link(many.pages, many.claims)
    assert sorted(len(story.documents) for story in links.stories) == [3] * 20
    assert len(links.incidents) == 20
    assert all(story.links[0].reasons and 0.3 <= story.links[0].score <= 1 for story in links.stories)


def test_two_events_of_one_town_and_day_are_two_incidents(many: Any, town: Any, day: Any) -> None:
    place, when = town("Norham", "US", lat=30.0, lon=-90.0), day("2024-03-01")
    told = " ".join(f"{thing}99" for thing in THINGS)
    other = f"One killed in Norham. Otherman Elsewhere died; {told}"
    ids = [
        add(many, f"other-{n}", f"{other}. Issue-{n}.", "2024-03-01", place=place, when=when)
        for n in range(2)
    ]
    links = link(many.pages, many.claims)
    first = many.documents["Norham-0"].id
    assert incidents_of(links, ids[0]) == incidents_of(links, ids[1])
    assert not set(incidents_of(links, ids[0])) & set(incidents_of(links, first))
    told = [m for i in links.incidents for m in i.claims if ids[0] in i.documents]
    assert any("told apart from" in reason for member in told for reason in member.reasons)


def test_a_page_that_names_no_place_goes_where_its_words_go(many: Any, day: Any) -> None:
    text = "One killed. Victim7 Family7, of street7 and church7, died in hospital7. A later report."
    id_ = add(many, "late", text, "2024-03-09", place=None, when=day("2024-03-08"))
    links = link(many.pages, many.claims)
    assert incidents_of(links, id_) == incidents_of(links, many.documents[f"{TOWNS[7]}-0"].id) != []


def test_a_day_alone_puts_no_page_into_an_incident(many: Any, day: Any) -> None:
    text = "One killed. Nobody says where this was; it has nothing in common with any other page."
    id_ = add(many, "alone", text, "2024-03-08", place=None, when=day("2024-03-08"))
    assert incidents_of(link(many.pages, many.claims), id_) == []


def test_the_order_of_documents_does_not_matter(many: Any) -> None:
    assert link(many.pages, many.claims) == link(many.pages[::-1], many.claims[::-1])


def test_ids_stay_when_documents_are_added_later(many: Any, town: Any, day: Any) -> None:
    place, when = town("Norham", "US", lat=30.0, lon=-90.0), day("2024-03-01")
    told = " ".join(f"{thing}99" for thing in THINGS)
    other = f"One killed in Norham. Otherman Elsewhere died; {told}"
    for n in range(2):
        add(many, f"other-{n}", f"{other}. Issue-{n}.", "2024-03-02", place=place, when=when)
    before = {incident.id: set(incident.documents) for incident in link(many.pages, many.claims).incidents}
    add(many, "other-later", f"{other}. Issue-later.", "2024-03-05", place=place, when=when)
    after = {incident.id: set(incident.documents) for incident in link(many.pages, many.claims).incidents}
    assert before.keys() == after.keys()
    assert all(before[id_] <= after[id_] for id_ in before)
    assert sum(len(after[id_]) - len(before[id_]) for id_ in before) == 1
