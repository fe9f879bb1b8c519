"""Places: how many are found, and how many are put where they are, on three public corpora.

Reads LGL (local newspapers of the United States above all), TR-News and GeoVirus from ``geoparsing/`` in
the folder that ``LEGOMENA_DATA`` names (by default ``../shared/data`` beside this repository), and gives:

- ``accuracy_161km``: share of the gold names that are put within 161 km (100 miles) of where they are, of all
  gold names that have coordinates, the names being given; one that is not resolved counts as wrong;
- ``median_km``, ``mean_km``: median and mean distance of those that are resolved;
- ``recognised_accuracy_161km``, ``recognised_mean_km``: the same for gold names that were found in the text,
  by the first place found that overlaps each: of those found, and of those found that are resolved;
- ``naive_accuracy_161km``, ``naive_mean_km``: the first two for a baseline: of all places of that name,
  the one with most people;
- ``precision``, ``recall``, ``f1``: of finding the names in the text, where a place found counts if it
  overlaps the gold name;
- ``seconds_per_1000_characters`` of finding and resolving.
"""

from __future__ import annotations

import math
import statistics
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import corpus
from legomena.records.distance import distance_km
from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.places import find_places, resolve_names

CORPORA = {"lgl": "lgl.xml", "tr-news": "TR-News.xml", "geovirus": "GeoVirus.xml"}
NEAR_KM = 161.0


@dataclass(frozen=True)
class Gold:
    """A name in a text, and where it is, if that is known."""

    start: int
    end: int
    at: tuple[float, float] | None


def measure() -> dict[str, float]:
    """Return the figures by name, of each corpus and of all three together (``places/all/…``).

    Nothing, with a line that says so, where the corpora are not there.
    """
    folder = corpus("geoparsing", "places")
    if folder is None:
        return {}
    gazetteer = Gazetteer()
    tallies = {"all": Tally()}
    for name, file in CORPORA.items():
        tallies[name] = Tally()
        for text, golds in read(folder / file):
            tallies[name].add(text, golds, gazetteer)
        tallies["all"].join(tallies[name])
    return {f"places/{name}/{m}": v for name, tally in tallies.items() for m, v in tally.figures().items()}


class Tally:
    """Counts over documents."""

    def __init__(self) -> None:
        self.km: list[float] = []
        self.recognised_km: list[float] = []
        self.naive_km: list[float] = []
        self.recognised = 0
        self.located = self.gold = self.found = self.right = self.recalled = self.characters = 0
        self.seconds = 0.0

    def add(self, text: str, golds: list[Gold], gazetteer: Gazetteer) -> None:
        places = resolve_names([(g.start, g.end) for g in golds], text, gazetteer)
        for gold, place in zip(golds, places, strict=True):
            if gold.at is not None:
                self.located += 1
                largest = _largest(text[gold.start : gold.end], gazetteer)
                if largest is not None:
                    self.naive_km.append(distance_km(gold.at, largest))
                if place.lat is not None and place.lon is not None:
                    self.km.append(distance_km(gold.at, (place.lat, place.lon)))
        started = time.perf_counter()
        mentions = find_places(text, gazetteer)
        self.seconds += time.perf_counter() - started
        self.characters += len(text)
        spans = [(m.start, m.end) for m in mentions]
        for gold in golds:
            met = next((m for m in mentions if m.start < gold.end and gold.start < m.end), None)
            if gold.at is None or met is None:
                continue
            self.recognised += 1
            if met.place.lat is not None and met.place.lon is not None:
                self.recognised_km.append(distance_km(gold.at, (met.place.lat, met.place.lon)))
        self.gold += len(golds)
        self.found += len(spans)
        self.right += sum(any(s < g.end and g.start < e for g in golds) for s, e in spans)
        self.recalled += sum(any(s < g.end and g.start < e for s, e in spans) for g in golds)

    def join(self, other: Tally) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def figures(self) -> dict[str, float]:
        precision, recall = self.right / max(self.found, 1), self.recalled / max(self.gold, 1)
        return {
            "names": self.gold,
            "accuracy_161km": sum(km <= NEAR_KM for km in self.km) / max(self.located, 1),
            "resolved": len(self.km) / max(self.located, 1),
            "median_km": statistics.median(self.km or [math.nan]),
            "mean_km": statistics.mean(self.km or [math.nan]),
            "recognised_accuracy_161km": sum(km <= NEAR_KM for km in self.recognised_km)
            / max(self.recognised, 1),
            "recognised_mean_km": statistics.mean(self.recognised_km or [math.nan]),
            "naive_accuracy_161km": sum(km <= NEAR_KM for km in self.naive_km) / max(self.located, 1),
            "naive_mean_km": statistics.mean(self.naive_km or [math.nan]),
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / max(precision + recall, 1e-9),
            "seconds_per_1000_characters": self.seconds / max(self.characters, 1) * 1000,
        }


def _largest(name: str, gazetteer: Gazetteer) -> tuple[float, float] | None:
    """Where the place of this name is that has most people."""
    known = [e for e in gazetteer.lookup(name) if e.lat is not None and e.lon is not None]
    best = max(known, key=lambda e: (e.population, -e.id), default=None)
    return (best.lat, best.lon) if best and best.lat is not None and best.lon is not None else None


def read(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield each text of a corpus with its gold names."""
    for article in ET.parse(path).getroot().iter("article"):  # noqa: S314
        text = article.findtext("text") or ""
        golds = []
        for node in [*article.iter("toponym"), *article.iter("location")]:
            tag = node.find("gaztag") if node.tag == "toponym" else node
            at = None
            if tag is not None and (lat := tag.findtext("lat")) and (lon := tag.findtext("lon")):
                at = (float(lat), float(lon))
            name = node.findtext("phrase") or node.findtext("name") or ""
            start = aligned(text, name, int(node.findtext("start") or 0))
            golds.append(Gold(start, start + len(name), at))
        yield text, golds


def aligned(text: str, name: str, start: int) -> int:
    """Return where ``name`` stands: some offsets of two of the corpora are off by a few characters."""
    near = [at for at in range(max(start - 3, 0), start + 4) if text.startswith(name, at)]
    return min(near, key=lambda at: abs(at - start), default=start)
