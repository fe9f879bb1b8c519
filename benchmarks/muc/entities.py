"""Who and what fills a role in a message: mentions found along its sentences, put together to entities."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.muc.features import Sentence
from benchmarks.muc.matching import essential
from benchmarks.muc.templates import DESCRIPTION, INDIVIDUAL, INSTRUMENT, NAME, ORGANIZATION, PHYSICAL

ROLES = {
    "weapon": INSTRUMENT,
    "individual": INDIVIDUAL,
    "organization": ORGANIZATION,
    "target": PHYSICAL,
    "name": NAME,
    "description": DESCRIPTION,
}
"""Role → slot of its string."""
LABELS = ("O", *(f"{place} {role}" for role in ROLES for place in ("B", "I")))
"""Of a token: outside, or the first or a later one of a mention."""
FAINTEST = 0.05
"""Probability below which nothing is looked at."""
_GOES_ON = 0.5
_CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Some words of a sentence in a role."""

    sentence: Sentence
    first: int
    last: int
    """Token indexes, half-open."""
    text: str
    probability: float


@dataclass
class Entity:
    """All mentions of one filler."""

    role: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def best(self) -> Mention:
        """The likeliest mention; of a name the fullest."""
        if self.role == "name":
            return max(self.mentions, key=lambda m: (m.last - m.first, m.probability))
        return max(self.mentions, key=lambda m: m.probability)

    @property
    def text(self) -> str:
        """The words that fill the slot, in upper case."""
        return " ".join(self.best.text.upper().split())


def find_mentions(
    text: str, sentence: Sentence, marginals: Sequence[Sequence[float]]
) -> Iterator[tuple[str, Mention]]:
    """Yield the mentions in a sentence with their roles; of one role none overlaps another."""
    for r, role in enumerate(ROLES):
        b, i = 1 + 2 * r, 2 + 2 * r
        at = 0
        while at < len(marginals):
            lowest = marginals[at][b]
            if lowest < FAINTEST:
                at += 1
                continue
            end = at + 1
            while end < len(marginals) and marginals[end][i] >= _GOES_ON * lowest:
                lowest = min(lowest, marginals[end][i])
                end += 1
            tokens = sentence.tokens
            yield role, Mention(sentence, at, end, text[tokens[at].start : tokens[end - 1].end], lowest)
            at = end


def gather(found: Sequence[tuple[str, Mention]]) -> list[Entity]:
    """Put mentions of one thing together, likeliest first."""
    entities: list[Entity] = []
    for role, mention in sorted(found, key=lambda pair: -pair[1].probability):
        home = next(
            (e for e in entities if e.role == role and any(_same(role, m, mention) for m in e.mentions)), None
        )
        if home is None:
            home = Entity(role)
            entities.append(home)
        home.mentions.append(mention)
    return entities


def _same(role: str, one: Mention, other: Mention) -> bool:
    a, b = essential(one.text), essential(other.text)
    if not a or not b:
        return one.text == other.text
    short, long = sorted((a, b), key=len)
    if role == "name":
        return short[-1] in long and set(short) <= set(long)
    if role == "organization" and len(short) == 1 and len(long) > 2 and short[0].isalpha():
        initials = "".join(w[0] for w in long if w not in ("OF", "THE", "FOR", "AND", "DE"))
        if short[0] in (initials, initials[-len(short[0]) :]):
            return True
    if role == "organization" and one.sentence is other.sentence and _bracketed(one, other):
        return True
    return short == long[-len(short) :] or (short == long[: len(short)] and len(short) > 1)


def _bracketed(one: Mention, other: Mention) -> bool:
    """Whether the second stands in brackets right behind the first: "Liberation Army (LA)"."""
    first, second = sorted((one, other), key=lambda m: m.first)
    return second.first - first.last == 1 and first.sentence.tokens[first.last].text == "("


def entity_features(entity: Entity, about: Sequence[str]) -> list[str]:
    """Return the features of an entity; ``about`` holds what is known of the whole message."""
    best = entity.best
    top = max(m.probability for m in entity.mentions)
    anyhow = 1 - math.prod(1 - m.probability for m in entity.mentions)
    said = essential(best.text)
    out = [
        "b",
        f"top {step(top)}",
        f"any {step(anyhow)}",
        f"n {min(len(entity.mentions), 4)}",
        f"in {min(min(m.sentence.index for m in entity.mentions), 6)}",
        f"len {min(len(said), 5)}",
        f"head {said[-1]}",
        *(f"w {w}" for w in said),
        *about,
        *(f"{a} any {step(anyhow)}" for a in about),
    ]
    seen: Counter[str] = Counter()
    for m in entity.mentions:
        seen.update(_surroundings(m))
    return out + sorted(seen)


def _surroundings(m: Mention) -> set[str]:
    tokens = m.sentence.tokens
    out = {f"m {mark}" for k in range(m.first, m.last) for mark in m.sentence.marks[k]}
    out |= {f"l {t.low}" for t in tokens[max(0, m.first - _CONTEXT) : m.first]}
    out |= {f"r {t.low}" for t in tokens[m.last : m.last + _CONTEXT]}
    out |= {f"l1 {tokens[m.first - 1].low}" if m.first else "l1 <", f"s {m.sentence.index == 0}"}
    out |= {f"a {a}" for a in m.sentence.about}
    before = [(k, what) for k, what in m.sentence.triggers if k < m.first][-1:]
    after = [(k, what) for k, what in m.sentence.triggers if k >= m.last][:1]
    out |= {f"pt {what}" for _, what in before} | {f"ptw {tokens[k].low}" for k, _ in before}
    out |= {f"nt {what}" for _, what in after} | {f"ntw {tokens[k].low}" for k, _ in after}
    return out | {f"t {what}" for _, what in m.sentence.triggers}


def step(probability: float) -> int:
    """Return a probability as one of few steps, even in log odds."""
    p = min(max(probability, 1e-4), 1 - 1e-4)
    return round(2 * math.log(p / (1 - p))) if abs(p - 0.5) > 1e-9 else 0
