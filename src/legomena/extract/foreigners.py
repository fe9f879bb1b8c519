"""Foreigners: people counted by the nationality of another country than the one where they were hit.

"Eight Indians" killed in Colombo are foreigners, in Delhi they are not. Where it happened is the country
that the document names most, unless the figure has a place of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from legomena.records import Claim
from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.names import fold
from legomena.resolve.places import PlaceMention

from .figures import Figure
from .page import Line
from .words import words

_COUNTED_BY = frozenset({"unspecified", "civilians"})
_NATIONALS = words("citizen citizens national nationals")
_FROM = words("from of")
_OWN = words("its their his her our")
_RIVAL = 3
"""A country named more than one time in this many as often as the first may be where it happened, too."""


class Foreigners:
    """Tells whom one document counts as foreigners."""

    def __init__(self, gazetteer: Gazetteer, places: Sequence[PlaceMention]) -> None:
        self._peoples = gazetteer.demonyms
        self._places = places
        self._named = Counter(p.place.country for p in places if p.place.country is not None)

    def counts(self, line: Line, f: Figure, claim: Claim) -> bool:
        """Whether figure ``f`` of ``line`` counts people of another country than the claim's."""
        if claim.group not in _COUNTED_BY or not self._named:
            return False
        codes = self._nationality(line, f)
        if not codes:
            return False
        if claim.place is not None and claim.place.country is not None:
            return claim.place.country not in codes
        home, often = self._named.most_common(1)[0]
        return home not in codes and all(self._named[c] * _RIVAL <= often for c in codes)

    def _nationality(self, line: Line, f: Figure) -> frozenset[str]:
        """The countries that the counted are told to be of; empty where none is told."""
        for k in range(f.last, f.first - 1, -1):
            if line.tokens[k].capital and (codes := self._peoples.get(fold(line.tokens[k].text))):
                return codes
        named = next((k for k in range(f.first, f.last + 1) if line.low(k) in _NATIONALS), None)
        if named is not None and not _OWN.isdisjoint(line.words(f.first, named)):
            return self._of_subject(line, f.first)
        after = f.last + 1
        if line.low(after) in _FROM and (f.last > f.first or line.low(f.last) in _NATIONALS):
            return self._country_at(line, after + 1)
        return self._predicate(line, after)

    def _predicate(self, line: Line, k: int) -> frozenset[str]:
        """ "14 of the dead were Afghans"."""
        verb = next((i for i in range(k, k + 6) if line.low(i) in ("were", "are")), None)
        if verb is None or verb + 1 >= len(line.tokens) or not line.tokens[verb + 1].capital:
            return frozenset()
        return self._peoples.get(fold(line.tokens[verb + 1].text), frozenset())

    def _of_subject(self, line: Line, end: int) -> frozenset[str]:
        """ "Azerbaijan reported four of its citizens wounded": the country named before."""
        start, stop = line.span[0], line.tokens[end].start
        near = [p for p in self._places if start <= p.start < stop and p.place.precision == "country"]
        return frozenset({near[-1].place.country}) if near and near[-1].place.country else frozenset()

    def _country_at(self, line: Line, k: int) -> frozenset[str]:
        if k >= len(line.tokens):
            return frozenset()
        if line.low(k) == "the" and k + 1 < len(line.tokens):
            k += 1
        at = line.tokens[k].start
        here = next((p.place for p in self._places if p.start == at and p.place.precision == "country"), None)
        return frozenset({here.country}) if here is not None and here.country else frozenset()
