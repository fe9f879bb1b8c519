"""The docs say what the code does, and nothing of the code goes unsaid."""

from __future__ import annotations

import importlib.util
import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

import legomena
from legomena.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])


def _load_reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REFERENCE = _load_reference()
PAGES_FROM_CODE = [("cli.md", REFERENCE.cli_page()), ("exports.md", REFERENCE.exports_page())]
CONTEXTS: list[click.Context] = list(REFERENCE.contexts(cli))


@pytest.mark.parametrize(("page", "text"), PAGES_FROM_CODE)
def test_reference_is_up_to_date(page: str, text: str) -> None:
    assert (ROOT / "docs" / page).read_text("utf-8") == text, "run: make reference"


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.command_path)
def test_every_command_and_option_is_documented(context: click.Context) -> None:
    command = context.command
    assert command.help, f"{context.command_path} says nothing of itself"
    if not isinstance(command, click.Group):
        assert re.search(r"^\s*Examples?:$", command.help, re.M), f"{context.command_path} has no example"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{context.command_path} {parameter.opts[0]} has no help"
        else:
            shown = re.findall(r"[A-Z]{2,}", parameter.make_metavar(context)) or ["shell"]
            assert all(word in command.help or word.lower() in command.help for word in shown)


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _public() -> Iterator[tuple[str, object]]:
    for name in legomena.__all__:
        if name == "__version__":
            continue
        value = getattr(legomena, name)
        yield name, value
        if name == "Case":
            for method, function in inspect.getmembers(value, inspect.isfunction):
                if not method.startswith("_"):
                    yield f"Case.{method}", function


@pytest.mark.parametrize(("name", "value"), list(_public()), ids=_word)
def test_every_public_name_is_documented(name: str, value: object) -> None:
    assert inspect.getdoc(value), f"{name} has no docstring"
    assert name in (ROOT / "docs" / "python.md").read_text("utf-8"), f"docs/python.md does not tell of {name}"


def _python_signatures() -> Iterator[tuple[str, str]]:
    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    yield from re.findall(r"`(?:legomena\.)?((?:Case\.)?\w+)\(([^)`]*)\)` \|", text)


@pytest.mark.parametrize(("name", "arguments"), list(_python_signatures()))
def test_signatures_in_the_docs_are_those_of_the_code(name: str, arguments: str) -> None:
    value = legomena
    for part in name.split("."):
        value = getattr(value, part)
    parameters = inspect.signature(value).parameters
    for argument in filter(None, arguments.split(", ")):
        word, _, default = argument.lstrip("*").partition("=")
        assert word in parameters
        if default:
            assert repr(parameters[word].default) == default


def test_every_policy_is_explained() -> None:
    text = (ROOT / "docs" / "concepts.md").read_text("utf-8")
    for path in (ROOT / "src" / "legomena" / "reconcile" / "policies").glob("[a-z]*.py"):
        (name,) = re.findall(r'^NAME = "(.+)"$', path.read_text("utf-8"), re.M)
        assert f"| `{name}` |" in text, f"docs/concepts.md does not tell of {name}"


def _shell_lines() -> Iterator[tuple[str, str]]:
    """Every command line in the pages and in the help of the commands that calls ``legomena`` or ``make``."""
    sources = {str(page.relative_to(ROOT)): page.read_text("utf-8") for page in PAGES}
    sources |= {context.command_path: context.command.help or "" for context in CONTEXTS}
    for where, text in sources.items():
        for line in re.findall(r"^(?:    |  |\$ |> )*((?:legomena|make) [^`\n]+)$", text, re.M):
            yield where, line
        for line in re.findall(r"`((?:legomena|make) [^`\n]+)`", text):
            yield where, line


@pytest.mark.parametrize(("where", "line"), sorted(set(_shell_lines())))
def test_commands_in_the_docs_exist(where: str, line: str) -> None:
    words = shlex.split(re.sub(r"[|>;#…].*", "", line), posix=True)
    if words[0] == "make":
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
        assert set(words[1:]) <= set(targets), f"{where}: {line}"
        return
    command: click.Command = cli
    rest = words[1:]
    while rest and isinstance(command, click.Group) and not rest[0].startswith("-"):
        assert rest[0] in command.commands, f"{where}: there is no command {rest[0]!r}: {line}"
        command, rest = command.commands[rest[0]], rest[1:]
    with click.Context(command, **cli.context_settings) as context:
        options = {name for parameter in command.get_params(context) for name in parameter.opts}
    for word in rest:
        if word.startswith("--"):
            assert word.partition("=")[0] in options, f"{where}: there is no option {word}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S)
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    for target in targets:
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), f"{page.name}: {target} leads nowhere"
        if anchor and linked.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), re.M)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, f"{page.name}: {target} leads to no heading"
