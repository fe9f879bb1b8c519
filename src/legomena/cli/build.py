"""``legomena build``: all of it in one go."""

from __future__ import annotations

from typing import Any

import click

from ._options import (
    SOME_SET_ASIDE,
    count,
    extractor_option,
    given,
    out_option,
    profile_option,
    reading_options,
    tell_added,
    tell_extractor,
    tell_set_aside,
    workers,
)
from ._progress import progress
from ._text import printable


@click.command
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS…")
@out_option("Folder for the pages.")
@click.option(
    "--case",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Keep the case in this file; add to it if it is there.",
)
@profile_option
@extractor_option
@reading_options
@click.pass_context
def build(
    ctx: click.Context,
    /,
    reports: tuple[str, ...],
    out: str,
    case: str | None,
    profile: str,
    extractor: str | None,
    **options: Any,
) -> None:
    """Read reports and publish their anatomy, in one go.

    REPORTS are files, folders, globs, URLs, feeds, or - for standard input: plain text, Markdown, HTML, PDF,
    DOCX, EML, RSS, Atom, WARC, JSON Lines or CSV. What cannot be read is set aside with its reason, the rest
    goes on, and the exit code is 1.

    \b
    Examples:
      legomena build reports/ --out anatomy/
      legomena build reports.jsonl 'clippings/*.pdf' --out anatomy/ --case flood.legomena
      legomena build export.csv --column text=Body --column outlet=Paper --out anatomy/
    """
    from legomena.case import build as build_

    tell_extractor(extractor)
    with progress() as report:
        built = build_(
            reports,
            out,
            case,
            profile=profile,
            workers=workers(),
            extractor=extractor,
            report=report,
            **given(options),
        )
    code = max(tell_added(built.added), tell_set_aside(built.extracted.set_aside))
    if built.page is None:
        click.echo("legomena: error: no document could be read, so nothing was published.", err=True)
        ctx.exit(SOME_SET_ASIDE)
    links = built.anatomy.links
    parts = (
        count(len(built.anatomy.claims), "claim"),
        count(len(links.incidents), "incident"),
        count(len(links.operations), "operation"),
    )
    click.echo(f"{', '.join(parts)}.", err=True)
    click.echo(printable(str(built.page)))
    ctx.exit(code)
