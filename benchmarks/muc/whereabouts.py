"""Where and when, as MUC-4 writes it, from the places and times of claims and of the sentences that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from benchmarks.muc.texts import Message
from legomena.records import Claim, Document
from legomena.records.days import days_of
from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.places import PlaceMention, find_places

_CLAIM = 0.5
_DATELINE = 0.3
"""What a claim's own place or time, and the town that the message was sent from, weigh beside a sentence."""
_TOWN_AT_LEAST = 0.3
_UNCOUNTED = ("weekday", "length", "past-window", "year", "month", "recent", "weekend", "calendar-unit")
"""Rules whose day MUC-4 does not calculate: it wants the default there, on or before the message's day."""


def location(
    message: Message,
    document: Document,
    claims: Sequence[Claim],
    weights: Mapping[tuple[int, int], float],
    gazetteer: Gazetteer,
) -> str | None:
    """Return the place that the weightiest sentences name: ``PERU: LIMA (CITY)``; null where none is named.

    ``weights`` has the offsets of sentences and how much each counts.
    """
    countries: dict[str, float] = defaultdict(float)
    towns: dict[tuple[str, str], float] = defaultdict(float)
    for found in named_places(document.text, gazetteer):
        weight = 0.05 + sum(w for (a, b), w in weights.items() if a <= found.start < b)
        place = found.place
        if place.country is None:
            continue
        countries[place.country] += weight
        if place.precision == "town" and not found.metonym:
            towns[place.country, place.text.upper()] += weight
    for claim in claims:
        if claim.place is not None and claim.place.country and not claim.other_event:
            countries[claim.place.country] += _CLAIM
            if claim.place.precision == "town":
                towns[claim.place.country, claim.place.text.upper()] += _CLAIM
    home = gazetteer.lookup(message.place.title()) if message.place else []
    for entry in home[:1]:
        if entry.country is not None:
            countries[entry.country] += _DATELINE
    if not countries:
        return None
    country = max(sorted(countries), key=lambda c: countries[c])
    named = gazetteer.country(country)
    if named is None:
        return None
    written = named.name.upper()
    there = {town: w for (c, town), w in towns.items() if c == country and w >= _TOWN_AT_LEAST}
    if not there:
        return written
    return f"{written}: {max(sorted(there), key=lambda t: there[t])} (CITY)"


@lru_cache(maxsize=2000)
def named_places(text: str, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return the places that a text names; the same list for the same text."""
    return find_places(text, gazetteer)


def day(message: Message, claims: Sequence[Claim], weights: Mapping[tuple[int, int], float]) -> str | None:
    """Return the day that the weightiest claims give, else the default, ``- 04 MAR 90``.

    Null where the message has no date of its own.
    """
    if message.day is None:
        return None
    told: dict[date, float] = defaultdict(float)
    for claim in claims:
        first, last = days_of(claim.when)
        rule = (claim.when.rule or "") if claim.when is not None else ""
        if first is None or first != last or first > message.day or claim.other_event:
            continue
        if any(part.startswith(_UNCOUNTED) for part in rule.split("/")):
            continue
        told[first] += _CLAIM + sum(w for (a, b), w in weights.items() if a <= claim.start < b)
    if not told:
        return f"- {_written(message.day)}"
    return _written(max(sorted(told), key=lambda d: told[d]))


def _written(day: date) -> str:
    return f"{day.day:02d} {day.strftime('%b').upper()} {day.year % 100:02d}"
