"""Assessments: the author's own judgement, apart from what is reported and from what parties say."""

from __future__ import annotations

import pytest

from legomena.extract import extractor
from legomena.records import Claim, Document


def assessments(text: str) -> list[Claim]:
    claims = extractor("grammar").extract(Document(id="d", name="d", text=text, published="2024-03-10"))
    return [c for c in claims if c.kind == "assessment"]


@pytest.mark.parametrize(
    "text",
    [
        "This suggests a level of planning that the group has not shown before.",
        "It is alarming that schools are being targeted.",
        "The raid highlights the weakness of the border forces.",
        "That they could strike five towns at once is a testament to grave failures.",
        "These attacks should prompt the government to rethink its policy.",
        "The views expressed in this article are those of the author.",
        "It is hard to overestimate the importance of the port.",
    ],
)
def test_the_document_s_own_judgement(text: str) -> None:
    (found,) = assessments(text)
    assert found.speaker.name == "outlet"
    assert text.startswith(found.quote)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 people in Jos on Friday.",
        "The army said this shows that the rebels are weak.",
        "“This must stop,” the governor told reporters.",
        "The attacks began at 03:00 and lasted ten hours.",
        "Police must register by Friday, the ministry said.",
    ],
)
def test_reports_and_statements_are_none(text: str) -> None:
    assert assessments(text) == []


def test_an_expert_s_judgement_is_the_expert_s() -> None:
    (found,) = assessments("The analyst Ada Mensah said the raid demonstrates a new reach.")
    assert found.speaker.role == "expert"
