"""Rows of several data sets that are one event."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from legomena.link.coded import explain, match_events  # noqa: E402 - numpy is an extra
from legomena.link.coded_rows import REACH_DAYS, REACH_KM, columns_of, near_pairs  # noqa: E402
from legomena.records import CodedEvent, EventMatch  # noqa: E402


def event(id_: str, source: str, day: str, lat: float, lon: float, **fields: Any) -> CodedEvent:
    return CodedEvent(id=id_, source=source, day=day, lat=lat, lon=lon, **fields)


def many() -> list[CodedEvent]:
    """Forty events, each coded twice, a day and a few hundred metres off, with codes of each set's own."""
    events = []
    for number in range(40):
        day, lat, lon = 1 + number % 27, 10 + (number % 7) * 0.3, 20 + (number // 7) * 0.3
        common = {"actor": f"group {number % 5}", "killed": number % 6}
        events.append(
            event(f"a{number}", "a", f"2020-01-{day:02}", lat, lon, kind=f"k{number % 3}", **common)
        )
        later, near = f"2020-01-{day + number % 2:02}", lat + 0.003
        events.append(event(f"b{number}", "b", later, near, lon, kind=f"{number % 3}!", **common))
    return events


def test_each_event_finds_its_other_coding() -> None:
    matches = match_events(many())
    assert {match.events for match in matches} == {(f"a{n}", f"b{n}") for n in range(40)}
    assert all(0.2 <= match.score <= 1 for match in matches)


def test_the_order_of_rows_does_not_matter() -> None:
    assert {frozenset(m.events) for m in match_events(many()[::-1])} == {
        frozenset(m.events) for m in match_events(many())
    }


def test_no_match_holds_two_events_of_one_data_set() -> None:
    twins = [event("twin", "b", "2020-01-01", 10.0, 20.0, kind="0!", actor="group 0", killed=0)]
    for match in match_events(many() + twins):
        assert len({id_[0] for id_ in match.events if id_ != "twin"}) == len(match.events) - (
            "twin" in match.events
        )
        assert not {"twin", "b0"} <= set(match.events)


def test_nothing_to_match() -> None:
    assert match_events([]) == ()
    alone = [event("a", "a", "2020-01-01", 1, 1), event("b", "b", "2021-01-01", 1, 1)]
    assert match_events(alone) == ()


def test_bad_rows_are_refused() -> None:
    good = event("good", "a", "2020-01-01", 1, 1)
    with pytest.raises(ValueError, match="event x: 'soon' is no day"):
        match_events([good, event("x", "b", "soon", 1, 1)])
    with pytest.raises(ValueError, match="event x: 95"):
        match_events([good, event("x", "b", "2020-01-01", 95, 1)])


def test_a_match_is_explained() -> None:
    told = explain(many(), 2, 3)
    assert told == ("0.3 km apart", "1 days apart", "the same actor", "killed: 1 and 1", "coded as k1 and 1!")
    assert isinstance(match_events(many())[0], EventMatch)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.integers(1, 9),
            st.one_of(st.floats(59.5, 60.5), st.floats(-0.5, 0.5), st.floats(88, 90)),
            st.floats(-1, 1),
        ),
        max_size=30,
    )
)
def test_every_pair_within_reach_is_found_once(rows: list[tuple[str, int, float, float]]) -> None:
    if len(rows) < 2:
        return
    events = [
        event(str(at), source, f"2020-01-0{day}", lat, lon) for at, (source, day, lat, lon) in enumerate(rows)
    ]
    found = [
        (min(a, b), max(a, b))
        for one, other in near_pairs(columns_of(events))
        for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]
    assert len(found) == len(set(found))
    wanted = set()
    for b, (source, day, lat, lon) in enumerate(rows):
        for a, (other, other_day, other_lat, other_lon) in enumerate(rows[:b]):
            narrow = max(math.cos(math.radians((lat + other_lat) / 2)), 0.01)
            km = math.hypot((lat - other_lat) * 111.195, (lon - other_lon) * 111.195 * narrow)
            if source != other and abs(day - other_day) <= REACH_DAYS and km <= REACH_KM - 1.0:
                wanted.add((a, b))
    assert wanted <= set(found)
