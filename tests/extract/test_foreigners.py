"""Foreigners: by nationality, and by the country where they were hit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.records import Claim

Claims = Callable[[str], list[Claim]]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Two Mexican citizens were killed in a shooting in Nairobi, Kenya, police said.", "foreigners"),
        ("Three Danes were killed when a bomb went off in Lima, Peru.", "foreigners"),
        (
            "Norway said two of its citizens were wounded in the blast in Lima, Peru. Peru mourns.",
            "foreigners",
        ),
        ("Two Kenyans were killed in a shooting in Nairobi, Kenya, police said.", "unspecified"),
        ("Two American soldiers were killed in Nairobi, Kenya.", "security forces"),
    ],
)
def test_group(claims: Claims, text: str, group: str) -> None:
    assert [c.group for c in claims(text) if c.kind == "toll"] == [group]
