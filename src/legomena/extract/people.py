"""People named in a document: with a title or office, in apposition, or in full before a verb of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import lexicon as lx
from .tokens import Token
from .words import words

NAME_PARTICLES = words("al bin ibn de da di van von der el ul ur bint abu la le del dos")
_SHORT_TITLES = frozenset(["CM", "PM", "DIG", "IG", "SSP", "SP", "DSP", "DC"])
_WITHIN_TITLE = words("of and for 's . in the")
_LEADS_TO_BODY = words("of for in the")
_TITLES_AND_NAMES = words("mir khan syed sheikh haji judge major prince king marshal")
"""Titles that are names too, after a first name."""
_WEAK_TITLES = words(
    """
    official officer police head army acting home health justice defence defense information provincial
    federal interior foreign
    """
)
"""Titles after which a single capitalised word need not be a person's name."""
_NO_NAME_STARTS = words("its his her their the a operation") | lx.WEEKDAYS | lx.MONTHS
_OF_BODIES = words("ministry army police department front")
_LONGEST_TITLE = 12
_MOST_NAMES = 5
_APPOSED = re.compile(
    r"\b([A-Z][\w’'-]+(?:\s+(?:al-|bin |de )?[A-Z][\w’'-]+){1,3}),\s+"
    r"(?:an?\s+|the\s+)?((?:[\w’'.-]+\s+){0,6}?"
    r"(?:spokes(?:man|woman|person)|minister|director|chief|president|commander|head|mayor|governor|leader"
    r"|secretary|officer))\b([^,.]{0,60})"
)
_BODY_AFTER = re.compile(r"\s*(?:for|of)\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s*)+|[\w’'\s]{3,40})")
_FULL_NAME = re.compile(
    r"\b([A-Z][a-z’'-]+(?:\s+(?:al-|bin |de |ul-)?[A-Z][\w’'-]+){1,2})\s+"
    r"(?:said|says|told|added|claimed|alleged|confirmed|stated|announced|wrote)\b"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_ANOTHERS = words("its his her their")
_WORD = re.compile(r"[\w-]+")


@dataclass(slots=True)
class Person:
    """One person named in the document, with the titles and body told of him or her."""

    name: str
    titles: frozenset[str]
    body: str | None
    start: int


def find_people(text: str, sentences: list[list[Token]]) -> list[Person]:
    """People named with a title or office, or in full beside a speaking verb, in order."""
    found: dict[str, Person] = {}
    for tokens in sentences:
        i = 0
        while i < len(tokens):
            if not _is_title(tokens[i]):
                i += 1
                continue
            name_at, titles = _title(tokens, i)
            name, end = _name(tokens, name_at)
            if tokens[name_at - 1].low in ("'s", "’s"):
                name = []  # "the Sheriff's Office" is a body
            if name and _is_person(name, titles):
                full = text[name[0].start : name[-1].end]
                _keep(found, Person(full, titles, _body_before(tokens, i, text), name[0].start))
            i = max(end, i + 1)
    _add_plain_names(text, found)
    _add_appositions(text, found)
    return sorted(found.values(), key=lambda p: p.start)


def _is_title(token: Token) -> bool:
    return token.low in lx.TITLES or token.text in _SHORT_TITLES


def _title(tokens: list[Token], i: int) -> tuple[int, frozenset[str]]:
    """The token after the title that begins at ``i``, and its words."""
    titles: set[str] = set()
    j = i
    while j < len(tokens) and j - i < _LONGEST_TITLE:
        token = tokens[j]
        if _is_title(token):
            titles.add(token.low)
        elif token.low not in _WITHIN_TITLE:
            break
        elif token.low in _LEADS_TO_BODY and _names_body(tokens, j + 1):
            # "spokesperson for the External Affairs Ministry, X": the body comes before the name.
            break
        j += 1
    return j, frozenset(titles)


def _names_body(tokens: list[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].capital and not _is_title(tokens[k])


def _name(tokens: list[Token], start: int) -> tuple[list[Token], int]:
    """The words of the name that begins at ``start``, and the index after it."""
    name: list[Token] = []
    k = start
    while k < len(tokens) and len(name) < _MOST_NAMES:
        token = tokens[k]
        if token.text == "." and name and len(name[-1].text) == 1:
            k += 1
            continue
        proper = token.capital and not token.text.isupper() and not _is_title(token)
        later = k > start and token.capital and token.low in _TITLES_AND_NAMES
        if not (proper or later or (name and token.low in NAME_PARTICLES)):
            break
        name.append(token)
        k += 1
    return name, k


def _is_person(name: list[Token], titles: frozenset[str]) -> bool:
    if len(name) == 1 and titles <= _WEAK_TITLES:
        return False
    return name[0].low not in _NO_NAME_STARTS and all(t.low not in _OF_BODIES for t in name)


def _keep(found: dict[str, Person], person: Person) -> None:
    """Add a person, or what is new of one known by a longer or shorter form of the name."""
    last = person.name.split()[-1]
    for known in found.values():
        if known.name.split()[-1] == last and len(known.name) >= len(person.name):
            found[known.name] = Person(
                known.name, known.titles | person.titles, known.body or person.body, known.start
            )
            return
    shorter = found.pop(last, None)
    titles = person.titles | shorter.titles if shorter is not None else person.titles
    found[person.name] = Person(person.name, titles, person.body, person.start)


def _body_before(tokens: list[Token], i: int, text: str) -> str | None:
    """The body named before an office: "BLA spokesperson", "External Affairs Ministry spokesperson"."""
    k = i - 1
    if k >= 0 and tokens[k].low in ("'s", "’"):
        k -= 1
    run: list[Token] = []
    while k >= 0 and len(run) < 5 and tokens[k].capital and tokens[k].low not in _NO_NAME_STARTS:
        run.append(tokens[k])
        k -= 1
    if not run:
        return None
    opener = k < 0 and len(run) == 1 and run[0].low in ("in", "on") and not run[0].text.isupper()
    return None if opener else text[run[-1].start : run[0].end]


def _add_appositions(text: str, found: dict[str, Person]) -> None:
    """ "Randall Fox, spokesperson for the ministry,": titles told after the name."""
    for m in _APPOSED.finditer(text):
        name, office, rest = m.groups()
        if _POSSESSIVE.search(name) or office.split()[0].lower() in _ANOTHERS:
            continue  # "… in Ruvia's Sarna, its president said"
        titles = frozenset(w for w in _WORD.findall(office.lower()) if w in lx.TITLES)
        of = _BODY_AFTER.match(rest)
        body = of.group(1).strip() if of else None
        old = found.get(name)
        if old is not None:
            titles, body = titles | old.titles, old.body or body
        found[name] = Person(name, titles, body, m.start())


def _add_plain_names(text: str, found: dict[str, Person]) -> None:
    """ "Aisha Bello said": a name in full before a verb of saying."""
    for m in _FULL_NAME.finditer(text):
        name = m.group(1)
        if any(_is_no_name(w) for w in name.lower().split()):
            continue
        last = name.split()[-1]
        if all(p.name.split()[-1] != last for p in found.values()):
            found[name] = Person(name, frozenset(), None, m.start())


def _is_no_name(word: str) -> bool:
    return (
        word in lx.TITLES or word in lx.SPEAKER_NOUNS or word in _NO_NAME_STARTS or word in lx.MEDIA_SPEAKERS
    )
