"""``legomena extract``: claims out of documents, into the case or onto standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ._options import count, extractor_option, given, reading_options, tell_extractor, tell_set_aside, workers
from ._progress import progress

_CASEFILE_HEADER = b"SQLite format 3\0"


@click.command
@click.argument("sources", nargs=-1, required=True, metavar="CASE | SOURCES…")
@extractor_option
@reading_options
@click.pass_context
def extract(ctx: click.Context, /, sources: tuple[str, ...], extractor: str | None, **options: Any) -> None:
    """Find the claims in a case, or print those of documents.

    The claims in CASE are kept there; documents that this version, with this gazetteer, has read before are
    not read again. SOURCES are what `legomena add` takes: their claims go to standard output, one JSON object
    a line, and nothing is kept.

    \b
    Examples:
      legomena extract flood.legomena
      legomena extract reports.jsonl > claims.jsonl
      legomena extract --extractor grammar reports.jsonl > by-rules.jsonl
      legomena extract reports/ | jq 'select(.kind == "toll")'
    """
    tell_extractor(extractor)
    if _is_case(sources):
        ctx.exit(_into_case(sources[0], extractor))
    else:
        ctx.exit(_print(sources, extractor, given(options)))


def _is_case(sources: tuple[str, ...]) -> bool:
    if len(sources) > 1:
        return False
    path = Path(sources[0])
    if path.suffix == ".legomena":
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_CASEFILE_HEADER)) == _CASEFILE_HEADER
    except OSError:  # whoever reads the sources says what is wrong with it
        return False


def _into_case(path: str, extractor: str | None) -> int:
    from legomena.case import Case

    with Case(path) as case, progress() as report:
        found = case.extract(workers=workers(), extractor=extractor, report=report)
        documents = case.counts().extracted
    click.echo(f"{count(found.claims, 'new claim')} in {count(documents, 'document')}.", err=True)
    return tell_set_aside(found.set_aside)


def _print(sources: tuple[str, ...], extractor: str | None, options: dict[str, Any]) -> int:
    from legomena.case import extract_claims
    from legomena.publish.exports import claim_line
    from legomena.records import SetAside, to_json

    output = sys.stdout.buffer
    code = 0
    for found in extract_claims(sources, workers=workers(), extractor=extractor, **options):
        if isinstance(found, SetAside):
            code = tell_set_aside([found])
            continue
        document, claims = found
        for claim in claims:
            output.write(to_json(claim_line(claim, document)) + b"\n")
    output.flush()
    return code
