"""``legomena export``: a case's data for other programs."""

from __future__ import annotations

import click

from ._options import case_argument, out_option, profile_option
from ._text import printable

# As in legomena.publish.exports, which takes too long to load for a command that may not run.
FORMATS = ["csv", "jsonl", "geojson"]


@click.command
@case_argument
@click.option("--format", "format_", required=True, type=click.Choice(FORMATS), help="What to write.")
@out_option("Folder for the files.", default=".")
@profile_option
def export(case: str, format_: str, out: str, profile: str) -> None:
    """Write a case's data for other programs.

    csv: claims, incidents, documents and tolls as tables (text that a spreadsheet would run as a formula gets
    an apostrophe in front). jsonl: claims, incidents and operations, whole. geojson: incidents and placed
    claims as points, with how precise each point is. Unknown is empty or null, never 0.

    \b
    Examples:
      legomena export flood.legomena --format csv --out tables/
      legomena export flood.legomena --format geojson
    """
    from legomena.case import Case

    with Case(case, read_only=True) as opened:
        for path in opened.export(format_, out, profile=profile):
            click.echo(printable(str(path)))
