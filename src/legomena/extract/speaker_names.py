"""How a document names who speaks: short and full names, holders of office, bodies by their kind, seats."""

from __future__ import annotations

import re

from legomena.records import Speaker

from . import lexicon as lx
from .lexicon.persons import given_names
from .roles import abbreviates
from .tokens import Token
from .words import words

_PART = r"(?:[A-Z][\w’'-]*|of|for|and|the|in|on|de|al|ul|e|la|du|des|del)"
_ACRONYM = re.compile(
    rf"({_PART}(?:[ -]{_PART}){{1,9}})\s*\((?:the\s+|known as\s+|or\s+)?([A-Z][A-Za-z&/-]{{1,9}})\)"
)
_SHORT = re.compile(r"\b[A-Z]{3,6}\b")
_NAMED_NEXT = re.compile(
    r"\b((?:[Aa]n?|[Tt]he|[Ii]ts|[A-Z][\w-]+['’]s) (?:(?!said\b|told\b|of\b)[\w-]+ ){0,6}?"
    r"(?:minister|president|senator|governor|mayor|general|director|chief|commander|spokes(?:man|woman|person)"
    r"|ambassador|lawmaker|prosecutor|sheriff|commissioner|Director General of Military Operations))"
    r" (?:said|has told|told|has said|announced|wrote)\b[^.\n]{0,300}\.\s+"
    r"(?:(?:[A-Z][\w.]+ ){0,2}?)([A-Z][a-z’'-]+ (?:(?:al|el|bin|de|van)[ -])?[A-Z][a-z’'-]+)"
    r" (?:told|said|added|also|gave|wrote|warned|did|declined)\b"
)
""" "…, a senator said. Ahmed Bello told the agency …": who holds the office is told in the next sentence."""
GENERIC_BODIES = words(
    """
    charity agency union company firm institute organisation organization watchdog ngo network association
    group
    """
)
"""Nouns that stand for a body named before: "the charity"."""
_BEFORE_PEOPLE = words("latest official new first earlier initial preliminary own updated")
_BODY_NAMED = re.compile(
    r"\b(?:staff|members|hospital|president|director|head|spokes\w+|workers|employees|researchers|office)"
    r" (?:of|for|at|with) "
    r"(?:the )?([A-Z][\w’-]+(?: (?:[A-Z][\w’-]+|for|of|the)){0,4} [A-Z][\w’-]+|[A-Z]{3,6})\b"
)


def find_short_names(text: str) -> dict[str, str]:
    """Short name → full name, where the document tells both: in brackets, or by the letters of the name."""
    told = {short: full.strip() for full, short in _ACRONYM.findall(text) if abbreviates(full, short)}
    return told | _by_initials(text, told)


def find_holders(text: str) -> list[tuple[int, int, str]]:
    """Offsets of an office whose holder the next sentence names, and the name."""
    return [(m.start(1), m.end(1), m.group(2)) for m in _NAMED_NEXT.finditer(text)]


def body_named_before(text: str, noun: str, offset: int) -> str | None:
    """The body named before that "the charity", "the union" at ``offset`` stands for; null where none is."""
    if re.search(rf"\b[A-Z]\w+ {noun}\b", text[:offset]):
        return None
    named = list(_BODY_NAMED.finditer(text, 0, offset))
    return named[-1].group(1) if named else None


def is_full_name(named: list[Token]) -> bool:
    """Whether a phrase is a person's name in full: a given name, and one or two more."""
    named_so = all(w.text.isalpha() and w.text.istitle() for w in named)
    plain = all(w.low not in lx.SPEAKER_NOUNS and w.low not in lx.ARMED_GROUP_NAMES for w in named)
    return 2 <= len(named) <= 3 and named_so and plain and named[0].low in given_names()


def _by_initials(text: str, known: dict[str, str]) -> dict[str, str]:
    """ "Médecins Sans Frontières … MSF": a name told in full and by its first letters."""
    out: dict[str, str] = {}
    for short in sorted(set(_SHORT.findall(text)) - set(known)):
        parts = [rf"{letter}[^\W\d_]+" for letter in short]
        full = re.search(r"\b" + r"(?: (?:of|for|the|and|de|du|des))?\s".join(parts) + r"\b", text)
        if full is not None and not full.group(0).isupper():
            out[short] = full.group(0)
    return out


def seat(phrase: str) -> Speaker | None:
    """ "New Delhi denied", "the latest Russian count": the state that a seat or an adjective stands for."""
    *before, last = phrase.split()
    state = lx.STATE_OF.get(last) if _BEFORE_PEOPLE.issuperset(before) else None
    state = state or lx.SEATS.get(phrase)
    return Speaker(name=f"{state} ({phrase})", actor=state, role="state") if state else None


def alias(phrase: str) -> Speaker | None:
    """ "Daesh": a group under another of its names."""
    group = lx.ARMED_GROUP_ALIASES.get(phrase)
    return Speaker(name=f"{group} ({phrase})", actor=group, role="armed group") if group else None
