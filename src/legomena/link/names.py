"""A name as written, taken apart: office and title, the name itself, and how it may be spelled.

Nothing here knows of any one event: names are compared by their letters, their initials and the
consonants that survive transliteration.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Literal

from legomena.records import OUTLET

from .bodies import POLICE, read_body, spoken_for, without_runner

Key = tuple[str, ...]
"""What names of one spelling have in common: a kind, and the acronym or words."""
NameKind = Literal["person", "body", "unnamed", "outlet"]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written out as text."""
    return frozenset(text.split())


_OFFICES = word_set(
    """president premier minister chancellor secretary commissioner governor mayor senator deputy chief
    head chairman chairwoman chairperson chair director superintendent inspector sheriff constable officer
    official spokesperson spokesman spokeswoman representative envoy ambassador commander general colonel
    major captain lieutenant brigadier admiral marshal sergeant doctor dr mr mrs ms miss sir lord judge
    justice prosecutor lawmaker legislator mp leader elder chieftain resident witness journalist analyst
    expert source report administrator coordinator surgeon professor prof gen col maj capt lt brig adm sgt
    insp dcp dig igp sp pm cm cardinal archbishop bishop imam rabbi reverend pastor patriarch"""
)
_OFFICE_DETAIL = word_set(
    """senior junior top former acting interim prime vice chief interior foreign home defence defense health
    information finance justice provincial federal state national regional district police military army
    security government medical hospital rescue union local city county ministry media rights press public
    relations affairs deputy assistant inspector general major field security's official retired rtd the of
    for and in at on"""
)
_BODY_HEADS = word_set(
    """army military forces force navy police government ministry department office council committee
    commission agency authority authorities bureau directorate organisation organization association union
    federation front movement party group brigade brigades battalion regiment corps command militia network
    alliance coalition league congress parliament assembly court hospital centre center institute observatory
    watch service services society foundation fund mission embassy church university station television news
    times post news agency guard guards rangers troops administration state crescent cross liberation
    republic kingdom nations"""
)
_NATIONAL_HEADS = frozenset({"military", "army", "government", "navy", "forces", "state"})
_UNNAMED_NOISE = word_set(
    """a an the some several many few dozens hundreds scores of two three four five six ten dozen other
    another unnamed anonymous unidentified senior top local various multiple different certain one
    second third both additional further"""
)
_SMALL = frozenset(
    {"of", "and", "the", "for", "de", "du", "la", "le", "del", "des", "da", "do", "in", "on", "et"}
)
_DOERS = word_set(
    """attacker militant insurgent rebel gunman gunmen terrorist fighter assailant bandit separatist jihadist
    jihadi extremist bomber raider kidnapper soldier troop group faction suspect perpetrator shooter sniper
    mob crowd protester rioter resident villager men man women youth people survivor"""
)
"""Who is told of by what they do: "dozens of attackers", "Baloch separatists"."""
_PLACE_LINKS = frozenset({"of", "in", "at", "from", "for", "with", "on"})
_CLOCK = re.compile(
    r"^\s*\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s+"
    r"|\s+(?:at|on|in) \d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|GMT)?$",
    re.I,
)
"""A time of day before or behind a name is the line's, and none of the name: "20:48 Civil defence"."""
_PRONOUNS = word_set(
    """we they he she it i you others other some many most both all none nobody everyone each one two three
    four five six seven eight nine ten eleven twelve dozens hundreds who which that those these this there"""
)
_LEADS = frozenset({"in", "at", "on", "from", "since", "after", "before", "of"})
_CITED = re.compile(r"\s*(?:,\s*)?\b(?:via|citing|quoting|quoted by|cited by|speaking to|told)\b.*$", re.I)
_PAREN = re.compile(r"\s*\(([^()]*)\)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APART = frozenset({"niger", "nigeria"})
"""Two lands that no spelling rule keeps apart."""
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}$")


@lru_cache(maxsize=1 << 18)
def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, curly quotes and possessive endings."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("-", " "))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.sub(r"'s\b|(?<=s)'(?=\s|$)", "", plain)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a word, folded as transliterations fold: ``Noshki``, ``Nushki`` → ``nshk``."""
    text = fold(word)
    for written, sound in (("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ck", "k")):
        text = text.replace(written, sound)
    text = text.translate(str.maketrans("qcwj", "kkvj"))
    kept = [char for place, char in enumerate(text) if place == 0 or (char.isalnum() and char not in "aeiou")]
    out: list[str] = []
    for char in kept:
        if not out or out[-1] != char:
            out.append(char)
    return "".join(out)


@lru_cache(maxsize=65536)
def similar(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: same consonants, and most letters the same."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or {a, b} == _APART or skeleton(a) != skeleton(b):
        return False
    a, b = sorted((a, b))  # the ratio depends on the order of its arguments
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.7


def same_stem(one: str, other: str) -> bool:
    """Whether two words are a country and its people: ``Pakistan`` and ``Pakistani``."""
    a, b = sorted((fold(one), fold(other)), key=len)
    if {a, b} == _APART:
        return False
    return a == b or (len(a) >= 4 and b.startswith(a[: max(4, len(a) - 1)]) and len(b) - len(a) <= 3)


def is_plain_word(word: str) -> bool:
    """Whether a word tells of no office, body, doer or relation: what a sentence may leave on a name."""
    one = _singular(fold(word))
    known = _OFFICES | _OFFICE_DETAIL | _BODY_HEADS | _DOERS | _PRONOUNS
    return word.islower() and not {one, fold(word)} & ((known | _SMALL | _PLACE_LINKS) - {"at"})


def tells_of_people(written: str) -> bool:
    """Whether a name without a proper name in it tells of people or a body: "gunmen", and not "a shell"."""
    words = {_singular(fold(word)) for word in _WORD.findall(written)} | set(_WORD.findall(fold(written)))
    return bool(words & (_DOERS | _OFFICES | _BODY_HEADS | {"men", "man", "women", "people", "members"}))


@lru_cache(maxsize=1 << 16)
def initials(words: tuple[str, ...]) -> str:
    """Return the initials of the words that carry weight, in capitals."""
    return "".join(word[0] for part in words for word in part.split() if fold(word) not in _SMALL).upper()


@dataclass(frozen=True)
class Name:
    """One name taken apart.

    ``words`` are what identifies it, folded, the most telling (surname, head noun) last; ``acronym`` is
    set where the name is one, or carries one in brackets; ``titled`` where it comes with an office.
    """

    written: str
    kind: NameKind
    words: tuple[str, ...]
    acronym: str | None = None
    titled: bool = False
    aliases: tuple[str, ...] = ()

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What names of one spelling have in common: a kind, and the acronym or words."""
        if self.kind == "outlet":
            return ("outlet", OUTLET)
        if self.kind == "body" and self.acronym and len(self.words) == 1:
            return ("acronym", self.acronym)
        return (self.kind if self.kind == "unnamed" else "named", *self.words)

    @cached_property
    def national(self) -> bool:
        """Whether the last word is a body that each country has one of: the army, the government."""
        return self.kind != "person" and bool(self.words) and self.words[-1] in _NATIONAL_HEADS


def _singular(word: str) -> str:
    irregular = {"police": "police", "forces": "forces", "authorities": "authorities", "troops": "troops"}
    if word in irregular:
        return irregular[word]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _unnamed(written: str, words: list[str]) -> Name:
    whose = bool(words) and fold(words[-1]) in _BODY_HEADS  # "the governor's office" is not any office
    kept = [
        _singular(fold(word))
        for word in words
        if fold(word) not in _UNNAMED_NOISE and (word.isalpha() or (whose and fold(word).isalpha()))
    ]
    if len(kept) > 1 and kept[0] == "police" and kept[-1] in {"officer", "official", "source"}:
        kept = ["police"]
    return Name(written, "unnamed", tuple(kept) or ("unnamed",))


def _segment(words: list[str]) -> tuple[list[str], bool]:
    """Return the words of a personal name behind (or before) an office, and whether there is an office."""
    last = max((place for place, word in enumerate(words) if _singular(fold(word)) in _OFFICES), default=-1)
    if last < 0:
        return words, False
    after = words[last + 1 :]
    while after and fold(after[0]) in _PLACE_LINKS:  # "mayor of Kharkiv Jane Roe", "an official in Quetta"
        after = after[2:]
    return [word for word in after if fold(word) not in _OFFICE_DETAIL], True


@lru_cache(maxsize=65536)
def parse_name(written: str) -> Name:
    """Take a name apart. Never fails: what cannot be told apart is kept whole."""
    text = _CLOCK.sub("", _CITED.sub("", written.strip().strip("\"'“”‘’"))).strip()
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].strip() or text
    text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    if fold(text) == OUTLET or not text:
        return Name(written, "outlet", (OUTLET,))
    aliases = tuple(match.strip() for match in _PAREN.findall(text) if match.strip())
    text = _PAREN.sub("", text).strip() or text.strip("() ")
    acronym = next((alias for alias in aliases if _ACRONYM.match(alias)), None)
    text = without_runner(text)
    if (body := read_body(text, fold(text), acronym)) is not None:
        if body == (POLICE,):  # a pool: which town's police it is, is not told
            return Name(written, "unnamed", body, aliases=aliases)
        return Name(written, "body", body, aliases=aliases)
    if (other := spoken_for(text)) is not None and (name := parse_name(other)).kind == "body":
        return replace(name, written=written)
    head, _, tail = text.partition(",")
    words = _WORD.findall(head.replace("’", "'"))
    if not words:
        return Name(written, "unnamed", (fold(text),), acronym, aliases=aliases)
    if fold(words[0]) in _LEADS or (fold(words[0]) in _PRONOUNS and (len(words) == 1 or words[1].islower())):
        return _unnamed(written, words)  # "We", "Six of them", "In Ramallah": nobody's name

    if len(words) > 1 and words[0].islower() and _singular(words[0]) in _DOERS:
        return _unnamed(written, words)  # "militants fighting foreign rule"
    if _singular(fold(words[-1])) in _DOERS and (words[-1][0].islower() or len(words) == 1):
        return _unnamed(written, words)
    if not any(char.isalpha() for char in text):
        return Name(written, "unnamed", (fold(text),), acronym, aliases=aliases)
    capital = [word for word in words if word[0].isupper()]
    name_words, titled = _segment(words)
    named = [word for word in name_words if word[0].isupper()]
    if titled and named and not all(fold(word) in _BODY_HEADS | _OFFICE_DETAIL for word in named):
        ends = [place for place, word in enumerate(name_words) if word[0].isupper()]
        whole = name_words[ends[0] : ends[-1] + 1]  # with the small words inside: "Atta-ur-Rehman"
        return Name(written, "person", tuple(fold(word) for word in whole), acronym, True, aliases)
    if titled:  # an office without a name: "a senior security official", "the interior minister"
        if tail:  # "officer, Jane Roe" is rare but plain
            rest = parse_name(tail.strip())
            if rest.kind == "person":
                return Name(written, "person", rest.words, acronym, True, aliases)
        return _unnamed(written, words)
    bare = [word for word in capital if fold(word) not in {"the", "a", "an"}]
    last = bare[-1].split("'")[0] if bare else ""
    heads = [fold(word) in _BODY_HEADS for word in words[words.index(bare[-1]) + 2 :]] if bare else []
    if _ACRONYM.match(last) and not any(heads) and (len(bare) == 1 or bare[-2].endswith(("'s", "'"))):
        return Name(written, "body", (fold(last),), last, aliases=aliases)  # "ISPR", "Sudan's RSF"
    if any(fold(word) in _BODY_HEADS for word in words):
        first = next((place for place, word in enumerate(words) if word in bare), None)
        kept = words[first:] if first is not None else [w for w in words if fold(w) not in _UNNAMED_NOISE]
        folded = tuple(fold(word) for word in kept if fold(word) not in {"the", "a", "an"})
        plain = first is None or (len(words) == 1 and folded[-1] in _BODY_HEADS)
        if plain and not (folded and folded[-1] in _NATIONAL_HEADS):
            return _unnamed(written, words)
        return Name(written, "body", folded or (fold(text),), acronym, aliases=aliases)
    if bare:
        first = next(place for place, word in enumerate(words) if word == bare[0])
        if first and "-" in text.split(bare[0])[0][-1:]:
            first -= 1  # "al-Shabaab"
        office_behind = any(fold(word) in _OFFICES for word in _WORD.findall(tail))
        kept = [word for word in words[first:] if len(word) > 1 or word.isupper()]
        kind: NameKind = "body" if acronym and not office_behind else "person"
        return Name(written, kind, tuple(fold(w) for w in kept), acronym, office_behind, aliases)
    return _unnamed(written, words)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names, the surname last, can be one person's: every given name of the shorter fits."""
    if not similar(one[-1], other[-1]):
        return False
    short, long = sorted((one[:-1], other[:-1]), key=len)
    if not short:
        return False
    return all(
        any(similar(word, name) or (len(word) == 1 and name.startswith(word)) for name in long)
        or (any(len(name) == 1 and word.startswith(name) for name in long))
        for word in short
    )


def same_body(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of bodies are spellings of one: word by word, a country's name in any form."""
    a = [word for word in one if word not in _SMALL]
    b = [word for word in other if word not in _SMALL]
    if not a or len(a) != len(b):
        return False
    return all(similar(x, y) or (x not in _BODY_HEADS and same_stem(x, y)) for x, y in zip(a, b, strict=True))
