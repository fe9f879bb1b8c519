"""A figure that somebody rejects: quoted only to be denied, or named in a denial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legomena.records import Claim, ContestedPoint, Side

from ..numbers import told, value_of
from ._base import Matter, speaker_name

_VERB = {"denies": "deny", "doubts": "doubt"}
_FIGURE = re.compile(r"\b(?:tolls?|numbers?|figures?|counts?)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:toll|number|figure|count) (?:of|at) (?:[a-z]+ ){0,3}(\d[\d,]*)\b", re.IGNORECASE)
_NEAR = 300
"""Characters before "denied this number" in which the number must stand."""


def figure_rejected(matter: Matter) -> Iterator[ContestedPoint]:
    """A speaker quotes another's figure in order to reject it."""
    for claim in matter.claims:
        if claim.kind == "toll" and claim.stance in _VERB:
            yield _rejected(claim, claim, _VERB[claim.stance], matter)
        elif claim.kind == "denial" and _FIGURE.search(claim.object or ""):
            figure = _figure_denied(claim, matter)
            if figure is not None:
                yield _rejected(claim, figure, "deny", matter)


def _figure_denied(denial: Claim, matter: Matter) -> Claim | None:
    """Return the figure that a denial names by its number, or the last one before it on the page."""
    number = _NUMBER.search(denial.object or "")
    if number is not None:
        value = int(number[1].replace(",", ""))
        named = [d for d in matter.figures if d.value == value]
        return (
            max(named, key=lambda d: (d.figure.effect == "killed", d.figure.origins)).claims[0]
            if named
            else None
        )
    before = [
        toll
        for toll in matter.claims
        if toll.kind == "toll"
        and toll.document == denial.document
        and 0 <= denial.start - toll.end <= _NEAR
        and value_of(toll.low, toll.high) is not None
        and matter.book.actor(toll).id != matter.book.actor(denial).id
    ]
    return max(before, key=lambda toll: (toll.start, toll.id), default=None)


def _rejected(claim: Claim, figure: Claim, verb: str, matter: Matter) -> ContestedPoint:
    number = told(figure.low, figure.high, figure.qualifier)
    who = speaker_name(matter.book.actor(claim).name)
    same = [
        d
        for d in matter.figures
        if d.figure.group == (figure.group or "unspecified")
        and d.figure.effect == figure.effect
        and (d.figure.low, d.figure.high) == (figure.low, figure.high)
        and d.figure.actor != matter.book.actor(claim).id
    ]
    group = "people" if figure.group in (None, "unspecified") else figure.group
    sides = [Side(speaker=who, statement=f"rejects: {number}", claims=(claim.id,))]
    sides += [
        Side(
            speaker=speaker_name(d.figure.speaker.name), statement=f"gives: {number}", claims=d.figure.claims
        )
        for d in same[:4]
    ]
    return ContestedPoint(
        rule="a figure that is rejected",
        title=f"{number.capitalize()} {group} {figure.effect or 'harmed'}: rejected by {who}",
        explanation=f"It is quoted by {who} only to {verb} it.",
        sides=tuple(sides),
        weight=1.0 if same else 0.6,
    )
