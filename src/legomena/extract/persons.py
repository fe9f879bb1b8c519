"""Persons named in a document, and whether it shows them in a public role.

This is what a publication profile rests on, so it errs on one side: what looks like a person's name and is
told with no office counts as a private person's. English only, and names in Latin letters only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import msgspec

from legomena.records import Claim, Document, NamedPerson
from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.places import PlaceMention, find_places

from . import lexicon as lx
from .lexicon.persons import (
    COURTESY,
    HARMED,
    KIN,
    NAMED_AS,
    NO_PERSONS,
    OFFICES,
    RANKS,
    given_names,
)
from .people import find_people
from .person_runs import TIMES, Run, find_runs, no_name
from .sentences import split_sentences
from .tokens import Token, tokenize
from .words import words

_TRADES = frozenset(word for word in lx.CIVILIANS | KIN if not word.endswith("s") or word == "boss") | words(
    "victim victims survivor suspect gunman shooter attacker bomber student"
)
_LINKS = words("' 's ’ ’s")
_AFTER = 9
"""Tokens after a name in which an apposition may tell of the person."""


@dataclass(slots=True)
class _Found:
    """One person of the document in the making."""

    name: str
    words: tuple[str, ...]
    public: str | None = None
    private: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)


def find_persons(document: Document, gazetteer: Gazetteer | None = None) -> list[NamedPerson]:
    """Return the persons that ``document`` names, in the order of their first mention.

    A person is public who is told with an office, speaks with a rank, or is known by a trade that speaks in
    public. Everybody else is not. Names of places (by ``gazetteer``, the shipped one where none is given) and
    of bodies are left out unless the words around them tell of a person. Who is named in the title alone has
    no spans.
    """
    gazetteer = gazetteer or Gazetteer.default()
    found = named_in(document, find_places(document.text, gazetteer))
    known = {tuple(person.name.casefold().split()) for person in found}
    title = document.title or ""
    for person in _persons(document, title, find_places(title, gazetteer)):
        if tuple(person.name.casefold().split()) not in known:
            found.append(msgspec.structs.replace(person, spans=()))
    return found


def named_in(document: Document, places: Sequence[PlaceMention]) -> list[NamedPerson]:
    """Return the persons that the text of ``document`` names; ``places`` are those that are named in it."""
    return _persons(document, document.text, places)


_NAME_ALONE = re.compile(r"[A-Z][\w’'-]*[a-z](?: (?:[a-z]{2,3} )?[A-Z][\w’'-]+){0,3}")


def find_victims(
    document: Document, claims: Iterable[Claim], known: Sequence[NamedPerson]
) -> list[NamedPerson]:
    """Return the persons whom ``claims`` of ``document`` tell harmed by a name that ``known`` does not hold.

    A claim on one person rests on words that tell of a person, so a name of one word counts here too.
    """
    out: dict[str, NamedPerson] = {}
    taken = [span for person in known for span in person.spans]
    for claim in claims:
        name = claim.group_text or ""
        if claim.kind != "toll" or claim.low != 1 or claim.high != 1 or not _NAME_ALONE.fullmatch(name):
            continue
        at = claim.figure
        if name in out or at is None or any(start < at[1] and at[0] < end for start, end in taken):
            continue
        found = re.finditer(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", document.text)
        out[name] = NamedPerson(
            document=document.id,
            name=name,
            public=False,
            reason=f"told {claim.effect}",
            spans=tuple(m.span() for m in found),
        )
    return list(out.values())


def _persons(document: Document, text: str, found: Sequence[PlaceMention]) -> list[NamedPerson]:
    sentences = [tokenize(text, start, end) for start, end in split_sentences(text)]
    runs = [run for sentence in sentences for run in find_runs(sentence)]
    offices = {
        person.start: person.titles & OFFICES for person in find_people(text, sentences) if person.titles
    }
    places = [(m.start, m.end) for m in found if m.place.name is not None or m.place.precision is not None]
    for run in runs:
        run.placed = any(start < run.end and run.start < end for start, end in places)
        _judge(run, offices)
    _name_again(runs)
    _spread(runs)
    return [
        NamedPerson(
            document=document.id,
            name=person.name,
            public=person.public is not None,
            reason=person.public or person.private or "a name alone",
            spans=tuple(sorted(set(person.spans))),
        )
        for person in _gathered(runs, text)
    ]


def _judge(run: Run, offices: dict[int, frozenset[str]]) -> None:
    """Say of a run what tells that it is a person, and of what kind."""
    before = run.sentence[max(0, run.first - 3) : run.first]
    after = run.sentence[run.last : run.last + _AFTER]
    lows = [t.low for t in after]
    office = (
        run.titles & OFFICES
        or offices.get(run.start, frozenset()) & OFFICES
        or _apposed(after, OFFICES)
        or _before_comma(before)
    )
    speaks = _speaks(before, lows, bool(run.titles))
    kin = _kin_of(before, lows)
    named = len(run.words) > 1
    titled = named and (run.titles & COURTESY or office) and not no_name(run.words[-1:])
    if not titled and (no_name(_telling(run)) or (lows[:1] and lows[0] in NO_PERSONS)):
        return
    if kin:
        run.private = kin
    elif office:
        run.public = sorted(office)[0]
    elif run.titles & RANKS and speaks:
        run.public = f"{sorted(run.titles & RANKS)[0]}, speaking"
    elif run.titles & RANKS and (named or not run.placed):
        run.private = sorted(run.titles & RANKS)[0]
    else:
        run.private = _private(run, before, after, lows, speaks)


def _telling(run: Run) -> tuple[str, ...]:
    """The words of a name that may show it to be none; "May" after a given name is a family name."""
    last_is_time = len(run.words) > 1 and run.words[-1] in TIMES and run.words[0] in given_names()
    return run.words[:-1] if last_is_time else run.words


def _private(run: Run, before: list[Token], after: list[Token], lows: list[str], speaks: bool) -> str | None:
    """What tells of a person without an office; null where nothing does."""
    placed, named = run.placed, len(run.words) > 1
    alone = placed and not named
    if run.titles & COURTESY:
        return sorted(run.titles & COURTESY)[0]
    if _aged(after) and not alone:
        return "with an age"
    lead = [t.low for t in run.sentence[max(0, run.first - 6) : run.first]]
    named_as = lead[-1:] == ["as"] and not {"named", "identified", "known"}.isdisjoint(lead)
    if named_as or (lead and lead[-1] in NAMED_AS and not alone):
        return "named as"
    if not alone and (trade := _apposed(after, _TRADES)):
        return f"told as {sorted(trade)[0]}"
    given = run.words[0] in given_names()
    if before and before[-1].low in _TRADES and (named or given) and not placed:
        return before[-1].low
    if speaks and (named or given) and ((named and given) or not placed):
        return "speaks"
    if placed:
        return None
    if [t.low for t in before[-2:]] == ["body", "of"]:
        return "body of"
    if named and any(low in HARMED for low in lows[:4]):
        return "harmed"
    if named and (lows[:2] == [",", "who"] or lows[:2] == [",", "whose"] or lows[:1] == ["who"]):
        return "who"
    if named and given:
        return "a given name"
    return None


def _before_comma(before: list[Token]) -> frozenset[str]:
    """The office in "an opposition leader, X,"."""
    office = before[-2:]
    return frozenset({office[0].low} & OFFICES) if len(office) == 2 and office[1].text == "," else frozenset()


def _speaks(before: list[Token], lows: list[str], titled: bool) -> bool:
    said = [low for low in lows[:3] if low not in (",", "also", "who", "had", "has")]
    return bool(said[:1] and said[0] in lx.CUES_STRONG) or any(
        t.low in lx.CUES_STRONG for t in before[-2 if titled else -1 :]
    )


def _kin_of(before: list[Token], lows: list[str]) -> str | None:
    near = [t.low for t in before[-3:]]
    if near and (near[-1] in KIN or (near[-1] == "," and len(near) > 1 and near[-2] in KIN)):
        return f"{near[-1] if near[-1] in KIN else near[-2]} of somebody"
    if len(lows) > 1 and lows[0] in _LINKS and lows[1] in KIN:
        return f"has a {lows[1]}"
    return None


def _aged(after: list[Token]) -> bool:
    texts = [t.text for t in after[:4]]
    if len(texts) > 1 and texts[0] in ",(" and _is_age(texts[1]):
        return len(texts) < 3 or texts[2] not in ("people", "others", "men", "women")
    return len(texts) > 2 and texts[0] in ",(" and texts[1].lower() in ("aged", "now") and _is_age(texts[2])


def _is_age(text: str) -> bool:
    number = text.partition("-")[0]
    return number.isdecimal() and 0 < int(number) < 110 and len(number) <= 3


def _apposed(after: list[Token], nouns: frozenset[str]) -> frozenset[str]:
    """The nouns of ``nouns`` in an apposition that follows: ", a shopkeeper from the town,"."""
    if not after or after[0].text not in ",(":
        return frozenset()
    inside: list[str] = []
    for token in after[1:]:
        if token.text in ",.;)" or token.low in lx.FINITE:
            break
        inside.append(token.low)
    if inside[:1] and inside[0] in ("who", "whose", "where", "when", "and", "while", "but"):
        return frozenset()
    # "the brother of the minister" is no minister: what is told comes before its "of".
    head = inside[: inside.index("of")] if "of" in inside else inside
    return frozenset(head) & nouns if not (set(head) & KIN and nouns is OFFICES) else frozenset()


def _name_again(runs: list[Run]) -> None:
    """Take for persons those who are named in full and later by the last name alone."""
    alone = {run.words[0] for run in runs if len(run.words) == 1 and run.first > 0}
    spoken = {token.low for run in runs for token in run.sentence if not token.capital}
    for run in runs:
        untold = run.public is None and run.private is None and not run.placed
        again = len(run.words) in (2, 3) and run.words[-1] in alone and spoken.isdisjoint(run.words)
        if untold and again and not no_name(run.words):
            run.private = "a name alone"


def _spread(runs: list[Run]) -> None:
    """Let a list of names be of one kind: "the dead are A, B and C"."""
    for pairs in (pairwise(runs), pairwise(runs[::-1])):
        for known, next_ in pairs:
            if known.private is None or next_.private or next_.public or len(next_.words) < 2:
                continue
            if known.sentence is not next_.sentence or no_name(next_.words):
                continue
            low, high = sorted((known, next_), key=lambda run: run.first)
            between = [t.low for t in low.sentence[low.last : high.first]]
            if between and all(
                word in (",", ";", "and", "&", "(", ")") or word.isdecimal() for word in between
            ):
                next_.private = "in a list of persons"


def _gathered(runs: list[Run], text: str) -> list[_Found]:
    """Gather the mentions of each person: those in full, then short forms by whoever was named last."""
    found: dict[tuple[str, ...], _Found] = {}
    for run in runs:
        if run.public or run.private:
            one = found.setdefault(run.words, _Found(text[run.start : run.end], run.words))
            one.public = one.public or run.public
            one.private = one.private or run.private
    people = list(found.values())
    shorter = {p.words: q for p in people for q in people if len(q.words) > len(p.words) and _short_of(p, q)}
    last: dict[str, _Found] = {}
    for run in runs:
        named = found.get(run.words)
        alone = last.get(run.words[0]) if len(run.words) == 1 and not _is_common(run) else None
        person = named or alone
        if person is None:
            continue
        if named is not None and run.words in shorter:
            person = last.get(run.words[-1], shorter[run.words])
            person.public = person.public or named.public
        person.spans.append((run.start, run.end))
        if len(run.words) > 1:
            last[run.words[-1]] = person
            if run.words[0] in given_names():
                last.setdefault(run.words[0], person)
    return [person for person in people if person.spans and person.words not in shorter]


def _is_common(run: Run) -> bool:
    """Whether a word alone stands for a people or a thing that a person is named after: "the Baloch"."""
    before = run.sentence[run.first - 1].low if run.first else ""
    after = run.sentence[run.last].low if run.last < len(run.sentence) else ""
    return before in lx.DETERMINERS or after in lx.GROUP_OF or no_name((run.words[0], after))


def _short_of(short: _Found, full: _Found) -> bool:
    """Whether a name is a shorter form of another: its last words, or its first one."""
    return full.words[-len(short.words) :] == short.words or (
        len(short.words) == 1 and full.words[0] == short.words[0]
    )
