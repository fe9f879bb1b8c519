"""Which claims are about another event than the one that the document reports.

Careful on purpose: a claim is set apart only where its time lies well before the reported days, where its
window is a month's or year's statistics, where the words say that it is another event, or where its
town lies in another country than all the rest. Without a sign it belongs to the document's event.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from legomena.records import Place, When
from legomena.records.days import day_of, days_of

from .grounds import FINE
from .page import Line, Page
from .scope import Scope

APART = timedelta(days=10)
"""What ended so long before the first reported day is another event."""
_LEAD = 3
"""Sentences that tell which days are reported."""
_STATISTICS = 24 * 25
"""Hours from which a window is a month's statistics."""
_ELSEWHERE = re.compile(
    r"^(?:[—–-]\s*)?(?:Separately|In (?:a|an|another) (?:separate|unrelated|different|earlier|previous)\b|"
    r"(?:A|Another) (?:separate|unrelated) )"
    r"|\b(?:[Tt]he|[Ii]ts|[Aa]) (?:previous|earlier|last) "
    r"(?:deadliest|worst|bloodiest|record|such|attack|massacre|phase|wave)\b"
)
_LONG_AGO = re.compile(
    r"\b(?:last|previous|past|recent|earlier this|preceding)\s+(?:\w+\s+)?(?:months?|years?|decades?)\b"
    r"|\b(?:months?|years?|decades?)\s+(?:ago|earlier|before)\b|\bthis year\b",
    re.IGNORECASE,
)
_KNOWN = (
    r"\b(?:[Tt]he|[Tt]hat|[Tt]hose)\s+(?:[\w-]+\s+){0,3}"
    r"(?:attacks?|massacre|bombings?|assault|events|blasts?|shootings?)"
    r"\s+(?:of|on)\s+(?:the\s+)?"
)
_BACK = re.compile(r"^(?:That|It|In that|Those|Then|Both)\b")


class Background:
    """Tells the reported event from others on the page."""

    def __init__(self, page: Page, scope: Scope, published: str | None) -> None:
        self._lines = page.lines
        self._text = page.text
        self.first = _first_reported(page, scope, day_of(published))
        self.monthly = _tells_of_months(page, scope)
        self._wide = _wide_in_lead(page, scope)
        self.country, self._lead_countries = _main_country(page, scope)
        self._apart: dict[int, bool] = {}

    def is_other(
        self, line: Line, when: When | None, place: Place | None, *, role: str | None = None
    ) -> bool:
        """Whether a claim of ``line`` with that time and place is told as another event."""
        other = self._judge(line, when, place, role)
        if not other and when is None and self._apart.get(line.index - 1):
            before = self._lines[line.index - 1]
            other = before.paragraph == line.paragraph and bool(_BACK.match(self._sentence(line)))
        self._apart[line.index] = other
        return other

    def _sentence(self, line: Line) -> str:
        return self._text[line.span[0] : line.span[1]]

    def _judge(self, line: Line, when: When | None, place: Place | None, role: str | None) -> bool:
        if line.index and _ELSEWHERE.search(self._sentence(line)):
            return True
        if when is not None and self._long_ago(when, role) and not self._known_event(line, when):
            return True
        return (
            place is not None
            and place.precision in FINE
            and place.country is not None
            and self.country is not None
            and place.country != self.country
            and place.country not in self._lead_countries
        )

    def _known_event(self, line: Line, when: When) -> bool:
        """ "The attack of 22 April": the event that a later report follows up on, told as known."""
        return when.precision in ("day", "part of day", "days") and bool(
            re.search(_KNOWN + re.escape(when.text), self._sentence(line))
        )

    def _long_ago(self, when: When, role: str | None) -> bool:
        start, end = days_of(when)
        if when.text in self._wide:
            return False
        if when.hours is not None and when.hours >= _STATISTICS:
            return not self.monthly
        if when.precision == "year":
            return not self.monthly or (
                end is not None and self.first is not None and end < self.first - APART
            )
        if _LONG_AGO.search(when.text) and when.precision in ("month", None) and not self.monthly:
            return True
        if self.first is None:
            return False
        if role == "since" and start is not None:
            return start <= self.first - APART and not self.monthly
        return end is not None and end < self.first - APART


def _first_reported(page: Page, scope: Scope, published: date | None) -> date | None:
    """The first day that the lead reports on, else the day of publication."""
    days: list[date] = []
    for line in page.lines[:_LEAD]:
        here = scope.lines[line.index]
        for ref in [*here.times, *here.said]:
            if (
                ref.mention.when.precision in ("month", "year")
                or (ref.mention.when.hours or 0) >= _STATISTICS
            ):
                continue
            if ref.mention.role in ("since", "until"):
                continue
            first = days_of(ref.mention.when)[0]
            if first is not None and (
                published is None or timedelta() <= published - first <= timedelta(days=60)
            ):
                days.append(first)
        if days and published is None:
            break
    if days:
        return min(days)
    return published


def _tells_of_months(page: Page, scope: Scope) -> bool:
    """Whether a month's or year's figures are what the document itself reports."""
    for line in page.lines[:1]:
        times = scope.lines[line.index].times
        if line.tolls and times:
            return all(
                t.mention.when.precision in ("month", "year") or (t.mention.when.hours or 0) >= _STATISTICS
                for t in times
            )
    return False


def _wide_in_lead(page: Page, scope: Scope) -> frozenset[str]:
    """Months and years that the first sentence tells its own event of ("the 2017 massacre")."""
    if not page.lines:
        return frozenset()
    return frozenset(
        ref.mention.when.text
        for ref in scope.lines[0].times
        if ref.mention.when.precision in ("month", "year")
    )


def _main_country(page: Page, scope: Scope) -> tuple[str | None, frozenset[str]]:
    counts: Counter[str] = Counter()
    lead: set[str] = set()
    for line in page.lines:
        for ref in scope.lines[line.index].places:
            for place in ref.places:
                if place.country:
                    counts[place.country] += 1
                    if line.index < _LEAD:
                        lead.add(place.country)
    if not counts:
        return None, frozenset()
    top, n = counts.most_common(1)[0]
    return (top if n >= 3 and n >= 0.7 * counts.total() else None), frozenset(lead)
