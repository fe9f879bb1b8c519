"""Linking against gold: copies in the example's dossier, and reports of many shootings sorted into incidents.

The Gun Violence Corpus (train, dev) and 2,000 reports of 765 shootings lie beside the checkout
(``../shared/data``, or where ``LEGOMENA_DATA`` points). Their texts name private persons: nothing of them is
printed. Every report is read by the grammar as in any case, all reports of a set are linked as one case, and
a report's incident is its story's (``Links.stories``).
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

from legomena.extract import extract
from legomena.link import link
from legomena.records import Claim, Document, Links, document_id
from legomena.resolve.gazetteer import Gazetteer

from .extraction import SHARED, documents
from .partitions import b_cubed, conll

DATA = Path(os.environ.get("LEGOMENA_DATA", SHARED / "data"))
SETS = {"gvc-train": "gvc/train.jsonl", "gvc-dev": "gvc/dev.jsonl", "gva-dev": "gva/dev-documents.jsonl"}
MENTIONS = "gvc/evt_gold_dev.keyfile"
_KINDS = {
    "death": r"kill|dea|die|dying|fatal|murder|homicid|manslaughter|suicid|slay|slain",
    "injury": r"wound|injur|hurt",
    "shooting": r"shoot|shot|gun|fire|firing|open",
}
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|'s\b|[^\W_]+(?:-[^\W_]+)*|\S")


def reports(path: Path) -> tuple[list[Document], dict[str, str]]:
    """The reports of a set, and document → its incident; a text that tells of two stands there twice."""
    found, gold = [], {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = "\n\n".join(part for part in (row["title"], row["content"]) if part)
        document = Document(
            id=document_id(f"{row['id']} {row['incident']}".encode()),
            name=row["id"],
            text=text,
            title=row["title"],
            url=row["uri"],
            published=row["dct"],
            published_basis="stated",
            lang="en",
        )
        found.append(document)
        gold[document.id] = row["incident"]
    return found, gold


def read(found: Sequence[Document]) -> list[Claim]:
    """The claims of all documents; one that the extractor fails on has none."""
    gazetteer = Gazetteer.default()
    claims: list[Claim] = []
    for document in found:
        try:
            claims.extend(extract(document, gazetteer))
        except Exception as error:
            sys.stderr.write(f"linking: {document.name} not read ({type(error).__name__})\n")
    return claims


def by_story(links: Links) -> dict[str, str]:
    """Document → its story."""
    return {document: story.id for story in links.stories for document in story.documents}


def by_incident(links: Links, claims: Sequence[Claim]) -> dict[str, str]:
    """Document → the incident that most of its claims are of, for documents with such claims."""
    document_of = {claim.id: claim.document for claim in claims}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for incident in links.incidents:
        for member in incident.claims:
            counts[document_of[member.claim]][incident.id] += 1
    return {document: min(found, key=lambda id_: (-found[id_], id_)) for document, found in counts.items()}


def by_place_and_day(found: Sequence[Document], claims: Sequence[Claim]) -> dict[str, str]:
    """Baseline: documents whose most told place and day are the same; of publication where no day is told."""
    places: dict[str, Counter[str]] = defaultdict(Counter)
    days: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.place is not None:
            places[claim.document][claim.place.name or claim.place.text] += 1
        if claim.when is not None and claim.when.start is not None:
            days[claim.document][claim.when.start[:10]] += 1
    out = {}
    for document in found:
        place = places[document.id].most_common(1)
        day = days[document.id].most_common(1)
        when = day[0][0] if day else document.published
        out[document.id] = f"{place[0][0]} {when}" if place else document.id
    return out


def by_headline(found: Sequence[Document]) -> dict[str, str]:
    """Baseline: documents whose titles have the same lemmas (words of five letters or more, cut to five)."""
    return {
        d.id: " ".join(sorted({w[:5] for w in re.findall(r"\w{5,}", (d.title or "").lower())})) for d in found
    }


def mentions(path: Path, found: Sequence[Document]) -> Iterator[tuple[str, str, str, str]]:
    """Mention, its document, its word and its gold chain: those in titles, whose words can be counted out.

    The key file counts words in sentences of a division that is not published with it; only titles, of one
    sentence, give the word without doubt.
    """
    titles = {document.name: (document.id, document.title or "") for document in found}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) != 5 or fields[0] != "evt":
            continue
        name, sentence, word = fields[3].split(".")
        tokens = _TOKEN.findall(titles[name][1])
        if sentence == "t1" and int(word) <= len(tokens):
            yield fields[3], titles[name][0], tokens[int(word) - 1].lower(), fields[4]


def kind_of(word: str) -> str:
    """What kind of event a word tells of; the word itself where that is not known."""
    return next((kind for kind, stems in _KINDS.items() if re.match(stems, word)), word)


def measure_set(name: str) -> tuple[dict[str, float], Links, list[Document], list[Claim]]:
    """The figures of one set of reports."""
    found, gold = reports(DATA / SETS[name])
    claims = read(found)
    start = time.process_time()
    links = link(found, claims)
    seconds = time.process_time() - start
    stories, incidents = by_story(links), by_incident(links, claims)
    told = {document: gold[document] for document in incidents}
    place_day, headline = by_place_and_day(found, claims), by_headline(found)
    wrong = sum(len({gold[d] for d in origin.documents}) > 1 for origin in links.origins)
    out = {
        "documents-b3": b_cubed(gold, stories),
        "documents-conll": conll(gold, stories),
        "place-and-day-b3": b_cubed(gold, place_day),
        "place-and-day-conll": conll(gold, place_day),
        "headline-lemma-b3": b_cubed(gold, headline),
        "headline-lemma-conll": conll(gold, headline),
        "incidents-of-claims-b3": b_cubed(told, incidents),
        "documents-with-an-incident": len(incidents) / len(found),
        "origins-across-incidents": wrong,
        "seconds": seconds,
    }
    return {f"linking/{name}/{key}": round(value, 4) for key, value in out.items()}, links, found, claims


def measure_mentions(links: Links, found: Sequence[Document], claims: Sequence[Claim]) -> dict[str, float]:
    """Event mentions in the titles of GVC dev: chains of one kind of event in one story."""
    rows = list(mentions(DATA / MENTIONS, found))
    gold = {mention: chain for mention, _, _, chain in rows}
    stories, place_day = by_story(links), by_place_and_day(found, claims)
    systems: dict[str, dict[str, Hashable]] = {
        "mentions": {m: (stories[d], kind_of(word)) for m, d, word, _ in rows},
        "place-and-day-mentions": {m: (place_day[d], kind_of(word)) for m, d, word, _ in rows},
        "lemma-mentions": {m: word[:4] for m, _, word, _ in rows},
    }
    out = {"mentions": float(len(rows))}
    for name, chains in systems.items():
        out[f"{name}-b3"], out[f"{name}-conll"] = b_cubed(gold, chains), conll(gold, chains)
    return {f"linking/gvc-dev/{key}": round(value, 4) for key, value in out.items()}


def measure_dossier() -> dict[str, float]:
    """Copies of the example's dossier: marked ones found, other pages merged, figures changed on the way."""
    found = documents(SHARED / "dossiers" / "balochistan-2026")
    claims = read(found)
    links = link(found, claims)
    names = {document.id: document.name for document in found}
    marked = {frozenset((d.name, d.syndicated_of)) for d in found if d.syndicated_of}
    pairs = {
        frozenset((names[one], names[other]))
        for origin in links.origins
        for place, one in enumerate(origin.documents)
        for other in origin.documents[:place]
    }
    effects = [told for told in links.rereportings if told.kind == "effect"]
    return {
        "linking/balochistan-2026/marked-copies-found": len(marked & pairs) / len(marked),
        "linking/balochistan-2026/independent-pages-merged": float(len(pairs - marked)),
        "linking/balochistan-2026/killed-or-injured-told-as-killed": float(len(effects)),
    }


def measure() -> dict[str, float]:
    """All figures of this module by name."""
    out: dict[str, float] = {}
    if (SHARED / "dossiers" / "balochistan-2026").is_dir():
        out |= measure_dossier()
    for name, path in SETS.items():
        if not (DATA / path).is_file():
            sys.stderr.write(f"linking: {name} skipped, nothing at {DATA / path} (set LEGOMENA_DATA)\n")
            continue
        figures, links, found, claims = measure_set(name)
        out |= figures
        if name == "gvc-dev":
            out |= measure_mentions(links, found, claims)
    return out
