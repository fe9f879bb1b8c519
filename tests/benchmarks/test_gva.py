"""Figures of an incident: read, extracted, reconciled and compared, on reports of our own."""

from __future__ import annotations

import json

import pytest

from benchmarks.extractors import document_of, extractor
from benchmarks.gva import Totals, agreeing, naive, read, reading, score

REPORTS = [
    "Three people were killed and five others injured in the market of Exampleton on Monday, police said.",
    "Police said three people were killed in Exampleton on Monday. Five others were injured.",
]


def shootings(killed: int, injured: int) -> list[str]:
    return [json.dumps({"incident": "1", "killed": killed, "injured": injured})]


def rows() -> list[str]:
    return [
        json.dumps({"incident": "1", "id": str(n), "dct": "2014-03-04", "title": None, "content": text})
        for n, text in enumerate(REPORTS)
    ]


def test_reports_are_extracted_and_reconciled() -> None:
    (one,) = read(shootings(3, 5), rows())
    of = reading(extractor("grammar"))
    assert of(one.reports) == Totals(3, 5)
    assert set(score([one], of).values()) == {1.0}


def test_a_wrong_figure_spoils_both() -> None:
    figures = score(read(shootings(3, 6), rows()), reading(extractor("grammar")))
    assert figures["incident_killed"] == figures["report_killed"] == 1.0
    assert figures["incident_injured"] == figures["incident_both"] == figures["report_both"] == 0.0


def test_what_nobody_tells_counts_as_none_for_the_record() -> None:
    assert agreeing(Totals(2, None), Totals(2, 0)) == ["killed", "injured", "both"]
    assert agreeing(Totals(None, None), Totals(2, 1)) == []


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("Four people were killed and 12 wounded.", Totals(4, 12)),
        ("A man was shot dead.", Totals(1, None)),
        ("The council met.", Totals(None, None)),
    ],
)
def test_naive_reading(text: str, totals: Totals) -> None:
    assert naive([document_of(text)]) == totals
