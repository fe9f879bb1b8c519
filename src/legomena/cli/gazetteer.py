"""``legomena gazetteer``: places that the shipped gazetteer lacks."""

from __future__ import annotations

import click

from ._options import count
from ._progress import progress
from ._text import printable


@click.group
def gazetteer() -> None:
    """Add places to the gazetteer.

    The one that comes with legomena holds towns of 500 inhabitants and more, provinces, districts and
    countries (GeoNames, CC BY 4.0).
    """


@gazetteer.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILES…", type=click.Path(exists=True, dir_okay=False)
)
def import_(files: tuple[str, ...]) -> None:
    """Add the places of a full GeoNames dump.

    FILES are those of download.geonames.org, as they are or zipped: places (allCountries, one country's, or
    cities500), and, with them, the names of units (admin1CodesASCII.txt, admin2Codes.txt) and names in other
    languages (alternateNamesV2). Villages, sites and regions become known too. The places are kept in the
    user's data folder, or in the file that LEGOMENA_GAZETTEER names, and are used from then on: the next
    legomena extract CASE reads the documents of a case again. Claims then name the gazetteer in their
    extractor.

    \b
    Examples:
      legomena gazetteer import PK.zip
      legomena gazetteer import PK.txt admin1CodesASCII.txt admin2Codes.txt
    """
    from legomena.resolve.gazetteer import user_gazetteer_path
    from legomena.resolve.gazetteer_import import import_dump

    with progress() as report:
        told = (lambda lines: report("Importing lines", lines, None)) if report else None
        done = import_dump(files, user_gazetteer_path(), progress=told)
    click.echo(f"{count(done.places, 'place')} imported, {done.skipped:,} left out.", err=True)
    click.echo(printable(done.target))
