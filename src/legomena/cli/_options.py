"""What several commands share: arguments, options and how their end is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ._text import printable

if TYPE_CHECKING:
    from legomena.case import AddSummary
    from legomena.records import SetAside

F = TypeVar("F", bound=Callable[..., Any])

SOME_SET_ASIDE = 1

case_argument = click.argument("case", metavar="CASE", type=click.Path(dir_okay=False))


class _Folder(click.Path):
    """A folder that is named: an empty word, as of a shell variable that is not set, is not this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not value:
            self.fail("it is empty; name a folder.", param, ctx)
        return super().convert(value, param, ctx)


def out_option(what: str, *, default: str | None = None) -> Callable[[F], F]:
    """``--out DIR``, required where there is no default."""
    folder = _Folder(file_okay=False)
    if default is None:
        return click.option("--out", metavar="DIR", type=folder, required=True, help=what)
    return click.option("--out", metavar="DIR", type=folder, default=default, show_default=True, help=what)


EXTRACTORS = ("neural", "grammar")
"""`legomena.extract.EXTRACTORS`, told here so that ``--help`` need not load the extractors."""

extractor_option = click.option(
    "--extractor",
    type=click.Choice(EXTRACTORS),
    help="What reads the documents: the trained model, or rules. By default the model, if it is installed.",
)


def tell_extractor(name: str | None) -> None:
    """Say on standard error where the rules read because the model's packages are not installed.

    Raises ``click.ClickException`` where the model was asked for by name and is not installed.
    """
    from legomena.extract import ExtractorMissingError, default_extractor, extractor

    try:
        extractor(name)
    except ExtractorMissingError as error:
        raise click.ClickException(str(error)) from error
    if name is None and default_extractor() != EXTRACTORS[0]:
        click.echo(
            "Reading by rules: the trained extractor is not installed (pip install 'legomena[neural]').",
            err=True,
        )


# As in legomena.publish.profiles, which takes too long to load for a command that may not run.
PROFILES = ("public", "partner", "internal")


def profile_option(command: F) -> F:
    """``--profile``, which says what is withheld."""
    return click.option(
        "--profile",
        type=click.Choice(PROFILES),
        default="public",
        show_default=True,
        help="What is withheld: public, names of private persons, contact details, addresses and places of "
        "homes; partner, all that but the names; internal, nothing.",
    )(command)


def reading_options(command: F) -> F:
    """Options of the commands that read sources: the fields of ``ReadOptions`` that a user may need."""
    for option in (
        click.option(
            "--max-bytes", type=click.IntRange(min=1), metavar="BYTES", help="Largest document to read."
        ),
        click.option(
            "--fetch-links", is_flag=True, help="Fetch the pages that the entries of a feed link to."
        ),
        click.option(
            "--allow-private", is_flag=True, help="Allow URLs that lead to this machine or a private network."
        ),
        click.option(
            "--mapping",
            metavar="NAME|FILE",
            help="What the columns of coded rows mean: acled, ucdp, gtd, airwars, or a JSON file. Files of "
            "these data sets are known by their columns without it.",
        ),
        click.option(
            "--background",
            is_flag=True,
            help="Take coded files as background: events and deaths a month, and no claims.",
        ),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="FIELD=NAME",
            callback=_columns,
            help="The CSV column that holds a field, as in text=Body; for text, id, url, outlet, published, "
            "title, byline, lang and syndicated_of.",
        ),
    ):
        command = option(command)
    return command


def _columns(_ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    columns = {}
    for value in values:
        field, equals, name = value.partition("=")
        if not (field and equals and name):
            raise click.BadParameter(f"{value!r} is not FIELD=NAME, as in text=Body.")
        columns[field.strip()] = name
    return columns


def given(options: dict[str, Any]) -> dict[str, Any]:
    """Leave out the reading options that were not given: their defaults are those of ``ReadOptions``."""
    return {name: value for name, value in options.items() if value}


def workers() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def tell_added(summary: AddSummary) -> int:
    """Tell on standard error what became of the inputs; return the exit code that it calls for."""
    parts = [f"{count(summary.added, 'document')} added"]
    if summary.already:
        parts.append(f"{summary.already:,} already there")
    if summary.set_aside:
        parts.append(f"{len(summary.set_aside):,} set aside")
    click.echo(f"{', '.join(parts)}.", err=True)
    return tell_set_aside(summary.set_aside)


def tell_set_aside(items: Sequence[SetAside]) -> int:
    """List on standard error what was set aside, and why; return the exit code that it calls for."""
    for item in items:
        click.echo(f"set aside: {printable(item.name)}: {printable(item.reason)}", err=True)
    return SOME_SET_ASIDE if items else 0


def count(number: int, word: str) -> str:
    """``1 document``, ``1,200 documents``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
