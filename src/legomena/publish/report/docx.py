"""The report as DOCX, with styles that can be changed in one place; the same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from functools import singledispatch
from typing import Any

from .blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Picture,
    Report,
    SourceList,
    Table,
    Text,
    Voices,
    WordList,
    text,
)

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SERIF, _SANS = "Georgia", "Arial"
_QUIET, _INK = "5A5751", "1B1A18"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def docx(report: Report) -> bytes:
    """Return the report as a DOCX file."""
    import docx as library

    document = library.Document()
    _styles(document)
    document.add_heading(_xml(report.title), 0)
    document.add_paragraph(_xml(report.standfirst), style="Subtitle")
    for block in report.blocks:
        _add(block, document)
    document.add_paragraph(f"Fingerprint of this anatomy: {report.fingerprint}", style="Small print")
    held = document.core_properties
    held.title, held.author, held.comments = _xml(report.title), "Legomena", ""
    raw = io.BytesIO()
    document.save(raw)
    return _same_bytes(raw.getvalue())


def _same_bytes(raw: bytes) -> bytes:
    """Return the archive with its entries dated alike, so that the hour of its making does not show."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    ink, quiet = RGBColor.from_string(_INK), RGBColor.from_string(_QUIET)
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = _SERIF, Pt(10.5)
    for name, size in (("Title", 26), ("Heading 1", 17), ("Heading 2", 12.5)):
        font = styles[name].font
        font.name, font.size, font.bold, font.color.rgb = _SERIF, Pt(size), True, ink
        fonts = styles[name].element.rPr.rFonts
        for key in list(fonts.attrib):
            if "Theme" in key:
                del fonts.attrib[key]
    styles["Subtitle"].font.name, styles["Subtitle"].font.color.rgb = _SERIF, quiet
    small = styles.add_style("Small print", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = styles["Normal"]
    small.font.name, small.font.size, small.font.color.rgb = _SANS, Pt(8.5), quiet
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)


def _xml(words: str) -> str:
    """Return words without the letters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", words)


def _runs(paragraph: Any, words: Text, size: float | None = None) -> Any:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for one in words:
        shown = f"“{one.text}”" if one.style == "quoted" else one.text
        run = paragraph.add_run(_xml(shown))
        run.bold = one.style == "strong" or None
        run.italic = one.style == "quoted" or None
        if one.style == "quiet":
            run.font.color.rgb = RGBColor.from_string(_QUIET)
        if one.rtl:
            run.font.rtl = True
        if one.lang:
            kind = "w:bidi" if one.rtl else "w:val"
            tag = run._element.get_or_add_rPr().makeelement(qn("w:lang"), {qn(kind): one.lang})
            run._element.get_or_add_rPr().append(tag)
        if size:
            run.font.size = Pt(size)
        if one.note:
            mark = paragraph.add_run(f"[{one.note}]")
            mark.font.superscript = True
            mark.font.color.rgb = RGBColor.from_string(_QUIET)
    return paragraph


@singledispatch
def _add(block: Block, document: Any) -> None:
    """Add a block to the document."""
    raise TypeError(f"no such block: {block!r} in {document!r}")  # pragma: no cover


@_add.register
def _(block: Heading, document: Any) -> None:
    document.add_heading(_xml(block.text), block.level)


@_add.register
def _(block: Paragraph, document: Any) -> None:
    _runs(document.add_paragraph(style="Small print" if block.kind == "note" else None), block.text)


@_add.register
def _(block: Bullets, document: Any) -> None:
    for item in block.items:
        _runs(document.add_paragraph(style="List Bullet"), item)


@_add.register
def _(block: Table, document: Any) -> None:
    headed = any(block.columns)
    table = document.add_table(rows=1 if headed else 0, cols=len(block.columns), style="Light List")
    table.style = document.styles["Table Grid"]
    if headed:
        for cell, name in zip(table.rows[0].cells, block.columns, strict=True):
            run = cell.paragraphs[0].add_run(_xml(name))
            run.bold = True
            run.font.size = _points(8.5)
        _repeat(table.rows[0])
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _runs(cell.paragraphs[0], words, 9)
    document.add_paragraph(_xml(block.caption), style="Small print")


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _repeat(row: Any) -> None:
    """Let a row of heads stand again at the top of each page."""
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))


@_add.register
def _(block: Voices, document: Any) -> None:
    table = document.add_table(rows=1, cols=max(len(block.voices), 1), style="Table Grid")
    for cell, voice in zip(table.rows[0].cells, block.voices, strict=False):
        cell.paragraphs[0].add_run(_xml(voice.speaker)).bold = True
        _runs(cell.add_paragraph(), voice.statement, 9.5)
        if voice.quote:
            _runs(cell.add_paragraph(), voice.quote, 9.5)
        cell.add_paragraph(_xml(voice.by), style="Small print")
    document.add_paragraph()


@_add.register
def _(block: Picture, document: Any) -> None:
    document.add_paragraph(f"{block.told} It is drawn in the pages and in the PDF.", style="Small print")


@_add.register
def _(block: WordList, document: Any) -> None:
    for entry in block.entries:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"[{entry.number}] ").bold = True
        paragraph.add_run(_xml(f"{entry.says}. "))
        for number, (quote, by, document_number) in enumerate(entry.quotes):
            _runs(paragraph, text("; " if number else "", quote, f" {by} (document {document_number})"))
        if entry.more:
            paragraph.add_run(f"; and {entry.more} more")


@_add.register
def _(block: SourceList, document: Any) -> None:
    for source in block.sources:
        paragraph = document.add_paragraph(style="Small print")
        paragraph.add_run(f"{source.number}. {_xml(source.name)}").bold = True
        _runs(paragraph, text(", " if source.title else "", source.title))
        paragraph.add_run(_xml(f", {source.published}. {source.address or ''} SHA-256 {source.sha256}"))
