"""What the tables of `training.muc` learn from: examples of a message, labelled by its answer key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from benchmarks.muc import filling
from benchmarks.muc.entities import ROLES, Entity, among, entity_features, features_for
from benchmarks.muc.filling import BARE, NATIONS, NOTHING, SET_FILLS
from benchmarks.muc.incidents import HIT
from benchmarks.muc.matching import day, location, string
from benchmarks.muc.model import Model, Numbers
from benchmarks.muc.naming import naming_features
from benchmarks.muc.nationality import nations
from benchmarks.muc.numbers import number
from benchmarks.muc.reading import (
    Kept,
    Reading,
    entity_vector,
    evidence,
    evidence_of_words,
    evidence_vector,
    weights_of,
)
from benchmarks.muc.scoring import align
from benchmarks.muc.templates import CATEGORY, DATE, KINDS, LOCATION, NONE, STAGE, TYPE, Fill, Template
from benchmarks.muc.whereabouts import Choice, days, places
from legomena.extract.tokens import tokenize

Example = tuple[Sequence[str], Numbers | None, str]
"""Features, vector and label."""
Key = Sequence[Template]


def kinds(key: Key) -> list[str]:
    """Return the kinds of incident that a key has."""
    told = {v for t in key for f in t.fills(TYPE) for v in f.values[:1] if v in KINDS}
    return sorted(told) or [NONE]


def of_words(reading: Reading, key: Key) -> Iterator[Example]:
    """Yield a message by its words, with each kind of incident that it tells of."""
    for kind in kinds(key):
        yield reading.words, reading.whole, kind


def of_evidence(reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield the same by its entities too."""
    features, vector = evidence_of_words(reading, kept), evidence_vector(reading, kept)
    for kind in kinds(key):
        yield features, vector, kind


def of_relevance(reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield a message by its entities and words, and whether it tells of an incident."""
    features, vector = evidence_of_words(reading, kept), evidence_vector(reading, kept)
    yield features, vector, "yes" if key else NONE


def gold_labels(reading: Reading, key: Key) -> list[list[str]]:
    """Return the label of each token: every place where a filler of the key stands, longest first."""
    strings = {
        (tuple(t.low for t in tokenize(v.replace("[", "(").replace("]", ")"))), role)
        for template in key
        for role, slot in ROLES.items()
        for f in template.fills(slot)
        for v in f.values
    }
    ordered = sorted(strings, key=lambda s: (-len(s[0]), s))
    out = []
    for sentence in reading.sentences:
        lows = tuple(t.low for t in sentence.tokens)
        labels = ["O"] * len(lows)
        for wanted, role in ordered:
            size = len(wanted)
            for at in range(len(lows) - size + 1 if size else 0):
                if lows[at : at + size] == wanted and set(labels[at : at + size]) == {"O"}:
                    labels[at : at + size] = [f"B {role}", *[f"I {role}"] * (size - 1)]
        out.append(labels)
    return out


def fills(entity: Entity, key: Key, least: float = 1.0) -> list[tuple[Template, Fill]]:
    """Return the fillers of the key that an entity is, with their templates."""
    return [
        (t, f)
        for t in key
        for f in t.fills(ROLES[entity.role])
        if max(string(entity.text, v) for v in f.values) >= least
    ]


def of_role(role: str, reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield the entities of a role, and whether they fill it in some incident."""
    every = [e for e, _ in kept]
    for e in every:
        if e.role == role:
            features = [*entity_features(e, reading.about), *among(e, every)]
            yield features, entity_vector(e, reading), "yes" if fills(e, key) else "no"


def _in_incidents(kept: Kept, key: Key) -> Iterator[tuple[Entity, Template, Fill, str]]:
    for e, _ in kept:
        for template, filler in fills(e, key, 0.5):
            kind = template.fills(TYPE)[0].values[0]
            if kind in KINDS:
                yield e, template, filler, kind


def of_kinds(reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield entities with the kind of their incident."""
    for e, _, _, kind in _in_incidents(kept, key):
        yield [*entity_features(e, reading.about), e.role], None, kind


def of_slot(slot: int, reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield entities with what a slot that points to them has."""
    for e, template, filler, kind in _in_incidents(kept, key):
        if slot in SET_FILLS.get(e.role, ()) and slot not in template.inapplicable:
            to = set(filler.tags or filler.values) if e.role == "description" else set(filler.values)
            label = next((f.values[0] for f in template.fills(slot) if to & set(f.tags)), NOTHING)
            yield [*features_for(slot, e), f"as {kind}"], entity_vector(e, reading), label


def of_nations(_: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield the nations named in and around entities, and whether they are those of the entities."""
    for e, template, filler, _kind in _in_incidents(kept, key):
        if e.role in NATIONS:
            to = set(filler.values) | set(filler.tags)
            due = {v for f in template.fills(NATIONS[e.role]) if to & set(f.tags) for v in f.values}
            where = {v.split(":")[0].strip() for f in template.fills(LOCATION) for v in f.values}
            for named, features in nations(e):
                if named not in where:
                    yield features, None, "yes" if named in due else "no"


def of_naming(reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield descriptions with each name in their incident, and whether it is theirs."""
    for template in key:
        own = [e for e, _ in kept if fills(e, [template], 0.5)]
        names = [e for e in own if e.role == "name"]
        for e in own:
            if e.role == "description" and names:
                tags = {tag for _, f in fills(e, [template], 0.5) for tag in f.tags}
                many = number(e, reading.document.text, reading.claims)
                for name, features in zip(names, naming_features(e, names, many), strict=True):
                    right = any(string(name.text, tag) >= 0.5 for tag in tags)
                    yield features, None, "yes" if right else "no"


def of_pairs(reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield pairs of entities in incidents of one kind, and whether they share one."""
    at: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    by_id = {id(e): e for e, _ in kept}
    for e, template, _, kind in _in_incidents(kept, key):
        at[kind][id(e)].add(id(template))
    for kind, several in at.items():
        for (a, one), (b, other) in combinations(several.items(), 2):
            if by_id[a].role in HIT or by_id[b].role in HIT:
                features = filling.pair(by_id[a], by_id[b], kind, reading)
                yield features, None, "yes" if one & other else "no"


def of_templates(what: str, reading: Reading, kept: Kept, key: Key) -> Iterator[Example]:
    """Yield the incidents of a key with what one of the slots has that point to no entity.

    ``what`` is "stage", "category", "place", "day", or "bare" with a slot's number.
    """
    for template in key:
        kind = template.fills(TYPE)[0].values[0]
        if kind not in KINDS:
            continue
        own = [(e, p) for e, p in kept if fills(e, [template], 0.5)]
        whole = [*evidence(reading, own), f"as {kind}"]
        vector = evidence_vector(reading, own)
        if what == "stage":
            yield [*reading.words, f"as {kind}"], None, template.fills(STAGE)[0].values[0]
        elif what == "category":
            category = template.fills(CATEGORY)
            yield whole, vector, category[0].values[0] if category else NOTHING
        elif what == "place":
            choices = places(reading.told, weights_of(own))
            yield from _chosen(choices, template.fills(LOCATION), location)
        elif what == "day":
            choices = days(reading.told, weights_of(own))
            yield from _chosen(choices, template.fills(DATE), day)
        else:
            slot = int(what.split()[1])
            if not any(template.fills(ROLES[role]) for role in BARE[slot]):
                yield whole, vector, next((f.values[0] for f in template.fills(slot)), NOTHING)


def _chosen(
    choices: Sequence[Choice], due: Sequence[Fill], grade: Callable[[str, str], float]
) -> Iterator[Example]:
    wanted = due[0].values if due else ()
    for value, features in choices:
        right = any(grade(value, v) == 1 for v in wanted)
        yield features, None, "yes" if right else "no"


def of_incidents(reading: Reading, kept: Kept, key: Key, model: Model) -> Iterator[Example]:
    """Yield the incidents that a model makes of a message, and whether the key has them."""
    made = list(filling.incidents(reading, kept, model))
    given = [filling.template(kind, reading, own, model) for kind, own, _ in made]
    right = {i for i, _ in align(given, key)}
    for i, (_, _, features) in enumerate(made):
        yield features, None, "yes" if i in right else "no"
