"""Readings of short texts, in a form that a table can show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.extract import extractor
from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer

Read = Callable[[str], list[str]]


def agrees(told: list[str], expected: list[str]) -> bool:
    """Whether the readings are those expected, each with a speaker whose name holds the name expected."""
    if len(told) != len(expected):
        return False
    for reading, wanted in zip(told, expected, strict=True):
        said, _, speaker = reading.partition(" @")
        wanted_said, _, name = wanted.partition(" @")
        if said != wanted_said or bool(name) != bool(speaker) or name not in speaker:
            return False
    return True


def _number(claim: Claim) -> str:
    low, high = claim.low, claim.high
    if low is None or high is None:
        return "?" if low is high else f"{low}+" if high is None else f"-{high}"
    return str(low) if low == high else f"{low}-{high}"


@pytest.fixture(scope="session")
def claims() -> Callable[[str], list[Claim]]:
    """The claims of a text published on 10 March 2024."""
    gazetteer = Gazetteer.default()

    def read(text: str) -> list[Claim]:
        document = Document(id="d", name="d", text=text, published="2024-03-10")
        return extractor("grammar").extract(document, gazetteer)

    return read


@pytest.fixture(scope="session")
def same() -> Callable[[list[str], list[str]], bool]:
    """See ``agrees``."""
    return agrees


@pytest.fixture(scope="session")
def tolls(claims: Callable[[str], list[Claim]]) -> Read:
    """Figures in reading order: ``14+ killed civilians @police``, no ``@`` for the document's own voice."""

    def read(text: str) -> list[str]:
        return [
            f"{_number(c)} {c.effect} {c.group}"
            + (f" @{c.speaker.name}" if c.speaker.name != "outlet" else "")
            for c in claims(text)
            if c.effect is not None
        ]

    return read


@pytest.fixture(scope="session")
def stances(claims: Callable[[str], list[Claim]]) -> Read:
    """Responsibility, blame and denial in reading order: ``denial @Rwanda``."""

    def read(text: str) -> list[str]:
        return [
            f"{c.kind} @{c.speaker.name}"
            for c in claims(text)
            if c.kind in ("responsibility", "blame", "denial")
        ]

    return read
