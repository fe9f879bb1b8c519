"""The report to print or to work on, in its three formats."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from legomena.publish import publish
from legomena.publish.lookup import Lookup
from legomena.publish.report.blocks import Bullets, Paragraph, Picture, Run, Table, Text, Voices, WordList
from legomena.publish.report.content import report
from legomena.publish.report.pdf import page_of
from legomena.records import Anatomy, Links, Withheld

EMPTY = Anatomy(
    title="Nothing yet",
    documents=(),
    claims=(),
    links=Links(origins=(), incidents=(), operations=(), background=()),
    accounts=(),
)


def _runs(anatomy: Anatomy) -> list[Run]:
    """Return every run of the report's blocks."""
    texts: list[Text] = []
    for block in report(Lookup(anatomy)).blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Bullets):
            texts += block.items
        elif isinstance(block, Table):
            texts += [cell for row in block.rows for cell in row]
        elif isinstance(block, Voices):
            texts += [text for voice in block.voices for text in (voice.statement, voice.quote)]
    return [run for text in texts for run in text]


def _words(anatomy: Anatomy) -> WordList:
    (found,) = (block for block in report(Lookup(anatomy)).blocks if isinstance(block, WordList))
    return found


def _pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(str(path))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("format_", ["markdown", "docx", "pdf"])
def test_the_same_anatomy_gives_the_same_bytes(anatomy: Anatomy, tmp_path: Path, format_: str) -> None:
    if format_ == "pdf":
        pytest.importorskip("weasyprint", reason="needs the extra report: pip install 'legomena[report]'")
    first = publish(anatomy, tmp_path / "one", format_).read_bytes()
    assert publish(anatomy, tmp_path / "two", format_).read_bytes() == first
    assert len(list((tmp_path / "one").iterdir())) == 1


def test_every_number_leads_to_its_words(dossier: Anatomy) -> None:
    claims = {claim.quote: claim for claim in dossier.claims}
    entries = {entry.number: entry for entry in _words(dossier).entries}
    cited = [run.note for run in _runs(dossier) if run.note is not None]
    assert len(cited) > 100
    assert set(cited) == set(entries)
    assert list(entries) == list(range(1, len(entries) + 1))
    quotes = {" ".join(quote.split()) for quote in claims}
    for entry in entries.values():
        assert entry.quotes
        assert all(text[0].text in quotes for text, _, _ in entry.quotes)


def test_figures_of_the_report_have_their_words(anatomy: Anatomy) -> None:
    figures = [run for run in _runs(anatomy) if run.style == "strong" and re.search(r"\d", run.text)]
    assert any(run.text == "at least 12" and run.note for run in figures)
    assert any(run.text == "20" and run.note for run in figures)


def test_markup_in_texts_is_inert_in_markdown(anatomy: Anatomy, tmp_path: Path) -> None:
    text = publish(anatomy, tmp_path, "markdown").read_text("utf-8")
    assert "# Ashford \\& the hills" in text
    assert "\\<i\\>Hostile\\</i\\>" in text
    assert not re.search(r"(?<!\\)<(?!https://example\.org/wire)", text)
    assert "javascript:" not in text
    assert "14 جنديا قتلوا" in text
    notes = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert notes == set(re.findall(r"^\[\^(\d+)\]:", text, re.M))


def test_markdown_tables_have_as_many_cells_as_heads(dossier: Anatomy, tmp_path: Path) -> None:
    text = publish(dossier, tmp_path, "markdown").read_text("utf-8")
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.M)
    assert len(tables) > 8
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1


def test_docx_holds_the_report(anatomy: Anatomy, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = publish(anatomy, tmp_path, "docx")
    document = docx.Document(str(path))
    assert document.core_properties.title == "Ashford & the hills"
    heads = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert "Contested points" in heads
    assert "The words" in heads
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert any(cell.startswith("at least 12") or "at least 12" in cell for cell in cells)
    raw = zipfile.ZipFile(io.BytesIO(path.read_bytes())).read("word/document.xml").decode()
    assert re.search(r"<w:rtl/>.*?14 جنديا قتلوا", raw, re.S)
    assert "🕯" in raw


def test_pdf_is_typeset_with_its_drawings_as_vectors(dossier: Anatomy, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", reason="needs the extra report: pip install 'legomena[report]'")
    path = publish(dossier, tmp_path, "pdf")
    document = pypdfium2.PdfDocument(str(path))
    assert 10 < len(document) < 60
    assert document[0].get_size() == pytest.approx((595.3, 841.9), abs=0.5)
    kinds = [item.type for page in document for item in page.get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_PATH) > 200
    text = _pdf_text(path)
    for part in ("How many died, by whose count", "Contested points", "The words", "Fingerprint"):
        assert part in text
    assert document.get_metadata_dict()["Title"] == dossier.title


def test_the_print_page_needs_nothing_from_outside(anatomy: Anatomy) -> None:
    page = page_of(report(Lookup(anatomy)))
    assert not re.search(r"<(img|link|script|iframe)\b|url\(|@import", page)
    assert "<i>Hostile</i>" not in page
    assert 'dir="rtl"' in page
    pictures = [one for one in report(Lookup(anatomy)).blocks if isinstance(one, Picture)]
    assert page.count("<svg") == len(pictures) > 0


def test_what_was_withheld_is_told(anatomy: Anatomy, tmp_path: Path) -> None:
    kept_back = Withheld(kind="addresses", number=3, reason="They lead to homes.")
    redacted = msgspec.structs.replace(anatomy, profile="public", withheld=(kept_back,))
    text = publish(redacted, tmp_path, "markdown").read_text("utf-8")
    assert "public edition" in text
    assert "| **Addresses** | 3 | They lead to homes. |" in text


@pytest.mark.parametrize("format_", ["markdown", "docx"])
def test_an_empty_anatomy_is_a_report_that_says_so(tmp_path: Path, format_: str) -> None:
    path = publish(EMPTY, tmp_path, format_)
    assert path.stat().st_size > 200
    if format_ == "markdown":
        assert "No tolls are told for this event as a whole" in path.read_text("utf-8")


def test_unknown_formats_are_refused(anatomy: Anatomy, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="choose from html, pdf, markdown, docx"):
        publish(anatomy, tmp_path, "odt")
    with pytest.raises(ValueError, match="one file anyway"):
        publish(anatomy, tmp_path, "pdf", single_file=True)
    assert list(tmp_path.iterdir()) == []
