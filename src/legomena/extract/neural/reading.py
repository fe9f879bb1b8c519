"""From the model's marks to what a line of the page holds: tolls, attributions and stances.

The numbers themselves, the extent of noun phrases and who a name stands for are read by the same code as
for the
grammar; the model decides which words are what, and what belongs together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from legomena.extract import lexicon as lx
from legomena.extract.attribution import Attribution, Range
from legomena.extract.figures import Figure, find_figures
from legomena.extract.leaning import Last
from legomena.extract.page import Line, ruled_stances
from legomena.extract.sentence_view import Sentence
from legomena.extract.shares import is_media
from legomena.extract.stance_words import Stance
from legomena.extract.tokens import Token
from legomena.extract.tolls import read_tolls
from legomena.extract.words import words
from legomena.resolve.numbers import Number

from . import labels
from .decode import Mark, Marks

_NONE = words("no none nobody zero nil without neither")
_STANCES = {"claim": "responsibility", "blame": "blame", "deny": "denial"}
STANCE = 0.5
"""What is marked as a stance less surely than this is none."""
TOLL = 0.5
"""What is marked as a figure less surely than this is no toll."""
DOUBT = 0.1
"""What a rule finds and the model thinks less likely than this is no toll."""
EFFECT_TOLD = 0.5
"""How much a rule's word for an effect counts beside the model's probability."""
GROUP_TOLD = 0.5
"""How much the lexicon's word for a group counts beside the model's probability."""
ALONE = 0.8
"""What no rule takes for a toll must be marked this surely."""


class NeuralReading:
    """Reads lines by the marks of a model; see `legomena.extract.page.LineReading`."""

    def __init__(self, marks: list[Marks]) -> None:
        self.marks = marks
        self._last = Last()

    # -- tolls ---------------------------------------------------------------------------------------------

    def tolls(self, index: int, tokens: list[Token], numbers: list[Number]) -> list[Figure]:
        """The tolls of sentence ``index``.

        What the model marks is a toll; what a rule alone finds is one unless the model is sure that it is
        not.
        """
        marks = self.marks[index]
        ruled = read_tolls(tokens, numbers, self._last)
        if not marks.read:
            return []
        rest = [f for f in find_figures(tokens, numbers) if not _among(f, ruled)]
        figures: dict[int, Figure] = {}
        for mark in marks.spans:
            if mark.kind != "fig" or mark.score < TOLL:
                continue
            at = _range(tokens, mark)
            f = _candidate([*ruled, *rest], at)
            if f is None or any(f is g for g in figures.values()):
                f = _made(tokens, at, numbers)
            if f is None or f.head in lx.NOT_PEOPLE:
                continue
            if f.effect is None and mark.score < ALONE:
                continue
            _settle(tokens, f, mark)
            figures[id(mark)] = f
        for mark in marks.spans:
            f = figures.get(id(mark))
            if f is not None:
                wholes = (figures.get(id(w)) for w in mark.linked("fig", link="part"))
                f.part_of = next((w for w in wholes if w is not None and not _descends(w, f)), None)
        marked = list(figures.values())
        for f in ruled:
            if any(f is g for g in marked) or any(_among(f, [g]) for g in marked):
                continue
            if marks.chance("fig", tokens[f.first].start, tokens[_number_end(f)].end) >= DOUBT:
                f.part_of = f.part_of if any(f.part_of is g for g in [*marked, *ruled]) else None
                marked.append(f)
        return sorted(marked, key=lambda f: f.first)

    # -- attributions --------------------------------------------------------------------------------------

    def attributions(self, index: int, sentences: list[list[Token]], figures: set[int]) -> list[Attribution]:
        """Who is credited with which words of sentence ``index``, here or in a sentence near by."""
        tokens = sentences[index]
        s = Sentence(tokens, figures)
        out: list[Attribution] = []
        owned: set[int] = set()
        for near in (index, index - 1, index + 1):
            if not 0 <= near < len(sentences):
                continue
            for mark in self.marks[near].spans:
                if mark.kind not in ("cue", "src"):
                    continue
                contents = [
                    c
                    for c in mark.linked("con", "con2", link="say")
                    if _within(tokens, c) and (near == index or id(c) not in owned)
                ]
                owned.update(id(c) for c in contents)
                # "[Ruiz] Two groups …": a source may credit without a cue.
                sources = mark.linked("src", link="say") if mark.kind == "cue" else [mark]
                source = next((x for x in sources if _within(sentences[near], x)), None)
                if source is None or not contents:
                    continue
                here = sorted(_range(tokens, c) for c in contents)
                if near == index:
                    out.append(_attribution(s, mark, source, here))
                else:
                    there = (near, _range(sentences[near], source))
                    out.append(Attribution((0, 0), here[0][0], here, elsewhere=there))
        for mark in self.marks[index].spans:
            if mark.kind == "con" and id(mark) not in owned:
                at = _range(tokens, mark)
                out.append(Attribution((0, 0), at[0], [at], carried=True))
        return out

    # -- stances -------------------------------------------------------------------------------------------

    def stances(self, index: int, line: Line) -> list[Stance]:
        """Responsibility, blame and denial in sentence ``index``.

        As for tolls: what the model marks, and what a rule alone finds unless the model is sure against it.
        """
        marks, tokens = self.marks[index], line.tokens
        out: list[Stance] = []
        for mark in marks.spans:
            if mark.kind != "stc" or mark.stance is None or mark.score < STANCE:
                continue
            a, b = _range(tokens, mark)
            speaker, accused, about = (
                next((_range(tokens, m) for m in mark.linked(k, link="stance") if _within(tokens, m)), None)
                for k in ("src", "acc", "obj")
            )
            out.append(Stance(_STANCES[mark.stance], speaker, a, b - 1, subject=accused, object=about))
        for stance in ruled_stances(line) if marks.read else []:
            first, last = tokens[stance.first].start, tokens[min(stance.last, len(tokens) - 1)].end
            known = any(
                o.kind == stance.kind and o.first <= stance.last and stance.first <= o.last for o in out
            )
            if not known and marks.chance("stc", first, last) >= DOUBT:
                out.append(stance)
        return out


_GROUP_OUT = {"officials": "civilians"}


def _attribution(s: Sentence, cue: Mark, source: Mark, content: list[Range]) -> Attribution:
    speaker, at = _range(s.tokens, source), _range(s.tokens, cue)
    via = next((v for v in source.linked("via") if _within(s.tokens, v)), None)
    return Attribution(
        speaker,
        at[0],
        content,
        form=_form(s, speaker, at, content),
        to=_range(s.tokens, via) if via else None,
        verb=s.low(at[0]),
        media=is_media(s, speaker),
    )


def _settle(tokens: list[Token], f: Figure, mark: Mark) -> None:
    """Give a figure the effect and group that model and lexicon tell together."""
    assert mark.effects is not None
    assert mark.groups is not None
    f.effect = _likeliest(labels.EFFECTS, mark.effects, f.effect or f.state, EFFECT_TOLD)
    group = _likeliest(labels.GROUPS, mark.groups, f.group if f.known else None, GROUP_TOLD)
    f.group = _GROUP_OUT.get(group, group)
    effect = next((m for m in mark.linked("eff", link="toll") if _within(tokens, m)), None)
    if effect is not None:
        last = _range(tokens, effect)[1] - 1
        if not f.first <= last <= f.last:
            f.trigger = last


def _likeliest(names: tuple[str, ...], chances: NDArray[np.float32], told: str | None, weight: float) -> str:
    """The likeliest of ``names``, where a rule's word for one counts with ``weight`` beside the model's."""
    scores = [float(p) + (weight if name == told else 0.0) for name, p in zip(names, chances, strict=True)]
    return names[scores.index(max(scores))]


def _within(tokens: list[Token], mark: Mark) -> bool:
    return bool(tokens) and tokens[0].start <= mark.start < tokens[-1].end


def _range(tokens: list[Token], mark: Mark) -> Range:
    """Token range of a mark."""
    starts = [t.start for t in tokens]
    first = max(0, bisect_right(starts, mark.start) - 1)
    return first, max(first + 1, bisect_left(starts, mark.end))


def _among(f: Figure, others: list[Figure]) -> bool:
    return any(g.first <= f.last and f.first <= g.last for g in others)


def _candidate(candidates: list[Figure], at: Range) -> Figure | None:
    """The figure that stands where the model marks one."""
    over = [f for f in candidates if f.first < at[1] and at[0] <= _number_end(f)]
    return min(over, key=lambda f: abs(f.first - at[0]), default=None)


def _number_end(f: Figure) -> int:
    """The last token that may belong to the number itself; the nouns after it are the group."""
    return f.last if f.bare else max(f.first, f.last - 1)


def _made(tokens: list[Token], at: Range, numbers: list[Number]) -> Figure | None:
    """A figure that no rule found: a number in the marked words, none, or one person."""
    start, end = tokens[at[0]].start, tokens[at[1] - 1].end
    inside = [n for n in numbers if start <= n.bare_start < end]
    if inside:
        n = inside[0]
        return Figure(
            at[0], at[1] - 1, n, n.low, n.high, n.qualifier, "unspecified", False, True, vague=n.vague
        )
    lows = {t.low for t in tokens[slice(*at)]}
    if lows & _NONE:
        return Figure(at[0], at[1] - 1, None, 0, 0, "exact", "unspecified", False, True)
    if lows & words("a an one another"):
        return Figure(at[0], at[1] - 1, None, 1, 1, "exact", "unspecified", False, True, single=True)
    return None


def _descends(f: Figure, of: Figure) -> bool:
    """Whether ``f`` is, or is part of, ``of``."""
    step: Figure | None = f
    while step is not None:
        if step is of:
            return True
        step = step.part_of
    return False


def _form(s: Sentence, speaker: Range, cue: Range, content: list[Range]) -> str:
    if s.low(cue[0]) in ("according", "per", "as"):
        return "source"
    if s.low(cue[0]) in ("citing", "quoting"):
        return "citing"
    if content[0][0] >= max(speaker[1], cue[1]) or content[0][0] > cue[0]:
        return "before"
    return "inverted" if cue[0] < speaker[0] else "after"
