"""Stories: documents that report one and the same event before anything else.

Place and day alone do not tell two shootings in one city from two reports of one, nor do they bring a
report that names no place to the others. Wording does: reports of one event share its names, streets and
ages. Each pair of reports gets log-odds of telling of one event. The weights are the rounded mean of two
logistic regressions over pairs, each on the training part of the Gun Violence Corpus and one half of a set of
2,000 reports of other shootings; the weight of a named armed group was set by hand.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from legomena.records import Claim, Document, Origin, Story, StoryLink, content_hash
from legomena.records.days import day_of

from .cluster import NARROW_DAYS, Days, founds, length, span
from .linkage import Pair, average_linkage, strongest_links
from .places import Locality
from .shingles import words_of
from .wording import Wording, cosine, near_pairs

LIKELY = 0.3
"""Reports whose mean probability of telling of one event is this or more are one story: average linkage
over probabilities is best well below one half, since a pair that shares no rare word counts as nought."""
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
_FAINT = 0.005
"""Less likely pairs count as nought."""


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


def make_reports(
    documents: Sequence[Document],
    found: Sequence[Wording],
    claims: Mapping[str, Sequence[Claim]],
    localities: Mapping[str, Locality],
    doers: Mapping[str, str],
) -> list[Report]:
    """Return a report for each document. ``claims`` holds the claims about its own event by document,
    ``localities`` and ``doers`` what each claim names."""
    out = []
    for document, wording in zip(documents, found, strict=True):
        own = claims.get(document.id, ())
        out_on = day_of(document.published)
        days: Counter[Days] = Counter()
        for claim in own:
            told = span(claim)
            if founds(claim) and (length(told) or NARROW_DAYS + 1) <= NARROW_DAYS:
                days[told] += 1
        told_places = [c.place for c in own if c.id in localities and c.place is not None]
        figures = ((c.effect, c.low) for c in own if c.kind == "toll" and c.low and c.low == c.high)
        out.append(
            Report(
                published=None if out_on is None else out_on.toordinal(),
                wording=wording,
                localities=frozenset(localities[c.id] for c in own if c.id in localities),
                place_words=frozenset(
                    word for place in told_places for word in words_of(f"{place.text} {place.name or ''}")
                ),
                days=_usual(days),
                figures=frozenset(figures),
                doers=frozenset(doers[claim.id] for claim in own if claim.id in doers),
            )
        )
    return out


def _usual(days: Counter[Days]) -> tuple[int, int] | None:
    """Return the most told days, of equals the first."""
    if not days:
        return None
    first, last = min(days, key=lambda told: (-days[told], str(told))) if len(days) > 1 else next(iter(days))
    return (first.toordinal(), last.toordinal()) if first is not None and last is not None else None


def same_event(one: Report, other: Report) -> float:
    """Return the probability that two reports tell of one event."""
    return _probability(_circumstances(one, other), one, other)


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
    words = cosine(one.wording.words, other.wording.words)
    if words and not one.localities.isdisjoint(other.localities):
        for word in one.place_words & other.place_words:
            words -= one.wording.words.get(word, 0.0) * other.wording.words.get(word, 0.0)
    return max(words, 0.0), cosine(one.wording.names, other.wording.names)


def find_stories(
    documents: Sequence[Document], reports: Sequence[Report], origins: Sequence[Origin]
) -> tuple[Story, ...]:
    """Return every document in exactly one story, sorted by id; copies of one text are in one."""
    place_of = {document.id: place for place, document in enumerate(documents)}
    likeness: dict[Pair, float] = {}
    for one, other, surely in near_pairs([report.wording for report in reports]):
        odds = _circumstances(reports[one], reports[other])
        if odds < _HOPELESS and not surely:
            continue
        probability = _probability(odds, reports[one], reports[other])
        if probability >= _FAINT:
            likeness[one, other] = probability
    copies: set[Pair] = set()
    for origin in origins:
        places = sorted(place_of[document] for document in origin.documents)
        copies.update((one, other) for at, one in enumerate(places) for other in places[at + 1 :])
    likeness.update(dict.fromkeys(copies, 1.0))
    stories = []
    for members in average_linkage(len(documents), likeness, LIKELY):
        links = tuple(
            StoryLink(
                document=documents[other].id,
                other=documents[one].id,
                reasons=("copies of one text",)
                if (one, other) in copies
                else signs(reports[one], reports[other]),
                score=round(likeness.get((one, other), 0.0), 4),
            )
            for one, other in strongest_links(members, likeness)
        )
        names = tuple(documents[place].id for place in members)
        first_out = min(names, key=lambda id_: (documents[place_of[id_]].published or "9999", id_))
        stories.append(Story(id=content_hash("story", first_out), documents=names, links=links))
    return tuple(sorted(stories, key=lambda story: story.id))


def story_of(stories: Sequence[Story]) -> dict[str, str]:
    """Return document → id of its story."""
    return {document: story.id for story in stories for document in story.documents}


def tellers(stories: Sequence[Story]) -> dict[str, tuple[str, ...]]:
    """Return document → all documents of its story, itself included."""
    out: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for story in stories:
        for document in story.documents:
            out[document] = story.documents
    return dict(out)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many days lie between two intervals."""
    return max(0, other[0] - one[1], one[0] - other[1])


@lru_cache(maxsize=1 << 14)
def _log1p(days: int) -> float:
    return math.log1p(days)
