"""The entry point: how a run ends, whatever happens in it.

Exit codes: 0 done; 1 done, but some documents were set aside or the case does not verify; 2 bad use;
70 a fault of Legomena's own; 130 interrupted; 141 nobody reads the output any more.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click

from ._root import OutputClosedError, cli
from ._text import printable

BAD_USE, FAULT, INTERRUPTED, BROKEN_PIPE = 2, 70, 130, 141


def main(args: list[str] | None = None) -> None:
    """Run the command line with ``args`` (default: those of the process) and exit with its code."""
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    # A stream that the caller has closed is null in Python.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - for as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Where a terminal cannot show a letter, the rest must still come out.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(args=args, prog_name="legomena", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_USE
    except click.ClickException as error:
        hint = (
            f" See {error.ctx.command_path} --help."
            if isinstance(error, click.UsageError) and error.ctx
            else ""
        )
        return _fail(f"{error.format_message()}{hint}", BAD_USE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("legomena: interrupted", err=True)
        return INTERRUPTED
    except (OutputClosedError, BrokenPipeError):
        # The interpreter flushes standard output once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:
        if os.environ.get("LEGOMENA_TRACEBACK"):
            raise
        from legomena.casefile import CasefileError

        if isinstance(error, CasefileError | OSError | ValueError):
            return _fail(_one_line(error), BAD_USE)
        what = f"{type(error).__name__}: {_one_line(error)}"
        return _fail(f"{what}. This is a fault in legomena; LEGOMENA_TRACEBACK=1 shows where.", FAULT)
    return code if isinstance(code, int) else 0


def _one_line(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        return f"{where}{error.strerror[:1].lower()}{error.strerror[1:]}"
    return str(error)


def _fail(message: str, code: int) -> int:
    line = " ".join(message.split())
    click.echo(f"legomena: error: {printable(line)}", err=True)
    return code
