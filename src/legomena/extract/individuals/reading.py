"""Read a document for the persons of whom it tells one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from legomena.extract import lexicon as lx
from legomena.extract.figures import Figure, find_figures
from legomena.extract.page import Line
from legomena.extract.words import words
from legomena.records import NamedPerson
from legomena.resolve.numbers import Number

from .coreference import People, Person
from .harm import Harm, Marked, find_harms, shooters, suspects
from .mentions import Mention, find_mentions
from .nouns import FORCES, group_of

Span = tuple[int, int]
_RANK = {lx.BOTH: 0, lx.INJURED: 1, lx.KILLED: 2}


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence's word on what a person suffered."""

    line: Line
    mention: Mention
    effect: str
    trigger: int | None
    """A token of the words that tell it; null where only a figure does."""
    figure: Figure | None
    """The figure of the sentence that counts the person, where one does."""
    own: bool = False
    """Whether it is by the person's own hand."""


@dataclass(slots=True, eq=False)
class Individual:
    """A person of whom a document tells that he or she was harmed."""

    person: Person
    told: list[Told] = field(default_factory=list)


def read_individuals(
    lines: Sequence[Line], named: Sequence[NamedPerson], numbers: Sequence[Number]
) -> list[Individual]:
    """Return the persons harmed, in the order in which the document tells of them.

    ``named`` are the persons that it names, with the offsets of each mention, and ``numbers`` those in it.
    What is counted in a sentence and harmed by its words becomes one of its tolls too.
    """
    people = People()
    found: dict[int, Individual] = {}
    names = sorted((start, end, n) for n, person in enumerate(named) for start, end in person.spans)
    for line in lines:
        here = [(a, b, n) for a, b, n in names if line.span[0] <= a and b <= line.span[1]]
        mine = [n for n in numbers if line.span[0] <= n.start < line.span[1]]
        counts = [*line.tolls, *_untold(line, mine)]
        mentions = find_mentions(line.tokens, here, counts)
        if mentions:
            _read_line(line, mentions, counts, people, found)
            line.tolls = sorted((f for f in counts if f.effect is not None), key=lambda f: f.first)
    return _merged(people, found)


def _untold(line: Line, numbers: list[Number]) -> list[Figure]:
    """Numbers of people in a sentence that are none of its tolls."""
    return [
        f
        for f in find_figures(line.tokens, numbers)
        if f.number is not None
        and f.number.kind == "count"
        and (f.known or f.bare)
        and f.low is not None
        and f.low > 1
        and f.head not in lx.NOT_PEOPLE
        and not any(g.first <= f.last and f.first <= g.last for g in line.tolls)
    ]


def _merged(people: People, found: dict[int, Individual]) -> list[Individual]:
    """The persons harmed, with those taken together who turn out to be one when all is told."""
    out: list[Individual] = []
    for one in found.values():
        same = people.same(one.person, [o.person for o in out])
        if same is None:
            out.append(one)
            continue
        other = next(o for o in out if o.person is same)
        same.absorbs(one.person)
        other.told = sorted([*other.told, *one.told], key=lambda t: (t.line.index, t.mention.first))
    return out


def _read_line(
    line: Line,
    mentions: list[Mention],
    counts: list[Figure],
    people: People,
    found: dict[int, Individual],
) -> None:
    marked = Marked(line.tokens, mentions)
    harms: dict[int, list[Harm]] = defaultdict(list)
    for harm in find_harms(marked):
        harms[harm.mention].append(harm)
    sought, doing = suspects(marked), shooters(marked)
    owner = {id(f): _owner(f, mentions, harms) for f in counts}
    here: list[Person] = []
    for n, m in enumerate(mentions):
        mine = [h for h in harms.get(n, []) if h.effect and not _of_several(line, m, h)]
        if m.kind == "count":
            _settle(line, m, mine, counts)
            continue
        figure = next((f for f in counts if owner.get(id(f)) is m), None)
        counted = figure is not None and figure.effect in _RANK
        lives = any(h.firm for h in mine) and all(h.effect != lx.KILLED for h in mine)
        did = (n in sought or n in doing) and not mine
        person = people.find(line.index, m, harmed=bool(mine) or counted, lives=lives, did=did, here=here)
        here.append(person)
        if did and not person.harmed:
            person.suspect = True
        person.struck = person.struck or n in doing or m.suspect
        if mine:
            best = max(mine, key=lambda h: _RANK[h.effect])
            if best.effect == lx.BOTH and figure is not None and _ends(line, figure):
                best = replace(best, effect=figure.effect or lx.BOTH)
            told = Told(
                line, m, best.effect, best.last if best.last >= m.end else best.first, figure, best.own
            )
        elif figure is not None and counted and (n in harms or n in doing):
            figure.effect = None  # "was not hurt"; "a man kills his neighbour"
            continue
        elif counted and figure is not None:
            told = Told(line, m, figure.effect or lx.BOTH, figure.trigger, figure)
        else:
            continue
        person.harmed = True
        person.hit.add(line.index)
        person.alive = person.alive or lives
        person.dead = person.dead or told.effect == lx.KILLED
        found.setdefault(id(person), Individual(person)).told.append(told)


def _settle(line: Line, m: Mention, harms: list[Harm], counts: list[Figure]) -> None:
    """Give a count the effect that the words around it tell: "five people were shot" are dead or hurt."""
    f = next(f for f in counts if f.first == m.first)
    if f.effect is None and harms:
        best = max(harms, key=lambda h: _RANK[h.effect])
        if f.bare and best.effect == lx.BOTH and not _SHOT & set(line.words(best.first, best.last + 1)):
            return  # "hit three": of what is not told
        f.effect, f.trigger = best.effect, best.last if best.last > f.last else best.first
    elif f.effect in (lx.KILLED, lx.INJURED) and f.part_of is None and harms:
        said = f.trigger is None or line.low(f.trigger) in _SHOT
        if said and all(h.effect == lx.BOTH for h in harms):
            f.effect = lx.BOTH


_SHOT = words("shot shooting shoots stabbed gunned gunfire")


def _ends(line: Line, f: Figure) -> bool:
    """Whether a figure's own word says how it ended: "was shot by a sniper and wounded"."""
    return f.effect == lx.INJURED or (
        f.effect == lx.KILLED and f.trigger is not None and line.low(f.trigger) not in _SHOT
    )


def _of_several(line: Line, m: Mention, h: Harm) -> bool:
    """Whether a noun stands for several: "the civilian dead"."""
    several = m.kind == "known" and (m.noun in FORCES or m.noun in ("civilian", "militant", "insurgent"))
    return several and h.first == h.last == m.end and line.low(h.first) == "dead"


def _owner(f: Figure, mentions: list[Mention], harms: dict[int, list[Harm]]) -> Mention | None:
    """Whom a figure of one counts: of the persons in its words one who is told harmed, else the first."""
    if f.low != 1 or f.high not in (1, None):
        return None
    inside = [(n, m) for n, m in enumerate(mentions) if f.first < m.end and m.first <= f.last]
    hit = next((m for n, m in inside if any(h.effect for h in harms.get(n, ()))), None)
    return hit or (inside[0][1] if inside else None)


MANY = 10
"""Where a report counts so many, a person of whom it tells is one of them, and no toll beside theirs."""


def _counted(lines: Sequence[Line]) -> set[str | None]:
    """The effects of which a document counts many."""
    found = {f.effect for line in lines for f in line.tolls if not f.single and (f.low or 0) >= MANY}
    return found | {lx.BOTH} if found & {lx.KILLED, lx.INJURED} else found


def add_individuals(
    lines: Sequence[Line], named: Sequence[NamedPerson], numbers: Sequence[Number]
) -> dict[int, Span]:
    """Add to the tolls of each line the persons told of singly, once for each thing that they suffered.

    Returns ``id(figure)`` → the offsets at which the document tells of that person first, for all figures
    that count one person. Where it counts `MANY` of one effect, who is told of without a number is one of
    those.
    """
    out: dict[int, Span] = {}
    counted = _counted(lines)
    for one in read_individuals(lines, named, numbers):
        at = one.person.first
        if at is None:
            continue
        tokens = next(line.tokens for line in lines if line.index == at[0])
        span = (tokens[at[1].first].start, tokens[at[1].end - 1].end)
        group = "militants" if one.person.struck and any(t.own for t in one.told) else None
        known: set[str] = set()
        # A noun or a name is quoted rather than a pronoun, where the effect is told of both.
        for told in sorted(one.told, key=lambda t: t.mention.kind == "pronoun"):
            figure = told.figure
            if figure is not None:
                figure.effect, figure.group = told.effect, group or figure.group
            elif told.effect not in known and told.effect not in counted:
                figure = _figure(told, group)
                told.line.tolls = sorted([*told.line.tolls, figure], key=lambda f: f.first)
            else:
                continue
            known.add(told.effect)
            out[id(figure)] = span
    return out


def _figure(told: Told, group: str | None) -> Figure:
    m = told.mention
    return Figure(
        first=m.first,
        last=m.end - 1,
        number=None,
        low=1,
        high=1,
        qualifier="exact",
        group=group or group_of(m.noun),
        known=bool(m.noun),
        bare=False,
        effect=told.effect,
        single=True,
        head=m.noun,
        trigger=told.trigger,
    )
