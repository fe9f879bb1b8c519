"""Every code block in README and docs runs, page by page, as a reader would run them from the top.

Python is executed, ``legomena`` is called with what the line says, JSON must parse. A page starts in a folder
that holds what the pages speak of as given: reports, a case, tables of others. Sources on the network
are left out of a line, and calls of make and of programs that are not ours are not run.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import legomena
from legomena.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$|^((?:    [^\n]*\n)+)", re.M | re.S)
_SHELL = {"console", "sh", "shell", ""}
_ACLED = (
    "event_id_cnty,event_date,time_precision,sub_event_type,actor1,country,admin1,location,latitude,longitude,"
    "geo_precision,source,notes,fatalities\n"
    "PAK1,2026-01-31,1,Armed clash,Hill Front,Pakistan,Balochistan,Nushki,29.55,66.02,1,The Paper,None,12\n"
)
_OURS = (
    "No,Day,Town,Country,Kind,Group,Where,Least,Most,Hurt\n1,2026-01-31,Nushki,Pakistan,IED,,exact,2,5,0\n"
)


def _blocks(page: Path) -> list[tuple[str, str]]:
    """Return the language and content of every block, in order; indented lines are shell."""
    blocks = []
    for match in _FENCE.finditer(page.read_text("utf-8")):
        language, fenced, indented = match.groups()
        blocks.append((language or "", fenced) if indented is None else ("sh", indented))
    return blocks


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the pages speak of."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "reports").mkdir()
    (folder / "more").mkdir()
    (folder / "more" / "later.pdf").write_bytes(b"%PDF-1.4 nothing in it")
    texts = (
        "Police said at least 12 soldiers were killed in an attack in Quetta on Saturday.",
        "The army said 15 soldiers died in Quetta on Saturday. It blamed the Hill Front.",
    )
    for number, text in enumerate(texts):
        said = f"Outlet: Paper {number}\nPublished: 2026-02-0{number + 1}\n\n{text}\n"
        (folder / "reports" / f"{number}.txt").write_text(said)
    for name in ("acled-2026-01.csv", "acled-2016-2025.csv"):
        (folder / name).write_text(_ACLED)
    (folder / "ours.csv").write_text(_OURS)
    with legomena.Case(folder / "flood.legomena", create=True) as case:
        case.add(folder / "reports")
        case.extract()
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_code_blocks_run(page: Path, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    shutil.copytree(given, work)
    if page.name == "python.md" or "to_pandas" in page.read_text("utf-8"):
        for name in ("pandas", "polars", "geopandas"):
            pytest.importorskip(name, exc_type=ImportError)
    monkeypatch.chdir(work)
    names: dict[str, object] = {}
    for language, content in _blocks(page):
        if language == "python":
            exec(compile(_offline(content), page.name, "exec"), names)  # noqa: S102 - our own docs
        elif language == "json":
            (work / "ours.json").write_text(content)
            json.loads(content)
        elif language in _SHELL:
            for line in content.splitlines():
                _run(line.strip().removeprefix("$ ").partition("  #")[0])
        else:
            assert language == "text", f"{page.name}: no way to run a block of {language}"


def _offline(code: str) -> str:
    """Leave out sources that would be fetched."""
    return re.sub(r',? *"https?://[^"]+"', "", code)


def _run(line: str) -> None:
    words = [word for word in shlex.split(line) if "://" not in word]
    if not words or words[0] != "legomena":
        return
    result = CliRunner().invoke(cli, words[1:], catch_exceptions=False)
    # 1 says that some inputs were set aside, such as the broken PDF that is given.
    assert result.exit_code in (0, 1), f"{line}: {result.output}"
    assert "error:" not in result.output, f"{line}: {result.output}"
