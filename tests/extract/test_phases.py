"""Figures of one phase are no totals: their time is a window with unknown ends."""

from __future__ import annotations

import pytest

from legomena.extract import extractor
from legomena.records import Claim, Document


def tolls(text: str) -> list[Claim]:
    document = Document(id="d", name="d", text=text, source="Daily")
    return [c for c in extractor("grammar").extract(document) if c.kind == "toll"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Troops killed 41 militants at the outset, the army said.", "at the outset"),
        ("In the first phase 41 militants were killed, the army said.", "In the first phase"),
        ("At first 12 people were reported dead.", "At first"),
        ("In the first wave 10 soldiers and 5 policemen were killed.", "In the first wave"),
    ],
)
def test_a_figure_of_one_phase_has_a_window_without_ends(text: str, phrase: str) -> None:
    found = tolls(text)
    assert found
    for claim in found:
        assert claim.when is not None
        assert (claim.when.text, claim.when.rule) == (phrase, "phase")
        assert claim.when.start is None
        assert claim.when.end is None


@pytest.mark.parametrize(
    "text",
    [
        "Troops killed 41 militants, the army said.",
        "The toll was raised to 360 because many had not asked for help at first.",
        "Nobody claimed it at first; 12 people were killed.",
    ],
)
def test_a_phase_of_something_else_leaves_the_figure_alone(text: str) -> None:
    assert all(c.when is None for c in tolls(text))


def test_the_figure_after_the_phase_is_not_of_it() -> None:
    early, late = tolls("Officials put the dead at 36 at first and the dead at 50 later.")
    assert early.when is not None
    assert late.when is None


def test_a_date_beats_a_phase() -> None:
    (claim,) = tolls("On 3 May 2024, 41 militants were killed in the first phase.")
    assert claim.when is not None
    assert claim.when.start == "2024-05-03"
