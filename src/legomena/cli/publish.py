"""``legomena publish``: the anatomy as pages."""

from __future__ import annotations

import click

from ._options import case_argument, out_option, profile_option
from ._text import printable


@click.command
@case_argument
@out_option("Folder for the pages.")
@profile_option
def publish(case: str, out: str, profile: str) -> None:
    """Write a case's anatomy as pages.

    They open from disk, without a network, and every figure is one click from the words that it rests on.

    What --profile withholds is gone from the pages, which say by kind and number what it was.

    \b
    Examples:
      legomena publish flood.legomena --out anatomy/
      legomena publish flood.legomena --out for-the-desk/ --profile internal
    """
    from legomena.case import Case

    with Case(case, read_only=True) as opened:
        click.echo(printable(str(opened.publish(out, profile=profile))))
