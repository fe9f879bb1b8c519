"""``legomena export``: a case's data for other programs."""

from __future__ import annotations

import click

from ._options import case_argument, out_option, profile_option
from ._text import printable

# As in legomena.publish.exports, which takes too long to load for a command that may not run.
FORMATS = [
    *("csv", "jsonl", "geojson", "gpkg", "kml", "xlsx", "parquet", "jsonld"),
    *("acled", "ucdp", "gtd", "plover", "timemap", "airwars"),
]


@click.command
@case_argument
@click.option("--format", "format_", required=True, type=click.Choice(FORMATS), help="What to write.")
@out_option("Folder for the files.", default=".")
@profile_option
def export(case: str, format_: str, out: str, profile: str) -> None:
    """Write a case's data for other programs.

    csv: claims, incidents, documents and tolls as tables (text that a spreadsheet would run as a formula gets
    an apostrophe in front); xlsx and parquet: the same. jsonl: claims, incidents and operations, whole;
    jsonld: in terms of schema.org and PROV. geojson, gpkg, kml: incidents and placed claims as points, with
    how precise each point is. acled, ucdp, gtd, plover, timemap, airwars: the layouts of those data sets,
    each with a .notes.csv that says which rules were applied and what was lost. Unknown is empty or null,
    never 0. What --profile withholds is in none of the files; withheld.csv says by kind and number what it
    was.

    \b
    Examples:
      legomena export flood.legomena --format csv --out tables/
      legomena export flood.legomena --format geojson
      legomena export flood.legomena --format acled --out for-acled/ --profile partner
    """
    from legomena.case import Case

    with Case(case, read_only=True) as opened:
        for path in opened.export(format_, out, profile=profile):
            click.echo(printable(str(path)))
