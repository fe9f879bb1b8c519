"""Figures that lean on earlier sentences: "that figure takes in …", "the other seven", "22 of them"."""

from __future__ import annotations

from . import lexicon as lx
from .figures import Figure
from .sentence_view import low_at, lows_of
from .tokens import Token
from .toll_nouns import TOLL_WORDS
from .words import words

_INCLUDES = words("includes include included comprises covers comprise")
_TAKES = words("takes took take")
_WHOLES = TOLL_WORDS | words("victims wounded injured them those")
_COUNTED = words("counted counts tallied")
_SEEN = words("attackers gunmen assailants shooters raiders perpetrators")
"""Whom witnesses count alive: "survivors counted four to six attackers"."""
_ACCOUNTS = words("account figure figures count version toll")
_REPORTS = words("reports report counts tolls estimates")
_OF_PEOPLE_TOLD = (
    ["the", "dead"],
    ["the", "victims"],
    ["the", "wounded"],
    ["the", "injured"],
    ["those", "killed"],
)
_OTHERS = words("others other")


class Last:
    """The figure told last, for what leans on it in later sentences ("that figure takes in …")."""

    def __init__(self) -> None:
        self.figure: Figure | None = None
        self.killed: Figure | None = None
        self.people: str | None = None
        """Group of the people named last, for "22 of them"."""

    def note(self, figures: list[Figure]) -> None:
        """Remember the last figures of one sentence that tell a toll."""
        for f in figures:
            if f.effect is not None and (f.low is not None or f.high is not None) and not f.single:
                self.figure = f
                if f.effect == lx.KILLED:
                    self.killed = f

    def note_people(self, tokens: list[Token]) -> None:
        """Remember the last plural noun of people in a sentence."""
        for token in reversed(tokens):
            group = lx.GROUP_OF.get(token.low, "unspecified")
            if group != "unspecified" and token.low.endswith(("s", "men")):
                self.people = group
                return


def takes_in(tokens: list[Token], figures: list[Figure], last: Last) -> None:
    """ "That figure takes in 22 security personnel …", "The dead include …" of the toll told before."""
    if last.figure is None or not figures:
        return
    opening = lows_of(tokens, 0, 10)
    at = next(
        (
            i
            for i, w in enumerate(opening)
            if w in _INCLUDES or (w in _TAKES and opening[i + 1 : i + 2] == ["in"])
        ),
        None,
    )
    if at is None or _WHOLES.isdisjoint(opening[:at]):
        return
    base = last.figure
    if last.killed is not None and not {"wounded", "injured"} & set(opening[:at]):
        base = last.killed if base.effect != lx.KILLED else base
    for f in figures:
        if f.first > at and f.effect is None and f.head not in lx.NOT_PEOPLE and (f.known or f.bare):
            f.effect, f.part_of, f.leans = base.effect, base, True


def counted(tokens: list[Token], figures: list[Figure], last: Last) -> None:
    """ "He counted 36 civilians and 22 police": of the dead that the sentences before tell of."""
    if last.killed is None or not figures or any(f.effect is not None for f in figures):
        return
    at = _count_verb(tokens)
    if at is None:
        return
    for n, f in enumerate(figures):
        near = f.first - at < 10 or (n and figures[n - 1].effect is not None)
        if f.first <= at or not near or f.single or f.head in lx.NOT_PEOPLE or f.head in _SEEN:
            continue
        if f.known and f.group != "unspecified":
            f.effect = last.killed.effect
        elif f.bare and low_at(tokens, f.last + 1) in ("", ".", ",", ";"):
            stands = low_at(tokens, at) == "stood" and last.figure is not None
            base = last.figure if stands and last.figure is not None else last.killed
            f.effect, f.group = base.effect, base.group


def _count_verb(tokens: list[Token]) -> int | None:
    """The token after which a count is told: "counted", "spoke of", or the colon of an account."""
    for i, token in enumerate(tokens):
        if token.low in _COUNTED or (
            token.low in ("speaks", "spoke", "spoken") and low_at(tokens, i + 1) == "of"
        ):
            return i
        if token.low == "stood" and low_at(tokens, i + 1) == "at":
            return i
        if token.low in _ACCOUNTS and low_at(tokens, i + 1) == "of" and i + 2 < len(tokens):
            return i
        if token.low in ("said", "says", "had", "has", "gave") and low_at(tokens, i - 1) in _REPORTS:
            return i
    if not _ACCOUNTS.isdisjoint(lows_of(tokens, 0, 10)):
        # "The army's own account is far lower: 17 soldiers and more than 100 militants."
        return next((i for i, t in enumerate(tokens) if t.low == ":"), None)
    return None


def dead_were(tokens: list[Token], figures: list[Figure], last: Last) -> None:
    """Mark "the dead were five men …", "fourteen of them died": told by whoever told the figure before."""
    if last.figure is None:
        return
    opens = lows_of(tokens, 0, 2) in _OF_PEOPLE_TOLD
    told = False
    for f in figures:
        if f.effect is not None:
            f.leans = f.leans or opens or (f.partitive and f.part_of is None and not told)
            told = True


def remainder(tokens: list[Token], figures: list[Figure], last: Last) -> None:
    """ "The other seven belong to …": the rest of the figure told before."""
    for n, f in enumerate(figures):
        if f.effect is not None or not f.bare or low_at(tokens, f.first - 2) != "the":
            continue
        if low_at(tokens, f.first - 1) not in ("other", "remaining"):
            continue
        base = next((x for x in reversed(figures[:n]) if x.effect is not None), last.figure)
        whole = base.part_of or base if base is not None else None
        if whole is not None and whole.effect is not None:
            f.effect, f.group, f.part_of = whole.effect, whole.group, whole


def others(tokens: list[Token], figures: list[Figure]) -> None:
    """ "Eleven soldiers were killed and three captured", "four others": the group told just before holds."""
    for n, f in enumerate(figures):
        if not n or f.effect is None or f.group != "unspecified" or f.partitive:
            continue
        if not (f.bare or f.head in _OTHERS) or f.trigger == f.first:
            continue
        if low_at(tokens, f.first - 1) == "among":
            continue  # "four policemen among 9 killed": the whole is no part's group
        told = [x for x in reversed(figures[:n]) if x.effect is not None and not x.bare]
        if f.head in _OTHERS:
            # "Five, three of them children, and nine others": beside the whole, not beside its part.
            told = [x for x in told if x.part_of is None]
        elif told and told[0].part_of is not None and told[0].trigger == told[0].part_of.trigger:
            # "Twelve people, two children among them, were killed and nine injured": the whole's clause.
            told = told[1:]
        before = next(iter(told), None)
        if before is not None and before.known:
            f.group = before.group


def of_them(figures: list[Figure], last: Last) -> None:
    """ "The army killed 22 of them", "Thirteen others were wounded": of the people of the sentence before."""
    f = next((f for f in figures if f.effect is not None), None)
    if f is None or f.group != "unspecified" or f is not figures[0]:
        return
    if f.partitive and f.part_of is None and last.people is not None:
        f.group = last.people
    elif f.head in _OTHERS and last.figure is not None and last.figure.known:
        f.group = (last.figure.part_of or last.figure).group
