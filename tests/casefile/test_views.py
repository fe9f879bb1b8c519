"""The views that a casefile has for other programs: what the case gives, by name."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import msgspec
import pytest

from legomena.casefile import open_case
from legomena.records import Claim, Ruling, SetAside, Speaker, with_id


def _claim(document, extractor: str, low: int) -> Claim:
    return with_id(
        Claim(
            id="", document=document.id, kind="toll", quote=document.text[:4], start=0, end=4,
            sentence=(0, 4), speaker=Speaker(name="police"), group="civilians",
            effect="killed", low=low, extractor=extractor,
        )
    )  # fmt: skip


@pytest.fixture
def filled(path, make_document):
    document, raw = make_document("some text")
    other, other_raw = make_document("more text")
    with open_case(path, create=True) as case:
        case.add_document(document, raw)
        case.add_document(other, other_raw)
        case.add_extraction(document.id, "old 1", [_claim(document, "old 1", n) for n in (1, 2)])
        case.add_extraction(other.id, "old 1", [_claim(other, "old 1", 5)])
        case.add_extraction(document.id, "new 2", [_claim(document, "new 2", 3)])
        case.set_aside(SetAside(name="scan.pdf", reason="It is a picture."))
        why = Ruling(kind="redact", targets=("A B",), by="me", at="2026-01-31T12:00:00+05:00", why="at risk")
        case.add_ruling(why)
    return path


def test_views_give_what_the_case_gives(filled):
    with open_case(filled, read_only=True) as case:
        claims = [(claim.id, claim.low, claim.speaker.name) for claim in case.claims()]
        documents = [(document.id, document.name) for document in case.documents()]
        assert case.verify().ok
    with closing(sqlite3.connect(filled)) as plain:
        found = plain.execute("SELECT id, low, speaker FROM claims").fetchall()
        assert sorted(found) == sorted(claims)
        assert plain.execute("SELECT id, name FROM documents ORDER BY seq").fetchall() == documents
        assert plain.execute("SELECT name, reason FROM set_aside").fetchall() == [
            ("scan.pdf", "It is a picture.")
        ]
        ((kind, targets),) = plain.execute("SELECT kind, targets FROM rulings").fetchall()
        assert (kind, msgspec.json.decode(targets)) == ("redact", ["A B"])


def test_datasette_opens_a_case_and_lists_the_views(filled):
    app = pytest.importorskip("datasette.app", exc_type=ImportError)
    import asyncio

    async def get(url: str):
        datasette = app.Datasette([str(filled)])
        await datasette.invoke_startup()
        return (await datasette.client.get(url)).json()

    name = filled.stem
    found = asyncio.run(get(f"/{name}.json"))
    assert {view["name"] for view in found["views"]} == {"documents", "claims", "rulings", "set_aside"}
    rows = asyncio.run(get(f"/{name}/claims.json?_shape=array"))
    assert sorted(row["low"] for row in rows) == [3, 5]
