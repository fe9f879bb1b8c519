"""Place, time and background of tolls, told in sentences about many countries."""

from __future__ import annotations

import pytest

from legomena.extract import extractor
from legomena.records import Claim, Document


def read(text: str, published: str | None = "2024-03-10") -> list[Claim]:
    return extractor("grammar").extract(Document(id="d", name="d", text=text, published=published))


def toll(text: str, low: int, published: str | None = "2024-03-10") -> Claim:
    (found,) = [c for c in read(text, published) if c.kind == "toll" and c.low == low]
    return found


@pytest.mark.parametrize(
    ("text", "low", "place"),
    [
        ("In Maiduguri, 12 people were killed by a suicide bomber.", 12, "Maiduguri"),
        ("Gunmen killed nine villagers in Solhan on Friday.", 9, "Solhan"),
        ("Militants raided a market in Goma. Six soldiers died there.", 6, "Goma"),
        ("The rebels entered Bunia at dawn. Police said 14 people were killed in the town.", 14, "Bunia"),
        ("Eight people died in Aleppo and 30 were wounded in Homs.", 30, "Homs"),
        ("Eight people died in Aleppo and 30 were wounded in Homs.", 8, "Aleppo"),
        ("In Kabul 17 civilians were killed and in Herat five.", 17, "Kabul"),
        # Who speaks there, where it was said, and where the dead come from: not where it happened.
        ("Officials in Nairobi said 21 people were killed.", 21, None),
        ("The minister told reporters in Manila that 23 soldiers had died.", 23, None),
        ("Seven labourers from Lahore were shot dead in Turbat.", 7, "Turbat"),
        ("BEIRUT (Reuters). At least 11 people were killed, the army said.", 11, None),
        # A country in the name of who acts is no place.
        ("Mali's army killed 40 insurgents.", 40, None),
        # Several towns together, and more than a figure can be tied to.
        ("Raids in Mosul and Tikrit left 19 dead.", 19, "Mosul and Tikrit"),
        ("Attacks in Kyiv, Lviv, Odesa, Dnipro and Kharkiv killed 33 people.", 33, None),
        # A new paragraph without a word that points back keeps its place open.
        ("Fighters attacked Palma.\nThe army said 16 people were killed.", 16, None),
    ],
)
def test_the_place_of_a_toll(text: str, low: int, place: str | None) -> None:
    found = toll(text, low).place
    assert (found.text if found else None) == place


@pytest.mark.parametrize(
    ("text", "low", "when"),
    [
        ("The army said it had killed 41 fighters in ten hours.", 41, "ten hours"),
        ("Over the past 48 hours 27 insurgents have been killed.", 27, "past 48 hours"),
        ("On Saturday 15 people died in clashes.", 15, "Saturday"),
        ("Some 60 militants were killed in a three-day operation.", 60, "three-day"),
        ("At least 34 rebels have been killed since Friday.", 34, "since Friday"),
        ("The army killed 22 men on Friday and 19 on Saturday.", 19, "Saturday"),
        ("The army killed 22 men on Friday and 19 on Saturday.", 22, "Friday"),
        # The day of saying is not the day of dying, and what came first does not date what followed.
        ("Police said on Sunday that 12 people were killed.", 12, None),
        ("Eleven people were killed, the governor said on Monday.", 11, None),
        ("Troops killed 45 gunmen after Saturday's attacks.", 45, None),
        ("Police killed 13 gunmen, 5 of them on Friday.", 13, None),
    ],
)
def test_the_time_of_a_toll(text: str, low: int, when: str | None) -> None:
    found = toll(text, low).when
    assert when in found.text if found and when else (found is None and when is None)


def test_a_part_shares_the_scope_of_its_whole() -> None:
    text = "In Bamako 31 people were killed on Friday. That figure includes nine women."
    whole, part = toll(text, 31), toll(text, 9)
    assert part.part_of == whole.id
    assert part.place == whole.place
    assert part.when == whole.when
    assert part.confidence < whole.confidence


@pytest.mark.parametrize(
    ("text", "low", "other"),
    [
        ("Gunmen killed 12 people in Jos on Friday.\nIn 2019 an attack there killed 49 people.", 49, True),
        ("Gunmen killed 12 people in Jos on Friday.\nIn 2019 an attack there killed 49 people.", 12, False),
        (
            "A bomb killed 8 in Quito on Saturday. Last month 103 people were murdered in the country.",
            103,
            True,
        ),
        (
            "A bomb killed 8 in Quito on Saturday. Over the past year the army has killed 700 rebels.",
            700,
            True,
        ),
        ("A bomb killed 8 in Quito on Saturday. Separately, police shot dead 3 men.", 3, True),
        ("A bomb killed 8 in Quito on Saturday. Police shot dead 3 men on Friday.", 3, False),
        ("A bomb killed 8 in Quito on Saturday, days after a raid. It left 20 people wounded.", 20, False),
        # A monthly report tells of its month.
        ("In February 58 civilians were killed in Sudan, the monitor says.", 58, False),
        # A later report on a known event.
        (
            "The court heard on Monday how the attack of 5 January, in which 17 people died, was planned.",
            17,
            False,
        ),
    ],
)
def test_what_is_told_as_another_event(text: str, low: int, other: bool) -> None:
    assert toll(text, low).other_event is other


def test_without_a_date_of_publication() -> None:
    claim = toll("On 3 May 2022 rebels killed 14 people in Djugu.", 14, published=None)
    assert claim.when is not None
    assert claim.when.start == "2022-05-03"
    assert not claim.other_event
