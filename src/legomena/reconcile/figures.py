"""From toll claims to figures: what one speaker said for one scope, with every claim that repeats it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from legomena.records import OUTLET, Actor, Claim, Figure, Record, Speaker, When, content_hash

from .casebook import Casebook
from .covering import Covering
from .numbers import vague_word, value_of
from .scopes import Scope, subgroup_of, where_of
from .windows import Window, relation, window_of


class Drawn(Record, frozen=True, gc=False):
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
    drawn: list[Drawn] = []
    for key, found in buckets.items():
        drawn += [_draw(part, key, covering) for part in _by_window(found, covering)]
    return sorted(drawn, key=lambda d: (d.figure.said or "9999", d.figure.speaker.name, d.figure.id))


def _key(claim: Claim, book: Casebook, scope: Scope) -> Key:
    open_ended = claim.qualifier if claim.qualifier in ("more than", "less than", "up to") else ""
    spread = (
        claim.high if claim.low is not None and claim.high != claim.low and claim.high is not None else ""
    )
    value = value_of(claim.low, claim.high)
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
        open_ended,
        spread,
    )


def _by_window(claims: Sequence[Claim], covering: Covering) -> list[list[Claim]]:
    """Split claims that give one number for windows that do not touch; a window not told joins the first."""
    book = covering.book
    if len(claims) == 1:
        return [list(claims)]
    parts: list[tuple[Window, list[Claim]]] = []
    ordered = sorted(
        claims, key=lambda c: (not covering.is_told(c), book.said(c) or "9999", c.document, c.start, c.id)
    )
    for claim in ordered:
        window = covering.window(claim)
        if not covering.is_told(claim) and parts:
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
    book, scope = covering.book, covering.scope
    _, group, effect, subgroup, where, word, *_ = key
    first = claims[0]
    actor = book.actor(first)
    ids = tuple(sorted(claim.id for claim in claims))
    low, high, qualifier = _most_given(
        [(claim.low, claim.high, claim.qualifier) for claim in claims],
        lambda form: (form[1] is None, str(form)),
    )
    series = _series(claims)
    fresh = [claim for claim in claims if claim.series != "earlier"]
    dates = sorted(said for claim in fresh or claims if (said := book.said(claim)))
    when = _usual_when(claims)
    told = [claim for claim in claims if when is not None and claim.when == when]
    earliest = min(told or claims, key=lambda c: (book.said(c) or "9999", c.id))
    window = covering.window(earliest)
    places = [claim.place for claim in claims if claim.place is not None]
    includes = [claim.includes_attackers for claim in claims if claim.includes_attackers is not None]
    own = [claim.own_side for claim in claims if claim.own_side is not None]
    number = value_of(low, high)
    days = (
        window.first.isoformat() if window.first else None,
        window.last.isoformat() if window.last else None,
    )
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
        covers=days,
        place=_most_given(places, lambda place: (place.text, str(place.start))) if places else None,
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
    return Drawn(
        figure, window, where, sources, word, dates[-1] if dates else None, not covering.is_told(earliest)
    )


def _series(claims: Sequence[Claim]) -> Literal["total", "increment", "earlier"] | None:
    """Return the kind of figure; one that is everywhere quoted as overtaken is ``earlier``."""
    if claims[0].series == "increment":
        return "increment"
    if all(claim.series == "earlier" for claim in claims):
        return "earlier"
    return "total" if any(claim.series == "total" for claim in claims) else None


def _usual_when(claims: Sequence[Claim]) -> When | None:
    when = claims[0].when
    if all(claim.when == when for claim in claims):
        return when if when is not None and (when.hours is not None or window_of(when).known) else None
    told = [claim.when for claim in claims if claim.when is not None and window_of(claim.when).known]
    lengths = [claim.when for claim in claims if claim.when is not None and claim.when.hours is not None]
    told = lengths or told  # "in 40 hours" says what a figure covers; "on Sunday" beside it, when it was said
    if not told:
        return None
    top = _most_given([window_of(when) for when in told], lambda window: (window.days or 0, str(window)))
    return min(
        (when for when in told if window_of(when) == top), key=lambda when: (len(when.text), when.text)
    )


def _speaker(actor: Actor, claims: Sequence[Claim]) -> Speaker:
    """Return the speaker under the name to show; the chain in between only where all claims share it."""
    name, first = OUTLET if actor.kind == "outlet" else actor.name, claims[0].speaker
    if all(claim.speaker == first for claim in claims):
        return Speaker(name=name, actor=first.actor or None, role=first.role or None, via=first.via)
    roles = [claim.speaker.role for claim in claims if claim.speaker.role]
    bodies = [claim.speaker.actor for claim in claims if claim.speaker.actor]
    chains = {claim.speaker.via for claim in claims}
    return Speaker(
        name=name,
        actor=_most_given(bodies, str) if bodies else None,
        role=_most_given(roles, str) if roles else None,
        via=next(iter(chains)) if len(chains) == 1 else (),
    )


_T = TypeVar("_T")


def _most_given(values: Sequence[_T], tie: Callable[[_T], object]) -> _T:
    """Return the value that is given most often; of equals the least by ``tie``. Needs one value at least."""
    first = values[0]
    if all(value == first for value in values):  # as nearly always
        return first
    counts = Counter(values)
    most = max(counts.values())
    return min((value for value in counts if counts[value] == most), key=tie)  # type: ignore[arg-type]
