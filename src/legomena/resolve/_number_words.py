"""The value of a number in digits, words or both: "1,50,000", "two hundred and five", "half a dozen"."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNIT_WORDS.split())}
TENS = {word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)}
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_LARGEST = 10**15
"""Longer rows of digits are no counts, and floats would not hold them exactly."""
_SUFFIXES = {"k": 1_000, "K": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}

_GAP = r"[\s‑-]"
_SCALE_NEXT = rf"(?={_GAP}(?:{'|'.join(SCALES)})\b)"
_WORD = re.compile(r"[a-z]+(?![^\W\d_])", re.IGNORECASE)
_DIGITS = re.compile(
    r"""
    [1-9]\d{0,2}(?P<mark>[,'’\u00a0\u2009\u202f])\d{3}(?:(?P=mark)\d{3})*(?!\d|,\d)   # 12,000  12’000
  | \d{1,2}(?:,\d{2})+,\d{3}(?!\d|,\d)                                             # 1,50,000
  | (?P<spaced>[1-9]\d{0,2}(?:[ ]\d{3})+(?!\d|,\d))                                # 12 000
  | \d+(?:\.\d+)?
    """,
    re.VERBOSE,
)
# "12 500 people" is one number, "on May 12 500 people" two.
_BEFORE_TWO = re.compile(r"(?:\b[A-Z][a-z]*\.?|[\d,])[ ]$")
_SUFFIX = re.compile(
    r"(?:[kK]|bn|mn)\b|m\b(?=\s+(?:people|residents|refugees|children|civilians|displaced|migrants)\b)"
)
_ONE = re.compile(rf"an?{_SCALE_NEXT}(?!{_GAP}score\b(?!\s+of\s+[a-z]))", re.IGNORECASE)
_HALF = re.compile(rf"(?:a{_GAP})?half(?:{_GAP}an?)?{_SCALE_NEXT}", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"{_GAP}and{_GAP}a{_GAP}half\b", re.IGNORECASE)
_PAIR = re.compile(r"a\s(?:pair|duo)\sof\b", re.IGNORECASE)
_BARE_DOZEN = re.compile(r"dozen\b", re.IGNORECASE)
_SCALE = re.compile(rf"{_GAP}({'|'.join(SCALES)})\b", re.IGNORECASE)
_HUNDRED = re.compile(rf"{_GAP}hundred\b", re.IGNORECASE)
_AND = re.compile(r"\sand\s|[\s‑-]", re.IGNORECASE)
_JOINT = re.compile(r"(,)?\s(?:and\s)?", re.IGNORECASE)

_STARTS = "|".join([*UNITS, *TENS, "dozen"])
STARTS = re.compile(
    rf"(?<![\w.$€£₹¥#/-])(?<!\d,)(?:\d|(?:{_STARTS})\b|an?(?=[\s‑-](?:half|pair|duo|{'|'.join(SCALES)})\b)|half(?={_GAP}))",
    re.IGNORECASE,
)
"""Where a number may begin."""


class Value(NamedTuple):
    """A number read from a text: its value (not always whole), the offset after it, what the words that
    close it multiply by ("two hundred thousand": 100,000; 1 where there are none) and the last of them."""

    value: float
    end: int
    scale: int
    last: int
    point: bool = False
    """Whether it has a decimal point: "3.000" is no whole number (nor three thousand), "3.000 million" is."""

    @property
    def whole(self) -> int | None:
        if self.value > _LARGEST or (self.point and self.scale == 1):
            return None
        return int(self.value) if self.value == int(self.value) else None


def read_value(text: str, at: int) -> Value | None:
    """Return the number that begins at offset ``at``, as far as it goes, or None."""
    first = _group(text, at)
    if first is None:
        return None
    total, end, limit = first.value, first.end, first.last
    while limit >= 1_000:
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        group = _group(text, joint.end())
        if group is None or group.value >= limit:
            break
        # "two thousand, five hundred" is one number, "two thousand, five of them women" two.
        if (joint.group(1) and group.value < 100) or (text[joint.end()].isdecimal() and group.scale < 100):
            break
        total, end, limit = total + group.value, group.end, group.last
    return first if end == first.end else Value(total, end, 1, 1)


def parse_number(words: str) -> int | None:
    """Return the whole number that ``words`` (digits, words or both) spell, or None.

    >>> parse_number("two hundred and five"), parse_number("1.5 lakh"), parse_number("two dozen")
    (205, 150000, 24)
    """
    words = words.strip()
    value = read_value(words, 0)
    return value.whole if value is not None and value.end == len(words) else None


def _group(text: str, at: int) -> Value | None:
    """A coefficient below a thousand and its scale words: "two hundred and five thousand"."""
    start = _coefficient(text, at)
    if start is None:
        return None
    value, end, scale = start
    last = scale
    for _ in range(3):
        m = _SCALE.match(text, end)
        if m is None:
            break
        factor = SCALES[m.group(1).lower()]
        value, scale, last, end = value * factor, scale * factor, factor, m.end()
    return Value(value, end, scale, last, point="." in text[at:end])


def _coefficient(text: str, at: int) -> tuple[float, int, int] | None:
    """Value, end and scale of what stands before the scale words."""
    digits = _digits(text, at)
    if digits is not None:
        return digits
    for pattern, value in ((_HALF, 0.5), (_ONE, 1.0), (_PAIR, 2.0)):
        m = pattern.match(text, at)
        if m:
            return _hundreds(text, value, m.end())
    if _BARE_DOZEN.match(text, at):
        return 12.0, at + 5, 1
    small = _below_hundred(text, at)
    if small is None:
        return None
    value, end = small
    half = _AND_A_HALF.match(text, end)
    if half:
        return value + 0.5, half.end(), 1
    return _hundreds(text, value, end)


def _digits(text: str, at: int) -> tuple[float, int, int] | None:
    m = _DIGITS.match(text, at)
    if m is None:
        return None
    written = m.group()
    if m.group("spaced") and _BEFORE_TWO.search(text, max(0, at - 16), at):
        written = written.split(" ", 1)[0]
    end = at + len(written)
    value = float(re.sub(r"[^\d.]", "", written))
    suffix = _SUFFIX.match(text, end)
    if suffix:
        return value * _SUFFIXES[suffix.group()], suffix.end(), _SUFFIXES[suffix.group()]
    half = _AND_A_HALF.match(text, end)
    return (value + 0.5, half.end(), 1) if half else (value, end, 1)


def _hundreds(text: str, value: float, end: int) -> tuple[float, int, int]:
    """What follows a coefficient: "hundred", and what is added to it ("and five")."""
    m = _HUNDRED.match(text, end)
    if m is None or value != int(value):
        return value, end, 1
    joint = _AND.match(text, m.end())
    small = _below_hundred(text, joint.end()) if joint else None
    if small and not _HUNDRED.match(text, small[1]):
        return value * 100 + small[0], small[1], 1
    return value * 100, m.end(), 100


def _below_hundred(text: str, at: int) -> tuple[float, int] | None:
    m = _WORD.match(text, at)
    if m is None:
        return None
    word = m.group().lower()
    if word in UNITS:
        return float(UNITS[word]), m.end()
    if word not in TENS:
        return None
    unit = _WORD.match(text, m.end() + 1) if re.match(_GAP, text[m.end() : m.end() + 1]) else None
    if unit and 1 <= UNITS.get(unit.group().lower(), 0) <= 9:
        return float(TENS[word] + UNITS[unit.group().lower()]), unit.end()
    return float(TENS[word]), m.end()
