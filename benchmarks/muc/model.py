"""Small linear models: scores of labels by hashed features, and a chain of labels along a sentence.

Features are strings, of which only a hash is kept, so that a model holds no word of any text. A model is one
file: a line of JSON (compressed) and the weights as signed bytes. ``training/muc.py`` writes it.
"""

from __future__ import annotations

import gzip
import json
import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32


def mark(feature: str) -> int:
    """Return the number that stands for a feature."""
    return crc32(feature.encode())


@dataclass
class Table:
    """Weights of each label by feature."""

    labels: tuple[str, ...]
    scale: float
    marks: array[int]
    """The features that it knows; one that it does not know counts for nothing."""
    weights: array[int]
    """One row for each mark, one signed byte for each label, in units of ``scale``."""

    def __post_init__(self) -> None:
        count = len(self.labels)
        self._rows = {m: self.weights[k * count : (k + 1) * count] for k, m in enumerate(self.marks)}

    def scores(self, features: Iterable[str]) -> list[float]:
        """Return the sum of weights for each label."""
        rows = [row for f in features if (row := self._rows.get(mark(f))) is not None]
        return [self.scale * sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(self.labels)

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Return the probability of each label; they add up to 1."""
        scores = self.scores(features)
        whole = log_sum(scores)
        return {label: math.exp(s - whole) for label, s in zip(self.labels, scores, strict=True)}

    def best(self, features: Iterable[str]) -> str:
        """Return the likeliest label."""
        scores = self.scores(features)
        return self.labels[scores.index(max(scores))]


@dataclass
class Chain:
    """A linear chain (conditional random field) over the tokens of a sentence."""

    table: Table
    moves: list[list[float]]
    """From label to label."""
    first: list[float]
    """Of the label of the first token."""

    def marginals(self, rows: Sequence[Sequence[str]]) -> list[list[float]]:
        """Return the probability of each label at each token."""
        given = [self.table.scores(row) for row in rows]
        labels = range(len(self.first))
        columns = [[self.moves[a][b] for a in labels] for b in labels]
        ahead = [[self.first[k] + given[0][k] for k in labels]]
        for row in given[1:]:
            last = ahead[-1]
            ahead.append(
                [row[b] + log_sum([x + y for x, y in zip(last, columns[b], strict=True)]) for b in labels]
            )
        back = [[0.0 for _ in labels]]
        for row in reversed(given[1:]):
            later = [x + y for x, y in zip(row, back[-1], strict=True)]
            back.append([log_sum([x + y for x, y in zip(self.moves[a], later, strict=True)]) for a in labels])
        back.reverse()
        whole = log_sum(ahead[-1])
        return [
            [math.exp(x + y - whole) for x, y in zip(a, b, strict=True)]
            for a, b in zip(ahead, back, strict=True)
        ]


def log_sum(values: Sequence[float]) -> float:
    """Return the logarithm of the sum of exponentials."""
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))


@dataclass
class Model:
    """All that is learned."""

    chain: Chain
    tables: dict[str, Table]
    least: dict[str, float] = field(default_factory=dict)
    """Probability from which on something is taken, by what it is."""

    def save(self, path: Path) -> None:
        """Write the model to one file."""
        tables = {"chain": self.chain.table, **self.tables}
        head = {
            "moves": self.chain.moves,
            "first": self.chain.first,
            "least": self.least,
            "tables": {
                n: {"labels": t.labels, "scale": t.scale, "marks": len(t.marks)} for n, t in tables.items()
            },
        }
        # Without name and time, so that the same model is the same file.
        with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
            file.write(json.dumps(head).encode() + b"\n")
            for table in tables.values():
                file.write(table.marks.tobytes())
                file.write(table.weights.tobytes())

    @classmethod
    def load(cls, path: Path) -> Model:
        """Read a model from its file. Raises ``FileNotFoundError`` where there is none."""
        with gzip.open(path, "rb") as file:
            head: dict[str, Any] = json.loads(file.readline())
            tables = {}
            for name, about in head["tables"].items():
                marks, weights = array("I"), array("b")
                marks.frombytes(file.read(about["marks"] * marks.itemsize))
                weights.frombytes(file.read(about["marks"] * len(about["labels"])))
                tables[name] = Table(tuple(about["labels"]), about["scale"], marks, weights)
        return cls(Chain(tables.pop("chain"), head["moves"], head["first"]), tables, head["least"])
