"""The scorer of MUC-4: alignment of templates, counts slot by slot, and the summary rows.

After ``taskdoc/scoring-guidelines.v7`` and the definitions of the conference (Chinchor, "MUC-4 evaluation
metrics", 1992). For each slot, of the fillers of the response and of the key:

- possible = correct + partial + incorrect + missing; actual = correct + partial + incorrect + spurious;
- recall = (correct + partial / 2) / possible, precision = (correct + partial / 2) / actual, and F is their
  harmonic mean (P and R weighing the same).

A response template is aligned with one key template at most, and only where the content allows: the incident
type matches at least in part, and so does a filler of a perpetrator (individual or organization), of a
physical target (id or type) or of a human target (name, description or type) (3.2.1). Of all such alignments
the one counts that is worth most. The rows differ in what becomes of templates left over:
``matched_missing`` counts the fillers of key templates as missing, ``matched_spurious`` those of response
templates as spurious, ``all_templates``, the official score, both, and ``matched_only`` neither. Optional
templates and fillers that nothing is found for count nowhere, nor does a slot inapplicable in the key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.assignment import best_pairs
from benchmarks.muc.matching import grade
from benchmarks.muc.templates import (
    DESCRIPTION,
    HUMAN_TYPE,
    INDIVIDUAL,
    NAME,
    ORGANIZATION,
    PHYSICAL,
    PHYSICAL_TYPE,
    SLOTS,
    TYPE,
    Fill,
    Template,
)

CONTENT = (INDIVIDUAL, ORGANIZATION, PHYSICAL, PHYSICAL_TYPE, NAME, DESCRIPTION, HUMAN_TYPE)
"""Slots one of which must match for templates to be aligned, besides the incident type."""


@dataclass
class Counts:
    """What became of the fillers of a slot."""

    correct: float = 0
    partial: float = 0
    incorrect: float = 0
    missing: float = 0
    spurious: float = 0

    def add(self, other: Counts) -> None:
        """Add up."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def worth(self) -> float:
        """Correct ones, and partial ones by half."""
        return self.correct + self.partial / 2

    @property
    def recall(self) -> float:
        """Worth of all possible."""
        return self._share(self.missing)

    @property
    def precision(self) -> float:
        """Worth of all given."""
        return self._share(self.spurious)

    @property
    def f(self) -> float:
        """F with P and R weighing the same."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    def _share(self, others: float) -> float:
        whole = self.correct + self.partial + self.incorrect + others
        return self.worth / whole if whole else 0.0


@dataclass
class Score:
    """Counts by slot, kept apart by what they come from."""

    matched: dict[int, Counts] = field(default_factory=lambda: defaultdict(Counts))
    missing: dict[int, Counts] = field(default_factory=lambda: defaultdict(Counts))
    spurious: dict[int, Counts] = field(default_factory=lambda: defaultdict(Counts))
    aligned: int = 0
    relevant: Counts = field(default_factory=Counts)
    """Messages that have templates: text filtering."""

    def slot(self, slot: int) -> Counts:
        """The counts of one slot over all templates."""
        return _sum(self.matched[slot], self.missing[slot], self.spurious[slot])

    def row(self, missing: bool, spurious: bool) -> Counts:
        """A summary row over all slots."""
        total = _sum(*(self.matched[s] for s in SLOTS))
        if missing:
            total.add(_sum(*(self.missing[s] for s in SLOTS)))
        if spurious:
            total.add(_sum(*(self.spurious[s] for s in SLOTS)))
        return total

    def rows(self) -> dict[str, Counts]:
        """The four summary rows by name."""
        return {
            "all_templates": self.row(missing=True, spurious=True),
            "matched_missing": self.row(missing=True, spurious=False),
            "matched_spurious": self.row(missing=False, spurious=True),
            "matched_only": self.row(missing=False, spurious=False),
        }


def _sum(*counts: Counts) -> Counts:
    total = Counts()
    for one in counts:
        total.add(one)
    return total


def score(responses: Mapping[str, Sequence[Template]], keys: Mapping[str, Sequence[Template]]) -> Score:
    """Score the templates of each message of ``keys``; what is given for other messages is not looked at."""
    total = Score()
    for message, wanted in keys.items():
        given = responses.get(message, ())
        _filter(total.relevant, given, wanted)
        pairs = align(given, wanted)
        total.aligned += len(pairs)
        for i, j in pairs:
            for slot in SLOTS:
                total.matched[slot].add(count(given[i], wanted[j], slot))
        for i in {*range(len(given))} - {i for i, _ in pairs}:
            for slot in SLOTS:
                total.spurious[slot].spurious += len(given[i].fills(slot))
        for j in {*range(len(wanted))} - {j for _, j in pairs}:
            if not wanted[j].optional:
                for slot in SLOTS:
                    total.missing[slot].missing += sum(not f.optional for f in wanted[j].fills(slot))
    return total


def _filter(relevant: Counts, given: Sequence[Template], wanted: Sequence[Template]) -> None:
    if wanted and all(t.optional for t in wanted):
        return
    relevant.correct += bool(given and wanted)
    relevant.spurious += bool(given and not wanted)
    relevant.missing += bool(wanted and not given)


def align(given: Sequence[Template], wanted: Sequence[Template]) -> list[tuple[int, int]]:
    """Return the pairs of response and key templates, by index, that are worth most together."""
    return best_pairs([[_affinity(response, key) for key in wanted] for response in given])


def _affinity(response: Template, key: Template) -> float:
    if not _touch(response, key, TYPE) or not any(_touch(response, key, slot) for slot in CONTENT):
        return 0.0
    return sum(count(response, key, slot).worth for slot in SLOTS)


def _touch(response: Template, key: Template, slot: int) -> bool:
    return any(grade(slot, one, other) for one in response.fills(slot) for other in key.fills(slot))


def count(response: Template, key: Template, slot: int) -> Counts:
    """Count the fillers of one slot of two aligned templates."""
    counts = Counts()
    if slot in key.inapplicable:
        return counts
    given, wanted = response.fills(slot), key.fills(slot)
    grades = [[grade(slot, one, other) for other in wanted] for one in given]
    pairs = best_pairs(grades)
    for i, j in pairs:
        counts.correct += grades[i][j] == 1
        counts.partial += grades[i][j] == 0.5
    left = len(given) - len(pairs)
    met = {j for _, j in pairs}
    due = sum(1 for j, fill in enumerate(wanted) if j not in met and not fill.optional)
    counts.incorrect = min(left, due)
    counts.spurious, counts.missing = left - counts.incorrect, due - counts.incorrect
    return counts


def as_response(template: Template) -> Template:
    """Return a key template as a system that is always right would give it: the first of each choice."""
    slots = {
        slot: tuple(Fill(fill.values[:1], fill.tags[:1]) for fill in fills if fill.values)
        for slot, fills in template.slots.items()
    }
    return Template(template.message, slots={slot: fills for slot, fills in slots.items() if fills})
