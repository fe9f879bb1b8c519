"""From labels to what the model is trained on: windows with a target for every head."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from legomena.extract.neural import labels as scheme
from legomena.extract.neural.encoding import Window, windows

from . import corpora
from .labels import EFFECTS, GROUPS, Frame, Labelled, digest


@dataclass(slots=True)
class Example:
    """One window with its targets. Pieces are indexes into the window."""

    window: Window
    tags: list[tuple[str, int, int]] = field(default_factory=list)
    """``(kind, first piece, piece after the last)``."""
    links: set[tuple[str, int, int]] = field(default_factory=set)
    """``(kind, head's first piece, tail's first piece)``."""
    classes: list[tuple[str, int, int, int]] = field(default_factory=list)
    """``(head, first piece, piece after the last, class)``."""
    flags: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    unknown: list[tuple[str, int, int]] = field(default_factory=list)
    """Pieces of which it is not known whether they are of a kind, unless `tags` has them."""
    kinds: frozenset[str] = frozenset(scheme.SPANS)
    """Kinds of span that are labelled here."""


def tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of the backbone, without its fixed padding and length."""
    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


Spans = list[tuple[str, int, int]]
Links = list[tuple[str, tuple[str, int, int], tuple[str, int, int]]]
Classes = list[tuple[str, int, int, int]]


def of_frames(frames: Iterable[Frame]) -> tuple[Spans, Links, Classes]:
    """Return spans, links and classes (``(head, start, end, class)``) of some frames, as the model marks
    them."""
    spans: Spans = []
    links: Links = []
    classes: Classes = []
    contents: list[tuple[int, int]] = sorted(
        ((a, b) for f in frames for n, a, b in f.spans if n == "con"), key=lambda s: (s[0], -s[1])
    )
    nested = {c for c in contents if any(o != c and o[0] <= c[0] and c[1] <= o[1] for o in contents)}
    for f in frames:
        by: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for name, a, b in f.spans:
            kind = {"con": "con2" if (a, b) in nested else "con", "of": "fig"}.get(name, name)
            if f.kind == "S" and name == "cue":
                kind = "stc"
            if f.kind == "O" and name == "trg":
                kind = "out"
            by[name].append((kind, a, b))
            spans.append((kind, a, b))
        if f.kind == "T":
            if not by["fig"] and not by["grp"]:
                continue
            anchor = (by["fig"] or by["grp"])[0]
            classes.append(("effect", *anchor[1:], scheme.EFFECTS.index(EFFECTS[f.label[0]])))
            # Who was counted is told by the figure and by its noun alike; a noun may serve two effects.
            classes += [
                ("group", a, b, scheme.GROUPS.index(GROUPS[f.label[1]]))
                for _, a, b in dict.fromkeys([anchor, *by["grp"]])
            ]
            links += [("part", anchor, w) for w in by["of"]]
            links += [
                ("toll", anchor, t)
                for name in ("grp", "eff", "act", "plc", "tim", "wpn")
                for t in by[name]
                if t != anchor
            ]
        elif f.kind == "A":
            for cue in by["cue"]:
                links += [("say", cue, t) for name in ("src", "con") for t in by[name]]
            if not by["cue"]:  # "Minister: all are safe": the source alone credits
                links += [("say", s, t) for s in by["src"] for t in by["con"]]
            links += [("say", s, v) for s in by["src"] for v in by["via"]]
        elif f.kind == "S":
            for cue in by["cue"]:
                classes.append(("stance", *cue[1:], scheme.STANCES.index(f.label)))
                links += [("stance", cue, t) for name in ("src", "acc", "obj") for t in by[name]]
        else:
            for trigger in by["trg"]:
                links += [
                    ("event", trigger, t) for name in ("act", "tgt", "plc", "tim", "wpn") for t in by[name]
                ]
    return spans, links, classes


def targets(
    window: Window,
    spans: Spans,
    links: Links,
    classes: Classes,
    kinds: frozenset[str],
    unknown: Iterable[tuple[str, int, int]] = (),
) -> Example:
    """Put what is told in character offsets onto the pieces of one window.

    ``unknown`` is where nothing is known of a kind, unless one of ``spans`` tells of it.
    """
    first_of: dict[tuple[str, int, int], int] = {}
    example = Example(window, kinds=kinds)
    inside = range(1, len(window.ids) - 1)

    def over(a: int, b: int) -> list[int]:
        return [i for i in inside if window.offsets[i][0] < b and window.offsets[i][1] > a]

    low, high = window.offsets[1][0], window.offsets[-2][1]
    for kind, a, b in set(spans):
        if b <= low or a >= high:
            continue
        pieces = over(a, b)
        if pieces:
            example.tags.append((kind, pieces[0], pieces[-1] + 1))
            first_of[kind, a, b] = pieces[0]
    for kind, a, b in unknown:
        pieces = over(a, b)
        if pieces:
            example.unknown.append((kind, pieces[0], pieces[-1] + 1))
    for name, head, tail in links:
        if head in first_of and tail in first_of:
            example.links.add((name, first_of[head], first_of[tail]))
    for name, a, b, value in classes:
        pieces = over(a, b)
        if pieces:
            example.classes.append((name, pieces[0], pieces[-1] + 1, value))
    return example


def labelled(sentences: Iterable[Labelled], tok: Tokenizer) -> Iterator[Example]:
    """Examples of labelled passages. Raises ``ValueError`` where a text is not the one that was labelled."""
    passages: dict[tuple[str, str, int], list[Labelled]] = defaultdict(list)
    for one in sentences:
        passages[one.by, one.document, one.passage].append(one)
    for (_, document, _), passage in passages.items():
        text = corpora.text_of(document)
        for one in passage:
            if digest(text[one.start : one.end]) != one.digest:
                raise ValueError(f"{document} {one.start}-{one.end}: not the text that was labelled")
        frames = [f for one in passage for f in one.frames]
        spans, links, classes = of_frames(frames)
        for window in windows(text, [(s.start, s.end) for s in passage], tok):
            example = targets(window, spans, links, classes, frozenset(scheme.SPANS))
            example.flags = [(a, b, tuple(passage[i].flags)) for i, a, b in window.sentences]
            yield example


def batches(examples: list[Example], pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of about ``pieces`` word pieces, of windows of like length, in random order."""
    order = sorted(examples, key=lambda e: len(e.window.ids) + rng.random() * 16)
    groups: list[list[Example]] = []
    for e in order:
        if groups and (len(groups[-1]) + 1) * len(e.window.ids) <= pieces:
            groups[-1].append(e)
        else:
            groups.append([e])
    rng.shuffle(groups)
    yield from groups
