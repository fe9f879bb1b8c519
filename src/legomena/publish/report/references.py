"""Numbers for the words that a report rests on, in the order in which it first cites them."""

from __future__ import annotations

from collections.abc import Iterable

from legomena.records import Claim, Figure

from .. import words
from ..lookup import Lookup
from ..reader import direction, link
from .blocks import Run, Source, SourceList, Text, WordList, Words, text

_QUOTED = 3
"""Claims whose words are printed of those that say the same."""


class References:
    """Gives a number to each group of claims that something rests on, and lists them in the end."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._numbers: dict[tuple[str, ...], int] = {}
        self._documents = {document.id: n for n, document in enumerate(lookup.anatomy.documents, 1)}

    def number(self, claims: Iterable[str]) -> int | None:
        """Return the number of these claims; None where the anatomy holds none of them."""
        known = tuple(self._lookup.known(claims))
        return self._numbers.setdefault(known, len(self._numbers) + 1) if known else None

    def figure(self, figure: Figure) -> Run:
        """Return a figure as it was said, with its number."""
        told = words.figure(figure.low, figure.high, figure.qualifier)
        return Run(told, "strong", self.number(figure.claims))

    def quote(self, claim: Claim, note: bool = True) -> Run:
        """Return the words of a claim, in their language and direction."""
        document = self._lookup.documents.get(claim.document)
        return Run(
            " ".join(claim.quote.split()),
            "quoted",
            self.number([claim.id]) if note else None,
            lang=document.lang if document else None,
            rtl=document is not None and direction(document) == "rtl",
        )

    def saying(self, claim: Claim) -> Text:
        """Return the words of a claim and who says them."""
        return text(self.quote(claim), Run(f" {self._lookup.says(claim)}", "quiet"))

    def words(self) -> WordList:
        """Return the list of all words cited so far."""
        return WordList(tuple(self._entry(claims, number) for claims, number in self._numbers.items()))

    def _entry(self, claims: tuple[str, ...], number: int) -> Words:
        held = [self._lookup.claims[one] for one in claims]
        return Words(
            number=number,
            says=self._lookup.sentence(held[0]),
            quotes=tuple(
                (
                    text(self.quote(claim, note=False)),
                    self._lookup.says(claim),
                    self._documents.get(claim.document, 0),
                )
                for claim in held[:_QUOTED]
            ),
            more=max(len(held) - _QUOTED, 0),
        )

    def sources(self) -> SourceList:
        """Return the list of documents."""
        out = []
        for document in self._lookup.anatomy.documents:
            inferred = " (inferred)" if document.published_basis == "inferred" else ""
            digest = "; a digest in this project’s own words" if document.text_kind == "digest" else ""
            title = " ".join((document.title or "").split())
            out.append(
                Source(
                    number=self._documents[document.id],
                    name=document.source or document.name,
                    title=text(Run(title, lang=document.lang, rtl=direction(document) == "rtl")),
                    published=words.date(document.published) + inferred + digest,
                    address=link(document.url),
                    sha256=document.id,
                )
            )
        return SourceList(tuple(out))
