"""The places of MUC-4's own lists (``taskdoc``): which a message names, and what they lie in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.data import data_dir
from legomena.extract.tokens import Token

Part = tuple[str, str]
"""A name and its kind: ``("LIMA", "CITY")``."""
_ENTRY = re.compile(r"^([A-Z][A-Z .]+?):\s*(.+)$")
_NOTE = re.compile(r"\s*(?:\*.*|\?\?.*|message \d.*|VALIDATED.*)$")
_PART = re.compile(r"^(?:THE )?([A-Z0-9][A-Z0-9 .'\-]*?)\s*(?:\(([A-Z ]*)\??\))?$")
_WIDE = ("DEPARTMENT", "PROVINCE", "REGION", "STATE", "INTENDANCY", "COMMISSARIAT")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Area:
    """A place that a message names."""

    sentence: int
    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index after its last token."""
    name: str
    paths: tuple[tuple[Part, ...], ...]
    """What it may be: from the country down to itself; the country's kind is empty."""


class Areas:
    """Names of places, each with the paths of places that it may stand for."""

    def __init__(self, entries: Sequence[str], nations: Sequence[str]) -> None:
        self._paths: dict[str, dict[tuple[Part, ...], None]] = defaultdict(dict)
        for line in entries:
            if path := read_path(line):
                for deep in range(2, len(path) + 1):
                    self._paths[path[deep - 1][0]][path[:deep]] = None
        self.nations = frozenset(nations)

    def paths(self, name: str) -> tuple[tuple[Part, ...], ...]:
        """Return what a name may stand for."""
        known = tuple(self._paths.get(name, ()))
        return known or ((((name, ""),),) if name in self.nations else ())

    def find(self, sentences: Sequence[Sequence[Token]]) -> list[Area]:
        """Return the places that the sentences name, in order; of names within names the longest."""
        out = []
        for s, tokens in enumerate(sentences):
            at = 0
            while at < len(tokens):
                size = next((n for n in range(_LONGEST, 0, -1) if self._known(tokens[at : at + n], n)), 0)
                if size:
                    name = written(tokens[at : at + size])
                    out.append(Area(s, at, at + size, name, self.paths(name)))
                at += size or 1
        return out

    def _known(self, tokens: Sequence[Token], size: int) -> bool:
        if len(tokens) < size or not tokens[0].text[0].isupper() or not tokens[-1].text[0].isupper():
            return False
        return bool(self.paths(written(tokens)))


def written(tokens: Sequence[Token]) -> str:
    """Return tokens as the lists write a name."""
    return " ".join(t.text.upper() for t in tokens)


def read_path(line: str) -> tuple[Part, ...] | None:
    """Return what a line of the lists says, from the country down; null where it is no entry."""
    found = _ENTRY.match(_NOTE.sub("", line.strip()))
    if found is None or " - " in line:
        return None
    parts: list[Part] = [(found[1], "")]
    for piece in found[2].split(":"):
        part = _PART.match(piece.strip())
        if part is None:
            return None
        name, kind = part[1].strip(), (part[2] or "").strip()
        if kind and name.endswith(f" {kind}"):
            name = name[: -len(kind) - 1]
        parts.append((name, kind))
    return tuple(parts)


def is_wide(part: Part) -> bool:
    """Whether a part is a department or the like."""
    return part[1] in _WIDE


@cache
def areas() -> Areas:
    """Return the places of the corpus's lists."""
    folder = data_dir() / "muc4" / "taskdoc"

    def lines(name: str) -> list[str]:
        return _text(folder / name).splitlines()

    nations = _text(folder / "set-list-foreign-nation.v5").partition("TARGET: FOREIGN NATION(S) slot")[2]
    return Areas(
        [*lines("containing-areas-part1.v5"), *lines("containing-areas-part2")],
        [n.strip() for n in nations.partition("2.0")[0].splitlines() if n.strip()],
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="latin-1")
