"""Train the model.

    python -m training.train --out out/model [--layers 6] [--first-epochs 2] [--epochs 8] [--seed 1] [--smoke]

First PolNeAR's attributions alone, then the project's labels with a share of the corpora's own gold beside
them. The seed, the data and the arguments fix the result on one machine and one number of threads.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from legomena.extract.neural import labels as scheme

from . import corpora, data, gold
from .labels import load
from .model import Reader, backbone_folder

HERE = Path(__file__).parent
MEAN = 0.995
"""What each step keeps of the mean of the weights: it reaches back over some two hundred steps."""
FOLDS = 10
"""One passage in so many is held out of training, chosen by its document."""


def held_out(document: str) -> bool:
    """Whether a document's passages are kept for measuring."""
    return zlib.crc32(document.encode()) % FOLDS == 0


def labelled(tok: Tokenizer, full: bool) -> list[data.Example]:
    """All labels as windows; without those that are held out, unless ``full``."""
    sentences = load(sorted((HERE / "labels").glob("*.jsonl")))
    return list(data.labelled((s for s in sentences if full or not held_out(s.document)), tok))


def collate(batch: list[data.Example], rng: random.Random, fade: float) -> dict[str, Tensor]:
    """Tensors of a batch. With probability ``fade`` a window loses its shapes, as telex and tickers have
    none."""
    n = max(len(e.window.ids) for e in batch)
    b = len(batch)
    ids = torch.zeros(b, n, dtype=torch.long)
    mask = torch.zeros(b, n, dtype=torch.long)
    shapes = torch.zeros(b, n, dtype=torch.long)
    tags = torch.full((b, n, len(scheme.SPANS)), -100, dtype=torch.long)
    classes = {k: torch.full((b, n), -100, dtype=torch.long) for k in ("effect", "group", "stance")}
    flags = torch.full((b, n, len(scheme.FLAGS)), -1.0)
    links = torch.zeros(b, len(scheme.LINKS), n, n)
    weigh = torch.zeros(b, len(scheme.LINKS), n, n)
    for k, e in enumerate(batch):
        m = len(e.window.ids)
        ids[k, :m] = torch.tensor(e.window.ids)
        mask[k, :m] = 1
        if rng.random() >= fade:
            shapes[k, :m] = torch.tensor(e.window.shapes)
        known = [i for i, name in enumerate(scheme.SPANS) if name in e.kinds]
        tags[k, 1 : m - 1, known] = 0
        for name, a, z in e.unknown:
            tags[k, a:z, scheme.SPANS.index(name)] = -100
        heads: dict[str, set[int]] = {}
        for name, a, z in sorted(e.tags, key=lambda t: t[1] - t[2]):
            i = scheme.SPANS.index(name)
            tags[k, a, i] = 1
            tags[k, a + 1 : z, i] = 2
            heads.setdefault(name, set()).add(a)
        for name, a, z, value in e.classes:
            classes[name][k, a:z] = value
        for a, z, names in e.flags:
            flags[k, a:z] = torch.tensor([float(f in names) for f in scheme.FLAGS])
        for r, name in enumerate(scheme.LINKS):
            if not set(scheme.HEADS[name]) <= e.kinds and all(name != one for one, _, _ in e.links):
                continue
            hs = [h for kind in scheme.HEADS[name] for h in heads.get(kind, ())]
            ts = [t for kind in scheme.TAILS[name] for t in heads.get(kind, ())]
            for h in hs:
                weigh[k, r, h, ts] = 1.0
        for name, h, t in e.links:
            r = scheme.LINKS.index(name)
            links[k, r, h, t] = 1.0
            weigh[k, r, h, t] = 1.0
    return {
        "ids": ids,
        "mask": mask,
        "shapes": shapes,
        "tags": tags,
        "flags": flags,
        "links": links,
        "weigh": weigh,
        **classes,
    }


def loss_of(out: dict[str, Tensor], t: dict[str, Tensor]) -> Tensor:
    """The sum of the heads' losses; what is not labelled does not count."""
    # Every kind of span counts for itself: most words are outside of all of them.
    known = (t["tags"] >= 0).any(0).any(0).sum()
    weights = torch.tensor([1.0, 1.3, 1.3])
    total = out["tags"].new_zeros((), dtype=torch.float)
    if known:
        total = known * functional.cross_entropy(
            out["tags"].float().flatten(0, 2), t["tags"].flatten(), weight=weights, ignore_index=-100
        )
    if t["weigh"].sum() > 0:
        per = functional.binary_cross_entropy_with_logits(out["links"].float(), t["links"], reduction="none")
        total = total + 2.0 * (per * t["weigh"]).sum() / t["weigh"].sum()
    for name in ("effect", "group", "stance"):
        if (t[name] >= 0).any():
            total = total + functional.cross_entropy(
                out[name].float().flatten(0, 1), t[name].flatten(), ignore_index=-100
            )
    told = t["flags"] >= 0
    if told.any():
        total = total + functional.binary_cross_entropy_with_logits(
            out["flags"].float()[told], t["flags"][told]
        )
    return total


def _mean(mean: Tensor, now: Tensor, steps: Tensor | int) -> Tensor:
    return mean + (now - mean) * max(1 - MEAN, 10 / (10 + float(steps)))


def run(
    model: Reader,
    plan: list[list[data.Example]],
    rate: float,
    rng: random.Random,
    note: str,
    half: bool,
    loss_of: Callable[[dict[str, Tensor], dict[str, Tensor]], Tensor] = loss_of,
) -> None:
    """Train over ``plan`` (a list of batches) once, with a warm-up and a linear fall of the rate.

    The model is left with the mean of its weights over the last steps, which reads better than the last's.
    """
    decay = [p for p in model.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in model.parameters() if p.requires_grad and p.ndim <= 1]
    bert = {id(p) for p in model.bert.parameters()}
    groups = [
        {"params": [p for p in decay if id(p) in bert], "weight_decay": 0.01, "lr": rate},
        {"params": [p for p in plain if id(p) in bert], "weight_decay": 0.0, "lr": rate},
        {"params": [p for p in decay if id(p) not in bert], "weight_decay": 0.01, "lr": rate * 4},
        {"params": [p for p in plain if id(p) not in bert], "weight_decay": 0.0, "lr": rate * 4},
    ]
    optimiser = torch.optim.AdamW(groups)
    steps = len(plan)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min((k + 1) / warm, max(0.02, (steps - k) / max(1, steps - warm)))
    )
    mean = AveragedModel(model, avg_fn=_mean)
    model.train()
    begun, total = time.monotonic(), 0.0
    for k, batch in enumerate(plan):
        t = collate(batch, rng, fade=0.1)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            out = model(t["ids"], t["mask"], t["shapes"])
        loss = loss_of(out, t)
        if not math.isfinite(loss.item()):
            raise FloatingPointError(f"{note}: the loss is no number at step {k}")
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        mean.update_parameters(model)
        total += loss.item()
        if (k + 1) % 50 == 0 or k + 1 == steps:
            done = time.monotonic() - begun
            print(f"{note} {k + 1}/{steps} loss {total / ((k % 50) + 1):.3f} {done:.0f} s", flush=True)
            total = 0.0
    model.load_state_dict(mean.module.state_dict())


def plan_of(
    examples: list[data.Example], epochs: int, pieces: int, rng: random.Random
) -> list[list[data.Example]]:
    return [b for _ in range(epochs) for b in data.batches(examples, pieces, rng)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--first-epochs", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--pieces", type=int, default=1024, help="word pieces of a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the labels to train on (learning curve)"
    )
    parser.add_argument("--replay", type=float, default=1.0, help="batches of gold for each of labels")
    parser.add_argument("--gold", nargs="*", default=list(gold.READERS), help="corpora whose gold is used")
    parser.add_argument("--full", action="store_true", help="train on what is held out too")
    parser.add_argument("--start", type=Path, help="weights to start from, instead of the first part")
    parser.add_argument("--half", action="store_true", help="bfloat16 where it is fast")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--smoke", action="store_true", help="a few steps on a few texts, to see that all works"
    )
    o = parser.parse_args()
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    rng = random.Random(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    tok = data.tokenizer(backbone_folder())
    model = Reader(layers=o.layers)
    told = {name: list(gold.READERS[name](tok)) for name in o.gold if (corpora.DATA / name).is_dir()}
    said = told.get("polnear", [])
    if o.start:
        model.load_state_dict(torch.load(o.start, weights_only=True))
    elif said and o.first_epochs:
        examples = said[:24] if o.smoke else said
        run(
            model, plan_of(examples, o.first_epochs, o.pieces, rng), o.rate * 1.2, rng, "attributions", o.half
        )
        torch.save(model.state_dict(), o.out / "first.pt")
    if o.epochs:
        examples = labelled(tok, o.full)
        rng.shuffle(examples)
        examples = examples[: max(1, round(len(examples) * o.share))]
        if o.smoke:
            examples = examples[:24]
        print(f"{len(examples)} windows of labels", flush=True)
        plan = plan_of(examples, o.epochs, o.pieces, rng)
        beside = [e for found in told.values() for e in rng.sample(found, min(len(found), len(examples)))]
        replay = list(data.batches(beside, o.pieces, rng))
        plan += [replay[k % len(replay)] for k in range(round(len(plan) * o.replay))] if replay else []
        rng.shuffle(plan)
        run(model, plan, o.rate, rng, "labels", o.half)
    torch.save(model.state_dict(), o.out / "model.pt")
    (o.out / "arguments.json").write_text(json.dumps({k: str(v) for k, v in vars(o).items()}, indent=1))


if __name__ == "__main__":
    main()
