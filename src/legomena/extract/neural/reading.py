"""From the model's marks to what a line of the page holds: tolls, attributions and stances.

The numbers themselves, the extent of noun phrases and who a name stands for are read by the same code as for the
grammar; the model decides which words are what, and what belongs together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from legomena.extract.attribution import Attribution, Range
from legomena.extract.figures import Figure, find_figures
from legomena.extract.leaning import Last
from legomena.extract.page import Line
from legomena.extract.sentence_view import Sentence
from legomena.extract.shares import is_media
from legomena.extract.stance_words import Stance
from legomena.extract.tokens import Token
from legomena.extract.tolls import read_tolls
from legomena.extract.words import words
from legomena.resolve.numbers import Number

from .decode import Mark, Marks

_NONE = words("no none nobody zero nil without neither")
_STANCES = {"claim": "responsibility", "blame": "blame", "deny": "denial"}
_LEXICON_SURE = 0.5
"""The lexicon's group of a known noun holds unless the model is at least this sure of another."""


class NeuralReading:
    """Reads lines by the marks of a model; see `legomena.extract.page.LineReading`."""

    def __init__(self, marks: list[Marks]) -> None:
        self.marks = marks
        self._last = Last()

    # -- tolls ---------------------------------------------------------------------------------------------

    def tolls(self, index: int, tokens: list[Token], numbers: list[Number]) -> list[Figure]:
        """The tolls of sentence ``index``: the figures that the model marks, each with its effect."""
        spans = self.marks[index].spans
        ruled = read_tolls(tokens, numbers, self._last)
        known = {id(f) for f in ruled}
        candidates = [*ruled, *(f for f in find_figures(tokens, numbers) if not _among(f, ruled))]
        figures: dict[int, Figure] = {}
        for mark in spans:
            if mark.kind != "fig":
                continue
            at = _range(tokens, mark)
            f = _candidate(candidates, at)
            if f is None or any(f is g for g in figures.values()):
                f = _made(tokens, at, numbers)
            if f is None:
                continue
            self._settle(tokens, f, mark, ruled=id(f) in known)
            figures[id(mark)] = f
        for mark in spans:
            f = figures.get(id(mark))
            if f is None:
                continue
            whole = next((figures[id(w)] for w in mark.linked("fig", link="part") if id(w) in figures), None)
            f.part_of = whole if whole is not None and not _descends(whole, f) else None
        out = sorted(figures.values(), key=lambda f: f.first)
        return out

    def _settle(self, tokens: list[Token], f: Figure, mark: Mark, *, ruled: bool) -> None:
        f.effect = mark.effect
        if mark.groups is not None and (not f.known or float(mark.groups.max()) > _LEXICON_SURE):
            f.group = _GROUP_OUT.get(mark.group or "", mark.group or "unspecified")
        eff = next(iter(mark.linked("eff", link="toll")), None)
        if eff is not None and tokens[0].start <= eff.start < tokens[-1].end:
            a, b = _range(tokens, eff)
            f.trigger = b - 1 if not (f.first <= b - 1 <= f.last) else f.trigger
        if not ruled:
            f.leans = False

    # -- attributions --------------------------------------------------------------------------------------

    def attributions(self, index: int, tokens: list[Token], figures: set[int]) -> list[Attribution]:
        """Who is credited with which words of sentence ``index``."""
        s = Sentence(tokens, figures)
        spans = self.marks[index].spans
        out: list[Attribution] = []
        owned: set[int] = set()
        for mark in spans:
            if mark.kind != "cue":
                continue
            contents = mark.linked("con", "con2", link="say")
            sources = mark.linked("src", link="say")
            owned.update(id(c) for c in contents)
            here = [c for c in contents if tokens[0].start <= c.start < tokens[-1].end]
            source = next((x for x in sources if tokens[0].start <= x.start < tokens[-1].end), None)
            if source is None or not here:
                continue
            cue = _range(tokens, mark)
            speaker = _range(tokens, source)
            content = sorted(_range(tokens, c) for c in here)
            via = next((v for v in source.linked("via") if tokens[0].start <= v.start < tokens[-1].end), None)
            a = Attribution(
                speaker,
                cue[0],
                content,
                form=_form(s, speaker, cue, content),
                to=_range(tokens, via) if via else None,
                verb=s.low(cue[0]),
            )
            a.media = is_media(s, speaker)
            out.append(a)
        for mark in spans:
            if mark.kind == "con" and id(mark) not in owned:
                out.append(Attribution((0, 0), _range(tokens, mark)[0], [_range(tokens, mark)], form="before", carried=True))
        return out

    # -- stances -------------------------------------------------------------------------------------------

    def stances(self, index: int, line: Line) -> list[Stance]:
        """Responsibility, blame and denial in sentence ``index``."""
        tokens = line.tokens
        out = []
        for mark in self.marks[index].spans:
            if mark.kind != "stc" or mark.stance is None:
                continue
            a, b = _range(tokens, mark)
            here = {
                kind: next((_range(tokens, m) for m in mark.linked(kind, link="stance") if _within(tokens, m)), None)
                for kind in ("src", "acc", "obj")
            }
            accused = here["acc"]
            out.append(Stance(_STANCES[mark.stance], here["src"], a, b - 1, subject=accused, object=here["obj"]))
        return out


_GROUP_OUT = {"officials": "civilians"}


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
        return Figure(at[0], at[1] - 1, n, n.low, n.high, n.qualifier, "unspecified", False, True, vague=n.vague)
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
