"""From toll claims to figures: what one speaker said for one scope, with every claim that repeats it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from operator import attrgetter
from typing import TypeVar

import msgspec

from legomena.records import OUTLET, Actor, Claim, Figure, Record, Series, Speaker, When, content_hash

from .casebook import Casebook
from .covering import Covering, says_window
from .numbers import bounds, vague_word
from .portions import portion_of, told_alone
from .scopes import Scope, subgroup_of, where_of
from .windows import Window, relation, window_of

_UNDATED = "9999"
_OPEN = frozenset({"more than", "less than", "up to"})


class Drawn(Record, frozen=True, gc=False):
    """A figure with what is needed to compare it."""

    figure: Figure
    value: int | None
    """The number that it names: the lower one of a range; null where it is a word only."""
    bounds: tuple[float, float]
    """The least and the most that it allows; infinity where it is open."""
    claims: tuple[Claim, ...]
    """All that give it, in order of their ids."""
    voices: tuple[str, ...]
    """Its independent chains of origin."""
    window: Window
    """What it covers: as told, else from the beginning of the event to the day it was said."""
    where: str
    """A place narrower than the account's, folded; empty where it covers all of it."""
    sources: tuple[str, ...]
    """Outlets that carry it."""
    word: str | None
    """The vague word that it is told in, where it has no number."""
    latest: str | None
    """When it was last said."""
    portion: str | None = None
    """Which portion it counts, where its own words say so wherever it is told."""
    assumed: bool = False
    """Whether the beginning of its window is not told, here or elsewhere, but taken to be the event's."""


Key = tuple[str, str, str, str | None, str, str | None, int | None, bool, bool, str, int | str]
"""Speaker, group, effect, part of the group, place, word, number, and what kind of figure it is."""


def draw_figures(claims: Sequence[Claim], book: Casebook, scope: Scope) -> list[Drawn]:
    """Return the figures of the toll claims, sorted by when they were said.

    Claims are one figure where speaker, group, effect, part of the group, place, kind of figure and
    number are the same and their windows are not apart. The outlets' own voice is one speaker.
    Claims that deny or doubt a figure make none.
    """
    tolls = [claim for claim in claims if claim.kind == "toll" and claim.stance == "asserts"]
    covering = Covering.of(tolls, book, scope)
    buckets: dict[Key, list[Claim]] = defaultdict(list)
    for claim in tolls:
        buckets[_key(claim, book, scope)].append(claim)
    drawn = [
        _draw(part, key, covering) for key, found in buckets.items() for part in _by_window(found, covering)
    ]
    counted = {d.figure.effect for d in drawn if d.value is not None and d.value > 1}
    drawn = [_among_many(d, counted) for d in drawn]
    return sorted(drawn, key=lambda d: (d.figure.said or _UNDATED, d.figure.speaker.name, d.figure.id))


def origins(drawn: Iterable[Drawn]) -> int:
    """Return how many independent chains of origin carry the figures."""
    return len({voice for d in drawn for voice in d.voices})


def exclusive(one: Drawn, other: Drawn) -> bool:
    """Whether no number fits both figures."""
    return one.bounds[1] < other.bounds[0] or other.bounds[1] < one.bounds[0]


def _key(claim: Claim, book: Casebook, scope: Scope) -> Key:
    low, high = claim.low, claim.high
    value = low if low is not None else high
    return (
        book.actor(claim).id,
        claim.group or "unspecified",
        claim.effect or "killed or injured",
        subgroup_of(claim),
        where_of(claim, scope),
        vague_word(claim) if value is None else None,
        value,
        claim.series == "increment",
        claim.includes_attackers is True,
        claim.qualifier if claim.qualifier in _OPEN else "",
        high if low is not None and high is not None and high != low else "",
    )


def _by_window(claims: Sequence[Claim], covering: Covering) -> list[Sequence[Claim]]:
    """Split claims that give one number for windows that do not touch; a window not told joins the first."""
    if len(claims) == 1:
        return [claims]
    book = covering.book
    read = [(*covering.window(claim), claim) for claim in claims]
    read.sort(key=lambda r: (not r[1], book.said(r[2]) or _UNDATED, r[2].document, r[2].start, r[2].id))
    parts: list[tuple[Window, list[Claim]]] = []
    for window, told, claim in read:
        if not told and parts:
            parts[0][1].append(claim)
            continue
        for known, members in parts:
            if relation(known, window) != "apart":
                members.append(claim)
                break
        else:
            parts.append((window, [claim]))
    return [members for _, members in parts]


def _draw(claims: Sequence[Claim], key: Key, covering: Covering) -> Drawn:
    book = covering.book
    actor_id, group, effect, subgroup, where, word, value, *_ = key
    actor = book.actor(claims[0])
    told, first = _together(claims), claims[0]
    pages: tuple[str, ...] = (first.document,)
    if len(claims) == 1:
        said = book.said(first)
        dates = [said] if said else []
        by_id: tuple[Claim, ...] = (first,)
        sources: tuple[str, ...] = (book.source(first),)
        voices: tuple[str, ...] = (book.origin_of.get(first.document, first.document),)
    else:
        fresh = [claim for claim in claims if claim.series != "earlier"] or claims
        dates = [said for claim in fresh if (said := book.said(claim))]
        of_then = [claim for claim in claims if told.when is not None and claim.when == told.when] or claims
        first = min(of_then, key=lambda claim: (book.said(claim) or _UNDATED, claim.id))
        pages = tuple(sorted({claim.document for claim in claims}))
        by_id = tuple(sorted(claims, key=attrgetter("id")))
        sources = tuple({book.source(claim) for claim in claims})
        voices = tuple({book.origin_of.get(page, page) for page in pages})
    window, is_told = covering.window(first)
    days = covering.days(window)
    figure = Figure(
        id=content_hash("figure", covering.scope.about, key, told.qualifier, told.series, days),
        speaker=_speaker(actor, told.speaker),
        side=actor.side,
        group=group,
        effect=effect,
        low=told.low,
        high=told.high,
        qualifier=told.qualifier,
        when=told.when if says_window(told.when) else None,
        covers=days,
        place=told.place,
        series=told.series,
        said=min(dates, default=None),
        claims=tuple([claim.id for claim in by_id]),
        documents=pages,
        origins=len(voices),
        includes_attackers=told.includes_attackers,
        own_side=told.own_side,
        actor=actor_id,
        subgroup=subgroup,
    )
    return Drawn(
        figure=figure,
        value=value,
        bounds=bounds(told.low, told.high, told.qualifier),
        claims=by_id,
        voices=voices,
        window=window,
        where=where,
        sources=sources,
        word=word,
        latest=max(dates, default=None),
        portion=_portion(claims),
        assumed=not is_told,
    )


def _among_many(d: Drawn, counted: Set[str]) -> Drawn:
    """Where several are counted, a person told of without a number is one of them, and no total."""
    effects = (d.figure.effect, "killed or injured")
    if d.value != 1 or d.portion is not None or counted.isdisjoint(effects):
        return d
    if not all(told_alone(claim) for claim in d.claims):
        return d
    return msgspec.structs.replace(d, portion="one person of those harmed")


def _together(claims: Sequence[Claim]) -> Claim:
    """Return what claims of one figure say together, in the form of one of them; alone it is the claim."""
    first = claims[0]
    if len(claims) == 1:
        return first
    low, high, qualifier = _most_given(
        [(claim.low, claim.high, claim.qualifier) for claim in claims],
        lambda form: (form[1] is None, str(form)),
    )
    places = [claim.place for claim in claims if claim.place is not None]
    includes = [claim.includes_attackers for claim in claims if claim.includes_attackers is not None]
    own = [claim.own_side for claim in claims if claim.own_side is not None]
    return msgspec.structs.replace(
        first,
        speaker=_usual_speaker([claim.speaker for claim in claims]),
        low=low,
        high=high,
        qualifier=qualifier,
        series=_usual_series([claim.series for claim in claims]),
        when=_usual_when(claims),
        place=_most_given(places, lambda place: (place.text, str(place.start))) if places else None,
        includes_attackers=includes[0] if includes else None,
        own_side=any(own) if own else None,
    )


def _portion(claims: Sequence[Claim]) -> str | None:
    portion = portion_of(claims[0])
    return portion if portion is None or all(portion_of(claim) is not None for claim in claims) else None


def _usual_series(kinds: Sequence[Series | None]) -> Series | None:
    """Return the kind of figure; one that is everywhere quoted as overtaken is ``earlier``."""
    if _all_alike(kinds):
        return kinds[0]
    return "total" if "total" in kinds else None


def _usual_when(claims: Sequence[Claim]) -> When | None:
    if _all_alike([claim.when for claim in claims]):
        return claims[0].when
    told = [claim.when for claim in claims if claim.when is not None and window_of(claim.when).known]
    lengths = [claim.when for claim in claims if claim.when is not None and claim.when.hours is not None]
    told = lengths or told  # "in 40 hours" says what a figure covers; "on Sunday" beside it, when it was said
    if not told:
        return None
    top = _most_given([window_of(when) for when in told], lambda window: (window.days or 0, str(window)))
    return min(
        (when for when in told if window_of(when) == top), key=lambda when: (len(when.text), when.text)
    )


def _usual_speaker(speakers: Sequence[Speaker]) -> Speaker:
    """Return body and role as most give them; the chain in between only where all claims share it."""
    if _all_alike(speakers):
        return speakers[0]
    roles = [speaker.role for speaker in speakers if speaker.role]
    bodies = [speaker.actor for speaker in speakers if speaker.actor]
    chains = {speaker.via for speaker in speakers}
    return Speaker(
        actor=_most_given(bodies, str) if bodies else None,
        role=_most_given(roles, str) if roles else None,
        via=next(iter(chains)) if len(chains) == 1 else (),
    )


def _speaker(actor: Actor, told: Speaker) -> Speaker:
    """Return the speaker under the name to show."""
    name = OUTLET if actor.kind == "outlet" else actor.name
    if told.name == name and told.actor != "" and told.role != "":
        return told
    return Speaker(name=name, actor=told.actor or None, role=told.role or None, via=told.via)


_T = TypeVar("_T")


def _most_given(values: Sequence[_T], tie: Callable[[_T], object]) -> _T:
    """Return the value that is given most often; of equals the least by ``tie``. Needs one value at least."""
    if _all_alike(values):  # as nearly always
        return values[0]
    counts = Counter(values)
    most = max(counts.values())
    return min((value for value in counts if counts[value] == most), key=tie)  # type: ignore[arg-type]


def _all_alike(values: Sequence[object]) -> bool:
    return len(values) == 1 or values.count(values[0]) == len(values)
