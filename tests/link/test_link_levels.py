"""Operations within operations."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from legomena.link import link, why
from legomena.records import Claim, Links, Operation, Place, When

GROUP = "Azal Freedom Front"


@pytest.fixture
def attack(book: Any, town: Any, day: Any, speaker: Any) -> Any:
    """Write a page on attacks in towns of one province on one day, with a name that the group claims."""

    def write(
        page: str,
        towns: list[str],
        date: str,
        name: str | None,
        more: str = "",
        admin1: str = "Gao",
        group: str = GROUP,
    ) -> list[Claim]:
        claimed = f" The group claimed {name}{more}." if name else ""
        struck = " ".join(f"Fighters attacked {place}." for place in towns)
        book.document(page, f"{struck}{claimed}", published=date)
        made = [
            book.claim(
                page,
                f"attacked {place}",
                "event",
                event="attack",
                subject=group,
                place=town(place, admin1=admin1),
                when=day(date),
            )
            for place in towns
        ]
        if name:
            start = claimed.index(name)
            sentence = book.documents[page].text.index(claimed.strip())
            quote = claimed[start : start + len(name)]
            claim = book.claim(
                page,
                quote,
                "responsibility",
                subject=group,
                operation=name,
                speaker=speaker(group, "armed group", group),
            )
            book.claims[-1] = claim = _with_sentence(claim, (sentence, len(book.documents[page].text)))
            made.append(claim)
        return made

    return write


def _with_sentence(claim: Claim, sentence: tuple[int, int]) -> Claim:
    return msgspec.structs.replace(claim, sentence=sentence)


def _by_name(links: Links) -> dict[str, Operation]:
    return {(one.names or (one.title,))[0]: one for one in links.operations}


def _check_tree(links: Links) -> None:
    """Every incident and operation is part of one thing at most, and each knows what it is part of."""
    operations = {one.id: one for one in links.operations}
    assert len(operations) == len(links.operations)
    incidents = {one.id: one for one in links.incidents}
    for one in links.operations:
        for part in one.parts:
            inner = operations[part.id].parent if part.id in operations else incidents[part.id].operation
            assert inner == one.id
            assert part.reasons
        held = {part.id for part in one.parts if part.id in incidents}
        for part in one.parts:
            held |= set(operations[part.id].incidents) if part.id in operations else set()
        assert held == set(one.incidents)
        assert one.parent is None or one.id in {part.id for part in operations[one.parent].parts}


def test_two_operations_told_to_be_part_of_a_third(book: Any, attack: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn", ", part of its Winter campaign")
    attack("b", ["Menaka", "Tessit"], "2024-03-20", "Operation Dusk", ", also part of the Winter campaign")
    links = link(book.pages, book.claims)
    _check_tree(links)
    of = _by_name(links)
    assert {part.id for part in of["Winter campaign"].parts} == {
        of["Operation Dawn"].id,
        of["Operation Dusk"].id,
    }
    assert of["Operation Dawn"].parent == of["Winter campaign"].id
    assert len(of["Winter campaign"].incidents) == 4
    assert any(
        "told to be part of it" in reason for part in of["Winter campaign"].parts for reason in part.reasons
    )
    assert {incident.operation for incident in links.incidents} == {
        of["Operation Dawn"].id,
        of["Operation Dusk"].id,
    }


def test_any_depth_and_claims_with_what_they_mean(book: Any, attack: Any, day: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn", ", part of Operation Winter")
    attack("b", ["Menaka", "Tessit"], "2024-03-10", "Operation Dusk", ", part of Operation Winter")
    attack("c", ["Kidal"], "2024-05-02", "Operation Summer", ", within the campaign Long Year")
    attack("d", ["Gao"], "2024-03-02", "Operation Winter", ", part of the campaign Long Year")
    book.document(
        "e", "From 1 to 12 March 70 died. On 10 March 30 died. Since 1 March 80 died.", published="2024-03-13"
    )
    wide = book.claim("e", "70 died", effect="killed", low=70, high=70, when=day("2024-03-01", "2024-03-12"))
    late = book.claim("e", "30 died", effect="killed", low=30, high=30, when=day("2024-03-10"))
    since = When(text="Since 1 March", start="2024-03-01", precision="day")
    open_ = book.claim("e", "80 died", effect="killed", low=80, high=80, when=since)
    links = link(book.pages, book.claims)
    _check_tree(links)
    of = _by_name(links)
    assert of["Operation Dawn"].parent == of["Operation Dusk"].parent == of["Operation Winter"].id
    assert of["Operation Winter"].parent == of["Operation Summer"].parent == of["Long Year"].id
    home = {member.claim: one for one in links.operations for member in one.claims}
    assert home[wide.id].names == home[open_.id].names == ("Operation Winter",)
    assert home[late.id].names == ("Operation Dusk",)


def test_one_name_for_attacks_with_a_pause_between_them(book: Any, attack: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn")
    attack("b", ["Menaka", "Tessit"], "2024-04-02", "Operation Dawn")
    links = link(book.pages, book.claims)
    _check_tree(links)
    (whole,) = [one for one in links.operations if one.parent is None]
    assert whole.names == ("Operation Dawn",)
    assert sorted(one.title for one in links.operations if one.parent == whole.id) == [
        "Attacks in Gao, 1 March 2024",
        "Attacks in Gao, 2 April 2024",
    ]


def test_a_name_used_again_a_year_later_or_by_others_is_no_campaign(book: Any, attack: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn")
    attack("b", ["Menaka", "Tessit"], "2025-04-02", "Operation Dawn")
    attack("c", ["Goundam", "Diré"], "2024-04-02", "Operation Dawn", group="Sahel Hill Front")
    links = link(book.pages, book.claims)
    _check_tree(links)
    assert len(links.operations) == 3
    assert all(one.parent is None for one in links.operations)


def test_phases_of_one_operation(book: Any, attack: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2022-03-01", "Operation Dawn 1")
    attack("b", ["Menaka", "Tessit"], "2024-03-01", "Operation Dawn 2")
    links = link(book.pages, book.claims)
    _check_tree(links)
    (whole,) = [one for one in links.operations if one.parent is None]
    assert sorted(one.names[0] for one in links.operations if one.parent == whole.id) == [
        "Operation Dawn 1",
        "Operation Dawn 2",
    ]


@pytest.mark.parametrize(
    "told", [", which is not part of Operation Winter", ", weeks after Operation Winter", " in Winter"]
)
def test_no_campaign_where_none_is_told(book: Any, attack: Any, told: str) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn", told)
    attack("b", ["Menaka", "Tessit"], "2024-03-20", "Operation Dusk", told)
    attack("c", ["Kidal", "Gao"], "2024-02-01", "Operation Winter")
    links = link(book.pages, book.claims)
    _check_tree(links)
    assert len(links.operations) == 3
    assert all(one.parent is None for one in links.operations)


def test_an_operation_against_it_is_no_part_of_it(book: Any, attack: Any, day: Any, speaker: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn")
    attack("b", ["Menaka", "Tessit"], "2024-03-20", "Operation Dusk")
    text = "The army launched Operation Dawn, part of Operation Shield. It ended with 60 killed."
    book.document("c", text, published="2024-03-22")
    army = {"speaker": speaker("the army", "security forces"), "subject": "the army"}
    first = book.claim("c", "launched Operation Dawn", "event", operation="Operation Shield", **army)
    book.claims[-1] = _with_sentence(first, (0, text.index(". It")))
    links = link(book.pages, book.claims)
    _check_tree(links)
    assert _by_name(links)["Operation Dawn"].parent is None


def test_a_province_that_claims_tell_of_within_a_wider_operation(book: Any, attack: Any, day: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn")
    attack("b", ["Goundam", "Diré"], "2024-03-01", "Operation Dawn", admin1="Tombouctou")
    book.document("c", "In Gao region 12 died. In all 40 died.", published="2024-03-02")
    province = Place(text="Gao region", name="Gao", country="ML", admin1="Gao", precision="province")
    when = day("2024-03-01")
    there = book.claim("c", "12 died", effect="killed", low=12, high=12, place=province, when=when)
    whole = book.claim("c", "40 died", effect="killed", low=40, high=40, when=when)
    links = link(book.pages, book.claims)
    _check_tree(links)
    (inner,) = [one for one in links.operations if one.parent is not None]
    assert inner.title == "Attacks in Gao, 1 March 2024"
    assert [member.claim for member in inner.claims] == [there.id]
    assert whole.id in {member.claim for one in links.operations if one is not inner for member in one.claims}


def test_ids_stay_when_a_wider_operation_is_told_later(book: Any, attack: Any) -> None:
    attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn")
    attack("b", ["Menaka", "Tessit"], "2024-03-20", "Operation Dusk")
    before = {one.id for one in link(book.pages, book.claims).operations}
    attack("c", ["Bourem"], "2024-03-01", "Operation Dawn", ", part of the Winter campaign")
    attack("d", ["Tessit"], "2024-03-20", "Operation Dusk", ", part of the Winter campaign")
    links = link(book.pages, book.claims)
    _check_tree(links)
    assert before < {one.id for one in links.operations}
    assert sum(one.parent is not None for one in links.operations) == 2


def test_why_tells_each_step(book: Any, attack: Any) -> None:
    dawn = attack("a", ["Ansongo", "Bourem"], "2024-03-01", "Operation Dawn", ", part of its Winter campaign")
    dusk = attack("b", ["Menaka", "Tessit"], "2024-03-20", "Operation Dusk", ", part of the Winter campaign")
    links = link(book.pages, book.claims)
    told = why(book.pages, book.claims, links, dawn[0].id, dusk[0].id)
    assert "Both are parts of Winter campaign, 1 March to 20 March 2024." in told
    (first,) = [line for line in told if line.startswith("Attack in Ansongo")]
    assert "is part of Operation Dawn, 1 March 2024: the same attackers: Azal Freedom Front" in first
    step = (
        "Operation Dusk, 20 March 2024 is part of Winter campaign, 1 March to 20 March 2024: told to be part"
    )
    assert any(line.startswith(step) for line in told)
    inner = why(book.pages, book.claims, links, dawn[0].id, dawn[-1].id)
    assert "One is part of the other, Operation Dawn, 1 March 2024." in inner
