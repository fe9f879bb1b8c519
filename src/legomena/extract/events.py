"""What happened: events told by verbs ("gunmen stormed the jail") and by nouns ("a blast hit the market")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legomena.records import Place

from . import act_words as acts
from . import lexicon as lx
from .attribution import Range
from .event_nouns import modifies, nouns
from .event_verbs import verbs
from .found import Found
from .grounds import FINE
from .page import Line
from .phrases import is_unreal
from .scope import Scope, TimeRef
from .words import words

_BEGIN = words("began begun started opened launched commenced erupted begins starts broke")
_GO_ON = words("lasted lasts continued raged dragged spanned ran")
_END = words("ended concluded finished ends")
_TIME_NOUNS = words(
    "operation operations campaign offensive violence fighting hostilities unrest insurgency drive"
)


def find_events(line: Line, scope: Scope) -> list[Found]:
    """Return the events of one line, one for each place where they are listed."""
    found: list[Found] = []
    taken: set[int] = set()
    for event in [*verbs(line), *nouns(line, scope)]:
        if any(k in taken for k in range(event.at, event.at + 2)) and not event.firm:
            continue
        taken.update(range(event.first, event.last))
        found.extend(_with_scope(line, event, scope))
    found.extend(_durations(line, scope))
    return _distinct(found)


# -- scope --------------------------------------------------------------------------------------------------


def _with_scope(line: Line, found: Found, scope: Scope) -> Iterator[Found]:
    anchors = [(found.at, found.at + 1), (found.first, found.last)]
    time = found.time or scope.time_ref(line, *anchors, doing=found.firm)
    places = (
        scope.places_of(line, *anchors) if found.firm else scope.places_of(line, *anchors, far=_OWN_PLACE)
    )
    if found.object is not None and places and _only_places(line, found.object, places):
        found.object = None
    if not places and found.firm and found.object is None and time is None and found.subject is None:
        return
    if len(places) <= 1:
        yield _placed(line, found, places[0] if places else None, time)
        return
    if found.object is not None and not _covers(line, found.object, places[0]):
        # "attacked at least nine districts, including …": how many they were is told of the whole.
        yield _placed(line, found, None, time)
    for place in places:
        yield _placed(line, found, place, time, listed=True)


def _with_preposition(line: Line, i: int) -> int:
    k = i - 1
    while line.low(k) in lx.DETERMINERS:
        k -= 1
    return k if k >= line.body and line.low(k) in lx.PREPOSITIONS else i


def _covers(line: Line, span: Range, place: Place) -> bool:
    return place.start is not None and line.tokens[span[0]].start >= place.start


_OWN_PLACE = 12
"""How near a place must stand to a noun of violence to be its own."""
_LONGEST_REACH = 100
"""Characters that a quote may grow by to take its place in."""


def _only_places(line: Line, span: Range, places: list[Place]) -> bool:
    """Whether a phrase is nothing but places: "Quetta, Pasni and Gwadar were hit"."""
    start = line.tokens[span[0]].start
    return len(places) > 1 and any(p.start == start for p in places)


def _placed(
    line: Line, found: Found, place: Place | None, time: TimeRef | None, *, listed: bool = False
) -> Found:
    first, last = found.first, found.last
    if place is not None and place.start is not None and place.end is not None and place.precision in FINE:
        a, b = line.at(place.start, place.end)
        reach = max(place.end - line.tokens[last - 1].end, line.tokens[first].start - place.start)
        if line.span[0] <= place.start < line.span[1] and (listed or reach <= _LONGEST_REACH):
            if b > last or (listed and a > found.at):
                last = b
            elif a < first:
                first = _with_preposition(line, a)
    return replace(found, first=first, last=last, place=place, time=time)


# -- when it began and how long it lasted ------------------------------------------------------------------


def _durations(line: Line, scope: Scope) -> Iterator[Found]:
    """ "The attacks began at 03:00 and lasted ten hours": one event for each time told."""
    times = scope.lines[line.index].times
    for ref in times:
        verb = next(
            (
                k
                for k in range(min(ref.last, len(line.tokens)) - 1, max(line.body, ref.first - 8) - 1, -1)
                if line.low(k) in _BEGIN | _GO_ON | _END and not set(line.words(k, ref.first)) & {",", ";"}
            ),
            None,
        )
        if verb is None or is_unreal(line, verb):
            continue
        noun = next(
            (
                k
                for k in range(verb - 1, max(line.body, verb - 16) - 1, -1)
                if line.low(k) in acts.NOUNS or line.low(k) in _TIME_NOUNS
            ),
            None,
        )
        if noun is None and not (
            verb > line.body and line.low(verb - 1) in ("it", "which", "they", "and", "that")
        ):
            continue
        first = min(verb, ref.first)
        if noun is not None:
            first = min(first, noun)
            while first > line.body and noun - first < 4 and modifies(line, first - 1):
                first -= 1
        kind = acts.NOUNS.get(line.low(noun)) if noun is not None else None
        places = scope.places_of(line, (verb, verb + 1))
        outcome = "ended" if line.low(verb) in _END else None
        yield Found(
            first,
            max(verb + 1, ref.last),
            verb,
            kind,
            outcome=outcome,
            place=places[0] if len(places) == 1 else None,
            time=ref,
        )


def _distinct(found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for f in found:
        twin = next(
            (o for o in out if o.event == f.event and o.place == f.place and o.time == f.time and not f.firm),
            None,
        )
        if twin is None and not any((o.first, o.last) == (f.first, f.last) for o in out):
            out.append(f)
    return out
