"""``legomena rule``: a person's decision over claims, kept in the case."""

from __future__ import annotations

import json
from typing import Any

import click

from ._options import case_argument
from ._text import printable

KINDS = ["accept", "reject", "amend", "same", "different", "split"]


class _Change(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """``field=value``: a number, true, false, null, other JSON, or plain words."""

    name = "field=value"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Any]:
        field, sign, text = str(value).partition("=")
        if not sign or not field.strip():
            self.fail(f"{value!r} is no change; write field=value, as in low=12.", param, ctx)
        try:
            return field.strip(), json.loads(text)
        except ValueError:
            return field.strip(), text


@click.command
@case_argument
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--why", required=True, metavar="TEXT", help="On what grounds.")
@click.option(
    "--set",
    "changes",
    multiple=True,
    type=_Change(),
    metavar="FIELD=VALUE",
    help="What an amendment changes; may be given several times. VALUE null means unknown.",
)
def rule(
    case: str, kind: str, claims: tuple[str, ...], by: str, why: str, changes: tuple[tuple[str, Any], ...]
) -> None:
    """Decide over claims: who decided, when and why is kept in the case.

    KIND is accept, reject or amend (one CLAIM), same or different (two or more: they do, or do not, tell of
    one incident), or split (one or more: they leave their incident, and make another). CLAIM is an id or its
    beginning; split takes names of documents too, for all their claims. Nothing is changed or deleted: a
    later ruling overrules an earlier one; "legomena show CASE rulings" lists all.

    \b
    Examples:
      legomena rule flood.legomena reject 3f9a --by "A. Editor" --why "a caption of another flood"
      legomena rule flood.legomena amend 3f9a --set low=12 --set high=null --by "A. Editor" --why "12 or more"
      legomena rule flood.legomena same 3f9a 77c1 --by "A. Editor" --why "one bridge under two names"
      legomena rule flood.legomena split 3f9a report-7 --by "A. Editor" --why "the second bridge"
    """
    from legomena.case import Case

    with Case(case) as opened:
        ruling = opened.rule(kind, claims, by=by, why=why, changes=dict(changes))
    click.echo(
        printable(f"{ruling.kind} {', '.join(ruling.targets)}: {ruling.why} ({ruling.by}, {ruling.at})")
    )
