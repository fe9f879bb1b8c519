"""Turn weights into the ONNX file that is shipped: int8 weights, per channel, with reduced range.

    python -m training.export out/model/model.pt --out src/legomena/extract/neural/model

The default int8 setting loses accuracy on processors without VNNI; reduced range does not, at a tenth of
the speed.
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from legomena.extract.neural.runtime import OUTPUTS

from . import data
from .model import Reader, backbone_folder, loaded


class _Outputs(torch.nn.Module):
    """The model with its outputs in a fixed order, as ONNX wants them."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.reader(ids, None, shapes)  # windows are never padded: a tenth faster without a mask
        return tuple(out[name] for name in OUTPUTS)


def export(reader: Reader, out: Path) -> None:
    """Write ``reader.onnx`` and ``tokenizer.json`` into the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 9, dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(scratch) / "reader.onnx"
        torch.onnx.export(
            _Outputs(reader.eval()),
            (ids, torch.zeros_like(ids)),
            str(whole),
            input_names=["ids", "shapes"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes")}
            | {name: {0: "windows", 1: "pieces"} for name in OUTPUTS if name != "links"}
            | {"links": {0: "windows", 2: "pieces", 3: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    data.tokenizer(backbone_folder()).save(str(out / "tokenizer.json"), pretty=False)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    o = parser.parse_args()
    export(loaded(o.weights), o.out)
    size = (o.out / "reader.onnx").stat().st_size
    print(f"{o.out / 'reader.onnx'}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
