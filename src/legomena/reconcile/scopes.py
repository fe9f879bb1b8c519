"""The scope of a figure within an account: which part of a group, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from legomena.records import Claim, Place

_COARSE = frozenset({"province", "region", "country"})
_SUBGROUPS = re.compile(
    r"\b(women|woman|men|man|children|child|girls?|boys?|babies|baby|infants?|toddlers?|minors?|teenagers?"
    r"|elderly|suicide (?:bombers?|attackers?))\b",
    re.IGNORECASE,
)
_PLURAL = {"woman": "women", "man": "men", "child": "children", "baby": "babies"}
_SUICIDE = "suicide attackers"
"""Bombers and attackers who die by it are one part, in whichever words."""


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
    found = [_SUICIDE if word.startswith("suicide") else word for word in found]
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
