"""The model of `benchmarks.muc`: learned from the answer keys of MUC-4's development messages.

    python -m training.muc [extractor]

reads ``muc4/`` and the mixed-case corpora in the folder that ``LEGOMENA_DATA`` names, and writes
``benchmarks/muc/models/<extractor>.bin.gz``. What later stages learn from, the earlier ones said of messages
that they had not learned from: the messages are dealt into folds, each read by a model of the others. Seeds
are fixed. The test messages (tst1, tst2) are not looked at.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

from benchmarks.extractors import extractor
from benchmarks.muc import corpus as muc
from benchmarks.muc import filling
from benchmarks.muc.entities import LABELS, ROLES, Entity, Mention, entity_features, find_mentions, gather
from benchmarks.muc.features import token_features
from benchmarks.muc.filling import APART, KINDS, NONE, NOTHING, SET_FILLS, Reading
from benchmarks.muc.incidents import HIT
from benchmarks.muc.matching import string
from benchmarks.muc.model import Chain, Model, Table
from benchmarks.muc.scoring import score
from benchmarks.muc.templates import CATEGORY, STAGE, TYPE, Fill, Template
from legomena.extract.tokens import tokenize
from training.linear import Rows, fit_chain, fit_table, marginals

FOLDS = 2
LEAST = {NONE: 0.7, APART: 0.5, "kind": 0.3, **dict.fromkeys(ROLES, 0.2)}
"""Where the search for thresholds begins."""
_STEPS = (0.1, 0.15, 0.25, 0.35)

Keys = dict[str, list[Template]]
Made = TypeVar("Made")


def main(name: str) -> None:
    """Learn from what the extractor of that name finds, and write the model."""
    keys = muc.keys("dev")
    readings = {read[0].name: filling.read(*read) for read in muc.read_all("dev", extractor(name))}
    model = learn(readings, keys)
    path = muc.model_path(name)
    path.parent.mkdir(exist_ok=True)
    model.save(path)
    say(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def say(line: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def learn(readings: dict[str, Reading], keys: Keys) -> Model:
    """Return the model of these messages."""
    names = sorted(readings)
    fold = {name: random.Random(name).randrange(FOLDS) for name in names}
    tables: dict[str, Table] = {}

    def in_folds(fit: Callable[[Sequence[str]], Made], read: Callable[[str, Made], object]) -> None:
        """Read each message with what is learned from the other folds."""
        for f in range(FOLDS):
            made = fit([n for n in names if fold[n] != f])
            for n in names:
                if fold[n] == f:
                    read(n, made)

    def fit_kinds(some: Sequence[str]) -> Table:
        return fit_table(
            [(readings[n].words, k) for n in some for k in kinds(keys[n])], (NONE, *KINDS), drop=0.5
        )

    in_folds(fit_kinds, lambda n, table: filling.judged(readings[n], table.probabilities(readings[n].words)))
    tables["kind"] = fit_kinds(names)
    say("kinds of messages learned")

    where = [(n, i) for n in names for i in range(len(readings[n].sentences))]
    rows = Rows([token_features(readings[n].sentences[i], readings[n].about) for n, i in where])
    gold = {n: gold_labels(readings[n], keys[n]) for n in names}
    goals = [gold[n][i] for n, i in where]
    say(f"{len(where)} sentences with {len(rows.known)} features")

    def fit_labels(some: Sequence[str]) -> Chain:
        say(f"learning from {len(some)} messages")
        these = set(some)
        return fit_chain(rows, goals, [k for k, (n, _) in enumerate(where) if n in these], LABELS)

    found: dict[str, list[Entity]] = {}
    for f in range(FOLDS):
        chain = fit_labels([n for n in names if fold[n] != f])
        seen = marginals(chain, rows, [k for k, (n, _) in enumerate(where) if fold[n] == f])
        mentions: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
        for k, probabilities in seen.items():
            n, i = where[k]
            mentions[n] += find_mentions(readings[n].document.text, readings[n].sentences[i], probabilities)
        found.update({n: gather(mentions[n]) for n in names if fold[n] == f})
    chain = fit_labels(names)
    say("mentions learned")
    kept: dict[str, list[tuple[Entity, float]]] = {n: [] for n in names}
    for role in ROLES:

        def fit_keep(some: Sequence[str], role: str = role) -> Table:
            examples = [
                (entity_features(e, readings[n].about), "yes" if fills(e, keys[n]) else "no")
                for n in some
                for e in found[n]
                if e.role == role
            ]
            return fit_table(examples, ("no", "yes"))

        def read_keep(n: str, table: Table, role: str = role) -> None:
            part = Model(chain, {f"keep {role}": table})
            kept[n] += [(e, filling.keep(e, readings[n], part)) for e in found[n] if e.role == role]

        in_folds(fit_keep, read_keep)
        tables[f"keep {role}"] = fit_keep(names)
    again: dict[str, Table] = {}

    def fit_again(some: Sequence[str]) -> Table:
        return fit_table(
            [(filling.evidence(readings[n], kept[n]), k) for n in some for k in kinds(keys[n])],
            (NONE, *KINDS),
        )

    in_folds(fit_again, lambda n, table: again.update({n: table}))
    tables["kind again"] = fit_again(names)
    apart: dict[str, Table] = {}

    def fit_pairs(some: Sequence[str]) -> Table:
        return fit_table([e for n in some for e in pairs(readings[n], kept[n], keys[n])], ("no", "yes"))

    in_folds(fit_pairs, lambda n, table: apart.update({n: table}))
    tables["together"] = fit_pairs(names)
    for table, examples in set_fills(readings, kept, keys).items():
        tables[table] = fit_table(examples, tuple(sorted({label for _, label in examples})))
    say("set fills learned")
    model = Model(chain, tables, dict(LEAST))
    return tuned(model, readings, kept, keys, {"kind again": again, "together": apart})


def kinds(templates: Sequence[Template]) -> list[str]:
    """Return the kinds of incident that a key has."""
    told = {v for t in templates for f in t.fills(TYPE) for v in f.values[:1] if v in KINDS}
    return sorted(told) or [NONE]


def gold_labels(reading: Reading, templates: Sequence[Template]) -> list[list[str]]:
    """Return the label of each token: every place where a filler of the key stands, longest first."""
    strings = {
        (tuple(t.low for t in tokenize(v.replace("[", "(").replace("]", ")"))), role)
        for template in templates
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


def fills(entity: Entity, templates: Sequence[Template], least: float = 1.0) -> list[tuple[Template, Fill]]:
    """Return the fillers of the key that an entity is, with their templates."""
    return [
        (t, f)
        for t in templates
        for f in t.fills(ROLES[entity.role])
        if max(string(entity.text, v) for v in f.values) >= least
    ]


Examples = list[tuple[list[str], str]]


def set_fills(
    readings: dict[str, Reading], kept: dict[str, list[tuple[Entity, float]]], keys: Keys
) -> dict[str, Examples]:
    """Return what each table of set fills learns from."""
    out: dict[str, Examples] = defaultdict(list)
    for n, reading in readings.items():
        for entity, _ in kept[n]:
            features = [*entity_features(entity, reading.about), entity.role]
            for template, filler in fills(entity, keys[n], 0.5):
                kind = template.fills(TYPE)[0].values[0]
                if kind not in KINDS:
                    continue
                out["kind of entity"].append((features, kind))
                to = set(filler.tags or filler.values) if entity.role == "description" else set(filler.values)
                for table, slot in SET_FILLS.get(entity.role, {}).items():
                    if slot not in template.inapplicable:
                        label = next((f.values[0] for f in template.fills(slot) if to & set(f.tags)), NOTHING)
                        out[table].append(([*features, f"as {kind}"], label))
        for template in keys[n]:
            kind = template.fills(TYPE)[0].values[0]
            if kind in KINDS:
                whole = [*filling.evidence(reading, kept[n]), f"as {kind}"]
                category = template.fills(CATEGORY)
                out["stage"].append(([*reading.words, f"as {kind}"], template.fills(STAGE)[0].values[0]))
                out["category"].append((whole, category[0].values[0] if category else NOTHING))
    return out


def pairs(reading: Reading, kept: Sequence[tuple[Entity, float]], templates: Sequence[Template]) -> Examples:
    """Return pairs of entities in incidents of one kind, and whether they share one."""
    out: Examples = []
    at: dict[str, list[tuple[Entity, set[int]]]] = defaultdict(list)
    for entity, _ in kept:
        in_kind: dict[str, set[int]] = defaultdict(set)
        for template, _ in fills(entity, templates, 0.5):
            in_kind[template.fills(TYPE)[0].values[0]].add(id(template))
        for kind, some in in_kind.items():
            at[kind].append((entity, some))
    for kind, several in at.items():
        for (one, a), (other, b) in combinations(several, 2):
            if one.role in HIT or other.role in HIT:
                out.append((filling.pair(one, other, kind, reading), "yes" if a & b else "no"))
    return out


def tuned(
    model: Model,
    readings: dict[str, Reading],
    kept: dict[str, list[tuple[Entity, float]]],
    keys: Keys,
    folds: dict[str, dict[str, Table]],
) -> Model:
    """Set each threshold in turn to where F over all templates is best, on messages read by other folds."""
    last = {table: model.tables[table] for table in folds}

    def f() -> float:
        given = {}
        for n in readings:
            model.tables.update({table: of[n] for table, of in folds.items()})
            given[n] = filling.templates(readings[n], kept[n], model)
        return score(given, keys).rows()["all_templates"].f

    best = f()
    choices = {
        NONE: (0.5, 0.6, 0.8),
        "kind": (0.2, 0.4),
        **dict.fromkeys(ROLES, _STEPS),
        APART: (0.4, 0.6),
    }
    for what, value in ((w, v) for w, several in choices.items() for v in several):
        before = model.least[what]
        model.least[what] = value
        now = f()
        if now > best:
            best = now
        else:
            model.least[what] = before
    model.tables.update(last)
    say(f"F {best:.3f} in folds, with {model.least}")
    return model


if __name__ == "__main__":
    main(*(sys.argv[1:2] or ["grammar"]))
