"""``legomena show``: what is in a case, as tables in the terminal."""

from __future__ import annotations

import click

from ._options import case_argument

SUBJECTS = ["document", "claim", "incident", "operation", "account", "contested", "person", "set-aside"]


class _Subject(click.Choice[str]):
    """One of ``SUBJECTS``, in the singular or the plural."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(value.removesuffix("s"), param, ctx)


@click.command
@case_argument
@click.argument("what", metavar="[WHAT]", required=False, type=_Subject(SUBJECTS, case_sensitive=False))
@click.argument("id_", metavar="[ID]", required=False)
def show(case: str, what: str | None, id_: str | None) -> None:
    """Show what is in a case.

    That is all of CASE in short, everything of one kind (WHAT), or one thing in full (WHAT and ID). WHAT is
    document, claim, incident, operation, account, contested, person or set-aside. ID is an id or its
    beginning; a document may also be given by its name. Tables are fitted to the terminal; where the output
    goes on to another program, they are tab-separated and nothing is cut.

    \b
    Examples:
      legomena show flood.legomena
      legomena show flood.legomena incidents
      legomena show flood.legomena account 3f9a
      legomena show flood.legomena document 22
      legomena show flood.legomena claims | cut -f3,4
    """
    from legomena.case import Case

    from . import _details, _listings

    with Case(case, read_only=True) as opened:
        if what is None:
            _listings.overview(opened)
        elif id_ is None:
            _listings.LISTINGS[what](opened)
        else:
            _details.detail(opened, what, id_)
