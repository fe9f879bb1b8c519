"""The model of `benchmarks.muc`: learned from the answer keys of MUC-4's development messages.

    python -m training.muc [extractor]

reads ``muc4/`` and the mixed-case corpora in the folder that ``LEGOMENA_DATA`` names, and writes
``benchmarks/muc/models/<extractor>.bin.gz``. What later stages learn from, the earlier ones said of messages
that they had not learned from: the messages are dealt into folds, each read by models of the others. Seeds
are fixed. The test messages (tst1, tst2) are not looked at.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np

from benchmarks.extractors import extractor
from benchmarks.muc import corpus as muc
from benchmarks.muc import filling
from benchmarks.muc.entities import LABELS, ROLES
from benchmarks.muc.features import token_features
from benchmarks.muc.filling import APART, BARE, FILL, INCIDENT, SET_FILLS
from benchmarks.muc.model import Model, Numbers
from benchmarks.muc.reading import Kept, Reading, judged
from benchmarks.muc.scoring import score
from benchmarks.muc.templates import HUMAN_TYPE, INSTRUMENT_TYPE, NONE, PHYSICAL_TYPE, Template
from training.linear import Indices, Recipe, Rows, fit, fit_table, projection
from training.muc_examples import (
    Example,
    Key,
    gold_labels,
    of_evidence,
    of_incidents,
    of_kinds,
    of_naming,
    of_nations,
    of_pairs,
    of_relevance,
    of_role,
    of_slot,
    of_templates,
    of_words,
)

FOLDS = 2
WIDTH = 128
"""Of the vectors."""
LEAST = {
    NONE: 0.65,
    APART: 0.6,
    FILL: 0.4,
    INCIDENT: 0.35,
    "kind": 0.4,
    "weapon": 0.3,
    "individual": 0.2,
    "organization": 0.3,
    "target": 0.3,
    "name": 0.2,
    "description": 0.3,
}
"""Where the search for thresholds begins."""
_CHOICES = {
    NONE: (0.55, 0.75),
    INCIDENT: (0.25, 0.45),
    "description": (0.2, 0.4),
    "name": (0.3,),
    "target": (0.2, 0.4),
    "organization": (0.2, 0.4),
    APART: (0.5, 0.7),
}
_LABEL = Recipe(
    epochs=6, batch=256, rate=0.05, decay=0.0, deep_drop=0.3, deep_rate=2e-3, hidden=96, share=0.15
)
_WORDS = Recipe(epochs=8, drop=0.5, decay=1e-5)
_KIND = Recipe(epochs=12, drop=0.5, rate=0.03, deep_rate=2e-3)
_SLOW = Recipe(drop=0.5, rate=0.03)
_SAID = Recipe(epochs=8, drop=0.2, decay=1e-5)
"""For what hangs on what an entity is called."""
_TYPES = (HUMAN_TYPE, PHYSICAL_TYPE, INSTRUMENT_TYPE)

Keys = dict[str, list[Template]]


def main(name: str) -> None:
    """Learn from what the extractor of that name finds, and write the model."""
    model = learn(list(muc.read_all("dev", extractor(name))), muc.keys("dev"))
    path = muc.model_path(name)
    path.parent.mkdir(exist_ok=True)
    model.save(path)
    say(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def say(line: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def learn(found: Sequence[muc.Found], keys: Keys) -> Model:
    """Return the model of these messages."""
    learner = Learner(found, keys)
    for what in (learner.kinds, learner.mentions, learner.entities, learner.incidents, learner.tune):
        what()
        say(f"{what.__name__} learned")
    return learner.whole


class Learner:
    """Learns one table after the other, of all messages and of those outside each fold."""

    def __init__(self, found: Sequence[muc.Found], keys: Keys) -> None:
        self.keys = keys
        project = projection(np.concatenate([v for one in found for v in one.vectors]), WIDTH)
        self.readings = {one.message.name: one.read(project.astype(np.float32)) for one in found}
        self.names = sorted(self.readings)
        self.fold = {name: random.Random(name).randrange(FOLDS) for name in self.names}
        self.least = dict(LEAST)
        self.whole = Model({}, project, self.least)
        self.parts = [Model({}, project, self.least) for _ in range(FOLDS)]
        """Of all messages outside a fold."""
        self.kept: dict[str, Kept] = {n: [] for n in self.names}

    def other(self, name: str) -> Model:
        """Return the model that did not learn from a message."""
        return self.parts[self.fold[name]]

    def table(self, name: str, of: Callable[[str], Iterable[Example]], recipe: Recipe) -> None:
        """Learn a table from the examples of each message."""
        every = {n: list(of(n)) for n in self.names}
        for f, model in enumerate([*self.parts, self.whole]):
            model.tables[name] = fit_table(
                [e for n in self.names if self.fold[n] != f for e in every[n]], recipe
            )

    def kinds(self) -> None:
        """Learn which messages tell of which kind of incident, by their words."""
        self.table("kind", lambda n: of_words(self.readings[n], self.keys[n]), _WORDS)
        for n, reading in self.readings.items():
            table = self.other(n).tables["kind"]
            judged(reading, table.probabilities(reading.words, reading.whole))

    def mentions(self) -> None:
        """Learn which tokens are in which role, and put what is found together."""
        rows: list[list[str]] = []
        goals: list[int] = []
        home: list[tuple[int, int, int]] = []
        for i, n in enumerate(self.names):
            labels = gold_labels(self.readings[n], self.keys[n])
            for k, sentence in enumerate(self.readings[n].sentences):
                rows += token_features(sentence) if sentence.tokens else []
                goals += [LABELS.index(label) for label in labels[k]]
                home += [(i, k, t) for t in range(len(sentence.tokens))]
        where = np.array(home)
        fold = np.array([self.fold[n] for n in self.names])[where[:, 0]]
        known = Rows(rows, least=4)
        say(f"{len(goals)} tokens with {len(known.marks)} features")
        del rows, home

        def vectors(part: Indices) -> Numbers:
            at = [(self.readings[self.names[i]], k, t) for i, k, t in where[part].tolist()]
            own = np.stack([r.vectors[k][t] for r, k, t in at])
            around = 2 * np.stack([r.means[k] for r, k, _ in at])
            return np.concatenate([own, around, np.stack([r.whole for r, _, _ in at])], axis=1)

        for f, model in enumerate([*self.parts, self.whole]):
            model.tables["label"] = fit(known, goals, LABELS, np.flatnonzero(fold != f), _LABEL, vectors)
        for n in self.names:
            self.kept[n] = [(e, 0.0) for e in filling.entities_of(self.readings[n], self.other(n))]

    def entities(self) -> None:
        """Learn which entities fill their role, and how the slots that point to them are filled."""

        def seen(table: str, of: Callable[[Reading, Kept, Key], Iterable[Example]], recipe: Recipe) -> None:
            self.table(table, lambda n: of(self.readings[n], self.kept[n], self.keys[n]), recipe)

        for role in ROLES:
            seen(f"keep {role}", partial(of_role, role), _SLOW)
        for n in self.names:
            every = [e for e, _ in self.kept[n]]
            self.kept[n] = [(e, filling.keep(e, every, self.readings[n], self.other(n))) for e in every]
        seen("told", of_relevance, _KIND)
        seen("kind again", of_evidence, _KIND)
        seen("kind of entity", of_kinds, _SLOW)
        seen("together", of_pairs, _SLOW)
        seen("named", of_naming, _SLOW)
        seen("nation", of_nations, _SLOW)
        for slot in sorted({slot for slots in SET_FILLS.values() for slot in slots}):
            seen(f"slot {slot}", partial(of_slot, slot), _SAID if slot in _TYPES else _SLOW)
        for what in ("stage", "category", "place", "day", *(f"bare {slot}" for slot in BARE)):
            seen(what, partial(of_templates, what), _SLOW)

    def incidents(self) -> None:
        """Learn which incidents that are made of the entities the keys have."""
        self.table(
            "incident",
            lambda n: of_incidents(self.readings[n], self.kept[n], self.keys[n], self.other(n)),
            _SLOW,
        )

    def given(self) -> dict[str, list[Template]]:
        """Return the templates of each message by the model that did not learn from it."""
        return {n: filling.templates(self.readings[n], self.kept[n], self.other(n)) for n in self.names}

    def tune(self) -> None:
        """Set each threshold in turn to where F over all templates is best, on messages of other folds."""

        def f() -> float:
            return score(self.given(), self.keys).rows()["all_templates"].f

        best = f()
        say(f"F {best:.4f} in folds")
        for what, value in ((w, v) for w, several in _CHOICES.items() for v in several):
            before = self.least[what]
            self.least[what] = value
            now = f()
            if now > best:
                best = now
                say(f"F {best:.4f} with {what} {value}")
            else:
                self.least[what] = before
        say(f"F {best:.4f} in folds, with {self.least}")


if __name__ == "__main__":
    main(*(sys.argv[1:2] or ["grammar"]))
