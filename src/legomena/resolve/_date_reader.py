"""A text as tokens, its publication date, and the plain questions that the rules ask of both."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from ._date_grammar import phrase
from ._date_words import CODE, MONTH_VALUE, NUMBER_VALUE, WEEKDAY_VALUE, Tokens, word_set

NAME_OF: dict[str, str] = {code: name for name, code in CODE.items()}

# What follows a weekday or date in the name of a body or paper, and what precedes one in a proper name.
_NAME_AFTER = word_set(
    """times mirror express telegraph mail world post guardian star brigade brigades battalion
    regiment movement martyrs party street square bridge university agreement"""
)
_NAME_BEFORE = word_set("black bloody good easter ash palm holy cyber red")
_HABIT_BEFORE = frozenset(("every", "each"))
_COUNTED = word_set("""people men women children soldiers troops fighters militants civilians persons""")

_FRACTIONS = "¼½¾⅓⅔⅛"


@dataclass(slots=True)
class DayWords:
    """The words of one day or part of a day, as they stand."""

    weekday: int | None = None
    shift: str = ""
    month: int | None = None
    numbers: tuple[int, ...] = ()
    year: int | None = None
    numeric: str = ""
    relday: str = ""
    mod: str = ""
    part: str = ""
    side: str = ""
    night_of: bool = False
    overnight: bool = False
    into: bool = False
    anchor_word: int = 0


class Reader:
    """One text with its publication date, and what has been learned from the text so far."""

    def __init__(self, tokens: Tokens, published: dt.date | None, latest: dt.date | None) -> None:
        self.tokens = tokens
        self.codes = tokens.codes
        self.published = published
        """The day of publication, where it is known to the day."""
        self.latest = latest
        """The last day that publication can have been on; it settles years."""
        self.text_day: dt.date | None = None
        """The nearest single day told before this point of the text."""

    @cached_property
    def only_year(self) -> int | None:
        """The year that the text names, if it names exactly one."""
        years = set(re.findall(r"(?<![0-9,.])(?:19|20)[0-9]{2}(?![0-9]|,[0-9])", self.tokens.text))
        return int(years.pop()) if len(years) == 1 else None

    def year_of(self, month: int, day: int) -> int | None:
        """The year that the text states for this very day, else the only year that it names."""
        years = self._stated_years.get((month, day), set())
        return next(iter(years)) if len(years) == 1 else self.only_year

    @cached_property
    def _stated_years(self) -> dict[tuple[int, int], set[int]]:
        stated: dict[tuple[int, int], set[int]] = {}
        for m in phrase("monthday").finditer(self.codes):
            w = self.words(*m.span())
            if w.year and w.month:
                stated.setdefault((w.month, w.numbers[0]), set()).add(w.year)
        return stated

    @cached_property
    def month_first(self) -> bool | None:
        """Whether the numeric dates of the text that can be told apart put the month first."""
        orders = set()
        for i, code in enumerate(self.codes):
            if code == CODE["numdate"]:
                first, second, _ = map(int, re.split(r"\D", self.tokens.raw(i)))
                if (first > 12) != (second > 12):
                    orders.add(second > 12)
        return orders.pop() if len(orders) == 1 else None

    def number(self, i: int, j: int) -> float | None:
        """Return the number told by tokens ``i`` to ``j``; None where they tell none."""
        total: float | None = None
        for k in range(i, j):
            name = NAME_OF[self.codes[k]]
            if name in ("dayno", "num", "year"):
                return _value(self.tokens.raw(k))
            if name in ("tens", "ones"):
                total = (total or 0) + NUMBER_VALUE[self.tokens.word(k)]
        return total

    def find(self, i: int, j: int, *names: str) -> int | None:
        """Return the first token of one of these classes."""
        wanted = {CODE[name] for name in names}
        return next((k for k in range(i, j) if self.codes[k] in wanted), None)

    def words(self, i: int, j: int) -> DayWords:
        """Collect the words of a day between two tokens."""
        w = DayWords()
        for k in range(i, j):
            name = NAME_OF[self.codes[k]]
            word = self.tokens.word(k)
            if name in ("weekday", "wd"):
                w.weekday, w.anchor_word = WEEKDAY_VALUE[word], k
            elif name in ("month", "mon"):
                w.month, w.anchor_word = MONTH_VALUE[word], k
            elif name in ("dayno", "nth"):
                w.numbers += (int(re.sub(r"\D", "", word)),)
            elif name == "year":
                w.year = int(word)
            elif name in ("iso", "numdate"):
                w.numeric = self.tokens.raw(k)
            elif name == "relday":
                w.relday = word
            elif name in ("last", "next", "this", "previous", "following"):
                w.shift = name
            elif name == "mod":
                w.mod = word
            elif name == "hour":
                w.part = w.part or "hour"
            elif name == "part":
                w.part = "night" if word == "nighttime" else word.removesuffix("s")
                w.night_of = w.part == "night" and self.codes[k + 1 : k + 2] in (CODE["of"], CODE["between"])
            elif name == "dawn":
                w.part = "dusk" if word in ("dusk", "sunset", "nightfall") else "dawn"
                w.side = "before" if word == "predawn" else w.side
            elif name == "midnight":
                w.part = "midnight"
            elif name in ("before", "after"):
                w.side = name
            elif name == "overnight":
                w.overnight = True
            elif name == "into":
                w.into = True
        return w

    def is_name(self, i: int, j: int) -> bool:
        """Tell whether it is no single date: a name ("Sunday Times", "Black Saturday") or a habit."""
        after, before = self.tokens.raw(j), self.tokens.raw(i - 1)
        return (after[:1].isupper() and after.lower() in _NAME_AFTER) or (
            (before[:1].isupper() and before.lower() in _NAME_BEFORE) or before.lower() in _HABIT_BEFORE
        )

    def relative_rule(self) -> str:
        """Name the basis of a phrase that leans on an earlier day."""
        return "relative-text" if self.text_day else "relative-publication"

    def counted_next(self, j: int) -> bool:
        """Tell whether token ``j`` is what a number counts ("2000 people")."""
        return self.tokens.word(j) in _COUNTED

    def skip(self, i: int, j: int, *names: str) -> int:
        """Return the first token from ``i`` on that is of none of these classes, at most ``j``."""
        while i < j and NAME_OF[self.codes[i]] in names:
            i += 1
        return i

    @property
    def published_iso(self) -> str | None:
        """The day of publication as ISO 8601."""
        return self.published.isoformat() if self.published else None


def _value(digits: str) -> float | None:
    """The number that digits tell, with a fraction of one character behind them: "5,800", "3½"."""
    digits = digits.replace(",", "")
    fraction = unicodedata.numeric(digits[-1]) if digits[-1:] in _FRACTIONS else 0.0
    try:
        return float(digits[:-1] if fraction else digits) + fraction
    except ValueError:
        return None
