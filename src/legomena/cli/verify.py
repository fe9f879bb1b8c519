"""``legomena verify``: whether a case still holds what was put into it."""

from __future__ import annotations

import click

from ._options import case_argument, count
from ._text import printable

DOES_NOT_HOLD = 1


@click.command
@case_argument
@click.pass_context
def verify(ctx: click.Context, case: str) -> None:
    """Check that a case still holds what was put into it.

    Everything in CASE is hashed again, and every quote must stand at its place in its document. The first
    entry that does not hold is named, and the exit code is then 1. Note the head that is printed: whoever
    knows it can tell later whether the history was replaced as a whole.

    \b
    Example:
      legomena verify flood.legomena
    """
    from legomena.case import Case

    with Case(case, read_only=True) as opened:
        result = opened.verify()
    for problem in result.problems:
        where = f"entry {problem.where}" if isinstance(problem.where, int) else problem.where
        click.echo(printable(f"does not hold: {where}: {problem.what}"))
    click.echo(
        f"{count(result.documents, 'document')} and {count(result.claims, 'claim')} checked, "
        f"in {result.entries:,} entries."
    )
    click.echo(f"head {result.head}")
    ctx.exit(0 if result.ok else DOES_NOT_HOLD)
