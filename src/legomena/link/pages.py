"""One page of a case: a document with its claims, and what is worked out from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from legomena.records import Claim, Document, Place

from .cluster import Days, document_day
from .origins import Source
from .places import Locality, is_fine, localities
from .wording import Text, Wording

_place_in_text = attrgetter("start", "id")


class Page:
    """A document with its claims in the order of the text. What is worked out of the whole case is put in by
    :class:`legomena.link.understanding.Understanding`."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self.document = document
        self._given = claims
        self.claims = sorted({claim.id: claim for claim in claims}.values(), key=_place_in_text)
        self.own = [claim for claim in self.claims if not claim.other_event]
        """Those about no other event."""
        self.naming = [claim for claim in self.own if claim.operation]
        """Those of them that name an operation."""
        self.day: Days | None = document_day(self.own)
        """The day that most of them tell of."""
        self.source: Source
        """Its text, once it has been read."""
        self.wording: Wording | None = None
        self.spots: Mapping[Spot, Sequence[Claim]] = {}
        """Places that an incident can stand on → claims told of them."""
        self.nowhere: Sequence[Claim] = ()
        """Claims told of no such place."""
        self.places: Mapping[Locality, Sequence[Claim]] | None = None
        """The same by locality."""
        self.actors: frozenset[str] = frozenset()
        """Who speaks and acts."""

    def is_of(self, document: Document, claims: Sequence[Claim]) -> bool:
        """Whether the page is made of these."""
        if document is not self.document and document != self.document:
            return False
        if claims == self._given:
            return True
        return sorted({claim.id: claim for claim in claims}.values(), key=_place_in_text) == self.claims

    def read(self, bare: str, text: Text, agencies: frozenset[str]) -> None:
        """Take in what stands in its text, which is given without page furniture."""
        self.source = Source(self.document, text, bare, agencies)
        self.wording = None


class Spot:
    """A place as it is told, wherever it stands in a text."""

    __slots__ = ("locality", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.locality: Locality | None = None


class Spots:
    """The places of a case that an incident can stand on. Claims come and go."""

    def __init__(self) -> None:
        self._spots: dict[Place, Spot] = {}
        self._counts: Counter[Spot] = Counter()
        self._changed = False

    def enter(self, claims: Iterable[Claim]) -> tuple[dict[Spot, list[Claim]], list[Claim]]:
        """Take claims in; return them by their spots, and those that have none."""
        found: dict[Spot, list[Claim]] = {}
        nowhere: list[Claim] = []
        here: dict[int, Spot | None] = {}  # nearly all claims of a page share a few places
        for claim in claims:
            place = claim.place
            if id(place) not in here:
                here[id(place)] = self._spot(place)
            spot = here[id(place)]
            if spot is None:
                nowhere.append(claim)
            elif spot in found:
                found[spot].append(claim)
            else:
                found[spot] = [claim]
        for spot, told in found.items():
            self._counts[spot] += len(told)
        self._changed = self._changed or bool(found)
        return found, nowhere

    def _spot(self, place: Place | None) -> Spot | None:
        if place is None or not is_fine(place):
            return None
        if place.start is not None or place.end is not None:
            place = msgspec.structs.replace(place, start=None, end=None)
        spot = self._spots.get(place)
        if spot is None:
            spot = self._spots[place] = Spot(place)
        return spot

    def leave(self, spots: Mapping[Spot, Sequence[Claim]]) -> None:
        """Take claims out."""
        for spot, told in spots.items():
            self._counts[spot] -= len(told)
            if not self._counts[spot]:
                del self._counts[spot], self._spots[spot.place]
        self._changed = self._changed or bool(spots)

    def locate(self) -> set[Spot]:
        """Find the locality of every spot; return the spots that lie in another one than before."""
        if not self._changed:
            return set()
        self._changed = False
        found = localities({spot.place: count for spot, count in self._counts.items()})
        other = {spot for spot in self._counts if spot.locality != found[spot.place]}
        for spot in other:
            spot.locality = found[spot.place]
        return other

    @staticmethod
    def group(spots: Mapping[Spot, Sequence[Claim]]) -> dict[Locality, Sequence[Claim]]:
        """Return claims by locality."""
        out: dict[Locality, Sequence[Claim]] = {}
        for spot, claims in spots.items():
            if spot.locality is not None:
                out[spot.locality] = [*out[spot.locality], *claims] if spot.locality in out else claims
        return out
