"""A message as the models see it: its words, its entities, and what the encoder makes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.muc.areas import Areas
from benchmarks.muc.entities import ROLES, Entity, step
from benchmarks.muc.features import Pointed, Sentence, message_features, read_sentences
from benchmarks.muc.incidents import Scene
from benchmarks.muc.model import Numbers
from benchmarks.muc.templates import KINDS, NONE
from benchmarks.muc.texts import Message
from benchmarks.muc.vectors import Vectors
from benchmarks.muc.whereabouts import Told, told_by
from legomena.records import Claim, Document

_OPENING = 3
"""Sentences that open a message."""

Kept = Sequence[tuple[Entity, float]]
"""Entities, each with how likely it fills its role in some incident."""


@dataclass
class Reading:
    """One message as the models see it."""

    message: Message
    document: Document
    claims: Sequence[Claim]
    sentences: list[Sentence]
    words: list[str]
    """Features of the whole."""
    told: Told
    scene: Scene
    vectors: list[Vectors]
    """Of the tokens of each sentence."""
    means: list[Numbers] = field(default_factory=list)
    """Of the vectors of each sentence."""
    whole: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    """The mean of all vectors and that of the opening."""
    about: list[str] = field(default_factory=list)
    """What is known of the whole before its entities: whether it tells of an incident, and of which kind."""
    kinds: dict[str, float] = field(default_factory=dict)


def read(
    message: Message,
    document: Document,
    claims: Sequence[Claim],
    pointed: Sequence[Pointed],
    vectors: Sequence[Vectors],
    projection: Numbers,
    areas: Areas,
) -> Reading:
    """Return a message as features; ``vectors`` are what the encoder makes of the tokens of each sentence."""
    sentences = read_sentences(document, claims, pointed)
    told = told_by(message, document, [s.tokens for s in sentences], areas)
    small = [v.astype(np.float32) @ projection[:-1] + projection[-1] for v in vectors]
    size = projection.shape[1]
    means = [v.mean(0) if len(v) else np.zeros(size, dtype=np.float32) for v in small]
    every = np.concatenate([*small, np.zeros((1, size), dtype=np.float32)])
    first = np.concatenate([*small[:_OPENING], np.zeros((1, size), dtype=np.float32)])
    return Reading(
        message,
        document,
        claims,
        sentences,
        message_features(claims, sentences),
        told,
        Scene(told, sentences),
        small,
        means,
        3 * np.concatenate([every.mean(0), first.mean(0)]),
    )


def judged(reading: Reading, kinds: dict[str, float]) -> Reading:
    """Return the reading with what its words say of it."""
    likeliest = max(KINDS, key=lambda kind: kinds[kind])
    reading.kinds = kinds
    reading.about = [f"none {max(-6, min(6, step(kinds[NONE])))}", f"kind {likeliest}"]
    return reading


def token_vectors(reading: Reading, sentence: int) -> Numbers:
    """Return the vectors of a sentence's tokens, each with its surroundings."""
    own = reading.vectors[sentence]
    around = np.concatenate([2 * reading.means[sentence], reading.whole])
    return np.concatenate([own, np.broadcast_to(around, (len(own), len(around)))], axis=1)


def entity_vector(entity: Entity, reading: Reading) -> Numbers:
    """Return what the encoder makes of an entity: its head, its words, its sentences, and the message."""
    share = np.array([m.probability for m in entity.mentions], dtype=np.float32)
    share /= share.sum()
    at = [(reading.vectors[m.sentence.index], m) for m in entity.mentions]
    heads = share @ np.stack([v[m.last - 1] for v, m in at])
    every = share @ np.stack([v[m.first : m.last].mean(0) for v, m in at])
    around = share @ np.stack([reading.means[m.sentence.index] for _, m in at])
    best = reading.vectors[entity.best.sentence.index][entity.best.last - 1]
    return np.concatenate([best, heads, every, 2 * around, reading.whole])


def evidence(reading: Reading, entities: Kept) -> list[str]:
    """Return the features of a message with its entities and how likely each is kept."""
    out = ["b", *reading.about, *(f"{kind} {step(p)}" for kind, p in reading.kinds.items())]
    for role in ROLES:
        sure = sorted((p for e, p in entities if e.role == role), reverse=True)
        top = step(sure[0]) if sure else -20
        out += [f"{role} {top}", f"{role} n {sum(p > 0.3 for p in sure)}"]
        out += [f"{role} over {k}" for k in range(-8, 9, 2) if top >= k]
        out += [
            f"{role} is {word}" for e, p in entities if e.role == role and p > 0.3 for word in e.text.split()
        ]
    return out


def evidence_of_words(reading: Reading, entities: Kept) -> list[str]:
    """Return the same, with the words of the message."""
    return evidence(reading, entities) + [f for f in reading.words if not f.startswith("p ")]


def evidence_vector(reading: Reading, entities: Kept) -> Numbers:
    """Return what the encoder makes of the sentences that count, and of the message."""
    weights = weights_of(entities)
    if not weights:
        return np.concatenate([np.zeros(2 * len(reading.means[0]), dtype=np.float32), reading.whole])
    top = max(weights, key=lambda s: (weights[s], -s))
    mean = sum(w * reading.means[s] for s, w in weights.items()) / sum(weights.values())
    return np.concatenate([2 * reading.means[top], 2 * mean, reading.whole]).astype(np.float32)


def weights_of(entities: Kept) -> dict[int, float]:
    """Return how much each sentence counts for the incident that entities belong to."""
    out: dict[int, float] = defaultdict(float)
    for entity, p in entities:
        for m in entity.mentions:
            out[m.sentence.index] += p * m.probability
    return dict(out)
