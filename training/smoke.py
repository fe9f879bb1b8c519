"""The whole recipe on a few texts: train a little, export, run what was exported, and say if it works.

    python -m training.smoke

Reads the project's own reports and labels alone. Checks that the loss falls, that the shipped form answers
as the trained one does, and that one window's answer does not hang on what is read beside it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from legomena.extract.neural.decode import Scores
from legomena.extract.neural.runtime import Model

from . import data
from .evaluate import scorer
from .export import export
from .labels import load
from .model import Reader, backbone_folder
from .train import HERE, collate, loss_of, plan_of, run

ALIKE = 0.9
"""Cosine of the shipped form's scores to the trained form's."""


def main() -> int:
    torch.manual_seed(1)
    rng = random.Random(1)
    tok = data.tokenizer(backbone_folder())
    own = list(load(sorted((HERE / "labels").glob("own-*.jsonl"))))[:200]
    examples = list(data.labelled(own, tok))[:24]
    model = Reader(layers=6)
    before = _loss(model, examples)
    run(model, plan_of(examples, 6, 1024, rng), 1e-4, rng, "smoke", half=False)
    after = _loss(model, examples)
    print(f"loss {before:.2f} → {after:.2f}")
    with tempfile.TemporaryDirectory() as scratch:
        export(model, Path(scratch))
        shipped = Model(Path(scratch) / "reader.onnx", Path(scratch) / "tokenizer.json")
        trained = scorer(model)
        alike = min(_alike(trained(e.window), shipped.score(e.window)) for e in examples[:8])
    print(f"the shipped form answers like the trained one: cosine {alike:.3f} at least")
    good = after < before / 2 and alike > ALIKE
    print("the recipe works" if good else "the recipe does not work")
    return 0 if good else 1


def _loss(model: Reader, examples: list[data.Example]) -> float:
    model.eval()
    with torch.inference_mode():
        t = collate(examples, random.Random(1), fade=0)
        return float(loss_of(model(t["ids"], t["mask"], t["shapes"]), t))


def _alike(a: Scores, b: Scores) -> float:
    x, y = a["tags"].ravel(), b["tags"].ravel()
    return float(x @ y / np.linalg.norm(x) / np.linalg.norm(y))


if __name__ == "__main__":
    sys.exit(main())
