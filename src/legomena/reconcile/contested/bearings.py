"""What a blame or a denial bears on, the deed or something about it, and whose claim of it is told."""

from __future__ import annotations

import re

from legomena.records import Claim, Position

from ._base import Matter

_PEOPLE = frozenset(
    {
        *("islamists", "jihadists", "muslims", "extremists", "militants", "terrorists", "separatists"),
        *("insurgents", "rebels", "gunmen", "attackers", "assailants", "fighters", "radicals", "bandits"),
        *("criminals", "group", "groups", "gang", "gangs", "outfit", "outfits", "elements", "men", "people"),
    }
)
_ADJECTIVES = frozenset(
    {
        *("radical", "islamist", "islamic", "jihadist", "muslim", "christian", "extremist", "terrorist"),
        *("separatist", "rebel", "local", "foreign", "armed", "unknown", "unidentified", "suspected"),
    }
)
"""Words that name nobody, alone or together: "Radical Islamists" may be anyone."""
_SMALL = frozenset({"and", "or", "the", "a", "an"})
_PRONOUNS = frozenset({"his", "her", "their", "its", "our", "who", "which"})
"""No name holds one of these: such a row of words is a piece of a sentence."""
_PIECE = re.compile(
    r"\b(?:militants|fighters|gunmen|rebels|insurgents|separatists|terrorists|attackers)"
    r" (?!of|from|in|and)[a-z]"
)
"""So is one that goes on after the people: "militants supply weapons"."""
_ABOUT_THE_TELLING = re.compile(
    r"\bof (?:inflating|hiding|concealing|exaggerating|lying|spreading|covering|misleading|distorting"
    r"|fabricating|politici[sz]ing|failing|ignoring|neglecting|abandoning|mishandling|protecting|leaving"
    r"|letting|allowing)\b",
    re.IGNORECASE,
)
"""Accused of what was made of it, or not done about it."""
_OTHER_OBJECTS = re.compile(
    r"\b(?:tolls?|numbers?|figures?|counts?|casualt\w+|rumou?rs?|versions?|drafts?|posts?|timelines?|findings"
    r"|statements?)\b",
    re.IGNORECASE,
)
_CHARGES = re.compile(r"\b(?:accus\w+|charg\w+|alleg\w+|blam\w+)\b", re.IGNORECASE)
_PART_IN_IT = re.compile(
    r"\b(?:behind|responsib\w+|involv\w+|part|role|do with|carried out|tied|link\w*|hand in|order\w*|did"
    r"|attack\w*|strikes?|struck|hit|shell\w*|fir(?:e|ed|ing)|kill\w*|bomb\w*|sponsor\w*|support\w*|back\w*|financ\w*|fund\w*|train\w*)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?:\S+ ){0,3}?that ")
_BELONGING = re.compile(
    r"\b(?:affiliat\w+|branch|arm|wing|offshoot|cell|province|franchise|faction|front|proxy|allegiance"
    r"|loyal to|part of|calls itself|known as|name|alias|umbrella|subsidiary)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\((\w{2,})\)")
_REACH = 160
"""Characters around one name in which the other one, and what ties the two, must stand."""


def is_a_name(subject: str) -> bool:
    """Whether a subject is a name, and no common words or piece of a sentence."""
    words = set(subject.casefold().split())
    if subject == subject.lower() or words <= _ADJECTIVES | _PEOPLE | _SMALL:
        return False
    return not words & _PRONOUNS and _PIECE.search(subject) is None


def is_of_the_deed(claim: Claim) -> bool:
    """Whether a blame is for the deed, and not for what was said of it or not done about it."""
    return _ABOUT_THE_TELLING.search(f"{claim.quote} of {claim.object or ''}") is None


def denies_the_deed(claim: Claim) -> bool:
    """Whether a denial is of a part in it: not of a figure, a rumour, or that something else was so."""
    denied = claim.object or ""
    if _OTHER_OBJECTS.search(denied) and not _CHARGES.search(denied):
        return False
    if denied.startswith("that there "):
        return False
    clause = _THAT.match(denied)
    return clause is None or _CHARGES.search(clause[0]) is not None or _PART_IN_IT.search(denied) is not None


def tells_of(position: Position, other: Position, matter: Matter) -> bool:
    """Whether all words of a claim of responsibility name the other one who claims it."""
    names = _names_of(other, matter)
    return all(
        any(re.search(rf"\b{re.escape(name)}\b", matter.book.claims[claim].quote) for name in names)
        for claim in position.claims
    ) and not any(
        any(re.search(rf"\b{re.escape(name)}\b", matter.book.claims[claim].quote) for claim in other.claims)
        for name in _names_of(position, matter)
    )


def are_one_body(position: Position, other: Position, matter: Matter) -> bool:
    """Whether a report says that the one is a branch, a front or another name of the other."""
    ones, others = _names_of(position, matter), _names_of(other, matter)
    for page in sorted({claim.document for claim in matter.claims}):
        document = matter.book.documents.get(page)
        text = document.text if document is not None else ""
        for name in ones:
            for found in re.finditer(rf"\b{re.escape(name)}\b", text):
                near = text[max(0, found.start() - _REACH) : found.end() + _REACH]
                if _BELONGING.search(near) and any(one in near for one in others):
                    return True
    return False


def _names_of(position: Position, matter: Matter) -> list[str]:
    """Return the names of the one who takes it on, as written anywhere."""
    subject = position.subject or ""
    actor = matter.actor_named(subject)
    names = (subject, actor.name, *actor.variants) if actor is not None else (subject,)
    short = [found[1] for name in names if (found := _SHORT.search(name)) is not None]
    return [name for name in dict.fromkeys((*names, *short)) if name != name.lower()]
