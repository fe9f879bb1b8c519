"""From toll claims to figures: what one speaker said for one scope, with every claim that repeats it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from legomena.records import OUTLET, Actor, Claim, Figure, Place, Speaker, When, content_hash
from legomena.records.days import day_of

from .casebook import Casebook
from .numbers import vague_word, value_of
from .windows import Window, relation, window_of

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


@dataclass(frozen=True)
class Drawn:
    """A figure with what is needed to compare it."""

    figure: Figure
    window: Window
    """What it covers: as told, else from the beginning of the event to the day it was said."""
    where: str
    """A place narrower than the account's, folded; empty where it covers all of it."""
    sources: frozenset[str]
    """Outlets that carry it."""
    word: str | None
    """The vague word that it is told in, where it has no number."""
    latest: str | None
    """When it was last said."""


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


def draw_figures(claims: Sequence[Claim], book: Casebook, scope: Scope) -> list[Drawn]:
    """Return the figures of the toll claims, sorted by when they were said.

    Claims are one figure where speaker, group, effect, part of the group, place, kind of figure and
    number are the same and their windows are not apart. The outlets' own voice is one speaker.
    Claims that deny or doubt a figure make none.
    """
    tolls = [claim for claim in claims if claim.kind == "toll" and claim.stance == "asserts"]
    running = _running(tolls, scope)
    buckets: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in tolls:
        buckets[_key(claim, book, scope)].append(claim)
    drawn: list[Drawn] = []
    for key in sorted(buckets, key=str):
        for part in _by_window(buckets[key], book, scope, running):
            drawn.append(_draw(part, book, scope, running))
    return sorted(drawn, key=lambda d: (d.figure.said or "9999", d.figure.speaker.name, d.figure.id))


def _key(claim: Claim, book: Casebook, scope: Scope) -> tuple[object, ...]:
    open_ended = claim.qualifier if claim.qualifier in ("more than", "less than", "up to") else ""
    spread = (
        claim.high if claim.low is not None and claim.high != claim.low and claim.high is not None else ""
    )
    return (
        book.actor(claim).id,
        claim.group or "unspecified",
        claim.effect or "killed or injured",
        subgroup_of(claim) or "",
        _where(claim, scope),
        claim.series == "increment",
        claim.includes_attackers is True,
        value_of(claim.low, claim.high) if value_of(claim.low, claim.high) is not None else vague_word(claim),
        open_ended,
        spread,
    )


def _where(claim: Claim, scope: Scope) -> str:
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


def _running(tolls: Sequence[Claim], scope: Scope) -> bool:
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


def _window(claim: Claim, book: Casebook, scope: Scope, running: bool) -> Window:
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
    return Window(scope.first, max(said, scope.first)) if said is not None else Window()


def _tells_other_days(told: Window, scope: Scope) -> bool:
    if not (told.first and told.last and scope.first and scope.last):
        return False
    if scope.place is not None:
        return (scope.first - told.first).days > _BEFORE_DAYS
    holds = told.first <= scope.first and scope.last <= told.last
    return told.last < scope.first or (holds and (told.first, told.last) != (scope.first, scope.last))


def _by_window(claims: Sequence[Claim], book: Casebook, scope: Scope, running: bool) -> list[list[Claim]]:
    """Split claims that give one number for windows that do not touch; a window not told joins the first."""
    parts: list[tuple[Window, list[Claim]]] = []
    ordered = sorted(
        claims, key=lambda c: (not window_of(c.when).known, book.said(c) or "9999", c.document, c.start, c.id)
    )
    for claim in ordered:
        window = _window(claim, book, scope, running)
        if not window_of(claim.when).known and parts:
            parts[0][1].append(claim)
            continue
        for known, members in parts:
            if relation(known, window) != "apart":
                members.append(claim)
                break
        else:
            parts.append((window, [claim]))
    return [members for _, members in parts]


def _draw(claims: Sequence[Claim], book: Casebook, scope: Scope, running: bool) -> Drawn:
    first = claims[0]
    actor = book.actor(first)
    ids = tuple(sorted(claim.id for claim in claims))
    forms = Counter((claim.low, claim.high, claim.qualifier) for claim in claims)
    low, high, qualifier = min(forms, key=lambda form: (-forms[form], form[1] is None, str(form)))
    fresh = [claim for claim in claims if claim.series != "earlier"]
    dates = sorted(said for claim in fresh or claims if (said := book.said(claim)))
    when = _usual_when(claims)
    series: Literal["total", "increment", "earlier"] | None = None
    if first.series == "increment":
        series = "increment"
    elif not fresh:
        series = "earlier"
    elif any(claim.series == "total" for claim in claims):
        series = "total"
    told = [claim for claim in claims if when is not None and claim.when == when]
    earliest = min(told or claims, key=lambda c: (book.said(c) or "9999", c.id))
    window = _window(earliest, book, scope, running)
    places = Counter(claim.place for claim in claims if claim.place is not None)
    includes = [claim.includes_attackers for claim in claims if claim.includes_attackers is not None]
    own = [claim.own_side for claim in claims if claim.own_side is not None]
    group, effect = first.group or "unspecified", first.effect or "killed or injured"
    subgroup, where, word = subgroup_of(first), _where(first, scope), vague_word(first)
    number = value_of(low, high)
    days = (str(window.first), str(window.last))
    figure = Figure(
        id=content_hash(
            "figure",
            scope.about,
            actor.id,
            group,
            effect,
            subgroup,
            where,
            number,
            word,
            qualifier,
            series,
            days,
        ),
        speaker=_speaker(actor, claims),
        side=actor.side,
        group=group,
        effect=effect,
        low=low,
        high=high,
        qualifier=qualifier,
        when=when,
        place=min(places, key=lambda place: (-places[place], place.text, str(place.start)))
        if places
        else None,
        series=series,
        said=dates[0] if dates else None,
        claims=ids,
        documents=tuple(sorted({claim.document for claim in claims})),
        origins=book.origins(ids),
        includes_attackers=includes[0] if includes else None,
        own_side=any(own) if own else None,
        actor=actor.id,
        subgroup=subgroup,
    )
    sources = frozenset(book.source(claim) for claim in claims)
    return Drawn(figure, window, where, sources, word, dates[-1] if dates else None)


def _usual_when(claims: Sequence[Claim]) -> When | None:
    told = [claim.when for claim in claims if claim.when is not None and window_of(claim.when).known]
    lengths = [claim.when for claim in claims if claim.when is not None and claim.when.hours is not None]
    told = lengths or told  # "in 40 hours" says what a figure covers; "on Sunday" beside it, when it was said
    if not told:
        return None
    counts = Counter(window_of(when) for when in told)
    top = min(counts, key=lambda w: (-counts[w], w.days or 0, str(w)))
    return min(
        (when for when in told if window_of(when) == top), key=lambda when: (len(when.text), when.text)
    )


def _speaker(actor: Actor, claims: Sequence[Claim]) -> Speaker:
    """Return the speaker under the name to show; the chain in between only where all claims share it."""
    roles = Counter(claim.speaker.role for claim in claims if claim.speaker.role)
    bodies = Counter(claim.speaker.actor for claim in claims if claim.speaker.actor)
    chains = {claim.speaker.via for claim in claims}
    return Speaker(
        name=OUTLET if actor.kind == "outlet" else actor.name,
        actor=min(bodies, key=lambda body: (-bodies[body], body)) if bodies else None,
        role=min(roles, key=lambda role: (-roles[role], role)) if roles else None,
        via=next(iter(chains)) if len(chains) == 1 else (),
    )
