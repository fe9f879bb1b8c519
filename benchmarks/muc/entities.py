"""Who and what fills a role in a message: mentions found along its sentences, put together to entities."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.muc.features import Sentence
from benchmarks.muc.matching import essential
from benchmarks.muc.templates import (
    CONFIDENCE,
    DESCRIPTION,
    HUMAN_EFFECT,
    HUMAN_TYPE,
    INDIVIDUAL,
    INSTRUMENT,
    INSTRUMENT_TYPE,
    NAME,
    ORGANIZATION,
    PHYSICAL,
    PHYSICAL_EFFECT,
    PHYSICAL_TYPE,
)

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
_LIKELY = 0.3


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
            said = text[tokens[at].start : tokens[end - 1].end]
            if any(c.isalnum() for word in essential(said) for c in word):
                yield role, Mention(sentence, at, end, said, lowest)
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
        *about,
        *(f"{a} any {step(anyhow)}" for a in about),
    ]
    return out + _seen(entity, *_AROUND) + words_of(entity)


def among(entity: Entity, others: Sequence[Entity]) -> list[str]:
    """Return how an entity stands among all that were found in its message."""
    rivals = [o for o in others if o.role == entity.role]
    weight = sum(m.probability for m in entity.mentions)
    start = _start(entity)
    rank = sum(sum(m.probability for m in o.mentions) > weight for o in rivals)
    before = sum(_start(o) < start for o in rivals)
    many = len(rivals)
    out = {f"rank {min(rank, 5)}", f"before {min(before, 5)}", f"many {min(many, 6)}"}
    out.add(f"rank {min(rank, 3)} many {min(many, 4)}")
    sure = dict.fromkeys(ROLES, 0.0)
    for o in others:
        sure[o.role] = max(sure[o.role], *(m.probability for m in o.mentions))
        beside = [(m, k) for m in o.mentions for k in entity.mentions if m.sentence is k.sentence]
        if o is not entity and any(m.probability > _LIKELY for m, _ in beside):
            out.add(f"with {o.role}")
        if o is not entity and any(m.first < k.last and k.first < m.last for m, k in beside):
            out.add(f"over {o.role}")
    return sorted(out | {f"has {role} {step(p) // 2}" for role, p in sure.items() if role != entity.role})


def _start(entity: Entity) -> tuple[int, int]:
    return min((m.sentence.index, m.first) for m in entity.mentions)


def words_of(entity: Entity) -> list[str]:
    """Return the features of what an entity is called."""
    said = {w for m in entity.mentions for w in essential(m.text)}
    head = essential(entity.best.text)[-1]
    out = ["b", entity.role, f"head {head}", f"head begins {head[:4]}", *(f"w {w}" for w in said)]
    return sorted({*out, *(f"w begins {w[:5]}" for w in said if len(w) > 5)})


def features_for(slot: int, entity: Entity) -> list[str]:
    """Return the features of an entity that tell how a slot that points to it is filled."""
    return words_of(entity) + _seen(entity, *_TELLING.get(slot, ()))


_AROUND = ("m ", "l1 ", "s ", "a ", "pt ", "ptw ", "nt ", "ntw ", "t ", "l ", "r ")
_DEED = ("pt ", "ptw ", "nt ", "ntw ", "t ", "m ", "a ", "l ", "r ")
_TELLING = {
    HUMAN_TYPE: ("l ", "r ", "l1 "),
    PHYSICAL_TYPE: ("l1 ",),
    INSTRUMENT_TYPE: ("l1 ",),
    HUMAN_EFFECT: _DEED,
    PHYSICAL_EFFECT: _DEED,
    CONFIDENCE: ("a ", "m ", "l ", "r ", "pt ", "ptw ", "nt ", "ntw "),
}
"""Slot → kinds of what surrounds an entity that tell how it is filled; its words always do."""


def _seen(entity: Entity, *kinds: str) -> list[str]:
    found = {f for m in entity.mentions for f in _surroundings(m)}
    return sorted(f for f in found if f.startswith(kinds)) if kinds else []


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
