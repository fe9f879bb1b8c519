import json
import string
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.places import PlaceMention, find_places, resolve_names

GAZETTEER = Gazetteer()


def found(text: str, hint: str | None = None) -> dict[str, PlaceMention]:
    return {mention.place.text: mention for mention in find_places(text, GAZETTEER, country_hint=hint)}


def where(text: str, hint: str | None = None) -> dict[str, tuple[str | None, str | None]]:
    return {name: (m.place.country, m.place.precision) for name, m in found(text, hint).items()}


def test_a_list_of_towns_is_resolved_together() -> None:
    text = "Quetta, Noshki, Mastung, Kalat, Kharan, Gwadar, Pasni, Tump and Buleda in Balochistan were hit."
    assert where(text) == {
        **dict.fromkeys(
            ("Quetta", "Noshki", "Mastung", "Kalat", "Kharan", "Gwadar", "Pasni", "Tump", "Buleda"),
            ("PK", "town"),
        ),
        "Balochistan": ("PK", "province"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Militants struck in Kharan, Balochistan.",
            {"Kharan": ("PK", "town"), "Balochistan": ("PK", "province")},
        ),
        ("Police in Gwadar district said so.", {"Gwadar": ("PK", "district")}),
        (
            "Gunmen attacked in Maiduguri, the capital of Borno state.",
            {"Maiduguri": ("NG", "town"), "Borno": ("NG", "province")},
        ),
        ("Two soldiers died in Tripoli, Lebanon.", {"Tripoli": ("LB", "town"), "Lebanon": ("LB", "country")}),
        ("Libyan militias fought in Tripoli.", {"Tripoli": ("LY", "town")}),
        (
            "A fire broke out in Springfield, Ill., police said.",
            {"Springfield": ("US", "town"), "Ill.": ("US", "province")},
        ),
        (
            "Russian missiles hit Kramatorsk in Donetsk oblast.",
            {"Kramatorsk": ("UA", "town"), "Donetsk": ("UA", "province")},
        ),
        (
            "Attacks are under way in Quetta, Mastung and Gwadar districts.",
            dict.fromkeys(("Quetta", "Mastung", "Gwadar"), ("PK", "district")),
        ),
        (
            "Strikes hit Jabalia and Khan Younis in the Gaza Strip.",
            {"Jabalia": ("PS", "town"), "Khan Younis": ("PS", "town"), "Gaza Strip": ("PS", "province")},
        ),
        ("KABUL, Aug 26 (Reuters) - Two bombs went off.", {"KABUL": ("AF", "town")}),
        ("The army of Niger said so in Niamey.", {"Niger": ("NE", "country"), "Niamey": ("NE", "town")}),
        ("Fighting spread across Darfur, the United Nations said.", {"Darfur": ("SD", "region")}),
        (
            "It rained in Port-au-Prince and in Côte d'Ivoire.",
            {"Port-au-Prince": ("HT", "town"), "Côte d'Ivoire": ("CI", "country")},
        ),
    ],
)
def test_resolution(text: str, expected: dict[str, tuple[str | None, str | None]]) -> None:
    assert where(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Interior Minister Mohsin Naqvi said on Saturday that police were in control.",
        "President George Washington was a general.",
        "In March the police said many people had left.",
        "The Baloch Liberation Army claimed the attack, Dawn reported.",
        "Chief Minister Sarfraz Bugti spoke. Bugti said more.",
        "India-backed militants were blamed.",
        "The Department of Health said nothing.",
        "Hamas and the Taliban met.",
        "",
        "no capitals at all in quetta",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert find_places(text, GAZETTEER) == []


@pytest.mark.parametrize(
    ("text", "name", "metonym"),
    [
        ("Islamabad rejected the claim.", "Islamabad", True),
        ("Tehran and Kabul have refuted it.", "Tehran", True),
        ("The attack was funded by India.", "India", True),
        ("Pakistan's military said so.", "Pakistan", True),
        ("Noshki Deputy Commissioner was freed.", "Noshki", True),
        ("A bomb went off in Islamabad.", "Islamabad", False),
        ("An official in Quetta told reporters.", "Quetta", False),
        ("The liberation of Tikrit took weeks.", "Tikrit", False),
    ],
)
def test_metonyms(text: str, name: str, metonym: bool) -> None:
    assert found(text)[name].metonym is metonym


def test_a_facility_is_a_site_at_its_town() -> None:
    place = found("Militants overran the Mastung jail in Balochistan.")["Mastung jail"].place
    (town,) = [e for e in GAZETTEER.lookup("Mastung") if e.precision == "town"]
    assert (place.precision, place.lat, place.lon, place.geonames) == ("site", town.lat, town.lon, None)
    assert (place.name, place.admin1) == ("Mastung jail", "Balochistan")


def test_a_facility_is_put_only_in_a_town_that_is_named() -> None:
    inside = found("A blast hit the Abbey Gate of Kabul airport in Kabul.")["Abbey Gate"].place
    assert (inside.country, inside.precision) == ("AF", "site")
    nowhere = found("They held the Eastern Bypass for hours.")["Eastern Bypass"].place
    assert (nowhere.name, nowhere.lat, nowhere.country, nowhere.precision) == (None, None, None, "site")
    beside = found("It struck Zzqa Camp near El Fasher, Sudan.")["Zzqa Camp"].place
    assert (beside.lat, beside.country, beside.precision) == (None, "SD", "site")


def test_an_unknown_name_in_a_strong_context_is_kept_unresolved() -> None:
    places = found("The strike hit Killi Jamaldini in Nushki district and the village of Xyzabad.")
    village = places["Killi Jamaldini"].place
    assert (village.name, village.lat, village.geonames) == (None, None, None)
    assert (village.country, village.admin1, village.precision) == ("PK", "Balochistan", "town")
    assert places["Xyzabad"].place.country is None
    listed = found("Posts at Mastung, Zzqyqa and Kalat fell.")["Zzqyqa"].place
    assert (listed.name, listed.precision) == (None, None)


def test_a_unit_known_only_by_its_seat_keeps_its_own_precision() -> None:
    place = found("Insurgents struck Macomia district of Cabo Delgado, Mozambique.")["Macomia"].place
    assert (place.country, place.precision, place.geonames) == ("MZ", "district", None)


def test_the_hint_decides_what_the_text_leaves_open() -> None:
    text = "The bomb went off in Hyderabad."
    assert where(text, "PK")["Hyderabad"][0] == "PK"
    assert where(text, "IN")["Hyderabad"][0] == "IN"


def test_text_in_capitals() -> None:
    text = (
        "GUERRILLAS ATTACKED AN ARMY POST IN USULUTAN, EL SALVADOR, AND KILLED FIVE SOLDIERS, A SPOKESMAN "
        "SAID IN SAN SALVADOR. THE REBELS LATER WITHDREW TOWARD THE NORTH OF THE COUNTRY, HE ADDED."
    )
    assert {k: v[0] for k, v in where(text).items()} == dict.fromkeys(
        ("USULUTAN", "EL SALVADOR", "SAN SALVADOR"), "SV"
    )


def test_given_names_are_resolved_in_their_order() -> None:
    text = "Alexandria is near Cairo in Egypt; the Egyptian army is not."
    spans = [(text.index(n), text.index(n) + len(n)) for n in ("Egyptian", "Cairo", "Alexandria")]
    places = resolve_names(spans, text, GAZETTEER)
    assert [p.text for p in places] == ["Egyptian", "Cairo", "Alexandria"]
    assert {p.country for p in places} == {"EG"}
    (unknown,) = resolve_names([(0, 10)], "Xyzzyville burns", GAZETTEER)
    assert (unknown.name, unknown.lat) == (None, None)


WORDS = st.sampled_from(
    (
        "Quetta",
        "Gwadar",
        "District",
        "of",
        "in",
        "the",
        ",",
        ".",
        "and",
        "near",
        "Kabul's",
        "New",
        "York",
        "U.S.",
        "St.",
        "Paris",
        "said",
        "Minister",
        "Mohsin",
        "camp",
        "al-Hilweh",
        "Killi",
        "\n",
        "(",
        ")",
        "Côte",
        "3",
        "d'Ivoire",
        "Washington",
        "Nushki’s",
        "districts",
        "(AP)",
        "Ill.",
        "jail",
        "Road",
        "Zzqa",
        "to",
        "'s",
    )
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200), st.text(string.printable))
)
def test_mentions_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for mention in find_places(text, GAZETTEER):
        place = mention.place
        assert text[mention.start : mention.end] == place.text
        assert (place.start, place.end) == (mention.start, mention.end)
        assert mention.start >= end
        assert mention.end > mention.start
        assert (place.lat is None) == (place.lon is None)
        assert place.name is not None or place.lat is None
        end = mention.end


def test_the_same_text_gives_the_same_places() -> None:
    text = "Quetta, Noshki and the Mastung jail in Balochistan; Paris, Texas; San Antonio."
    assert find_places(text, GAZETTEER) == find_places(text, Gazetteer())


def test_the_digests_are_read_quickly() -> None:
    file = Path(__file__).parents[2] / "examples/balochistan-2026/documents.jsonl"
    if not file.exists():
        pytest.skip("examples/balochistan-2026 is not there")
    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    for text in texts:
        find_places(text, GAZETTEER)
    started = time.process_time()
    for text in texts:
        find_places(text, GAZETTEER)
    assert (time.process_time() - started) / len(texts) < 0.005


def test_an_adjective_made_of_a_name_is_no_place() -> None:
    assert found("It was the worst attack in the Himalayan territory in years.") == {}
    assert "Karvan" in found("Two men were shot in the Karvan district on Sunday.")
