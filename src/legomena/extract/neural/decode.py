"""From the model's scores to marks: spans of the document, the links between them, and their classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from . import labels as L
from .encoding import Window

Scores = dict[str, NDArray[np.float32]]
"""The model's outputs for one window: ``tags`` (N, spans, 3), ``links`` (links, N, N), ``effect``, ``group``,
``stance`` (N, classes), ``flags`` (N, flags); not yet turned into probabilities."""

LINKED = 0.5
"""Probability from which a link holds."""
_ROLES = [(k, name, h, t) for k, name in enumerate(L.LINKS) for h in L.HEADS[name] for t in L.TAILS[name]]


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
    effects: NDArray[np.float32] | None = None
    """Probability of each of `labels.EFFECTS`, for what may be counted."""
    groups: NDArray[np.float32] | None = None
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
    for index, first, last in window.sentences:
        marks = out[index]
        mean = flags[first:last].mean(0)
        marks.opinion, marks.other = float(mean[0]), float(mean[1])
        words = _words(window, first, last)
        for k, kind in enumerate(L.SPANS):
            for a, b, score in _spans(tags[:, k], words):
                mark = Mark(kind, window.offsets[a][0], window.offsets[b - 1][1], score)
                if kind in ("fig", "grp"):
                    mark.effects, mark.groups = effect[a], group[a]
                    mark.effect = L.EFFECTS[int(effect[a].argmax())]
                    mark.group = L.GROUPS[int(group[a].argmax())]
                elif kind == "stc":
                    mark.stance = L.STANCES[int(stance[a].argmax())]
                marks.spans.append(mark)
                heads.setdefault(kind, []).append((a, mark))
    links = sigmoid(scores["links"])
    for r, name, head, tail in _ROLES:
        for a, mark in heads.get(head, ()):
            for b, other in heads.get(tail, ()):
                p = float(links[r, a, b])
                if p >= LINKED and other is not mark:
                    mark.links.append((name, other, p))
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
    """Spans of one kind: ``(first piece, piece after the last, score)``. A word's first piece speaks for it."""
    out: list[tuple[int, int, float]] = []
    current: tuple[int, int, list[float]] | None = None
    for a, b in words:
        outside, begin, inside = tags[a]
        if outside >= begin and outside >= inside:
            if current:
                out.append((current[0], current[1], float(np.mean(current[2]))))
            current = None
        elif current is None or begin > inside:
            if current:
                out.append((current[0], current[1], float(np.mean(current[2]))))
            current = (a, b, [float(begin + inside)])
        else:
            current = (current[0], b, [*current[2], float(begin + inside)])
    if current:
        out.append((current[0], current[1], float(np.mean(current[2]))))
    return out
