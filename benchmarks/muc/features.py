"""What a message looks like to the models: features of tokens and of the whole, claims among them.

A claim marks its words: the quote, the figure, who did it, to whom, with what, where, and who says so. What
the claims of a sentence are about holds for all its words. An extractor that marks words by itself points
them out as well (`Pointed`). So an extractor that finds more helps more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legomena.extract import act_words as acts
from legomena.extract import lexicon as lx
from legomena.extract.sentences import split_sentences
from legomena.extract.tokens import Token, tokenize
from legomena.extract.words import words
from legomena.records import Claim, Document

TRIGGERS: dict[str, str] = {
    **dict.fromkeys(words("attacked attacks attacking attack hit struck raided stormed"), "attack"),
    **dict.fromkeys(
        words("exploded explode dynamited detonated planted placed hurled threw thrown blew blown"), "bombing"
    ),
    **dict.fromkeys(
        words(
            """
            murdered assassinated murder assassination executed slain shot massacred massacre gunned perished
            deaths death dead
            """
        ),
        "killed",
    ),
    **dict.fromkeys(words("burned burnt burning set fire torched"), "arson"),
    **dict.fromkeys(words("kidnapped kidnapping abducted seized hostage hostages captured"), "abducted"),
    **dict.fromkeys(words("destroyed damaged destroying damage sabotaged sabotage derailed"), "damage"),
    **dict.fromkeys(words("claimed responsibility attributed blamed accused admitted suspected"), "blame"),
    **dict.fromkeys(words("threatened threat threats"), "threat"),
    **acts.NOUNS,
    **acts.VERBS,
    **lx.NOMINAL,
    **lx.STATES,
    **lx.INTRANSITIVE,
    **lx.TRANSITIVE,
}
"""Word → what it tells of."""
_LISTS = {
    "militants": lx.MILITANTS,
    "forces": lx.FORCES,
    "civilians": lx.CIVILIANS,
    "people": lx.UNSPECIFIED,
    "armed": lx.ARMED_GROUP_WORDS,
    "title": lx.TITLES,
    "demonym": {d.lower() for d in lx.DEMONYMS},
    "preposition": lx.PREPOSITIONS,
    "determiner": lx.DETERMINERS,
    "finite": lx.FINITE,
    "be": lx.BE,
    "say": lx.CUES_SAY,
    "time": lx.TIME_WORDS,
    "speaker": frozenset(lx.SPEAKER_NOUNS),
    "weapon": acts.WEAPONS,
    "adverb": lx.ADVERBS,
    "pronoun": lx.PRONOUNS,
}
_NAMES_OF: dict[str, list[str]] = defaultdict(list)
for _name, _words in _LISTS.items():
    for _word in _words:
        _NAMES_OF[_word].append(_name)
_NEAR = 8
"""Tokens to look left and right for a verb."""


Pointed = tuple[int, int, str]
"""Words by their offsets, and what they are."""


@dataclass(slots=True)
class Sentence:
    """One sentence of a message with what the claims say of it."""

    index: int
    tokens: list[Token]
    marks: list[set[str]]
    """What claims make of each token."""
    about: set[str]
    """Kinds of claims, events and effects in it."""
    triggers: list[tuple[int, str]]
    """Token index and what its word tells of."""


def read_sentences(
    document: Document, claims: Sequence[Claim], pointed: Sequence[Pointed] = ()
) -> list[Sentence]:
    """Return the sentences of a document, marked by its claims and by what else an extractor points out."""
    out: list[Sentence] = []
    for start, end in split_sentences(document.text):
        tokens = tokenize(document.text, start, end)
        here = [c for c in claims if c.sentence[0] <= start < c.sentence[1] or start <= c.start < end]
        marks: list[set[str]] = [set() for _ in tokens]
        for a, b, mark in _marked(document.text, start, end, here):
            for token, names in zip(tokens, marks, strict=True):
                if a <= token.start < b:
                    names.add(mark)
        about = {f"kind {c.kind}" for c in here} | {f"of {c.event or c.effect}" for c in here}
        for a, b, mark in (p for p in pointed if start <= p[0] < end):
            among = [names for token, names in zip(tokens, marks, strict=True) if a <= token.start < b]
            if among:
                for names in among:
                    names.add(mark)
                among[0].add(f"{mark} <")
                among[-1].add(f"{mark} >")
                about.add(f"has {mark}")
        triggers = [(i, TRIGGERS[t.low]) for i, t in enumerate(tokens) if t.low in TRIGGERS]
        out.append(Sentence(len(out), tokens, marks, about, triggers))
    return out


def _marked(text: str, start: int, end: int, claims: Sequence[Claim]) -> Iterator[tuple[int, int, str]]:
    """Yield the words that claims point out, by offsets, with what they are."""
    low = text[start:end].lower()
    for c in claims:
        yield c.start, c.end, f"quote {c.kind}"
        if c.figure is not None:
            yield *c.figure, f"figure {c.effect} {c.group}"
        if c.place is not None and c.place.start is not None and c.place.end is not None:
            yield c.place.start, c.place.end, "place"
        parts = (
            (f"subject {c.kind}", c.subject),
            (f"object {c.kind} {c.event}", c.object),
            (f"group {c.effect}", c.group_text),
            (f"weapon {c.kind}", c.weapon),
            ("speaker", c.speaker.name),
        )
        for mark, written in parts:
            at = low.find(written.lower()) if written else -1
            if written and at >= 0:
                yield start + at, start + at + len(written), mark


def shape(text: str) -> str:
    """Return how a token is written."""
    if text.isdigit():
        return "number"
    if not text.isalpha():
        return text if len(text) == 1 else "mixed"
    return "lower" if text.islower() else "upper" if text.isupper() and len(text) > 1 else "capital"


def token_features(sentence: Sentence) -> list[list[str]]:
    """Return the features of each token."""
    tokens = sentence.tokens
    lows = ["<"] * 3 + [t.low for t in tokens] + [">"] * 3
    shapes = ["<"] * 2 + [shape(t.text) for t in tokens] + [">"] * 2
    verbs = [
        i for i, t in enumerate(tokens) if t.text.islower() and (t.low.endswith("ed") or t.low in lx.FINITE)
    ]
    told = sorted({what for _, what in sentence.triggers}) or ["nothing"]
    common = ["b", f"pos {min(sentence.index, 6)}", *(f"sk {a}" for a in sorted(sentence.about))]
    common += [f"st {what}" for what in told]
    out = []
    for i, token in enumerate(tokens):
        word = token.low
        at = i + 3
        row = [*common, f"w {word}", f"s3 {word[-3:]}"]
        row += [f"w{d} {lows[at + d]}" for d in (-3, -2, -1, 1, 2, 3)]
        row += [f"sh{d} {shapes[i + 2 + d]}" for d in (-2, -1, 0, 1, 2)]
        row += [f"bg {lows[at - 1]} {word}", f"bh {word} {lows[at + 1]}"]
        row += [f"l{d} {name}" for d in (-1, 0, 1) for name in _NAMES_OF.get(lows[at + d], ())]
        row += [f"stw {what} {word}" for what in told]
        row += [f"m {mark}" for mark in sorted(sentence.marks[i])]
        row += _around(sentence, i, word)
        before = next((k for k in reversed(verbs) if i - _NEAR < k < i), None)
        after = next((k for k in verbs if i < k < i + _NEAR), None)
        row += [f"lv {tokens[before].low}"] if before is not None else []
        row += [f"rv {tokens[after].low}"] if after is not None else []
        out.append(row)
    return out


def _around(sentence: Sentence, i: int, word: str) -> Iterator[str]:
    """Yield what the trigger before and the one after token ``i`` are, and how far."""
    tokens = sentence.tokens
    before = next(((k, what) for k, what in reversed(sentence.triggers) if k < i), None)
    after = next(((k, what) for k, what in sentence.triggers if k > i), None)
    if before is not None:
        k, what = before
        by = " by" if any(t.low == "by" for t in tokens[k:i]) else ""
        yield from (
            f"pt {what}",
            f"ptw {tokens[k].low}{by}",
            f"ptd {what} {min(i - k, 6)}",
            f"pw {what} {word}",
        )
    if after is not None:
        k, what = after
        was = " was" if any(t.low in lx.BE for t in tokens[i:k]) else ""
        yield from (
            f"nt {what}",
            f"ntw {tokens[k].low}{was}",
            f"ntd {what} {min(k - i, 6)}",
            f"nw {what} {word}",
        )


def message_features(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> list[str]:
    """Return the features of a whole message: its words, those of its opening, and its claims."""
    every = {t.low for s in sentences for t in s.tokens if t.text[0].isalpha()}
    opening = {t.low for s in sentences[:3] for t in s.tokens if t.text[0].isalpha()}
    pairs = {f"{a.low} {b.low}" for s in sentences for a, b in zip(s.tokens, s.tokens[1:], strict=False)}
    told = {f"{what} in {min(s.index, 3)}" for s in sentences for _, what in s.triggers}
    out = ["b", *(f"w {w}" for w in every), *(f"o {w}" for w in opening), *(f"p {p}" for p in pairs)]
    out += [f"t {t}" for t in told]
    for claim in claims:
        other = " other" if claim.other_event else ""
        out += [f"c {claim.kind}{other}", f"c {claim.kind} {claim.event or claim.effect}{other}"]
        out += [f"c {claim.kind} of {claim.group}"] if claim.group else []
    return sorted(set(out))
