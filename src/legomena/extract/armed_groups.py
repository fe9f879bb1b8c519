"""Armed groups named in a document: known names, names that mark one, and names in telling company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import lexicon as lx
from .tokens import Token

_NAME = r"[A-Z][\w’'-]*"
_LABELLED = re.compile(
    r"\b(?:outlawed|banned|proscribed|militant|rebel|separatist|insurgent|jihadist|extremist|terrorist|armed"
    r"|Islamist)\s+"
    r"(?:(?:group|outfit|organi[sz]ation|movement|faction|militia)s?,?\s+"
    r"(?:called\s+|known as\s+)?(?:the\s+)?)?"
    rf"((?:{_NAME})(?:(?:\s|-)(?:{_NAME}|of|al|for))*)"
)
""" "The outlawed X", "the rebel group known as X"."""
_CLAIMING = re.compile(
    rf"\b((?:{_NAME}\s)*(?:{_NAME})|(?:[A-Z]{{2,6}}))"
    r"(?:[ ,]+(?:which|who|has|have|had|later|also|quickly|an?\s[\w ]{1,30},))*"
    r"\s+(?:claimed|claims|took|taken)\s+(?:responsibility|credit)"
)
_OWN_DEED = re.compile(
    rf"\b((?:{_NAME}\s){{0,5}}(?:{_NAME}))(?:,\s[^,.]{{1,60}},)?\s(?:has |have |had |later |also )*"
    r"(?:claimed\s+(?!that\b|it\b|to\b)(?:[\w’'-]+\s+){0,4}?"
    r"(?:attack|bombing|ambush|raid|assault|blast|shooting|massacre|killing|abduction|kidnapping)"
    r"|(?:said|says)\s+(?:that\s+)?(?:its\s+(?:fighters|men|militants|mujahideen)\b|it\s+was\s+behind\b))"
)
""" "X claimed Wednesday's attacks", "X said its fighters …", "X said it was behind …"."""
_CLAIMED_BY = re.compile(
    r"\b(?:claimed|carried out|perpetrated|mounted)\s+by\s+(?:the\s+)?"
    rf"((?:(?:outlawed|banned|so-called)\s+)?(?:{_NAME})(?:(?:\s|-)(?:{_NAME}|of|al))*)"
)
_CALLING_ITSELF = re.compile(
    r"\b(?:calls?|calling|called|describ\w+|introduc\w+|identif\w+)\s+(?:itself|themselves)\s+(?:as\s+)?(?:the\s+)?"
    rf"((?:{_NAME})(?:\s{_NAME})*)"
)
_PROVINCE = re.compile(
    r"\b((?:Sinai|Khorasan|West Africa|Central Africa|Sahel|East Asia|Caucasus|Yemen|Libya|Mozambique"
    r"|Somalia)\sProvince)\b"
)
"""Branches of the Islamic State, as it names them."""
_TELLING_NAME = re.compile(
    r"\b((?:[A-Z][\w’'-]+\s+){0,3}(?:Liberation|Resistance|Revolutionary|Mujahideen|Jihad|Taliban|Cartel)"
    r"(?:\s+(?:[A-Z][\w’'-]+|of|de|la|in|for))*)"
)
_AFFILIATE = re.compile(
    rf"\b((?:{_NAME})(?:\s{_NAME}){{0,3}}),\s+(?:an?|the|which|a local)\s+[\w’' -]{{0,40}}?"
    r"(?:affiliate|branch|wing|arm|offshoot|faction|group|franchise)\b[^,.]{0,30}?"
    r"(?:Islamic State|al-Qa|ISIS|Taliban|Hamas|militant|rebel|insurgent|jihad)"
)
_ARTICLES = re.compile(r"^(?:The|A|An|In|On|No)\s+")
_OPENERS = re.compile(r"^(?:The|In|On|No|By)\s+")
_LOOSE_END = re.compile(r"\s+(?:of|for|al|in|de|la)$")
_WORD = re.compile(r"[\w-]+")
_TOO_PLAIN = frozenset(["Islamic", "Islamist", "State", "Army", "Militants", "Rebels", "Gunmen", "Attackers"])
_NOT_A_GROUP = frozenset(
    [
        "He",
        "She",
        "It",
        "They",
        "Nobody",
        "No",
        "None",
        "Responsibility",
        "Police",
        "Army",
        "Officials",
        "Saturday",
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ]
)
_STATE_WORDS = frozenset(["Minister", "Police", "Ministry", "Prime"])


def find_armed_groups(
    text: str, sentences: list[list[Token]], acronyms: dict[str, str]
) -> list[tuple[int, str]]:
    """Armed groups named in the document, each with the offset of every naming, in order.

    ``acronyms`` is short name → full name as the document tells them; a group goes by its short name.
    """
    names = {_OPENERS.sub("", name) for name in _told(text, sentences, acronyms)}
    names.update(m.group(1).strip() for m in _AFFILIATE.finditer(text))
    out: set[tuple[int, str]] = set()
    for name in filter(_may_be_group, names):
        shown = next((short for short, full in acronyms.items() if full.endswith(name)), name)
        out.update((at, shown) for at in _occurrences(text, name))
    return sorted(out)


def _told(text: str, sentences: list[list[Token]], acronyms: dict[str, str]) -> Iterator[str]:
    for short, full in acronyms.items():
        telling = not lx.ARMED_GROUP_WORDS.isdisjoint(w.lower() for w in _WORD.findall(full))
        if telling or short.lower() in lx.ARMED_GROUP_NAMES:
            yield short
    for pattern in (_LABELLED, _TELLING_NAME, _CALLING_ITSELF, _PROVINCE):
        for m in pattern.finditer(text):
            yield _LOOSE_END.sub("", m.group(1)).strip()
    # The pattern is slow on long texts, so it is tried only where somebody may have claimed something.
    for m in _CLAIMING.finditer(text) if "responsibility" in text or "credit" in text else ():
        yield _ARTICLES.sub("", m.group(1)).strip()
    for m in _OWN_DEED.finditer(text) if "claimed" in text or " its " in text or "behind" in text else ():
        yield _ARTICLES.sub("", m.group(1)).strip()
    for m in _CLAIMED_BY.finditer(text):
        yield m.group(1).strip()
    for tokens in sentences:
        for n, token in enumerate(tokens):
            if not token.capital:
                continue
            following = tokens[n + 1].text if n + 1 < len(tokens) else ""
            if token.low in lx.ARMED_GROUP_NAMES:
                yield token.text
            elif token.text == "Islamic" and following == "State":
                yield "Islamic State"
            elif token.text == "Boko" and following:
                yield "Boko Haram"


def _may_be_group(name: str) -> bool:
    if len(name) < 2 or name in _TOO_PLAIN:
        return False
    parts = name.split()
    return parts[0] not in _NOT_A_GROUP and _STATE_WORDS.isdisjoint(parts)


def _occurrences(text: str, name: str) -> Iterator[int]:
    """Offsets at which ``name`` stands as words of its own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and _in_word(text[at - 1], "-")) and not (end < len(text) and _in_word(text[end])):
            yield at
        at = text.find(name, at + 1)


def _in_word(mark: str, also: str = "_") -> bool:
    return mark.isalnum() or mark == "_" or mark == also
