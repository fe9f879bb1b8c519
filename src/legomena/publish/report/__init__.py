"""The anatomy as a report to print or to work on: PDF, Markdown or DOCX."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from legomena.records import Anatomy

from ..lookup import Lookup
from .blocks import Report
from .content import report
from .docx import docx
from .markdown import markdown
from .pdf import pdf

_WRITERS: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    "pdf": ("anatomy.pdf", pdf),
    "markdown": ("anatomy.md", markdown),
    "docx": ("anatomy.docx", docx),
}


def write_report(anatomy: Anatomy, out: Path, format: str) -> Path:  # noqa: A002 - the word of the command line
    """Write the report in one of the formats into the folder ``out``; return its file.

    Raises ModuleNotFoundError that says what to install, and OSError where it cannot be written.
    """
    name, write = _WRITERS[format]
    held = write(report(Lookup(anatomy)))
    out.mkdir(parents=True, exist_ok=True)
    path = out / name
    path.write_bytes(held)
    return path
