"""Bodies of a state, and what speaks for them: "the army's media wing" is the army, "the Hamas-run health
ministry" a health ministry.

A body is a kind (military, police, a ministry by its field) and who it belongs to. Who speaks for it without
a name (media wing, press office, spokeswoman, high command) is the body. Persons, sources and officials are
not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names reads bodies first
    from .names import Name
    from .union import Groups

Key = tuple[str, ...]

MILITARY, POLICE, MINISTRY = "military", "police", "ministry"
_FOREIGN = f"foreign {MINISTRY}"
_MAIN_TIMES = 5
"""Told of in so many times as many documents as any other, one land's military is "the military"."""

_RUN_BY = re.compile(r"\b[\w’']+-(?:run|led|controlled|administered)\s+(?=\w+\s+\w)")
"""Who runs a body is no part of its name: "the Hamas-run health ministry"."""
_PRESS = (
    r"(?:media (?:wing|arm|office|cell|department|centre|center)"
    r"|press (?:office|service|wing|department|center|centre|bureau)"
    r"|information office|public relations(?: (?:wing|office|directorate|department))?"
    r"|spokes(?:person|man|woman|people))"
)
_VOICE = rf"(?:{_PRESS}|(?:general |high |supreme )?command|headquarters)"
_SPOKEN_FOR = re.compile(
    rf"(?P<before>.+?)(?:['’]s|['’])? {_PRESS}|(?:an? |the )?{_PRESS} (?:of|for|at) (?P<behind>.+)",
    re.IGNORECASE,
)
_FIELDS = {
    "health": "health", "public health": "health", "interior": "interior", "internal affairs": "interior",
    "home": "interior", "home affairs": "interior", "foreign": "foreign", "foreign affairs": "foreign",
    "external affairs": "foreign", "defence": "defence", "defense": "defence", "national defence": "defence",
    "national defense": "defence", "information": "information", "security": "security",
    "justice": "justice", "emergencies": "emergencies", "emergency situations": "emergencies",
}  # fmt: skip
_FIELD = "|".join(sorted(_FIELDS, key=len, reverse=True))
_KIND = (
    r"(?:(?P<military>army|military|armed forces|defen[cs]e forces?)"
    r"|(?P<police>police(?: force| department)?)"
    rf"|(?P<before>{_FIELD}) ministry|ministry of (?:the )?(?P<behind>{_FIELD})|(?P<office>foreign office))"
)
_OWNER = r"[^\W\d_][\w.'’ ]*?"
_BODY = re.compile(
    rf"(?:(?:a|the) )?(?:(?:{_VOICE}) (?:of|for|at) (?:the )?)?(?:(?P<owner>{_OWNER}) )?{_KIND}"
    rf"(?: (?:of|in) (?:the )?(?P<land>{_OWNER}))?(?: {_VOICE})?"
)
_AREAS = frozenset({"region", "province", "state", "county", "city", "district", "republic", "territory"})
_BARE = frozenset({"the", "a", "an", "country", "nation", "own", "its", "their", "our", "local", "regional"})
"""Words before a body that tell no owner; which town's or region's police it is, is then not told."""
_TWO_WORDS = frozenset("sri south north saudi united burkina sierra central el new ivory costa".split())  # noqa: SIM905
"""First words of lands whose names have two."""
_LANDS = {
    "american": "united states", "us": "united states", "u.s.": "united states", "british": "britain",
    "uk": "britain", "united kingdom": "britain", "french": "france", "dutch": "netherlands",
    "turkish": "turkey", "turkiye": "turkey", "spanish": "spain", "danish": "denmark", "swedish": "sweden",
    "polish": "poland", "swiss": "switzerland", "greek": "greece", "irish": "ireland",
    "finnish": "finland", "norwegian": "norway", "filipino": "philippines", "philippine": "philippines",
    "burmese": "myanmar", "afghan": "afghanistan", "kazakh": "kazakhstan", "uzbek": "uzbekistan",
    "tajik": "tajikistan", "kyrgyz": "kyrgyzstan", "turkmen": "turkmenistan", "lebanese": "lebanon",
    "congolese": "congo", "thai": "thailand", "burkinabe": "burkina faso", "nigerien": "niger",
    "nigerian": "nigeria", "sri lankan": "sri lanka", "ukrainian": "ukraine", "malagasy": "madagascar",
}  # fmt: skip
"""Peoples and short forms of lands that no spelling rule leads back to the land."""
_KNOWN = {
    "ISPR": ("pakistan", MILITARY), "IDF": ("israel", MILITARY), "PLA": ("china", MILITARY),
    "FARDC": ("congo", MILITARY), "UPDF": ("uganda", MILITARY), "SANDF": ("south africa", MILITARY),
    "ENDF": ("ethiopia", MILITARY), "FACA": ("central african republic", MILITARY),
    "FAMA": ("mali", MILITARY), "NYPD": ("new york", POLICE), "LAPD": ("los angeles", POLICE),
    "LVMPD": ("las vegas", POLICE), "PSNI": ("northern ireland", POLICE),
}  # fmt: skip
"""Forces and their press offices that reports call by their initials and never write out."""


@lru_cache(maxsize=1 << 16)
def read_body(written: str, folded: str, acronym: str | None) -> tuple[str, ...] | None:
    """Return (owner, kind) of a body of a state, (kind,) where no owner is told; null for anything else.

    ``folded`` is the name as :func:`.names.fold` gives it, which takes possessive endings off.
    """
    if acronym in _KNOWN or written in _KNOWN:
        return _KNOWN[acronym if acronym in _KNOWN else written]
    match = _BODY.fullmatch(folded)
    if match is None:
        return None
    field = match["before"] or match["behind"]
    kind = MILITARY if match["military"] else POLICE if match["police"] else MINISTRY
    if kind == MINISTRY:
        kind = f"{_FIELDS[field] if field else 'foreign'} {MINISTRY}"
    owner = match["land"] or match["owner"] or ""
    words = [word for word in owner.split() if word not in _BARE]
    if match["land"] and match["owner"] and not set(match["owner"].split()) <= _BARE:
        return None
    if not words:  # whose foreign ministry it is, is never told by the case alone
        return None if kind == _FOREIGN else (kind,)
    if not _is_owner(words, written, kind):
        return None
    return _LANDS.get(" ".join(words), " ".join(words)), kind


def body_words(words: Key) -> Key:
    """Return the folded words of a name written out, a state's body as :func:`read_body` has it."""
    text = " ".join(words)
    return read_body(text.title(), text, None) or words


def without_runner(written: str) -> str:
    """Return the name without who runs the body."""
    return _RUN_BY.sub("", written)


def spoken_for(written: str) -> str | None:
    """Return who has the press office, media wing or unnamed spokesperson that the name tells of."""
    match = _SPOKEN_FOR.fullmatch(written)
    return (match["before"] or match["behind"]) if match is not None else None


def is_itself(written: str) -> bool:
    """Whether a name is the body's own, and not that of an office or person that speaks for it."""
    return "(" not in written and written not in _KNOWN and not re.search(_VOICE, written, re.IGNORECASE)


def _is_owner(words: list[str], written: str, kind: str) -> bool:
    """Whether the words before a body are a land or place: written with capitals, and, of an army, one word
    or a possessive ("Liberation Army" is no land's army)."""
    plain = written.replace("’", "'")
    spelled = {word.strip("'\"").casefold().removesuffix("'s").rstrip("'"): word for word in plain.split()}
    for word in words:
        as_written = spelled.get(word)
        capital = as_written is not None and as_written[:1].isupper()
        if not capital and word not in _AREAS and word not in ("of", "and"):
            return False
    if kind != MILITARY or len(words) == 1 or words[0] in _TWO_WORDS:
        return True
    last = spelled.get(words[-1], "")
    return last.endswith(("'s", "s'")) or last == plain.split()[-1]


def join_described(groups: Groups[Key], told: Iterable[tuple[Name, str | None, Iterable[str]]]) -> None:
    """Join a body that is only described to the one body of the case that the words can mean.

    ``told`` holds each name with its role and the documents that use it. "The army" is Egypt's where nearly
    all documents tell of Egypt's; "the health ministry" is Gaza's where two documents tell of Gaza's and none
    of another's; "the region's ministry" the one of a region; "the antiterrorism committee" the only body
    whose name ends so.
    """
    documents: dict[Key, set[str]] = defaultdict(set)
    bodies: set[Key] = set()
    armed: set[Key] = set()
    for name, role, pages in told:
        if name.kind in ("body", "unnamed") and name.words:
            documents[name.key].update(pages)
            bodies |= {name.key} if name.kind == "body" else set()
            armed |= {name.key} if role == "armed group" else set()
    owned: dict[str, list[Key]] = defaultdict(list)
    tails: dict[Key, set[Key]] = defaultdict(set)
    for key in sorted(bodies - armed):
        if key[0] == "named" and len(key) == 3 and (key[-1] == MILITARY or key[-1].endswith(MINISTRY)):
            owned[key[-1]].append(key)
        for size in range(2, len(key) - 1):
            tails[_tail(key[-size:])].add(key)
    for key in sorted(documents):
        found: set[Key] = set()
        if key == ("named", MILITARY):
            found = _usual(groups, owned[MILITARY], documents)
        elif key[0] == "named" and key[-1].endswith(f" {MINISTRY}"):
            found = {groups.find(full) for full in _ministries(key, owned[key[-1]], documents)}
        elif key[0] == "unnamed" and len(key) > 2:
            found = {groups.find(full) for full in tails.get(_tail(key[1:]), ())}
        if len(found) == 1:
            groups.join(next(iter(found)), key)


def _usual(groups: Groups[Key], owned: Iterable[Key], documents: Mapping[Key, set[str]]) -> set[Key]:
    """Return the body that far more documents tell of than of any other."""
    pages: dict[Key, set[str]] = defaultdict(set)
    for key in owned:
        pages[groups.find(key)] |= documents[key]
    ranked = sorted(pages, key=lambda key: (-len(pages[key]), key))
    second = len(pages[ranked[1]]) if len(ranked) > 1 else 0
    return {ranked[0]} if ranked and len(pages[ranked[0]]) >= max(2, _MAIN_TIMES * second) else set()


def _ministries(key: Key, owned: Sequence[Key], documents: Mapping[Key, set[str]]) -> list[Key]:
    """Return the ministries that one without an owner, or "the region's", can mean."""
    if len(key) == 3:
        return (
            [full for full in owned if full != key and full[1].split()[-1] == key[1]]
            if key[1] in _AREAS
            else []
        )
    several = {page for full in owned for page in documents[full]}
    of_areas = any(full[1].split()[-1] in _AREAS for full in owned)
    return [] if len(several) < 2 or of_areas else list(owned)


def _tail(words: Key) -> Key:
    return *words[:-1], words[-1].rstrip("s")
