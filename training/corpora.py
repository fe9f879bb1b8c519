"""The texts that labels point into: public corpora outside the project, and the project's own reports.

A document is named ``corpus:id``. Texts are read from ``LEGOMENA_DATA`` (by default ``../shared/data``) and
are never written anywhere by the project.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path(os.environ.get("LEGOMENA_DATA", HERE.parent.parent / "shared" / "data"))

_MUC_HEAD = re.compile(r"^(DEV-MUC3-\d{4})\b.*$", re.MULTILINE)


def _muc() -> Iterator[tuple[str, str]]:
    for path in sorted((DATA / "muc4" / "corpora" / "dev").glob("dev-muc3-*")):
        raw = path.read_text(encoding="latin-1")
        heads = list(_MUC_HEAD.finditer(raw))
        for head, after in zip(heads, [*heads[1:], None], strict=True):
            yield head.group(1), _unwrapped(raw[head.end() : after.start() if after else len(raw)])


def _unwrapped(text: str) -> str:
    """The telex set in running lines, one paragraph a line."""
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", text))
    return "\n".join(p for p in paragraphs if p)


def _jsonl(path: Path, key: str, *fields: str) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield str(row[key]), "\n".join(str(row[f]) for f in fields if row.get(f))


def _gvc() -> Iterator[tuple[str, str]]:
    yield from _jsonl(DATA / "gvc" / "train.jsonl", "id", "title", "content")


def _gva() -> Iterator[tuple[str, str]]:
    yield from _jsonl(DATA / "gva" / "dev-documents.jsonl", "id", "title", "content")


def _re3d() -> Iterator[tuple[str, str]]:
    for path in sorted((DATA / "re3d").glob("*/documents.json")):
        yield from _jsonl(path, "_id", "text")


def _wikievents() -> Iterator[tuple[str, str]]:
    with (DATA / "wikievents" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["docid"], re.sub(r" (?=[.,;:!?)%’])| (?='s )", "", " ".join(row["tokens"]))


def _polnear(part: str) -> Iterator[tuple[str, str]]:
    for path in sorted((DATA / "polnear" / part / "text").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def _reports() -> Iterator[tuple[str, str]]:
    for path in sorted((HERE / "reports").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


READERS = {
    "muc4": _muc,
    "gvc": _gvc,
    "gva": _gva,
    "re3d": _re3d,
    "wikievents": _wikievents,
    "polnear": lambda: _polnear("train"),
    "reports": _reports,
}


@cache
def texts(corpus: str) -> dict[str, str]:
    """Return ``{document id: text}`` of one corpus.

    Raises ``KeyError`` for an unknown corpus and ``FileNotFoundError`` where its files are not there.
    """
    return dict(READERS[corpus]())


def text_of(name: str) -> str:
    """Return the text of the document named ``corpus:id``."""
    corpus, _, document = name.partition(":")
    return texts(corpus)[document]
