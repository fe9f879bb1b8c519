"""Extraction against gold claims: the example's dossier, and dossiers of other events.

The scorer and the gold of the example's dossier lie beside the checkout (``../shared``, or where
``LEGOMENA_SHARED`` points); what is not there is skipped with a line that says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.extractors import extractors
from legomena.extract import Extractor
from legomena.ingest import Read, read
from legomena.records import Document, claim_row
from legomena.resolve.gazetteer import Gazetteer

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("LEGOMENA_SHARED", HERE.parent.parent / "shared"))
SCORER = SHARED / "tools" / "score_claims.py"
LATER = frozenset({"kunduz-2015", "chibok-2014", "marikana-2012"})
"""Dossiers written after the others, gold and all, before anything had read them: with their own mean."""
MEASURES = ("toll_core", "toll_group", "toll_full", "stance", "quotes")


def dossiers() -> Iterator[Path]:
    """The folders that hold ``documents.jsonl`` and ``claims.jsonl``: the example's first."""
    example = SHARED / "dossiers" / "balochistan-2026"
    if example.is_dir():
        yield example
    yield from sorted(p.parent for p in (HERE / "dossiers").glob("*/claims.jsonl"))


def documents(folder: Path) -> list[Document]:
    """The documents of a dossier, read as ``legomena add`` reads them."""
    return [r.document for r in read([str(folder / "documents.jsonl")]) if isinstance(r, Read)]


def score(folder: Path, extractor: Extractor) -> dict[str, float]:
    """F1 of each measure (share of verbatim quotes for ``quotes``) on one dossier."""
    gazetteer = Gazetteer.default()
    rows = [
        claim_row(claim, document.name)
        for document in documents(folder)
        for claim in extractor.extract(document, gazetteer)
    ]
    with tempfile.TemporaryDirectory() as tmp:
        predicted = Path(tmp) / "claims.jsonl"
        predicted.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
        out = subprocess.run(
            [
                sys.executable,
                str(SCORER),
                str(folder / "claims.jsonl"),
                str(predicted),
                "--documents",
                str(folder / "documents.jsonl"),
                "--json",
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    result = json.loads(out)
    return {m: result[m]["f1"] if isinstance(result[m], dict) else result[m] for m in MEASURES}


def pages_per_second(folder: Path, extractor: Extractor) -> float:
    """Documents read into claims in a second of one core's time, gazetteer warm."""
    texts = documents(folder)
    gazetteer = Gazetteer.default()
    for document in texts[:5]:
        extractor.extract(document, gazetteer)
    rounds = 3
    start = time.process_time()
    for _ in range(rounds):
        for document in texts:
            extractor.extract(document, gazetteer)
    return rounds * len(texts) / (time.process_time() - start)


def measure() -> dict[str, float]:
    """All figures of this module by name."""
    if not SCORER.is_file():
        sys.stderr.write(f"extraction: skipped, no scorer at {SCORER} (LEGOMENA_SHARED points elsewhere)\n")
        return {}
    out: dict[str, float] = {}
    for name, extractor in extractors("extraction"):
        others: list[dict[str, float]] = []
        later: list[dict[str, float]] = []
        for folder in dossiers():
            figures = score(folder, extractor)
            out.update({f"extraction/{name}/{folder.name}/{m}": v for m, v in figures.items()})
            if folder.name != "balochistan-2026":
                (later if folder.name in LATER else others).append(figures)
        for label, group in (("other-events-mean", others), ("later-events-mean", later)):
            for m in MEASURES if group else ():
                mean = sum(f[m] for f in group) / len(group)
                out[f"extraction/{name}/{label}/{m}"] = round(mean, 4)
        speed = pages_per_second(next(dossiers()), extractor)
        out[f"extraction/{name}/pages-per-second"] = round(speed, 1)
    return out
