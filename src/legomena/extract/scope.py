"""Which place and which time hold for a claim, as the whole document tells it.

A place or time belongs to what stands nearest to it in its sentence, clauses and other figures counting
as distance. The time of saying ("said on Sunday"), the place of a speaker ("police in Quetta") and what
a figure merely follows ("after Saturday's attacks") are no scope of it. What the sentence leaves open is
carried over only where its words point back ("there", "the town"); else it stays null: the whole event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legomena.records import Place, When
from legomena.resolve.dates import TimeMention
from legomena.resolve.places import PlaceMention

from . import lexicon as lx
from .attribution import Range
from .grounds import FINE, GENERIC, GROUND, OFFICES, PlaceRef, is_origin, is_press, is_speakers, leads, listed
from .nearness import distance
from .page import Line, Page
from .reporting import is_saying_time, leans_after, out_of_scale
from .words import words

_FAR = 30
_MOST_LISTED = 3
"""A figure told of more towns than this is told of the whole."""
_EXISTENTIAL = lx.BE | words("had has have remain remained seemed seems appeared")


@dataclass(slots=True)
class TimeRef:
    first: int
    last: int
    mention: TimeMention
    leads: bool = False
    """Whether it opens the sentence."""
    leans: bool = False
    """Whether what is told comes after it ("after Saturday's attacks")."""


@dataclass(slots=True)
class Scoped:
    """Places and times that one line offers."""

    places: list[PlaceRef] = field(default_factory=list)
    times: list[TimeRef] = field(default_factory=list)
    spoken: list[PlaceRef] = field(default_factory=list)
    """Places of speakers: they scope nothing, but "there" and "the city" can mean them."""
    said: list[TimeRef] = field(default_factory=list)
    """Times of saying."""


class Scope:
    """Answers where and when for any words of one document."""

    def __init__(self, page: Page, places: Sequence[PlaceMention], times: Sequence[TimeMention]) -> None:
        self._page = page
        self.lines: list[Scoped] = [Scoped() for _ in page.lines]
        self.places = places
        self.times = times
        self._sort_places(places)
        self._sort_times(times)

    # -- the questions ---------------------------------------------------------------------------------

    def place_of(self, line: Line, *anchors: Range) -> Place | None:
        """The place told for the words in ``anchors`` (token ranges); several listed ones as one text."""
        found = self.places_of(line, *anchors)
        if not found or len(found) > _MOST_LISTED:
            return None
        return found[0] if len(found) == 1 else self._several(found)

    def places_of(self, line: Line, *anchors: Range, far: float = _FAR) -> list[Place]:
        """The places told for the words in ``anchors``: more than one where they stand in a list."""
        best: tuple[float, list[Place]] | None = None
        for ref in self.lines[line.index].places:
            cost = self._nearness(line, (ref.first, ref.last), anchors)
            if leads(line, ref.first):
                cost = min(cost, 12)
            if all(p.precision not in FINE for p in ref.places):
                cost += 6
            if not ref.prepared and ref.places[0].precision != "site":
                cost += 2
            if cost <= far and (best is None or cost < best[0]):
                best = (cost, ref.places)
        back = self._pointed_at(line, anchors)
        if back is not None and (best is None or back[0] < best[0] or best[1][0].precision not in FINE):
            return [back[1]]
        return best[1] if best is not None else []

    def when_of(self, line: Line, *anchors: Range, doing: bool = True) -> When | None:
        """The time told for the words in ``anchors``.

        ``doing`` is false for a mention of the event itself ("Saturday's attacks"), which a time that
        the words of a toll merely follow does date.
        """
        ref = self.time_ref(line, *anchors, doing=doing)
        return ref.mention.when if ref is not None else None

    def time_ref(self, line: Line, *anchors: Range, doing: bool = True) -> TimeRef | None:
        """The time mention behind `when_of`."""
        best: tuple[float, TimeRef] | None = None
        for ref in self.lines[line.index].times:
            if doing and ref.leans:
                continue
            cost = self._nearness(line, (ref.first, ref.last), anchors, follows=40)
            if ref.leads:
                cost = min(cost, 14)
            if cost <= _FAR and (best is None or cost < best[0]):
                best = (cost, ref)
        return best[1] if best is not None else None

    def role_of(self, when: When | None, line: Line) -> str | None:
        """The role that a time of ``line`` has there ("since"); null where it is told elsewhere."""
        refs = self.lines[line.index].times
        return next((ref.mention.role for ref in refs if ref.mention.when is when), None)

    # -- places ----------------------------------------------------------------------------------------

    def _sort_places(self, mentions: Sequence[PlaceMention]) -> None:
        by_line = _by_line(self._page.lines, [m.start for m in mentions])
        for index, numbers in by_line.items():
            line = self._page.lines[index]
            kept: list[tuple[int, int, Place]] = []
            for n in numbers:
                m = mentions[n]
                a, b = line.at(m.start, m.end)
                if a < line.body or (m.metonym and line.low(b) not in OFFICES):
                    continue
                if is_speakers(line, a) or is_press(line, a):
                    self.lines[index].spoken.append(PlaceRef(a, b, [m.place]))
                elif not is_origin(line, a, b):
                    kept.append((a, b, m.place))
            for ref in listed(line, kept):
                before = line.low(ref.first - 1)
                if before in lx.DETERMINERS:
                    before = line.low(ref.first - 2)
                ref.prepared = before in GROUND or before == "of"
                coarse = [p for p in ref.places if p.precision not in FINE]
                if len(coarse) == len(ref.places) and not ref.prepared:
                    continue
                self.lines[index].places.append(ref)
                line.places.append((ref.first, ref.last))
                if ref.prepared and leads(line, ref.first):
                    line.grounds.append((ref.first, ref.last))

    def _several(self, places: list[Place]) -> Place | None:
        first, last = places[0], places[-1]
        if first.start is None or last.end is None:
            return None
        countries = {p.country for p in places}
        admins = {p.admin1 for p in places}
        return Place(
            text=self._page.text[first.start : last.end],
            country=first.country if len(countries) == 1 else None,
            admin1=first.admin1 if len(admins) == 1 else None,
            start=first.start,
            end=last.end,
        )

    def _pointed_at(self, line: Line, anchors: Sequence[Range]) -> tuple[float, Place] | None:
        """The place that "there" or "the town" means, with the distance of that word."""
        for i, t in enumerate(line.tokens):
            if t.low == "there":
                if (
                    line.low(i + 1) in _EXISTENTIAL
                    or line.low(i - 1) in ("are", "is", "were", "was")
                    or i == 0
                ):
                    continue
                generic = False
            elif t.low in GENERIC and _definite(line, i) and line.low(i + 1) not in ("of", "in", "at", "'s"):
                generic = True
            else:
                continue
            cost = self._nearness(line, (i, i + 1), anchors)
            if cost > 20:
                continue
            found = self._antecedent(line, i, t.low if generic else None)
            if found is not None:
                return cost, found
        return None

    def _antecedent(self, line: Line, i: int, noun: str | None) -> Place | None:
        for index in range(line.index, max(-1, line.index - 3), -1):
            if self._page.lines[index].paragraph != line.paragraph and index < line.index - 1:
                break
            here = self.lines[index]
            refs = sorted([*here.places, *here.spoken], key=lambda r: r.first)
            for ref in reversed(refs):
                if index == line.index and ref.first >= i:
                    continue
                if len(ref.places) > 1:
                    return None
                place = ref.places[0]
                if noun in ("province", "region"):
                    if place.precision == "province":
                        return place
                    continue
                if noun in _SITES and place.precision != "site" and noun not in place.text.lower():
                    continue
                if place.precision in FINE:
                    return place
        return None

    # -- times -----------------------------------------------------------------------------------------

    def _sort_times(self, mentions: Sequence[TimeMention]) -> None:
        by_line = _by_line(self._page.lines, [m.start for m in mentions])
        for index, numbers in by_line.items():
            line = self._page.lines[index]
            for n in numbers:
                m = mentions[n]
                a, b = line.at(m.start, m.end)
                line.times.append((a, b))
                if a < line.body or out_of_scale(line, a, m):
                    continue
                ref = TimeRef(a, b, m, leads(line, a), leans_after(line, a, b))
                if is_saying_time(line, a, b, m):
                    self.lines[index].said.append(ref)
                else:
                    self.lines[index].times.append(ref)

    # -- distance --------------------------------------------------------------------------------------

    def _nearness(self, line: Line, ref: Range, anchors: Sequence[Range], follows: float = 10) -> float:
        first = anchors[0] if anchors else (0, 0)
        own = next((f for f in line.tolls if f.first < first[1] and first[0] <= f.last), None)
        return min((distance(line, ref, anchor, own, follows) for anchor in anchors), default=99.0)


_SITES = words(
    "camp prison jail base church mosque temple hospital hotel market school compound building headquarters"
)


def _by_line(lines: Sequence[Line], starts: Sequence[int]) -> dict[int, list[int]]:
    """Line index → indexes of the mentions that start in it; both are in reading order."""
    out: dict[int, list[int]] = {}
    n = 0
    for line in lines:
        while n < len(starts) and starts[n] < line.span[1]:
            if starts[n] >= line.span[0]:
                out.setdefault(line.index, []).append(n)
            n += 1
    return out


def _definite(line: Line, i: int) -> bool:
    """ "the town", "that village", "the provincial capital", "the same place"."""
    k = i - 1
    while k >= 0 and i - k <= 3 and line.low(k) in _KINDS:
        k -= 1
    return line.low(k) in ("the", "that", "this", "same")


_KINDS = words("same provincial port coastal border remote small desert mountain regional nearby")
