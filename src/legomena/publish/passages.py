"""A document's text cut where quotes begin and end, so that overlapping quotes show right."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """A run of text with the same quotes over all of it."""

    text: str
    claims: tuple[str, ...]
    """Ids of the claims whose quotes cover it."""
    begins: tuple[str, ...]
    """Those of them whose quote begins here."""


def cut(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Segment]:
    """Cut ``text`` at the ends of ``spans`` (start, end, claim id; code points, half-open).

    The texts of the segments joined are the text again. Spans that reach outside are cut to it; empty
    ones are given one character, so that their claim can still be jumped to.
    """
    kept = []
    for start, end, claim in spans:
        start = max(0, min(start, len(text)))
        end = min(len(text), max(end, start + 1))
        if start >= end:
            start = max(0, end - 1)
        if start < end:
            kept.append((start, end, claim))
    kept.sort()
    edges = sorted({0, len(text), *(s for s, _, _ in kept), *(e for _, e, _ in kept)})
    segments = []
    live: list[tuple[int, int, str]] = []
    upcoming = 0
    for left, right in itertools.pairwise(edges):
        live = [one for one in live if one[1] > left]
        while upcoming < len(kept) and kept[upcoming][0] == left:
            live.append(kept[upcoming])
            upcoming += 1
        segments.append(
            Segment(
                text[left:right],
                tuple(claim for _, _, claim in live),
                tuple(claim for start, _, claim in live if start == left),
            )
        )
    return segments
