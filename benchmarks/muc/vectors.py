"""What the shipped encoder makes of each word of a message: the state behind its heads, and what they say.

The state is no output of the shipped model. The model file is read with one more output named at its end;
that is all that it takes, since parts of a message of protocol buffers that stand twice are put together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from legomena.extract.neural.encoding import windows
from legomena.extract.neural.runtime import inputs, session
from legomena.extract.sentences import split_sentences
from legomena.extract.tokens import Token

Vectors = NDArray[np.float32]
"""One row for each token."""
_STATE = "/reader/mix/mix.2/LayerNormalization_output_0"
"""The tensor that the heads read, as `training.export` names it."""
_HEADS = ("tags", "effect", "group", "stance", "flags")
_GRAPH, _OUTPUT, _NAME = b"\x3a", b"\x62", b"\x0a"
"""Keys of the fields of ``ModelProto``, ``GraphProto`` and ``ValueInfoProto`` in ONNX's schema."""


class Encoder:
    """Reads words into vectors.

    Raises ``ValueError`` where the shipped model has no such state.
    """

    def __init__(self) -> None:
        folder = resources.files("legomena.extract.neural") / "model"
        whole = (folder / "reader.onnx").read_bytes()
        if _STATE.encode() not in whole:
            raise ValueError(f"reader.onnx has no tensor {_STATE}: name the one that its heads read")
        output = _field(_OUTPUT, _field(_NAME, _STATE.encode()))
        self._session = session(whole + _field(_GRAPH, output))
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))

    def read(self, text: str, sentences: Sequence[Sequence[Token]]) -> list[Vectors]:
        """Return the vectors of the tokens of each sentence: those of each token's first word piece."""
        starts: list[int] = []
        rows: list[Vectors] = []
        for window in windows(text, split_sentences(text), self._tokenizer):
            size = len(window.ids)
            found = self._session.run((*_HEADS, _STATE), inputs(window))
            whole = np.concatenate([found[-1][0], *(f[0].reshape(size, -1) for f in found[:-1])], axis=1)
            rows.append(whole[1:-1].astype(np.float32))
            starts += [a for a, _ in window.offsets[1:-1]]
        every = np.concatenate(rows) if rows else np.zeros((1, 1), dtype=np.float32)
        out = []
        for tokens in sentences:
            first = np.searchsorted(starts, [t.start for t in tokens], side="right") - 1
            out.append(every[np.maximum(first, 0)])
        return out


def _field(key: bytes, value: bytes) -> bytes:
    """Return a field of bytes as protocol buffers write it."""
    size = len(value)
    return key + bytes([size] if size < 128 else [size & 127 | 128, size >> 7]) + value


@cache
def encoder() -> Encoder:
    """Return the encoder, loaded once."""
    return Encoder()
