"""Fitting the small models: they learn what can be told apart, and the same each time."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from training.linear import Recipe, Rows, fit, fit_table, projection

QUICK = Recipe(epochs=20, drop=0.1, decay=0.0, deep_drop=0.0, deep_rate=0.05)


def test_a_table_learns_what_tells_labels_apart() -> None:
    examples = [(["hot", "sun"], None, "day"), (["cold", "moon"], None, "night")] * 20
    table = fit_table(examples, QUICK)
    assert table.probabilities(["sun"])["day"] > 0.7
    assert table.probabilities(["moon", "never seen"])["night"] > 0.7
    assert table.weights.tobytes() == fit_table(examples, QUICK).weights.tobytes()


@pytest.mark.parametrize("hidden", [0, 8])
def test_layers_learn_from_vectors_alone(hidden: int) -> None:
    one, other = np.array([1.0, 0.0], dtype=np.float32), np.array([0.0, 1.0], dtype=np.float32)
    examples = [(["b"], one, "day"), (["b"], other, "night")] * 40
    table = fit_table(examples, Recipe(epochs=30, deep_drop=0.0, deep_rate=0.05, hidden=hidden))
    assert table.probabilities(["b"], one)["day"] > 0.9
    assert table.probabilities(["b"], other)["night"] > 0.9


def test_a_share_of_the_first_label_gives_chances_of_the_whole() -> None:
    rows = Rows([["b"]] * 1000)
    goals = [0] * 900 + [1] * 100
    recipe = Recipe(epochs=60, drop=0.0, decay=0.0, share=0.2)
    table = fit(rows, goals, ("O", "B"), np.arange(1000), recipe)
    assert table.probabilities(["b"])["B"] == pytest.approx(0.1, abs=0.03)


def test_rare_features_are_left_out() -> None:
    rows = Rows([["a", "b"], ["a"], ["c", "a", "c"]], least=2)
    flat, starts = rows.batch(np.array([2, 0]))
    assert (rows.counts.tolist(), starts.tolist(), len(flat), len(rows.marks)) == ([1, 1, 3], [0, 3], 4, 2)


def test_a_projection_keeps_what_varies() -> None:
    rng = np.random.default_rng(1)
    wide = rng.normal(size=(500, 1)) @ np.array([[1.0, 2.0, -1.0]]) + rng.normal(size=(500, 3)) * 0.01
    project = projection(wide.astype(np.float32), 1).astype(np.float32)
    small = wide @ project[:-1] + project[-1]
    assert abs(np.corrcoef(small[:, 0], wide[:, 1])[0, 1]) > 0.999
    assert small.std() == pytest.approx(1.0, abs=0.05)
    assert small.mean() == pytest.approx(0.0, abs=0.05)
