"""The messages of MUC-4: upper-case newswire with a dateline, put into sentence case so that it can be read.

How a word is usually written is learned, each time, from the mixed-case corpora beside this one; a word that
none of them has is taken for a name, or for an acronym where the message has it in brackets.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_START = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][A-Z .'-]*?)(?: \((?P<country>[A-Z .]+)\))?,\s*"
    r"(?:(?P<day>\d{1,2}) (?P<month>[A-Z]{3})[A-Z]*\.?(?: (?P<year>\d{2}))?|NO DATE)\s*"
    r"(?P<source>\([^)]*\))?\s*--"
)
_TAG = re.compile(r"\[[A-Z][^\]\[]*\]")
_KEPT_TAG = re.compile(r"\[[A-Z]{2,8}\]")
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
_END = re.compile(r"[.!?][\"')\]]*\s+$|\n\s*$|^\s*$|[:\"]\s*$")


@dataclass(frozen=True)
class Message:
    """One text with what its dateline says."""

    name: str
    text: str
    """Without the dateline, paragraphs parted by empty lines, in upper case."""
    place: str | None
    country: str | None
    day: date | None


def read_messages(raw: str) -> Iterator[Message]:
    """Yield the messages of a file."""
    starts = [*_START.finditer(raw)]
    for this, following in zip(starts, [*starts[1:], None], strict=True):
        body = raw[this.end() : following.start() if following else len(raw)]
        body = re.sub(r"[ \t]*\n(?!\s*\n)[ \t]*", " ", body.strip())
        body = re.sub(r"\s*\n\s*", "\n\n", body)
        head = _DATELINE.match(body)
        day = None
        if head and head["day"] and head["month"] in _MONTHS and head["year"]:
            day = date(1900 + int(head["year"]), _MONTHS.index(head["month"]) + 1, int(head["day"]))
        text = body[head.end() :] if head else body
        text = _TAG.sub(lambda m: m.group() if _KEPT_TAG.fullmatch(m.group()) else "", text).strip()
        # Acronyms stand in square brackets; what is left of the tags is "[TEXT]" and such.
        text = re.sub(r"\[(?:TEXT|EXCERPTS?|REPORT|PASSAGE OMITTED)\]\s*", "", text)
        yield Message(
            this[1],
            text.replace("[", "(").replace("]", ")"),
            head["place"] if head else None,
            head["country"] if head else None,
            day,
        )


class Truecaser:
    """Writes upper-case text as words are usually written."""

    def __init__(self, texts: Iterator[str]) -> None:
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            if text.upper() == text:
                continue
            last = 0
            for found in _WORD.finditer(text):
                if not _END.search(text[max(0, last - 1) : found.start()] or "\n"):
                    forms[found.group().upper()][found.group()] += 1
                last = found.end()
        self.usual = {word: max(sorted(seen), key=lambda f: seen[f]) for word, seen in forms.items()}

    def __call__(self, text: str) -> str:
        """Return ``text`` of the same length in sentence case."""
        acronyms = {w for w in re.findall(r"\(([A-Z]{2,7})\)", text) if self.usual.get(w) != w.lower()}
        out = list(text)
        opens = True
        last = 0
        for found in _WORD.finditer(text):
            word = found.group()
            between = text[last : found.start()]
            opens = last == 0 or bool(re.search(r"[.!?][\"')]*\s+[\"'(]*$|\n", between))
            form = word if word in acronyms else self.usual.get(word, word.capitalize())
            if opens and form.islower():
                form = form.capitalize()
            out[found.start() : found.end()] = form
            last = found.end()
        return "".join(out)


def mixed_case_texts(data: Path) -> Iterator[str]:
    """Yield the texts of the other corpora, from which the usual form of words is learned."""
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line).get("text", "") if line.strip() else ""
    for line in (data / "wikievents" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        yield "\n".join(json.loads(line)["sentences"])
