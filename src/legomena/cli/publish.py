"""``legomena publish``: the anatomy as pages."""

from __future__ import annotations

import click

from ._options import case_argument, out_option
from ._text import printable


@click.command
@case_argument
@out_option("Folder for the pages.")
def publish(case: str, out: str) -> None:
    """Write a case's anatomy as pages.

    They open from disk, without a network, and every figure is one click from the words that it rests on.

    \b
    Example:
      legomena publish flood.legomena --out anatomy/
    """
    from legomena.case import Case

    with Case(case, read_only=True) as opened:
        click.echo(printable(str(opened.publish(out))))
