"""Reports: what a document tells of first, and how likely two of them tell of one event.

Place and day alone do not tell two shootings in one city from two reports of one, nor do they bring a
report that names no place to the others. Wording does: reports of one event share its names, streets and
ages. Each pair of reports gets log-odds of telling of one event. The weights are the rounded mean of two
logistic regressions over pairs, each on the training part of the Gun Violence Corpus and one half of a set of
2,000 reports of other shootings; the weight of a named armed group was set by hand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from legomena.records import Claim, Document
from legomena.records.days import day_of

from .cluster import NARROW_DAYS, Days, founds, length, span
from .places import Locality
from .shingles import words_of
from .wording import Wording, cosine

_BASE = -4.0
_WORDS, _NAMES = 8.2, 4.4
_SAME_AGES, _OTHER_AGES = 1.2, -1.4
_SAME_PLACE, _OTHER_PLACE = 1.0, -0.8
_SAME_DAY, _DAYS_APART = 0.9, -0.7
_SOON, _PUBLISHED_APART = 0.8, -0.7
_SAME_FIGURE = 1.0
_SAME_DOER = 2.5
_SOON_DAYS = 14
_HOPELESS = -4.5
"""Circumstances that speak so much against it are not made up for by the one telling word that is shared."""
_BITS = 256
_FAR_DAYS = 14
"""Where so many days lie between two reports, and they share no more than a figure, it is hopeless."""


class Report(NamedTuple):
    """What one document tells of first: its wording, and what its claims say where, when and how many.

    Days are counted from the year one.
    """

    published: int | None
    wording: Wording
    localities: frozenset[Locality]
    place_words: frozenset[str]
    """The words of those places' names: where two reports share the place, its name is no further sign."""
    days: tuple[int, int] | None
    figures: frozenset[tuple[str | None, int | None]]
    doers: frozenset[str]
    """Ids of the armed groups that it names, and names of operations."""
    marks: int
    """Bits for its localities, doers and ages: reports with none in common share none of these."""


def make_report(
    document: Document,
    wording: Wording,
    claims: Sequence[Claim],
    places: Mapping[Locality, Sequence[Claim]],
    doers: frozenset[str],
) -> Report:
    """Return the report of one document. ``claims`` are those about its own event, ``places`` the same by
    locality where they stand on one."""
    out_on = day_of(document.published)
    days: Counter[Days] = Counter()
    for claim in claims:
        told = span(claim)
        if (length(told) or NARROW_DAYS + 1) <= NARROW_DAYS and founds(claim):
            days[told] += 1
    names = {f"{c.place.text} {c.place.name or ''}" for told in places.values() for c in told if c.place}
    ages = wording.ages
    figures = [(c.effect, c.low) for c in claims if c.kind == "toll" and c.low and c.low == c.high]
    return Report(
        published=None if out_on is None else out_on.toordinal(),
        wording=wording,
        localities=frozenset(places),
        place_words=frozenset([word for name in names for word in words_of(name)]),
        days=_usual(days),
        figures=frozenset(figures),
        doers=doers,
        marks=_marks([*places, *doers, *ages]),
    )


def _marks(found: Iterable[Hashable]) -> int:
    marks = 0
    for one in found:
        marks |= 1 << hash(one) % _BITS
    return marks


def _usual(days: Counter[Days]) -> tuple[int, int] | None:
    """Return the most told days, of equals the first."""
    if not days:
        return None
    first, last = min(days, key=lambda told: (-days[told], str(told))) if len(days) > 1 else next(iter(days))
    return (first.toordinal(), last.toordinal()) if first is not None and last is not None else None


def same_event(one: Report, other: Report) -> float:
    """Return the probability that two reports tell of one event."""
    return _probability(_circumstances(one, other), one, other)


def likelihood(one: Report, other: Report, surely: bool) -> float | None:
    """Return that probability; null where the two share one telling word only (not ``surely`` more), and
    nothing else could make up for what speaks against it."""
    if not surely and _apart_in_all(one, other):
        return None
    odds = _circumstances(one, other)
    return None if odds < _HOPELESS and not surely else _probability(odds, one, other)


def _probability(odds: float, one: Report, other: Report) -> float:
    words, names = _shared(one, other)
    return 1.0 / (1.0 + math.exp(-odds - _WORDS * math.sqrt(words) - _NAMES * math.sqrt(names)))


def _circumstances(one: Report, other: Report) -> float:
    """Return the log-odds without the wording: place, day, ages, figures, who did it."""
    odds = _BASE
    if one.days is not None and other.days is not None:
        apart = _apart(one.days, other.days)
        odds += _DAYS_APART * _log1p(apart) + (_SAME_DAY if apart <= 1 else 0.0)
    elif one.published is not None and other.published is not None:
        gap = abs(one.published - other.published)
        odds += _PUBLISHED_APART * _log1p(gap) + (_SOON if gap <= _SOON_DAYS else 0.0)
    if one.localities and other.localities:
        odds += _OTHER_PLACE if one.localities.isdisjoint(other.localities) else _SAME_PLACE
    ages = one.wording.ages, other.wording.ages
    if ages[0] and ages[1]:
        odds += _OTHER_AGES if ages[0].isdisjoint(ages[1]) else _SAME_AGES
    if not one.figures.isdisjoint(other.figures):
        odds += _SAME_FIGURE
    if not one.doers.isdisjoint(other.doers):
        odds += _SAME_DOER
    return odds


def _apart_in_all(one: Report, other: Report) -> bool:
    """Whether it can be told at a glance that two reports are hopeless."""
    if one.marks & other.marks:
        return False
    if one.days is not None and other.days is not None:
        return other.days[0] - one.days[1] > _FAR_DAYS or one.days[0] - other.days[1] > _FAR_DAYS
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) > _FAR_DAYS


def signs(one: Report, other: Report) -> tuple[str, ...]:
    """Return what speaks for two reports telling of one event and, each begun with ``but``, against it."""
    words, names = _shared(one, other)
    found = [f"telling words in common: {words:.0%}"]
    if names:
        found.append(f"names in common: {names:.0%}")
    ages = one.wording.ages, other.wording.ages
    if ages[0] and ages[1]:
        found.append("an age in common" if ages[0] & ages[1] else "but no age in common")
    if one.localities and other.localities:
        found.append("the same place" if one.localities & other.localities else "but other places")
    if one.days is not None and other.days is not None:
        apart = _apart(one.days, other.days)
        found.append("the same day" if apart <= 1 else f"but told {apart} days apart")
    elif one.published is not None and other.published is not None:
        gap = abs(one.published - other.published)
        found.append(f"{'' if gap <= _SOON_DAYS else 'but '}published {gap} days apart")
    if one.figures & other.figures:
        found.append("a figure in common")
    if one.doers & other.doers:
        found.append("the same armed group or operation named")
    return tuple(found)


def _shared(one: Report, other: Report) -> tuple[float, float]:
    """Return how alike the words and the names of two reports are, a place that they share left out."""
    mine, theirs = one.wording, other.wording
    words = cosine(mine.words, theirs.words)
    if words and one.place_words and not one.localities.isdisjoint(other.localities):
        for word in sorted(one.place_words & other.place_words):
            words -= mine.words.get(word, 0.0) * theirs.words.get(word, 0.0)
    return max(words, 0.0), cosine(mine.names, theirs.names)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many days lie between two intervals."""
    return max(0, other[0] - one[1], one[0] - other[1])


@lru_cache(maxsize=1 << 14)
def _log1p(days: int) -> float:
    return math.log1p(days)
