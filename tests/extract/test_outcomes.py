"""Outcomes: how it ended, as each side tells it."""

from __future__ import annotations

import pytest

from legomena.extract import extractor
from legomena.records import Claim, Document


def outcomes(text: str) -> list[Claim]:
    claims = extractor("grammar").extract(Document(id="d", name="d", text=text, published="2024-03-10"))
    return [c for c in claims if c.kind == "outcome"]


@pytest.mark.parametrize(
    ("text", "outcome", "speaker"),
    [
        ("The army said its troops repelled the attack.", "repelled", "army"),
        ("Police foiled an attempt to storm the prison.", "foiled", "outlet"),
        ("The assault was beaten back, the governor said.", "repelled", "governor"),
        ("Rebels seized the town of Bunagana.", "seized", "outlet"),
        ("The fighters took control of three police stations.", "seized", "outlet"),
        ("The group said it held the airport road and two government buildings.", "held", "group"),
        ("Soldiers retook the town on Thursday.", "retaken", "outlet"),
        ("The gunmen freed the inmates of the district jail.", "freed", "outlet"),
        ("The market was burnt.", "destroyed", "outlet"),
        ("The army said the operation had ended.", "ended", "army"),
        ("Officials said the operation was still under way.", "ongoing", "Officials"),
        ("Police said the situation was not yet under control.", "not under control", "Police"),
        ("The military described the attacks as largely ineffective.", "ineffective", "military"),
    ],
)
def test_one_outcome(text: str, outcome: str, speaker: str) -> None:
    found = [c for c in outcomes(text) if c.outcome == outcome]
    assert len(found) == 1, outcomes(text)
    assert found[0].speaker.name.casefold() == speaker.casefold()


def test_escaped_prisoners_are_an_outcome_with_their_number() -> None:
    (found,) = outcomes("More than 30 inmates escaped from the jail in Goma.")
    assert (found.outcome, found.group, found.effect, found.low, found.qualifier) == (
        "escaped",
        "prisoners",
        "escaped",
        30,
        "more than",
    )
    assert found.own_side is None


@pytest.mark.parametrize(
    "text",
    [
        "The rebels failed to seize the town.",
        "The minister held talks in Geneva.",
        "Doctors recovered three bodies.",
        "Police seized 40 kilograms of explosives and captured two men.",
        "No building was destroyed.",
        "The council held a meeting in the city.",
    ],
)
def test_what_is_no_outcome(text: str) -> None:
    assert outcomes(text) == []
