"""How well the weights read what was held out: spans, links and classes.

python -m training.evaluate out/model/model.pt [--polnear 20]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import torch

from legomena.extract.neural import labels as scheme
from legomena.extract.neural.decode import Mark, Scores, decode
from legomena.extract.neural.encoding import Window

from . import data, gold
from .labels import load
from .model import Reader, backbone_folder, loaded
from .train import HERE, held_out


def scorer(model: Reader) -> Callable[[Window], Scores]:
    """A function from a window to the model's scores."""
    model.eval()

    def score(window: Window) -> Scores:
        with torch.inference_mode():
            out = model(
                torch.tensor([window.ids]),
                torch.ones(1, len(window.ids), dtype=torch.long),
                torch.tensor([window.shapes]),
            )
        return {k: v[0].float().numpy() for k, v in out.items()}

    return score


class Tally:
    """Counts of what is told, found and right, by name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.told: Counter[str] = Counter()

    def add(self, name: str, told: set[object], found: set[object]) -> None:
        self.told[name] += len(told)
        self.found[name] += len(found)
        self.right[name] += len(told & found)

    def rows(self) -> Iterable[tuple[str, float, float, float, int]]:
        for name in sorted(self.told):
            p = self.right[name] / max(1, self.found[name])
            r = self.right[name] / max(1, self.told[name])
            yield name, p, r, 2 * p * r / (p + r) if p + r else 0.0, self.told[name]


def measure(examples: Iterable[data.Example], score: Callable[[Window], Scores]) -> Tally:
    """Compare what the model marks with what was labelled."""
    tally = Tally()
    for e in examples:
        n = max(i for i, _, _ in e.window.sentences) + 1
        marks: list[Mark] = [m for one in decode([(e.window, score(e.window))], n) for m in one.spans]
        places = e.window.offsets
        told = {(k, places[a][0], places[b - 1][1]) for k, a, b in e.tags}
        found = {(m.kind, m.start, m.end) for m in marks}
        for kind in e.kinds:
            tally.add(f"span {kind}", {s for s in told if s[0] == kind}, {s for s in found if s[0] == kind})
            tally.add(
                f"~pieces {kind}",
                {i for k, a, b in e.tags if k == kind for i in range(a, b)},
                {
                    i
                    for m in marks
                    if m.kind == kind
                    for i, (x, y) in enumerate(places)
                    if x < m.end and y > m.start
                },
            )
        start = {a: places[a][0] for a in range(len(places))}
        for name in scheme.LINKS:
            if set(scheme.HEADS[name]) <= e.kinds:
                tally.add(
                    f"link {name}",
                    {(start[h], start[t]) for r, h, t in e.links if r == name},
                    {(m.start, t.start) for m in marks for r, t, _ in m.links if r == name},
                )
        by = {(m.start, m.kind): m for m in marks}
        for name, at, _, value in e.classes:
            kinds = ("stc",) if name == "stance" else ("fig", "grp")
            m = next((by[start[at], k] for k in kinds if (start[at], k) in by), None)
            if m is not None:
                options = {"effect": scheme.EFFECTS, "group": scheme.GROUPS, "stance": scheme.STANCES}[name]
                tally.add(f"class {name}", {options[value]}, {getattr(m, name)})
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path)
    parser.add_argument("--polnear", type=int, default=0, help="windows of PolNeAR dev to read")
    parser.add_argument("--threads", type=int, default=2)
    o = parser.parse_args()
    torch.set_num_threads(o.threads)
    tok = data.tokenizer(backbone_folder())
    score = scorer(loaded(o.weights))
    parts = []
    if o.polnear:
        parts.append(("PolNeAR dev", list(gold.polnear("dev", tok))[: o.polnear]))
    mine = [s for s in load(sorted((HERE / "labels").glob("*.jsonl"))) if held_out(s.document)]
    parts.append(("held-out labels", list(data.labelled(mine, tok))))
    for title, examples in parts:
        print(f"{title}: {len(examples)} windows")
        for name, p, r, f, n in measure(examples, score).rows():
            print(f"  {name:16} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({n})")


if __name__ == "__main__":
    main()
