"""The scope of a figure: which part of a group, where, and over which days, within an account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from legomena.records import Claim, Place
from legomena.records.days import day_of

from .casebook import Casebook
from .windows import Window, window_of

_COARSE = frozenset({"province", "region", "country"})
_SUBGROUPS = re.compile(
    r"\b(women|woman|men|man|children|child|girls?|boys?|babies|baby|infants?|toddlers?|minors?|teenagers?"
    r"|elderly|suicide (?:bombers?|attackers?))\b",
    re.IGNORECASE,
)
_BEFORE_DAYS = 1
"""A night's attack is told of the evening's day and of the morning's."""
_PLURAL = {"woman": "women", "man": "men", "child": "children", "baby": "babies"}


@dataclass(frozen=True)
class Scope:
    """What an account is about: its place (null for an operation) and its days."""

    about: str
    """``Incident.id`` or ``Operation.id``."""
    place: Place | None
    first: date | None
    last: date | None
    site: str | None = None
    """The site that most is told of where it is an incident's own, folded: the hospital that was hit."""


def subgroup_of(claim: Claim) -> str | None:
    """Return the part of a group that a figure is limited to: ``three women`` → ``women``.

    Several parts together ("women and children") are one subgroup of their own; "men" of a force
    ("13 men of the Frontier Corps") is none. Of foreigners it is the nation: ``four Americans``.
    """
    if claim.group_text is not None and claim.group == "foreigners":
        people = [word for word in claim.group_text.split()[1:] if word[:1].isupper()]
        return " ".join(people) or None
    if claim.group_text is None or claim.group not in ("civilians", "unspecified", "militants", None):
        return None
    found = [match.lower() for match in _SUBGROUPS.findall(claim.group_text)]
    if not found:
        return None
    plural = [_PLURAL.get(word, word if word.endswith(("s", "en", "ly")) else word + "s") for word in found]
    return " and ".join(dict.fromkeys(plural))


def where_of(claim: Claim, scope: Scope) -> str:
    """Return the folded name of a place that is narrower, or another, than the account's; else nothing."""
    place = claim.place
    if place is None or place.precision in _COARSE:
        return ""
    name = (place.name or place.text).casefold()
    if scope.place is None:
        return name
    if place.precision == "site":
        site = place.text.casefold()
        own = scope.site is not None and (scope.site in site or site in scope.site)
        return "" if own or scope.place.precision == "site" else site
    home = (scope.place.name or scope.place.text).casefold()
    if home in name or name in home or scope.place.precision in _COARSE | {"site", None}:
        return ""
    if place.country != scope.place.country or place.geonames == scope.place.geonames:
        return ""
    return "" if place.name is None or scope.place.name is None else name


def grows(tolls: Sequence[Claim], scope: Scope) -> bool:
    """Whether figures of the account cover windows that grow, as those of an operation do.

    So it is where two documents or more tell of a window that holds the first day and reaches past the
    last. Otherwise the dead of a day are counted for many days, and each figure is of that day.
    """
    if scope.place is not None or scope.first is None or scope.last is None:
        return False
    pages = {
        claim.document
        for claim in tolls
        if (w := window_of(claim.when)).first is not None
        and w.last is not None
        and w.first <= scope.first
        and w.last > scope.last
    }
    return len(pages) > 1


def window_in(claim: Claim, book: Casebook, scope: Scope, running: bool) -> Window:
    """Return what a figure covers: as told, else all from the beginning of the event to when it was said.

    Of an event that is over, a later day told beside a figure ("on Tuesday") is the day of the counting:
    the figure is of the event's days. What lies before them, or holds them and more, is kept as told.
    """
    told = window_of(claim.when)
    if scope.first is None or scope.last is None:
        return told
    if not running:
        apart = told.known and _tells_other_days(told, scope)
        wide = told.known and claim.when is not None and claim.when.precision in ("month", "year")
        return told if apart or wide else Window(scope.first, scope.last)
    if told.known:
        return told
    said = day_of(book.said(claim))
    if said is None:
        return Window(hours=told.hours)
    return Window(scope.first, max(said, scope.first), told.hours)


def _tells_other_days(told: Window, scope: Scope) -> bool:
    if not (told.first and told.last and scope.first and scope.last):
        return False
    if scope.place is not None:
        return (scope.first - told.first).days > _BEFORE_DAYS
    holds = told.first <= scope.first and scope.last <= told.last
    return told.last < scope.first or (holds and (told.first, told.last) != (scope.first, scope.last))
