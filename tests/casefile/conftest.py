"""Makers of records for the casefile's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from legomena.records import Claim, Document, Speaker, document_id, with_id

GRAMMAR = "grammar 0.1.0"


def document_of(text: str, name: str | None = None) -> tuple[Document, bytes]:
    raw = text.encode()
    return Document(id=document_id(raw), name=name or f"page {text[:20]!r}", text=text), raw


def claim_of(document: Document, start: int, end: int, extractor: str = GRAMMAR, **fields: object) -> Claim:
    quote = document.text[start:end]
    return with_id(
        Claim(
            id="",
            document=document.id,
            kind="toll",
            quote=quote,
            start=start,
            end=end,
            sentence=(start, end),
            speaker=Speaker(name="police", via=("an agency",)),
            extractor=extractor,
            **fields,  # type: ignore[arg-type]
        )
    )


@pytest.fixture(scope="session")
def make_document() -> Callable[..., tuple[Document, bytes]]:
    """``make_document(text, name=None) -> (document, raw)``."""
    return document_of


@pytest.fixture(scope="session")
def make_claim() -> Callable[..., Claim]:
    """``make_claim(document, start, end, extractor=..., **fields) -> claim``."""
    return claim_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.legomena"
