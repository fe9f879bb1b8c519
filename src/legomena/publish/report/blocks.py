"""What a report to print is made of, the same for every format: headings, tables, voices, pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup


@dataclass(frozen=True)
class Run:
    """Words of one style, with the number of the words of the documents that they rest on."""

    text: str
    style: Literal["", "strong", "quiet", "quoted"] = ""
    note: int | None = None
    """Number in the list of words at the end."""
    link: str | None = None
    """A web address."""
    lang: str | None = None
    rtl: bool = False


Text = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 opens a part."""

    level: Literal[1, 2]
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: of the usual kind, a lead, small print, or one that voices follow."""

    text: Text
    kind: Literal["", "lead", "note", "before"] = ""


@dataclass(frozen=True)
class Table:
    """A table; its first column holds the heads of its rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    kind: Literal["", "figures", "facts", "small"] = ""


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Voice:
    """One side of a contested point: who, what in our words, and the words themselves."""

    speaker: str
    statement: Text
    quote: Text
    by: str


@dataclass(frozen=True)
class Voices:
    """Voices side by side."""

    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Picture:
    """A drawing, and what it shows in words for formats that cannot hold it."""

    drawing: Markup
    told: str


@dataclass(frozen=True)
class Words:
    """An entry of the list at the end: the words that something in the report rests on."""

    number: int
    says: str
    quotes: tuple[tuple[Text, str, int], ...]
    """Each quote, who says it through whom, and the number of its document."""
    more: int
    """How many more claims say the same."""


@dataclass(frozen=True)
class WordList:
    """The list of words at the end."""

    entries: tuple[Words, ...]


@dataclass(frozen=True)
class Source:
    """A document of the case."""

    number: int
    name: str
    title: Text
    published: str
    address: str | None
    sha256: str


@dataclass(frozen=True)
class SourceList:
    """The list of documents at the end."""

    sources: tuple[Source, ...]


Block = Heading | Paragraph | Table | Bullets | Voices | Picture | WordList | SourceList


@dataclass(frozen=True)
class Report:
    """A report: its title, what stands under it, its parts, and what names it."""

    title: str
    standfirst: str
    blocks: tuple[Block, ...]
    fingerprint: str


def text(*runs: str | Run | Iterable[Run]) -> Text:
    """Return runs from strings, runs and groups of runs."""
    out: list[Run] = []
    for run in runs:
        if isinstance(run, str):
            out.append(Run(run))
        elif isinstance(run, Run):
            out.append(run)
        else:
            out.extend(run)
    return tuple(one for one in out if one.text)


def strong(words: str) -> Run:
    """Return words set strong."""
    return Run(words, "strong")


def quiet(words: str) -> Run:
    """Return words set back."""
    return Run(words, "quiet")
