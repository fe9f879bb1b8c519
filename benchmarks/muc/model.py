"""Small models: scores of labels by hashed features and by a vector, and the file that holds them.

Features are strings, of which only a hash is kept, so that a model holds no word of any text. A model is one
file: a line of JSON and the weights (compressed). ``training/muc.py`` writes it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]


def mark(feature: str) -> int:
    """Return the number that stands for a feature."""
    return crc32(feature.encode())


@dataclass
class Table:
    """Scores of labels: weights of features, and layers over a vector."""

    labels: tuple[str, ...]
    scale: float
    marks: NDArray[np.uint32]
    """The features that it knows; one that it does not know counts for nothing."""
    weights: NDArray[np.int8]
    """One row for each mark, one column for each label, in units of ``scale``."""
    layers: list[NDArray[np.float16]] = field(default_factory=list)
    """Over the vector, each with its bias as last row; between two, what is below 0 becomes 0."""

    def __post_init__(self) -> None:
        self._rows = {int(m): k for k, m in enumerate(self.marks)}
        self._layers = [layer.astype(np.float32) for layer in self.layers]

    def scores(self, features: Iterable[str], vector: Numbers | None = None) -> Numbers:
        """Return the score of each label."""
        known = [k for f in features if (k := self._rows.get(mark(f))) is not None]
        out = self.scale * self.weights[known].sum(0, dtype=np.float32)
        if vector is not None and self._layers:
            out = out + self.deep(vector[None, :])[0]
        return np.asarray(out, dtype=np.float32)

    def deep(self, vectors: Numbers) -> Numbers:
        """Return what the layers say of some vectors, one row each."""
        out = vectors
        for k, layer in enumerate(self._layers):
            out = (np.maximum(out, 0) if k else out) @ layer[:-1] + layer[-1]
        return out

    def probabilities(self, features: Iterable[str], vector: Numbers | None = None) -> dict[str, float]:
        """Return the probability of each label; they add up to 1."""
        return dict(zip(self.labels, softmax(self.scores(features, vector)).tolist(), strict=True))


def softmax(scores: Numbers) -> Numbers:
    """Return probabilities along the last axis."""
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), dtype=np.float32)


@dataclass
class Model:
    """All that is learned."""

    tables: dict[str, Table]
    projection: NDArray[np.float16]
    """From what the encoder makes of a word to the vector that the layers take; the bias is the last row."""
    least: dict[str, float] = field(default_factory=dict)
    """Probability from which on something is taken, by what it is."""

    def save(self, path: Path) -> None:
        """Write the model to one file."""
        head = {
            "least": self.least,
            "projection": self.projection.shape,
            "tables": {
                n: {
                    "labels": t.labels,
                    "scale": t.scale,
                    "marks": len(t.marks),
                    "layers": [layer.shape for layer in t.layers],
                }
                for n, t in self.tables.items()
            },
        }
        # Without name and time, so that the same model is the same file.
        with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
            file.write(json.dumps(head).encode() + b"\n")
            file.write(self.projection.tobytes())
            for table in self.tables.values():
                parts: list[NDArray[Any]] = [table.marks, table.weights, *table.layers]
                for part in parts:
                    file.write(part.tobytes())

    @classmethod
    def load(cls, path: Path) -> Model:
        """Read a model from its file. Raises ``FileNotFoundError`` where there is none."""
        with gzip.open(path, "rb") as file:
            head: dict[str, Any] = json.loads(file.readline())

            def part(kind: type[np.generic], *shape: int) -> NDArray[Any]:
                size = int(np.prod(shape)) * np.dtype(kind).itemsize
                return np.frombuffer(file.read(size), dtype=kind).reshape(shape)

            projection = part(np.float16, *head["projection"])
            tables = {
                name: Table(
                    tuple(about["labels"]),
                    about["scale"],
                    part(np.uint32, about["marks"]),
                    part(np.int8, about["marks"], len(about["labels"])),
                    [part(np.float16, *shape) for shape in about["layers"]],
                )
                for name, about in head["tables"].items()
            }
        return cls(tables, projection, head["least"])
