"""Who says what: sources, cues and contents against PolNeAR (dev), news of another subject than ours.

Reads ``polnear/dev`` in the folder that ``LEGOMENA_DATA`` names and runs every attributor of
`benchmarks.attributors` on its texts. Words are runs of letters and digits: commas and quotation marks at
the edge of a span decide nothing. Over all texts (micro-averaged), for each attributor:

- ``source_exact``, ``cue_exact``, ``content_exact``: F1 of elements, right where the words are the same;
- ``source_token``, ``cue_token``, ``content_token``: F1 of the words that bear the label in any attribution;
- ``triple_token``: F1 of words in whole attributions. The attributions found and the true ones are paired
  one to one, so that the words that they share in the same role are most. A pair counts where they share a
  word in every role that the true one has, and then its shared words are right; all words of both sides
  count in the denominators, once for each attribution and role that they stand in;
- ``content_30``, ``content_80``: F1 of contents found, paired one to one, where a content is found if the
  words in both are at least 0.3 (0.8) of the words in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.assignment import best_pairs
from benchmarks.attributors import ATTRIBUTORS, Attributed, Attributor, Spans
from benchmarks.data import corpus, skip
from benchmarks.tally import Tally

ROLES = ("source", "cue", "content")
OVERLAPS = (0.3, 0.8)
_WORD = re.compile(r"\w+")
Words = dict[str, frozenset[int]]
"""Role → offsets of the words in it."""


def measure() -> dict[str, float]:
    """Return the figures by name: ``attribution/<attributor>/<figure>``."""
    folder = corpus("polnear/dev", "attribution")
    if folder is None:
        return {}
    texts = list(read(folder))
    out = {}
    for name, make in ATTRIBUTORS.items():
        try:
            attributor = make()
        except ImportError as error:
            skip(f"attribution/{name}", f"not installed ({error})")
            continue
        out.update({f"attribution/{name}/{k}": v for k, v in score(texts, attributor).items()})
    return out


def read(folder: Path) -> Iterator[tuple[str, list[Attributed]]]:
    """Yield each text with its attributions, from stand-off annotation in brat's format.

    Of a text that several people annotated, the first one's by name of the file are taken.
    """
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rpartition("_")[0], path)
    for name, path in files.items():
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        yield text, annotated(path.read_text(encoding="utf-8").splitlines())


def annotated(lines: list[str]) -> list[Attributed]:
    """Return the attributions of one file, whose lines are spans (``T``) and relations of spans (``E``)."""
    rows = [line.split("\t") for line in lines]
    spans: dict[str, Spans] = {}
    for key, marked in (row[:2] for row in rows if row[0].startswith("T")):
        pieces = [piece.split() for piece in marked.partition(" ")[2].split(";")]
        spans[key] = tuple(sorted((int(a), int(b)) for a, b in pieces))
    out = []
    for event in (row[1] for row in rows if row[0].startswith("E")):
        roles: dict[str, Spans] = dict.fromkeys(ROLES, ())
        for argument in event.split()[1:]:
            role, _, target = argument.partition(":")
            role = role.rstrip("0123456789").lower()
            roles[role] = (*roles[role], *spans[target])
        out.append(Attributed(**roles))
    return out


def score(texts: list[tuple[str, list[Attributed]]], attributor: Attributor) -> dict[str, float]:
    """Return all figures of one attributor."""
    exact = {role: Tally() for role in ROLES}
    token = {role: Tally() for role in ROLES}
    triple = Tally()
    overlap = {least: Tally() for least in OVERLAPS}
    for text, attributions in texts:
        starts = [m.start() for m in _WORD.finditer(text)]
        gold = [words(a, starts) for a in attributions]
        found = [words(a, starts) for a in attributor(text)]
        for role in ROLES:
            exact[role].add(*same(found, gold, role))
            f, g = (frozenset().union(*(a[role] for a in side)) for side in (found, gold))
            token[role].add(len(f & g), len(f), len(g))
        triple.add(shared_in_triples(found, gold), size(found), size(gold))
        for least in OVERLAPS:
            overlap[least].add(*contents_found(found, gold, least))
    figures = {f"{role}_exact": exact[role].f1 for role in ROLES}
    figures |= {f"{role}_token": token[role].f1 for role in ROLES}
    figures["triple_token"] = triple.f1
    return figures | {f"content_{least * 100:.0f}": overlap[least].f1 for least in OVERLAPS}


def words(a: Attributed, starts: list[int]) -> Words:
    """Return the words in each role, by the offset at which each begins."""
    return {
        role: frozenset(at for s, e in spans for at in starts if s <= at < e)
        for role, spans in (("source", a.source), ("cue", a.cue), ("content", a.content))
    }


def same(found: list[Words], gold: list[Words], role: str) -> tuple[int, int, int]:
    """Count the elements of one role that are the same, found, and true; one without words is none."""
    f, g = ([a[role] for a in side if a[role]] for side in (found, gold))
    left = list(g)
    right = 0
    for element in f:
        if element in left:
            left.remove(element)
            right += 1
    return right, len(f), len(g)


def size(side: list[Words]) -> int:
    """Count the words of attributions, once for each attribution and role."""
    return sum(len(a[role]) for a in side for role in ROLES)


def shared_in_triples(found: list[Words], gold: list[Words]) -> int:
    """Count the words that paired attributions share by role, where every role of the true one is met."""
    shared = [[[len(f[role] & g[role]) for role in ROLES] for g in gold] for f in found]
    whole = [
        [
            sum(counts) if all(n or not g[role] for n, role in zip(counts, ROLES, strict=True)) else 0
            for counts, g in zip(row, gold, strict=True)
        ]
        for row in shared
    ]
    return sum(whole[i][j] for i, j in best_pairs(whole))


def contents_found(found: list[Words], gold: list[Words], least: float) -> tuple[int, int, int]:
    """Count contents that are met by one found at this overlap (words in both of words in either)."""
    f, g = ([a["content"] for a in side if a["content"]] for side in (found, gold))
    near = [[float(bool(a | b) and len(a & b) / len(a | b) >= least) for b in g] for a in f]
    return len(best_pairs(near)), len(f), len(g)
