"""The words that times are told in, and the lexer that turns text into word classes.

Every token becomes one class, and every class one character, so that the grammar can be plain regular
expressions over a string that is five times shorter than the text and holds no surprises.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip

_CLASSES: dict[str, str] = {
    "the": "the",
    "article": "a an",
    "of": "of",
    "on": "on",
    "in": "in",
    "at": "at",
    "by": "by",
    "for": "for lasting lasted",
    "from": "from",
    "to": "to",
    "through": "through thru throughout",
    "until": "until till til",
    "since": "since",
    "between": "between",
    "and": "and",
    "during": "during",
    "within": "within inside",
    "over": "over",
    "under": "under",
    "after": "after",
    "before": "before",
    "into": "into",
    "as": "as",
    "up": "up",
    "about": "about around approximately roughly some nearly almost just only more less fewer than least "
    "most barely shortly circa exactly",
    "earlier": "earlier",
    "later": "later",
    "ago": "ago",
    "this": "this these",
    "that": "that those",
    "last": "last",
    "past": "past",
    "previous": "previous preceding",
    "next": "next coming",
    "following": "following",
    "same": "same",
    "then": "then",
    "now": "now",
    "so": "so",
    "far": "far",
    "date": "date",
    "outset": "start beginning outset",
    "close": "end",
    "local": "local",
    "time": "time",
    "zone": "gmt utc",
    "single": "single full whole entire straight consecutive successive",
    "recent": "recent",
    "few": "few several couple many",
    "half": "half",
    "long": "long",
    "old": "old",
    "mod": "early late mid",
    "part": "morning mornings afternoon evening night nighttime",
    "dawn": "dawn daybreak sunrise dusk sunset nightfall predawn",
    "noon": "noon midday",
    "midnight": "midnight",
    "overnight": "overnight",
    "tonight": "tonight",
    "relday": "today yesterday tomorrow",
    "hour": "hour hours hr hrs minute minutes min mins",
    "day": "day days",
    "week": "week weeks fortnight",
    "months": "month months",
    "years": "year years decade decades",
    "weekend": "weekend",
    "ones": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "tens": "twenty thirty forty fifty sixty seventy eighty ninety",
    "ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "weekday": " ".join(WEEKDAYS),
    "wd": "mon tue tues wed weds thu thur thurs fri sat sun",
    "month": " ".join(MONTHS),
    "mon": "jan feb mar apr jun jul aug sep sept oct nov dec",
}
_LEXED = (
    "other", "comma", "dash", "open", "shut", "dot", "stop", "dayno", "nth", "num", "year", "iso",
    "numdate", "clockap", "clock", "oclock", "military",
)  # fmt: skip

CODE: dict[str, str] = {name: chr(0x100 + i) for i, name in enumerate([*_CLASSES, *_LEXED])}
"""Word class → the character that stands for it."""

_WORD_CODE: dict[str, str] = {w: CODE[name] for name, words in _CLASSES.items() for w in words.split()}
_PUNCTUATION = {
    ",": CODE["comma"],
    "-": CODE["dash"],
    "‐": CODE["dash"],
    "‑": CODE["dash"],
    "–": CODE["dash"],
    "—": CODE["dash"],
    "(": CODE["open"],
    "[": CODE["open"],
    ")": CODE["shut"],
    "]": CODE["shut"],
    ".": CODE["dot"],
    ";": CODE["stop"],
    "!": CODE["stop"],
    "?": CODE["stop"],
    "\n": CODE["stop"],
}
_OTHER = CODE["other"]
_CAPITAL_NEEDED = frozenset([CODE["wd"], CODE["mon"], *(CODE["month"],)])

NUMBER_VALUE: dict[str, int] = {
    **{w: i for i, w in enumerate(_CLASSES["ones"].split(), 1)},
    **{w: 10 * i for i, w in enumerate(_CLASSES["tens"].split(), 2)},
    **{w: i for i, w in enumerate(_CLASSES["ordinal"].split(), 1)},
}
WEEKDAY_VALUE: dict[str, int] = {w: i for i, w in enumerate(WEEKDAYS)} | {
    w: next(i for i, full in enumerate(WEEKDAYS) if full.startswith(w[:3])) for w in _CLASSES["wd"].split()
}
MONTH_VALUE: dict[str, int] = {w: i for i, w in enumerate(MONTHS, 1)} | {
    w: next(i for i, full in enumerate(MONTHS, 1) if full.startswith(w[:3])) for w in _CLASSES["mon"].split()
}

# Digit tokens are tried from the most to the least special; none of the parts can match the same
# characters twice, so there is nothing to backtrack over.
_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]+)
    |(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9]))
    |(?P<numdate>(?:[0-9]{1,2}/[0-9]{1,2}/|[0-9]{1,2}\.[0-9]{1,2}\.|[0-9]{1,2}-[0-9]{1,2}-)[0-9]{4}(?![0-9]))
    |(?P<clockap>[0-9]{1,2}(?:[:.][0-9]{2})?[ \u00a0]?(?:[AaPp]\.[ ]?[Mm]\.|[AaPp][Mm](?![^\W_])))
    |(?P<oclock>[0-9]{1,2}[ ]?[Oo]['’]clock)
    |(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ ]?h(?:rs?|ours?)?(?![^\W_]))?(?![0-9]))
    |(?P<num>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?[^\W\d_]*)
    |(?P<punct>[\n]|[^\w\s]|_)""",
    re.VERBOSE,
)
_NTH = frozenset(("st", "nd", "rd", "th"))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a blank-separated list."""
    return frozenset(words.split())


class Tokens(NamedTuple):
    """A text as word classes: ``codes[i]`` is the class of ``text[starts[i]:ends[i]]``."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def word(self, i: int) -> str:
        """Return token ``i`` in lower case, or an empty string outside the text."""
        return self.text[self.starts[i] : self.ends[i]].lower() if 0 <= i < len(self.starts) else ""

    def raw(self, i: int) -> str:
        """Return token ``i`` as written, or an empty string outside the text."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""


def _digits_code(token: str) -> str:
    if token.isdecimal():
        value = int(token) if len(token) <= 4 else 9999
        if len(token) == 4:
            if token[0] == "0":
                return CODE["military"]
            return CODE["year"] if 1900 <= value <= 2099 else CODE["num"]
        return CODE["dayno"] if 1 <= value <= 31 and len(token) <= 2 else CODE["num"]
    if token[-2:].lower() in _NTH and token[:-2].isdecimal():
        return CODE["nth"] if len(token) <= 4 and 1 <= int(token[:-2]) <= 31 else _OTHER
    return _OTHER if token[-1].isalpha() else CODE["num"]


def lex(text: str) -> Tokens:
    """Split ``text`` into tokens with exact offsets, each with its word class."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    word_code = _WORD_CODE
    for m in _TOKEN.finditer(text):
        kind = m.lastgroup
        start, end = m.span()
        if kind == "word":
            token = m.group()
            code = word_code.get(token.lower(), _OTHER)
            # "may", "march", "sat" and "sun" are words of their own; a month or a short form is capitalised.
            if code in _CAPITAL_NEEDED and token[0].islower():
                code = _OTHER
        elif kind == "punct":
            code = _PUNCTUATION.get(m.group(), _OTHER)
        elif kind == "num":
            code = _digits_code(m.group())
        else:
            code = CODE[kind or "other"]
        codes.append(code)
        starts.append(start)
        ends.append(end)
    return Tokens(text, "".join(codes), starts, ends)
