"""Mentions of one person in a sentence: a noun phrase, a name, a pronoun, or one of a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legomena.extract import lexicon as lx
from legomena.extract.figures import Figure
from legomena.extract.sentence_view import low_at
from legomena.extract.tokens import Token
from legomena.extract.words import words

from .ages import AGE_WORDS, age_after, age_at, age_in, is_age
from .nouns import FORCES, HIT, KIN, PERSONS, SUSPECTS, YOUNG, sex_of

_INDEFINITE = words("a an one some")
_DEFINITE = words("the this that")
_OWNERS = words("his her their its my our your")
_NEXT = words("another second third fourth fifth sixth seventh eighth other")
_ORDINALS = _NEXT | {"first", "last"}
_PRONOUNS = {"he": "m", "him": "m", "she": "f"}
_SELVES = words("himself herself self themselves itself myself")
_MODIFIERS = words(
    """
    young elderly old older younger teenage adult pregnant unarmed innocent local off-duty retired former
    slain
    injured wounded dead deceased female male school high college university middle police security homicide
    murder shooting gunshot armed black white hispanic unidentified unknown lone alleged suspected accused
    store
    juvenile fellow critically seriously fatally mortally year-old surviving estranged ex infant baby teen
    """
)
_NO_HEAD_BEFORE = words(
    """
    abuse care services service advocate advocates support protection welfare safety scouts scout hunt
    involved unit units department departments center's union academy cadets cams cam cars car station
    shooting-related body-cam interview trafficking pornography
    """
)
"""Words after a noun of a person that make it part of another noun: "child abuse"."""
_MOST_BEFORE = 6


@dataclass(slots=True, eq=False)
class Mention:
    """One mention of one person. ``first`` and ``end`` are a half-open range of tokens."""

    first: int
    end: int
    kind: str
    """``name``, ``new`` ("a man"), ``known`` ("the man"), ``pronoun``, ``count`` ("three men")."""
    noun: str = ""
    """The noun in lower case; empty where there is none."""
    sex: str | None = None
    age: int | None = None
    order: str | None = None
    """What sets the person apart from one told before: ``another``, ``second`` …"""
    names: set[int] = field(default_factory=set)
    """Which of the document's named persons it is."""

    @property
    def ages(self) -> tuple[int, int]:
        """The ages that it allows, in years."""
        return (self.age, self.age) if self.age is not None else YOUNG.get(self.noun, (0, 120))

    @property
    def suspect(self) -> bool:
        return self.noun in SUSPECTS

    @property
    def officer(self) -> bool:
        return self.noun in FORCES


def find_mentions(
    tokens: list[Token], named: Sequence[tuple[int, int, int]], figures: Sequence[Figure]
) -> list[Mention]:
    """Return the mentions of one person in a sentence, in order, none within another.

    ``named`` are the names in it: start and end offset, and which person that is. ``figures`` are its tolls:
    a person counted as one ("one dead") is a mention too, and so is, as of one, what counts several.
    """
    taken: set[int] = set()
    out: list[Mention] = []
    for start, end, who in named:
        span = [i for i, t in enumerate(tokens) if start <= t.start and t.end <= end]
        after = low_at(tokens, span[-1] + 1) if span else ""
        if span and after not in PERSONS and not any(_no_name(tokens[i].low) for i in span):
            out.append(Mention(span[0], span[-1] + 1, "name", names={who}))
            taken.update(span)
    for i in range(len(tokens)):
        if i not in taken:
            found = _pronoun(tokens, i) or _phrase(tokens, i, taken)
            if found is not None and taken.isdisjoint(range(found.first, found.end)):
                out.append(found)
                taken.update(range(found.first, found.end))
    for m in out:
        m.age = m.age if m.age is not None else age_after(tokens, m.end)
    ends = {m.end for m in out}
    for f in figures:
        if is_age(tokens, f, ends):
            f.effect = None
        elif taken.isdisjoint(range(f.first, f.last + 1)) and f.head not in lx.NOT_PEOPLE:
            found = _counted(tokens, f)
            if found is not None:
                out.append(found)
                taken.update(range(f.first, f.last + 1))
    out.sort(key=lambda m: m.first)
    return _joined(tokens, out)


def _counted(tokens: list[Token], f: Figure) -> Mention | None:
    """The person or the people that a figure counts; null where it counts one by a word that is no person."""
    if f.low != 1 or f.high != 1:
        return Mention(f.first, f.last + 1, "count")
    lows = [t.low for t in tokens[f.first : f.last + 1]]
    if not _SELVES.isdisjoint(lows):
        return None  # "killed himself" is of whoever did it
    last = lows[-1]
    if f.number is None and last.endswith("s") and (last in lx.GROUP_OF or last[:-3] + "y" in PERSONS):
        return None
    if f.number is None and len(lows) == 1 and _is_effect(last):
        return None
    forms = (f.head, f.head.rstrip("s"), f.head.replace("men", "man"))
    noun = next((n for n in forms if n in PERSONS), "")
    return Mention(f.first, f.last + 1, "new", noun, sex_of(noun))


def _no_name(low: str) -> bool:
    """Whether a word shows that a run of capitals is a heading and no name."""
    return low in PERSONS or low in _STOPS - {"will", "may", "mark", "said"} or _is_effect(low)


def _is_effect(low: str) -> bool:
    return low in lx.TRANSITIVE or low in lx.STATES or low in lx.NOMINAL


def _pronoun(tokens: list[Token], i: int) -> Mention | None:
    sex = _PRONOUNS.get(tokens[i].low)
    return Mention(i, i + 1, "pronoun", sex=sex) if sex is not None else None


def _phrase(tokens: list[Token], i: int, taken: set[int]) -> Mention | None:
    """The noun phrase whose head is token ``i``; null where that is no noun of one person."""
    head = tokens[i].low
    age = age_at(tokens, i)
    if head not in PERSONS and (age is None or _noun_after(tokens, i + 1, taken)):
        return _alone(tokens, i)
    following = low_at(tokens, i + 1)
    if (
        following in _NO_HEAD_BEFORE
        or following == "-"
        or (head in PERSONS and _goes_on(tokens, i + 1, taken))
    ):
        return None
    first = i
    while first > 0 and i - first < _MOST_BEFORE and first - 1 not in taken and _within(tokens, first - 1):
        first -= 1
    order = None
    opener = _opener(tokens, first - 1, taken)
    for k in range(first if opener is None else opener, i):
        age = age_at(tokens, k) if age is None else age
        order = tokens[k].low if tokens[k].low in _ORDINALS else order
    noun = head if head in PERSONS else ""
    found = Mention(first, i + 1, "new", noun, sex_of(noun), age, order)
    if any(tokens[k].low == "female" for k in range(first, i)):
        found.sex = "f"
    elif any(tokens[k].low == "male" for k in range(first, i)):
        found.sex = "m"
    if opener is None:
        before = low_at(tokens, first - 1)
        if before in lx.DETERMINERS | {"two", "three", "no", "any", "every", "each"} or before.isdecimal():
            return None
        return found
    word = tokens[opener].low
    found.first = opener
    if word in _ORDINALS:
        found.order = word
        if low_at(tokens, opener - 1) in ("a", "the", "an"):
            found.first = opener - 1
    elif word in _DEFINITE or word in _OWNERS or word in ("'s", "'"):
        found.kind = "known"
    elif word not in _INDEFINITE:
        return None
    if word in _OWNERS or word in ("'s", "'"):
        found.first = opener if word in _OWNERS else first
        if noun not in KIN:
            found.kind = "known"
    return found


def _alone(tokens: list[Token], i: int) -> Mention | None:
    """ "Another was hurt", "a third died", "the other was treated": no noun follows."""
    word = tokens[i].low
    if word not in _NEXT or low_at(tokens, i + 1) not in lx.AUX | lx.BE | lx.FINITE | words("in who died"):
        return None
    before = low_at(tokens, i - 1)
    if word == "another":
        return Mention(i, i + 1, "new", order="another")
    if before in ("a", "the"):
        return Mention(i - 1, i + 1, "new", order=word)
    return None


def _noun_after(tokens: list[Token], k: int, taken: set[int]) -> bool:
    """Whether an age at ``k - 1`` is of a noun that follows: "a 15-year-old Georgia boy"."""
    for n in range(k, min(k + 4, len(tokens))):
        low = tokens[n].low
        if n in taken or not low[0].isalpha() or low in _STOPS:
            return False
        if low in PERSONS:
            return True
    return False


_STOPS = (
    lx.PREPOSITIONS
    | lx.FINITE
    | lx.CONJUNCTIONS
    | lx.AUX
    | lx.BE
    | frozenset(lx.TRANSITIVE)
    | frozenset(lx.INTRANSITIVE)
    | lx.CLAUSE_STARTS
    | lx.CUES_STRONG
    | words("shot shoots fatally dead who he she of after before when into : police officers")
)


def _goes_on(tokens: list[Token], k: int, taken: set[int]) -> bool:
    """Whether the noun phrase goes on at token ``k`` to another noun of one person."""
    for n in range(k, min(k + 3, len(tokens))):
        if n in taken:
            return False
        if tokens[n].low in PERSONS:
            return True
        if tokens[n].low not in _MODIFIERS:
            return False
    return False


def _within(tokens: list[Token], k: int) -> bool:
    low = tokens[k].low
    if low in _MODIFIERS or low in lx.MODIFIERS - {"other"} or (low in PERSONS and low not in HIT):
        return True
    number = low.isdecimal() or low in AGE_WORDS
    return age_at(tokens, k) is not None or (number and age_at(tokens, k + 1) is not None)


def _opener(tokens: list[Token], k: int, taken: set[int]) -> int | None:
    """The article, numeral or owner that opens the phrase, a few words before ``k`` at most."""
    for n in range(k, max(-1, k - 5), -1):
        low = tokens[n].low
        if low in _INDEFINITE | _DEFINITE | _OWNERS | _ORDINALS | {"'s", "'"}:
            return n
        plain = low.isalpha() or "-" in low
        if n in taken or not plain or low in _STOPS:
            return None
    return None


def _joined(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """Make one of a noun and the name beside it, and of what stands in apposition."""
    out: list[Mention] = []
    for m in found:
        last = out[-1] if out else None
        if last is not None and _same(tokens, last, m):
            last.end = m.end
            last.names |= m.names
            last.noun = last.noun if last.noun not in HIT and last.noun else m.noun or last.noun
            last.sex = last.sex or m.sex
            last.age = last.age if last.age is not None else m.age
            if m.kind == "name" and last.kind == "new":
                last.kind = "name"
        else:
            out.append(m)
    return out


_NAMING = words("identified as named , later by police who was is the man authorities : — -")


def _same(tokens: list[Token], one: Mention, other: Mention) -> bool:
    if {"pronoun", "count"} & {one.kind, other.kind} or (one.names and other.names):
        return False
    between = [t.low for t in tokens[one.end : other.end]][: other.first - one.end]
    if not between:
        return bool(other.names) and not one.names
    if between == [","] and one.noun in HIT and other.kind == "new" and low_at(tokens, other.end) == ",":
        return True  # "a second victim, a woman,"
    aged = [w for w in between if w not in (",", "(", ")") and not w.isdecimal() and age_in(w) is None]
    if between[0] in (",", "(", ":") and not aged:
        if other.names:
            # "the victim, X": no list of persons goes on after it.
            return bool(one.noun) and not _lists(tokens, other)
        owner = low_at(tokens, other.end) in ("'s", "'")
        return bool(one.names) and other.kind in ("new", "known") and not owner and not _lists(tokens, other)
    return (
        bool(other.names)
        and {"identified", "named"} & set(between) != set()
        and all(w in _NAMING for w in between)
    )


def _lists(tokens: list[Token], m: Mention) -> bool:
    """Whether a list of persons goes on after the mention: ", and" or "and" with a person."""
    after = [t.low for t in tokens[m.end : m.end + 4]]
    return after[:1] == ["and"] or after[:2] == [",", "and"]
