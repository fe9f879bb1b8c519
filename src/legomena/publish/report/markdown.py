"""The report as Markdown (CommonMark with tables and footnotes); words of others stay text, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch

from .blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Picture,
    Report,
    Run,
    SourceList,
    Table,
    Text,
    Voices,
    WordList,
)

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def markdown(report: Report) -> bytes:
    """Return the report as UTF-8."""
    parts = [f"# {_plain(report.title)}", _plain(report.standfirst)]
    for block in report.blocks:
        parts += _lines(block)
    parts.append(f"Fingerprint of this anatomy: `{report.fingerprint}`")
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def _plain(words: str) -> str:
    """Return words in which nothing is markup."""
    return _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(words.split())))


def _text(text: Text) -> str:
    return "".join(_run(run) for run in text).strip()


def _run(run: Run) -> str:
    lead = " " if run.text[:1].isspace() else ""
    tail = " " if run.text[-1:].isspace() else ""
    words = _MARKUP.sub(r"\\\1", " ".join(run.text.split()))
    if run.style == "strong" and words:
        words = f"**{words}**"
    elif run.style == "quoted":
        words = f"“{words}”"
    if run.link:
        words = f"[{words}](<{run.link.replace('>', '%3E').replace('<', '%3C')}>)"
    note = f"[^{run.note}]" if run.note else ""
    return f"{lead}{words}{note}{tail}"


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    """Yield a block's paragraphs."""
    raise TypeError(f"no such block: {block!r}")  # pragma: no cover


@_lines.register
def _(block: Heading) -> Iterator[str]:
    yield f"{'#' * (block.level + 1)} {_plain(block.text)}"


@_lines.register
def _(block: Paragraph) -> Iterator[str]:
    words = _text(block.text)
    yield _LINE_START.sub(r"\1\\\2", words)


@_lines.register
def _(block: Bullets) -> Iterator[str]:
    yield "\n".join(f"- {_text(item)}" for item in block.items)


@_lines.register
def _(block: Table) -> Iterator[str]:
    head = "| " + " | ".join(_plain(column) or " " for column in block.columns) + " |"
    rule = "|" + "---|" * len(block.columns)
    rows = ("| " + " | ".join(_text(cell) or " " for cell in row) + " |" for row in block.rows)
    yield "\n".join([head, rule, *rows])


@_lines.register
def _(block: Voices) -> Iterator[str]:
    for voice in block.voices:
        said = f" {_text(voice.quote)}" if voice.quote else ""
        yield f"> **{_plain(voice.speaker)}**: {_text(voice.statement)}.{said} {_plain(voice.by)}".rstrip()


@_lines.register
def _(block: Picture) -> Iterator[str]:
    yield f"*{_plain(block.told)} It is drawn in the pages and in the PDF.*"


@_lines.register
def _(block: WordList) -> Iterator[str]:
    for entry in block.entries:
        said = "; ".join(f"{_text(quote)} {_plain(by)} (document {n})" for quote, by, n in entry.quotes)
        more = f"; and {entry.more} more" if entry.more else ""
        yield f"[^{entry.number}]: {_plain(entry.says)}: {said}{more}."


@_lines.register
def _(block: SourceList) -> Iterator[str]:
    lines = []
    for source in block.sources:
        title = f", {_text(source.title)}" if source.title else ""
        address = (
            f" <{source.address}>" if source.address and not re.search(r"[\s<>]", source.address) else ""
        )
        lines.append(
            f"{source.number}. {_plain(source.name)}{title}, {_plain(source.published)}.{address} "
            f"SHA-256 `{source.sha256}`"
        )
    yield "\n".join(lines)
