"""Write what the docs take from the code: ``docs/cli.md``, and the columns in ``docs/exports.md``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from legomena.cli import cli
from legomena.publish.exports import COLUMNS
from legomena.publish.exports.codebooks import LAYOUTS

DOCS = Path(__file__).parent.parent / "docs"

CLI_HEAD = """\
# The command line

Written by `make reference` from `legomena --help`; a test fails when it is out of date.

Exit codes: 0 done; 1 done, but some documents were set aside, or the case does not verify; 2 bad use, with
one line `legomena: error: …`; 70 a fault of legomena's own (`LEGOMENA_TRACEBACK=1` shows where); 130
interrupted; 141 nobody reads the output any more. Progress and summaries go to standard error, results to
standard output.
"""


COLUMNS_MARK = "<!-- Below: written by `make reference` -->\n"


def cli_page() -> str:
    """Return the text of ``docs/cli.md``."""
    parts = [CLI_HEAD]
    for context in contexts(cli):
        parts.append(f"\n## `{context.command_path}`\n\n```text\n{help_of(context)}\n```\n")
    return "".join(parts)


def contexts(
    command: click.Command, name: str = "legomena", parent: click.Context | None = None
) -> Iterator[click.Context]:
    """Yield a command and all below it, each as it is when called."""
    context = click.Context(
        command, parent, name, terminal_width=100, **(command.context_settings | {"max_content_width": 100})
    )
    yield context
    if isinstance(command, click.Group):
        for word, below in command.commands.items():
            yield from contexts(below, word, context)


def help_of(context: click.Context) -> str:
    """Return the help of a command as it is in a terminal 100 columns wide."""
    lines = (line.rstrip() for line in context.command.get_help(context).splitlines())
    return "\n".join(lines).strip()


def exports_page() -> str:
    """Return the text of ``docs/exports.md`` with its columns as they are now."""
    above, mark, _ = (DOCS / "exports.md").read_text("utf-8").partition(COLUMNS_MARK)
    parts = [above, mark]
    for table, columns in COLUMNS.items():
        parts.append(f"\n### `{table}`\n\n| column | meaning |\n|---|---|\n")
        parts += [f"| `{column}` | {meaning} |\n" for column, meaning in columns.items()]
    parts.append("\n## Columns of the other layouts\n")
    for name, layout in LAYOUTS.items():
        listed = textwrap.fill(", ".join(layout.columns), 110, break_long_words=False)
        parts.append(f"\n### `{name}`: {len(layout.columns)}\n\n```text\n{listed}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    (DOCS / "cli.md").write_text(cli_page(), "utf-8")
    (DOCS / "exports.md").write_text(exports_page(), "utf-8")
