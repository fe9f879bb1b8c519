"""Losses of one's own side: words for people that any side uses take the group of the side that counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.records import Claim

Claims = Callable[[str], list[Claim]]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The army says 17 of its men were killed in Lom.", "security forces"),
        ("The police said four of its members were killed in Lom.", "security forces"),
        ("The Taliban said they killed nine soldiers for the loss of two of their own men.", "militants"),
        ("The Taliban admitted the loss of six men.", "militants"),
    ],
)
def test_group(claims: Claims, text: str, group: str) -> None:
    assert [c.group for c in claims(text) if c.kind == "toll"][-1] == group
