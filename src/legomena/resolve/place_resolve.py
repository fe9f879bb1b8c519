"""Which of the places that bear a name is meant, judged by all the places of the document."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable
from functools import partial

import msgspec

from .gazetteer import Entry
from .names import bare, fold
from .place_evidence import lies_in
from .place_span import Span

_PRIOR = {"country": 8.0, "province": 5.0, "region": 7.0, "district": 1.6, "site": 2.5, "town": 0.0}
_COUNTRY, _UNIT, _NEAR = 1.7, 1.4, 2.2
_MOST_ENTRIES = 60
_ROUNDS = 3
_NEAR_KM = 120.0
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|la|le|les|los|las|the) ")
_BETWEEN_IN = frozenset((", ", " in ", " (", ", in "))


class Group(msgspec.Struct):
    """All mentions of one name: it means one place throughout a document."""

    key: str
    spans: list[Span]
    entries: list[Entry]
    base: list[float]
    scores: list[float]
    shares: list[float]

    def best(self) -> Entry | None:
        if not self.entries:
            return None
        return self.entries[max(range(len(self.entries)), key=self.scores.__getitem__)]


def resolve_spans(
    text: str, spans: list[Span], peoples: dict[str, float], capitals: frozenset[int]
) -> list[Entry | None]:
    """Return for each span the place that it stands for, or None.

    ``peoples`` are countries that the text speaks of other than by name (ISO code → weight).
    """
    groups: dict[tuple[str, str | None], Group] = {}
    of: list[Group | None] = []
    for span in spans:
        if not span.entries:
            of.append(None)
            continue
        key = fold(text[span.start : span.end])
        forced = span.forced if any(e.precision == span.forced for e in span.entries) else None
        group = groups.get((key, forced))
        if group is None:
            group = groups[key, forced] = _group(key, span, forced, capitals)
        group.spans.append(span)
        of.append(group)
    everyone = list(groups.values())
    containers = _containers(text, spans, of)
    for _ in range(_ROUNDS):
        _score(everyone, peoples, containers)
    return [group.best() if group is not None else None for group in of]


def _group(key: str, span: Span, forced: str | None, capitals: frozenset[int]) -> Group:
    entries = span.entries[:_MOST_ENTRIES]
    towns = {(e.country, e.admin1) for e in entries if e.precision == "town"}
    own = [_bears(entry.name, key) for entry in entries]
    lands = {e.country for e in entries if e.precision == "country"}
    base = []
    for entry, degree in zip(entries, own, strict=True):
        size = math.log10(entry.population + 100)
        prior = _PRIOR[entry.precision] + size * (1.0 if entry.precision == "town" else 0.3)
        prior -= (1.0 - degree) * (2.0 if max(own) == 1.0 else 1.2)
        if entry.id in capitals:
            prior += 2.0
        if forced is None:
            if entry.precision in ("province", "district") and (entry.country, entry.admin1) in towns:
                prior -= 2.0
            if entry.precision == "province" and fold(entry.name) != key:
                prior -= 0.8  # "Gaza Province": seldom without its generic word
            if entry.precision != "country" and entry.country in lands:
                prior -= 4.0  # "Mexico", "Kuwait": the country, where both bear the name
        elif entry.precision == forced:
            prior += 5.0
        if entry.lat is None:
            prior -= 1.0
        base.append(prior)
    shares = _softmax(base)
    return Group(key, [], entries, base, list(base), shares)


def _bears(name: str, key: str) -> float:
    """Return how much ``key`` is the own name of a place: 1 its name, 0 another one that it has."""
    own = fold(name)
    if own == key or fold(bare(name) or "") == key or _ARTICLE.sub("", own) == _ARTICLE.sub("", key):
        return 1.0
    return 0.7 if own.startswith(key + " ") else 0.0


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _containers(text: str, spans: list[Span], of: list[Group | None]) -> list[tuple[Group, Group, float]]:
    """Return the pairs of groups of which one is said to lie in the other ("X, Y", "Y's X"), weighted."""
    found: list[tuple[Group, Group, float]] = []
    for here, there in zip(range(len(spans)), range(1, len(spans)), strict=False):
        group, around = of[here], of[there]
        if group is None or around is None or group is around:
            continue
        between = text[spans[here].end : spans[there].start]
        if between in _BETWEEN_IN or _is_unit_then_in(between):
            found.append((group, around, 5.0 if between == ", " else 3.0))
        elif between in ("'s ", "’s "):
            found.append((around, group, 3.0))
    return found


def _is_unit_then_in(between: str) -> bool:
    words = between.split()
    return len(words) == 2 and words[1] == "in" and "." not in between


def _score(
    groups: list[Group], peoples: dict[str, float], containers: list[tuple[Group, Group, float]]
) -> None:
    countries: dict[str, float] = defaultdict(float, peoples)
    units: dict[tuple[str, str], float] = defaultdict(float)
    tops: list[tuple[Group, Entry, float]] = []
    own: dict[int, tuple[dict[str, float], dict[tuple[str, str], float]]] = {}
    for group in groups:
        mine: tuple[dict[str, float], dict[tuple[str, str], float]] = (defaultdict(float), defaultdict(float))
        weight = 1.0 + 0.3 * min(len(group.spans) - 1, 4)
        for entry, share in zip(group.entries, group.shares, strict=True):
            if entry.country is None or share < 0.02:
                continue
            mine[0][entry.country] += share * weight
            if entry.admin1 is not None:
                mine[1][entry.country, entry.admin1] += share * weight
        own[id(group)] = mine
        for country, value in mine[0].items():
            countries[country] += value
        for unit, value in mine[1].items():
            units[unit] += value
        index = max(range(len(group.entries)), key=group.shares.__getitem__)
        top = group.entries[index]
        if top.lat is not None and top.precision in ("town", "district", "site", "province"):
            tops.append((group, top, group.shares[index] * (0.5 if top.precision == "province" else 1.0)))
    for group in groups:
        if len(group.entries) == 1:
            continue
        mine = own[id(group)]
        limit = max(group.base) - 9.0
        for index, entry in enumerate(group.entries):
            score = group.base[index]
            if score < limit:
                group.scores[index] = score
                continue
            if entry.country is not None:
                score += _COUNTRY * math.log1p(
                    2 * (countries[entry.country] - mine[0].get(entry.country, 0.0))
                )
                if entry.admin1 is not None and entry.precision != "province":
                    unit = (entry.country, entry.admin1)
                    score += _UNIT * math.log1p(2 * (units[unit] - mine[1].get(unit, 0.0)))
                score += _NEAR * _nearness(entry, group, tops)
            for inner, outer, weight in containers:
                if inner is group:
                    score += weight * _share(outer, partial(lies_in, entry))
                elif outer is group:
                    score += 0.6 * weight * _share(inner, partial(_holds, entry))
            group.scores[index] = score
        group.shares = _softmax(group.scores)


def _holds(around: Entry, entry: Entry) -> bool:
    return lies_in(entry, around)


def _share(group: Group, holds: Callable[[Entry], bool]) -> float:
    return sum(
        share
        for entry, share in zip(group.entries, group.shares, strict=True)
        if share > 0.02 and holds(entry)
    )


def _nearness(entry: Entry, group: Group, tops: list[tuple[Group, Entry, float]]) -> float:
    if entry.lat is None or entry.lon is None:
        return 0.0
    best = 0.0
    scale = math.cos(math.radians(entry.lat))
    for other, top, share in tops:
        if other is group or other.key == group.key:
            continue
        north = (top.lat or 0.0) - entry.lat
        east = ((top.lon or 0.0) - entry.lon) * scale
        if abs(north) < 4 and abs(east) < 4:
            near = share * math.exp(-111.2 * math.hypot(north, east) / _NEAR_KM)
            best = max(best, near if top.country == entry.country else 0.6 * near)
    return best
