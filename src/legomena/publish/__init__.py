"""Publishing: an anatomy as pages, or as a report to print, that any reader can check down to the words."""

from __future__ import annotations

from pathlib import Path

from legomena.records import Anatomy

from .page import publish_folder, publish_single

FORMATS = ("html", "pdf", "markdown", "docx")


def publish(anatomy: Anatomy, out: Path, format: str = "html", *, single_file: bool = False) -> Path:  # noqa: A002
    """Write the anatomy into the folder ``out`` and return the file to open.

    ``format`` is ``html`` (``index.html`` and what it needs; with ``single_file``, one ``anatomy.html``),
    ``pdf`` (``anatomy.pdf``; needs the extra ``report``), ``markdown`` (``anatomy.md``) or ``docx``
    (``anatomy.docx``). The same anatomy gives the same bytes.

    Raises ValueError for an unknown format or for ``single_file`` with another than ``html``,
    ModuleNotFoundError with what to install for ``pdf`` without its extra, and OSError where it cannot write.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: choose from {', '.join(FORMATS)}")
    if format == "html":
        return publish_single(anatomy, out / "anatomy.html") if single_file else publish_folder(anatomy, out)
    if single_file:
        raise ValueError(f"single_file is for html; {format} is one file anyway")
    from .report import write_report

    return write_report(anatomy, out, format)


__all__ = ["FORMATS", "publish"]
