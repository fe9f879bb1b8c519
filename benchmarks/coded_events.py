"""Coded events of four overlapping data sets matched, beside Splink on the same rows in the same run.

A generator makes events and codes each as up to four data sets would: dates a day or three off, places a few
kilometres off or put on the province's capital, codes of the data set's own with errors, actors left out or
mistaken, death tolls that differ. What was tuned was tuned on seeds below 100; scores come from other seeds.

Splink (5, on DuckDB) runs as its documentation sets it up for records with dates and coordinates: comparisons
by thresholds, ``link_only`` over the four tables, u by random sampling, m by expectation maximisation. It is
scored with pairs from a probability of one half on, and at its best threshold. Skipped where it is not
installed.
"""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import combinations
from math import floor
from random import Random
from typing import Any

from legomena.records import CodedEvent, EventMatch

SIZES = {"50k": 20_000, "1m": 385_000}
"""Events; each is coded in 2.6 data sets on average."""
SEED = 4711
_SOURCES = ("north", "south", "east", "west")
_KINDS = 10
_FIRST = date(2000, 1, 1)
_REACHED = 0.65
"""Share of the events that a data set has."""

Truth = list[int]


def make_rows(events: int, seed: int) -> tuple[list[CodedEvent], Truth]:
    """Return rows, shuffled, and the event that each of them codes."""
    random = Random(seed)  # noqa: S311 - a test set, no secret
    towns = []
    provinces = [(random.uniform(-10, 20), random.uniform(-10, 40)) for _ in range(60)]
    for _ in range(1500):
        province = random.randrange(60)
        lat, lon = provinces[province]
        towns.append((province, lat + random.gauss(0, 0.7), lon + random.gauss(0, 0.7)))
    local = [[f"group {random.randrange(250)}" for _ in range(4)] for _ in provinces]
    codes = {source: _taxonomy(random, number) for number, source in enumerate(_SOURCES)}
    days = 365 * (3 if events < 100_000 else 20)
    rows: list[tuple[CodedEvent, int]] = []
    for number in range(events):
        province, lat, lon = towns[int(len(towns) * random.random() ** 2)]
        day, kind = random.randrange(days), random.randrange(_KINDS)
        actor = random.choice(local[province]) if random.random() < 0.7 else f"group {random.randrange(250)}"
        killed = int(random.paretovariate(0.9)) - 1
        for source in _SOURCES:
            if random.random() < _REACHED:
                row = _coded(
                    random, source, codes[source], provinces[province], (lat, lon), day, kind, actor, killed
                )
                rows.append((row, number))
    random.shuffle(rows)
    named = [
        CodedEvent(
            id=str(place),
            source=row.source,
            day=row.day,
            lat=row.lat,
            lon=row.lon,
            kind=row.kind,
            actor=row.actor,
            killed=row.killed,
        )
        for place, (row, _) in enumerate(rows)
    ]
    return named, [number for _, number in rows]


def _taxonomy(random: Random, number: int) -> list[str]:
    """Return a data set's code for each kind of event; two of them lump kinds together."""
    lumped = _KINDS if number < 2 else 6
    codes = [f"{_SOURCES[number]}-{kind % lumped}" for kind in range(_KINDS)]
    random.shuffle(codes)
    return codes


def _coded(
    random: Random,
    source: str,
    codes: Sequence[str],
    capital: tuple[float, float],
    place: tuple[float, float],
    day: int,
    kind: int,
    actor: str,
    killed: int,
) -> CodedEvent:
    """Return an event as one data set codes it."""
    off = random.choices((0, 1, 2, 3), (70, 20, 7, 3))[0] * random.choice((-1, 1))
    wide = random.choices((0.002, 0.02, 0.06), (60, 30, 10))[0]
    lat, lon = capital if random.random() < 0.05 else place
    shown = random.random()
    told = killed if shown < 0.6 else max(0, round(killed * random.uniform(0.6, 1.5)))
    return CodedEvent(
        id="",
        source=source,
        day=(_FIRST + timedelta(days=day + off)).isoformat(),
        lat=round(lat + random.gauss(0, wide), 4),
        lon=round(lon + random.gauss(0, wide), 4),
        kind=codes[kind if random.random() < 0.85 else random.randrange(_KINDS)],
        actor=None
        if random.random() < 0.2
        else actor
        if random.random() < 0.92
        else f"group {random.randrange(250)}",
        killed=None if random.random() < 0.1 else told,
    )


def pair_f1(groups: Iterable[Sequence[int]], truth: Truth) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs of rows of one event."""
    found = right = 0
    for group in groups:
        for one, other in combinations(group, 2):
            found += 1
            right += truth[one] == truth[other]
    counts: dict[int, int] = defaultdict(int)
    for event in truth:
        counts[event] += 1
    gold = sum(n * (n - 1) // 2 for n in counts.values())
    precision, recall = right / max(found, 1), right / gold
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def ours(rows: Sequence[CodedEvent]) -> tuple[tuple[EventMatch, ...], float, float]:
    """The matches, and seconds of wall and of processor time."""
    from legomena.link.coded import match_events

    wall, cpu = time.perf_counter(), time.process_time()
    found = match_events(rows)
    return found, time.perf_counter() - wall, time.process_time() - cpu


def splink(rows: Sequence[CodedEvent]) -> tuple[list[tuple[int, int, float]], float, float]:
    """Splink's pairs with their probability, and seconds of wall and of processor time."""
    import pandas as pd
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_library as cl

    frame = pd.DataFrame(
        {
            "unique_id": [int(row.id) for row in rows],
            "source": [row.source for row in rows],
            "event_date": [row.day for row in rows],
            "lat": [row.lat for row in rows],
            "lon": [row.lon for row in rows],
            "cell": [f"{floor(row.lat)} {floor(row.lon)}" for row in rows],
            "cell_beside": [f"{floor(row.lat + 0.5)} {floor(row.lon + 0.5)}" for row in rows],
            "week": [date.fromisoformat(row.day).toordinal() // 7 for row in rows],
            "week_between": [(date.fromisoformat(row.day).toordinal() + 3) // 7 for row in rows],
            "kind": [(row.kind or "").partition("-")[2] or None for row in rows],
            "actor": [row.actor for row in rows],
            "killed": pd.array([row.killed for row in rows], dtype="Int64"),
        }
    )
    wall, cpu = time.perf_counter(), time.process_time()
    api: Any = DuckDBAPI()
    tables = [
        api.register(part.drop(columns="source"), table_name=f"t_{name}")
        for name, part in frame.groupby("source")
    ]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "event_date", input_is_string=True, metrics=["day", "day"], thresholds=[1, 3]
            ),
            cl.DistanceInKMAtThresholds("lat", "lon", [1, 5, 25]),
            cl.ExactMatch("kind"),
            cl.ExactMatch("actor").configure(term_frequency_adjustments=True),
            cl.ExactMatch("killed"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("week", "cell"),
            block_on("week_between", "cell"),
            block_on("week", "cell_beside"),
            block_on("week_between", "cell_beside"),
        ],
    )
    linker = Linker(tables, settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("event_date", "cell", "actor")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("event_date", "cell"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("week", "actor"))
    predicted: Any = linker.inference.predict(threshold_match_probability=0.05)
    found = predicted.as_pandas_dataframe()
    pairs = list(
        zip(
            found["unique_id_l"].tolist(),
            found["unique_id_r"].tolist(),
            found["match_probability"].tolist(),
            strict=True,
        )
    )
    return pairs, time.perf_counter() - wall, time.process_time() - cpu


def measure_size(name: str, events: int, seed: int = SEED) -> dict[str, float]:
    """Both on one set of rows."""
    rows, truth = make_rows(events, seed)
    found, wall, cpu = ours(rows)
    precision, recall, f1 = pair_f1([[int(id_) for id_ in match.events] for match in found], truth)
    out = {
        "rows": len(rows),
        "f1": f1,
        "precision": precision,
        "recall": recall,
        "seconds": wall,
        "cpu-seconds": cpu,
    }
    if find_spec("splink") is None:
        sys.stderr.write("coded-events: Splink skipped, it is not installed (pip install splink)\n")
    else:
        pairs, wall, cpu = splink(rows)
        scores = {
            least: pair_f1([(a, b) for a, b, p in pairs if p >= least], truth)[2]
            for least in (0.05, 0.2, 0.5, 0.8, 0.95)
        }
        out |= {
            "splink-f1": scores[0.5],
            "splink-best-f1": max(scores.values()),
            "splink-seconds": wall,
            "splink-cpu-seconds": cpu,
        }
    return {f"coded-events/{name}/{key}": round(value, 4) for key, value in out.items()}


def measure() -> dict[str, float]:
    """All figures; the large set only where ``LEGOMENA_BENCH_LARGE`` is set."""
    if find_spec("numpy") is None:
        sys.stderr.write("coded-events: skipped, numpy is not installed (pip install 'legomena[coded]')\n")
        return {}
    out: dict[str, float] = {}
    for name, events in SIZES.items():
        if name == "50k" or os.environ.get("LEGOMENA_BENCH_LARGE"):
            out |= measure_size(name, events)
    return out
