"""The linear models: sums over known features, chains against all label sequences, and the file."""

from __future__ import annotations

import math
from array import array
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.muc.model import Chain, Model, Table, mark

LABELS = ("O", "B", "I")
WEIGHTS = {"red": (3, -2, 5), "blue": (-4, 1, 0), "green": (2, 2, -7)}


def table() -> Table:
    ordered = sorted(WEIGHTS, key=mark)
    return Table(
        LABELS, 0.25, array("I", map(mark, ordered)), array("b", [w for f in ordered for w in WEIGHTS[f]])
    )


def chain() -> Chain:
    return Chain(table(), [[0.5, -1.0, 0.2], [0.1, 0.3, -0.4], [1.5, 0.0, -2.0]], [0.3, -0.2, -1.0])


@given(st.lists(st.sampled_from([*WEIGHTS, "unknown"])))
def test_scores_add_up_the_weights_of_known_features(features: list[str]) -> None:
    expected = [0.25 * sum(WEIGHTS.get(f, (0, 0, 0))[k] for f in features) for k in range(3)]
    assert table().scores(features) == pytest.approx(expected)
    assert sum(table().probabilities(features).values()) == pytest.approx(1.0)


@given(st.lists(st.lists(st.sampled_from(sorted(WEIGHTS)), max_size=3), min_size=1, max_size=4))
def test_marginals_are_those_of_all_label_sequences(rows: list[list[str]]) -> None:
    one = chain()
    given_ = [one.table.scores(row) for row in rows]
    totals = [[0.0] * 3 for _ in rows]
    whole = 0.0
    for labels in product(range(3), repeat=len(rows)):
        score = one.first[labels[0]] + sum(given_[t][k] for t, k in enumerate(labels))
        score += sum(one.moves[a][b] for a, b in pairwise(labels))
        whole += math.exp(score)
        for t, k in enumerate(labels):
            totals[t][k] += math.exp(score)
    for got, expected in zip(one.marginals(rows), totals, strict=True):
        assert got == pytest.approx([x / whole for x in expected])


def test_a_model_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "model.bin.gz"
    Model(chain(), {"kind": table()}, {"NONE": 0.7}).save(path)
    back = Model.load(path)
    assert back.least == {"NONE": 0.7}
    assert back.tables["kind"].probabilities(["red"]) == table().probabilities(["red"])
    assert back.chain.marginals([["red"], ["blue"]]) == chain().marginals([["red"], ["blue"]])
    assert b"red" not in path.read_bytes()
    Model(chain(), {"kind": table()}, {"NONE": 0.7}).save(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == path.read_bytes()
