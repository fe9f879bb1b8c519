"""Who is one speaker: the speakers of the dossiers' gold claims, sorted into actors.

``actors.json`` was written by reading: for each dossier, the speakers (as the gold claims write them) that
are one. A speaker that is not listed stands alone. A body's media wing, press office and unnamed
spokesperson speak for the body; a person who is named is that person. Who is told of by office only is one
speaker for each office, number and rank aside ("officials", "a senior official").
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from legomena.link.actors import find_actors
from legomena.records import Claim, Document, Speaker, with_id

from .extraction import SHARED, documents, dossiers
from .partitions import Partition, b_cubed

GOLD = Path(__file__).with_name("actors.json")
_VIA = re.compile(r" \((?:via|citing) [^()]*\)$")


def speakers(folder: Path, pages: Sequence[Document]) -> dict[str, tuple[str, Claim]]:
    """Claim → its speaker as the gold writes it, and the claim; who stands between is no part of a name."""
    by_name = {page.name: page for page in pages}
    found: dict[str, tuple[str, Claim]] = {}
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = by_name[row["page"]]
        start = max(page.text.find(row["quote"]), 0)
        end = start + len(row["quote"])
        claim = with_id(
            Claim(
                id="",
                document=page.id,
                kind="toll",
                quote=row["quote"],
                start=start,
                end=end,
                sentence=(start, end),
                speaker=Speaker(name=_VIA.sub("", row["speaker"])),
                low=len(found),
            )
        )
        found[claim.id] = row["speaker"], claim
    return found


def score(folder: Path, one: Sequence[Sequence[str]]) -> tuple[float, float]:
    """B³ of one dossier, and of taking every spelling for a speaker of its own."""
    pages = documents(folder)
    told = speakers(folder, pages)
    of = {name: f"{number}" for number, names in enumerate(one) for name in names}
    missing = sorted(of.keys() - {name for name, _ in told.values()})
    if missing:
        raise ValueError(
            f"{GOLD.name}: {folder.name} has no speaker {missing[0]!r}; write it as its claims do"
        )
    gold: Partition = {claim: of.get(name, name) for claim, (name, _) in told.items()}
    actors = find_actors(pages, [claim for _, claim in told.values()])
    found = {claim: actor.id for actor in actors for claim in actor.speaks}
    return b_cubed(gold, found), b_cubed(gold, {claim: name for claim, (name, _) in told.items()})


def measure() -> dict[str, float]:
    """All figures of this module by name."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    if not (SHARED / "dossiers" / "balochistan-2026").is_dir():
        sys.stderr.write(
            f"actors: the example's gold is not at {SHARED} (LEGOMENA_SHARED points elsewhere)\n"
        )
    out: dict[str, float] = {}
    scores = {folder.name: score(folder, gold[folder.name]) for folder in dossiers() if folder.name in gold}
    for name, (b3, _) in scores.items():
        out[f"actors/{name}/b3"] = round(b3, 4)
    if scores:
        out["actors/mean/b3"] = round(sum(b3 for b3, _ in scores.values()) / len(scores), 4)
        out["actors/mean/as-written-b3"] = round(sum(plain for _, plain in scores.values()) / len(scores), 4)
    return out
