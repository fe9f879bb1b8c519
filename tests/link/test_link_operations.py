from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.link import link
from legomena.link.opnames import fold_names, parse_operation
from legomena.records import Claim, Document, Incident, Links, Place, Ruling, When, with_id

GROUP = "Movement for the Freedom of Azal"


def _incident(links: Links, claim: Claim) -> Incident | None:
    return next((i for i in links.incidents if any(m.claim == claim.id for m in i.claims)), None)


@pytest.fixture
def raids(book: Any, town: Any, day: Any, speaker: Any) -> Any:
    """Two towns struck on one day, two pages, and figures for the whole of it."""
    gao, menaka = town("Gao", admin1="Gao"), town("Ménaka", admin1="Gao")
    book.document(
        "a",
        "Fighters attacked the base in Gao on Monday. In Ménaka five died. "
        "In all 40 soldiers were killed, the army said.",
        published="2024-07-02",
    )
    book.document(
        "b",
        "A car bomb hit Gao early on Monday. The movement claimed Operation Sahel Wind. "
        "Seven died in Menaka. Three were killed at Gao airport.",
        published="2024-07-03",
    )
    monday = day("2024-07-01")
    book.claim(
        "a", "attacked the base in Gao", "event", subject=GROUP, event="attack", place=gao, when=monday
    )
    book.claim("a", "five died", group="civilians", effect="killed", low=5, high=5, place=menaka, when=monday)
    book.claim("a", "40 soldiers were killed", group="security forces", effect="killed", low=40, high=40)
    book.claim("b", "A car bomb hit Gao", "event", subject=GROUP, event="bombing", place=gao, when=monday)
    book.claim(
        "b",
        "The movement claimed Operation Sahel Wind",
        "responsibility",
        subject=GROUP,
        operation="Operation Sahel Wind",
        speaker=speaker(GROUP, "armed group", GROUP),
    )
    book.claim(
        "b",
        "Seven died in Menaka",
        group="civilians",
        effect="killed",
        low=7,
        high=7,
        place=Place(text="Menaka", name="Menaka", country="ML", admin1="Gao", precision="town"),
        when=monday,
    )
    book.claim(
        "b",
        "Three were killed at Gao airport",
        effect="killed",
        low=3,
        high=3,
        place=Place(text="airport, Gao", country="ML", precision="site"),
        when=monday,
    )
    return book


def test_incidents_by_place_and_day_and_the_operation_that_holds_them(raids: Any) -> None:
    links = link(raids.pages, raids.claims)
    titles = sorted(incident.title for incident in links.incidents)
    assert titles == ["Attack in Gao, 1 July 2024", "Deaths in Menaka, 1 July 2024"]
    (operation,) = links.operations
    assert operation.names == ("Operation Sahel Wind",)
    assert operation.actors == (GROUP,)
    assert set(operation.incidents) == {incident.id for incident in links.incidents}
    assert {incident.operation for incident in links.incidents} == {operation.id}
    whole = {raids.claims[2].id, raids.claims[4].id}
    assert {member.claim for member in operation.claims} == whole
    assert not links.background
    for member in [*operation.claims, *(m for i in links.incidents for m in i.claims)]:
        assert member.reasons
        assert 0 < member.score <= 1


def test_spellings_and_sites_are_one_locality(raids: Any) -> None:
    links = link(raids.pages, raids.claims)
    menaka, gao = _incident(links, raids.claims[1]), _incident(links, raids.claims[0])
    assert menaka is not None and len(menaka.claims) == 2
    assert gao is not None and raids.claims[6].id in {member.claim for member in gao.claims}


def test_other_events_are_background(raids: Any, town: Any, day: Any) -> None:
    raids.document("c", "In 2012 the town of Gao fell; 82 died then.", published="2024-07-03")
    old = raids.claim(
        "c",
        "82 died",
        effect="killed",
        low=82,
        high=82,
        place=town("Gao"),
        when=day("2012-03-31"),
        other_event=True,
    )
    assert link(raids.pages, raids.claims).background == (old.id,)


def test_a_ruling_joins_and_parts(raids: Any) -> None:
    gao, menaka, whole = raids.claims[0], raids.claims[1], raids.claims[2]
    why = {"by": "J. Roe", "at": "2026-03-01T10:00:00+00:00", "why": "one convoy"}
    same = Ruling(kind="same", targets=(gao.id, menaka.id, whole.id), **why)
    joined = link(raids.pages, raids.claims, [same])
    home = _incident(joined, gao)
    assert home is not None and home is _incident(joined, menaka) and home is _incident(joined, whole)
    reasons = next(m.reasons for m in home.claims if m.claim == whole.id)
    assert reasons[0] == "ruled the same by J. Roe: one convoy"

    bomb = raids.claims[3]
    apart = Ruling(kind="different", targets=(gao.id, bomb.id), **why)
    parted = link(raids.pages, raids.claims, [apart])
    assert _incident(parted, gao) is not _incident(parted, bomb)
    later = Ruling(
        kind="same", targets=(bomb.id, gao.id), by="J. Roe", at="2026-03-02T10:00:00+00:00", why="no"
    )
    assert _incident(link(raids.pages, raids.claims, [apart, later]), gao) is not None
    again = link(raids.pages, raids.claims, [later, apart])
    assert _incident(again, gao) is _incident(again, bomb)


def test_ids_stay_when_documents_are_added(raids: Any, town: Any, day: Any) -> None:
    before = link(raids.pages, raids.claims)
    raids.document("z", "On Monday nine died at Gao, and a bridge fell in Kidal.", published="2024-07-04")
    raids.claim("z", "nine died", effect="killed", low=9, high=9, place=town("Gao"), when=day("2024-07-01"))
    raids.claim(
        "z", "a bridge fell in Kidal", "event", event="bombing", place=town("Kidal"), when=day("2024-07-01")
    )
    after = link(raids.pages, raids.claims)
    assert {i.id for i in before.incidents} < {i.id for i in after.incidents}
    assert {o.id for o in before.operations} == {o.id for o in after.operations}


def test_days_apart_are_incidents_apart(book: Any, town: Any, day: Any) -> None:
    book.document("a", "Four died in Mubi on 3 May. Six died in Mubi on 9 May.", published="2024-05-10")
    for quote, low, date in (("Four died", 4, "2024-05-03"), ("Six died", 6, "2024-05-09")):
        book.claim("a", quote, effect="killed", low=low, high=low, place=town("Mubi", "NG"), when=day(date))
    links = link(book.pages, book.claims)
    assert len(links.incidents) == 2
    assert not links.operations


def test_fire_from_afar_and_an_assault_by_another_party_are_two_incidents(
    book: Any, town: Any, day: Any
) -> None:
    book.document("a", "Rebels stormed El Obeid on Monday. The air force bombed El Obeid on Monday.")
    both = {"place": town("El Obeid", "SD"), "when": day("2024-08-05")}
    one = book.claim("a", "Rebels stormed El Obeid", "event", subject="Rebels", event="clash", **both)
    two = book.claim("a", "air force bombed", "event", subject="the air force", event="air strike", **both)
    links = link(book.pages, book.claims)
    assert _incident(links, one) is not _incident(links, two)
    assert len({incident.id for incident in links.incidents}) == 2


def test_a_single_incident_takes_the_claims_about_no_place(book: Any, town: Any, day: Any) -> None:
    book.document("a", "A bomb went off in Jolo on Sunday. 20 people died.", published="2019-01-28")
    book.document("b", "Toll of church bombing rises to 22, says the governor.", published="2019-01-29")
    book.claim(
        "a", "A bomb went off", "event", event="bombing", place=town("Jolo", "PH"), when=day("2019-01-27")
    )
    book.claim("a", "20 people died", effect="killed", low=20, high=20)
    later = book.claim("b", "22", effect="killed", low=22, high=22)
    links = link(book.pages, book.claims)
    assert not links.operations
    (incident,) = links.incidents
    assert later.id in {member.claim for member in incident.claims}
    assert len(incident.documents) == 2


def test_there_is_an_incident_even_without_any_place(book: Any, day: Any) -> None:
    book.document("a", "Twelve people died on Tuesday, officials said.", published="2024-02-07")
    book.claim("a", "Twelve people died", effect="killed", low=12, high=12, when=day("2024-02-06"))
    (incident,) = link(book.pages, book.claims).incidents
    assert incident.place is None
    assert incident.title == "Deaths, 6 February 2024"


def test_a_statistic_of_the_month_is_no_figure_of_the_event(raids: Any) -> None:
    raids.document(
        "m", "In July 361 people were killed in Mali, an institute counts.", published="2024-08-02"
    )
    month = When(text="In July", start="2024-07-01", end="2024-07-31", precision="month")
    place = Place(text="Mali", name="Mali", country="ML", precision="country")
    wide = raids.claim(
        "m", "361 people were killed", effect="killed", low=361, high=361, when=month, place=place
    )
    assert all(wide.id not in {m.claim for m in o.claims} for o in link(raids.pages, raids.claims).operations)


def test_a_counter_operation_stands_beside_with_its_own_name(raids: Any, day: Any, speaker: Any) -> None:
    raids.document(
        "d", "Operation Dawn Shield has ended with 60 fighters killed, the army said.", published="2024-07-06"
    )
    counter = raids.claim(
        "d",
        "Operation Dawn Shield has ended with 60 fighters killed",
        group="militants",
        effect="killed",
        low=60,
        high=60,
        operation="Operation Dawn Shield",
        when=day("2024-07-01", "2024-07-05"),
        speaker=speaker("the army", "security forces"),
    )
    links = link(raids.pages, raids.claims)
    by_name = {operation.names[0]: operation for operation in links.operations}
    main, other = by_name["Operation Sahel Wind"], by_name["Operation Dawn Shield"]
    assert counter.id in {m.claim for m in main.claims} & {m.claim for m in other.claims}
    assert main.related == (other.id,) and other.related == (main.id,)


def test_a_claim_without_its_document_is_refused(raids: Any) -> None:
    with pytest.raises(ValueError, match="link claims together with their documents"):
        link(raids.pages[:1], raids.claims)


def test_names_of_operations() -> None:
    names = ["Operation Herof 2.0", "Operation Heroof", "Operation Herof Phase II", "Herof-2", "Herof 1.0"]
    folded = fold_names([*names, "Swords of Iron", "Operation “Swords of Iron”"])
    assert len({folded[name] for name in names[:4]}) == 1
    assert folded["Herof 1.0"] == (folded["Heroof" if "Heroof" in folded else "Operation Heroof"][0], "1")
    assert folded["Swords of Iron"] == folded["Operation “Swords of Iron”"]
    assert parse_operation("second phase of Operation Inherent Resolve").phase == "2"


_PLACES = [
    Place(text=n, name=n, country="ML", admin1="Gao", precision="town") for n in ("Gao", "Ansongo", "Bourem")
]
_DAYS = [
    None,
    *(When(text="", start=f"2024-07-0{n}", end=f"2024-07-0{n}", precision="day") for n in range(1, 6)),
]


@st.composite
def _cases(draw: Callable[..., Any]) -> tuple[list[Document], list[Claim]]:
    documents, claims = [], []
    for page in range(draw(st.integers(1, 4))):
        text = "x" * 40
        document = Document(
            id=f"{page:064}", name=str(page), text=text, published=draw(st.sampled_from([None, "2024-07-04"]))
        )
        documents.append(document)
        for start in range(draw(st.integers(0, 5))):
            number = draw(st.integers(0, 50))
            claim = Claim(
                id="",
                document=document.id,
                kind=draw(
                    st.sampled_from(["event", "toll", "responsibility", "blame", "denial", "assessment"])
                ),
                quote="x",
                start=start,
                end=start + 1,
                sentence=(0, 40),
                effect="killed",
                low=number,
                high=number,
                subject=draw(st.sampled_from([None, "Azal", "the army"])),
                place=draw(st.sampled_from([None, *_PLACES])),
                when=draw(st.sampled_from(_DAYS)),
                operation=draw(st.sampled_from([None, None, "Operation Wind", "Operation Shield"])),
                other_event=draw(st.booleans()) and draw(st.booleans()),
            )
            claims.append(with_id(claim))
    return documents, list({claim.id: claim for claim in claims}.values())


@settings(max_examples=60, deadline=None)
@given(_cases(), st.randoms(use_true_random=False))
def test_linking_is_a_function_of_its_input_in_any_order(
    case: tuple[list[Document], list[Claim]], rng: random.Random
) -> None:
    documents, claims = case
    links = link(documents, claims)
    rng.shuffle(documents)
    rng.shuffle(claims)
    assert link(documents, claims) == links
    told = [m.claim for incident in links.incidents for m in incident.claims]
    assert len(told) == len(set(told))
    whole = {m.claim for operation in links.operations for m in operation.claims}
    assert set(told) | whole | set(links.background) == {claim.id for claim in claims}
    assert not set(links.background) & (set(told) | whole)
    assert len({incident.id for incident in links.incidents}) == len(links.incidents)
    own = [claim for claim in claims if not claim.other_event and claim.kind != "assessment"]
    assert bool(links.incidents) == bool(own)


def test_a_ruling_splits_off_what_it_names_and_nothing_else(raids: Any) -> None:
    attack, bomb, airport, whole = (raids.claims[n] for n in (0, 3, 6, 2))
    by = {"by": "J. Roe", "at": "2026-03-01T10:00:00+00:00", "why": "two attacks"}
    before = _incident(link(raids.pages, raids.claims), attack)
    assert before is not None and len(before.claims) == 3
    ruling = Ruling(kind="split", targets=(bomb.id,), **by)
    links = link(raids.pages, raids.claims, [ruling])
    left, gone = _incident(links, attack), _incident(links, bomb)
    assert left is not None and gone is not None and left.id != gone.id
    assert {m.claim for m in left.claims} == {attack.id, airport.id}
    assert [m.reasons[0] for m in gone.claims] == ["split off by J. Roe: two attacks"]

    page = Ruling(kind="split", targets=(raids.documents["b"].id,), **by)
    links = link(raids.pages, raids.claims, [page])
    gone = _incident(links, bomb)
    assert gone is not None and {m.claim for m in gone.claims} == {bomb.id, airport.id}
    assert len(links.incidents) == 4  # Gao and Ménaka, each in two

    later = Ruling(
        kind="same", targets=(attack.id, bomb.id), by="J. Roe", at="2026-03-02T10:00:00Z", why="no"
    )
    again = _incident(link(raids.pages, raids.claims, [later, ruling]), bomb)
    assert again is not None and {m.claim for m in again.claims} == {m.claim for m in before.claims}

    both = Ruling(kind="split", targets=(bomb.id, whole.id), **by)
    home = _incident(link(raids.pages, raids.claims, [both]), whole)
    assert home is not None and {m.claim for m in home.claims} == {bomb.id, whole.id}


def test_a_ruling_on_what_is_not_there_splits_nothing(raids: Any) -> None:
    ruling = Ruling(kind="split", targets=("f" * 24,), by="J. Roe", at="2026-03-01T10:00:00Z", why="gone")
    assert link(raids.pages, raids.claims, [ruling]) == link(raids.pages, raids.claims)
