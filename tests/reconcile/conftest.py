"""A small case written by hand: each claim is one sentence of its page."""

from __future__ import annotations

from typing import Any

import pytest

from legomena.link import link
from legomena.reconcile import reconcile
from legomena.records import Account, Claim, Document, Place, Speaker, When, document_id, with_id


class Story:
    """Pages of sentences, a claim a sentence; one place, one day, unless told otherwise."""

    def __init__(self, place: str = "Mubi", country: str = "NG", on: str = "2024-05-03") -> None:
        self.place = Place(text=place, name=place, country=country, precision="town")
        self.on = When(text=on, start=on, end=on, precision="day")
        self.sentences: dict[str, list[str]] = {}
        self.facts: dict[str, dict[str, Any]] = {}
        self.told: list[tuple[str, str, dict[str, Any]]] = []

    def page(self, name: str, published: str | None = None, **fields: Any) -> None:
        self.sentences.setdefault(name, [])
        self.facts[name] = {"published": published, "source": f"Outlet {name}", **fields}

    def say(self, page: str, quote: str, kind: str = "toll", **fields: Any) -> int:
        """Add a sentence and its claim; return its number, to be named as ``part_of``."""
        if page not in self.sentences:
            self.page(page)
        self.sentences[page].append(quote)
        fields.setdefault("place", self.place)
        fields.setdefault("when", self.on)
        self.told.append((page, quote, {"kind": kind, **fields}))
        return len(self.told) - 1

    def toll(self, page: str, who: str, low: int | None, quote: str = "", **fields: Any) -> int:
        """Add a figure: ``who`` is "outlet", or "name/role"."""
        name, _, role = who.partition("/")
        fields.setdefault("high", low)
        fields.setdefault("effect", "killed")
        fields.setdefault("group", "civilians")
        text = quote or f"{name} gave {low} for {fields['group']} {fields['effect']} ({len(self.told)})"
        return self.say(page, text, speaker=Speaker(name=name, role=role or None), low=low, **fields)

    def stand(self, page: str, who: str, kind: str, subject: str | None = None, **fields: Any) -> int:
        name, _, role = who.partition("/")
        text = f"{name} on {subject} ({len(self.told)})"
        return self.say(
            page, text, kind, speaker=Speaker(name=name, role=role or None), subject=subject, **fields
        )

    def build(self) -> tuple[list[Document], list[Claim]]:
        documents: dict[str, Document] = {}
        for name, sentences in self.sentences.items():
            text = ". ".join(sentences) + "."
            made = document_id(f"{name} {text}".encode())
            documents[name] = Document(id=made, name=name, text=text, **self.facts[name])
        claims: list[Claim] = []
        for page, quote, fields in self.told:
            document = documents[page]
            start = document.text.index(quote)
            span = (start, start + len(quote))
            values = dict(fields)
            if isinstance(values.get("part_of"), int):
                values["part_of"] = claims[values["part_of"]].id
            figure = span if values["kind"] == "toll" else None
            claims.append(
                with_id(
                    Claim(
                        id="",
                        document=document.id,
                        quote=quote,
                        start=span[0],
                        end=span[1],
                        sentence=span,
                        figure=figure,
                        **values,
                    )
                )
            )
        return list(documents.values()), claims

    def accounts(self, **options: Any) -> tuple[Account, ...]:
        documents, claims = self.build()
        return reconcile(documents, claims, link(documents, claims), **options)

    def account(self, **options: Any) -> Account:
        """Return the account of the whole: of the operation where there is one, else of the one incident."""
        return self.accounts(**options)[0]


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def operation() -> Story:
    """Figures of this story are told of no one place; two towns struck on one day make it an operation."""
    made = Story("Herat", "AF", "2024-01-31")
    for town in ("Herat", "Farah"):
        place = Place(text=town, name=town, country="AF", precision="town")
        made.say("0", f"Fighters struck {town}", "event", subject="Free Front", event="attack", place=place)
    made.facts["0"]["published"] = "2024-01-31"
    made.place = None  # type: ignore[assignment]
    return made


@pytest.fixture
def days() -> Any:
    def make(start: str, end: str, hours: float | None = None) -> When:
        return When(text=f"{start} {end}", start=start, end=end, precision="days", hours=hours)

    return make
