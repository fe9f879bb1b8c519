"""Claims about one locality, grouped by time and kind of event into what may be one incident each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from legomena.records import Claim, Document
from legomena.records.days import day_of

from .cluster import (
    NARROW_DAYS,
    WIDE_DAYS,
    Cluster,
    Days,
    founds,
    in_text,
    length,
    main_cluster,
    of_a_month,
    overlap,
    span,
)
from .events import compatible, family
from .places import Locality
from .slips import merge_slips

_COUNTING = frozenset({"since", "until", "so-far", "length", "length-range", "past-window", "recent"})
_GUESS_DAYS = 3
"""How far a day taken from a document's other claims may lie from an incident of the same place."""


def cluster_locality(
    locality: Locality,
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    main_days: Mapping[str, Days],
    actor_of: Mapping[str, str],
) -> tuple[list[Cluster], list[Claim]]:
    """Group the claims of one locality; return the clusters and the claims that fit no single one.

    Claims with narrow times that overlap belong together, unless fire from afar by one party and an
    assault on the ground by another are told of the same days. Wide and undated claims join the one
    cluster that they can mean.
    """
    narrow: list[Claim] = []
    wide: list[Claim] = []
    undated: list[Claim] = []
    left: list[Claim] = []
    for claim in sorted(claims, key=in_text):
        days = length(span(claim))
        if days is None:
            undated.append(claim)
        elif _counted_over(claim):
            (wide if days <= WIDE_DAYS else left).append(claim)
        elif days <= NARROW_DAYS and founds(claim):
            narrow.append(claim)
        else:
            (wide if days <= WIDE_DAYS else left).append(claim)
    clusters = [_found(locality, part) for run in _runs(narrow) for part in _by_event(run, actor_of)]
    for claim in wide:
        fits = [cluster for cluster in clusters if overlap(span(claim), cluster.days, 1)]
        if len(fits) > 1 and (length(span(claim)) or WIDE_DAYS) <= NARROW_DAYS:
            fits = [max(fits, key=lambda cluster: (len(cluster.members), min(cluster.members)))]
        if len(fits) == 1:
            fits[0].add(claim, [_place_reason(claim), f"the window {_told(claim)} holds its day"], 0.6)
        elif not fits and founds(claim) and not of_a_month(claim):
            clusters.append(_found(locality, [claim]))
        else:
            left.append(claim)
    clusters = merge_slips(clusters, {claim.id: claim for claim in claims})
    left.extend(_undated(locality, undated, clusters, documents, main_days))
    return clusters, left


def _counted_over(claim: Claim) -> bool:
    """Whether a time is a window of counting ("since Friday", "in 40 hours"), and no day of an event."""
    when = claim.when
    return when is not None and (when.hours is not None or (when.rule or "").split("/")[0] in _COUNTING)


def _runs(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Split claims, sorted by time, where no interval reaches over."""
    runs: list[list[Claim]] = []
    reach: date | None = None
    for first, last, _, claim in sorted([(*_known(claim), claim.id, claim) for claim in claims]):
        if reach is None or first > reach:
            runs.append([])
            reach = last
        runs[-1].append(claim)
        reach = max(reach, last)
    return runs


def _known(claim: Claim) -> tuple[date, date]:
    first, last = span(claim)
    return first or date.min, last or date.min


def _by_event(claims: Sequence[Claim], actor_of: Mapping[str, str]) -> list[list[Claim]]:
    """Split one run into fire from afar and fighting on the ground where different parties did them."""
    marked = [(claim, kind) for claim in claims if claim.event and (kind := family(claim.event)) is not None]
    if len({kind for _, kind in marked}) < 2:
        return [list(claims)]
    doers: dict[str, set[str]] = defaultdict(set)
    for claim, kind in marked:
        if claim.id in actor_of:
            doers[kind].add(actor_of[claim.id])
    kinds = sorted(doers)
    if len(kinds) < 2 or any(doers[a] & doers[b] for a in kinds for b in kinds if a < b):
        return [list(claims)]
    parts: dict[str, list[Claim]] = {kind: [] for kind in kinds}
    most = Counter(kind for _, kind in marked if kind in parts).most_common()
    main = min((kind for kind, count in most if count == most[0][1]), default=kinds[0]) if most else kinds[0]
    for claim in claims:
        own = family(claim.event)
        if own in parts:
            parts[own].append(claim)
            continue
        near = min(
            (
                (abs(other.start - claim.start), kind)
                for other, kind in marked
                if other.document == claim.document and kind in parts
            ),
            default=(0, main),
        )
        parts[near[1] or main].append(claim)
    return [part for part in parts.values() if part]


def _found(locality: Locality, claims: Sequence[Claim]) -> Cluster:
    cluster = Cluster(locality)
    spans = [span(claim) for claim in claims]
    days = Counter(spans)
    top = min(days, key=lambda value: (-days[value], str(value))) if len(days) > 1 else spans[0]
    events = Counter([claim.event for claim in claims if claim.event])
    event = min(events, key=lambda value: (-events[value], value)) if events else None
    for claim, told in zip(claims, spans, strict=True):
        reasons = [_place_reason(claim)]
        score = 0.6
        if told == top:
            reasons.append(f"the same time, {_told_days(told)}")
            score += 0.2
        else:
            reasons.append(f"an overlapping time, {_told_days(told)}")
            score += 0.1
        if claim.event is not None and compatible(claim.event, event):
            reasons.append(f"a compatible kind of event: {claim.event}")
            score += 0.1
        if claim.place is not None and claim.place.geonames is not None:
            score += 0.1
        cluster.add(claim, reasons, round(score, 2))
    return cluster


def _undated(
    locality: Locality,
    undated: Sequence[Claim],
    clusters: list[Cluster],
    documents: Mapping[str, Document],
    main_days: Mapping[str, Days],
) -> list[Claim]:
    """Place the undated claims: by the day that their document tells of otherwise, else with the only
    incident here or the last one before publication."""
    by_day: dict[Days, list[Claim]] = defaultdict(list)
    for claim in undated:
        by_day[main_days.get(claim.document, (None, None))].append(claim)
    left: list[Claim] = []
    order = sorted(by_day, key=lambda day: (-len(by_day[day]), length(day) or 99, str(day)))
    for day in sorted(order, key=lambda day: day[0] is None):
        if day[0] is None:
            left.extend(_dayless(locality, by_day[day], clusters, documents))
            continue
        why = f"no time told; its document's other claims tell of {_told_days(day)}"
        home = next((c for c in clusters if overlap(day, c.days)), None)
        if home is None:
            near = [c for c in clusters if overlap(day, c.days, _GUESS_DAYS)]
            home = max(near, key=lambda c: (len(c.members), min(c.members)), default=None)
        if home is None and main_cluster(clusters) is not None:
            left.extend(_dayless(locality, by_day[day], clusters, documents))
            continue
        if home is None:
            if not any(founds(claim) for claim in by_day[day]):
                left.extend(by_day[day])
                continue
            home = Cluster(locality, inferred=day)
            clusters.append(home)
        for claim in by_day[day]:
            home.add(claim, [_place_reason(claim), why], 0.6)
    return left


def _dayless(
    locality: Locality,
    undated: Sequence[Claim],
    clusters: list[Cluster],
    documents: Mapping[str, Document],
) -> list[Claim]:
    """Place claims whose documents tell of no day either."""
    left: list[Claim] = []
    dated = [(cluster, cluster.days) for cluster in clusters]
    for claim in undated if dated else ():
        published = day_of(documents[claim.document].published)
        before = [(c, d) for c, d in dated if published is None or d[0] is None or d[0] <= published]
        place = _place_reason(claim)
        if len(dated) == 1 and before:
            dated[0][0].add(claim, [place, "no time told; the only incident here"], 0.55)
        elif before and (main := main_cluster([c for c, _ in before])) is not None:
            main.add(claim, [place, "no time told; the incident here that most is told of"], 0.5)
        elif before and published is not None:
            latest = max(before, key=lambda pair: str(pair[1][0]))
            latest[0].add(claim, [place, "no time told; the last incident here before publication"], 0.45)
        else:
            left.append(claim)
    if dated or not any(founds(claim) for claim in undated):
        return left if dated else list(undated)
    cluster = Cluster(locality)
    for claim in undated:
        cluster.add(claim, [_place_reason(claim), "no time told"], 0.5)
    clusters.append(cluster)
    return []


def _place_reason(claim: Claim) -> str:
    return "no place told" if claim.place is None else _place_told(claim.place.text, claim.place.name)


@lru_cache(maxsize=1 << 14)
def _place_told(text: str, name: str | None) -> str:
    return (
        f"told of {text} ({name})" if name and name.casefold() not in text.casefold() else f"told of {text}"
    )


def _told(claim: Claim) -> str:
    return _told_days(span(claim))


@lru_cache(maxsize=1 << 14)
def _told_days(days: Days) -> str:
    first, last = days
    if first is None:
        return "not told"
    return (
        first.isoformat() if first == last or last is None else f"{first.isoformat()} to {last.isoformat()}"
    )
