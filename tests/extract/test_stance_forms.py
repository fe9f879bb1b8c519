"""More of the words that news has for blame, denial and responsibility."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.records import Claim

Claims = Callable[[str], list[Claim]]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("Ruvia sees a foreign hand behind the attack.", "blame", "Ruvia"),
        ("Ruvia keeps insisting on a Norlandish hand in the attack.", "blame", "Ruvia"),
        ("The governor put the attack down to a feud between gangs.", "blame", "governor"),
        (
            "The attack is held to be old, but the militia is held responsible by most analysts.",
            "blame",
            "analysts",
        ),
        ("A minister said the Taliban bears full responsibility for the attack.", "blame", "minister"),
        ("“They left us to die,” accuses a survivor.", "blame", "survivor"),
        ("Police have found a link between the gunmen and a cartel.", "blame", "Police"),
        ("The FBI has found no link with any group.", "denial", "FBI"),
        ("An envoy said there was no evidence that his country was involved.", "denial", "envoy"),
        ("Ruvia blames Norland for the raid, which Norland rejects.", "denial", "Norland"),
        (
            "Ruvia sees Norland behind the raid, a charge the kingdom's government rejects.",
            "denial",
            "government",
        ),
        ("The general accused both men of lying.", "denial", "general"),
        ("A spokesman said the government bore no blame.", "denial", "spokesman"),
        ("The Resistance Front has taken back its claim.", "denial", "Resistance Front"),
        ("The report clears the minister of any part in the killing.", "denial", "report"),
        ("The Taliban claimed it on the same night.", "responsibility", "Taliban"),
        ("A claim of responsibility came from the Taliban.", "responsibility", "Taliban"),
        ("“We abducted the girls,” said the Taliban.", "responsibility", "Taliban"),
    ],
)
def test_stance(claims: Claims, text: str, kind: str, speaker: str) -> None:
    assert any(c.kind == kind and speaker.lower() in c.speaker.name.lower() for c in claims(text)), [
        (c.kind, c.speaker.name, c.quote) for c in claims(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The attack killed five people, police said.",
        "The state bears responsibility for the safety of prisoners.",
        "Officials put the count down to an error.",
        "The shelling claimed five lives.",
        "No link has been to hand for the papers.",
    ],
)
def test_no_stance(claims: Claims, text: str) -> None:
    assert not [c for c in claims(text) if c.kind in ("blame", "denial", "responsibility")]
