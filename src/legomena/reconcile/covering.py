"""Which days a figure covers: as told, as told elsewhere of the same figure, or as the event allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from legomena.records import Claim, When
from legomena.records.days import day_of

from .casebook import Casebook
from .numbers import value_of
from .scopes import Scope, subgroup_of
from .windows import Window, window_of

_BEFORE_DAYS = 1
"""A night's attack is told of the evening's day and of the morning's."""
_TELLING = 10
"""So high a number, given twice by one speaker for one group, is one count."""

Days = tuple[str | None, str | None]


@dataclass(frozen=True)
class Covering:
    """What the figures of one account cover."""

    scope: Scope
    book: Casebook
    event: Window
    """The days of the event itself."""
    event_days: Days
    growing: bool
    """Whether figures cover windows that grow, as those of an operation do."""
    elsewhere: Mapping[str, When]
    """``Claim.id`` → the time that is told of the same figure elsewhere, for claims that tell none."""
    _read: dict[When | None, tuple[Window, bool]] = field(default_factory=dict)

    @classmethod
    def of(cls, tolls: Sequence[Claim], book: Casebook, scope: Scope) -> Covering:
        """Read what the toll claims of an account say of their windows."""
        growing = _grows(tolls, scope)
        event = Window(scope.first, scope.last)
        elsewhere = _told_elsewhere(tolls, book) if growing else {}
        return cls(scope, book, event, event.iso, growing, elsewhere)

    def days(self, window: Window) -> Days:
        """Return the first and last day of a window as ISO dates; one object for the event's own."""
        return self.event_days if window is self.event else window.iso

    def when(self, claim: Claim) -> When | None:
        """Return the time that is told of the claim's figure: beside it, else elsewhere."""
        return self.elsewhere.get(claim.id, claim.when) if self.elsewhere else claim.when

    def window(self, claim: Claim) -> tuple[Window, bool]:
        """Return what a figure covers, and whether both its ends are told.

        It covers what is told, else all from the beginning of the event to when it was said. Of an event
        that is over, a later day told beside a figure ("on Tuesday") is the day of the counting: the figure
        is of the event's days. What lies before them, or holds them and more, is kept as told.
        """
        if self.growing:
            return self._growing_window(claim)
        found = self._read.get(claim.when)
        if found is None:
            found = self._read[claim.when] = self._settled_window(claim.when)
        return found

    def _settled_window(self, when: When | None) -> tuple[Window, bool]:
        told, scope = window_of(when), self.scope
        if told.known:
            kept = not self.event.known or _tells_other_days(told, scope)
            wide = when is not None and when.precision in ("month", "year")
            return told if kept or wide else self.event, True
        return self.event if self.event.known else told, False

    def _growing_window(self, claim: Claim) -> tuple[Window, bool]:
        told, scope = window_of(self.when(claim)), self.scope
        if told.known:
            return told, True
        said = day_of(self.book.said(claim))
        if said is None or scope.first is None:
            return Window(hours=told.hours), False
        return Window(scope.first, max(said, scope.first), told.hours), False


def says_window(when: When | None) -> bool:
    """Whether a time tells what a figure covers: both ends, or a length."""
    window = window_of(when)
    return window.hours is not None or window.known


def _told_elsewhere(tolls: Sequence[Claim], book: Casebook) -> dict[str, When]:
    """Return the time of the same figure on the same page, else of the same number from the same speaker."""
    on_page: dict[tuple[object, ...], list[When]] = defaultdict(list)
    by_speaker: dict[tuple[object, ...], list[When]] = defaultdict(list)
    keys = {}
    for claim in tolls:
        value = value_of(claim.low, claim.high)
        if value is None or claim.series == "increment":
            continue
        what = (claim.group, claim.effect, subgroup_of(claim), value)
        keys[claim.id] = ((claim.document, *what), (book.actor(claim).id, *what))
        if claim.when is not None and says_window(claim.when):
            on_page[keys[claim.id][0]].append(claim.when)
            by_speaker[keys[claim.id][1]].append(claim.when)
    out: dict[str, When] = {}
    for claim in tolls:
        if claim.id not in keys or (claim.when is not None and says_window(claim.when)):
            continue
        page, speaker = keys[claim.id]
        found = on_page.get(page) or (by_speaker.get(speaker) if speaker[-1] >= _TELLING else None)
        if found:
            out[claim.id] = max(found, key=lambda when: (found.count(when), when.text, str(when.start)))
    return out


def _grows(tolls: Sequence[Claim], scope: Scope) -> bool:
    """Whether figures of the account cover windows that grow, as those of an operation do.

    So it is where two documents or more tell of a window that holds the first day and reaches past the
    last. Otherwise the dead of a day are counted for many days, and each figure is of that day.
    """
    if scope.place is not None or scope.first is None or scope.last is None:
        return False
    pages = {
        claim.document
        for claim in tolls
        if (w := window_of(claim.when)).first is not None
        and w.last is not None
        and w.first <= scope.first
        and w.last > scope.last
    }
    return len(pages) > 1


def _tells_other_days(told: Window, scope: Scope) -> bool:
    if not (told.first and told.last and scope.first and scope.last):
        return False
    if scope.place is not None:
        return (scope.first - told.first).days > _BEFORE_DAYS
    holds = told.first <= scope.first and scope.last <= told.last
    return told.last < scope.first or (holds and (told.first, told.last) != (scope.first, scope.last))
