"""Labels: the lines that an annotator writes, and the stand-off records that are kept. See GUIDELINE.md."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

EFFECTS = {
    "k": "killed",
    "i": "injured",
    "c": "killed or injured",
    "b": "abducted",
    "m": "missing",
    "r": "arrested",
    "l": "released",
    "x": "escaped",
    "d": "displaced",
}
GROUPS = {
    "v": "civilians",
    "s": "security forces",
    "m": "militants",
    "p": "prisoners",
    "f": "foreigners",
    "o": "officials",
    "u": "unspecified",
}
STANCES = ("claim", "blame", "deny")
FIELDS = {
    "T": ("fig", "grp", "eff", "of", "act", "plc", "tim", "wpn"),
    "A": ("src", "cue", "con", "via"),
    "S": ("src", "cue", "acc", "obj"),
    "E": ("trg", "act", "tgt", "plc", "tim", "wpn"),
    "O": ("trg", "act", "tgt", "plc", "tim", "wpn"),
}
FLAGS = ("opinion", "other")


@dataclass(slots=True)
class Frame:
    """One line of an annotator: a kind, its class and its spans by role (offsets into the document)."""

    kind: str
    """``T``, ``A``, ``S``, ``E`` or ``O``."""
    label: str
    """``T``: effect and group letters; ``S``: the stance; else empty."""
    spans: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Labelled:
    """One sentence with its labels."""

    document: str
    start: int
    end: int
    digest: str
    frames: list[Frame]
    flags: list[str]
    by: str = ""
    passage: int = 0


class LabelError(ValueError):
    """A line that cannot be read: says what and where."""


def digest(words: str) -> str:
    """A short hash of a sentence, to notice that a corpus is not the one that was labelled."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


_FIELD = re.compile(r"(?:^|\s\|?\s*|\|)(fig|grp|eff|of|act|plc|tim|wpn|src|cue|con|via|acc|obj|trg|tgt)=")


def parse(line: str, text: str, start: int, end: int, before: int) -> Frame | list[str] | None:
    """Read one annotator's line about the sentence ``text[start:end]``; ``before`` is where its passage
    begins.

    Returns a frame, the flags of an ``F`` line, or ``None`` for ``-``. Raises ``LabelError``.
    """
    line = line.strip()
    kind, _, rest = line.partition(" ")
    if kind == "-":
        return None
    if kind == "F":
        flags = rest.replace(",", " ").split()
        if not flags or not set(flags) <= set(FLAGS):
            raise LabelError(f"flags are {', '.join(FLAGS)}: {line}")
        return flags
    if kind not in FIELDS:
        raise LabelError(f"a line begins with T, A, S, E, O, F or -: {line}")
    label = ""
    if kind in "TS":
        label, _, rest = rest.strip().partition(" ")
        good = (
            label in STANCES
            if kind == "S"
            else len(label) == 2 and label[0] in EFFECTS and label[1] in GROUPS
        )
        if not good:
            raise LabelError(f"unknown class {label!r}: {line}")
    frame = Frame(kind, label)
    pieces = list(_FIELD.finditer(" " + rest))
    rest = " " + rest
    if not pieces:
        raise LabelError(f"no field: {line}")
    for m, after in zip(pieces, [*pieces[1:], None], strict=True):
        name, value = (
            m.group(1),
            rest[m.end() : after.start() if after else len(rest)].strip().strip("|").strip(),
        )
        if name not in FIELDS[kind]:
            raise LabelError(f"{kind} has no {name}: {line}")
        if not value:
            raise LabelError(f"{name} is empty: {line}")
        where = (before, start) if value.startswith("^") else (start, end)
        a, b = find(value.removeprefix("^"), text, *where)
        frame.spans.append((name, a, b))
    return frame


def find(value: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of an annotator's value within ``text[start:end]``. Raises ``LabelError`` where it is not
    there."""
    if value == "*":
        return start, end
    m = re.search(r"@(\d)$", value)
    nth = int(m.group(1)) if m else 1
    value = value[: m.start()].strip() if m else value
    head, dots, tail = (
        (v.strip() for v in re.split(r"\s*(…|\.\.\.)\s+", value, maxsplit=1))
        if re.search(r"(…|\.\.\.)\s", value)
        else (value, "", "")
    )
    sentence = text[start:end].lower()
    at = -1
    for _ in range(nth):
        at = _word(sentence, head.lower(), at + 1)
        if at < 0:
            raise LabelError(f"not in the sentence: {head!r}")
    if not dots:
        return start + at, start + at + len(head)
    last = sentence.rfind(tail.lower())
    if last < at:
        raise LabelError(f"not in the sentence after its beginning: {tail!r}")
    return start + at, start + last + len(tail)


def _word(sentence: str, value: str, at: int) -> int:
    """The next place at or after ``at`` where ``value`` stands, at a word's beginning if it does anywhere."""
    m = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)").search(sentence, at)
    return m.start() if m else sentence.find(value, at)


def to_row(one: Labelled) -> dict[str, object]:
    """Return a sentence's labels as a JSON object, without its words."""
    return {
        "document": one.document,
        "start": one.start,
        "end": one.end,
        "digest": one.digest,
        "passage": one.passage,
        "frames": [[f.kind, f.label, [list(s) for s in f.spans]] for f in one.frames],
        "flags": one.flags,
        "by": one.by,
    }


def load(paths: Iterable[Path]) -> Iterator[Labelled]:
    """Read stand-off labels."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                frames = [Frame(k, c, [(n, a, b) for n, a, b in spans]) for k, c, spans in row["frames"]]
                yield Labelled(
                    row["document"],
                    row["start"],
                    row["end"],
                    row["digest"],
                    frames,
                    row["flags"],
                    row["by"],
                    row["passage"],
                )
