"""Figures of people: a number, its qualifier, and the noun phrase that says who was counted."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from legomena.records import Qualifier
from legomena.resolve.numbers import Number

from . import lexicon as lx
from .counted_nouns import complement_of, end_of_other_group, noun_run
from .groups import group_of
from .sentence_view import low_at, lows_of
from .tokens import Token
from .words import words

_MORE_BEFORE = words("another additional further")
_MORE_AFTER = words("more additional further extra new")
_WHOLES = words("them whom these those which")
_OWNERS = words("the its his her their our those these")
_OWN = words("its their our own")
_SIDES = words("its their our")
_OWN_HEADS = words("fighters members men comrades soldiers militants personnel troops")
_NATIONALS = words("nationals national citizens tourists workers")
_WOMEN_AND_CHILDREN = words("women woman children child girls boys")
_CULPRITS = lx.MILITANTS | words("suspect suspects killer killers assassin")
_GUARDS_OF_ONE = words("guards bodyguards men")
_ADJECTIVE_EFFECTS = {
    "dead": lx.KILLED,
    "slain": lx.KILLED,
    "martyred": lx.KILLED,
    "wounded": lx.INJURED,
    "injured": lx.INJURED,
    "missing": "missing",
    "captured": "abducted",
    "kidnapped": "abducted",
    "abducted": "abducted",
    "displaced": "displaced",
    "detained": "arrested",
}
_HEAD_EFFECTS = {
    **dict.fromkeys(
        words(
            """
            deaths death fatalities fatality killings homicides murders executions dead martyrs martyrdoms
            """
        ),
        lx.KILLED,
    ),
    **dict.fromkeys(words("casualties casualty"), lx.BOTH),
    **dict.fromkeys(words("injuries injured wounded"), lx.INJURED),
    "abductions": "abducted",
    "arrests": "arrested",
}
"""Effects that the noun counted names itself: "12 deaths"."""
_NO_MODIFIERS: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Figure:
    """One figure within a sentence. ``first`` and ``last`` are token indexes, both included."""

    first: int
    last: int
    number: Number | None
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    group: str
    known: bool
    """Whether the noun is one that means people."""
    bare: bool
    """Whether no noun follows the number."""
    own: bool | None = None
    """Whether the phrase says "its own", "our": losses of the speaker's side."""
    effect: str | None = None
    state: str | None = None
    """An effect told by an adjective ("two injured soldiers"), where no verb says more."""
    part_of: Figure | None = None
    partitive: bool = False
    """Whether it counts some of a whole told before: "three of them"."""
    increment: bool = False
    """Whether it adds to what was counted before: "another three"."""
    earlier: bool = False
    """Whether it is what a count stood at before: "from 12"."""
    single: bool = False
    """A count without a digit: "a policeman"."""
    vague: str | None = None
    """The words of a count that no number tells: "dozens"."""
    leans: bool = False
    """Whether it leans on a figure of an earlier sentence, and so on its speaker."""
    head: str = ""
    trigger: int | None = None
    """Token index of the word that names the effect, where one does."""
    modifiers: frozenset[str] = _NO_MODIFIERS


def find_figures(tokens: list[Token], numbers: list[Number]) -> list[Figure]:
    """Return the figures of one sentence in order; ``numbers`` are those that stand in it."""
    starts = [t.start for t in tokens]
    out: list[Figure] = []
    for n in numbers:
        if n.kind not in ("count", "year"):
            continue
        first = _token_at(tokens, starts, n.start)
        if first is None:
            continue
        last = max(first, bisect_left(starts, max(n.bare_end, n.end)) - 1)
        figure = _figure(tokens, first, last, n)
        if n.kind == "year" and not figure.known:
            continue
        if figure.low == 1 and figure.head in ("family", "household") and low_at(tokens, first - 1) == "of":
            continue  # "four members of one family"
        out.append(figure)
    taken = {i for f in out for i in range(f.first, f.last + 1)}
    out.extend(_singles(tokens, taken))
    out.sort(key=lambda f: f.first)
    return out


def _token_at(tokens: list[Token], starts: list[int], offset: int) -> int | None:
    """The token that holds ``offset``."""
    i = bisect_left(starts, offset + 1) - 1
    return i if i >= 0 and offset < tokens[i].end else None


def _figure(tokens: list[Token], first: int, last: int, n: Number) -> Figure:
    if "-" in tokens[first].low and n.kind == "count" and n.end < tokens[last].end:
        # "12-member delegation": the number is inside a word and counts nothing here.
        return Figure(first, last, n, n.low, n.high, n.qualifier, "unspecified", False, False, head="-")
    increment = low_at(tokens, first - 1) in _MORE_BEFORE or low_at(tokens, last + 1) in _MORE_AFTER
    start, partitive, own = _of_phrase(tokens, last + 1, vague=n.vague is not None)
    run, end = noun_run(tokens, start)
    complement, stop = complement_of(tokens, end, run)
    group, known, head = group_of(run, complement)
    modifiers = frozenset(t.low for t in run)
    group = _adjusted(tokens, group, head, modifiers, own=own)
    if run:
        end_of_mixed = end_of_other_group(tokens, stop, group)
        if end_of_mixed is not None:
            group, stop = "unspecified", end_of_mixed
        last = max(last, stop - 1)
        if own is None and run[-1].low in _OWN_HEADS and low_at(tokens, first - 1) in _SIDES:
            own = True
    return Figure(
        first=first,
        last=last,
        number=n,
        low=n.low,
        high=n.high,
        qualifier=n.qualifier,
        group=group,
        known=known or head in _HEAD_EFFECTS,
        bare=not run,
        own=own,
        effect=_HEAD_EFFECTS.get(head),
        state=next((_ADJECTIVE_EFFECTS[t.low] for t in run[:-1] if t.low in _ADJECTIVE_EFFECTS), None),
        partitive=partitive,
        increment=increment,
        vague=n.vague,
        head=head,
        modifiers=modifiers,
    )


def _of_phrase(tokens: list[Token], k: int, *, vague: bool) -> tuple[int, bool, bool | None]:
    """Where the nouns begin after "of them", "of its own", "dozens of"; whether partitive; whose own."""
    if low_at(tokens, k) != "of":
        return k, False, None
    if low_at(tokens, k + 1) in _WHOLES:
        k += 2
        while low_at(tokens, k) in ("were", "are", "was", ","):
            k += 1
        return k, True, None
    named = k + 1 < len(tokens) and tokens[k + 1].capital
    if not (vague or named or low_at(tokens, k + 1) in _OWNERS):
        return k, False, None
    own: bool | None = None
    k += 1
    while low_at(tokens, k) in _OWNERS or low_at(tokens, k) == "own":
        word = tokens[k].low
        own = word in _OWN if word in _OWN or word == "his" else own
        k += 1
    return k, False, own


def _adjusted(
    tokens: list[Token], group: str, head: str, modifiers: frozenset[str], *, own: bool | None
) -> str:
    """The group where more than the noun tells it: foreigners, men beside women, one man's guards."""
    if head in _NATIONALS and not modifiers.isdisjoint(("foreign", "overseas")):
        return "foreigners"
    if own is False and head in _GUARDS_OF_ONE:
        return "civilians"
    if (
        head in ("man", "men")
        and group == "civilians"
        and all(t.low not in _WOMEN_AND_CHILDREN for t in tokens)
    ):
        # Men are civilians where they are counted beside women or children; alone they are not known to be.
        return "unspecified"
    return group


# -- counts without a number --------------------------------------------------------------------------------

_COUNTS_ONE = words("a an another the both")
_NO_SINGLES = words(
    """
    family official member person personnel toll death casualty suspect body figure household chief
    human more dead killing guard
    """
)
"""Heads that do not tell who was hit ("an official"), or are no person ("a death toll")."""


def _singles(tokens: list[Token], taken: set[int]) -> list[Figure]:
    """Counts without a number: "a policeman", "another civilian", "both attackers"."""
    out = []
    for i, token in enumerate(tokens):
        if token.low not in _COUNTS_ONE or i in taken or i + 1 >= len(tokens):
            continue
        run, end = noun_run(tokens, i + 1)
        if not 1 <= len(run) <= 4 or run[-1].low not in lx.GROUP_OF:
            continue
        both = token.low == "both"
        if run[-1].low.endswith("s") != both or (token.low == "the" and not _struck_down(tokens, run, end)):
            continue
        group, known, head = group_of(run, [])
        if not known or head in _NO_SINGLES:
            continue
        if low_at(tokens, end) == "-" or low_at(tokens, end) in lx.NOT_PEOPLE:
            continue
        if low_at(tokens, i - 1) == "," and low_at(tokens, i - 2) in _CULPRITS:
            group = "militants"  # "the gunman, a local man, was found dead"
        count = 2 if both else 1
        out.append(
            Figure(
                first=i,
                last=end - 1,
                number=None,
                low=count,
                high=count,
                qualifier="exact",
                group=group,
                known=True,
                bare=False,
                single=True,
                head=head,
                modifiers=frozenset(t.low for t in run),
            )
        )
    return out


def _struck_down(tokens: list[Token], run: list[Token], end: int) -> bool:
    """Whether "the gunman", "the driver" is the subject of a passive: one more, not one told before."""
    if run[-1].low not in lx.MILITANTS and run[-1].low not in ("driver", "pilot"):
        return False
    if low_at(tokens, end) not in ("was", "is"):
        return False
    return any(w in lx.TRANSITIVE or w == "dead" for w in lows_of(tokens, end + 1, end + 4))
