"""From documents and claims to MUC-4's templates, by what `benchmarks.muc.model` learned of the answer keys.

The claims of any extractor, and its marks where it has them (`pointing`), mark the words of the message
(`features`); mentions in the roles of a template are found along its sentences and put together to entities
(`entities`); tables decide what is kept, which kinds of incident the message tells of, which entities belong
to one incident (`incidents`), and what fills the set-fill slots. Numbers, days and places are the claims' own
where they have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.muc.entities import ROLES, Entity, entity_features, find_mentions, gather, step
from benchmarks.muc.features import Pointed, Sentence, message_features, read_sentences, token_features
from benchmarks.muc.incidents import Scene, pair_features, split
from benchmarks.muc.model import Model
from benchmarks.muc.templates import (
    CATEGORY,
    CONFIDENCE,
    DATE,
    HUMAN_EFFECT,
    HUMAN_NUMBER,
    HUMAN_TYPE,
    INSTRUMENT,
    INSTRUMENT_TYPE,
    LOCATION,
    PHYSICAL,
    PHYSICAL_EFFECT,
    PHYSICAL_NUMBER,
    PHYSICAL_TYPE,
    STAGE,
    TYPE,
    Fill,
    Template,
)
from benchmarks.muc.texts import Message
from benchmarks.muc.whereabouts import day, location
from legomena.extract.words import words
from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.numbers import find_numbers

NONE = "NONE"
APART = "apart"
"""What the threshold is called from which on entities belong to one incident."""
KINDS = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
NOTHING = "-"
"""Label of a set-fill slot that is left empty."""
SET_FILLS = {
    "name": {"human type": HUMAN_TYPE, "human effect": HUMAN_EFFECT},
    "description": {"human type": HUMAN_TYPE, "human effect": HUMAN_EFFECT},
    "target": {"physical type": PHYSICAL_TYPE, "physical effect": PHYSICAL_EFFECT},
    "weapon": {"instrument type": INSTRUMENT_TYPE},
    "organization": {"confidence": CONFIDENCE},
}
"""Role → table → slot that points to the role's filler."""
INAPPLICABLE = {
    "ARSON": frozenset({INSTRUMENT, INSTRUMENT_TYPE}),
    "KIDNAPPING": frozenset(
        {INSTRUMENT, INSTRUMENT_TYPE, PHYSICAL, PHYSICAL_TYPE, PHYSICAL_NUMBER, PHYSICAL_EFFECT}
    ),
}
"""Kind of incident → slots that are never filled for it."""
_BETWEEN = words(", the a . ( mr dr named")
_BEHIND_HEAD = words("OF IN FROM WHO")
_PLURALS = words("PEOPLE MEN WOMEN CHILDREN PERSONNEL POLICE")


@dataclass
class Reading:
    """One message as the models see it."""

    message: Message
    document: Document
    claims: Sequence[Claim]
    sentences: list[Sentence]
    words: list[str]
    """Features of the whole."""
    about: list[str]
    """What is known of the whole before its entities: whether it tells of an incident, and of which kind."""
    kinds: dict[str, float]
    scene: Scene


def read(
    message: Message, document: Document, claims: Sequence[Claim], pointed: Sequence[Pointed] = ()
) -> Reading:
    """Return a message as features."""
    sentences = read_sentences(document, claims, pointed)
    return Reading(
        message,
        document,
        claims,
        sentences,
        message_features(claims, sentences),
        [],
        {},
        Scene(document, sentences),
    )


def judged(reading: Reading, kinds: dict[str, float]) -> Reading:
    """Return the reading with what its words say of it."""
    likeliest = max(KINDS, key=lambda kind: kinds[kind])
    reading.kinds = kinds
    reading.about = [f"none {max(-6, min(6, step(kinds[NONE])))}", f"kind {likeliest}"]
    return reading


def entities_of(reading: Reading, model: Model) -> list[Entity]:
    """Return everything that may fill a role in the message."""
    found = [
        pair
        for sentence in reading.sentences
        for pair in find_mentions(
            reading.document.text, sentence, model.chain.marginals(token_features(sentence, reading.about))
        )
    ]
    return gather(found)


def evidence(reading: Reading, entities: Sequence[tuple[Entity, float]]) -> list[str]:
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


def fill(
    message: Message,
    document: Document,
    claims: Sequence[Claim],
    model: Model,
    pointed: Sequence[Pointed] = (),
) -> list[Template]:
    """Return the templates of a message."""
    reading = read(message, document, claims, pointed)
    judged(reading, model.tables["kind"].probabilities(reading.words))
    found = entities_of(reading, model)
    kept = [(e, keep(e, reading, model)) for e in found]
    return templates(reading, kept, model)


def keep(entity: Entity, reading: Reading, model: Model) -> float:
    """Return how likely an entity fills its role in some incident."""
    return model.tables[f"keep {entity.role}"].probabilities(entity_features(entity, reading.about))["yes"]


def templates(reading: Reading, kept: Sequence[tuple[Entity, float]], model: Model) -> list[Template]:
    """Return the templates of a message whose entities are found."""
    kinds = model.tables["kind again"].probabilities(evidence(reading, kept))
    if kinds[NONE] >= model.least[NONE]:
        return []
    told = 1 - kinds[NONE]
    chosen = [k for k in KINDS if kinds[k] / told >= model.least["kind"]] or [
        max(KINDS, key=lambda k: kinds[k])
    ]
    likely = [(e, p) for e, p in kept if p >= model.least[e.role]]
    out = []
    for kind in chosen:
        mine = [(e, p) for e, p in likely if len(chosen) == 1 or _belongs(e, kind, chosen, reading, model)]
        for some in split(
            mine, partial(together, kind=kind, reading=reading, model=model), model.least[APART]
        ):
            out.append(_template(kind, reading, [mine[i] for i in sorted(some)], model))
    return out


def together(one: Entity, other: Entity, kind: str, reading: Reading, model: Model) -> float:
    """Return how likely two entities belong to one incident of a kind."""
    return model.tables["together"].probabilities(pair(one, other, kind, reading))["yes"]


def pair(one: Entity, other: Entity, kind: str, reading: Reading) -> list[str]:
    """Return the features of two entities as parts of an incident of a kind."""
    return pair_features(one, other, reading.scene, [*reading.about, f"as {kind}"])


def _belongs(entity: Entity, kind: str, chosen: Sequence[str], reading: Reading, model: Model) -> bool:
    of = model.tables["kind of entity"].probabilities([*entity_features(entity, reading.about), entity.role])
    return of[kind] >= 0.5 * max(of[k] for k in chosen)


def _template(
    kind: str, reading: Reading, entities: Sequence[tuple[Entity, float]], model: Model
) -> Template:
    slots: dict[int, list[Fill]] = {slot: [] for slot in range(DATE, 25)}
    weights: dict[tuple[int, int], float] = {}
    for e, p in entities:
        for m in e.mentions:
            tokens = m.sentence.tokens
            at = (tokens[0].start, tokens[-1].end)
            weights[at] = weights.get(at, 0.0) + p * m.probability
    whole = [*evidence(reading, entities), f"as {kind}"]
    slots[TYPE].append(Fill((kind,)))
    slots[STAGE].append(Fill((model.tables["stage"].best([*reading.words, f"as {kind}"]),)))
    category = model.tables["category"].best(whole)
    if category != NOTHING:
        slots[CATEGORY].append(Fill((category,)))
    when = day(reading.message, reading.claims, weights)
    where = location(reading.message, reading.document, reading.claims, weights, Gazetteer.default())
    slots[DATE] += [Fill((when,))] if when else []
    slots[LOCATION] += [Fill((where,))] if where else []
    names = [e for e, _ in entities if e.role == "name"]
    for e, _ in entities:
        of = next((n for n in names if e.role == "description" and beside(e, n)), None)
        slots[ROLES[e.role]].append(Fill((e.text,), (of.text,) if of else ()))
        if of is not None:
            continue
        features = [*entity_features(e, reading.about), e.role, f"as {kind}"]
        for table, slot in SET_FILLS.get(e.role, {}).items():
            label = model.tables[table].best(features)
            slots[slot] += [Fill((label,), (e.text,))] if label != NOTHING else []
        if e.role in ("name", "description", "target"):
            slot = PHYSICAL_NUMBER if e.role == "target" else HUMAN_NUMBER
            slots[slot].append(Fill(("1" if e.role == "name" else number(e, reading),), (e.text,)))
    unasked = INAPPLICABLE.get(kind, frozenset())
    filled = {slot: tuple(fills) for slot, fills in slots.items() if fills and slot not in unasked}
    return Template(reading.message.name, slots=filled)


def beside(description: Entity, name: Entity) -> bool:
    """Whether a description stands right by a name: "Mayor X", "X, the mayor"."""
    for d in description.mentions:
        for n in name.mentions:
            if d.sentence is not n.sentence:
                continue
            first, second = sorted((d, n), key=lambda m: m.first)
            between = [t.low for t in d.sentence.tokens[first.last : second.first]]
            if len(between) <= 2 and _BETWEEN.issuperset(between):
                return True
    return False


def number(entity: Entity, reading: Reading) -> str:
    """Return how many an entity is: a claim's figure, the number before its words, or by its form."""
    for m in sorted(entity.mentions, key=lambda m: -m.probability):
        tokens = m.sentence.tokens
        start, end = tokens[m.first].start, tokens[m.last - 1].end
        for claim in reading.claims:
            if claim.figure and claim.figure[0] < end and start < claim.figure[1]:
                if claim.low is not None and claim.low == claim.high:
                    return str(claim.low)
                if claim.low is not None and claim.qualifier == "about":
                    return f"~{claim.low}"
        before = tokens[max(0, m.first - 2)].start
        for n in find_numbers(reading.document.text[before:end]):
            if n.low is not None and n.low == n.high and 0 < n.low < 10_000:
                return str(n.low)
    said = entity.text.split()
    head = next((said[i - 1] for i, w in enumerate(said) if i and w in _BEHIND_HEAD), said[-1])
    return "PLURAL" if head in _PLURALS or (head.endswith("S") and not head.endswith("SS")) else "1"
