"""``legomena`` itself: the group that the commands hang on."""

from __future__ import annotations

import os
from typing import Any

import click

import legomena

from . import add, build, completion, export, extract, gazetteer, publish, redact, rule, show, verify


class OutputClosedError(Exception):
    """Nobody reads the output any more, as after ``| head``."""


class _Group(click.Group):
    """A group whose commands are listed in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # As it is, click would end the process with the code that means "some were set aside".
            raise OutputClosedError from error


CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=_Group, context_settings=CONTEXT)
@click.version_option(legomena.__version__, prog_name="legomena", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Read many reports of a violent event; keep who said what, in which words.

    Every datum is a claim that rests on words of a document. Claims are linked into incidents and operations,
    figures that disagree are laid side by side, and the result is published as pages that anybody can check.

    \b
    All of it in one go:
      legomena build reports/ --out anatomy/
    Step by step, in a case that is kept:
      legomena add flood.legomena reports/ https://example.org/news/feed.xml
      legomena extract flood.legomena
      legomena show flood.legomena
      legomena publish flood.legomena --out anatomy/
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False


for command in (
    build.build,
    add.add,
    extract.extract,
    show.show,
    rule.rule,
    redact.redact,
    export.export,
    publish.publish,
    verify.verify,
    gazetteer.gazetteer,
    completion.completion,
):
    cli.add_command(command)
