"""From the model's scores to marks: spans of the document, the links between them, and their classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
_BEGINS = dict.fromkeys(("fig", "out", "stc", "via"), 0.5) | dict.fromkeys(("src", "cue"), 0.0)
"""What it costs to begin a span, in nats, where it is not 1: what is marked in pieces is rather one span."""
_COSTS = np.array([_BEGINS.get(kind, 1.0) for kind in labels.SPANS], np.float32)
Path = tuple[list[tuple[int, int]], NDArray[np.int8]]
"""A sentence's words, as pieces, and for each and each kind of span 0 outside, 1 beginning, 2 going on."""
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


def decode(windows: Iterable[tuple[Window, Scores]], sentences: int) -> list[Marks]:
    """Return the marks of each of a document's ``sentences``, in order."""
    out = [Marks() for _ in range(sentences)]
    read = [(window, scores, softmax(scores["tags"])) for window, scores in windows]
    paths = iter(
        _paths(
            [
                (tags, _words(window, first, last))
                for window, _, tags in read
                for _, first, last in window.sentences
            ]
        )
    )
    for window, scores, tags in read:
        _decode(window, scores, tags, paths, out)
    for marks in out:
        marks.spans.sort(key=lambda m: (m.start, m.end, m.kind))
    return out


def _decode(
    window: Window, scores: Scores, tags: NDArray[np.float32], paths: Iterator[Path], out: list[Marks]
) -> None:
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
        words, path = next(paths)
        ended, open_spans = open_spans, {}
        for k in np.flatnonzero(path.any(0)):
            kind = labels.SPANS[k]
            before = ended.get(kind)
            for a, b, score in _spans(tags[:, k, 0], words, path[:, k]):
                mark = Mark(kind, window.offsets[a][0], window.offsets[b - 1][1], score)
                if kind in ("fig", "grp"):
                    mark.groups = group[a:b].mean(0)
                    mark.effect = labels.EFFECTS[int(effect[a:b].mean(0).argmax())]
                    mark.group = labels.GROUPS[int(mark.groups.argmax())]
                elif kind == "stc":
                    mark.stance = labels.STANCES[int(stance[a:b].mean(0).argmax())]
                marks.spans.append(mark)
                if before is not None and a == first and tags[a, k, 2] > tags[a, k, 1]:
                    before.goes_on = mark
                else:
                    heads.setdefault(kind, []).append((a, mark))
                if b == last:
                    open_spans[kind] = mark
    links = _linked(scores["links"], {a for found in heads.values() for a, _ in found})
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


def _linked(scores: NDArray[np.float32], begins: set[int]) -> NDArray[np.float32]:
    """Probabilities of links, where spans begin; 0 elsewhere, which saves nearly all of the arithmetic."""
    out = np.zeros_like(scores)
    if begins:
        at = np.ix_(range(len(scores)), sorted(begins), sorted(begins))
        out[at] = sigmoid(scores[at])
    return out


def _words(window: Window, first: int, last: int) -> list[tuple[int, int]]:
    """Pieces of each word: ``(first, after the last)``; a word is what no space or mark divides."""
    words: list[tuple[int, int]] = []
    for i in range(first, last):
        if words and window.shapes[i] == 7:
            words[-1] = (words[-1][0], i + 1)
        else:
            words.append((i, i + 1))
    return words


def _paths(sentences: Sequence[tuple[NDArray[np.float32], list[tuple[int, int]]]]) -> Iterator[Path]:
    """The likeliest reading of each sentence as spans (Viterbi), for all kinds at once.

    A word is outside (0), begins a span (1) or goes on with one (2); a word's first piece speaks for it. What
    goes on must have begun, unless in the sentence before.
    """
    if not sentences:
        return
    longest = max(len(words) for _, words in sentences)
    chances = np.zeros((longest, len(sentences), len(labels.SPANS), 3), dtype=np.float32)
    chances[:, :, :, 0] = 1.0
    for k, (tags, words) in enumerate(sentences):
        chances[: len(words), k] = tags[[a for a, _ in words]]
    told = np.log(chances + 1e-9)
    told[:, :, :, 1] -= _COSTS
    told[0, :, :, 2] -= _COSTS
    best = told[0]
    froms = np.zeros(chances.shape, dtype=np.int8)
    for t in range(1, longest):
        # Outside and beginning follow whatever is likeliest; going on follows a beginning or going on.
        before = best.argmax(-1)
        inner = best[..., 2] > best[..., 1]
        froms[t, ..., 0] = froms[t, ..., 1] = before
        froms[t, ..., 2] = 1 + inner
        top = best.max(-1)
        best = told[t] + np.stack([top, top, best[..., 1:].max(-1)], -1)
    path = np.zeros(chances.shape[:-1], dtype=np.int8)
    path[-1] = best.argmax(-1)
    for t in range(longest - 1, 0, -1):
        path[t - 1] = np.take_along_axis(froms[t], path[t][..., None], -1)[..., 0]
    for k, (_, words) in enumerate(sentences):
        yield words, path[: len(words), k]


def _spans(
    outside: NDArray[np.float32], words: list[tuple[int, int]], path: NDArray[np.int8]
) -> Iterator[tuple[int, int, float]]:
    """Spans of one kind: ``(first piece, piece after the last, score)``."""
    states = [*path.tolist(), 0]
    first = None
    for i, state in enumerate(states):
        if first is not None and state != 2:
            inside = [float(outside[words[w][0]]) for w in range(first, i)]
            yield words[first][0], words[i - 1][1], 1 - sum(inside) / len(inside)
            first = None
        if first is None and state:
            first = i
