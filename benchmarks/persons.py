"""Persons: how many that news reports name in full are found, so that a profile can withhold them.

Reads ``wikievents/dev.jsonl`` and ``re3d/`` in the folder that ``LEGOMENA_DATA`` names (by default
``../shared/data`` beside this repository), and gives for each:

- ``recall``: share of the persons named in two or more words, all capitalised, that are found, where a
  mention found counts if it overlaps the gold one (offices without a name, "The Prime Minister", are left
  out);
- ``clash``: share of the mentions that the public profile would withhold which are marked as a place, a body
  or another thing, and as no person: words lost to the reader for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import corpus
from legomena.extract import find_persons
from legomena.extract.lexicon.persons import OFFICES
from legomena.records import Document, document_id

Span = tuple[int, int]
Report = tuple[str, list[Span], list[Span]]
"""A text, the persons named in full in it, and the names of everything else."""

_GLUED = set(",.;:)’”'?!-") | {"'s", "n't"}
_GLUES = set("(“-’")


def measure() -> dict[str, float]:
    """Return the figures by name; nothing, with a line that says so, for a corpus that is not there."""
    figures = {}
    for name, read in (("wikievents", _wikievents), ("re3d", _re3d)):
        folder = corpus(name, "persons")
        if folder is None:
            continue
        for measure, value in _score(read(folder)).items():
            figures[f"persons/{name}/{measure}"] = value
    return figures


def _score(reports: Iterator[Report]) -> dict[str, float]:
    named = found = private = clashes = 0
    for text, persons, others in reports:
        people = find_persons(Document(id=document_id(text.encode()), name="1", text=text))
        spans = [span for person in people for span in person.spans]
        named += len(persons)
        found += sum(_overlaps(one, spans) for one in persons)
        withheld = [span for person in people if not person.public for span in person.spans]
        private += len(withheld)
        clashes += sum(_overlaps(one, others) and not _overlaps(one, persons) for one in withheld)
    return {"recall": found / named, "clash": clashes / private}


def _wikievents(folder: Path) -> Iterator[Report]:
    for line in (folder / "dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text, offsets = _running(row["tokens"])
        marked = [
            ((offsets[e["start"]][0], offsets[e["end"] - 1][1]), e["entity_type"] == "PER")
            for e in row["entity_mentions"]
        ]
        yield text, *_sorted(text, marked)


def _re3d(folder: Path) -> Iterator[Report]:
    for source in sorted(path for path in folder.iterdir() if (path / "entities.json").is_file()):
        marked: dict[str, list[tuple[Span, bool]]] = {}
        for line in (source / "entities.json").read_text("utf-8").splitlines():
            row = json.loads(line)
            marked.setdefault(row["documentId"], []).append(
                ((row["begin"], row["end"]), row["type"] == "Person")
            )
        for line in (source / "documents.json").read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row["text"], *_sorted(row["text"], marked.get(row["_id"], []))


def _sorted(text: str, marked: list[tuple[Span, bool]]) -> tuple[list[Span], list[Span]]:
    """Part the names into persons in full and everything else; descriptions in small letters are neither."""
    persons, others = [], []
    for span, is_person in marked:
        words = text[slice(*span)].split()
        if words and all(word[0].isupper() for word in words):
            if not is_person:
                others.append(span)
            elif len(words) > 1 and words[0] != "The" and words[-1].lower() not in OFFICES:
                persons.append(span)
    return persons, others


def _overlaps(span: Span, spans: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _running(tokens: list[str]) -> tuple[str, list[Span]]:
    """Return tokens as running text, with the offsets of each."""
    text, last = "", ""
    offsets: list[Span] = []
    for token in tokens:
        text += "" if not text or token in _GLUED or last in _GLUES else " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
        last = token
    return text, offsets
