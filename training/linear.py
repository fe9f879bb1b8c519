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


class Rows:
    """The features of the tokens of many sentences, turned into numbers once."""

    def __init__(self, sentences: Sequence[Sequence[Sequence[str]]], least: int = 3) -> None:
        marked = [[[mark(f) for f in row] for row in rows] for rows in sentences]
        seen = Counter(m for rows in marked for row in rows for m in row)
        self.known = {m: k for k, m in enumerate(sorted(m for m, n in seen.items() if n >= least))}
        self.sizes = [len(rows) for rows in sentences]
        self.flat: list[torch.Tensor] = []
        self.counts: list[torch.Tensor] = []
        for rows in marked:
            kept = [[self.known[m] for m in row if m in self.known] for row in rows]
            self.flat.append(torch.tensor([k for row in kept for k in row], dtype=torch.int32))
            self.counts.append(torch.tensor([len(row) for row in kept], dtype=torch.int32))

    def batch(self, part: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the features of some sentences, and where each token's begin."""
        counts = torch.cat([self.counts[k] for k in part])
        return torch.cat([self.flat[k] for k in part]), _starts(counts)


def fit_chain(
    rows: Rows,
    goals: Sequence[Sequence[str]],
    some: Sequence[int],
    labels: tuple[str, ...],
    epochs: int = 4,
    drop: float = 0.1,
    seed: int = 1,
) -> Chain:
    """Fit a chain to ``some`` of the sentences, by index (conditional random field; features dropped)."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    count = len(labels)
    bag = torch.nn.EmbeddingBag(len(rows.known) + 1, count, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    moves = torch.nn.Parameter(torch.zeros(count, count))
    first = torch.nn.Parameter(torch.zeros(count))
    optimizers = [torch.optim.Adagrad(bag.parameters(), lr=0.1), torch.optim.Adam([moves, first], lr=0.01)]
    wanted = {k: [labels.index(label) for label in goals[k]] for k in some}
    for _ in range(epochs):
        for part in _batches(some, rows.sizes, rng):
            flat, starts = rows.batch(part)
            stay = (torch.rand(len(flat)) >= drop).float()
            given = torch.nn.utils.rnn.pad_sequence(
                bag(flat, starts, per_sample_weights=stay).split([rows.sizes[k] for k in part]),
                batch_first=True,
            )
            loss = _chain_loss(given, [wanted[k] for k in part], moves, first)
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            for optimizer in optimizers:
                optimizer.step()
    return Chain(packed(bag.weight.detach(), labels, rows.known), moves.tolist(), first.tolist())


def marginals(chain: Chain, rows: Rows, some: Sequence[int]) -> dict[int, list[list[float]]]:
    """Return what `Chain.marginals` returns, for many sentences by index, faster."""
    count = len(chain.first)
    weights = torch.zeros(len(rows.known) + 1, count)
    at = torch.tensor([rows.known[m] for m in chain.table.marks])
    weights[at] = torch.tensor(chain.table.weights.tolist()).float().view(-1, count) * chain.table.scale
    moves, first = torch.tensor(chain.moves), torch.tensor(chain.first)
    out = {}
    for k in some:
        given = torch.nn.functional.embedding_bag(rows.flat[k], weights, _starts(rows.counts[k]), mode="sum")
        ahead, back = [first + given[0]], [torch.zeros(count)]
        for row in given[1:]:
            ahead.append(torch.logsumexp(ahead[-1].unsqueeze(1) + moves, 0) + row)
        for row in given[1:].flip(0):
            back.append(torch.logsumexp(moves + (row + back[-1]).unsqueeze(0), 1))
        whole = torch.logsumexp(ahead[-1], 0)
        out[k] = (torch.stack(ahead) + torch.stack(back[::-1]) - whole).exp().tolist()
    return out


def _starts(counts: torch.Tensor) -> torch.Tensor:
    return counts.cumsum(0, dtype=torch.int32) - counts


def _batches(some: Sequence[int], sizes: Sequence[int], rng: random.Random) -> list[list[int]]:
    """Return batches of sentences of like length, in random order."""
    order = list(some)
    rng.shuffle(order)
    wide = _BATCH * _CHUNK
    near = (order[at : at + wide] for at in range(0, len(order), wide))
    order = [k for ones in near for k in sorted(ones, key=lambda k: sizes[k])]
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
