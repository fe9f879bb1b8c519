"""Made-up cases with known truth: campaigns, operations, sites, biased speakers, flawed copies, corrections.

Names are made of syllables, and nobody and nowhere is meant. A case of any size has the same grain: about ten
claims a document, six sites an operation at most, and towns, people and groups that come back, so that cost
and quality can be compared between sizes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from legomena.records import Claim, Document, Place, Speaker, When, with_id

_PARTS = "ba be bo da de do fa fe ga go ka ke ki ko la le lo ma me mi".split()  # noqa: SIM905
_PARTS += "mo na ne no ra re ri ro sa se so ta te to va ve za".split()  # noqa: SIM905
_FIRST_DAY = date(2010, 1, 1)
_PLACES_A_CLAIM = 0.02
"""Towns for each claim asked for: a town comes back some five times."""
_COPIES = 0.15
_ERRORS = 0.2
"""Share of copies that change a figure or drop its qualifier."""
_CORRECTED = 0.3
"""Share of operations of which somebody takes a figure back late."""
_CAMPAIGNS = 0.05
"""Share of operations that begin a campaign: two to four of one group, each named, days or weeks apart."""
_WORDS = 4000
"""Words of the made-up language that pages are filled with, the first ones the most frequent."""
_ATTACKS = (
    "Fighters of the {group} {attack} near {street} on {day}, {person} said.",
    "On {day} the {group} {attack}; {person} saw it from {street}.",
    "{person}, who lives at {street}, told how {group} {attack} at dawn on {day}.",
    "Men of the {group} {attack} on {day} and held {street} for hours.",
    "It was {day} when {group} columns {attack}, by way of {street}.",
    "{street} burned after {group} gunmen {attack} on {day}, according to {person}.",
)
_TOLLS = (
    "{speaker} said {told} died there.",
    "According to {speaker}, {told} lost their lives around {street}.",
    "{told} were killed, {speaker} told reporters.",
    "In a statement, {speaker} put the dead at {told}.",
    "{speaker} spoke of {told} dead; {person} could not confirm it.",
    "The dead are {told}, if {speaker} is right.",
)
_GROUPS = {"civilians": "civilians", "security forces": "soldiers", "militants": "fighters"}


@dataclass
class Truth:
    """What the generator knows."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    site_of: dict[str, str] = field(default_factory=dict)
    """Claim → site, for claims told of one."""
    operation_of: dict[str, str] = field(default_factory=dict)
    campaign_of: dict[str, str] = field(default_factory=dict)
    """Claim → the campaign of its operation; the operation itself where it is part of none."""
    origin_of: dict[str, str] = field(default_factory=dict)
    """Document → the document that it is a copy of in the end, itself where it is none."""
    errors: dict[str, str] = field(default_factory=dict)
    """Claim → ``figure`` or ``qualifier``: what its copy changed."""
    killed: dict[str, dict[str, int]] = field(default_factory=dict)
    """Site → group → how many were killed."""


@dataclass(frozen=True)
class _Site:
    id: str
    place: Place
    day: date
    killed: dict[str, int]
    people: tuple[str, ...]
    street: str


@dataclass(frozen=True)
class _Operation:
    id: str
    name: str | None
    group: str
    sites: tuple[_Site, ...]
    officer: str
    corrected: bool
    campaign: tuple[str, str] | None = None
    """Id and name."""


@dataclass
class _Page:
    """A document while it is written: sentences, and the claims that rest on them."""

    title: str
    published: date
    text: str = ""
    claims: list[tuple[dict[str, Any], str | None]] = field(default_factory=list)

    def say(self, sentence: str, *claims: tuple[str, str | None, dict[str, Any]]) -> None:
        """Write a sentence. Each claim: its quote within it, the site that it tells of, and its fields."""
        begin = len(self.text) + (1 if self.text else 0)
        self.text = f"{self.text} {sentence}" if self.text else sentence
        for quote, site, fields in claims:
            start = begin + sentence.index(quote)
            span = {"start": start, "end": start + len(quote), "quote": quote}
            self.claims.append(({**fields, **span, "sentence": (begin, begin + len(sentence))}, site))


def make_case(claims: int, seed: int) -> Truth:
    """Return a case of at least ``claims`` claims. The same size and seed give the same case."""
    random = Random(seed)  # noqa: S311 - a test case, no secret
    places = _places(random, max(20, int(claims * _PLACES_A_CLAIM)))
    groups = [f"{_name(random)} {_name(random)} Front" for _ in range(max(5, claims // 4000))]
    truth = Truth()
    pages: list[tuple[_Page, str]] = []
    number = 0
    while len(truth.claims) < claims:
        operations = [_operation(random, number, places, groups)]
        if random.random() < _CAMPAIGNS:
            operations = _campaign(random, operations[0], places)
        for operation in operations:
            truth.killed.update({site.id: site.killed for site in operation.sites})
            pages = []
            for page_number in range(random.randint(2, 3) + 2 * len(operation.sites)):
                _publish(random, truth, operation, pages, page_number)
        number += len(operations)
    return truth


def _publish(
    random: Random, truth: Truth, operation: _Operation, pages: list[tuple[_Page, str]], number: int
) -> None:
    """Write one more page on an operation, or copy one of its earlier pages."""
    if pages and random.random() < _COPIES:
        source, origin = random.choice(pages)
        page, changed = _copied(random, source)
    else:
        page, changed, origin = _reported(random, operation, number), None, ""
    name = f"{operation.id}-{number}"
    document = Document(
        id=hashlib.sha256(name.encode()).hexdigest(),
        name=name,
        text=page.text,
        source=f"{_name(random)} Times",
        title=page.title,
        published=page.published.isoformat(),
        published_basis="stated",
        lang="en",
    )
    origin = origin or document.id
    truth.documents.append(document)
    truth.origin_of[document.id] = origin
    pages.append((page, origin))
    for place, (fields, site) in enumerate(page.claims):
        claim = with_id(Claim(id="", document=document.id, extractor="synthetic", **fields))
        truth.claims.append(claim)
        truth.operation_of[claim.id] = operation.id
        truth.campaign_of[claim.id] = operation.campaign[0] if operation.campaign else operation.id
        if site is not None:
            truth.site_of[claim.id] = site
        if changed is not None and changed[0] == place:
            truth.errors[claim.id] = changed[1]


def _name(random: Random) -> str:
    return "".join(random.choice(_PARTS) for _ in range(random.randint(2, 4))).title()


def _filler(random: Random) -> str:
    """Return a sentence of twelve words that mean nothing."""
    ranks = (int(_WORDS * random.random() ** 3) for _ in range(12))
    return (
        " ".join(_PARTS[r % 37] + _PARTS[r // 37 % 37] + _PARTS[r // 1369] for r in ranks).capitalize() + "."
    )


def _places(random: Random, many: int) -> list[Place]:
    """Towns in blocks of fifty: a block is a province, and twenty provinces are a country."""
    found = []
    for number in range(many):
        province = number // 50
        name = _name(random)
        country = f"{chr(65 + province // 20 % 26)}{chr(65 + province // 520 % 26)}"
        lat = -60 + (province * 7 % 1200) / 10 + random.uniform(0, 1.5)
        lon = -180 + (province * 13 % 3600) / 10 + random.uniform(0, 1.5)
        found.append(
            Place(
                text=name,
                name=name,
                geonames=number + 1,
                country=country,
                admin1=f"Province {province}",
                lat=round(lat, 4),
                lon=round(lon, 4),
                precision="town",
            )
        )
    return found


def _campaign(random: Random, first: _Operation, places: list[Place]) -> list[_Operation]:
    """Return an operation and those that follow it in one campaign, each with a name of its own."""
    number = int(first.id.removeprefix("op"))
    campaign = f"campaign{number}", f"{_name(random)} campaign"
    block = places.index(first.sites[0].place) // 50 * 50
    start = min(site.day for site in first.sites)
    made = [replace(first, name=f"Operation {_name(random)}", campaign=campaign)]
    for step in range(1, random.randint(2, 4)):
        start += timedelta(days=random.randint(5, 30))
        following = _operation(random, number + step, places, [first.group], start, block)
        made.append(replace(following, name=f"Operation {_name(random)}", campaign=campaign))
    return made


def _operation(
    random: Random,
    number: int,
    places: list[Place],
    groups: list[str],
    start: date | None = None,
    block: int | None = None,
) -> _Operation:
    if start is None:
        start = _FIRST_DAY + timedelta(days=random.randrange(5000))
    if block is None:
        block = random.randrange(max(1, len(places) // 50)) * 50
    wide = min(50, len(places) - block)
    towns = random.sample(range(wide), min(wide, random.choice((1, 1, 1, 2, 3, 6))))
    sites = []
    for town in towns:
        sites.append(
            _Site(
                id=f"{number}-{town}",
                place=places[block + town],
                day=start + timedelta(days=random.choice((0, 0, 0, 1))),
                killed={group: random.choice((0, 1, 2, 3, 5, 8, 13, 21, 34)) for group in _GROUPS},
                people=tuple(f"{_name(random)} {_name(random)}" for _ in range(3)),
                street=f"{_name(random)} {random.choice(('Street', 'Road', 'Bazaar', 'Camp'))}",
            )
        )
    named = len(sites) > 1 and random.random() < 0.7
    return _Operation(
        id=f"op{number}",
        name=f"Operation {_name(random)}" if named else None,
        group=random.choice(groups),
        sites=tuple(sites),
        officer=f"{_name(random)} {_name(random)}",
        corrected=random.random() < _CORRECTED,
    )


def _reported(random: Random, operation: _Operation, number: int) -> _Page:
    first = min(site.day for site in operation.sites)
    published = first + timedelta(days=min(number // 2, 9) + random.randint(0, 1))
    sites = random.sample(operation.sites, min(len(operation.sites), random.randint(1, 3)))
    page = _Page(f"{random.choice(('Attack', 'Assault', 'Raid'))} in {sites[0].place.text}", published)
    group = operation.group
    for site in sites:
        when = When(
            text=site.day.isoformat(),
            start=site.day.isoformat(),
            end=site.day.isoformat(),
            precision="day",
            rule="date",
        )
        here = {"place": site.place, "when": when}
        attack = f"attacked {site.place.text}"
        person = random.choice(site.people)
        names = {"group": group, "street": site.street, "person": person}
        page.say(
            random.choice(_ATTACKS).format(attack=attack, day=f"{site.day:%-d %B}", **names),
            (attack, site.id, {"kind": "event", "event": "attack", "subject": group, **here}),
        )
        for speaker in _speakers(random, operation):
            own = random.sample(sorted(_GROUPS), 2)
            parts, claims = [], []
            for who in own:
                claimed, low, high, qualifier = _told(random, speaker, who, site, operation, number)
                parts.append(claimed)
                fields = {"kind": "toll", "group": who, "effect": "killed", "speaker": speaker, **here}
                figure = {"low": low, "high": high, "qualifier": qualifier, "series": "total"}
                claims.append((claimed, site.id, {**fields, **figure}))
            told = " and ".join(parts)
            page.say(random.choice(_TOLLS).format(told=told, speaker=speaker.name, **names), *claims)
        page.say(_filler(random))
    if operation.name is not None:
        took = f"claimed {operation.name}"
        speaker = Speaker(name=group, actor=group, role="armed group")
        fields = {"kind": "responsibility", "speaker": speaker, "subject": group, "operation": operation.name}
        told = (
            f", part of the {operation.campaign[1]}," if operation.campaign and random.random() < 0.6 else ""
        )
        page.say(f"The {group} {took}{told} in a statement.", (took, None, fields))
    return page


def _speakers(random: Random, operation: _Operation) -> list[Speaker]:
    state = Speaker(name=operation.officer, actor="military", role="security forces")
    armed = Speaker(name=operation.group, actor=operation.group, role="armed group")
    hospital = Speaker(name="hospital officials", role="medical")
    return random.sample([state, state, armed, hospital], 2)


def _told(
    random: Random, speaker: Speaker, group: str, site: _Site, operation: _Operation, number: int
) -> tuple[str, int | None, int | None, Any]:
    """Return a figure as this speaker gives it: own losses told low, the other side's high, and growing."""
    true = site.killed[group]
    own = {"security forces": "security forces", "armed group": "militants"}.get(speaker.role or "")
    bias = 1.0 if own is None or group == "civilians" else 0.6 if group == own else 1.6
    grown = min(1.0, 0.5 + 0.1 * number)
    count = round(true * bias * grown)
    if operation.corrected and number > 6 and group == "civilians":
        count = round(count * 0.7)
    if random.random() < 0.3 and count:
        return f"at least {count} {_GROUPS[group]}", count, None, "at least"
    return f"{count} {_GROUPS[group]}", count, count, "exact"


def _copied(random: Random, source: _Page) -> tuple[_Page, tuple[int, str] | None]:
    """Return a copy under a new headline, at times with a figure changed or its qualifier dropped."""
    page = _Page(f"Reports: {source.title}", source.published + timedelta(days=random.randint(0, 2)))
    page.text, page.claims = source.text, list(source.claims)
    tolls = [place for place, (fields, _) in enumerate(source.claims) if fields["kind"] == "toll"]
    if not tolls or random.random() >= _ERRORS:
        return page, None
    at = random.choice(tolls)
    fields, site = source.claims[at]
    quote, low = fields["quote"], fields["low"]
    if fields["qualifier"] == "at least":
        kind, new = "qualifier", quote.removeprefix("at least ")
        change = {"high": low, "qualifier": "exact"}
    else:
        kind, new = "figure", quote.replace(str(low), str(low + 10), 1)
        change = {"low": low + 10, "high": low + 10}
    shift, end = len(new) - len(quote), fields["end"]
    page.text = page.text[: fields["start"]] + new + page.text[end:]
    for place, (old, where) in enumerate(source.claims):
        moved = dict(old)
        if old["start"] >= end:
            moved |= {"start": old["start"] + shift, "end": old["end"] + shift}
        if old["sentence"][1] >= end:
            first = old["sentence"][0] + (shift if old["sentence"][0] >= end else 0)
            moved["sentence"] = (first, old["sentence"][1] + shift)
        page.claims[place] = (moved, where)
    page.claims[at] = (
        {**page.claims[at][0], **change, "quote": new, "end": fields["start"] + len(new)},
        site,
    )
    return page, (at, kind)
