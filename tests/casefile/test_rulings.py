"""Rulings applied to claims: pure."""

from __future__ import annotations

import pytest

from legomena.casefile import FIXED_FIELDS, CasefileError, apply_rulings
from legomena.records import Claim, Place, Ruling


def rule(kind, *targets, at="2026-02-03T10:00:00+00:00", **changes):
    return Ruling(kind=kind, targets=targets, by="M. Editor", at=at, why="read it again", changes=changes)


@pytest.fixture
def claims(make_document, make_claim):
    document, _ = make_document("12 killed, 3 hurt, 4 missing")
    return (make_claim(document, 0, 9, low=12), make_claim(document, 11, 17), make_claim(document, 19, 28))


def test_without_rulings_claims_stay(claims):
    assert apply_rulings(claims, ()) == claims


def test_each_kind(claims):
    a, b, c = claims
    rulings = (
        rule("accept", a.id),
        rule("reject", b.id),
        rule("amend", c.id, low=4, place={"text": "Turbat", "lat": 26}, figure=[19, 20], effect="missing"),
        rule("same", a.id, c.id),
        rule("reject", "of another case"),
    )
    kept, amended = apply_rulings(claims, rulings)
    assert kept == a
    assert (amended.id, amended.low, amended.effect, amended.figure) == (c.id, 4, "missing", (19, 20))
    assert amended.place == Place(text="Turbat", lat=26.0)
    assert amended.quote == c.quote


@pytest.mark.parametrize(
    ("rulings", "lows"),
    [
        ([("reject", {}), ("accept", {})], [12]),
        ([("accept", {}), ("reject", {})], []),
        ([("amend", {"low": 13}), ("amend", {"high": 20})], [12]),
        ([("amend", {"low": 13}), ("accept", {})], [12]),
        ([("reject", {}), ("amend", {"low": None})], [None]),
    ],
)
def test_the_last_ruling_wins(claims, rulings, lows):
    first = claims[:1]
    given = [
        rule(kind, first[0].id, at=f"20{30 - i}-01-01T00:00:00Z", **ch)
        for i, (kind, ch) in enumerate(rulings)
    ]
    assert [claim.low for claim in apply_rulings(first, given)] == lows


def test_records_will_do_as_values(claims):
    (claim,) = apply_rulings(claims[:1], [rule("amend", claims[0].id, place=Place(text="Turbat"))])
    assert claim.place == Place(text="Turbat")


def test_changes_that_cannot_be_are_errors(claims):
    for changes in ({"lwo": 1}, {"low": "x"}, {"id": "x"}):
        with pytest.raises(CasefileError):
            apply_rulings(claims, [rule("amend", claims[0].id, **changes)])


def test_fixed_fields_are_fields():
    assert set(Claim.__struct_fields__) > FIXED_FIELDS
