"""Places in English prose: where they are named, and which place each name stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from legomena.records import Place, PlacePrecision, Record

from . import place_lexicon as lexicon
from .gazetteer import Entry, Gazetteer
from .names import fold
from .place_resolve import resolve_spans
from .place_span import Span
from .place_spans import find_spans
from .place_tokens import Token, tokenise

_PEOPLE_WEIGHT = 0.7
_HINT_WEIGHT = 1.5


class PlaceMention(Record, frozen=True, kw_only=True):
    """A place named in a text. ``text[start:end] == place.text``."""

    start: int
    end: int
    place: Place
    metonym: bool = False
    """Whether it stands for a government or another body and not for the ground (``Islamabad rejected``)."""


def find_places(text: str, gazetteer: Gazetteer, *, country_hint: str | None = None) -> list[PlaceMention]:
    """Return the places named in ``text``, in order and without overlap.

    A name that several places bear is resolved by the other places, countries and peoples that the text
    names, by the unit it is said to lie in, and else by size. A name that the words around it call a place
    but the gazetteer lacks comes back with ``name``, ``lat`` and ``lon`` null, and with the country and
    first-order unit of the place it is said to lie in. A building, road or quarter has precision ``site``
    and the coordinates of the town it is said to be in.

    ``country_hint`` (ISO 3166-1 alpha-2) is where the text is likely about.
    """
    tokens = tokenise(text)
    spans, doubtful = find_spans(text, tokens, gazetteer)
    peoples = _peoples(tokens, gazetteer, country_hint)
    entries = resolve_spans(text, spans, peoples, gazetteer.capitals)
    if more := _near_by(doubtful, entries):
        spans = sorted([*spans, *more], key=lambda span: span.start)
        entries = resolve_spans(text, spans, peoples, gazetteer.capitals)
    return [_mention(text, tokens, spans, entries, index) for index in range(len(spans))]


def _near_by(doubtful: list[Span], entries: list[Entry | None]) -> list[Span]:
    """Return the doubtful candidates that lie in a first-order unit that the text speaks of."""
    units = {(e.country, e.admin1) for e in entries if e is not None and e.admin1 is not None}
    return [span for span in doubtful if any((e.country, e.admin1) in units for e in span.entries)]


def resolve_names(
    names: Sequence[tuple[int, int]], text: str, gazetteer: Gazetteer, *, country_hint: str | None = None
) -> list[Place]:
    """Return what the names at the given offsets of ``text`` stand for, one `Place` for each.

    For names that are known to be places, e.g. to measure resolution alone.
    """
    tokens = tokenise(text)
    spans = []
    for start, end in names:
        span = Span(0, 0, start, end, _entries_of(text[start:end], text[end : end + 1], gazetteer))
        if not span.entries and (short := _without_generic(text[start:end])):
            span.entries = gazetteer.lookup(short[0])
            span.forced = short[1]
        elif (after := text[end : end + 20].split()) and after[0].strip(".,;:").casefold() in lexicon.AFTER:
            span.forced = lexicon.AFTER[after[0].strip(".,;:").casefold()]
        spans.append(span)
    order = sorted(range(len(spans)), key=lambda n: spans[n].start)
    found = resolve_spans(
        text, [spans[n] for n in order], _peoples(tokens, gazetteer, country_hint), gazetteer.capitals
    )
    places: dict[int, Place] = {}
    for n, entry in zip(order, found, strict=True):
        places[n] = _place(text, spans[n].start, spans[n].end, entry)
    return [places[n] for n in range(len(spans))]


def _entries_of(name: str, following: str, gazetteer: Gazetteer) -> list[Entry]:
    if ("." in name or following == ".") and (found := gazetteer.lookup_abbreviation(name)):
        return found
    if codes := gazetteer.demonyms.get(fold(name)):
        return [entry for code in sorted(codes) if (entry := gazetteer.country(code))]
    if found := gazetteer.lookup(name):
        return found
    first, _, rest = name.partition(" ")
    return gazetteer.lookup(rest) if rest and first.casefold() in lexicon.DIRECTIONS else []


def _without_generic(name: str) -> tuple[str, PlacePrecision] | None:
    words = name.split()
    if len(words) > 1 and (kind := lexicon.AFTER.get(words[-1].casefold())):
        return " ".join(words[:-1]), kind
    if len(words) > 2 and words[1] == "of" and (kind := lexicon.BEFORE.get(words[0].casefold())):
        return " ".join(words[2:]), kind
    return None


def _peoples(tokens: list[Token], gazetteer: Gazetteer, hint: str | None) -> dict[str, float]:
    """Return the countries whose people the text speaks of, with their weight."""
    counts: dict[frozenset[str], int] = defaultdict(int)
    for token in tokens:
        if token.cap and (codes := gazetteer.demonyms.get(token.key)):
            counts[codes] += 1
    weights: dict[str, float] = defaultdict(float)
    for codes, count in counts.items():
        for code in codes:
            weights[code] += _PEOPLE_WEIGHT * (1 + 0.3 * min(count - 1, 4)) / len(codes)
    if hint is not None:
        weights[hint.upper()] += _HINT_WEIGHT
    return weights


def _mention(
    text: str, tokens: list[Token], spans: list[Span], entries: list[Entry | None], index: int
) -> PlaceMention:
    span, entry = spans[index], entries[index]
    start, end = span.start, span.end
    if span.site is not None:
        end = tokens[span.site[0] - 1].end
        own = entry if span.site[1] not in lexicon.ROADS and _is_sure(entry, entries) else None
        inside = _container(text, spans, entries, index, end)
        in_town = inside is not None and inside.precision == "town"
        if own is not None and not (in_town and own.precision != "site"):
            inside = own
        beside = inside is not own and text[end : end + 6] in _BESIDE
        place = _site(text, start, end, inside, beside)
    elif entry is None:
        inside = _container(text, spans, entries, index, end)
        place = Place(
            text=text[start:end],
            country=inside.country if inside else None,
            admin1=inside.admin1 if inside else None,
            precision=span.forced,
            start=start,
            end=end,
        )
    else:
        place = _place(text, start, end, entry)
        if span.forced in ("district", "province") and entry.precision == "town":
            # a unit that the gazetteer knows only the seat of
            place = msgspec.structs.replace(place, geonames=None, precision=span.forced)
    return PlaceMention(start=start, end=end, place=place, metonym=span.metonym and span.site is None)


def _is_sure(entry: Entry | None, entries: list[Entry | None]) -> bool:
    """Return whether a facility can be put in the place that its name begins with."""
    if entry is None or entry.precision not in ("town", "site"):
        return entry is not None
    others = [other for other in entries if other is not None and other is not entry]
    return entry.population > 20_000 or any(other.country == entry.country for other in others)


def _place(text: str, start: int, end: int, entry: Entry | None) -> Place:
    if entry is None:
        return Place(text=text[start:end], start=start, end=end)
    return Place(
        text=text[start:end],
        name=entry.name,
        geonames=entry.geonames,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.precision,
        start=start,
        end=end,
    )


def _site(text: str, start: int, end: int, inside: Entry | None, beside: bool) -> Place:
    """Return a named building, road or quarter: where its town is, if it is said to be in one."""
    in_town = inside is not None and inside.precision in ("town", "site") and not beside
    return Place(
        text=text[start:end],
        name=text[start:end] if in_town else None,
        country=inside.country if inside else None,
        admin1=inside.admin1 if inside else None,
        lat=inside.lat if inside and in_town else None,
        lon=inside.lon if inside and in_town else None,
        precision="site",
        start=start,
        end=end,
    )


_IN = frozenset((", ", " in ", ", in ", " (", " area of ", " area in ", " of ", " near ", " outside "))
_BESIDE = (" near ", " outsi")


def _container(
    text: str, spans: list[Span], entries: list[Entry | None], index: int, end: int
) -> Entry | None:
    """Return the place that the name at ``spans[index]`` is said to lie in: ``X in Y``, ``Y's X``."""
    if (
        index + 1 < len(spans)
        and text[end : spans[index + 1].start] in _IN
        and entries[index + 1] is not None
    ):
        return entries[index + 1]
    if index and text[spans[index - 1].end : spans[index].start] in ("'s ", "’s ", "' ", "’ "):
        return entries[index - 1]
    return None


__all__ = ["PlaceMention", "find_places", "resolve_names"]
