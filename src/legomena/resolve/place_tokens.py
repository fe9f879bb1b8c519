"""Text as tokens with offsets, as the place finder sees it."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from . import place_lexicon as lexicon
from .names import fold

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_ELIDED = re.compile(r"[dl]['’][^\W\d_]")
"""``d'Ivoire``: the capital stands behind the article."""
_POSSESSIVE = re.compile(r"['’]s$", re.I)
_ABBREVIATED = lexicon.ABBREVIATED
_ENDS = re.compile(r"[.!?…\n\r]")

_COMMON = (
    lexicon.COMMON
    | lexicon.FUNCTION
    | lexicon.SPEECH
    | lexicon.BODIES
    | lexicon.AFTER.keys()
    | lexicon.FACILITY
)

fold_token = lru_cache(maxsize=100_000)(fold)


class Token(msgspec.Struct, gc=False):
    """A word or number. ``glue`` is the text between it and the token before."""

    text: str
    start: int
    end: int
    key: str
    """Folded; without a possessive ending."""
    lower: str
    cap: bool
    """Whether it may be (part of) a name: it has a capital; in a text of capitals: is no common word."""
    telling: bool
    """Whether its capital says anything: False in a text of capitals."""
    glue: str
    joined: bool
    """Whether it can belong to one name with the token before: a space or hyphen between them."""
    initial: bool
    """Whether a sentence or line begins with it."""
    possessive: bool = False


def is_shouting(text: str) -> bool:
    """Return whether ``text`` is written in capitals, as old agency reports are."""
    letters = sum(map(str.isalpha, text))
    return letters > 100 and sum(map(str.isupper, text)) > 0.8 * letters


def tokenise(text: str) -> list[Token]:
    """Return the tokens of ``text``; ``text[token.start:token.end] == token.text``."""
    tokens: list[Token] = []
    shouting = is_shouting(text)
    last = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found[0]
        possessive = _POSSESSIVE.search(word) is not None
        if possessive:
            word, end = word[:-2], end - 2
        elif word[-1] in "sS" and text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2] in (" ", ""):
            possessive = True
        glue = text[last:start]
        abbreviated = bool(tokens) and (
            tokens[-1].text[-1] == "." or tokens[-1].lower in _ABBREVIATED or len(tokens[-1].text) == 1
        )
        tokens.append(
            Token(
                word,
                start,
                end,
                fold_token(word),
                word.casefold(),
                (word[0].isupper() or (_ELIDED.match(word) is not None and word[2].isupper()))
                and not (shouting and word.casefold() in _COMMON),
                not shouting,
                glue,
                glue in (" ", "-", "\u00a0", "\n") or (abbreviated and glue == ". "),
                not tokens or (_ENDS.search(glue) is not None and not (abbreviated and glue == ". ")),
                possessive,
            )
        )
        last = end + 2 if possessive and found.end() != end else end
    return tokens
