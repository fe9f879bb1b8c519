"""``legomena add``: documents into a case."""

from __future__ import annotations

from typing import Any

import click

from ._options import case_argument, given, reading_options, tell_added
from ._progress import progress


@click.command
@case_argument
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…")
@reading_options
@click.pass_context
def add(ctx: click.Context, /, case: str, sources: tuple[str, ...], **options: Any) -> None:
    """Add documents to a case.

    CASE is made if it is not there. SOURCES are files, folders, globs, URLs, feeds, or - for standard
    input: plain text, Markdown, HTML, PDF, DOCX, EML, RSS, Atom, WARC, JSON Lines or CSV. Rows of ACLED,
    UCDP GED, GTD and Airwars, and of a CSV with a --mapping, come in as documents of one speaker each, whose
    figures stand beside those of the reports. Adding a document twice adds nothing. What cannot be read is
    set aside with its reason, the rest goes on, and the exit code is 1.

    \b
    Examples:
      legomena add flood.legomena reports/ 'clippings/*.pdf'
      legomena add flood.legomena https://example.org/news/feed.xml --fetch-links
      legomena add flood.legomena export.csv --column text=Body --column outlet=Paper
      legomena add flood.legomena acled-2026-01.csv
      legomena add flood.legomena acled-2016-2025.csv --background
      cat reports.jsonl | legomena add flood.legomena -
    """
    from legomena.case import Case, sources_of

    sources_of(sources)  # A slip of the keyboard must leave no empty case behind.
    with Case(case, create=True) as opened, progress() as report:
        summary = opened.add(sources, report=report, **given(options))
    ctx.exit(tell_added(summary))
