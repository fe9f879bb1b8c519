"""The record of an actor: what to call it, what it is, and which side it is on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from legomena.records import OUTLET, Actor, content_hash

from .bodies import is_itself
from .mentions import Mention
from .names import Key, Name, fold, initials, parse_name, word_set

_STATE_WORDS = word_set(
    """army military police ministry minister government official officials authorities authority president
    premier governor navy forces troops commissioner paramilitary ministry parliament prosecutor secretary
    mayor administration intelligence"""
)
_SIDE_OF_ROLE = {"security forces": "state"}


def side_of_role(role: str | None) -> str | None:
    """Return the side that a speaker's role stands on: a country's security forces stand on the state's."""
    return None if role is None else _SIDE_OF_ROLE.get(role, role)


def make_actor(found: Sequence[Mention], written_out: Mapping[Key, str]) -> Actor:
    """Make the actor of all mentions that were joined, short of its claims."""
    written: Counter[str] = Counter()
    for mention in found:
        written[mention.written] += mention.times
    variants = tuple(sorted(written, key=lambda text: (-written[text], text)))
    first = found[0].name
    if first.kind == "outlet":
        return Actor(
            id=content_hash("actor", OUTLET),
            name=OUTLET,
            kind="outlet",
            side="media",
            variants=variants,
        )
    names = [mention.name for mention in found]
    titled = any(name.titled for name in names)
    roles: Counter[str] = Counter()
    for mention in found:
        if (told := side_of_role(mention.role)) is not None:
            roles[told] += mention.times
    called_body = roles["armed group"] > 0
    country = roles["foreign government"] > 0 and all(len(name.words) == 1 for name in names)
    kind: Literal["person", "body", "unnamed"] = "person"
    if all(name.kind == "unnamed" for name in names):
        kind = "unnamed"
    elif any(name.kind == "body" for name in names) or (not titled and (called_body or country)):
        kind = "body"
    best = _fullest(found, kind, written_out)
    if 2 * roles["armed group"] >= roles["state"]:  # "the group" is easily taken for an authority
        roles["state"] = 0
    roles += Counter()
    side = min(roles, key=lambda side: (-roles[side], side)) if roles else _side_of_words(best)
    return Actor(
        id=content_hash("actor", kind, " ".join(parse_name(best).words)),
        name=best,
        kind=kind,
        side=side,
        variants=variants,
    )


def _fullest(found: Sequence[Mention], kind: str, written_out: Mapping[Key, str]) -> str:
    """Return the name to show: the most used among those that say most (full name, long form)."""
    if any(mention.name.national for mention in found):  # "Pakistan's army" says more than "the army"
        owned = [mention for mention in found if len(mention.name.words) > 1]
        found = [m for m in owned or found if is_itself(m.written)] or owned or found
    pool: Counter[str] = Counter()
    for mention in found:
        pool[_bare(mention.label or mention.written, mention.name)] += mention.times
        if kind == "body" and mention.actor and mention.role == "armed group":
            pool[mention.actor] += mention.times
    if kind == "body":
        shorts = {mention.name.acronym for mention in found if mention.name.acronym}
        full = [text for words, text in written_out.items() if initials(words) in shorts]
        long = [text for text in pool if initials(parse_name(text).words) in shorts]
        if full or long:
            return min(long or full, key=lambda text: (-pool[text], text))
        return min(pool, key=lambda text: (-pool[text], text))
    most = max(min(len(parse_name(text).words), 2) for text in pool)
    kept = [text for text in pool if min(len(parse_name(text).words), 2) == most]
    return min(kept, key=lambda text: (-pool[text], text))


def _bare(written: str, name: Name) -> str:
    """Return the name without article, office and brackets where the words that remain stand together."""
    if name.kind == "unnamed" or not name.words:
        return written
    pattern = r"[\W_]+".join(re.escape(word) for word in name.words)
    plain = written if len(fold(written)) == len(written) else fold(written)
    match = re.search(pattern, plain, re.IGNORECASE)
    if match is None or plain is not written:
        return written
    short = plain[match.start() : match.end()]
    return short if short[:1].isupper() else written  # "the army" keeps its article


def _side_of_words(text: str) -> str | None:
    return "state" if set(fold(text).split()) & _STATE_WORDS else None
