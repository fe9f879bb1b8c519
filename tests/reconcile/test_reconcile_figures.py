from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.link import link
from legomena.reconcile import reconcile
from legomena.reconcile.numbers import told
from legomena.reconcile.windows import Window, comparable, relation
from legomena.records import (
    Account,
    Actor,
    Claim,
    Document,
    Figure,
    Incident,
    Links,
    Membership,
    Place,
    Speaker,
    TollLine,
    When,
    with_id,
)

POLICE, ARMY, FRONT = "police/security forces", "the army/security forces", "Free Front/armed group"


def _line(account: Account, group: str = "civilians", effect: str = "killed") -> TollLine:
    return next(line for line in account.tolls if (line.group, line.effect) == (group, effect))


def _figure(line: TollLine, low: int) -> Figure:
    (found,) = [figure for figure in line.figures if figure.low == low]
    return found


def test_one_figure_of_one_speaker_over_many_pages(story: Any) -> None:
    story.page("a", "2024-05-03")
    story.page("b", "2024-05-04")
    story.page("c", "2024-05-04", syndicated_of="b")
    for page in "abc":
        story.toll(page, "Governor Amina Yusuf/state", 17)
    story.toll("b", "Yusuf/state", 17, high=None, qualifier="at least")
    (figure,) = _line(story.account()).figures
    assert (figure.low, figure.high, figure.said) == (17, 17, "2024-05-03")
    assert len(figure.claims) == 4
    assert len(figure.documents) == 3
    assert figure.origins == 2
    assert (figure.speaker.name, figure.side, figure.standing) == ("Amina Yusuf", "state", True)


def test_a_later_count_of_one_day_revises(story: Any) -> None:
    for page, date, low in (("a", "2024-05-03", 5), ("b", "2024-05-04", 11), ("c", "2024-05-06", 14)):
        story.page(page, date)
        story.toll(page, POLICE, low)
    line = _line(story.account())
    assert _figure(line, 11).revises == _figure(line, 5).id
    assert _figure(line, 14).revises == _figure(line, 11).id
    assert [figure.low for figure in line.figures if figure.standing] == [14]
    assert (line.low, line.high, line.agreed) == (14, 14, None)


def test_a_wider_window_is_no_revision(operation: Any, days: Any) -> None:
    steps = (
        ("a", "2024-01-31", 92, operation.on),
        ("b", "2024-02-01", 145, days("2024-01-31", "2024-02-01")),
        ("c", "2024-02-05", 216, days("2024-01-29", "2024-02-05")),
    )
    for page, date, low, when in steps:
        operation.page(page, date)
        operation.toll(page, ARMY, low, group="militants", when=when)
    line = _line(operation.account(), "militants")
    assert all(figure.revises is None for figure in line.figures)
    assert _figure(line, 145).widens == _figure(line, 92).id
    assert _figure(line, 216).widens == _figure(line, 145).id
    assert (line.low, line.high) == (216, 216)


def test_parts_are_never_added_to_their_whole_nor_compared_with_it(story: Any) -> None:
    whole = story.toll("a", POLICE, 11)
    for number, who in ((5, "men"), (3, "women"), (3, "children")):
        story.toll("a", POLICE, number, group_text=f"{number} {who}", part_of=whole)
    line = _line(story.account())
    parts = [figure for figure in line.figures if figure.subgroup]
    assert {figure.subgroup for figure in parts} == {"men", "women", "children"}
    assert {figure.part_of for figure in parts} == {_figure(line, 11).id}
    assert not any(figure.standing for figure in parts)
    assert (line.low, line.high) == (11, 11)


def test_an_increment_and_a_figure_quoted_as_overtaken_do_not_stand(operation: Any, days: Any) -> None:
    operation.page("a", "2024-02-02")
    operation.toll(
        "a", ARMY, 22, group="militants", series="increment", when=days("2024-02-01", "2024-02-02")
    )
    operation.toll("a", ARMY, 145, group="militants", series="earlier", when=None)
    operation.toll("a", ARMY, 177, group="militants", when=days("2024-01-31", "2024-02-02"))
    line = _line(operation.account(), "militants")
    assert [figure.low for figure in line.figures if figure.standing] == [177]
    assert (line.low, line.high) == (177, 177)


def test_unknown_is_null_and_nought_is_a_figure(story: Any) -> None:
    story.toll("a", "outlet", None, "dozens were hurt", effect="injured", high=None)
    story.toll("b", POLICE, 0, effect="abducted")
    account = story.account()
    hurt, taken = _line(account, effect="injured"), _line(account, effect="abducted")
    assert (hurt.low, hurt.high, hurt.agreed) == (None, None, None)
    assert (taken.low, taken.high) == (0, 0)


def test_totals_with_the_attackers_are_not_held_against_those_without(story: Any) -> None:
    story.toll("a", POLICE, 59, group="unspecified", includes_attackers=True)
    story.toll("b", "the coroner/state", 58, group="unspecified")
    line = _line(story.account(), "unspecified")
    assert (line.low, line.high) == (58, 58)


def test_the_range_is_of_named_speakers_and_what_all_agree_on(story: Any) -> None:
    story.page("a", "2024-05-03")
    story.page("b", "2024-05-04")
    story.toll("a", POLICE, 30)
    story.toll("b", "the governor/state", 36, high=None, qualifier="at least")
    story.toll("b", "outlet", 90)
    line = _line(story.account())
    assert (line.low, line.high, line.agreed) == (30, 36, 30)


def test_a_hospital_counts_those_who_reached_it(story: Any) -> None:
    story.toll("a", "a nurse/medical", 4)
    story.toll("b", "the governor/state", 36)
    assert _line(story.account()).low == 36


def test_a_denied_figure_is_none(story: Any) -> None:
    story.toll("a", "the union/rights group", 150, stance="denies")
    story.toll("a", POLICE, 20)
    assert [figure.low for figure in _line(story.account()).figures] == [20]


def test_incidents_are_not_added_up_into_their_operation(operation: Any) -> None:
    for town, low in (("Herat", 4), ("Farah", 6)):
        place = Place(text=town, name=town, country="AF", precision="town")
        operation.toll("0", POLICE, low, place=place)
    whole, *incidents = operation.accounts()
    assert not whole.tolls
    assert sorted(_line(account).low or 0 for account in incidents) == [4, 6]


def test_windows() -> None:
    def window(first: str, last: str, hours: float | None = None) -> Window:
        from datetime import date

        return Window(date.fromisoformat(first), date.fromisoformat(last), hours)

    day, two = window("2024-01-31", "2024-01-31"), window("2024-01-30", "2024-01-31")
    assert relation(day, two) == "wider"
    assert relation(two, day) == "narrower"
    assert relation(day, window("2024-02-01", "2024-02-01")) == "apart"
    assert relation(window("2024-01-31", "2024-01-31", 10), window("2024-01-30", "2024-01-31", 35)) == "wider"
    assert relation(day, Window()) == "unknown"
    assert not comparable(day, two) and not comparable(day, Window()) and comparable(Window(), Window())
    assert comparable(window("2024-01-29", "2024-02-05"), window("2024-01-31", "2024-02-05"))


def test_figures_in_words() -> None:
    assert told(15, None, "at least") == "at least 15"
    assert told(10, 12, "exact") == "10 to 12"
    assert told(None, 20, "up to") == "up to 20"
    assert told(None, None, None, "dozens") == "dozens"
    assert told(None, None, None) == "an unstated number"


def test_links_to_claims_that_are_not_given_are_refused() -> None:
    member = Membership(claim="gone", reasons=("x",), score=1.0)
    incident = Incident(
        id="i",
        title="x",
        event=None,
        place=None,
        when=None,
        actors=(),
        targets=(),
        claims=(member,),
        documents=(),
    )
    with pytest.raises(ValueError, match="gone"):
        reconcile([], [], Links(origins=(), incidents=(incident,), operations=(), background=()))


_WHEN = [None, *(When(text="", start="2024-05-03", end=f"2024-05-0{d}", precision="days") for d in (3, 4, 7))]


@st.composite
def _case(draw: Any) -> tuple[list[Document], list[Claim]]:
    documents, claims = [], []
    for page in range(draw(st.integers(1, 4))):
        date = draw(st.sampled_from([None, "2024-05-03", "2024-05-05"]))
        document = Document(id=f"{page:064}", name=str(page), text="dozens " * 9, published=date)
        documents.append(document)
        for start in range(draw(st.integers(0, 6))):
            low = draw(st.one_of(st.none(), st.integers(0, 40)))
            high = draw(st.sampled_from([None, low, None if low is None else low + 5]))
            claims.append(
                with_id(
                    Claim(
                        id="",
                        document=document.id,
                        kind=draw(
                            st.sampled_from(
                                ["toll", "toll", "toll", "blame", "denial", "responsibility", "outcome"]
                            )
                        ),
                        quote="dozens",
                        start=start * 7,
                        end=start * 7 + 6,
                        sentence=(0, 63),
                        speaker=Speaker(
                            name=draw(
                                st.sampled_from(["outlet", "police", "Free Front", "the army", "Amina Yusuf"])
                            ),
                            role=draw(st.sampled_from([None, "state", "armed group"])),
                        ),
                        group=draw(
                            st.sampled_from(
                                ["civilians", "unspecified", "militants", "security forces", None]
                            )
                        ),
                        effect=draw(st.sampled_from(["killed", "injured", "killed or injured"])),
                        low=low,
                        high=high,
                        qualifier=draw(
                            st.sampled_from([None, "exact", "at least", "more than", "about", "up to"])
                        ),
                        series=draw(st.sampled_from([None, None, "increment", "earlier"])),
                        part_of=draw(st.sampled_from([None, None, *(claim.id for claim in claims)])),
                        subject=draw(st.sampled_from([None, "Free Front", "India"])),
                        outcome=draw(st.sampled_from([None, "repelled", "seized"])),
                        when=draw(st.sampled_from(_WHEN)),
                        stance=draw(st.sampled_from(["asserts", "asserts", "denies"])),
                    )
                )
            )
    return documents, list({claim.id: claim for claim in claims}.values())


@settings(max_examples=80, deadline=None)
@given(_case(), st.randoms(use_true_random=False))
def test_accounts_hold_every_toll_once_in_any_order(
    case: tuple[list[Document], list[Claim]], rng: random.Random
) -> None:
    documents, claims = case
    links = link(documents, claims)
    accounts = reconcile(documents, claims, links)
    rng.shuffle(documents)
    rng.shuffle(claims)
    assert reconcile(documents, claims, links) == accounts
    known = {claim.id: claim for claim in claims}
    by_id: dict[str, Actor] = {actor.id: actor for actor in links.actors}
    for account, about in zip(accounts, [*links.operations, *links.incidents], strict=True):
        figures = [figure for line in account.tolls for figure in line.figures]
        ids = {figure.id for figure in figures}
        assert len(ids) == len(figures)
        counted = [claim for figure in figures for claim in figure.claims]
        tolls = [m.claim for m in about.claims if known[m.claim].kind == "toll"]
        assert sorted(counted) == sorted(claim for claim in tolls if known[claim].stance == "asserts")
        for figure in figures:
            assert {figure.revises, figure.widens, figure.part_of} <= ids | {None}
            assert figure.id not in (figure.revises, figure.widens, figure.part_of)
            assert figure.actor in by_id
            assert 1 <= figure.origins <= len(figure.documents)
        for line in account.tolls:
            if all(figure.low is None and figure.high is None for figure in line.figures):
                assert (line.low, line.high, line.agreed) == (None, None, None)
        for made in account.policies:
            everything = [*made.used, *(claim for claim, _ in made.left_out)]
            line = _line(account, made.group, made.effect)
            assert sorted(everything) == sorted(c for figure in line.figures for c in figure.claims)
        for point in account.contested:
            assert point.sides and point.title and point.explanation
            assert all(claim in known for side in point.sides for claim in side.claims)


def test_two_figures_never_share_an_id(story: Any) -> None:
    story.toll("a", POLICE, 20, group="unspecified", includes_attackers=True)
    story.toll("a", POLICE, 20, group="unspecified")
    story.toll("a", POLICE, 20, group="unspecified", high=30, qualifier=None)
    (line,) = story.account().tolls
    assert len({figure.id for figure in line.figures}) == len(line.figures) == 3
