from __future__ import annotations

from typing import Any

from legomena.link.actors import find_actors
from legomena.records import Actor


def _by_claim(actors: tuple[Actor, ...]) -> dict[str, Actor]:
    return {claim: actor for actor in actors for claim in actor.speaks}


def test_one_person_under_many_names(book: Any, speaker: Any) -> None:
    book.document("a", "Ten died, Governor Ihor Terekhov said. Later Terekhov said eleven.")
    book.document("b", "Twelve died, according to Igor Terekhov. Police said nine.")
    full = book.claim("a", "Ten died", speaker=speaker("Governor Ihor Terekhov", "state"))
    bare = book.claim("a", "eleven", speaker=speaker("Terekhov", "state"))
    other = book.claim("b", "nine", speaker=speaker("police", "security forces"))
    actors = find_actors(book.pages, book.claims)
    of = _by_claim(actors)
    assert of[full.id] is of[bare.id]
    assert of[full.id].name == "Ihor Terekhov"
    assert (of[full.id].kind, of[full.id].side) == ("person", "state")
    assert (of[other.id].kind, of[other.id].side) == ("unnamed", "state")


def test_a_bare_surname_that_fits_two_stays_alone_unless_its_page_tells(book: Any, speaker: Any) -> None:
    book.document("a", "Ten died, Omar Hassan said. Hassan said more.")
    book.document("b", "Ten fell, Ali Hassan said.")
    book.document("c", "Some died, said Hassan.")
    omar = book.claim("a", "Ten died", speaker=speaker("Omar Hassan"))
    near = book.claim("a", "Hassan said more", speaker=speaker("Hassan"))
    ali = book.claim("b", "Ten fell", speaker=speaker("Ali Hassan"))
    lost = book.claim("c", "Some died", speaker=speaker("Hassan"))
    of = _by_claim(find_actors(book.pages, book.claims))
    assert of[near.id].id == of[omar.id].id
    assert len({of[omar.id].id, of[ali.id].id, of[lost.id].id}) == 3


def test_acronyms_and_those_who_speak_for_an_armed_group(book: Any, speaker: Any) -> None:
    book.document(
        "a", "The Movement for the Freedom of Azal (MFA) said 20 died. MFA said 30. The group said 40."
    )
    group = "Movement for the Freedom of Azal"
    long = book.claim("a", "20 died", speaker=speaker(group, "armed group", group))
    short = book.claim("a", "MFA said 30", speaker=speaker("MFA", "armed group"))
    voice = book.claim("a", "40", speaker=speaker("the group", "armed group", group))
    of = _by_claim(find_actors(book.pages, book.claims))
    assert of[long.id].id == of[short.id].id == of[voice.id].id
    assert of[long.id].name == group
    assert (of[long.id].kind, of[long.id].side) == ("body", "armed group")


def test_bodies_of_one_side_stay_different_bodies(book: Any, speaker: Any) -> None:
    book.document("a", "Nigeria's army said 5. The Nigerian Army said 6. The air force said 8.")
    one = book.claim("a", "5", speaker=speaker("Nigeria's army", "security forces"))
    two = book.claim("a", "6", speaker=speaker("the Nigerian Army", "security forces"))
    three = book.claim("a", "8", speaker=speaker("the air force", "security forces"))
    of = _by_claim(find_actors(book.pages, book.claims))
    assert of[one.id].id == of[two.id].id != of[three.id].id
    assert of[three.id].side == "state"


def test_every_claim_has_one_speaker(book: Any, speaker: Any) -> None:
    book.document("a", "One two three four.")
    for word, name in (("One", "outlet"), ("two", "X (Y"), ("three", ""), ("four", "محمد")):
        book.claim("a", word, speaker=speaker(name))
    actors = find_actors(book.pages, book.claims)
    assert sorted(claim for actor in actors for claim in actor.speaks) == sorted(c.id for c in book.claims)


def test_names_that_come_to_the_same_are_one_actor(book: Any, speaker: Any) -> None:
    book.document("a", "Militants claimed it. The attack was by militants. Many militants fled.")
    one = book.claim(
        "a",
        "Militants claimed it",
        "responsibility",
        speaker=speaker("Militants", "armed group", "Militants"),
    )
    two = book.claim("a", "by militants", "event", subject="militants")
    actors = find_actors(book.pages, book.claims)
    assert len({actor.id for actor in actors}) == len(actors)
    (found,) = [actor for actor in actors if one.id in actor.speaks]
    assert two.id in found.acts
    assert found.kind == "unnamed"
