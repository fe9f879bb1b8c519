"""How good a response is for a filler of the key: 1 right, 0.5 in part, 0 wrong.

The rules are those of ``taskdoc/scoring-guidelines.v7`` (sections in brackets). Where they leave a judgement
to a person, one fixed rule stands for it, and it errs towards "wrong":

- a string is right if its words, less determiners, numbers, quantifiers and nationalities in front, are those
  of an alternative, or if it adds words in front of them or an acronym in brackets (3.1.1.1), and if it adds
  words behind that restrict them ("… who", "… of");
- it is right in part if it adds anything else behind, such as an adjunct after a comma, or if it leaves words
  out and its last word stands in the alternative: "Torres", "brigade" (3.1.1.2). A partial score is never
  given for several fillers at once (3.1.1.3), which the guidelines allow a person to do;
- a date is right only if it is the same, in part if it lies in the key's range, or if it is a default
  ("- 26 AUG 89") whose day is the key's or its end (3.2.2);
- a location is right if all its parts are the same, in part if the country is the same, or everything but
  the country (3.2.3).
"""

from __future__ import annotations

import re
from datetime import date

from benchmarks.muc.templates import (
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    HUMAN_EFFECT,
    HUMAN_TYPE,
    INSTRUMENT_TYPE,
    LOCATION,
    NUMBERS,
    PHYSICAL_EFFECT,
    PHYSICAL_TYPE,
    STRINGS,
    TYPE,
    Fill,
)
from legomena.extract.lexicon import DEMONYMS
from legomena.extract.words import words

_NONESSENTIAL = {
    word.upper()
    for word in DEMONYMS
    | words(
        """
        the a an this that these those his her its their some several many few various numerous other another
        approximately about almost nearly over more than at least one two three four five six seven eight nine
        ten eleven twelve dozen dozens hundreds mr mrs dr alleged presumed suspected unidentified
        """
    )
}
_BINDS = words("OF IN FROM AT ON FOR WITH BELONGING WHO THAT WHICH WHERE NEAR BETWEEN")
_WORD = re.compile(r"[\w']+|,")
_BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_KIND = re.compile(r"\s*\([^)]*\)")

PARTIAL_SETS: dict[int, tuple[tuple[str, str], ...]] = {
    CONFIDENCE: (("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"),),
    PHYSICAL_TYPE: (("POLITICAL FIGURE OFFICE OR RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE"),),
    PHYSICAL_EFFECT: (("DESTROYED", "SOME DAMAGE"),),
    HUMAN_TYPE: (
        ("GOVERNMENT OFFICIAL", "FORMER GOVERNMENT OFFICIAL"),
        ("ACTIVE MILITARY", "FORMER ACTIVE MILITARY"),
        ("POLITICAL FIGURE", "GOVERNMENT OFFICIAL"),
    ),
    HUMAN_EFFECT: (("NO INJURY", "NO INJURY OR DEATH"), ("NO DEATH", "NO INJURY OR DEATH")),
    INSTRUMENT_TYPE: tuple(
        (wide, narrow)
        for wide, narrows in (
            ("GUN", ("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE")),
            ("EXPLOSIVE", ("BOMB", "GRENADE", "MOLOTOV COCKTAIL")),
            ("EXPLOSIVE", ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB")),
            ("BOMB", ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB")),
            ("PROJECTILE", ("MISSILE", "ROCKET")),
        )
        for narrow in narrows
    ),
}
"""Slot → (response, key) pairs of set fills that are right in part (3.2.4 to 3.2.23)."""


def grade(slot: int, response: Fill, key: Fill) -> float:
    """Return how good ``response``, which has one value and at most one tag, is for ``key``."""
    value = max(_value(slot, response.values[0], alternative) for alternative in key.values or ("",))
    if not key.tags or not value:
        return value
    tag = bool(response.tags) and any(string(response.tags[0], tag) for tag in key.tags)
    if key.tags == ("-",):
        tag = True  # a dummy: there is nothing to point to
    if slot == DESCRIPTION:
        whole = bool(response.tags) and any(string(response.tags[0], tag) == 1 for tag in key.tags)
        return value if whole or value < 1 else 0.5
    return value if tag or value < 1 else 0.5


def _value(slot: int, response: str, key: str) -> float:
    if slot in STRINGS:
        return string(response, key)
    if slot in NUMBERS:
        return number(response, key)
    if slot == DATE:
        return day(response, key)
    if slot == LOCATION:
        return location(response, key)
    if response == key:
        return 1.0
    if slot == TYPE:
        return 0.5 if response == "ATTACK" else 0.0
    return 0.5 if (response, key) in PARTIAL_SETS.get(slot, ()) else 0.0


def essential(text: str) -> list[str]:
    """Return the words of a string less what is not essential at its head; all of them if nothing is left."""
    every = _WORD.findall(_BRACKETS.sub("", text).upper())
    first = next((i for i, w in enumerate(every) if w not in _NONESSENTIAL and not w.isdecimal()), 0)
    return every[first:]


def string(response: str, key: str) -> float:
    """Grade one string against one alternative."""
    said, wanted = essential(response), essential(key)
    if not said or not wanted:
        return 0.0
    size = len(wanted)
    for at in range(len(said) - size + 1):
        if said[at : at + size] != wanted:
            continue
        behind = said[at + size : at + size + 1]
        whole = "," not in said[:at] and (not behind or behind[0] in _BINDS)
        return 1.0 if whole else 0.5
    left = [w for w in said if w != ","]
    head = next((left[i - 1] for i, w in enumerate(left) if i and w in _BINDS), left[-1])
    return 0.5 if set(left) <= set(wanted) and head in wanted else 0.0


def number(response: str, key: str) -> float:
    """Grade a number: ``7``, ``5-7``, ``6-``, ``~100``, ``PLURAL``."""
    said, wanted = response.replace(" ", ""), key.replace(" ", "")
    if said == wanted:
        return 1.0
    if not said.isdecimal():
        return 0.0
    return 0.5 if said in wanted.split("-") or wanted == f"~{said}" else 0.0


def span(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a date as written; null where that end is open."""
    found = [_day_of(m) for m in _DAY.finditer(text)]
    days = [d for d in found if d is not None]
    if not days:
        return None, None
    if text.startswith("-"):
        return None, days[-1]
    if text.rstrip().endswith("-"):
        return days[0], None
    return days[0], days[-1]


def _day_of(found: re.Match[str]) -> date | None:
    try:
        return date(1900 + int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


def day(response: str, key: str) -> float:
    """Grade a date."""
    said, wanted = span(response), span(key)
    if said == (None, None):
        return 0.0
    if said == wanted:
        return 1.0
    if said[0] is None:
        return 0.5 if said[1] == wanted[1] else 0.0
    inside = (wanted[0] is None or wanted[0] <= said[0]) and (
        wanted[1] is None or (said[1] is not None and said[1] <= wanted[1])
    )
    return 0.5 if inside and wanted != (None, None) else 0.0


def location(response: str, key: str) -> float:
    """Grade a location, written from the country down: ``PERU: LIMA (CITY)``."""
    said, wanted = ([p.strip() for p in _KIND.sub("", text).split(":")] for text in (response, key))
    if said == wanted:
        return 1.0
    if said[0] == wanted[0]:
        return 0.5
    return 0.5 if len(said) > 1 and said[1:] == wanted[1:] else 0.0
