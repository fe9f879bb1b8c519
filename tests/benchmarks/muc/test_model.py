"""The small models: sums over known features, layers over vectors, and the file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.muc.model import Model, Table, mark, softmax

LABELS = ("O", "B", "I")
WEIGHTS = {"red": (3, -2, 5), "blue": (-4, 1, 0), "green": (2, 2, -7)}
LAYERS = [
    np.array([[1.0, -1.0], [0.5, 0.5], [0.25, 0.0]], dtype=np.float16),
    np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0], [0.5, 0.0, 0.0]], dtype=np.float16),
]


def table() -> Table:
    ordered = sorted(WEIGHTS, key=mark)
    marks = np.array([mark(f) for f in ordered], dtype=np.uint32)
    return Table(LABELS, 0.25, marks, np.array([WEIGHTS[f] for f in ordered], dtype=np.int8), LAYERS)


@given(st.lists(st.sampled_from([*WEIGHTS, "unknown"])))
def test_scores_add_up_the_weights_of_known_features(features: list[str]) -> None:
    expected = [0.25 * sum(WEIGHTS.get(f, (0, 0, 0))[k] for f in features) for k in range(3)]
    assert table().scores(features) == pytest.approx(expected)
    assert sum(table().probabilities(features).values()) == pytest.approx(1.0, abs=1e-6)


@given(st.lists(st.floats(-2, 2, width=32), min_size=2, max_size=2))
def test_a_vector_goes_through_the_layers(vector: list[float]) -> None:
    x, y = vector
    a, b = max(0.0, x + 0.5 * y + 0.25), max(0.0, 0.5 * y - x)
    expected = [a + 0.5, b, 2 * a - b]
    assert table().scores([], np.array(vector, dtype=np.float32)) == pytest.approx(expected, abs=1e-5)


@given(st.lists(st.floats(-50, 50, width=32), min_size=2, max_size=5))
def test_chances_add_up_and_keep_the_order(scores: list[float]) -> None:
    chances = softmax(np.array(scores, dtype=np.float32))
    assert chances.sum() == pytest.approx(1.0, abs=1e-5)
    assert chances[int(np.argmax(scores))] == chances.max()


def test_a_model_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "model.bin.gz"
    project = np.ones((3, 2), dtype=np.float16)
    bare = Table(("a",), 1.0, np.zeros(0, dtype=np.uint32), np.zeros((0, 1), dtype=np.int8))
    Model({"kind": table(), "bare": bare}, project, {"NONE": 0.7}).save(path)
    back = Model.load(path)
    assert back.least == {"NONE": 0.7}
    assert back.projection.tolist() == project.tolist()
    seen = np.array([0.5, 1.0], dtype=np.float32)
    assert back.tables["kind"].probabilities(["red"], seen) == table().probabilities(["red"], seen)
    assert back.tables["bare"].probabilities(["red"]) == {"a": 1.0}
    assert b"red" not in path.read_bytes()
    back.save(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == path.read_bytes()
