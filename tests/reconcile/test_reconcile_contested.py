from __future__ import annotations

from typing import Any

import msgspec
import pytest

from legomena.link import link
from legomena.reconcile import reconcile
from legomena.records import Account, ContestedPoint, Part, Place

POLICE, ARMY, FRONT = "police/security forces", "the army/security forces", "Free Front/armed group"


def _points(account: Account, rule: str) -> list[ContestedPoint]:
    return [point for point in account.contested if point.rule == rule]


def _one(account: Account, rule: str) -> ContestedPoint:
    (point,) = _points(account, rule)
    return point


def test_each_side_counts_its_own_losses_and_the_other_sides(story: Any) -> None:
    """The classic: the group says it killed 84 of the forces, the forces say they lost 15."""
    story.page("a", "2024-05-03")
    story.toll("a", ARMY, 15, group="security forces")
    story.toll("a", FRONT, 84, group="security forces", high=None, qualifier="at least")
    story.toll("a", "the governor/state", 16, group="security forces")
    account = story.account()
    point = _points(account, "cannot both hold")[0]
    assert point is account.contested[0]
    assert point.title == "Security forces killed: 15 (the army) or at least 84 (Free Front)"
    assert [side.speaker for side in point.sides][:2] == ["the army", "Free Front"]
    assert not point.explained


def test_two_officials_of_one_side_cannot_both_be_right(story: Any) -> None:
    for page, who, low in (("a", "the mayor/state", 12), ("b", "the coroner/state", 19)):
        story.page(page, "2017-10-02")
        story.toll(page, who, low, group="unspecified")
    point = _one(story.account(), "cannot both hold")
    assert point.title == "People killed: 12 or 19"
    assert len(point.sides) == 2


def test_none_is_raised_where_bounds_windows_or_places_explain_it(operation: Any, days: Any) -> None:
    operation.page("a", "2024-01-31")
    operation.page("b", "2024-02-01")
    operation.toll("a", POLICE, 10, high=None, qualifier="at least")
    operation.toll("a", "the governor/state", 14)
    operation.toll("b", "the ministry/state", 33, when=days("2024-01-31", "2024-02-01"))
    where = Place(text="Herat airport", name=None, country="AF", precision="site")
    operation.toll("b", ARMY, 3, place=where)
    assert not _points(operation.account(), "cannot both hold")


def test_a_higher_count_that_was_said_later_is_an_update(story: Any) -> None:
    for page, date, who, low in (
        ("a", "2024-05-03", POLICE, 12),
        ("b", "2024-05-05", "the ministry/state", 19),
    ):
        story.page(page, date)
        story.toll(page, who, low)
    assert not _points(story.account(), "cannot both hold")


def test_one_speaker_with_two_figures_on_one_day(story: Any) -> None:
    for page, low in (("a", 37), ("b", 58)):
        story.page(page, "2024-05-03")
        story.toll(page, "Colonel Amadou Touré/security forces", low, group="militants")
    assert _one(story.account(), "two figures at once").title.startswith("Militants killed: 37 and 58")


def test_downward_correction(story: Any) -> None:
    """A ministry lowers its count by a hundred, as body parts had been counted twice."""
    for page, date, low in (("a", "2019-04-24", 359), ("b", "2019-04-25", 253)):
        story.page(page, date)
        story.toll(page, "Health Ministry/state", low, group="unspecified")
    account = story.account()
    point = _one(account, "downward correction")
    assert "from 359 to 253" in point.title
    assert not _points(account, "a figure that moved and why")


def test_unnamed_officials_are_not_the_same_officials(story: Any) -> None:
    for page, date, low in (("a", "2019-04-24", 59), ("b", "2019-04-25", 23)):
        story.page(page, date)
        story.toll(page, "officials/state", low)
    assert not _points(story.account(), "downward correction")


def test_a_figure_that_moved_is_explained(story: Any, operation: Any, days: Any) -> None:
    for page, date, low in (("a", "2024-05-03", 5), ("b", "2024-05-04", 11)):
        story.page(page, date)
        story.toll(page, POLICE, low)
    later = _one(story.account(), "a figure that moved and why")
    assert later.explained and "later figure stands in" in later.explanation

    operation.page("a", "2024-01-31")
    operation.page("b", "2024-02-01")
    operation.toll("a", ARMY, 92, group="militants", when=operation.on)
    operation.toll("b", ARMY, 133, group="militants", when=days("2024-01-30", "2024-01-31"))
    wider = _one(operation.account(), "a figure that moved and why")
    assert "no revisions" in wider.explanation and "92 → 133" in wider.title


def test_the_same_word_with_the_attackers_and_without(story: Any) -> None:
    story.toll("a", "outlet", 193, group="unspecified")
    for low, group in ((145, "militants"), (17, "security forces"), (31, "civilians")):
        story.toll("a", "the governor/state", low, group=group)
    story.toll("b", "outlet", 48, group="unspecified")
    story.toll("b", "outlet", 31)
    point = _one(story.account(), "equal words, different contents")
    assert point.explained
    assert "(193)" in point.title and "(48)" in point.title
    assert "48 = 31 civilians + 17 security forces" in point.explanation


def test_killed_or_killed_or_injured(story: Any) -> None:
    story.toll("a", "Governor Amina Yusuf/state", 31, effect="killed or injured")
    story.toll("b", "Amina Yusuf/state", 31)
    point = _one(story.account(), "killed, or killed or injured")
    assert point.title == "31 civilians: killed, or killed or injured?"
    assert "by the same speaker" in point.explanation


def test_one_number_for_all_the_dead_and_for_the_civilians(story: Any) -> None:
    """The army's 33 are 18 civilians and 15 of its own; the minister's 33 come beside 17 of them."""
    story.toll("a", "the army/security forces", 33, group="unspecified")
    story.toll("b", "the minister/state", 33)
    assert not _points(story.account(), "equal numbers, different people")  # all the dead may be civilians
    story.toll("b", "the minister/state", 17, group="security forces")
    point = _one(story.account(), "equal numbers, different people")
    assert point.title == "33 killed in all, or 33 civilians?"


def test_women_counted_differently_under_one_total(story: Any) -> None:
    for page, who, women in (("a", POLICE, 3), ("b", "the governor/state", 5)):
        whole = story.toll(page, who, 11)
        story.toll(page, who, women, group_text=f"{women} women", part_of=whole)
    point = _one(story.account(), "a part told differently")
    assert point.title == "Women killed: 3 or 5"


def test_overlap_that_the_source_leaves_open(story: Any) -> None:
    """A second official's four may be among the first one's ten, and the report says so."""
    story.toll("a", "an official/state", 10, group="security forces")
    story.toll("a", "a second official/state", 4, group="security forces")
    story.say("a", "It was not clear if they were counted among the 10", "assessment")
    point = _one(story.account(), "overlap left open")
    assert point.title == "Overlap left open: 4 security forces killed may be counted among the 10"


def test_doubt_about_something_else_is_no_overlap(story: Any) -> None:
    story.toll("a", "an official/state", 10, group="security forces")
    story.say("a", "It was not clear whether the attackers had left the town", "assessment")
    assert not _points(story.account(), "overlap left open")


def test_one_page_with_an_old_figure_below_a_new_one(story: Any) -> None:
    for page, low in (("a", 31), ("b", 18), ("c", 18), ("c", 31)):
        story.toll(page, "outlet", low)
    point = _one(story.account(), "one page, two figures")
    assert point.title == "Civilians killed: 18 and 31 on one page (Outlet c)"


def test_a_copy_that_makes_dead_of_the_harmed(story: Any) -> None:
    """The minister said 31 killed or injured; another report of it says 31 killed."""
    story.page("a", "2024-05-03")
    story.page("b", "2024-05-04")
    story.toll("a", "Governor Amina Yusuf/state", 31, effect="killed or injured")
    story.toll("b", "Amina Yusuf/state", 31)
    point = _one(story.account(), "changed in re-reporting")
    assert point.title == "31 civilians killed or injured: the injured became dead on the way"
    assert len(point.sides) == 2


def test_a_lower_figure_of_one_act_is_no_contradiction(story: Any) -> None:
    """Three officials count at least four policemen in the town; a grenade killed two of them."""
    for page in "abc":
        story.toll(
            page, f"official {page}/state", 4, group="security forces", high=None, qualifier="at least"
        )
    story.toll("d", "the minister/state", 2, group="security forces")
    assert not _points(story.account(), "cannot both hold")


def test_parts_that_no_word_marks_are_found_by_their_sum(story: Any) -> None:
    """ "Eleven people died. The dead were five men, three women and three children." """
    story.toll("a", POLICE, 11)
    for number, who in ((5, "men"), (3, "women"), (3, "children")):
        story.toll("a", POLICE, number, group_text=f"{number} {who}")
    point = _one(story.account(), "a whole and its parts")
    assert point.explained
    assert point.title == "Civilians killed, 11: 5 men, 3 women and 3 children; none is left over"


def test_what_parts_leave_over_is_told(story: Any) -> None:
    whole = story.toll("a", POLICE, 48, group="unspecified")
    story.toll("a", POLICE, 31, part_of=whole)
    assert "17 are told of no part" in _one(story.account(), "a whole and its parts").title


def test_sites_are_held_against_their_operation(operation: Any) -> None:
    for town, low in (("Herat", 6), ("Farah", 9)):
        place = Place(text=town, name=town, country="AF", precision="town")
        operation.toll("a", POLICE, low, place=place)
    operation.toll("a", POLICE, 20)
    account = operation.account()
    point = _one(account, "sites against the whole")
    assert point.title == "Civilians killed: 15 at 2 sites, 20 in all"
    assert point.explained and "5 of the highest figure are told of no named site" in point.explanation
    assert next(line for line in account.tolls if line.group == "civilians").high == 20


@pytest.mark.parametrize(
    ("inner", "title"), [(None, "19 at 3 sites, 30 in all"), (20, "24 at 2 sites, 30 in all")]
)
def test_sites_are_held_against_the_wider_operation(operation: Any, inner: int | None, title: str) -> None:
    """A smaller operation stands with its own figure, or else with those of its sites: never with both."""
    for town, low in (("Herat", 6), ("Farah", 9), ("Zaranj", 4)):
        place = Place(text=town, name=town, country="AF", precision="town")
        operation.say(
            "0", f"Fighters came to {town}", "event", subject="Free Front", event="attack", place=place
        )
        operation.toll("a", POLICE, low, place=place)
    operation.toll("b", POLICE, 30)
    if inner is not None:
        operation.toll("c", POLICE, inner)
    documents, claims = operation.build()
    links = link(documents, claims)
    (whole,) = links.operations
    held = {claim.id: claim for claim in claims}
    lows = {m.claim: held[m.claim].low for m in whole.claims}
    near = [i for i in links.incidents if i.place is not None and i.place.name != "Zaranj"]
    far = next(i for i in links.incidents if i not in near)
    smaller = msgspec.structs.replace(
        whole,
        id="smaller",
        title="Attacks in the west",
        incidents=tuple(i.id for i in near),
        claims=tuple(m for m in whole.claims if lows[m.claim] == inner and inner),
        parts=tuple(Part(id=i.id, reasons=()) for i in near),
        parent=whole.id,
    )
    whole = msgspec.structs.replace(
        whole,
        claims=tuple(m for m in whole.claims if lows[m.claim] == 30),
        parts=(Part(id="smaller", reasons=()), Part(id=far.id, reasons=())),
    )
    links = msgspec.structs.replace(links, operations=(whole, smaller))
    accounts = reconcile(documents, claims, links)
    assert [account.about for account in accounts[:2]] == [whole.id, "smaller"]
    assert _one(accounts[0], "sites against the whole").title == f"Civilians killed: {title}"


def test_parts_that_are_more_than_the_whole(story: Any) -> None:
    whole = story.toll("a", POLICE, 58, group="unspecified")
    story.toll("a", POLICE, 22, group="security forces", high=None, qualifier="more than", part_of=whole)
    story.toll("a", POLICE, 36, part_of=whole)
    point = _one(story.account(), "parts that do not add up")
    assert "at least 59" in point.explanation
    assert len(point.sides) == 3


def test_parts_that_add_up_or_leave_some_out_are_no_matter(story: Any) -> None:
    whole = story.toll("a", POLICE, 11)
    for number, who in ((5, "men"), (3, "women"), (3, "children")):
        story.toll("a", POLICE, number, group_text=f"{number} {who}", part_of=whole)
    assert not _points(story.account(), "parts that do not add up")


def test_additions_that_do_not_add_up(operation: Any, days: Any) -> None:
    operation.page("a", "2024-02-02")
    operation.toll("a", "Sami Rahim/state", 145, group="militants", series="earlier", when=None)
    operation.toll("a", ARMY, 22, group="militants", series="increment", when=None)
    operation.toll("a", ARMY, 177, group="militants", when=days("2024-01-31", "2024-02-02"))
    point = _one(operation.account(), "additions that do not add up")
    assert "145 and 22 more are not 177" in point.title
    assert "makes 167" in point.explanation


def test_claimed_by_one_and_laid_on_another(story: Any) -> None:
    story.stand("a", FRONT, "responsibility", "Free Front")
    story.stand("a", "the minister/state", "blame", "Ruritania")
    story.stand("b", POLICE, "blame", "the Free Front")
    account = story.account()
    point = _one(account, "claimed by one, laid on another")
    assert point.title == "Claimed by Free Front, laid on Ruritania"
    assert [position.kind for position in account.positions] == ["responsibility", "blame", "blame"]


def test_laid_on_two_parties_and_denied_by_both(story: Any) -> None:
    """A blast at a hospital: each side holds the other responsible, and denies its own part."""
    story.toll("a", "health ministry/medical", 471)
    story.stand("a", "health ministry/medical", "blame", "the Northern Army")
    story.stand("b", "Northern Army/security forces", "blame", "Southern Front")
    story.stand("b", "Northern Army/security forces", "denial", None)
    story.stand("c", "Southern Front/armed group", "denial", None)
    account = story.account()
    assert len(_one(account, "laid on different parties").sides) == 2
    titles = {point.title for point in _points(account, "a denial against a blame")}
    assert titles == {
        "Laid on Southern Front by Northern Army; denied by Southern Front",
        "Laid on Northern Army by health ministry; denied by Northern Army",
    }


def test_claimed_by_two(story: Any) -> None:
    story.stand("a", FRONT, "responsibility", "Free Front")
    story.stand("b", "Army of Dawn/armed group", "responsibility", "Army of Dawn")
    assert _one(story.account(), "claimed by more than one").title.startswith("Claimed by ")


def test_a_figure_that_is_rejected(story: Any) -> None:
    story.toll("a", "the government/state", 150, group="militants")
    story.toll("b", "the council/rights group", 150, group="militants", stance="denies")
    point = _one(story.account(), "a figure that is rejected")
    assert point.title == "150 militants killed: rejected by the council"
    assert len(point.sides) == 2


def test_an_outcome_told_two_ways(story: Any) -> None:
    story.stand("a", ARMY, "outcome", None, outcome="repelled", object="the attack")
    story.stand("a", FRONT, "outcome", None, outcome="seized", object="the barracks")
    account = story.account()
    point = _one(account, "an outcome told two ways")
    assert {side.statement for side in point.sides} == {"the attack repelled", "the barracks seized"}
    assert len(account.outcomes) == 2


def test_a_town_that_was_retaken_later_is_explained(operation: Any, days: Any) -> None:
    operation.stand(
        "a", FRONT, "outcome", None, outcome="held", object="the town", when=days("2024-01-31", "2024-01-31")
    )
    operation.stand(
        "b",
        ARMY,
        "outcome",
        None,
        outcome="retaken",
        object="the town",
        when=days("2024-02-03", "2024-02-03"),
    )
    assert _one(operation.account(), "an outcome told two ways").explained


def test_the_day_and_the_place_on_which_reports_disagree(operation: Any, days: Any) -> None:
    for page, date, place in (("a", "2024-01-29", "Obe and Karukh"), ("b", "2024-01-30", "Obe and Kushk")):
        operation.page(page, "2024-02-01")
        where = Place(text=place)
        operation.toll(page, ARMY, 41, group="militants", when=days(date, date), place=where)
    account = operation.account()
    assert "2024-01-29 or 2024-01-30" in _one(account, "the day on which reports disagree").title
    assert "“Obe and Karukh” or “Obe and Kushk”" in _one(account, "the place on which reports disagree").title


def test_a_plain_event_is_not_contested(story: Any) -> None:
    for page in "ab":
        story.page(page, "2024-05-03")
        story.toll(page, POLICE, 7)
        story.stand(page, FRONT, "responsibility", "Free Front")
        story.stand(page, POLICE, "blame", "Free Front")
    assert story.account().contested == ()


def test_one_place_spelt_otherwise_or_told_as_near_is_no_other_place(operation: Any, days: Any) -> None:
    for page, place in (("a", "Panjgur and Harnai"), ("b", "Panggur and near Harnai")):
        operation.page(page, "2024-02-01")
        operation.toll(page, ARMY, 41, group="militants", place=Place(text=place))
    assert not _points(operation.account(), "the place on which reports disagree")


def test_one_denial_is_one_side(story: Any) -> None:
    story.stand("a", "the minister/state", "blame", "Ruritania")
    story.stand("b", "Ruritania/state", "denial", None)
    story.stand("c", "Ruritania/state", "denial", "Ruritania")
    sides = _one(story.account(), "a denial against a blame").sides
    assert [(side.speaker, side.statement) for side in sides[1:]] == [("Ruritania", "denies it")]
    assert len(sides[1].claims) == 2
