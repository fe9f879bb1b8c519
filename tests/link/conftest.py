"""A small case written by hand: documents from sentences, claims from quotes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legomena.records import Claim, Document, Place, Speaker, When, document_id, with_id


class CaseBook:
    """Collects documents and claims; every quote must stand in its document."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.claims: list[Claim] = []

    def document(self, name: str, text: str, **fields: Any) -> Document:
        made = Document(id=document_id(f"{name}\n{text}".encode()), name=name, text=text, **fields)
        self.documents[name] = made
        return made

    def claim(self, page: str, quote: str, kind: str = "toll", **fields: Any) -> Claim:
        document = self.documents[page]
        start = document.text.index(quote)
        span = (start, start + len(quote))
        made = with_id(
            Claim(
                id="",
                document=document.id,
                kind=kind,  # type: ignore[arg-type]
                quote=quote,
                start=span[0],
                end=span[1],
                sentence=span,
                figure=span if kind == "toll" else None,
                **fields,
            )
        )
        self.claims.append(made)
        return made

    @property
    def pages(self) -> list[Document]:
        return list(self.documents.values())


@pytest.fixture
def book() -> CaseBook:
    return CaseBook()


@pytest.fixture
def town() -> Callable[..., Place]:
    def make(name: str, country: str = "ML", admin1: str | None = None, **fields: Any) -> Place:
        fields.setdefault("precision", "town")
        return Place(text=name, name=name, country=country, admin1=admin1, **fields)

    return make


@pytest.fixture
def day() -> Callable[..., When]:
    def make(start: str, end: str | None = None, **fields: Any) -> When:
        precision = "day" if end is None or end == start else "days"
        fields.setdefault("precision", precision)
        return When(text=start, start=start, end=end or start, **fields)

    return make


@pytest.fixture
def speaker() -> Callable[..., Speaker]:
    def make(name: str, role: str | None = None, actor: str | None = None) -> Speaker:
        return Speaker(name=name, role=role, actor=actor)

    return make
