"""Fitting the small models: they learn what can be told apart, and both ways of reading agree."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training.linear import Rows, fit_chain, fit_table, marginals

LABELS = ("O", "B x", "I x")
SENTENCES = [
    ([["the"], ["red"], ["mill"], ["fell"]], ["O", "B x", "I x", "O"]),
    ([["red"], ["barn"], ["fell"]], ["B x", "I x", "O"]),
    ([["the"], ["mill"], ["fell"]], ["O", "O", "O"]),
] * 8


def test_a_table_learns_what_tells_labels_apart() -> None:
    examples = [(["hot", "sun"], "day"), (["cold", "moon"], "night")] * 20
    table = fit_table(examples, ("day", "night"))
    assert table.best(["sun"]) == "day"
    assert table.best(["moon", "never seen"]) == "night"
    assert table.weights == fit_table(examples, ("day", "night")).weights


def test_a_chain_learns_spans_and_reads_the_same_both_ways() -> None:
    rows = Rows([features for features, _ in SENTENCES])
    every = range(len(SENTENCES))
    chain = fit_chain(rows, [labels for _, labels in SENTENCES], every, LABELS, epochs=30)
    fast = marginals(chain, rows, every)
    for k, (features, labels) in enumerate(SENTENCES[:3]):
        slow = chain.marginals(features)
        assert [LABELS[row.index(max(row))] for row in slow] == labels
        for one, other in zip(fast[k], slow, strict=True):
            assert one == pytest.approx(other, abs=1e-4)
