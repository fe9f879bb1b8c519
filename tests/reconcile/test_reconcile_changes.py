"""An account that was kept is the one that would be made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import make_case
from legomena.link import link
from legomena.reconcile import Reconciling, reconcile, reconciling
from legomena.records import Actor, Claim, Document, Links, Origin, Rereporting, Speaker, halves, with_id

Case = tuple[list[Document], list[Claim], Links]


@cache
def _linked_whole(seed: int) -> Case:
    return _linked(*_whole(seed))


@cache
def _whole(seed: int) -> tuple[list[Document], list[Claim]]:
    truth = make_case(300, seed)
    return truth.documents, truth.claims + [_blame(n, claim) for n, claim in enumerate(truth.claims[::4])]


def _blame(number: int, beside: Claim) -> Claim:
    """Lay it on one of three, in the words of another claim."""
    subject = ("the Dawn Front", "Dawn", "Free Hills Army")[number % 3]
    speaker = Speaker(name=("Interior Ministry", "Ann Poe")[number % 2], role="state")
    fields = {
        "kind": "blame",
        "subject": subject,
        "speaker": speaker,
        "low": None,
        "high": None,
        "figure": None,
    }
    return with_id(msgspec.structs.replace(beside, **fields, group=None, effect=None, operation=None))


def _linked(documents: list[Document], claims: list[Claim]) -> Case:
    pages = {document.id for document in documents}
    claims = [claim for claim in claims if claim.document in pages]
    return documents, claims, link(documents, claims)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 5), st.lists(st.sets(st.integers(0, 40), max_size=6), min_size=1, max_size=4))
def test_any_state_of_a_case_gives_what_it_gives_from_scratch(seed: int, without: list[set[int]]) -> None:
    documents, claims = _whole(seed)
    kept = Reconciling()
    for left_out in without:
        case = _linked([d for n, d in enumerate(documents) if n not in left_out], claims)
        assert kept.reconcile(*case) == reconcile(*case)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_half_of_the_incidents_may_be_reconciled_by_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    case = _linked_whole(1)
    alone = reconcile(*case)
    monkeypatch.setattr(halves, "_can_divide", lambda: hasattr(os, "fork"))
    monkeypatch.setattr(reconciling, "_MANY", 2)
    kept = Reconciling()
    assert kept.reconcile(*case) == alone
    assert all(one is other for one, other in zip(kept.reconcile(*case), kept.reconcile(*case), strict=True))


def _changed(records: Any, random: Random, change: Callable[[Any], dict[str, Any]]) -> list[Any]:
    out = list(records)
    for at in random.sample(range(len(out)), min(len(out), 2)):
        out[at] = msgspec.structs.replace(out[at], **change(out[at]))
    return out


def _other_claims(case: Case, random: Random) -> Case:
    documents, claims, links = case

    def change(claim: Claim) -> dict[str, Any]:
        return {"low": claim.low and claim.low + 3, "high": None, "series": random.choice((None, "earlier"))}

    return documents, _changed(claims, random, change), links


def _other_pages(case: Case, random: Random) -> Case:
    documents, claims, links = case

    def change(document: Document) -> dict[str, Any]:
        doubt = " It was not clear whether they were counted among the earlier 30."
        return {"published": "2031-05-01", "source": "Other", "text": document.text + doubt}

    return _changed(documents, random, change), claims, links


def _other_actors(case: Case, random: Random) -> Case:
    documents, claims, links = case

    def change(actor: Actor) -> dict[str, Any]:
        return {
            random.choice(("name", "side")): random.choice(("state", "armed group", "Dawn")),
            "kind": random.choice(("unnamed", "body", "outlet")),
        }

    return (
        documents,
        claims,
        msgspec.structs.replace(links, actors=tuple(_changed(links.actors, random, change))),
    )


def _other_names(case: Case, random: Random) -> Case:
    documents, claims, links = case
    names = [actor.name for actor in links.actors]

    def change(actor: Actor) -> dict[str, Any]:
        return {"variants": (random.choice(names), random.choice(("Dawn Front", "Dawn")))}

    return (
        documents,
        claims,
        msgspec.structs.replace(links, actors=tuple(_changed(links.actors, random, change))),
    )


def _other_speakers(case: Case, random: Random) -> Case:
    documents, claims, links = case
    one, other = random.sample(links.actors, 2)
    moved = {
        one.id: msgspec.structs.replace(one, speaks=one.speaks[1:], acts=one.acts[1:]),
        other.id: msgspec.structs.replace(
            other, speaks=other.speaks + one.speaks[:1], acts=other.acts + one.acts[:1]
        ),
    }
    actors = tuple(moved.get(actor.id, actor) for actor in links.actors)
    return documents, claims, msgspec.structs.replace(links, actors=actors)


def _other_origins(case: Case, random: Random) -> Case:
    documents, claims, links = case
    pages = [document.id for document in documents]
    made = tuple(
        Origin(id=f"{n}", documents=tuple(random.sample(pages, 4))) for n in range(random.randint(1, 3))
    )
    return documents, claims, msgspec.structs.replace(links, origins=made)


def _other_slips(case: Case, random: Random) -> Case:
    documents, claims, links = case
    tolls = [claim.id for claim in claims if claim.kind == "toll"]
    kinds = ("figure", "qualifier", "effect")
    slips = [
        Rereporting(kind=random.choice(kinds), claim=a, source=b, explanation="It says another number.")  # type: ignore[arg-type]
        for a, b in (random.sample(tolls, 2) for _ in range(3))
    ]
    every = (*random.sample(links.rereportings, len(links.rereportings) // 2), *slips)
    return (
        documents,
        claims,
        msgspec.structs.replace(links, rereportings=tuple(sorted(every, key=lambda s: s.claim))),
    )


def _other_wholes(case: Case, random: Random) -> Case:
    documents, claims, links = case
    out = list(links.incidents)
    one, other = random.sample(range(len(out)), 2)
    if len(out[one].claims) > 1:
        out[other] = msgspec.structs.replace(out[other], claims=out[other].claims + out[one].claims[:1])
        out[one] = msgspec.structs.replace(out[one], claims=out[one].claims[1:], title="Another title")
    return (
        documents,
        claims,
        msgspec.structs.replace(links, incidents=tuple(out), operations=links.operations[1:]),
    )


CHANGES = {
    change.__name__[1:]: change
    for change in (
        _other_claims,
        _other_pages,
        _other_actors,
        _other_names,
        _other_speakers,
        _other_origins,
        _other_slips,
        _other_wholes,
    )
}


@pytest.mark.parametrize("changes", [[name] for name in CHANGES] + [list(CHANGES), list(CHANGES)[::-1]])
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 5), random=st.randoms(use_true_random=False))
def test_whatever_changes_in_what_an_account_is_made_of(
    changes: list[str], seed: int, random: Random
) -> None:
    policies = ("range", "ucdp", "airwars")
    case, kept = _linked_whole(seed), Reconciling(policies)
    kept.reconcile(*case)
    for name in changes:
        case = CHANGES[name](case, random)
        assert kept.reconcile(*case) == reconcile(*case, policies)


def test_only_what_a_page_bears_on_is_made_again() -> None:
    documents, claims = _whole(1)
    first, second = _linked(documents[:-1], claims), _linked(documents, claims)
    kept = Reconciling()
    before = {id(account) for account in kept.reconcile(*first)}
    after = kept.reconcile(*second)
    again = [account for account in after if id(account) not in before]
    page = documents[-1].id
    bears_on = {i.id for i in (*second[2].incidents, *second[2].operations) if page in i.documents}
    bears_on |= {i.operation for i in second[2].incidents if page in i.documents and i.operation is not None}
    assert {account.about for account in again} <= bears_on
    assert len(again) < len(after) / 2
