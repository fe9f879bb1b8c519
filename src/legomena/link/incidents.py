"""Incidents: clusters of claims made into records with a title, a place, a time and an id that stays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

import msgspec

from legomena.records import Actor, Claim, Document, Incident, Membership, Place, When, content_hash
from legomena.records.days import day_of

from .cluster import DOCUMENT_DAY, FOUNDING, NARROW_DAYS, Cluster, Days, in_text, length, of_a_month, span
from .events import family
from .names import fold, tells_of_people
from .opnames import OperationKey
from .places import distance_km

T = TypeVar("T")
_TELL_OF_DOERS = frozenset({"event", "responsibility", "toll"})
_FINENESS = {"town": 0, "site": 1, "district": 2, "province": 3, "region": 4, "country": 5}
_MOST_TARGETS = 8
_HARM_WORDS = (("killed", "deaths"), ("abducted", "abduction"), ("injured", "injuries"))
_MONTHS: tuple[str, ...] = ("", "January", "February", "March", "April", "May", "June", "July", "August")
_MONTHS += ("September", "October", "November", "December")


@dataclass(frozen=True, eq=False)
class Draft:
    """An incident with what linking needs to know of it."""

    incident: Incident
    days: Days
    doers: Mapping[str, int]
    """Actor → in how many claims it is said to have done it, or takes it on."""
    names: Counter[OperationKey]
    """The operations that its claims name."""
    naming: tuple[str, ...]
    """Ids of the claims that name one."""
    first: tuple[str, str]
    """When its first report came out, and that report's id."""

    @cached_property
    def attackers(self) -> frozenset[str]:
        """Ids of the actors that are said to have done it, or take it on."""
        return frozenset(self.doers)


def most(values: Iterable[T]) -> T | None:
    """Return the most frequent value; of equals the first in order of their text."""
    counts = Counter(values)
    if len(counts) == 1:
        return next(iter(counts))
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None


def draft_incidents(
    clusters: Sequence[Cluster],
    claims: Mapping[str, Claim],
    actors: Mapping[str, Actor],
    speaker_of: Mapping[str, str],
    subject_of: Mapping[str, str],
    documents: Mapping[str, Document],
    keys: Mapping[str, OperationKey],
    before: Mapping[Cluster, Draft],
) -> dict[Cluster, Draft]:
    """Return the draft of each cluster, sorted by id. Ids hash the usual place and day, so that more
    documents about the same incident leave them as they are; of two at one place on one day, the one that was
    reported first has the plain id, which later reports do not change.

    A draft that was made ``before`` of the very same cluster is kept where it still holds.
    """
    drafts: dict[Cluster, Draft] = {}
    for cluster in clusters:
        draft = before.get(cluster)
        if draft is None or _names(draft.doers, actors) != draft.incident.actors:
            draft = _draft(cluster, claims, actors, speaker_of, subject_of, documents, keys)
        drafts[cluster] = draft
    taken: set[str] = set()
    for cluster, draft in sorted(drafts.items(), key=_first):
        id_ = _id(draft, cluster, taken)
        taken.add(id_)
        if id_ != draft.incident.id:
            incident = msgspec.structs.replace(draft.incident, id=id_)
            drafts[cluster] = replace(draft, incident=incident)
    return dict(sorted(drafts.items(), key=lambda made: made[1].incident.id))


def _first(made: tuple[Cluster, Draft]) -> tuple[str, str]:
    return made[1].first


def _id(draft: Draft, cluster: Cluster, taken: Container[str]) -> str:
    anchor = ("incident", place_id(draft.incident.place), draft.days[0].isoformat() if draft.days[0] else "")
    id_ = content_hash(*anchor)
    if id_ in taken:  # a second incident at one place on one day: its first report tells it apart
        id_ = content_hash(*anchor, draft.first[1])
    if id_ in taken:  # one report that tells of both: its kind, else its first claim
        id_ = content_hash(*anchor, family(draft.incident.event) or "", min(cluster.members))
    return id_


def _names(doers: Mapping[str, int], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    return tuple([actors[actor].name for actor in rank_actors(doers, actors)])


def _draft(
    cluster: Cluster,
    claims: Mapping[str, Claim],
    actors: Mapping[str, Actor],
    speaker_of: Mapping[str, str],
    subject_of: Mapping[str, str],
    documents: Mapping[str, Document],
    keys: Mapping[str, OperationKey],
) -> Draft:
    """Return the draft of a cluster, the id of its incident left open."""
    members = sorted([claims[member] for member in cluster.members], key=in_text)
    place = _place(members)
    when = _when(members) or _inferred(cluster)
    event = _event(members)
    doers: dict[str, int] = {}
    for claim in members:
        doer = subject_of.get(claim.id) if claim.kind in _TELL_OF_DOERS else None
        if doer is None and claim.kind == "responsibility":
            doer = speaker_of[claim.id]
        if doer is not None:
            doers[doer] = doers.get(doer, 0) + 1
    told = cluster.members
    incident = Incident(
        id="",
        title=title(event or _harm(members), place, when),
        event=event,
        place=place,
        when=when,
        actors=_names(doers, actors),
        targets=_targets(members),
        claims=tuple(
            [
                Membership(claim=claim.id, reasons=tuple(told[claim.id][0]), score=told[claim.id][1])
                for claim in members
            ]
        ),
        documents=tuple(sorted(cluster.pages)),
    )
    first = min([(documents[page].published or "9999", page) for page in cluster.pages])
    naming = tuple([claim.id for claim in members if claim.operation and claim.id in keys])
    names = Counter([keys[claim] for claim in naming])
    return Draft(incident=incident, days=span_of(when), doers=doers, names=names, naming=naming, first=first)


def rank_actors(counts: Mapping[str, int], actors: Mapping[str, Actor]) -> list[str]:
    """Return actors, the most told first; the unnamed ("gunmen") only where nobody is named, things never."""
    named = [actor for actor in counts if actors[actor].kind in ("person", "body")]
    kept = named or [actor for actor in counts if tells_of_people(actors[actor].name)]
    return sorted(kept, key=lambda actor: (-counts[actor], actors[actor].name))


def span_of(when: When | None) -> Days:
    """Return first and last day of a time, an open end closed with the other."""
    if when is None:
        return None, None
    first, last = day_of(when.start), day_of(when.end)
    return first or last, last or first


def place_id(place: Place | None) -> str:
    """Return what names a place in an id: its name and country, which outlive a change of gazetteer."""
    return f"{place.country or ''}:{fold(place.name or place.text)}" if place is not None else ""


def _place(members: Sequence[Claim]) -> Place | None:
    counts: dict[int, int] = {}
    found: dict[int, Place] = {}
    for claim in members:
        if claim.place is not None:
            key = id(claim.place)  # many claims hold one record of their place, which is compared once
            counts[key] = counts.get(key, 0) + 1
            found[key] = claim.place
    places = list(found.values())
    if not places:
        return None
    towns = [p for p in places if p.precision == "town" and p.name] or [p for p in places if p.name] or places
    names: Counter[tuple[int, str]] = Counter()
    for place in towns:
        names[_FINENESS.get(place.precision or "", 9), place.name or place.text] += counts[id(place)]
    name = most(names)
    chosen = [p for p in towns if name is not None and (p.name or p.text) == name[1]]
    sites = {p.name or p.text for p in places if p.precision == "site"}
    if len(sites) == 1 and all(p.precision == "site" for p in places):
        chosen = [p for p in places if p.precision == "site"]
    return min(chosen, key=lambda p: (p.geonames is None, len(p.text), p.text, str(p.start)))


def _when(members: Sequence[Claim]) -> When | None:
    dated = [(claim, days) for claim in members if (days := span(claim))[0] is not None]
    dated = [(claim, days) for claim, days in dated if not of_a_month(claim)]
    told = [one for one in dated if one[0].kind in FOUNDING and (length(one[1]) or 0) <= NARROW_DAYS] or dated
    events = [one for one in told if one[0].kind in ("event", "responsibility", "outcome")] or told
    top = most([days for _, days in events])
    best = [claim.when for claim, days in events if days == top and claim.when is not None]
    return min(best, key=lambda w: (w.precision != "day", len(w.text), w.text)) if best else None


def _inferred(cluster: Cluster) -> When | None:
    """Return the day that the documents' other claims tell of, marked by its rule."""
    first, last = cluster.inferred
    if first is None or last is None:
        return None
    return When(text="", start=first.isoformat(), end=last.isoformat(), precision="day", rule=DOCUMENT_DAY)


def _event(members: Sequence[Claim]) -> str | None:
    told = [c.event for c in members if c.event]
    return most(event for event in told if event != "attack") if not told else most(told)


def _harm(members: Sequence[Claim]) -> str | None:
    """Return what to call an incident of which only the harm is told, and not the deed."""
    effects = {c.effect for c in members if c.kind == "toll" and c.stance == "asserts" and c.high != 0}
    return next((word for effect, word in _HARM_WORDS if effect in effects), None)


def _targets(members: Sequence[Claim]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for claim in members:
        if claim.kind == "event" and claim.object:
            key = fold(claim.object)
            seen.setdefault(key, claim.object)
            counts[key] += 1
    keys = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST_TARGETS]
    return tuple(seen[key] for key in keys)


def title(event: str | None, place: Place | None, when: When | None) -> str:
    """Return a plain line: ``Attack in Gwadar, 31 January 2026``."""
    line = (event or "violence").capitalize()
    if place is not None:
        line += f" in {place.name or place.text}"
    told = told_days(span_of(when))
    return f"{line}, {told}" if told else line


def told_days(days: Days) -> str | None:
    """Return ``31 January 2026`` or ``31 January to 2 February 2026``; null where unknown."""
    first, last = days
    if first is None or last is None:
        return None
    if first == last:
        return _day(first, True)
    return f"{_day(first, first.year != last.year)} to {_day(last, True)}"


def _day(day: date, year: bool) -> str:
    return f"{day.day} {_MONTHS[day.month]}" + (f" {day.year}" if year else "")


def places_of(incidents: Iterable[Incident]) -> tuple[Place, ...]:
    """Return one place a locality, the most told first; the same name nearby is one."""
    weight: dict[str, int] = defaultdict(int)
    first: dict[str, Place] = {}
    for incident in incidents:
        if incident.place is None:
            continue
        key = place_id(incident.place)
        weight[key] += len(incident.claims)
        other = first.setdefault(key, incident.place)
        if other is not incident.place and (distance_km(other, incident.place) or 0.0) > 60.0:
            first.setdefault(key + f":{incident.place.geonames}", incident.place)
    return tuple(first[key] for key in sorted(first, key=lambda key: (-weight[key], key)))
