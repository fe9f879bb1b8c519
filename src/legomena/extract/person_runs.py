"""Capitalised words of a sentence that may be a person's name, with the titles before them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from . import lexicon as lx
from .lexicon.persons import COURTESY, NO_PERSONS, OFFICES, RANKS
from .people import NAME_PARTICLES
from .tokens import Token
from .words import words

_NAMES_TOO = words("mir khan syed sheikh haji judge major prince king marshal nawab sardar baron dean")
"""Titles that are parts of names as well."""
_OPENERS = (
    lx.DETERMINERS
    | lx.PREPOSITIONS
    | lx.CONJUNCTIONS
    | lx.ADVERBS
    | lx.PRONOUNS
    | words(
        "here there what how why one two three four five six seven eight nine ten former late then i we if"
    )
)
TIMES = lx.WEEKDAYS | lx.MONTHS | lx.TIME_WORDS
_DEMONYMS = frozenset(word.lower() for word in lx.DEMONYMS)
_TITLE_WORDS = lx.TITLES | OFFICES | RANKS | COURTESY
_NO_NAME = TIMES | _DEMONYMS | lx.MEDIA_SPEAKERS | NO_PERSONS | lx.MILITANTS
_PARTICIPLE = re.compile(r"-(?:\w+ed|based|led|run|wide|held|born)$")
"""What makes an adjective of a name: "Indian-backed"."""
_LONGEST = 6


@dataclass(slots=True)
class Run:
    """Capitalised words that may be a name, in one sentence."""

    tokens: list[Token]
    """The name without titles."""
    titles: frozenset[str]
    first: int
    """Index of the first token, titles included, in its sentence."""
    last: int
    """Index after the last one."""
    sentence: list[Token]
    placed: bool = False
    """Whether a place's name stands in it."""
    public: str | None = None
    private: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(_folded(t.low) for t in self.tokens)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def no_name(name: Iterable[str]) -> bool:
    """Whether a word of a name shows that it is a body's, a place's or a time's."""
    return any(word in _NO_NAME for word in name)


def find_runs(sentence: list[Token]) -> Iterable[Run]:
    """Yield the runs of capitalised words of a sentence that can be names."""
    i = 0
    while i < len(sentence):
        if not _opens(sentence, i):
            i += 1
            continue
        end = i + 1
        while end < len(sentence) and end - i < _LONGEST * 2:
            token = sentence[end]
            if token.text == "." and len(sentence[end - 1].text) == 1 and sentence[end - 1].capital:
                end += 1  # the point of an initial
            elif (
                token.capital and token.text.isupper() and len(token.text) > 1 and not _shouted(sentence, end)
            ):
                break
            elif (
                (token.capital and not _PARTICIPLE.search(token.low))
                or (token.low in NAME_PARTICLES and end + 1 < len(sentence) and sentence[end + 1].capital)
                or (token.text == "-" and end + 1 < len(sentence) and sentence[end + 1].capital)
            ):
                end += 1
            else:
                break
        yield from _trimmed(sentence, i, end)
        i = end


def _opens(sentence: list[Token], i: int) -> bool:
    token = sentence[i]
    if not token.capital or not token.text[0].isalpha() or _PARTICIPLE.search(token.low):
        return False
    return not (token.text.isupper() and len(token.text) > 1) or _shouted(sentence, i) or token.low in RANKS


def _shouted(sentence: list[Token], i: int) -> bool:
    """Whether a word in capitals stands beside another that is, as names in headings do."""
    beside = [sentence[k] for k in (i - 1, i + 1) if 0 <= k < len(sentence)]
    return len(sentence[i].text) > 2 and any(t.text.isupper() and len(t.text) > 2 for t in beside)


def _trimmed(sentence: list[Token], first: int, end: int) -> Iterable[Run]:
    """Yield the run without words that only open the sentence, and with its titles apart."""
    start = first
    while start < end and sentence[start].low in (_OPENERS | TIMES | _DEMONYMS):
        start += 1
    at = start
    titles: set[str] = set()
    # "US Air Force Staff Sergeant Aisha Bello": the name begins after the last title.
    for k in range(start, end - 1):
        if sentence[k].low in _TITLE_WORDS - _NAMES_TOO:
            titles |= {token.low for token in sentence[start : k + 1]} & _TITLE_WORDS
            at = k + 1
    while at < end and (sentence[at].low in _TITLE_WORDS or sentence[at].text == "."):
        if sentence[at].low in _NAMES_TOO and titles.isdisjoint(OFFICES | RANKS) and end - at > 1:
            break
        titles.add(sentence[at].low)
        at += 1
    # Titles without a capital stand before the run: "chief minister Aisha Bello".
    k = start - 1
    while k >= 0 and (sentence[k].low in _TITLE_WORDS or sentence[k].text in "'.-"):
        titles.add(sentence[k].low)
        k -= 1
    name = sentence[at:end]
    while name and (name[-1].low in NAME_PARTICLES or not name[-1].text[0].isalpha()):
        name.pop()
    if any(len(t.text) > 2 for t in name) and len([t for t in name if t.text != "."]) <= _LONGEST:
        yield Run(name, frozenset(titles - {"'", ".", "-"}), min(k + 1, start), at + len(name), sentence)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c))
