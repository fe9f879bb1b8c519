"""What linking and reconciling cost, and how good linking is, on made-up cases with known truth.

Processor time of a claim, of both processes where two share the work, since wall time depends on what else a
machine does; the case's documents and claims are made before the clock starts. ``seconds`` are those of the
clock on the wall: what a million claims take on two cores that do nothing else. ``peak-gb`` is the memory of
the first process, ``second-peak-gb`` that of the other, most of which they share. A million claims only where
``LEGOMENA_BENCH_LARGE`` is set.

``add-one-seconds`` is what it takes to bring an open case up to date when another document comes in with its
claims: adding both to the casefile, reading them from it, linking and reconciling; the middle one of five.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import tempfile
import time
from pathlib import Path
from random import Random

import msgspec

from legomena import Case
from legomena.casefile import Ledger, open_case
from legomena.link import link
from legomena.reconcile import reconcile
from legomena.records import Claim, Document, Links

from .partitions import b_cubed
from .synthetic import Truth, make_case

SIZES = (10_000, 100_000)
LARGE = 1_000_000
GROWN = 100_000
"""Claims of the case that documents are added to, one by one."""
_ADDED = 5
_EXTRACTOR = "synthetic 1"
SEED = 2026


def quality(truth: Truth, links: Links) -> dict[str, float]:
    """B³ of incidents, operations, campaigns and origins; recall and precision of the planted errors."""
    incident_of = {member.claim: incident.id for incident in links.incidents for member in incident.claims}
    whole_of = {
        member.claim: incident.operation or incident.id
        for incident in links.incidents
        for member in incident.claims
    }
    above = {operation.id: operation.parent for operation in links.operations}

    def widest(id_: str) -> str:
        return id_ if (parent := above.get(id_)) is None else widest(parent)

    campaigns = {claim: widest(whole_of[claim]) if claim in whole_of else claim for claim in truth.site_of}
    within = {
        claim: campaign
        for claim, campaign in truth.campaign_of.items()
        if claim in truth.site_of and campaign != truth.operation_of[claim]
    }
    sites = {claim: incident_of.get(claim, claim) for claim in truth.site_of}
    wholes = {claim: whole_of.get(claim, claim) for claim in truth.site_of}
    origins = {document: origin.id for origin in links.origins for document in origin.documents}
    told = {one.claim: one.kind for one in links.rereportings}
    right = sum(told.get(claim) == kind for claim, kind in truth.errors.items())
    return {
        "incidents-b3": b_cubed(truth.site_of, sites),
        "operations-b3": b_cubed({claim: truth.operation_of[claim] for claim in truth.site_of}, wholes),
        "campaigns-b3": b_cubed({claim: truth.campaign_of[claim] for claim in truth.site_of}, campaigns),
        "within-campaigns-b3": b_cubed(within, campaigns),
        "origins-b3": b_cubed(truth.origin_of, origins),
        "errors-recall": right / max(len(truth.errors), 1),
        "errors-precision": right / max(len(told), 1),
    }


def seconds_to_add_one(truth: Truth) -> float:
    """Seconds of processor time from a new document, and its claims, to the account of the whole case."""
    claims: dict[str, list[Claim]] = {}
    for claim in truth.claims:
        claims.setdefault(claim.document, []).append(msgspec.structs.replace(claim, extractor=_EXTRACTOR))

    def add(ledger: Ledger, document: Document) -> None:
        ledger.add_document(document, document.name.encode())
        ledger.add_extraction(document.id, _EXTRACTOR, claims.get(document.id, ()))

    documents = list(truth.documents)
    Random(SEED).shuffle(documents)  # noqa: S311 - a benchmark
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.legomena"
        with open_case(path, create=True) as ledger, ledger.batch():
            for document in documents[_ADDED:]:
                add(ledger, document)
        took = []
        with Case(path) as case, open_case(path) as ledger:
            case.anatomy()
            for document in documents[:_ADDED]:
                start = time.process_time()
                add(ledger, document)
                case.anatomy()
                took.append(time.process_time() - start)
    return statistics.median(took)


def _worked() -> float:
    """Return the seconds of processor time of this process, and of those that worked for it."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measure() -> dict[str, float]:
    """All figures of this module by name."""
    out: dict[str, float] = {}
    sizes = (*SIZES, LARGE) if os.environ.get("LEGOMENA_BENCH_LARGE") else SIZES
    for size in sizes:
        truth = make_case(size, SEED)
        many = len(truth.claims)
        gc.collect()
        start, clock = _worked(), time.perf_counter()
        links = link(truth.documents, truth.claims)
        linked = _worked()
        reconcile(truth.documents, truth.claims, links)
        done = _worked()
        found = {
            "link-microseconds-a-claim": (linked - start) / many * 1e6,
            "reconcile-microseconds-a-claim": (done - linked) / many * 1e6,
            "seconds": time.perf_counter() - clock,
            "peak-gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
            "second-peak-gb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6,
            **quality(truth, links),
        }
        out |= {f"cost/{size}/{key}": round(value, 3) for key, value in found.items()}
        if size == GROWN:
            out[f"cost/{size}/add-one-seconds"] = round(seconds_to_add_one(truth), 3)
        del truth, links
    small = out[f"cost/{sizes[0]}/link-microseconds-a-claim"]
    out["cost/link-growth"] = round(out[f"cost/{sizes[-1]}/link-microseconds-a-claim"] / small, 3)
    return out
