"""Train a model of fewer layers to read as one or several larger ones do, on texts without labels.

    python -m training.distil out/model/model.pt [MORE.pt …] --layers 4 --out out/small

The smaller model starts from layers of the first teacher. It learns what the teachers say (their mean) of
windows of all the corpora that `corpora` reads, and the labels beside it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from legomena.extract.neural import labels as scheme
from legomena.extract.neural.encoding import windows
from legomena.extract.sentences import split_sentences

from . import corpora, data, gold
from .model import Reader, backbone_folder, loaded
from .train import held_out, labelled, loss_of, plan_of, run

LIKELY = 0.05
"""Links are asked of the teachers where a span may begin with this probability."""


def read_alike(tok: Tokenizer) -> Iterator[data.Example]:
    """Windows of all texts that are not held out, with nothing told of them but PolNeAR's own gold."""
    yield from gold.polnear("train", tok)
    for corpus in sorted(set(corpora.READERS) - {"polnear"}):
        for name, text in corpora.texts(corpus).items():
            if not held_out(f"{corpus}:{name}"):
                for window in windows(text, split_sentences(text), tok):
                    yield data.Example(window, kinds=frozenset())


def taught(teachers: list[Reader], half: bool) -> Callable[[dict[str, Tensor], dict[str, Tensor]], Tensor]:
    """The loss of a student: how far it is from what the teachers say, and from labels, if any."""

    def loss(out: dict[str, Tensor], t: dict[str, Tensor]) -> Tensor:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            said = [teacher(t["ids"], t["mask"], t["shapes"]) for teacher in teachers]
        mean = {
            name: torch.stack([_chances(name, one[name].float()) for one in said]).mean(0) for name in said[0]
        }
        real = t["mask"].bool()
        tags = mean["tags"]
        begins = tags[..., 1] * real[..., None]
        total = _apart(out["tags"], tags).sum(-1)[real].mean()
        weigh = torch.stack([_pairs(begins, name) for name in scheme.LINKS], 1)
        per = functional.binary_cross_entropy_with_logits(
            out["links"].float(), mean["links"], reduction="none"
        )
        total = total + 2.0 * (per * weigh).sum() / weigh.sum().clamp(min=1)
        for name, kinds in (("effect", ("fig", "grp")), ("group", ("fig", "grp")), ("stance", ("stc",))):
            of = [scheme.SPANS.index(k) for k in kinds]
            inside = (1 - tags[:, :, of, 0]).amax(-1) * real
            total = total + (_apart(out[name], mean[name]) * inside).sum() / inside.sum().clamp(min=1)
        flags = functional.binary_cross_entropy_with_logits(
            out["flags"].float(), mean["flags"], reduction="none"
        )
        return total + flags[real].mean() + loss_of(out, t)

    return loss


def _chances(name: str, scores: Tensor) -> Tensor:
    return scores.sigmoid() if name in ("links", "flags") else scores.softmax(-1)


def _apart(scores: Tensor, told: Tensor) -> Tensor:
    """Cross-entropy of the scores (last axis) to what is told."""
    return -(told * scores.float().log_softmax(-1)).sum(-1)


def _yes_or_no(scores: Tensor, told: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores.float(), told, reduction="none")


def _pairs(begins: Tensor, link: str) -> Tensor:
    """The pairs of pieces, head by tail, that may have a link (B, N, N), as weights from 0 to 1."""
    head, tail = (
        begins[:, :, [scheme.SPANS.index(k) for k in kinds[link]]].amax(-1)
        for kinds in (scheme.HEADS, scheme.TAILS)
    )
    return torch.where(head > LIKELY, head, 0)[:, :, None] * torch.where(tail > LIKELY, tail, 0)[:, None, :]


def student(teacher: Reader, layers: int) -> Reader:
    """A model with some of a teacher's layers, the last among them."""
    made = Reader(layers=layers)
    kept = [round((k + 1) * len(teacher.bert.encoder.layer) / layers) - 1 for k in range(layers)]
    state = {
        name: value
        for name, value in teacher.state_dict().items()
        if not name.startswith("bert.encoder.layer.")
    }
    for k, layer in enumerate(kept):
        own = f"bert.encoder.layer.{layer}."
        state |= {
            name.replace(own, f"bert.encoder.layer.{k}."): value
            for name, value in teacher.state_dict().items()
            if name.startswith(own)
        }
    made.load_state_dict(state)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2, help="times that the texts are read")
    parser.add_argument("--share", type=float, default=1.0, help="share of the texts")
    parser.add_argument("--labels", type=int, default=6, help="times that the labels are read")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--full", action="store_true", help="learn from what is held out too")
    parser.add_argument("--half", action="store_true", help="bfloat16 where it is fast")
    parser.add_argument("--threads", type=int, default=2)
    o = parser.parse_args()
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    rng = random.Random(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    tok = data.tokenizer(backbone_folder())
    teachers = [loaded(path).eval() for path in o.teachers]
    model = student(teachers[0], o.layers)
    texts = list(read_alike(tok))
    rng.shuffle(texts)
    texts = texts[: round(len(texts) * o.share)]
    examples = labelled(tok, o.full)
    print(f"{len(texts)} windows of texts, {len(examples)} of labels", flush=True)
    plan = plan_of(texts, o.epochs, 1024, rng) + plan_of(examples, o.labels, 1024, rng)
    rng.shuffle(plan)
    run(model, plan, o.rate, rng, "texts", o.half, taught(teachers, o.half))
    torch.save(model.state_dict(), o.out / "model.pt")


if __name__ == "__main__":
    main()
