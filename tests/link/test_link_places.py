from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from legomena.link import link
from legomena.link.places import distance_km, is_fine, localities, same_area
from legomena.records import Place


def _one(*places: Place) -> bool:
    return len(set(localities(Counter(places)).values())) == 1


def test_spellings_of_a_town_are_one_and_towns_of_one_name_far_apart_are_not(town: Any) -> None:
    assert _one(town("Nushki", "PK"), town("Noshki", "PK"))
    assert not _one(town("Nushki", "PK"), town("Noshki", "IR"))
    near, far = town("Goz Beïda", "TD", lat=12.2, lon=21.4), town("Goz Beida", "TD", lat=9.1, lon=18.4)
    assert not _one(near, far)
    assert not _one(town("Springfield", "US", "Illinois"), town("Springfield", "US", "Missouri"))


def test_a_site_lies_in_the_town_that_it_names_or_the_nearest_one(town: Any) -> None:
    quetta = town("Quetta", "PK", lat=30.18, lon=66.99)
    assert _one(quetta, Place(text="Saryab Road, Quetta", precision="site", country="PK"))
    assert _one(quetta, Place(text="Quetta cadet college", precision="site", country="PK"))
    near = Place(text="the airport", precision="site", country="PK", lat=30.25, lon=66.94)
    far = Place(text="the airport", precision="site", country="PK", lat=31.4, lon=66.2)
    assert _one(quetta, near)
    assert not _one(quetta, far)
    assert _one(Place(text="Litoral prison", precision="site"), Place(text="Litoral"))


@pytest.mark.parametrize(
    ("place", "fine"),
    [
        (Place(text="Gao", name="Gao", precision="town"), True),
        (Place(text="Borno", name="Borno", precision="province"), False),
        (Place(text="Kushk"), True),
        (Place(text="Obe and Kushk"), False),
        (Place(text="more than 12 places"), False),
        (Place(text="the north"), False),
        (None, False),
    ],
)
def test_what_an_incident_can_stand_on(place: Place | None, fine: bool) -> None:
    assert is_fine(place) is fine


def test_areas(town: Any) -> None:
    borno = Place(text="Borno", name="Borno", country="NG", admin1="Borno", precision="province")
    assert same_area(borno, town("Banki", "NG", "Borno"))
    assert not same_area(borno, town("Mubi", "NG", "Adamawa"))
    assert not same_area(Place(text="Niger", country="NE", precision="country"), town("Mubi", "NG"))
    assert same_area(None, town("Mubi", "NG"))


def test_distance() -> None:
    here, there = Place(text="a", lat=0.0, lon=0.0), Place(text="b", lat=0.0, lon=1.0)
    assert distance_km(here, there) == pytest.approx(111.2, abs=0.2)
    assert distance_km(here, Place(text="c")) is None


def test_a_district_told_in_place_of_its_town(book: Any, town: Any, day: Any) -> None:
    yagha = town("Yagha", "BF", "Sahel", lat=13.4, lon=0.7, precision="district")
    solhan = town("Solhan", "BF", "Sahel", lat=13.2, lon=1.3)
    book.document("a", "100 died in Solhan.")
    book.document("b", "Over 100 died in Yagha.")
    when = day("2021-06-05")
    book.claim("a", "100 died", effect="killed", low=100, high=100, place=solhan, when=when)
    book.claim("b", "Over 100 died", effect="killed", low=100, place=yagha, when=when)
    (incident,) = link(book.pages, book.claims).incidents
    assert incident.place == solhan
    book.document("c", "Six died in Sebba, and two in Yagha district.")
    book.claim(
        "c",
        "Six died",
        effect="killed",
        low=6,
        high=6,
        place=town("Sebba", "BF", "Sahel", lat=13.43, lon=0.53),
        when=when,
    )
    assert len(link(book.pages, book.claims).incidents) == 3


def test_a_hospital_count_founds_no_incident(book: Any, town: Any, day: Any, speaker: Any) -> None:
    book.document("a", "A mine killed ten near Solhan. Forty wounded reached Dori, a nurse said.")
    when = day("2021-06-05")
    book.claim("a", "A mine killed ten", "event", event="bombing", place=town("Solhan", "BF"), when=when)
    wounded = book.claim(
        "a",
        "Forty wounded",
        effect="injured",
        low=40,
        high=40,
        place=town("Dori", "BF"),
        when=when,
        speaker=speaker("a nurse", "medical"),
    )
    (incident,) = link(book.pages, book.claims).incidents
    assert incident.title == "Bombing in Solhan, 5 June 2021"
    assert wounded.id in {member.claim for member in incident.claims}


def test_a_namesake_abroad_is_taken_for_the_town_of_the_case(town: Any) -> None:
    here, abroad = town("Solhan", "BF", lat=13.2, lon=1.3), town("Solhan", "TR", lat=39.0, lon=41.1)
    case = [town(name, "BF") for name in ("Sebba", "Dori", "Djibo", "Arbinda", "Titao")]
    found = localities(Counter((here, abroad, *case)))
    assert found[here] == found[abroad]
    mixed = [town(name, "TR") for name in ("Van", "Mus")]
    assert len(set(localities(Counter((here, abroad, *mixed))).values())) == 4
