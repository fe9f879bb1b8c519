"""Incidents by what their reports tell as a whole: two events of one place and day are told apart, and one
event whose reports differ on place or day is brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from legomena.records import Claim, Story

from .cluster import Cluster, overlap
from .linkage import Pair, average_linkage
from .places import distance_km
from .reports import Report, same_event

_MOST_PAGES = 60
"""More reports than this of one place in the same days tell of one great event."""
MOST_OF_CASE = 0.1
"""Words are weighed by the other pages of a case. Where so much of it tells of one place and day, there are
too few others: what is told of one place and day is one event, and what is told of two is two."""
FEWEST_PAGES = 50
"""In a case of fewer pages words cannot be weighed: place and day decide alone."""
_REACH_KM = 60.0
_MOSTLY = 0.5
_SLACK_DAYS = 3
_EVEN = 0.5
"""Here every pair is looked at, and none counts as nought: as likely one event as not."""


Absorbed = tuple[object, ...]
"""A cluster, and what it took in, with the reasons."""


def split_by_story(
    clusters: Sequence[Cluster],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    story_of: Mapping[str, str],
) -> list[Cluster]:
    """Return the clusters with those divided whose reports tell of different events of one place and day."""
    if len(reports) < FEWEST_PAGES:
        return list(clusters)
    out: list[Cluster] = []
    for cluster in clusters:
        pages = sorted(cluster.pages)
        many = len(pages) > min(_MOST_PAGES, MOST_OF_CASE * len(reports))
        if many or len({story_of[page] for page in pages}) < 2:
            out.append(cluster)
            continue
        parts = _parts(pages, reports, story_of)
        if len(parts) == 1:
            out.append(cluster)
            continue
        part_of = {page: number for number, part in enumerate(parts) for page in part}
        made = [Cluster(cluster.locality, inferred=cluster.inferred) for _ in parts]
        for member, (reasons, score) in cluster.members.items():
            home = part_of[claims[member].document]
            rest = len(pages) - len(parts[home])
            why = f"told apart from {rest} other report{'s' if rest > 1 else ''} of this place and day"
            made[home].add(claims[member], [*reasons, why], score)
        out.extend(made)
    return out


def join_by_story(
    clusters: Sequence[Cluster],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    stories: Iterable[Story],
    before: dict[Absorbed, Cluster],
) -> list[Cluster]:
    """Return the clusters with those joined that reports of one story tell of, each page of one only.

    Two clusters stay apart where any page tells of both, where their places lie too far from each other,
    where their days do, or where much of the case tells of them: the sites of one operation are told alike.
    ``before`` holds the clusters that were joined the last time, by what they are made of: one that is made
    of the same again is the same. It is brought up to date.
    """
    if len(reports) < FEWEST_PAGES:
        return list(clusters)
    total: dict[str, int] = {}
    most: dict[str, int] = {}
    lead: dict[str, int] = {}
    """Page → the cluster that most of its claims are in."""
    for place, cluster in enumerate(clusters):
        for page, count in cluster.pages.items():
            total[page] = total.get(page, 0) + count
            if count > most.get(page, 0):
                most[page], lead[page] = count, place
    home: dict[int, int] = {}
    kept = list(clusters)
    taken: dict[int, list[int]] = defaultdict(list)
    made_of: dict[int, Absorbed] = {}
    few = MOST_OF_CASE * len(reports)
    for documents in sorted([story.documents for story in stories if len(story.documents) > 1]):
        leads: Counter[int] = Counter()
        for page in documents:
            if page in lead and most[page] > _MOSTLY * total[page]:
                leads[home.get(lead[page], lead[page])] += 1
        if len(leads) < 2:
            continue
        ordered = sorted(leads, key=lambda place: (-leads[place], -len(kept[place].pages), place))
        for at, place in enumerate(ordered):
            for target in ordered[:at]:
                one, other = kept[place], kept[target]
                if target in home or len(one.pages) + len(other.pages) > few:
                    continue
                if one.pages.keys().isdisjoint(other.pages) and _can_be_one(one, other, claims):
                    others = f"{leads[target]} other{'s' if leads[target] > 1 else ''}"
                    why = f"its report is told like {others} of this incident"
                    if other is clusters[target]:
                        kept[target] = other = other.copy()
                    other.absorb(one, why, 0.1)
                    made_of[target] = (
                        *made_of.get(target, (clusters[target],)),
                        made_of.pop(place, one),
                        why,
                    )
                    for found in [place, *taken[place]]:
                        home[found] = target
                    taken[target] += [place, *taken.pop(place)]
                    break
    joined = {key: before.get(key, kept[place]) for place, key in made_of.items()}
    for place, key in made_of.items():
        kept[place] = joined[key]
    before.clear()
    before.update(joined)
    return [cluster for place, cluster in enumerate(kept) if place not in home]


def _parts(
    pages: Sequence[str], reports: Mapping[str, Report], story_of: Mapping[str, str]
) -> list[list[str]]:
    likeness: dict[Pair, float] = {}
    for second, other in enumerate(pages):
        for first in range(second):
            one = pages[first]
            if story_of[one] == story_of[other]:
                likeness[first, second] = 1.0
            else:
                likeness[first, second] = same_event(reports[one], reports[other])
    return [[pages[place] for place in part] for part in average_linkage(len(pages), likeness, _EVEN)]


def _can_be_one(one: Cluster, other: Cluster, claims: Mapping[str, Claim]) -> bool:
    days = one.days, other.days
    if None not in (*days[0], *days[1]) and not overlap(*days, _SLACK_DAYS):
        return False
    if one.locality == other.locality:
        return True
    places = [_places(cluster, claims) for cluster in (one, other)]
    gaps = [far for a in places[0] for b in places[1] if (far := distance_km(a, b)) is not None]
    return not gaps or min(gaps) <= _REACH_KM


def _places(cluster: Cluster, claims: Mapping[str, Claim]):  # type: ignore[no-untyped-def]
    return sorted(
        {place for member in cluster.members if (place := claims[member].place) is not None},
        key=lambda place: (place.text, str(place.geonames)),
    )[:8]
