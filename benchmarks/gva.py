"""Figures of an incident: killed and injured, from each report and from all reports of it together.

Reads ``gva/`` (shootings with at least two reports each, and how many were killed and injured by the record)
in the folder that ``LEGOMENA_DATA`` names. For each extractor, and for two baselines:

- ``report_killed``, ``report_injured``, ``report_both``: share of reports with the figures of the record;
- ``incident_killed``, ``incident_injured``, ``incident_both``: the same for incidents, whose reports are
  extracted, linked and reconciled as a case of its own.

The figures are what `legomena.reconcile.fuse` makes of the claims of all its reports. The record always has
a number, so what nobody tells counts as 0 here and nowhere else. ``majority`` gives everything the figures
that are most frequent; ``naive`` takes the first number before a word for dead or hurt, and for an incident
what most of its reports give.

The texts name private persons: nothing of them is printed or kept.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.data import corpus
from benchmarks.extractors import document_of, extractors
from legomena.extract import Extractor
from legomena.link import link
from legomena.reconcile import fuse
from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer

LONGEST = 20_000
"""Characters read of a report: some pages of the corpus run on into other stories."""


@dataclass(frozen=True)
class Totals:
    """Killed and injured; null where nothing is told."""

    killed: int | None
    injured: int | None


def totals_of(documents: Sequence[Document], claims: Sequence[Claim]) -> Totals:
    """Link ``claims``, which are all of one incident, and return what they give together."""
    told = fuse(documents, claims, link(documents, claims, ()))
    killed, injured = (told[effect].number if effect in told else None for effect in ("killed", "injured"))
    return Totals(killed, injured)


@dataclass(frozen=True)
class Shooting:
    """One incident of the record with its reports."""

    totals: Totals
    reports: tuple[Document, ...]


def measure() -> dict[str, float]:
    """Return the figures by name: ``gva/<extractor>/<figure>``."""
    folder = corpus("gva", "gva")
    if folder is None:
        return {}
    shootings = read(
        (folder / "dev-incidents.jsonl").read_text(encoding="utf-8").splitlines(),
        (folder / "dev-documents.jsonl").read_text(encoding="utf-8").splitlines(),
    )
    usual = Counter(s.totals for s in shootings).most_common(1)[0][0]
    readers: dict[str, Callable[[Sequence[Document]], Totals]] = {
        "majority": lambda _: usual,
        "naive": naive,
    }
    out = {f"gva/{name}/{k}": v for name, of in readers.items() for k, v in score(shootings, of).items()}
    for name, extractor in extractors("gva"):
        out.update({f"gva/{name}/{k}": v for k, v in score(shootings, reading(extractor)).items()})
    return out


def read(incidents: Sequence[str], reports: Sequence[str]) -> list[Shooting]:
    """Return the incidents of the record with their reports, from JSON Lines."""
    told: dict[str, list[Document]] = defaultdict(list)
    for row in map(json.loads, reports):
        text = f"{row['title']}\n\n{row['content']}" if row.get("title") else row["content"]
        told[row["incident"]].append(
            document_of(text[:LONGEST], row["id"], (row.get("dct") or "")[:10] or None)
        )
    return [
        Shooting(Totals(row["killed"], row["injured"]), tuple(told[row["incident"]]))
        for row in map(json.loads, incidents)
    ]


def reading(extractor: Extractor) -> Callable[[Sequence[Document]], Totals]:
    """Return what gives the figures of reports by this extractor; no report is extracted twice."""
    gazetteer = Gazetteer.default()
    claims = {}

    def figures(documents: Sequence[Document]) -> Totals:
        for d in documents:
            if d.id not in claims:
                claims[d.id] = extractor.extract(d, gazetteer)
        return totals_of(documents, [c for d in documents for c in claims[d.id]])

    return figures


def score(shootings: Sequence[Shooting], of: Callable[[Sequence[Document]], Totals]) -> dict[str, float]:
    """Return the shares of reports and of incidents that are right."""
    right: Counter[str] = Counter()
    for shooting in shootings:
        for document in shooting.reports:
            right.update(f"report_{k}" for k in agreeing(of([document]), shooting.totals))
        right.update(f"incident_{k}" for k in agreeing(of(shooting.reports), shooting.totals))
    count = {"report": sum(len(s.reports) for s in shootings), "incident": len(shootings)}
    figures = ("killed", "injured", "both")
    return {f"{unit}_{k}": right[f"{unit}_{k}"] / max(n, 1) for unit, n in count.items() for k in figures}


def agreeing(found: Totals, gold: Totals) -> list[str]:
    """Return which figures are those of the record; unknown counts as 0."""
    killed, injured = (found.killed or 0) == gold.killed, (found.injured or 0) == gold.injured
    return ["killed"] * killed + ["injured"] * injured + ["both"] * (killed and injured)


_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_COUNT = rf"\b(\d+|{'|'.join(_ONES)}|an?)\b(?:\s+[\w-]+){{0,3}}?\s+(?:\w+\s+)?"
_DEAD = re.compile(_COUNT + r"(?:killed|dead|dies|died|slain)\b", re.I)
_HURT = re.compile(_COUNT + r"(?:injured|wounded|hurt|hospitalized)\b", re.I)


def naive(documents: Sequence[Document]) -> Totals:
    """What most reports give by one regular expression a figure."""
    each = Counter(Totals(_first(_DEAD, d.text), _first(_HURT, d.text)) for d in documents)
    return each.most_common(1)[0][0] if each else Totals(None, None)


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    if found is None:
        return None
    word = found[1].lower()
    return int(word[:6]) if word.isdecimal() else _ONES.index(word) + 1 if word in _ONES else 1
