"""The report as PDF, typeset by WeasyPrint from one page of HTML, its drawings as vectors."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
from markupsafe import Markup

from ..words import unbroken
from .blocks import Report

_HERE = Path(__file__).parent
_LINK = re.compile(r"<(/?)a\b([^>]*)>")
_ADDRESS = re.compile(r' (?:href|tabindex|data-[a-z]+)="[^"]*"')
_NOT_HERE = "PDF needs WeasyPrint: pip install 'legomena[report]', and the system library Pango"


def pdf(report: Report) -> bytes:
    """Return the report as a PDF. Raises ModuleNotFoundError, with what to install, without its extra."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise ModuleNotFoundError(f"{_NOT_HERE} ({error})") from error
    page = weasyprint.HTML(string=page_of(report), url_fetcher=_nothing)
    written = page.write_pdf(pdf_identifier=report.fingerprint.encode(), pdf_tags=True)
    assert isinstance(written, bytes)  # noqa: S101 - with no target the bytes are returned
    return written


def page_of(report: Report) -> str:
    """Return the page of HTML that is typeset."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters.update(drawn=_drawn, unbroken=unbroken)
    style = Markup((_HERE / "report.css").read_text("utf-8"))  # noqa: S704 - ours
    return environment.get_template("report.html").render(report=report, style=style)


def _drawn(drawing: Markup) -> Markup:
    """Return a drawing of the page with its style within, and no links into the page."""
    style = (_HERE / "drawing.css").read_text("utf-8")
    shown = re.sub(r"<title>.*?</title>", "", str(drawing), flags=re.DOTALL)
    shown = _LINK.sub(lambda found: f"<{found[1]}g{_ADDRESS.sub('', found[2])}>", shown)
    return Markup(re.sub(r"(<svg[^>]*>)", rf"\1<style>{style}</style>", shown, count=1))  # noqa: S704 - ours


def _nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    """Refuse to fetch: the report needs nothing from outside."""
    raise ValueError(f"a report loads nothing, and so not {url}")
