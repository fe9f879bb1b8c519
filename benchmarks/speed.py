"""Speed and memory on full news reports, of each extractor: one core, warm.

The reports are those of ``wikievents/train.jsonl`` (in the folder that ``LEGOMENA_DATA`` names) that have 25
sentences or more, cut after the 25th. Each extractor runs in a process of its own on one core, reads a few
reports to warm up, and then all of them:

- ``reports_per_second``: reports read into claims in a second of that process's processor time;
- ``peak_mb``: the greatest resident set of the process, gazetteer and reports included.

An extractor that skips sentences which cannot hold a claim is measured with and without that gate.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.data import ROOT, corpus, skip
from benchmarks.extractors import EXTRACTORS, UNGATED, document_of
from legomena.extract import Extractor
from legomena.resolve.gazetteer import Gazetteer

SENTENCES = 25
WARM_UP = 5
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def measure() -> dict[str, float]:
    """Return the figures by name: ``speed/<extractor>/<figure>``, ungated ones as ``<extractor>-ungated``."""
    path = corpus("wikievents/train.jsonl", "speed")
    if path is None:
        return {}
    out: dict[str, float] = {}
    for name in _contestants():
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.speed", str(path), name],
            cwd=ROOT,
            env={**os.environ, **_ONE_THREAD},
            capture_output=True,
            text=True,
        )
        if run.returncode:
            skip(f"speed/{name}", (run.stderr.strip().splitlines() or ["it failed"])[-1])
            continue
        out.update({f"speed/{name}/{figure}": value for figure, value in json.loads(run.stdout).items()})
    return out


def _contestants() -> dict[str, Callable[[], Extractor]]:
    return {**EXTRACTORS, **{f"{name}-ungated": make for name, make in UNGATED.items()}}


def reports(path: Path) -> list[str]:
    """Return the texts of a JSON Lines file of sentences that have enough of them, cut to as many."""
    told = (json.loads(line)["sentences"] for line in path.read_text(encoding="utf-8").splitlines())
    return ["\n".join(report[:SENTENCES]) for report in told if len(report) >= SENTENCES]


def run(path: Path, name: str) -> dict[str, float]:
    """Measure one extractor in this process."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    extractor = _contestants()[name]()
    gazetteer = Gazetteer.default()
    documents = [document_of(text, str(n), published="2020-01-01") for n, text in enumerate(reports(path))]
    for document in documents[:WARM_UP]:
        extractor.extract(document, gazetteer)
    started = time.process_time()
    for document in documents:
        extractor.extract(document, gazetteer)
    seconds = time.process_time() - started
    return {
        "reports_per_second": round(len(documents) / seconds, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), sys.argv[2])))
