"""A case that grows: what comes out is what would come out of all of it at once."""

from __future__ import annotations

import os
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import make_case
from legomena.link import Linking, link, reading
from legomena.records import Claim, Document, Links, Place, Ruling, Speaker, When, halves, with_id

_TOWNS = [
    Place(text=name, name=name, country=country, admin1="Gao", precision="town", lat=lat, lon=1.0)
    for name, country, lat in (
        ("Gao", "ML", 16.0),
        ("Gau", "ML", 16.1),
        ("Ansongo", "ML", 15.0),
        ("Gao", "NE", 3.0),
    )
]
_SITE = Place(text="the airport of Gao", precision="site", country="ML")
_DAYS = [When(text="", start=f"2024-07-{n:02}", end=f"2024-07-{n:02}", precision="day") for n in range(1, 7)]
_VOICES = [
    Speaker(name="Jane Roe", role="state"),
    Speaker(name="Roe"),
    Speaker(name="J. Roe", role="state"),
    Speaker(name="a spokesman", role="armed group", actor="Free Front"),
    Speaker(name="FF"),
    Speaker(name="Free Front", role="armed group", actor="Free Front"),
    Speaker(name="Islamic"),
    Speaker(),
]
_NAMES = [None, None, "Operation Wind", "Operation Wynd", "Wind 2", "Operation Shield"]
_LINES = [
    "Share this page with your friends.",
    "The Free Front (FF) struck the airport of Gao at dawn, and Jane Roe, 34, saw it from Mill Road.",
    "Gunmen on motorcycles attacked a market before dawn and killed seventeen traders, they said, until "
    "soldiers drove them off; three stalls burned down and the road to the border was closed until noon.",
    "Buses were halted in Ansongo.",
    "A hospital in the town admitted nine of the wounded. Two were children.",
]


@st.composite
def _cases(draw: Any) -> list[tuple[Document, list[Claim]]]:
    pages = []
    for number in range(draw(st.integers(1, 9))):
        lines = draw(st.lists(st.sampled_from(_LINES), max_size=4))
        document = Document(
            id=f"{number * 37 % 10}{number:063}",
            name=str(number),
            text="\n".join([*lines, f"Word{number % 3} Number{number % 4} closes it here."]),
            title=draw(st.sampled_from([None, "Market burns", "Raid in Gao"])),
            source=draw(st.sampled_from([None, "AP"])),
            published=draw(st.sampled_from([None, "2024-07-04", "2024-07-29"])),
            syndicated_of=draw(st.sampled_from([None, None, None, "0", "x"])),
        )
        claims = []
        for start in range(draw(st.integers(0, 5))):
            low = draw(st.integers(0, 30))
            claims.append(
                with_id(
                    Claim(
                        id="",
                        document=document.id,
                        kind=draw(st.sampled_from(["event", "toll", "responsibility", "blame", "outcome"])),
                        quote="x",
                        start=start,
                        end=start + 1,
                        sentence=(0, 40),
                        speaker=draw(st.sampled_from(_VOICES)),
                        effect=draw(st.sampled_from(["killed", "killed or injured"])),
                        group="civilians",
                        low=low,
                        high=low,
                        qualifier=draw(st.sampled_from(["exact", "at least"])),
                        event=draw(st.sampled_from([None, "attack", "shelling", "arrest"])),
                        subject=draw(st.sampled_from([None, "Free Front", "the army"])),
                        place=draw(st.sampled_from([None, *_TOWNS, _SITE])),
                        when=draw(st.sampled_from([None, *_DAYS])),
                        operation=draw(st.sampled_from(_NAMES)),
                        other_event=draw(st.integers(0, 9)) == 0,
                    )
                )
            )
        pages.append((document, list({claim.id: claim for claim in claims}.values())))
    return pages


def _of(pages: list[tuple[Document, list[Claim]]]) -> tuple[list[Document], list[Claim]]:
    return [document for document, _ in pages], [claim for _, claims in pages for claim in claims]


def _same(one: Links, other: Links) -> None:
    for field in Links.__struct_fields__:
        assert getattr(one, field) == getattr(other, field), field


@settings(max_examples=60, deadline=None)
@given(_cases(), st.randoms(use_true_random=False))
def test_one_document_at_a_time_gives_what_all_at_once_give(
    pages: list[tuple[Document, list[Claim]]], rng: random.Random
) -> None:
    rng.shuffle(pages)
    linking = Linking()
    for size in range(1, len(pages) + 1):
        _same(linking.link(*_of(pages[:size])), link(*_of(pages[:size])))


@settings(max_examples=40, deadline=None)
@given(_cases(), _cases(), st.randoms(use_true_random=False))
def test_a_case_may_change_in_any_way(
    one: list[tuple[Document, list[Claim]]], other: list[tuple[Document, list[Claim]]], rng: random.Random
) -> None:
    linking = Linking()
    for pages in (one, other, one[: len(one) // 2], one):
        _same(linking.link(*_of(pages)), link(*_of(pages)))
        rng.shuffle(one)


def test_rulings_come_and_go(many: list[tuple[Document, list[Claim]]]) -> None:
    documents, claims = _of(many)
    linking = Linking()
    incidents = sorted(linking.link(documents, claims).incidents, key=lambda one: -len(one.claims))
    one, other = (incident.claims[0].claim for incident in incidents[:2])
    last = incidents[0].claims[-1].claim
    rulings = [
        Ruling(kind=kind, targets=targets, by="M. Editor", at=f"2026-02-0{day}T10:00:00+05:00", why="seen")  # type: ignore[arg-type]
        for day, (kind, targets) in enumerate(
            (("same", (one, other)), ("different", (one, last)), ("split", (last,))), 1
        )
    ]
    for size in (1, 2, 3, 0, 3):
        _same(linking.link(documents, claims, rulings[:size]), link(documents, claims, rulings[:size]))


@pytest.fixture(scope="module")
def many() -> list[tuple[Document, list[Claim]]]:
    """Pages enough for words to be weighed, among them copies and figures that were changed."""
    truth = make_case(700, 5)
    claims: dict[str, list[Claim]] = {}
    for claim in truth.claims:
        claims.setdefault(claim.document, []).append(claim)
    return [(document, claims.get(document.id, [])) for document in truth.documents]


@pytest.mark.parametrize("seed", range(3))
def test_reports_that_come_in_any_order(many: list[tuple[Document, list[Claim]]], seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a test
    pages = list(many)
    rng.shuffle(pages)
    linking = Linking()
    for size in (len(pages) - 25, *range(len(pages) - 9, len(pages) + 1)):
        _same(linking.link(*_of(pages[:size])), link(*_of(pages[:size])))


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_half_of_the_work_may_be_done_by_another_process(
    many: list[tuple[Document, list[Claim]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = link(*_of(many))
    monkeypatch.setattr(halves, "_can_divide", lambda: hasattr(os, "fork"))
    monkeypatch.setattr(reading, "MANY", 2)
    linking = Linking()
    linking.link(*_of(many[:-5]))
    _same(linking.link(*_of(many)), alone)
    _same(link(*_of(many)), alone)


def test_what_a_new_document_does_not_bear_on_are_the_same_records(
    many: list[tuple[Document, list[Claim]]],
) -> None:
    linking = Linking()
    before = linking.link(*_of(many[:-1]))
    after = linking.link(*_of(many))
    bears = [one for one in after.incidents if not any(one is old for old in before.incidents)]
    place = {claim.place for claim in many[-1][1] if claim.place is not None}
    assert 0 < len(bears) < len(after.incidents) / 2
    assert any(one.place in place for one in bears)
    assert sum(any(one is old for old in before.origins) for one in after.origins) >= len(before.origins) - 1


def test_an_amended_claim_is_linked_anew(many: list[tuple[Document, list[Claim]]]) -> None:
    linking = Linking()
    documents, claims = _of(many)
    linking.link(documents, claims)
    at = next(n for n, claim in enumerate(claims) if claim.place is not None and claim.kind == "event")
    elsewhere = next(c.place for c in claims if c.place is not None and c.place != claims[at].place)
    amended = [*claims[:at], msgspec.structs.replace(claims[at], place=elsewhere), *claims[at + 1 :]]
    _same(linking.link(documents, amended), link(documents, amended))
    _same(linking.link(documents, claims), link(documents, claims))
