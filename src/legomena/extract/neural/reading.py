"""From the model's marks to what a line of the page holds: tolls, attributions and stances.

The numbers themselves, the extent of noun phrases and who a name stands for are read by the grammar's code;
the model decides which words are what, and what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator

from legomena.extract import lexicon as lx
from legomena.extract.attribution import Attribution, Range, find_attributions
from legomena.extract.figures import Figure, find_figures
from legomena.extract.leaning import Last
from legomena.extract.page import Line, ruled_stances
from legomena.extract.sentence_view import Sentence
from legomena.extract.shares import is_media
from legomena.extract.stance_words import ACTS, Stance, without_charge
from legomena.extract.tokens import Token, range_at
from legomena.extract.tolls import read_tolls
from legomena.extract.words import words
from legomena.resolve.numbers import Number

from .decode import Mark, Marks

_ONE = words("a an one another")
_NONE = words("no none nobody zero nil without neither")
_TAKEN = words("responsibility responsible credit authorship")
_NO_STANCE_ALONE = words("named names believe believes responsible identified claimed deny false")
"""Words whose stance a rule would have found, were it one."""
_NOBODY = lx.DETERMINERS | words("many some several most others few this")
"""Words that name no source."""
_CAPTIVE = words("hostage captive prisoner")
"""What people are taken who may be anyone: "18 taken hostage"."""
_STANCES = {"claim": "responsibility", "blame": "blame", "deny": "denial"}
STANCE = 0.9
"""What no rule takes for a stance must be marked this surely."""
TOLL = 0.5
"""What a rule takes for a toll may be marked this weakly."""
ALONE = 0.95
"""What no rule takes for a toll must be marked this surely."""
GROUP = 0.7
"""A group that no noun tells must be this likely."""
DOUBT = 0.02
"""What a rule takes for a toll and the model thinks less likely than this is none."""
VICTIM = 0.9
"""A person told without a count must be marked this surely."""


class NeuralReading:
    """Reads lines by the marks of a model; see `legomena.extract.page.LineReading`."""

    def __init__(self, marks: list[Marks]) -> None:
        self.marks = marks
        self._last = Last()

    # -- tolls ---------------------------------------------------------------------------------------------

    def tolls(self, index: int, tokens: list[Token], numbers: list[Number]) -> list[Figure]:
        """The tolls of sentence ``index``.

        What the model marks is a toll where a rule says so too or the mark is sure; what a rule alone finds
        is one unless the model is sure that it is not.
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
                f.part_of = next((w for w in wholes if w is not None and _may_hold(w, f)), None)
        marked = list(figures.values())
        for f in ruled:
            if _among(f, marked):
                continue
            if marks.chance("fig", tokens[f.first].start, tokens[_number_end(f)].end) >= DOUBT:
                f.part_of = f.part_of if any(f.part_of is g for g in [*marked, *ruled]) else None
                marked.append(f)
        marked += [v for v in self._victims(marks, tokens) if not _among(v, marked)]
        return sorted(marked, key=lambda f: f.first)

    def _victims(self, marks: Marks, tokens: list[Token]) -> Iterator[Figure]:
        """People told by name or office, without a count: "the mayor was abducted"."""
        counted = {id(g) for m in marks.spans if m.kind == "fig" for g in m.linked("grp", link="toll")}
        for mark in marks.spans:
            if mark.kind != "grp" or id(mark) in counted or mark.score < VICTIM:
                continue
            word = next((m for m in mark.linked("eff", link="toll") if _within(tokens, m)), None)
            effect = _effect_of(tokens, word, mark) if word is not None else None
            at = _range(tokens, mark)
            count = _persons(tokens[slice(*at)])
            if effect is None or count is None:
                continue
            f = Figure(
                at[0], at[1] - 1, None, count, count, "exact", "unspecified", False, False, single=True
            )
            f.effect = effect
            _settle(tokens, f, mark)
            yield f

    # -- attributions --------------------------------------------------------------------------------------

    def attributions(self, index: int, sentences: list[list[Token]], figures: set[int]) -> list[Attribution]:
        """Who is credited with which words of sentence ``index``, here or in a sentence near by.

        The grammar's attributions, and the model's for words that the grammar credits to nobody.
        """
        ruled = find_attributions(sentences[index], figures)
        credited = {i for a in ruled for first, end in a.content for i in range(first, end)}
        marked = self._marked_attributions(index, sentences, figures)
        return [
            *ruled,
            *(
                a
                for a in marked
                if credited.isdisjoint(i for first, end in a.content for i in range(first, end))
            ),
        ]

    def _marked_attributions(
        self, index: int, sentences: list[list[Token]], figures: set[int]
    ) -> list[Attribution]:
        tokens = sentences[index]
        s = Sentence(tokens, figures)
        claims = [m for m in self.marks[index].spans if m.stance == "claim"]
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
                # "Minister: all are safe": a source may credit without a cue.
                sources = mark.linked("src", link="say") if mark.kind == "cue" else [mark]
                source = next((x for x in sources if _within(sentences[near], x)), None)
                if (
                    source is not None
                    and sentences[near][_range(sentences[near], source)[1] - 1].low in _NOBODY
                ):
                    source = None
                if source is None or not contents:
                    continue
                here = sorted(_range(tokens, c) for c in contents)
                if near == index and any(c.start < mark.end and mark.start < c.end for c in claims):
                    continue  # "the attack, which the group claimed, killed 31": the 31 is not the group's
                if near == index:
                    out.append(_attribution(s, mark, source, here))
                else:
                    there = (near, _range(sentences[near], source))
                    out.append(Attribution((0, 0), here[0][0], here, elsewhere=there))
        return out

    # -- stances -------------------------------------------------------------------------------------------

    def stances(self, index: int, line: Line) -> list[Stance]:
        """Responsibility, blame and denial in sentence ``index``.

        What the rules find, and what the model is sure of beside them.
        """
        marks, tokens = self.marks[index], line.tokens
        if not marks.read:
            return []
        out = ruled_stances(line)
        for mark in marks.spans:
            if mark.kind != "stc" or mark.stance is None or mark.score < STANCE:
                continue
            kind = _STANCES[mark.stance]
            a, b = _range(tokens, mark)
            if any(o.first < b and a <= o.last for o in out):
                continue
            if b - a == 1 and tokens[a].low in _NO_STANCE_ALONE:
                continue
            speaker, accused, about = (
                next((_range(tokens, m) for m in mark.linked(k, link="stance") if _within(tokens, m)), None)
                for k in ("src", "acc", "obj")
            )
            deed = about is not None and not ACTS.isdisjoint(line.words(*about))
            if kind == "responsibility" and not deed and not _TAKEN & set(line.words(a, b)):
                continue  # "claimed 84 killed" takes no deed on itself
            accused = without_charge(line.s, accused) if accused is not None else None
            out.append(Stance(kind, speaker, a, b - 1, subject=accused, object=about))
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
    """Give a figure the effect and group that the lexicon tells, or else the model."""
    f.effect = f.effect or f.state or mark.effect
    taken = f.bare and not _CAPTIVE.isdisjoint(t.low for t in tokens[f.last + 1 : f.last + 4])
    if not f.known and f.group == "unspecified" and not taken:
        f.group = _group_of(tokens, mark) or "unspecified"
    effect = next((m for m in mark.linked("eff", link="toll") if _within(tokens, m)), None)
    if f.trigger is None and effect is not None:
        last = _range(tokens, effect)[1] - 1
        f.trigger = None if f.first <= last <= f.last else last


def _within(tokens: list[Token], mark: Mark) -> bool:
    return bool(tokens) and tokens[0].start <= mark.start < tokens[-1].end


def _range(tokens: list[Token], mark: Mark) -> Range:
    return range_at(tokens, mark.start, mark.end)


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
    if lows & _ONE:
        return Figure(at[0], at[1] - 1, None, 1, 1, "exact", "unspecified", False, True, single=True)
    return None


def _group_of(tokens: list[Token], mark: Mark) -> str | None:
    """The group of a bare figure: by the lexicon's word for whom it counts, else by the model."""
    counted = next((m for m in mark.linked("grp", link="toll") if _within(tokens, m)), None)
    if counted is not None:
        told = [lx.GROUP_OF[t.low] for t in tokens[slice(*_range(tokens, counted))] if t.low in lx.GROUP_OF]
        if told:
            return told[-1]
    if mark.groups is None or mark.groups.max() < GROUP:
        return None
    return _GROUP_OUT.get(mark.group or "", mark.group)


_HARMED = words(
    "shot shooting stabbed beaten burned hospital hospitalized hospitalised hurt condition struck"
)
"""Words of harm whose end the sentence around them tells."""


def _effect_of(tokens: list[Token], mark: Mark, victim: Mark) -> str | None:
    """The effect of the marked words by the lexicon, or by the model for harm whose end they leave open.

    Null for words that are known to neither: places are hit too.
    """
    lows = [tokens[i].low for i in range(*_range(tokens, mark))]
    for low in lows:
        for table in (lx.TRANSITIVE, lx.INTRANSITIVE, lx.STATES, lx.NOMINAL):
            if low in table:
                return table[low]
    return victim.effect if not _HARMED.isdisjoint(lows) else None


_PLURALS = words(
    "people men women children police personnel troops forces staff others them some many several"
)


def _persons(named: list[Token]) -> int | None:
    """How many persons a phrase without a number names; null for a plural, whose count is not told."""
    parts: list[list[Token]] = [[]]
    for t in named:
        if t.low in ("and", ",", "&"):
            parts.append([])
        else:
            parts[-1].append(t)
    parts = [p for p in parts if p]
    if len(parts) > 1 and not all(p[-1].capital for p in parts):
        return None
    heads = [next((t for t in p if t.low in lx.PREPOSITIONS), None) for p in parts]
    for p, stop in zip(parts, heads, strict=True):
        head = p[p.index(stop) - 1] if stop is not None and p.index(stop) else p[-1]
        plural = head.low.endswith("s") and not head.low.endswith(("ss", "us", "is")) and not head.capital
        if plural or head.low in _PLURALS or head.low in lx.PRONOUNS:
            return None
    return len(parts)


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether one figure may be a part of another: no greater, of no other group, and not its whole."""
    if _descends(whole, part) or whole.effect != part.effect:
        return False
    if "unspecified" not in (whole.group, part.group) and whole.group != part.group:
        return False
    return part.low is None or whole.high is None or part.low <= whole.high


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
