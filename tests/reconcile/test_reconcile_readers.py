"""What a reader would stumble over: stray figures, old counts, one point in many words."""

from __future__ import annotations

from typing import Any

import pytest

from legomena.records import Account, ContestedPoint, Place


def _points(account: Account, rule: str) -> list[ContestedPoint]:
    return [point for point in account.contested if point.rule == rule]


def test_a_figure_ten_times_off_that_one_report_gives_sets_no_range(story: Any) -> None:
    for page, who, low in (
        ("a", "Jane Roe/state", 137),
        ("b", "John Doe/state", 139),
        ("c", "Ann Poe/state", 140),
    ):
        story.page(page, "2024-05-05")
        story.toll(page, who, low, group="unspecified")
    story.page("d", "2024-05-06")
    story.toll("d", "the Plains embassy/state", 1, group="unspecified")
    account = story.account()
    (line,) = account.tolls
    assert (line.low, line.high) == (137, 140)
    (span,) = [p for p in account.policies if p.policy == "range"]
    assert any("one report alone" in why for _, why in span.left_out)


def test_the_sides_of_a_fight_may_be_that_far_apart(story: Any) -> None:
    for page, who, low in (("a", "army/state", 15), ("b", "Jane Roe/state", 15), ("c", "army/state", 15)):
        story.page(page, "2024-05-05")
        story.toll(page, who, low, group="security forces")
    story.page("d", "2024-05-05")
    story.toll("d", "Hill Front/armed group", 362, group="security forces")
    (line,) = story.account().tolls
    assert (line.low, line.high) == (15, 362)


def test_an_old_count_that_somebody_repeats_later_is_no_contest(story: Any) -> None:
    for page, day, who, low in (
        ("a", "2024-05-04", "Jane Roe/state", 93),
        ("b", "2024-05-06", "John Doe/state", 137),
        ("c", "2024-05-08", "Ann Poe/state", 93),
    ):
        story.page(page, day)
        story.toll(page, who, low, group="unspecified")
    assert not _points(story.account(), "cannot both hold")


def test_many_figures_of_the_first_days_are_a_count_on_the_move(story: Any) -> None:
    for number, low in enumerate((12, 40, 60, 93, 115, 133, 137)):
        story.page(str(number), "2024-05-04")
        story.toll(str(number), f"Speaker{number} Roe/state", low, group="unspecified")
    assert not _points(story.account(), "cannot both hold")


def test_one_point_for_all_that_it_is_laid_on(story: Any) -> None:
    story.stand("a", "Hill Front/armed group", "responsibility", "Hill Front")
    story.stand("b", "Jane Roe/state", "blame", "Plains")
    story.stand("c", "John Doe/state", "blame", "Marsh")
    story.stand("d", "John Doe/state", "blame", "militants")
    (point,) = _points(story.account(), "claimed by one, laid on another")
    assert point.title in (
        "Claimed by Hill Front, laid on Plains and Marsh",
        "Claimed by Hill Front, laid on Marsh and Plains",
    )


def test_a_denial_is_told_once_for_a_party_and_its_people(story: Any) -> None:
    story.stand("a", "Jane Roe/state", "blame", "Israel")
    story.stand("b", "John Doe/state", "blame", "Israeli army")
    story.stand("c", "Israel", "denial", "Israel")
    assert len(_points(story.account(), "a denial against a blame")) == 1


def test_a_window_told_as_a_length_stands_for_the_figure(operation: Any, days: Any) -> None:
    operation.page("a", "2024-02-01")
    operation.page("b", "2024-02-01")
    operation.toll("a", "Jane Roe/state", 145, when=days("2024-02-01", "2024-02-01"), group="militants")
    operation.toll("b", "Jane Roe/state", 145, when=days("2024-01-31", "2024-02-01", 40.0), group="militants")
    figures = [f for t in operation.account().tolls for f in t.figures if f.low == 145]
    assert {f.when.hours for f in figures if f.when} == {40.0}


def test_the_site_that_was_hit_is_no_narrower_place_than_its_incident(story: Any) -> None:
    hospital = Place(text="Bay Hospital in Mubi", country="NG", precision="site")
    story.page("a", "2024-05-04")
    story.say("a", "A blast in Mubi", "event", event="bombing")
    story.toll("a", "Jane Roe/state", 200, group="unspecified", place=hospital)
    story.page("b", "2024-05-04")
    story.toll("b", "John Doe/state", 300, group="unspecified")
    (line,) = [t for t in story.account().tolls if t.effect == "killed"]
    assert (line.low, line.high) == (200, 300)


def test_a_lone_late_figure_sets_no_measure_for_all(operation: Any, days: Any) -> None:
    for number in range(5):
        page = f"p{number}"
        operation.page(page, "2024-01-31")
        operation.toll(page, f"Speaker{number} Roe/state", 60 + number, when=days("2024-01-31", "2024-01-31"))
    for page in ("x", "y"):
        operation.page(page, "2024-02-09")
        operation.say(
            page, f"since Wednesday {page}", "event", event="attack", when=days("2024-01-31", "2024-02-09")
        )
    operation.page("z", "2024-02-09")
    operation.toll("z", "Hill Watch/rights group", 11)
    (line,) = [t for t in operation.account().tolls if t.effect == "killed"]
    assert line.low is not None
    assert line.low >= 60 or line.high == 64


def test_a_party_counting_people_of_no_told_group_may_count_another_event(story: Any) -> None:
    for page, who, low in (
        ("a", "Jane Roe/state", 471),
        ("b", "John Doe/state", 500),
        ("c", "Ann Poe/state", 500),
    ):
        story.page(page, "2024-05-04")
        story.toll(page, who, low, group="unspecified")
    story.page("d", "2024-05-04")
    story.toll("d", "Hill Front/armed group", 3000, group="unspecified", high=None, qualifier="more than")
    (line,) = story.account().tolls
    assert (line.low, line.high) == (471, 500)


@pytest.mark.parametrize(("fourth", "contested"), [(("2024-05-07", 140), False), (("2024-05-07", 90), True)])
def test_a_count_that_rose_day_by_day_is_no_contest_of_its_first_days(
    story: Any, fourth: tuple[str, int], contested: bool
) -> None:
    speakers = ("Ann Poe", "John Doe", "Jane Roe", "Max Loe")
    for page, (day, low) in enumerate((("2024-05-04", 100), ("2024-05-04", 60), ("2024-05-06", 120), fourth)):
        story.page(str(page), day)
        story.toll(str(page), f"{speakers[page]}/state", low, group="unspecified")
    found = _points(story.account(), "cannot both hold")
    assert any("60" in point.title for point in found) is contested
