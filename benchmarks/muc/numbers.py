"""How many a filler is."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.muc.entities import Entity
from legomena.extract.words import words
from legomena.records import Claim
from legomena.resolve.numbers import find_numbers

_BEHIND_HEAD = words("OF IN FROM WHO")
_PLURALS = words("PEOPLE MEN WOMEN CHILDREN PERSONNEL POLICE")


def number(entity: Entity, text: str, claims: Sequence[Claim]) -> str:
    """Return how many an entity is: a claim's figure, the number before its words, or by its form."""
    for m in sorted(entity.mentions, key=lambda m: -m.probability):
        tokens = m.sentence.tokens
        start, end = tokens[m.first].start, tokens[m.last - 1].end
        for claim in claims:
            if claim.figure and claim.figure[0] < end and start < claim.figure[1]:
                if claim.low is not None and claim.low == claim.high:
                    return str(claim.low)
                if claim.low is not None and claim.qualifier == "about":
                    return f"~{claim.low}"
        before = tokens[max(0, m.first - 2)].start
        for n in find_numbers(text[before:end]):
            if n.low is not None and n.low == n.high and 0 < n.low < 10_000:
                return str(n.low)
    said = entity.text.split()
    head = next((said[i - 1] for i, w in enumerate(said) if i and w in _BEHIND_HEAD), said[-1])
    return "PLURAL" if head in _PLURALS or (head.endswith("S") and not head.endswith("SS")) else "1"
