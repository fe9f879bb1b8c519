"""From documents and claims to MUC-4's templates, by what `benchmarks.muc.model` learned of the answer keys.

The claims of any extractor, and its marks where it has them (`pointing`), mark the words of the message
(`features`), and the shipped encoder reads them (`vectors`); mentions in the roles of a template are found
along its sentences and put together to entities (`entities`); tables decide what is kept, which kinds of
incident the message tells of, which entities belong to one incident (`incidents`), where and when it was
(`whereabouts`), and what fills the set-fill slots. Numbers are the claims' own where they have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from benchmarks.muc.entities import (
    ROLES,
    Entity,
    Mention,
    among,
    entity_features,
    features_for,
    find_mentions,
    gather,
    step,
)
from benchmarks.muc.features import token_features
from benchmarks.muc.incidents import HIT, pair_features, split
from benchmarks.muc.model import Model, Numbers, softmax
from benchmarks.muc.naming import named
from benchmarks.muc.nationality import nation
from benchmarks.muc.numbers import number
from benchmarks.muc.reading import (
    Kept,
    Reading,
    entity_vector,
    evidence,
    evidence_of_words,
    evidence_vector,
    judged,
    token_vectors,
    weights_of,
)
from benchmarks.muc.templates import (
    CATEGORY,
    CONFIDENCE,
    DATE,
    HUMAN_EFFECT,
    HUMAN_NATION,
    HUMAN_NUMBER,
    HUMAN_TYPE,
    INSTRUMENT,
    INSTRUMENT_TYPE,
    KINDS,
    LOCATION,
    NONE,
    PHYSICAL,
    PHYSICAL_EFFECT,
    PHYSICAL_NATION,
    PHYSICAL_NUMBER,
    PHYSICAL_TYPE,
    STAGE,
    TYPE,
    Fill,
    Template,
)
from benchmarks.muc.whereabouts import Choice, days, places

APART = "apart"
"""What the threshold is called from which on entities belong to one incident."""
FILL = "fill"
"""The same, from which on a set-fill slot is filled."""
INCIDENT = "incident"
"""The same, from which on a template is given."""
NOTHING = "-"
"""Label of a set-fill slot that is left empty, and what a slot points to where there is nothing."""
SET_FILLS = {
    "name": (HUMAN_TYPE, HUMAN_EFFECT),
    "description": (HUMAN_TYPE, HUMAN_EFFECT),
    "target": (PHYSICAL_TYPE, PHYSICAL_EFFECT),
    "weapon": (INSTRUMENT_TYPE,),
    "organization": (CONFIDENCE,),
}
"""Role → set-fill slots that point to the role's filler."""
BARE = {INSTRUMENT_TYPE: ("weapon",), HUMAN_EFFECT: ("name", "description"), PHYSICAL_EFFECT: ("target",)}
"""Set-fill slots that may be filled where nothing of these roles is named."""
NATIONS = {"name": HUMAN_NATION, "description": HUMAN_NATION, "target": PHYSICAL_NATION}
"""Role → slot of the nation of its filler."""
INAPPLICABLE = {
    "ARSON": frozenset({INSTRUMENT, INSTRUMENT_TYPE}),
    "KIDNAPPING": frozenset(
        {
            INSTRUMENT,
            INSTRUMENT_TYPE,
            PHYSICAL,
            PHYSICAL_TYPE,
            PHYSICAL_NUMBER,
            PHYSICAL_NATION,
            PHYSICAL_EFFECT,
        }
    ),
}
"""Kind of incident → slots that are never filled for it."""


def entities_of(reading: Reading, model: Model) -> list[Entity]:
    """Return everything that may fill a role in the message."""
    table = model.tables["label"]
    found: list[tuple[str, Mention]] = []
    for k, sentence in enumerate(reading.sentences):
        if sentence.tokens:
            wide = np.stack([table.scores(row) for row in token_features(sentence)])
            chances = softmax(wide + table.deep(token_vectors(reading, k)))
            found += find_mentions(reading.document.text, sentence, chances.tolist())
    return gather(found)


def fill(reading: Reading, model: Model) -> list[Template]:
    """Return the templates of a message."""
    judged(reading, model.tables["kind"].probabilities(reading.words, reading.whole))
    found = entities_of(reading, model)
    kept = [(e, keep(e, found, reading, model)) for e in found]
    return templates(reading, kept, model)


def keep(entity: Entity, found: Sequence[Entity], reading: Reading, model: Model) -> float:
    """Return how likely an entity fills its role in some incident."""
    table = model.tables[f"keep {entity.role}"]
    features = [*entity_features(entity, reading.about), *among(entity, found)]
    return table.probabilities(features, entity_vector(entity, reading))["yes"]


def templates(reading: Reading, kept: Kept, model: Model) -> list[Template]:
    """Return the templates of a message whose entities are found."""
    return [
        template(kind, reading, own, model)
        for kind, own, features in incidents(reading, kept, model)
        if not model.least[INCIDENT]
        or model.tables["incident"].probabilities(features)["yes"] >= model.least[INCIDENT]
    ]


def incidents(reading: Reading, kept: Kept, model: Model) -> Iterator[tuple[str, Kept, list[str]]]:
    """Yield what may be the incidents of a message: kind, entities, and features of the whole."""
    features, vector = evidence_of_words(reading, kept), evidence_vector(reading, kept)
    none = model.tables["told"].probabilities(features, vector)[NONE]
    if none >= model.least[NONE]:
        return
    kinds = model.tables["kind again"].probabilities(features, vector)
    whole = 1 - kinds[NONE]
    kinds = {NONE: none, **{kind: kinds[kind] / whole for kind in KINDS}}
    chosen = [k for k in KINDS if kinds[k] >= model.least["kind"]] or [max(KINDS, key=lambda k: kinds[k])]
    likely = [(e, p) for e, p in kept if p >= model.least[e.role]]
    for kind in chosen:
        mine = [(e, p) for e, p in likely if len(chosen) == 1 or _belongs(e, kind, chosen, reading, model)]
        for some in split(
            mine, partial(together, kind=kind, reading=reading, model=model), model.least[APART]
        ):
            own = [mine[i] for i in sorted(some)]
            yield kind, own, incident_features(kind, own, kinds)


def incident_features(kind: str, entities: Kept, kinds: dict[str, float]) -> list[str]:
    """Return the features of an incident that may be one of a message's."""
    out = ["b", f"as {kind}", f"sure {step(kinds[kind])}", f"none {step(kinds[NONE])}"]
    out += [f"sure over {k}" for k in range(-8, 9) if step(kinds[kind]) >= k]
    out += [f"none over {k}" for k in range(-8, 9) if step(kinds[NONE]) >= k]
    for role in ROLES:
        top = max((step(p) for e, p in entities if e.role == role), default=-20)
        out += [f"{role} over {k}" for k in range(-8, 9, 2) if top >= k] + [f"{role} {top > -20}"]
    hit = sum(p for e, p in entities if e.role in HIT)
    out += [f"hit over {k}" for k in (0.2, 0.4, 0.6, 0.8, 1.2, 1.6, 2.4) if hit >= k]
    out.append(f"in {min(min(weights_of(entities), default=9), 9)}")
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


def template(kind: str, reading: Reading, entities: Kept, model: Model) -> Template:
    """Return the template of an incident that these entities are in."""
    slots: dict[int, list[Fill]] = {slot: [] for slot in range(DATE, 25)}
    whole, vector = [*evidence(reading, entities), f"as {kind}"], evidence_vector(reading, entities)
    weights = weights_of(entities)

    def choose(table: str, features: Sequence[str], seen: Numbers | None) -> str:
        """The likeliest label, and nothing where that is not likely enough."""
        chances = model.tables[table].probabilities(features, seen)
        label = max((one for one in chances if one != NOTHING), key=lambda one: chances[one], default=NOTHING)
        return label if NOTHING not in chances or chances[label] >= model.least[FILL] else NOTHING

    def put(slot: int, label: str, to: str | None = None) -> None:
        if label != NOTHING:
            slots[slot].append(Fill((label,), (to,) if to else ()))

    put(TYPE, kind)
    put(STAGE, choose("stage", [*reading.words, f"as {kind}"], None))
    put(CATEGORY, choose("category", whole, vector))
    where = best("place", places(reading.told, weights), model)
    for slot, choice in ((DATE, best("day", days(reading.told, weights), model)), (LOCATION, where)):
        put(slot, choice or NOTHING)
    names = [e for e, _ in entities if e.role == "name"]
    for e, _ in entities:
        many = "1" if e.role == "name" else number(e, reading.document.text, reading.claims)
        of = named(e, names, many, model.tables["named"]) if e.role == "description" else None
        put(ROLES[e.role], e.text, of.text if of else None)
        if of is not None:
            continue
        seen = entity_vector(e, reading)
        for slot in SET_FILLS.get(e.role, ()):
            put(slot, choose(f"slot {slot}", [*features_for(slot, e), f"as {kind}"], seen), e.text)
        if e.role in NATIONS:
            slot = PHYSICAL_NUMBER if e.role == "target" else HUMAN_NUMBER
            put(slot, many, e.text)
            put(NATIONS[e.role], nation(e, where or "", model.tables["nation"]) or NOTHING, e.text)
    for slot, roles in BARE.items():
        if not any(e.role in roles for e, _ in entities):
            put(slot, choose(f"bare {slot}", whole, vector), NOTHING)
    unasked = INAPPLICABLE.get(kind, frozenset())
    filled = {slot: tuple(fills) for slot, fills in slots.items() if fills and slot not in unasked}
    return Template(reading.message.name, slots=filled)


def best(table: str, choices: Sequence[Choice], model: Model) -> str | None:
    """Return the likeliest choice; null where there is none."""
    chances = [model.tables[table].probabilities(features)["yes"] for _, features in choices]
    return choices[chances.index(max(chances))][0] if choices else None
