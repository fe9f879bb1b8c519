"""Keys, alignment and counts, on messages of our own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.muc.scoring import align, as_response, count, score
from benchmarks.muc.templates import (
    DATE,
    DESCRIPTION,
    HUMAN_EFFECT,
    HUMAN_NUMBER,
    INSTRUMENT,
    LOCATION,
    NAME,
    PHYSICAL,
    SLOTS,
    STAGE,
    TYPE,
    Fill,
    Template,
    read_keys,
)

KEY = """
;;; a comment
0.  MESSAGE: ID                     OWN-0001 (X)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  03 MAR 90
3.  INCIDENT: LOCATION              PERU: LIMA (CITY)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
12. PHYS TGT: ID                    "OLD MILL" / "MILL"
                                    ? "BARN"
16. PHYS TGT: EFFECT OF INCIDENT    DESTROYED: "OLD MILL" / "MILL"
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "BAKERS"
                                    "COOK"
21. HUM TGT: NUMBER                 2: "BAKERS"
                                    1: "COOK"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "BAKERS"
                                    INJURY: "COOK"

0.  MESSAGE: ID                     OWN-0001 (X)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  - 04 MAR 90
3.  INCIDENT: LOCATION              PERU
4.  INCIDENT: TYPE                  ARSON
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         *
12. PHYS TGT: ID                    "BUS"

0.  MESSAGE: ID                     OWN-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""
KEYS = read_keys(KEY)
BOMBING, ARSON = KEYS["OWN-0001"]


def fills(*values: str) -> tuple[Fill, ...]:
    return tuple(Fill((value,)) for value in values)


def test_keys_are_read() -> None:
    assert set(KEYS) == {"OWN-0001", "OWN-0002"}
    assert KEYS["OWN-0002"] == []
    assert (BOMBING.optional, ARSON.optional) == (False, True)
    assert BOMBING.fills(PHYSICAL) == (Fill(("OLD MILL", "MILL")), Fill(("BARN",), optional=True))
    assert BOMBING.fills(NAME) == ()
    assert ARSON.inapplicable == {INSTRUMENT}
    assert BOMBING.fills(HUMAN_EFFECT)[1] == Fill(("INJURY",), ("COOK",))


def test_the_key_itself_scores_one() -> None:
    response = {message: [as_response(t) for t in templates] for message, templates in KEYS.items()}
    result = score(response, KEYS)
    assert {row.f for row in result.rows().values()} == {1.0}
    assert result.aligned == 2


def test_no_response_misses_what_is_not_optional() -> None:
    result = score({}, KEYS)
    counts = result.rows()["all_templates"]
    assert (counts.correct, counts.missing, counts.spurious) == (0, 12, 0)
    assert result.rows()["matched_spurious"].missing == 0
    assert result.relevant.missing == 1


def test_a_template_of_nothing_that_happened_is_spurious() -> None:
    false = Template("OWN-0002", slots={TYPE: fills("ATTACK"), STAGE: fills("ACCOMPLISHED")})
    result = score({"OWN-0002": [false]}, {"OWN-0002": []})
    assert result.rows()["all_templates"].spurious == 2
    assert result.rows()["matched_missing"].spurious == 0
    assert result.relevant.spurious == 1


def test_fillers_pair_one_to_one_and_the_rest_is_wrong_missing_or_spurious() -> None:
    response = Template("OWN-0001", slots={DESCRIPTION: fills("BAKERS", "PAINTER", "DANCER")})
    counts = count(response, BOMBING, DESCRIPTION)
    assert (counts.correct, counts.incorrect, counts.spurious, counts.missing) == (1, 1, 1, 0)
    counts = count(Template("OWN-0001", slots={DESCRIPTION: fills("COOK")}), BOMBING, DESCRIPTION)
    assert (counts.correct, counts.incorrect, counts.spurious, counts.missing) == (1, 0, 0, 1)


def test_optional_fillers_are_not_missed_but_count_when_found() -> None:
    counts = count(Template("OWN-0001", slots={PHYSICAL: fills("MILL")}), BOMBING, PHYSICAL)
    assert (counts.correct, counts.missing) == (1, 0)
    counts = count(Template("OWN-0001", slots={PHYSICAL: fills("MILL", "BARN")}), BOMBING, PHYSICAL)
    assert (counts.correct, counts.spurious) == (2, 0)


def test_inapplicable_slots_do_not_count() -> None:
    response = Template("OWN-0001", slots={INSTRUMENT: fills("MATCHES")})
    assert count(response, ARSON, INSTRUMENT).spurious == 0
    assert count(response, BOMBING, INSTRUMENT).spurious == 1


def test_alignment_needs_type_and_content() -> None:
    place_only = Template("OWN-0001", slots={TYPE: fills("BOMBING"), LOCATION: fills("PERU: LIMA (CITY)")})
    assert align([place_only], [BOMBING, ARSON]) == []
    attack = Template("OWN-0001", slots={TYPE: fills("ATTACK"), PHYSICAL: fills("MILL")})
    assert align([attack], [BOMBING, ARSON]) == [(0, 0)]  # the type is right in part
    other = Template("OWN-0001", slots={TYPE: fills("KIDNAPPING"), PHYSICAL: fills("MILL")})
    assert align([other], [BOMBING, ARSON]) == []


def test_the_better_of_two_responses_is_aligned() -> None:
    poor = Template("OWN-0001", slots={TYPE: fills("BOMBING"), DESCRIPTION: fills("COOK")})
    good = Template("OWN-0001", slots={**poor.slots, DATE: fills("03 MAR 90"), PHYSICAL: fills("MILL")})
    assert align([poor, good], [BOMBING]) == [(1, 0)]


@given(st.data())
def test_scores_stay_between_none_and_all(data: st.DataObject) -> None:
    """Whatever part of the key is given, precision is 1 and recall is the part."""
    whole = as_response(BOMBING)
    kept = data.draw(st.sets(st.sampled_from(sorted(set(whole.slots) - {TYPE, PHYSICAL}))))
    part = Template("OWN-0001", slots={s: f for s, f in whole.slots.items() if s in kept | {TYPE, PHYSICAL}})
    counts = score({"OWN-0001": [part]}, {"OWN-0001": [BOMBING]}).rows()["all_templates"]
    given_fills = sum(len(part.fills(s)) for s in SLOTS)
    possible = sum(len(whole.fills(s)) for s in SLOTS) - (PHYSICAL not in part.slots)
    assert counts.precision == 1.0
    assert counts.correct == given_fills
    assert counts.correct + counts.missing == possible


def test_numbers_with_the_wrong_tag_are_right_in_part() -> None:
    response = Template("OWN-0001", slots={HUMAN_NUMBER: (Fill(("2",), ("PAINTERS",)),)})
    counts = count(response, BOMBING, HUMAN_NUMBER)
    assert (counts.partial, counts.missing) == (1, 1)
