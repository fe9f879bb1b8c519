"""From the model's scores to marks: spans of the document, the links between them, and their classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from . import labels
from .encoding import Window

Scores = dict[str, NDArray[np.float32]]
"""The model's outputs for one window: ``tags`` (N, spans, 3), ``links`` (links, N, N), ``effect``, ``group``,
``stance`` (N, classes), ``flags`` (N, flags); not yet turned into probabilities."""

LINKED = 0.5
"""Probability from which a link holds."""
AFRESH = 10.0
"""How much likelier than its going on a beginning must be for a span to end where another begins."""
_SAY = labels.LINKS.index("say")
_ROLES = [
    (k, name, h, t)
    for k, name in enumerate(labels.LINKS)
    for h in labels.HEADS[name]
    for t in labels.TAILS[name]
]


@dataclass(slots=True, eq=False)
class Mark:
    """One marked span of the document."""

    kind: str
    start: int
    end: int
    score: float
    """Mean probability of its pieces, 0 to 1."""
    effect: str | None = None
    group: str | None = None
    stance: str | None = None
    groups: NDArray[np.float32] | None = None
    """Probability of each of `labels.GROUPS`, for what may be counted."""
    goes_on: Mark | None = None
    """What the span goes on as in the next sentence."""
    links: list[tuple[str, Mark, float]] = field(default_factory=list)
    """``(link, tail, probability)``, surest first."""

    def linked(self, *kinds: str, link: str | None = None) -> list[Mark]:
        """The marks of these kinds that it is linked to, surest first."""
        return [m for name, m, _ in self.links if m.kind in kinds and (link is None or name == link)]


@dataclass(slots=True)
class Marks:
    """All that is marked in one sentence."""

    spans: list[Mark] = field(default_factory=list)
    opinion: float = 0.0
    other: float = 0.0
    read: bool = False
    """Whether the model read the sentence; the gate leaves out what tells of no violence."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Where each word piece stands."""
    chances: list[NDArray[np.float32]] = field(default_factory=list)
    """For each word piece, the probability of each kind of span."""

    def chance(self, kind: str, start: int, end: int) -> float:
        """The probability that some of the words from ``start`` to ``end`` belong to a span of this kind."""
        k = labels.SPANS.index(kind)
        near = [
            float(p[k]) for (a, b), p in zip(self.places, self.chances, strict=True) if a < end and b > start
        ]
        return max(near, default=0.0)


def softmax(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), dtype=np.float32)


def sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities of yes."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def decode(windows: Iterable[tuple[Window, Scores]], sentences: int, bias: float = 0.0) -> list[Marks]:
    """Return the marks of each of a document's ``sentences``, in order.

    ``bias`` is added to the score of what begins or goes on with a span: above 0 more is found.
    """
    out = [Marks() for _ in range(sentences)]
    for window, scores in windows:
        _decode(window, scores, out, bias)
    for marks in out:
        marks.spans.sort(key=lambda m: (m.start, m.end, m.kind))
    return out


def _decode(window: Window, scores: Scores, out: list[Marks], bias: float) -> None:
    tags = scores["tags"].copy()
    tags[:, :, 1:] += bias
    tags = softmax(tags)
    effect, group, stance = (softmax(scores[n]) for n in ("effect", "group", "stance"))
    flags = sigmoid(scores["flags"])
    heads: dict[str, list[tuple[int, Mark]]] = {}
    open_spans: dict[str, Mark] = {}
    """What runs up to the end of the sentence before."""
    for index, first, last in window.sentences:
        marks = out[index]
        mean = flags[first:last].mean(0)
        marks.opinion, marks.other, marks.read = float(mean[0]), float(mean[1]), True
        marks.places += window.offsets[first:last]
        marks.chances += list(1 - tags[first:last, :, 0])
        words = _words(window, first, last)
        for k, kind in enumerate(labels.SPANS):
            before = open_spans.pop(kind, None)
            for a, b, score in _spans(tags[:, k], words):
                mark = Mark(kind, window.offsets[a][0], window.offsets[b - 1][1], score)
                if kind in ("fig", "grp"):
                    mark.groups = group[a]
                    mark.effect = labels.EFFECTS[int(effect[a].argmax())]
                    mark.group = labels.GROUPS[int(group[a].argmax())]
                elif kind == "stc":
                    mark.stance = labels.STANCES[int(stance[a].argmax())]
                marks.spans.append(mark)
                if before is not None and a == first and tags[a, k, 2] > tags[a, k, 1]:
                    before.goes_on = mark
                else:
                    heads.setdefault(kind, []).append((a, mark))
                if b == last:
                    open_spans[kind] = mark
    links = sigmoid(scores["links"])
    best: dict[int, float] = {}
    """``id(content)`` → the likeliest that a cue has it: words are one speaker's, unless they are nested."""
    for b, content in heads.get("con", ()):
        own = [float(links[_SAY, a, b]) for a, _ in heads.get("cue", ())]
        best[id(content)] = max(own, default=0.0)
    for r, name, head, tail in _ROLES:
        for a, mark in heads.get(head, ()):
            for b, other in heads.get(tail, ()):
                p = float(links[r, a, b])
                if p < LINKED or (head == "cue" and p < best.get(id(other), 0.0)):
                    continue
                part: Mark | None = other
                while part is not None and part is not mark:
                    mark.links.append((name, part, p))
                    part = part.goes_on
    for found in heads.values():
        for _, mark in found:
            mark.links.sort(key=lambda link: -link[2])


def _words(window: Window, first: int, last: int) -> list[tuple[int, int]]:
    """Pieces of each word: ``(first, after the last)``; a word is what no space or mark divides."""
    words: list[tuple[int, int]] = []
    for i in range(first, last):
        if words and window.shapes[i] == 7:
            words[-1] = (words[-1][0], i + 1)
        else:
            words.append((i, i + 1))
    return words


def _spans(tags: NDArray[np.float32], words: list[tuple[int, int]]) -> list[tuple[int, int, float]]:
    """Spans of one kind: ``(first piece, piece after the last, score)``. A word's first piece speaks for
    it."""
    out: list[tuple[int, int, float]] = []
    current: tuple[int, int, list[float]] | None = None
    for a, b in words:
        outside, begin, inside = tags[a]
        if outside >= begin and outside >= inside:
            if current:
                out.append((current[0], current[1], float(np.mean(current[2]))))
            current = None
        elif current is None or begin > inside * AFRESH:
            if current:
                out.append((current[0], current[1], float(np.mean(current[2]))))
            current = (a, b, [float(begin + inside)])
        else:
            current = (current[0], b, [*current[2], float(begin + inside)])
    if current:
        out.append((current[0], current[1], float(np.mean(current[2]))))
    return out
