"""Grading single fillers, on cases of our own that follow the guidelines' sections."""

from __future__ import annotations

import pytest

from benchmarks.muc.matching import grade
from benchmarks.muc.templates import (
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    HUMAN_EFFECT,
    HUMAN_NUMBER,
    HUMAN_TYPE,
    INSTRUMENT_TYPE,
    LOCATION,
    NAME,
    ORGANIZATION,
    PHYSICAL,
    PHYSICAL_EFFECT,
    PHYSICAL_TYPE,
    STAGE,
    TYPE,
    Fill,
    read_fill,
)

STRINGS = [
    # slot, response, key, grade
    (DESCRIPTION, '"BAKERS"', '"BAKERS"', 1),
    (DESCRIPTION, '"THE 4 BAKERS"', '"BAKERS"', 1),  # nonessential modifiers
    (DESCRIPTION, '"SEVERAL SALVADORAN BAKERS"', '"BAKERS"', 1),
    (DESCRIPTION, '"TIRED BAKERS WHO SAW IT"', '"BAKERS" / "YOUNG BAKERS"', 1),
    (DESCRIPTION, '"BAKERS, WHICH THE COUNCIL REGRETS"', '"BAKERS"', 0.5),  # an adjunct
    (DESCRIPTION, '"CARPENTERS"', '"BAKERS"', 0),
    (NAME, '"NAVARRO"', '"ELENA NAVARRO"', 0.5),  # part of a proper name
    (NAME, '"ELENA"', '"ELENA NAVARRO"', 0.5),
    (NAME, '"MR. ELENA NAVARRO"', '"ELENA NAVARRO"', 1),
    (ORGANIZATION, '"FRONT"', '"RIVER LIBERATION FRONT" / "RLF"', 0.5),
    (ORGANIZATION, '"RIVER LIBERATION FRONT (RLF)"', '"RIVER LIBERATION FRONT" / "RLF"', 1),
    (ORGANIZATION, '"RLF"', '"RIVER LIBERATION FRONT" / "RLF"', 1),
    (PHYSICAL, '"OIL"', '"OIL MILL" / "MILL"', 0.5),
    (PHYSICAL, '"\\"EL SOL\\" MILL"', '"\\"EL SOL\\" MILL"', 1),
    (PHYSICAL, '"THE"', '"MILL"', 0),
]
SETS = [
    (TYPE, "BOMBING", "BOMBING", 1),
    (TYPE, "ATTACK", "KIDNAPPING", 0.5),
    (TYPE, "KIDNAPPING", "ATTACK", 0),
    (STAGE, "ATTEMPTED", "ACCOMPLISHED / ATTEMPTED", 1),
    (STAGE, "THREATENED", "ACCOMPLISHED", 0),
    (INSTRUMENT_TYPE, 'GUN: "AK-47"', 'MACHINE GUN: "AK-47"', 0.5),
    (INSTRUMENT_TYPE, 'MACHINE GUN: "AK-47"', 'GUN: "AK-47"', 0),
    (INSTRUMENT_TYPE, 'EXPLOSIVE: "CHARGE"', 'VEHICLE BOMB: "CHARGE"', 0.5),
    (CONFIDENCE, 'REPORTED AS FACT: "RLF"', 'REPORTED AS FACT: "RIVER FRONT" / "RLF"', 1),
    (CONFIDENCE, 'REPORTED AS FACT: "ABC"', 'REPORTED AS FACT: "RIVER FRONT" / "RLF"', 0.5),
    (CONFIDENCE, 'POSSIBLE: "RLF"', 'REPORTED AS FACT: "RLF"', 0),
    (CONFIDENCE, 'SUSPECTED OR ACCUSED: "ABC"', 'SUSPECTED OR ACCUSED BY AUTHORITIES: "RLF"', 0.5),
    (PHYSICAL_TYPE, 'POLITICAL FIGURE OFFICE OR RESIDENCE: "X"', 'GOVERNMENT OFFICE OR RESIDENCE: "X"', 0.5),
    (PHYSICAL_EFFECT, 'DESTROYED: "MILL"', 'SOME DAMAGE: "MILL"', 0.5),
    (PHYSICAL_EFFECT, 'SOME DAMAGE: "MILL"', 'DESTROYED: "MILL"', 0),
    (HUMAN_TYPE, 'POLITICAL FIGURE: "NAVARRO"', 'GOVERNMENT OFFICIAL: "ELENA NAVARRO"', 0.5),
    (HUMAN_EFFECT, 'NO INJURY: "BAKERS"', 'NO INJURY OR DEATH: "BAKERS"', 0.5),
    (HUMAN_EFFECT, 'DEATH: "BAKERS"', 'INJURY / DEATH: "BAKERS"', 1),
    (HUMAN_EFFECT, "DEATH", 'DEATH: "-"', 1),  # a dummy points to nothing
]
OTHERS = [
    (HUMAN_NUMBER, '7: "BAKERS"', '7: "BAKERS"', 1),
    (HUMAN_NUMBER, '7: "COOKS"', '7: "BAKERS"', 0.5),
    (HUMAN_NUMBER, '7: "BAKERS"', '5 - 7: "BAKERS"', 0.5),
    (HUMAN_NUMBER, '7: "COOKS"', '~7: "BAKERS"', 0.5),
    (HUMAN_NUMBER, '6: "BAKERS"', '5 - 7: "BAKERS"', 0),
    (HUMAN_NUMBER, 'PLURAL: "BAKERS"', '2: "BAKERS"', 0),
    (DATE, "03 MAR 90", "03 MAR 90", 1),
    (DATE, "03 MAR 90", "02 MAR 90 - 05 MAR 90", 0.5),
    (DATE, "03 MAR 90", "- 04 MAR 90", 0.5),
    (DATE, "- 04 MAR 90", "04 MAR 90", 0.5),
    (DATE, "- 04 MAR 90", "03 MAR 90 - 04 MAR 90", 0.5),
    (DATE, "- 04 MAR 90", "03 MAR 90", 0),
    (DATE, "05 MAR 90", "- 04 MAR 90", 0),
    (LOCATION, "PERU: LIMA (CITY)", "PERU: LIMA (CITY)", 1),
    (LOCATION, "PERU", "PERU: LIMA (CITY)", 0.5),
    (LOCATION, "PERU: CUZCO (CITY)", "PERU: LIMA (CITY)", 0.5),
    (LOCATION, "CHILE: LIMA (CITY)", "PERU: LIMA (CITY)", 0.5),
    (LOCATION, "CHILE", "PERU", 0),
    (DESCRIPTION, '"MAYOR": "NAVARRO"', '"MAYOR": "ELENA NAVARRO"', 0.5),  # the tag is right in part
    (DESCRIPTION, '"MAYOR": "ELENA NAVARRO"', '"MAYOR" / "MRS": "ELENA NAVARRO"', 1),
    (DESCRIPTION, '"MAYOR"', '"MAYOR": "ELENA NAVARRO"', 0.5),
    (DESCRIPTION, '"COOK": "ELENA NAVARRO"', '"MAYOR": "ELENA NAVARRO"', 0),
]


@pytest.mark.parametrize(("slot", "response", "key", "expected"), [*STRINGS, *SETS, *OTHERS])
def test_grade(slot: int, response: str, key: str, expected: float) -> None:
    assert grade(slot, read_fill(slot, response), read_fill(slot, key)) == expected


def test_a_filler_is_right_for_itself_in_every_slot() -> None:
    for slot, response, _, _ in [*STRINGS, *SETS, *OTHERS]:
        one = read_fill(slot, response)
        if slot != DATE and one.values[0] not in ("THE",):
            assert grade(slot, one, one) == 1, (slot, response)


def test_optional_and_alternatives_are_read() -> None:
    assert read_fill(CONFIDENCE, '? POSSIBLE / ACQUITTED: "A B" / "AB"') == Fill(
        ("POSSIBLE", "ACQUITTED"), ("A B", "AB"), optional=True
    )
    assert read_fill(DATE, "- 04 MAR 90 / 04 MAR 90") == Fill(("- 04 MAR 90", "04 MAR 90"))
    assert read_fill(LOCATION, "PERU: LIMA (CITY): SURCO (NEIGHBORHOOD)") == Fill(
        ("PERU: LIMA (CITY): SURCO (NEIGHBORHOOD)",)
    )
