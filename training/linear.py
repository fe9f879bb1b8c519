"""Fitting the small models of `benchmarks.muc.model` with torch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.muc.model import Numbers, Table, mark

Indices = NDArray[np.intp]
_mark = cache(mark)


class Rows:
    """The features of many examples, turned into numbers once; those that fewer than ``least`` have are left
    out."""

    def __init__(self, examples: Iterable[Iterable[str]], least: int = 2) -> None:
        marked = [np.array([_mark(f) for f in features], dtype=np.uint32) for features in examples]
        counts = np.array([len(m) for m in marked], dtype=np.intp)
        flat = np.concatenate(marked) if marked else np.zeros(0, dtype=np.uint32)
        every, where, seen = np.unique(flat, return_inverse=True, return_counts=True)
        known = seen >= least
        number = np.where(known, np.cumsum(known) - 1, -1)[where]
        self.marks: NDArray[np.uint32] = every[known]
        self.counts = np.bincount(
            np.repeat(np.arange(len(counts)), counts)[number >= 0], minlength=len(counts)
        )
        self.starts = np.cumsum(self.counts) - self.counts
        self.flat = number[number >= 0]

    def batch(self, part: Indices) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the features of some examples one after another, and where each example's begin."""
        counts = self.counts[part]
        offsets = np.cumsum(counts) - counts
        at = np.repeat(self.starts[part] - offsets, counts) + np.arange(int(counts.sum()))
        return self.flat[at], offsets


@dataclass(frozen=True)
class Recipe:
    """How a table is fitted."""

    epochs: int = 15
    batch: int = 64
    drop: float = 0.3
    """Share of features left out at random each time."""
    rate: float = 0.1
    """Of the weights of features."""
    decay: float = 1e-3
    deep_drop: float = 0.5
    deep_rate: float = 1e-3
    hidden: int = 0
    """Width of a layer in between; none where 0."""
    share: float = 1.0
    """Of the examples of the first label, as many are seen each epoch."""
    seed: int = 1


def fit(
    rows: Rows,
    goals: Sequence[int],
    labels: tuple[str, ...],
    some: Indices,
    recipe: Recipe,
    vectors: Callable[[Indices], Numbers] | None = None,
) -> Table:
    """Fit a table to ``some`` of the examples, by index.

    ``goals`` are indexes of labels; ``vectors`` gives the vectors of examples, where they have any.
    """
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    wide = torch.nn.EmbeddingBag(len(rows.marks) + 1, len(labels), mode="sum")
    torch.nn.init.zeros_(wide.weight)
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.Adagrad(wide.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    ]
    deep = _layers(vectors(some[:1]).shape[1], len(labels), recipe) if vectors is not None else None
    if deep is not None:
        optimizers.append(torch.optim.AdamW(deep.parameters(), lr=recipe.deep_rate, weight_decay=0.02))
    wanted = np.asarray(goals)
    first, others = some[wanted[some] == 0], some[wanted[some] != 0]
    many = len(first) if recipe.share == 1 else int(recipe.share * len(first))
    rarer = torch.zeros(len(labels))
    rarer[0] = float(np.log(recipe.share))
    total = recipe.epochs * (-(-(many + len(others)) // recipe.batch))
    step = 0
    for _ in range(recipe.epochs):
        order = np.concatenate([rng.choice(first, many, replace=False), others])
        rng.shuffle(order)
        for at in range(0, len(order), recipe.batch):
            part = order[at : at + recipe.batch]
            flat, starts = rows.batch(part)
            stay = (rng.random(len(flat)) >= recipe.drop) / (1 - recipe.drop)
            given = wide(
                torch.from_numpy(flat),
                torch.from_numpy(starts),
                per_sample_weights=torch.from_numpy(stay.astype(np.float32)),
            )
            if deep is not None and vectors is not None:
                given = given + deep(torch.from_numpy(vectors(part)))
            loss = torch.nn.functional.cross_entropy(given + rarer, torch.from_numpy(wanted[part]))
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            if deep is not None:
                optimizers[1].param_groups[0]["lr"] = recipe.deep_rate * (1 - step / total)
            for optimizer in optimizers:
                optimizer.step()
            step += 1
    linear = [layer for layer in deep or () if isinstance(layer, torch.nn.Linear)]
    return packed(wide.weight.detach()[:-1], labels, rows.marks, linear)


def fit_table(
    examples: Sequence[tuple[Sequence[str], Numbers | None, str]], recipe: Recipe | None = None
) -> Table:
    """Fit a table that gives each example (features, vector, label) its label."""
    labels = tuple(sorted({label for _, _, label in examples}))
    known = [vector for _, vector, _ in examples if vector is not None]
    stacked = np.stack(known).astype(np.float32) if len(known) == len(examples) else None
    return fit(
        Rows(features for features, _, _ in examples),
        [labels.index(label) for _, _, label in examples],
        labels,
        np.arange(len(examples)),
        recipe or Recipe(),
        None if stacked is None else lambda part: stacked[part],
    )


def projection(vectors: Numbers, size: int, seed: int = 1) -> NDArray[np.float16]:
    """Return what maps vectors to their ``size`` principal components, of like spread; the bias is the last
    row."""
    rng = np.random.default_rng(seed)
    some = vectors[rng.permutation(len(vectors))[:40_000]].astype(np.float32)
    mean, spread = some.mean(0), some.std(0) + 1e-3
    some = (some - mean) / spread
    _, axes = np.linalg.eigh(some.T @ some / len(some))
    weights = axes[:, -size:] / spread[:, None]
    weights /= ((some * spread) @ weights).std()
    return np.vstack([weights, -mean @ weights]).astype(np.float16)


def _layers(size: int, labels: int, recipe: Recipe) -> torch.nn.Sequential:
    drop = torch.nn.Dropout(recipe.deep_drop)
    if recipe.hidden:
        inner, outer = torch.nn.Linear(size, recipe.hidden), torch.nn.Linear(recipe.hidden, labels)
        return torch.nn.Sequential(drop, inner, torch.nn.ReLU(), drop, outer)
    only = torch.nn.Linear(size, labels)
    torch.nn.init.zeros_(only.weight)
    torch.nn.init.zeros_(only.bias)
    return torch.nn.Sequential(drop, only)


def packed(
    weights: torch.Tensor,
    labels: tuple[str, ...],
    marks: NDArray[np.uint32],
    linear: Sequence[torch.nn.Linear] = (),
) -> Table:
    """Return weights as a table of signed bytes; features of which nothing is left are dropped."""
    scale = max(float(weights.abs().max()) / 127, 1e-9) if len(weights) else 1.0
    small = (weights / scale).round().clamp(-127, 127).to(torch.int8).numpy()
    kept = small.any(1)
    layers = [
        np.vstack([one.weight.detach().numpy().T, one.bias.detach().numpy()]).astype(np.float16)
        for one in linear
    ]
    return Table(labels, scale, marks[kept], small[kept], layers)
