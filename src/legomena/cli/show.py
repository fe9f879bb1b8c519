"""``legomena show``: what is in a case, as tables in the terminal."""

from __future__ import annotations

import click

from ._options import case_argument

SUBJECTS = [
    "document",
    "claim",
    "incident",
    "operation",
    "account",
    "contested",
    "copy",
    "why",
    "person",
    "ruling",
    "set-aside",
]


class _Subject(click.Choice[str]):
    """One of ``SUBJECTS``, in the singular or the plural."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert({"copies": "copy"}.get(value, value.removesuffix("s")), param, ctx)


@click.command
@case_argument
@click.argument("what", metavar="[WHAT]", required=False, type=_Subject(SUBJECTS, case_sensitive=False))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--estimate",
    is_flag=True,
    help="Add what a model makes of the figures of one account: no count, no fact.",
)
def show(case: str, what: str | None, ids: tuple[str, ...], estimate: bool) -> None:
    """Show what is in a case.

    That is all of CASE in short, everything of one kind (WHAT), or one thing in full (WHAT and ID). WHAT is
    document, claim, incident, operation, account, contested, copies, why, persons, rulings or set-aside. ID
    is an id or its beginning; a document may also be given by its name. "why" lists every link with its
    reasons; with two claims or documents, it tells what joins them or keeps them apart. Tables are fitted to
    the terminal; where the output goes on to another program, they are tab-separated and nothing is cut.

    \b
    Examples:
      legomena show flood.legomena
      legomena show flood.legomena incidents
      legomena show flood.legomena account 3f9a
      legomena show flood.legomena account 3f9a --estimate
      legomena show flood.legomena document 22
      legomena show flood.legomena why 22 31
      legomena show flood.legomena claims | cut -f3,4
    """
    from legomena.case import Case

    from . import _details, _listings

    if estimate and (what != "account" or len(ids) != 1):
        raise click.UsageError("--estimate is for one account; give its id: show CASE account ID --estimate.")
    with Case(case, read_only=True) as opened:
        if what is None:
            _listings.overview(opened)
        elif not ids:
            _listings.LISTINGS[what](opened)
        elif what == "why":
            if len(ids) != 2:
                raise click.UsageError("why takes two ids of claims or documents, or none.")
            _details.why(opened, *ids)
        elif len(ids) > 1:
            raise click.UsageError(f"{what} takes one id, and {len(ids)} are given.")
        else:
            _details.detail(opened, what, ids[0])
            if estimate:
                _details.estimates(opened, ids[0])
