"""Whose figure one is for which nobody is named: what goes on with the sentence before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.records import Claim

Claims = Callable[[str], list[Claim]]


def last_speaker(claims: list[Claim]) -> str:
    return [c for c in claims if c.kind == "toll"][-1].speaker.name


@pytest.mark.parametrize(
    "text",
    [
        "Seventeen people were killed in Varna, police said. Nine others were wounded.",
        "Seventeen people were killed in Varna, police said. Another 20 were injured.",
        "Police said 17 soldiers were killed in Varna. Six of them died in the market.",
        "A car in Varna killed 17 people, police said. There were no casualties at the post.",
        "Seventeen soldiers were killed in Varna, police said. Two officers were wounded.",
    ],
)
def test_counts_on_in_the_words_of_the_speaker(claims: Claims, text: str) -> None:
    assert last_speaker(claims(text)).lower() == "police"


@pytest.mark.parametrize(
    "text",
    [
        "Seventeen people were killed in Varna, police said. In May 2019 a bomb in Lom killed four people.",
        "Seventeen people were killed in Varna, police said. It follows an attack that killed four people.",
        "Seventeen people were killed in Varna, police said.\n\nNine others were wounded.",
        "The president condemned the attack in Varna. Seventeen people were killed.",
    ],
)
def test_what_is_about_another_event_is_the_documents(claims: Claims, text: str) -> None:
    assert last_speaker(claims(text)) == "outlet"
