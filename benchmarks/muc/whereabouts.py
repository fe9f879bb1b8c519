"""Where and when an incident was: the choices that a message gives.

Which is taken was learned of the answer keys (`filling`), by how each looks from the sentences that count for
the incident.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.muc.areas import Area, Areas, Part, is_wide
from benchmarks.muc.texts import Message
from legomena.extract.tokens import Token
from legomena.records import Document
from legomena.records.days import days_of
from legomena.resolve.dates import TimeMention, find_times
from legomena.resolve.gazetteer import Gazetteer

Weights = Mapping[int, float]
"""Sentence → how much it counts for an incident."""
Choice = tuple[str, list[str]]
"""What a slot would read, and its features."""
_COUNTRIES = 3
_NEAR = 6
"""Tokens between a place and what it lies in, at most."""
_DEMONYM = 0.5


@dataclass(slots=True)
class Told:
    """What a message names of places and times."""

    message: Message
    listed: Areas
    sentences: Sequence[Sequence[Token]]
    areas: list[Area]
    nations: list[tuple[int, int, str, float]]
    """Sentence, token, nation and how much that says of where it is."""
    times: list[tuple[int, TimeMention]]
    """With the sentence of each."""


def told_by(
    message: Message, document: Document, sentences: Sequence[Sequence[Token]], listed: Areas
) -> Told:
    """Return what a message names, as far as it is listed."""
    found = listed.find(sentences)
    nations = [(a.sentence, a.first, a.name, 1.0) for a in found if a.name in listed.nations]
    for s, tokens in enumerate(sentences):
        for k, token in enumerate(tokens):
            if nation := nation_of(token.text):
                nations.append((s, k, nation, _DEMONYM))
    starts = [tokens[0].start if tokens else 0 for tokens in sentences]
    times = [
        (max((k for k, start in enumerate(starts) if start <= t.start), default=0), t)
        for t in find_times(document.text, document.published)
    ]
    return Told(message, listed, sentences, found, nations, times)


def nation_of(word: str) -> str | None:
    """Return the nation that a word for its people names ("Spanish"), as MUC-4 writes it."""
    gazetteer = Gazetteer.default()
    codes = gazetteer.demonyms.get(word.casefold()) if word[:1].isupper() else None
    entry = gazetteer.country(min(codes)) if codes else None
    return entry.name.upper() if entry else None


def places(told: Told, weights: Weights) -> list[Choice]:
    """Return the places where an incident may have been, ``PERU: LIMA (CITY)``, with their features."""
    shares = _countries(told, weights)
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for rank, (country, share) in enumerate(shares[:_COUNTRIES]):
        common = [f"rank {rank}", f"share {round(4 * share)}"]
        out[country].update(["b", "alone", *common, f"alone {len(told.areas) > 0}"])
        inside = [
            (a, path) for a in told.areas for path in a.paths if len(path) > 1 and path[0][0] == country
        ]
        out[country].update([f"places {min(len({a.name for a, _ in inside}), 4)}"])
        named = {a.name for a, _ in inside}
        for a, path in inside:
            if any(name not in named for name, _ in path[1:-1]):
                continue
            for whole in {path, *_inside(a, path, inside)}:
                features = out[_written(whole)]
                features.update(["b", *common])
                features.update(_of_area(a, whole, told, weights))
    return [(value, sorted(_counted(features))) for value, features in out.items()]


def _countries(told: Told, weights: Weights) -> list[tuple[str, float]]:
    """Return the countries that a message may be about, weightiest first, with their shares."""
    top = max(weights.values(), default=1.0)
    votes: dict[str, float] = defaultdict(float)
    for s, _, nation, weight in told.nations:
        votes[nation] += weight * (0.3 + weights.get(s, 0.0) / top)
    for a in told.areas:
        countries = {path[0][0] for path in a.paths if len(path) > 1}
        for country in countries:
            votes[country] += (0.3 + weights.get(a.sentence, 0.0) / top) / len(countries)
    for line in (told.message.place, told.message.country):
        countries = {p[0][0] for p in told.listed.paths(line or "")}
        for country in countries:
            votes[country] += 1 / len(countries)
    every = sum(votes.values())
    return sorted(((c, v / every) for c, v in votes.items()), key=lambda two: (-two[1], two[0]))


def _inside(
    area: Area, path: tuple[Part, ...], among: Sequence[tuple[Area, tuple[Part, ...]]]
) -> Iterator[tuple[Part, ...]]:
    """Yield the path with what stands right by it and is wider: "X, department of Y"."""
    for other, around in among:
        if other.sentence != area.sentence or other.name == area.name or len(path) > 2:
            continue
        gap = max(area.first, other.first) - min(area.last, other.last)
        wider = is_wide(around[-1]) and not is_wide(path[-1])
        wider = wider or (around[-1][1] == "CITY" and path[-1][1] in ("NEIGHBORHOOD", "DISTRICT", "SUBURB"))
        if gap <= _NEAR and wider:
            yield (*around, path[-1])


def _written(path: Sequence[Part]) -> str:
    return ": ".join(f"{name} ({kind})" if kind else name for name, kind in path)


def _of_area(area: Area, path: Sequence[Part], told: Told, weights: Weights) -> Iterator[str]:
    tokens = told.sentences[area.sentence]
    kind = path[-1][1] or "none"
    yield from (f"deep {len(path)}", f"kind {kind}", f"deep {len(path)} {kind}")
    yield from (f"{f} deep {min(len(path), 4)}" for f in _seen_from(area.sentence, weights))
    yield f"in {min(area.sentence, 4)}"
    yield f"line {area.name == told.message.place}"
    before = [t.low for t in tokens[max(0, area.first - 3) : area.first]]
    yield from (f"l {w}" for w in before)
    yield f"l1 {before[-1] if before else '<'}"
    yield f"r1 {tokens[area.last].low if area.last < len(tokens) else '>'}"
    yield "mention"


def _seen_from(sentence: int, weights: Weights) -> Iterator[str]:
    """Yield how a sentence stands to those that count."""
    top = max(weights.values(), default=0.0)
    if not top:
        yield "no weight"
        return
    heavy = [s for s, w in weights.items() if w >= top / 2]
    gap = min((sentence - s for s in heavy), key=lambda d: (abs(d), d))
    yield f"weight {round(4 * weights.get(sentence, 0.0) / top)}"
    yield f"gap {max(-4, min(4, gap))}"
    yield f"first gap {max(-4, min(4, sentence - min(heavy)))}"


def _counted(features: Counter[str]) -> Iterator[str]:
    yield from features
    yield f"mentions {min(features['mention'], 5)}"


def days(told: Told, weights: Weights) -> list[Choice]:
    """Return the days on which an incident may have been, ``04 MAR 90``, with their features.

    Among them the default, "on or before the message's day"; none where the message has no day.
    """
    today = told.message.day
    if today is None:
        return []
    out: dict[str, Counter[str]] = defaultdict(Counter)
    singles = 0
    for s, time in told.times:
        first, last = days_of(time.when)
        if first is None or last is None or first > today:
            continue
        if first != last and (last - first).days > 1:
            continue
        singles += 1
        features = out[_day(first)]
        rule = time.when.rule or ""
        features.update(["b", "told", f"rule {rule}", f"role {time.role}", f"in {min(s, 4)}"])
        features.update(_seen_from(s, weights))
        features.update(f"{f} {rule.split('/')[-1]}" for f in _seen_from(s, weights))
        ago = (today - first).days
        features.update([f"ago {min(ago, 10)}", f"long ago {ago > 60}", "mention"])
        features.update(f"says {w}" for w in time.when.text.lower().split())
    out[default_day(told.message) or ""].update(
        ["b", "default", f"told {min(singles, 3)}", *(f"default {f}" for f in _nearest(told, weights))]
    )
    return [(value, sorted(_counted(features))) for value, features in out.items()]


def _nearest(told: Told, weights: Weights) -> Iterator[str]:
    """Yield what the times in the sentences that count are."""
    top = max(weights.values(), default=0.0)
    for s, time in told.times:
        if top and weights.get(s, 0.0) >= top / 2:
            yield f"near {time.when.rule}"


def _day(day: date) -> str:
    return f"{day.day:02d} {day.strftime('%b').upper()} {day.year % 100:02d}"


def default_day(message: Message) -> str | None:
    """Return what MUC-4 wants where no day is told: on or before that of the message."""
    return f"- {_day(message.day)}" if message.day else None


def named_most(told: Told) -> str | None:
    """Return the town that is named most in the country that is named most; null where none is named."""
    votes = _countries(told, {})
    if not votes:
        return None
    country = votes[0][0]
    towns = Counter(
        path for a in told.areas for path in a.paths if path[0][0] == country and path[-1][1] == "CITY"
    )
    return _written(towns.most_common(1)[0][0]) if towns else country
