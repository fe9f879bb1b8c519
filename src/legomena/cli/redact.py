"""``legomena redact``: whose names the public does not get."""

from __future__ import annotations

import click

from ._options import case_argument, count


@click.command
@case_argument
@click.argument("names", nargs=-1, required=True, metavar="NAMES…")
@click.option("--by", required=True, metavar="WHO", help="Who rules.")
@click.option("--why", required=True, metavar="REASON", help="For what reason.")
@click.option("--disclose", is_flag=True, help="Rule the opposite: these names may be published.")
def redact(case: str, names: tuple[str, ...], by: str, why: str, disclose: bool) -> None:
    """Rule that persons are not named in what is published.

    NAMES are full names as the documents of CASE write them. Private persons are found without a ruling
    (legomena show CASE persons lists them, with the reason). This is for those that are missed, and, with
    --disclose, for those in a public role that no document tells of. The ruling is kept in the case; a later
    one overrules it.

    \b
    Examples:
      legomena redact flood.legomena "Aisha Bello" --by "J. Doe" --why "a witness at risk"
      legomena redact flood.legomena "Sam Okafor" --disclose --by "J. Doe" --why "he is the mayor"
    """
    from legomena.case import Case

    with Case(case) as opened:
        is_new = opened.redact(names, by=by, why=why, disclose=disclose)
    what = "may be published" if disclose else "withheld from the public"
    click.echo(f"{count(len(names), 'name')} {what}{'' if is_new else ', as ruled before'}.", err=True)
