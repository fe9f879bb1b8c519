"""Fitting the small linear models of `benchmarks.muc.model` with torch."""

from __future__ import annotations

import random
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

import torch

from benchmarks.muc.model import Chain, Table, mark

_BATCH = 64
_CHUNK = 20


def fit_table(
    examples: Sequence[tuple[Sequence[str], str]],
    labels: tuple[str, ...],
    least: int = 2,
    epochs: int = 8,
    drop: float = 0.2,
    decay: float = 1e-5,
    seed: int = 1,
) -> Table:
    """Fit a table that gives each example its label (logistic regression; features dropped at random)."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    known = _known((features for features, _ in examples), least)
    bag = torch.nn.EmbeddingBag(len(known) + 1, len(labels), mode="sum")
    torch.nn.init.zeros_(bag.weight)
    optimizer = torch.optim.Adagrad(bag.parameters(), lr=0.1, weight_decay=decay)
    rows = [[known[m] for f in features if (m := mark(f)) in known] for features, _ in examples]
    goals = [labels.index(label) for _, label in examples]
    order = list(range(len(examples)))
    for _ in range(epochs):
        rng.shuffle(order)
        for at in range(0, len(order), _BATCH):
            part = order[at : at + _BATCH]
            flat, starts = _flat([rows[k] for k in part], drop, rng)
            loss = torch.nn.functional.cross_entropy(
                bag(flat, starts), torch.tensor([goals[k] for k in part])
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return packed(bag.weight.detach(), labels, known)


def fit_chain(
    sentences: Sequence[tuple[Sequence[Sequence[str]], Sequence[str]]],
    labels: tuple[str, ...],
    least: int = 3,
    epochs: int = 4,
    drop: float = 0.1,
    seed: int = 1,
) -> Chain:
    """Fit a chain that gives each token of each sentence its label (conditional random field)."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    count = len(labels)
    known = _known((row for rows, _ in sentences for row in rows), least)
    bag = torch.nn.EmbeddingBag(len(known) + 1, count, mode="sum", sparse=True)
    torch.nn.init.zeros_(bag.weight)
    moves = torch.nn.Parameter(torch.zeros(count, count))
    first = torch.nn.Parameter(torch.zeros(count))
    optimizers = [torch.optim.Adagrad(bag.parameters(), lr=0.1), torch.optim.Adam([moves, first], lr=0.01)]
    data = [
        (
            [[known[m] for f in row if (m := mark(f)) in known] for row in rows],
            [labels.index(label) for label in goals],
        )
        for rows, goals in sentences
    ]
    for _ in range(epochs):
        for part in _batches([len(rows) for rows, _ in data], rng):
            flat, starts = _flat([row for k in part for row in data[k][0]], drop, rng)
            given = torch.nn.utils.rnn.pad_sequence(
                bag(flat, starts).split([len(data[k][0]) for k in part]), batch_first=True
            )
            loss = _chain_loss(given, [data[k][1] for k in part], moves, first)
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            for optimizer in optimizers:
                optimizer.step()
    return Chain(packed(bag.weight.detach(), labels, known), moves.tolist(), first.tolist())


def _batches(lengths: Sequence[int], rng: random.Random) -> list[list[int]]:
    """Return batches of sentences of like length, in random order."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    wide = _BATCH * _CHUNK
    order = [
        k
        for at in range(0, len(order), wide)
        for k in sorted(order[at : at + wide], key=lambda k: lengths[k])
    ]
    out = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    rng.shuffle(out)
    return out


def _flat(
    rows: Sequence[Sequence[int]], drop: float, rng: random.Random
) -> tuple[torch.Tensor, torch.Tensor]:
    flat: list[int] = []
    starts = []
    for row in rows:
        starts.append(len(flat))
        flat.extend(f for f in row if rng.random() >= drop)
    return torch.tensor(flat), torch.tensor(starts)


def _chain_loss(
    given: torch.Tensor, goals: Sequence[Sequence[int]], moves: torch.Tensor, first: torch.Tensor
) -> torch.Tensor:
    """Mean negative log likelihood of the label sequences."""
    longest = given.shape[1]
    gold = torch.tensor([[*g, *[0] * (longest - len(g))] for g in goals])
    real = torch.tensor([[1.0] * len(g) + [0.0] * (longest - len(g)) for g in goals])
    each = torch.arange(len(goals))
    score = first[gold[:, 0]] + given[each, 0, gold[:, 0]]
    ahead = first + given[:, 0]
    for t in range(1, longest):
        score = score + real[:, t] * (moves[gold[:, t - 1], gold[:, t]] + given[each, t, gold[:, t]])
        following = torch.logsumexp(ahead.unsqueeze(2) + moves.unsqueeze(0), 1) + given[:, t]
        ahead = torch.where(real[:, t : t + 1] > 0, following, ahead)
    return (torch.logsumexp(ahead, 1) - score).mean()


def _known(rows: Iterable[Sequence[str]], least: int) -> dict[int, int]:
    """Return the features that ``least`` rows have, numbered."""
    seen = Counter(m for row in rows for m in {mark(f) for f in row})
    return {m: k for k, m in enumerate(sorted(m for m, n in seen.items() if n >= least))}


def packed(weights: torch.Tensor, labels: tuple[str, ...], known: dict[int, int]) -> Table:
    """Return weights as a table of signed bytes; features of which nothing is left are dropped."""
    scale = max(float(weights.abs().max()) / 127, 1e-9)
    small = (weights / scale).round().clamp(-127, 127).to(torch.int8)
    kept = [m for m, k in known.items() if bool(small[k].any())]
    rows = small[[known[m] for m in kept]]
    return Table(labels, scale, array("I", kept), array("b", rows.flatten().tolist()))
