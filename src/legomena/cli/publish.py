"""``legomena publish``: the anatomy as pages, or as a report."""

from __future__ import annotations

import click

from ._options import case_argument, out_option, profile_option
from ._text import printable

# As in legomena.publish, which takes too long to load for a command that may not run.
_FORMATS = ("html", "pdf", "markdown", "docx")


@click.command
@case_argument
@out_option("Folder for what is written.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="html",
    show_default=True,
    help="Pages, or a report to print or to work on.",
)
@click.option("--single-file", is_flag=True, help="html: put pages, texts and all into one file.")
@profile_option
def publish(case: str, out: str, format_: str, single_file: bool, profile: str) -> None:
    """Write a case's anatomy as pages, or as a report.

    The pages open from disk, without a network, and every figure is one click from the words that it rests
    on. The report, as PDF, Markdown or DOCX, has the words at its end, by number. PDF needs the extra report:
    pip install 'legomena[report]'. What --profile withholds is gone from all of them, and they say by kind
    and number what it was.

    \b
    Examples:
      legomena publish flood.legomena --out anatomy/
      legomena publish flood.legomena --out anatomy/ --single-file
      legomena publish flood.legomena --out anatomy/ --format pdf
      legomena publish flood.legomena --out for-the-desk/ --profile internal
    """
    from legomena.case import Case

    if single_file and format_ != "html":
        raise click.UsageError(f"--single-file is for --format html; {format_} is one file anyway.")
    with Case(case, read_only=True) as opened:
        try:
            written = opened.publish(out, format_, single_file=single_file, profile=profile)
        except ModuleNotFoundError as error:
            raise click.ClickException(str(error)) from error
        click.echo(printable(str(written)))
