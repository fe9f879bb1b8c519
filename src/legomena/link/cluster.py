"""What an incident is made of before it is one: claims of one place, and the days that they tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from operator import attrgetter

from legomena.records import Claim, Place, When
from legomena.records.days import days_of

from .places import Locality

NARROW_DAYS = 3
"""A time of at most so many days can found an incident; a wider one only joins what lies within it."""
WIDE_DAYS = 10
"""A window longer than this ("in February") is no time of an incident."""
FOUNDING = frozenset({"event", "toll", "responsibility", "outcome"})

DOCUMENT_DAY = "document day"
"""Rule id of a time that is taken from the other claims of a document."""

_HARM = frozenset({"killed", "injured", "killed or injured", "abducted", "missing"})
"""Effects whose figure tells of an incident by itself; arrests and releases may follow one anywhere."""
_MAIN_TIMES = 3
"""So many times as many claims as any other make one incident of a place the one that is meant there."""

Days = tuple[date | None, date | None]


def founds(claim: Claim) -> bool:
    """Whether a claim can found an incident: it tells what happened, and is no hospital's count.

    The wounded are counted where they are treated, which need not be where they were hurt. Nor does a
    figure of nobody, of arrests, or of those set free tell that anything was done there.
    """
    if claim.kind != "toll":
        return claim.kind in FOUNDING
    return claim.effect in _HARM and claim.high != 0 and claim.speaker.role != "medical"


def document_day(claims: Iterable[Claim]) -> Days | None:
    """Return the day that most dated claims of one document tell of, where there is such a day.

    One claim that tells of no place is not enough: it may date the beginning of a whole operation.
    """
    told: Counter[Days] = Counter()
    placed: set[Days] = set()
    for claim in claims:
        days = span(claim)
        if (length(days) or 99) <= NARROW_DAYS and founds(claim):
            told[days] += 1
            if claim.place is not None:
                placed.add(days)
    if not told:
        return None
    top = min(told, key=lambda days: (-told[days], str(days)))
    sure = told[top] > 1 or top in placed
    return top if sure and 2 * told[top] >= told.total() else None


@dataclass(eq=False)
class Cluster:
    """Claims taken to tell of one incident, each with its reasons and score."""

    locality: Locality
    members: dict[str, tuple[list[str], float]] = field(default_factory=dict)
    pages: Counter[str] = field(default_factory=Counter)
    """Document → how many of its claims are in it."""
    inferred: Days = (None, None)
    """The day that the documents' other claims tell of, where no claim of this cluster tells one."""

    told: Days = (None, None)
    """First and last day that its claims tell of."""
    finest: Place | None = None
    """The finest place with coordinates that they are told of."""

    @property
    def days(self) -> Days:
        """The days told, or else inferred."""
        return self.told[0] or self.inferred[0], self.told[1] or self.inferred[1]

    def add(self, claim: Claim, reasons: Iterable[str], score: float) -> None:
        """Take a claim in; one that is in it already gets these reasons."""
        if claim.id not in self.members:
            self.pages[claim.document] += 1
        self.members[claim.id] = (list(reasons), score)
        days = span(claim)
        if days != self.told:
            self.told = hull(self.told, days)
        place = claim.place
        if place is None or place is self.finest or place.lat is None:
            return
        if self.finest is None or _fineness(place) < _fineness(self.finest):
            self.finest = place

    def absorb(self, other: Cluster, why: str, less: float) -> None:
        """Take in all claims of another cluster, for one more reason and with a lower score."""
        for member, (reasons, score) in other.members.items():
            self.members[member] = ([*reasons, why], round(score - less, 2))
        self.pages.update(other.pages)
        self.told = hull(self.told, other.told)

    def copy(self) -> Cluster:
        """Return a cluster of the same claims, to which others can be added."""
        return replace(self, members=dict(self.members), pages=Counter(self.pages))


def _fineness(place: Place) -> tuple[bool, str]:
    return place.precision != "town", place.text


def hull(one: Days, other: Days) -> Days:
    """Return the shortest interval that holds both; an unknown end holds nothing."""
    if one == other or other[0] is None or other[1] is None:
        return one
    if one[0] is None or one[1] is None:
        return other
    return min(one[0], other[0]), max(one[1], other[1])


in_text = attrgetter("document", "start", "id")
"""What puts claims in the order of their documents and texts."""


def span(claim: Claim) -> Days:
    """Return first and last day of a claim's time; one open end is closed with the other."""
    return (None, None) if claim.when is None else _closed(claim.when.start, claim.when.end)


@lru_cache(maxsize=1 << 16)
def _closed(start: str | None, end: str | None) -> Days:
    first, last = days_of(When(text="", start=start, end=end))
    return first or last, last or first


def of_a_month(claim: Claim) -> bool:
    """Whether a time is a month or a part of it ("early March"): too wide for the day of an incident."""
    rule = (claim.when.rule or "") if claim.when is not None else ""
    return rule.startswith("month") and (length(span(claim)) or 0) > NARROW_DAYS


def length(days: Days) -> int | None:
    """Return the days in an interval, both ends counted; null where unknown."""
    return (days[1] - days[0]).days + 1 if days[0] and days[1] else None


def overlap(one: Days, other: Days, slack: int = 0) -> bool:
    """Whether two known intervals share a day, or lie at most ``slack`` days apart."""
    if not (one[0] and one[1] and other[0] and other[1]):
        return False
    return (other[0] - one[1]).days <= slack and (one[0] - other[1]).days <= slack


def main_cluster(clusters: Sequence[Cluster]) -> Cluster | None:
    """Return the incident of a place that is told of far more than any other; null where there is none."""
    ordered = sorted(clusters, key=lambda cluster: (-len(cluster.members), min(cluster.members)))
    if not ordered or len(ordered[0].members) < _MAIN_TIMES:
        return None
    rest = len(ordered[1].members) if len(ordered) > 1 else 0
    return ordered[0] if len(ordered[0].members) >= _MAIN_TIMES * rest else None
