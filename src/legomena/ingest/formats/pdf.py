"""PDF: the text layer of every page, and the metadata of the file."""

from __future__ import annotations

import re

from legomena.records import Document

from .._model import Input, ReadOptions, make_document, too_large
from ..decode import clean
from ..unreadable import Unreadable

_HYPHEN = re.compile("[\x02\ufffe]\r?\n?")  # how PDFium marks a hyphen at a line's end
_DAMAGED = "The PDF is damaged and cannot be opened; get an undamaged copy."
_PROGRAM = re.compile(r"^Microsoft (?:Word|PowerPoint) - |\.(?:docx?|pdf|indd|rtf|odt)$", re.IGNORECASE)


def read(raw: bytes, source: Input, options: ReadOptions) -> Document:
    """Return the text of all pages.

    A page has lines where a document has paragraphs, so lines that run on to the next are joined. The
    date that the file was made stands in for the publication date, marked as inferred.
    """
    import pypdfium2

    if b"%%EOF" not in raw[-4096:]:
        raise Unreadable("The PDF is cut short; get the whole file.")
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise Unreadable("The PDF is encrypted; save it without a password.") from None
        raise Unreadable(_DAMAGED) from None
    try:
        pages = _pages(pdf, options)
        metadata = {
            key: clean(value).strip() for key, value in pdf.get_metadata_dict(skip_empty=True).items()
        }
    except pypdfium2.PdfiumError:
        raise Unreadable(_DAMAGED) from None
    finally:
        pdf.close()
    if not any(page.strip() for page in pages):
        raise Unreadable("The PDF has no text layer (it is a scan); run text recognition (OCR) on it first.")
    return make_document(
        raw,
        source.name,
        "\n".join(page for page in pages if page.strip()),
        media_type="application/pdf",
        url=source.url,
        title=_PROGRAM.sub("", metadata.get("Title", "")),
        byline=metadata.get("Author"),
        published=metadata.get("CreationDate"),
        published_basis="inferred",
    )


def _pages(pdf, options: ReadOptions) -> list[str]:  # type: ignore[no-untyped-def]
    pages: list[str] = []
    length = 0
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        try:
            text = textpage.get_text_bounded()
        finally:
            textpage.close()
            page.close()
        length += len(text)
        if length > options.max_bytes:
            raise Unreadable(too_large(options))
        pages.append(join_lines(clean(_HYPHEN.sub("-\n", text))))
    return pages


def join_lines(page: str) -> str:
    """Return the page with lines that run on joined by a blank, so that paragraphs stand on one line.

    A line runs on where it is about as long as the longest lines of its page; the last line of a
    paragraph, a heading and a table row are shorter. A word that a hyphen parts keeps its hyphen, since
    nothing tells it from one that is written with a hyphen.
    """
    lines = [line.rstrip() for line in page.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    full = 0.75 * lengths[int(0.9 * (len(lengths) - 1))]
    joined: list[str] = []
    runs_on = False
    for line in lines:
        if runs_on and line:
            joined[-1] += line.lstrip() if joined[-1].endswith("-") else " " + line.lstrip()
        else:
            joined.append(line)
        runs_on = len(line) >= full and full >= 30
    return "\n".join(line for line in joined if line)
