"""A document as the grammar reads it: its sentences with their tokens, speakers and figures.

Every module that finds a kind of claim works on these lines, so that a sentence is read once.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from legomena.records import OUTLET, Document, Speaker
from legomena.resolve.numbers import Number, find_numbers

from . import act_words as acts
from . import lexicon as lx
from .attribution import (
    Attribution,
    Range,
    Sentence,
    find_attributions,
    np_right,
    speaker_at,
    speaker_of_figure,
)
from .figures import Figure
from .sentences import split_sentences
from .speakers import Speakers, chain, voice_of
from .stances import Stance, armed_claim, find_stances
from .tokens import Token, range_at, tokenize
from .tolls import Last, read_tolls
from .words import Phrases, words

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_NAME = r"[A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<town>{_NAME}(?:\s*[,/]\s*{_NAME})*?)"
    rf"(?P<date>,?\s*(?:{_MONTHS}\s*\d{{1,2}}|\d{{1,2}}\s*{_MONTHS})(?:,?\s*\d{{4}})?)?"
    r"\s*(?P<agency>\([A-Z][\w /.,’'-]{1,30}\))?"
    r"\s*(?P<mark>[—–:-]+|\.)(?=\s)"
)


@dataclass(slots=True, eq=False)
class Line:
    """One sentence of a document. Token indexes are half-open ranges unless said otherwise."""

    index: int
    span: tuple[int, int]
    tokens: list[Token]
    s: Sentence
    found: list[Attribution]
    tolls: list[Figure]
    paragraph: int
    body: int = 0
    """First token after a dateline."""
    grounds: list[Range] = field(default_factory=list)
    """Places that a preposition leads to, where they open the sentence."""
    places: list[Range] = field(default_factory=list)
    """Every place where something can have happened."""
    times: list[Range] = field(default_factory=list)
    """Every time told, of the event or of the saying."""
    numbers: list[Range] = field(default_factory=list)
    """Token ranges of every number, whether it counts people or not."""
    own: Speaker = field(default_factory=Speaker)
    """Who speaks where nobody is credited: the outlet, or the body whose statement the document is."""
    speakers: dict[int, Speaker] = field(default_factory=dict)
    """``id(attribution)`` → who speaks."""
    heard: Speakers | None = None
    """Who has been named up to the end of the sentence, for "the group" and "its spokesman"."""
    stances: list[tuple[Stance, Speaker]] = field(default_factory=list)
    """Responsibility, blame and denial, each with who takes the stance."""

    def low(self, i: int) -> str:
        """Lower-cased text of token ``i``; empty outside the sentence."""
        return self.s.low(i)

    def words(self, a: int, b: int) -> list[str]:
        """Lower-cased texts of the tokens from ``a`` up to ``b``, cut to the sentence."""
        return self.s.words(a, b)

    def phrase_at(self, i: int, table: Phrases) -> tuple[str, int] | None:
        """Value and end of the longest phrase of ``table`` that begins at token ``i``."""
        for phrase, value in table.get(self.tokens[i].low, ()):
            if all(self.low(i + n) == word for n, word in enumerate(phrase)):
                return value, i + len(phrase)
        return None

    def at(self, start: int, end: int) -> Range:
        """Token range of the offsets ``start`` to ``end``."""
        return range_at(self.tokens, start, end)

    def speaker(self, i: int) -> tuple[Speaker, Attribution | None]:
        """Who is credited with token ``i``; the document itself where nobody else is."""
        a, _ = speaker_at(self.found, i)
        return (self.speakers[id(a)], a) if a is not None else (self.own, None)


@dataclass(slots=True)
class Page:
    """One document read into lines."""

    text: str
    lines: list[Line]
    speakers: Speakers
    numbers: list[Number]

    def actor(self, line: Line, span: Range | None) -> str | None:
        """The normal form of who is named by ``span``: a body, a person or a plain noun ("militants").

        Null for a pronoun. Unlike ``Speakers.resolve`` it leaves what pronouns refer to alone.
        """
        if span is None or span[1] <= span[0]:
            return None
        if len(range(*span)) == 1 and line.low(span[0]) in _PRONOUNS:
            return None
        found = self.speaker(line, span)
        name = _plain_name(found.name)
        if found.actor is not None and "(" in name:
            name = found.actor
        short = next((short for short, full in self.speakers.acronyms.items() if full.endswith(name)), name)
        return None if short == "outlet" else short

    def speaker(self, line: Line, span: Range) -> Speaker:
        """Who is named by ``span``, without a mark on what later pronouns refer to."""
        return copy.copy(line.heard or self.speakers).resolve(line.tokens, span)

    def voice(self, line: Line, i: int) -> Speaker:
        """Who is credited with token ``i``, with the chain of media in between."""
        return self._through(line, *speaker_at(line.found, i))

    def voice_of_figure(self, line: Line, i: int) -> tuple[Speaker, Attribution | None]:
        """Like ``voice``, for a figure at token ``i``, with the attribution that it rests on."""
        a, around = speaker_of_figure(line.s, line.found, i)
        return self._through(line, a, around), a

    def _through(self, line: Line, a: Attribution | None, around: list[Attribution]) -> Speaker:
        if a is None:
            return line.own
        speaker = line.speakers[id(a)]
        via = tuple(dict.fromkeys((*speaker.via, *chain(line.s, self.text, a, around))))
        return msgspec.structs.replace(speaker, via=via)


def _plain_name(name: str) -> str:
    """The name without the label that an outlet puts before it: "the outlawed X" → "X"."""
    first, _, rest = name.partition(" ")
    return rest if rest[:1].isupper() and first.lower() in lx.ARMED_GROUP_LABELS else name


_FRONT = 14
"""So many tokens at most stand before a subject that is not the first word."""
_EFFECTS = frozenset(lx.TRANSITIVE) | frozenset(acts.VERBS)
_PAPERS = words("daily newspaper broadcaster magazine")
_PRONOUNS = words("he she it they we who which that this these those them him her its their his")


class LineReading(Protocol):
    """How the sentences of one document are read: called once for each, in order."""

    def tolls(self, index: int, tokens: list[Token], numbers: list[Number], /) -> list[Figure]:
        """The figures of sentence ``index`` that are tolls, each with its effect, in order."""
        ...

    def attributions(
        self, index: int, sentences: list[list[Token]], figures: set[int], /
    ) -> list[Attribution]:
        """Who is credited with which words; ``figures`` are indexes of tokens that belong to figures."""
        ...

    def stances(self, index: int, line: Line, /) -> list[Stance]:
        """Responsibility, blame and denial."""
        ...


class Ruled:
    """Reads lines by the grammar's rules."""

    def __init__(self) -> None:
        self._last = Last()

    def tolls(self, _index: int, tokens: list[Token], numbers: list[Number]) -> list[Figure]:
        """See `LineReading`."""
        return read_tolls(tokens, numbers, self._last)

    def attributions(self, index: int, sentences: list[list[Token]], figures: set[int]) -> list[Attribution]:
        """See `LineReading`."""
        return find_attributions(sentences[index], figures)

    def stances(self, _index: int, line: Line) -> list[Stance]:
        """See `LineReading`."""
        return ruled_stances(line)


def read_page(document: Document, reading: LineReading | None = None) -> Page:
    """Read a document into lines, by the grammar's rules where no other ``reading`` is given.

    Speakers are resolved in reading order.
    """
    reading = reading or Ruled()
    text = document.text
    own = voice_of(document.source)
    spans = split_sentences(text)
    sentences = [tokenize(text, a, b) for a, b in spans]
    numbers = find_numbers(text)
    speakers = Speakers(text, sentences, own)
    lines: list[Line] = []
    at = paragraph = 0
    for index, (span, tokens) in enumerate(zip(spans, sentences, strict=True)):
        if index and "\n" in text[spans[index - 1][1] : span[0]]:
            paragraph += 1
        first = at
        while at < len(numbers) and numbers[at].start < span[1]:
            at += 1
        mine = [n for n in numbers[first:at] if n.start >= span[0]]
        tolls = reading.tolls(index, tokens, mine)
        numeral = {i for i, t in enumerate(tokens) if any(n.start <= t.start < n.end for n in mine)}
        figures = {i for f in tolls for i in range(f.first, f.last + 1)} | numeral
        found = reading.attributions(index, sentences, figures)
        line = Line(index, span, tokens, Sentence(tokens, figures), found, tolls, paragraph)
        line.own = own
        for a in sorted(found, key=lambda a: a.speaker[0]):
            there, named = a.elsewhere or (index, a.speaker)
            line.speakers[id(a)] = _credited(speakers.resolve(sentences[there], named))
        opening = np_right(line.s, _subject(line.s)) if not found else None
        if opening is not None and not line.s.counts(*opening):
            speakers.mention(tokens, opening)
        line.stances = [(st, _taker(line, st, speakers)) for st in reading.stances(index, line)]
        line.heard = copy.copy(speakers)
        line.numbers = _runs(sorted(numeral))
        line.body = _body(text, line)
        lines.append(line)
    return Page(text, lines, speakers, numbers)


def _subject(s: Sentence) -> int:
    """The token at which the subject begins: the first, or after a phrase in front: "In a report, the UN".

    The number of tokens where the verb comes before any name.
    """
    if not s.tokens or s.low(0) not in lx.PREPOSITIONS:
        return 0
    for k in range(1, min(_FRONT, len(s.tokens))):
        acts_now = s.low(k) in lx.FINITE or (s.low(k) in _EFFECTS and s.low(k + 1) not in lx.PREPOSITIONS)
        if acts_now and not s.tokens[k].capital:
            return len(s.tokens)  # the subject has passed: "on the border its men attacked the Ruvian posts"
        if s.tokens[k].capital and s.low(k) not in lx.TIME_WORDS and s.low(k - 1) not in lx.PREPOSITIONS:
            begin = k - 1 if s.low(k - 1) in ("the", "its", "their") else k
            if s.low(begin - 1) not in lx.PREPOSITIONS:
                return begin
    return 0


def _credited(speaker: Speaker) -> Speaker:
    """A paper or agency that only passes a report on is the way it came: the outlet takes it over."""
    last = speaker.name.split()[-1]
    if speaker.role != "media" or not (last[:1].isupper() or last in _PAPERS):
        return speaker  # "local media", "reports": nobody else can be named for it
    return Speaker(name=OUTLET, via=(*speaker.via, speaker.name))


def ruled_stances(line: Line) -> list[Stance]:
    """Responsibility, blame and denial in a line whose speakers are known, by the grammar's rules."""
    found = find_stances(line.s, line.found)
    for a in line.found:
        claimed = any(st.kind == "responsibility" for st in found)
        if line.speakers[id(a)].role == "armed group" and not claimed:
            own = armed_claim(line.s, a)
            if own is not None:
                found.append(own)
    return found


def _taker(line: Line, stance: Stance, speakers: Speakers) -> Speaker:
    if stance.speaker is None:
        return line.speaker(stance.first)[0]
    known = next((line.speakers[id(a)] for a in line.found if a.speaker == stance.speaker), None)
    # Resolved in reading order: the pronouns of later sentences look back to it.
    return known or speakers.resolve(line.tokens, stance.speaker)


def _runs(indexes: list[int]) -> list[Range]:
    runs: list[Range] = []
    for i in indexes:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _body(text: str, line: Line) -> int:
    """The token after the dateline ("QUETTA (AP).", "Beijing, Feb. 3 (Xinhua)."), 0 where there is none."""
    if line.index > 2:
        return 0
    m = _DATELINE.match(text, line.span[0], min(len(text), line.span[1] + 1))
    if m is None:
        return 0
    town = m.group("town")
    sure = m.group("date") or m.group("agency") or (town.isupper() and len(town) > 2)
    alone = m.group("mark") == "." and len(town.split()) <= 3 and m.end() >= line.span[1]
    if not sure and not alone:
        return 0
    return next((i for i, t in enumerate(line.tokens) if t.start >= m.end()), len(line.tokens))
