"""Ages of persons: "a 23-year-old", "Okoro, 23,", "aged 23"."""

from __future__ import annotations

import re

from legomena.extract.figures import Figure
from legomena.extract.sentence_view import low_at
from legomena.extract.tokens import Token
from legomena.extract.words import words


def age_in(low: str) -> int | None:
    """The age in "23-year-old"; months make 0."""
    head, _, rest = low.partition("-")
    if not rest.startswith(("year-old", "years-old", "yr-old", "month-old", "week-old", "day-old")):
        return None
    if not rest.startswith("year") and not rest.startswith("yr"):
        return 0
    return int(head) if head.isdecimal() else AGE_WORDS.get(head)


_YEARS = re.compile(r"(?:years?|yr)(?:-old)?|year-old|years-old|months?(?:-old)?|weeks?-old|days?-old")


def age_at(tokens: list[Token], i: int) -> int | None:
    """The age that ends at token ``i``: "23-year-old", "12 year-old", "22 year old"."""
    low = tokens[i].low
    found = age_in(low)
    if found is not None:
        return found
    k = i - 1 if low == "old" else i
    number = re.fullmatch(r"(\d+)(?:-(year|month))?", low_at(tokens, k))
    if low == "old" and number is not None and number[2]:
        return int(number[1]) if number[2] == "year" else 0  # "21-month old"
    unit = _YEARS.fullmatch(low_at(tokens, k))
    before = low_at(tokens, k - 1)
    if unit is None or not (before.isdecimal() or before in AGE_WORDS) or not (low == "old" or "-old" in low):
        return None
    if not unit[0].startswith("y"):
        return 0
    return int(before) if before.isdecimal() else AGE_WORDS[before]


_NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
AGE_WORDS = {word: n for n, word in enumerate(_NUMBERS.split(), start=1)}


def age_after(tokens: list[Token], end: int) -> int | None:
    """The age in "a man, 23," or "Okoro (23)"."""
    if low_at(tokens, end) not in (",", "("):
        return None
    k = end + 1
    if low_at(tokens, k) in ("aged", "age"):
        k += 1
    text = low_at(tokens, k)
    closes = low_at(tokens, k + 1) in (",", ")", ".", ";", "", "and", "of", "was", "is")
    if text.isdecimal() and 0 < int(text) < 110 and closes:
        return int(text)
    return age_in(text) if low_at(tokens, k - 1) in (",", "(") else None


def is_age(tokens: list[Token], f: Figure, ends: set[int]) -> bool:
    """Whether a figure is an age and counts nobody: "Okoro, 23, was shot", "aged 23", "younger than 18"."""
    text = tokens[f.first].low
    if not f.bare or not text.isdecimal() or not 0 < int(text) < 110:
        return False
    before, following = low_at(tokens, f.first - 1), low_at(tokens, f.first + 1)
    if before in ("age", "ages", "aged") or (before == "than" and low_at(tokens, f.first - 2) in _AGED):
        return True
    if before == "their" and following == "'s":
        return True
    if before not in (",", "(") or following not in (",", ")", "and", "of", "is", "was", "who"):
        return False
    return f.first - 1 in ends or low_at(tokens, f.first - 2) in ("jr", "sr", "jr.", "sr.", ".")


_AGED = words("younger older less")
