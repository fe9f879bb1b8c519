"""The model as it runs: one ONNX file, its tokenizer, on one thread of the CPU.

A window is read by itself, never padded beside others, on one thread: what comes out does not hang on what
is read beside it or on how many cores there are. Many documents are read side by side by processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .decode import Scores
from .encoding import Window, windows
from .gate import wanted

OUTPUTS = ("tags", "links", "effect", "group", "stance", "flags")


def session(onnx: str | bytes) -> onnxruntime.InferenceSession:
    """A model ready to run on one thread, of a file's path or its content."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(onnx, options, providers=["CPUExecutionProvider"])


def inputs(window: Window) -> dict[str, NDArray[np.int64]]:
    """What the model takes of one window."""
    return {
        "ids": np.asarray([window.ids], dtype=np.int64),
        "shapes": np.asarray([window.shapes], dtype=np.int64),
    }


class Model:
    """Reads text by an ONNX file and the tokenizer that it was trained with."""

    def __init__(self, onnx: Path, tokenizer: Path) -> None:
        self._session = session(str(onnx))
        self._tokenizer = Tokenizer.from_file(str(tokenizer))

    @staticmethod
    @cache
    def shipped() -> Model:
        """The model that comes with the package, loaded once."""
        folder = resources.files("legomena.extract.neural") / "model"
        with resources.as_file(folder) as path:
            return Model(path / "reader.onnx", path / "tokenizer.json")

    def read(
        self, text: str, sentences: list[tuple[int, int]], *, gated: bool = True
    ) -> Iterator[tuple[Window, Scores]]:
        """Yield windows of ``text`` with the model's scores; ``gated``, of violence and what is beside it."""
        only = None
        if gated:
            telling = [i for i, (a, b) in enumerate(sentences) if wanted(text[a:b])]
            # With their neighbours, since a sentence is read in its context.
            only = {i + step for i in telling for step in (-1, 0, 1)}
        for window in windows(text, sentences, self._tokenizer, only=only):
            yield window, self.score(window)

    def score(self, window: Window) -> Scores:
        """The model's outputs for one window; see `Scores`."""
        found = self._session.run(OUTPUTS, inputs(window))
        return {
            name: np.asarray(value[0], dtype=np.float32) for name, value in zip(OUTPUTS, found, strict=True)
        }
