"""Estimates: whether the model's intervals hold the number that is behind the figures.

Simulated cases: one incident with a known number of dead, told by speakers of both sides and of none, each
with a bias of its side, growing counts, bounds and copies. In ``as-assumed`` the biases are drawn as the
model assumes them; in ``harsher`` own losses are told lower still, the other side's up to ten times over,
and one speaker in eight is simply wrong, which the model does not know.

- ``estimates/<cases>/coverage``: share of cases whose number lies in the 90 % interval;
- ``estimates/<cases>/width``: how many times its lower end the upper one is, in the middle case;
- ``estimates/<cases>/range-coverage``: the share for the policy ``range``;
- ``estimates/settled``: share of the dossiers whose figure as settled later lies in the interval that the
  reports of the first three days give.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.extraction import HERE, documents
from legomena.extract import extract
from legomena.link import link
from legomena.reconcile import reconcile
from legomena.records import (
    Claim,
    Document,
    Incident,
    Operation,
    Place,
    PolicyFigure,
    Speaker,
    When,
    document_id,
    with_id,
)
from legomena.resolve.gazetteer import Gazetteer

CASES = 300
SEED = 4
DAY = date(2024, 5, 3)
SPEAKERS = {
    "the army": ("security forces", "own"),
    "the interior ministry": ("state", "own"),
    "Northern Front": ("armed group", "other"),
    "Relief Committee": ("international", "none"),
    "Rights Watch": ("rights group", "none"),
}
"""Name → role, and whose losses the forces' dead are to it."""

SETTLED = {
    "crocus-2024": ((137, 151), 2),
    "easter-2019": ((253, 279), 3),
    "las-vegas-2017": ((58, 60), 3),
    "litoral-2021": ((62, 69), 3),
    "pahalgam-2025": ((26, 26), 3),
    "solhan-2021": ((132, 174), 3),
}
"""Dossier → the dead as settled later (where sources settled on different numbers, from least to most), and
how many days of reports the estimate is made from."""


@dataclass(frozen=True)
class Bias:
    """How a side tells losses, in natural logarithms: mean and standard deviation."""

    own: tuple[float, float]
    other: tuple[float, float]
    none: tuple[float, float]
    wrong: float
    """Share of speakers whose figure is off by a factor of up to three either way."""


WORLDS = {
    "as-assumed": Bias((-0.2, 0.3), (0.7, 0.7), (-0.05, 0.15), 0.0),
    "harsher": Bias((-0.5, 0.3), (1.3, 0.5), (-0.1, 0.2), 0.125),
}


def measure() -> dict[str, float]:
    """All figures of this module by name."""
    out: dict[str, float] = {}
    for name, bias in WORLDS.items():
        random_ = random.Random(SEED)  # noqa: S311 - a simulation
        held = ranged = 0
        widths: list[float] = []
        for _ in range(CASES):
            truth = round(math.exp(random_.uniform(math.log(4), math.log(400))))
            figures = simulated(truth, bias, random_)
            held += _holds(figures["estimate"], truth)
            ranged += _holds(figures["range"], truth)
            low, high = figures["estimate"].low, figures["estimate"].high
            widths.append((high or 0) / max(1, low or 0))
        out[f"estimates/{name}/coverage"] = held / CASES
        out[f"estimates/{name}/width"] = statistics.median(widths)
        out[f"estimates/{name}/range-coverage"] = ranged / CASES
    found = list(settled())
    out["estimates/settled"] = sum(ok for _, _, ok in found) / len(found)
    return out


def _holds(figure: PolicyFigure, truth: int) -> bool:
    return figure.low is not None and figure.high is not None and figure.low <= truth <= figure.high


def simulated(truth: int, bias: Bias, random_: random.Random) -> dict[str, PolicyFigure]:
    """Return what the policies make of one simulated case."""
    texts: list[Document] = []
    claims: list[Claim] = []
    sides = {side: random_.gauss(*getattr(bias, side)) for side in ("own", "other", "none")}
    speakers = random_.sample(sorted(SPEAKERS), random_.randint(2, len(SPEAKERS)))
    for name in speakers:
        role, side = SPEAKERS[name]
        noise = random_.gauss(0, 0.12)
        if random_.random() < bias.wrong:
            noise += random_.uniform(-math.log(3), math.log(3))
        for days in sorted(random_.sample(range(7), random_.randint(1, 2))):
            missing = 0.25 * math.exp(-days / 2) * random_.uniform(0, 2)
            told = max(0, round(truth * math.exp(sides[side] + noise - missing)))
            bound = random_.random() < 0.25
            for copy in range(random_.choice((1, 1, 2, 3))):
                texts.append(_report(name, told, days, copy, bound))
                claims.append(_claim(texts[-1], name, role, told, bound))
    (account, *_) = reconcile(texts, claims, link(texts, claims), ("range", "estimate"))
    return {figure.policy: figure for figure in account.policies}


def _report(name: str, told: int, days: int, copy: int, bound: bool) -> Document:
    text = f"{'At least ' if bound else ''}{told} soldiers were killed, {name} said. ({days}.{copy})"
    published = (DAY + timedelta(days=days)).isoformat()
    return Document(
        id=document_id(text.encode()), name=text, text=text, source=f"{name} {copy}", published=published
    )


def _claim(report: Document, name: str, role: str, told: int, bound: bool) -> Claim:
    end = report.text.index(",")
    return with_id(
        Claim(
            id="",
            document=report.id,
            kind="toll",
            quote=report.text[:end],
            start=0,
            end=end,
            sentence=(0, len(report.text)),
            speaker=Speaker(name=name, role=role),
            group="security forces",
            effect="killed",
            low=told,
            high=None if bound else told,
            qualifier="at least" if bound else "exact",
            figure=(0, end),
            place=Place(text="Mubi", name="Mubi", country="NG", precision="town"),
            when=When(text="Friday", start=DAY.isoformat(), end=DAY.isoformat(), precision="day"),
        )
    )


def settled() -> Iterator[tuple[str, PolicyFigure | None, bool]]:
    """Yield each dossier with the estimate of all the dead from its first reports, and whether it held."""
    gazetteer = Gazetteer.default()
    for name, ((least, most), days) in SETTLED.items():
        every = sorted(documents(HERE / "dossiers" / name), key=lambda d: d.published or "9999")
        begin = date.fromisoformat((every[0].published or "")[:10])
        last = (begin + timedelta(days=days - 1)).isoformat()
        first = [d for d in every if d.published is not None and d.published[:10] <= last]
        claims = [claim for document in first for claim in extract(document, gazetteer)]
        links = link(first, claims, ())
        accounts = {a.about: a for a in reconcile(first, claims, links, ("estimate",))}
        subjects: tuple[Operation | Incident, ...] = (*links.operations, *links.incidents)
        about = max(subjects, key=lambda one: (len(one.documents), len(one.claims), one.id))
        figures = [
            figure
            for figure in accounts[about.id].policies
            if figure.effect == "killed" and figure.group in ("unspecified", "civilians", "prisoners")
        ]
        best = max(figures, key=lambda figure: (len(figure.used), figure.group), default=None)
        held = best is not None and (best.low or 0) <= most and (best.high or 0) >= least
        yield name, best, held


if __name__ == "__main__":
    for dossier, figure, held in settled():
        told = (
            "no figure" if figure is None else f"{figure.group}: {figure.low} – {figure.best} – {figure.high}"
        )
        print(f"{dossier}: {told}; settled at {SETTLED[dossier][0]}: {'held' if held else 'MISSED'}")
