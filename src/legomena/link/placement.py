"""Which whole is meant by a claim that is told of no one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from legomena.records import Claim, Document
from legomena.records.days import day_of

from .cluster import FOUNDING, Days, in_text, length, overlap, span
from .events import family
from .opnames import OperationKey
from .places import same_area
from .retelling import FEWEST_PAGES, MOST_OF_CASE
from .wholes import Whole

_SLACK_DAYS = 7
"""How far a figure's window may lie outside the days of the incidents."""
_ENOUGH = 0.2
_ELSEWHERE = -1
"""Stands for what a page tells that belongs to no whole."""
_SOON_DAYS = 10
_LONG_AFTER = 0.1
"""What it counts for that a page came out after a whole began, where that was long before."""
_MAIN_TIMES = 1.5
"""So many times as many reports as of any other tell of the main event of a case."""
_ANYWHERE = "*"
_NOBODY: frozenset[str] = frozenset()
_FEW_WHOLES = 64
"""A claim that shares neither page, name nor week with any whole is tried with all, up to so many."""


def place_whole_claims(
    wholes: Sequence[Whole],
    coarse: Sequence[Claim],
    documents: Mapping[str, Document],
    keys: Mapping[str, OperationKey],
    parties: Mapping[str, frozenset[str]],
    mates: Mapping[str, Sequence[str]],
) -> list[Claim]:
    """Give each claim about no one place to the whole that it can mean; return those that fit none.

    ``parties`` holds the actors (speaker, subject) of each claim, ``mates`` the documents that report the
    same event as each document, itself among them.
    """
    left: list[Claim] = []
    finder = _Finder(wholes)
    pages = _Pages(wholes, mates if len(documents) >= FEWEST_PAGES else {})
    kinds = _kinds(coarse)
    main = main_whole(wholes, len(documents))
    ordered = sorted(coarse, key=in_text)
    sure = [claim for claim in ordered if span(claim)[0] is not None or claim.id in keys]
    known = {claim.id for claim in sure}
    # what is told with a time or name comes first, so that what its page tells without follows it
    for portion in (sure, [claim for claim in ordered if claim.id not in known]):
        placed: list[tuple[str, int]] = []
        for claim in portion:
            if (
                claim.place is None
                and claim.id not in known
                and pages.share(claim.document, _ELSEWHERE) > 0.5
            ):
                left.append(claim)
                continue
            best: tuple[float, int, int] | None = None
            why: list[str] = []
            for place in sorted(
                finder.near(claim, keys, documents, main, parties) | pages.of(claim.document)
            ):
                share = pages.share(claim.document, place)
                judged = _fit(wholes[place], claim, documents, keys, parties, share, place == main, kinds)
                if judged is None:
                    continue
                score, reasons = judged
                rank = (round(score, 3), len(wholes[place].documents), -place)
                if best is None or rank > best:
                    best, why = rank, reasons
            if best is None or best[0] < _ENOUGH:
                left.append(claim)
                if claim.kind in FOUNDING:
                    placed.append((claim.document, _ELSEWHERE))
                continue
            whole = wholes[-best[2]]
            whole.claims[claim.id] = (why, round(min(1.0, best[0]), 2))
            placed.append((claim.document, -best[2]))
            if claim.id in keys:
                whole.names[keys[claim.id]] += 1
        for document, place in placed:
            pages.add(document, place)
    return left


def main_whole(wholes: Sequence[Whole], documents: int) -> int | None:
    """Return the whole that far more documents tell of than of any other; null where there is none.

    Where the ``documents`` of the case are many, a tenth of them must tell of it.
    """
    ordered = sorted(range(len(wholes)), key=lambda place: (-len(wholes[place].documents), place))
    if not ordered:
        return None
    most = len(wholes[ordered[0]].documents)
    second = len(wholes[ordered[1]].documents) if len(ordered) > 1 else 0
    least = MOST_OF_CASE * documents if documents >= FEWEST_PAGES else 0
    return ordered[0] if most >= max(_MAIN_TIMES * second, least) else None


def _kinds(coarse: Sequence[Claim]) -> dict[str, str]:
    """Return claim → the coarse kind of the event that its sentence tells of, where it tells of one."""
    told: dict[tuple[str, tuple[int, int]], str] = {}
    for claim in coarse:
        kind = family(claim.event)
        if kind is not None:
            told.setdefault((claim.document, claim.sentence), kind)
    return {c.id: told[c.document, c.sentence] for c in coarse if (c.document, c.sentence) in told}


class _Pages:
    """How much of each document tells of which whole."""

    def __init__(self, wholes: Sequence[Whole], mates: Mapping[str, Sequence[str]]) -> None:
        self._told: dict[str, Counter[int]] = defaultdict(Counter)
        for place, whole in enumerate(wholes):
            for document in whole.documents:
                self._told[document][place] += 1
        told = dict(self._told)
        for document, others in mates.items():  # a page that names no place tells of what its like tell of
            if document not in told:
                for other in others:
                    self._told[document].update(told.get(other, ()))

    def add(self, document: str, place: int) -> None:
        self._told[document][place] += 1

    def of(self, document: str) -> set[int]:
        return set(self._told.get(document, ())) - {_ELSEWHERE}

    def share(self, document: str, place: int) -> float:
        told = self._told.get(document)
        return told[place] / told.total() if told and place in told else 0.0


class _Finder:
    """Wholes by document, name, and week with country or actor: a claim is held against few of them."""

    def __init__(self, wholes: Sequence[Whole]) -> None:
        self._wholes = wholes
        self._by_document: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[OperationKey, list[int]] = defaultdict(list)
        self._by_week: dict[str | None, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for place, whole in enumerate(wholes):
            for document in whole.documents:
                self._by_document[document].append(place)
            for name in whole.names:
                self._by_name[name].append(place)
            where = {d.incident.place.country for d in whole.drafts if d.incident.place is not None} or {None}
            for week in _weeks(whole.days, 0):
                for key in (_ANYWHERE, *where, *whole.attackers):
                    self._by_week[key][week].append(place)

    def near(
        self,
        claim: Claim,
        keys: Mapping[str, OperationKey],
        documents: Mapping[str, Document],
        main: int | None,
        parties: Mapping[str, frozenset[str]],
    ) -> set[int]:
        found = set(self._by_document.get(claim.document, ()))
        if claim.id in keys:
            found.update(self._by_name.get(keys[claim.id], ()))
        days = span(claim)
        if days[0] is None and (published := _published(claim, documents)) is not None:
            days = published - timedelta(days=_SOON_DAYS), published
        about: Iterable[str | None] = (_ANYWHERE,)
        if claim.place is not None and claim.place.country is not None:
            about = (claim.place.country, None)
        elif claim.place is None and len(documents) >= FEWEST_PAGES:
            about = parties.get(claim.id, _NOBODY)
        weeks = _weeks(days, _SLACK_DAYS)
        for key in about:
            if (by_week := self._by_week.get(key)) is not None:
                for week in weeks:
                    found.update(by_week.get(week, ()))
        if main is not None:
            found.add(main)
        if not found and len(self._wholes) <= _FEW_WHOLES:
            return set(range(len(self._wholes)))
        return found


def _weeks(days: Days, slack: int) -> range:
    """Return the numbers of the weeks that an interval touches; of a very long one the first year."""
    if days[0] is None or days[1] is None:
        return range(0)
    first, last = days[0].toordinal() - slack, days[1].toordinal() + slack
    return range(first // 7, min(last // 7, first // 7 + 53) + 1)


def _fit(
    whole: Whole,
    claim: Claim,
    documents: Mapping[str, Document],
    keys: Mapping[str, OperationKey],
    parties: Mapping[str, frozenset[str]],
    share: float,
    main: bool,
    kinds: Mapping[str, str],
) -> tuple[float, list[str]] | None:
    """Return score and reasons; null where place or time exclude it."""
    score, reasons = 0.0, []
    if claim.place is not None:
        samples = [draft.incident.place for draft in whole.drafts if draft.incident.place is not None]
        if samples and not any(same_area(claim.place, place) for place in samples):
            return None
        score += 0.1
        reasons.append(f"told of {claim.place.text}, which holds the places struck")
    elif share or main or len(documents) < FEWEST_PAGES or _named(whole, claim, keys, parties):
        reasons.append("told of no one place")
    else:
        return None  # among many events, a day alone tells nothing
    timed = _fit_time(whole, claim, documents)
    if timed is None:
        return None
    score += timed[0]
    reasons.extend(timed[1])
    if claim.id in keys and keys[claim.id] in whole.names:
        score += 0.5
        reasons.append(f"names the operation: {claim.operation}")
    if share:
        score += 0.25 * share
        reasons.append(f"its document tells of it ({share:.0%} of what it tells of the wholes)")
    if _other_kind(whole, kinds.get(claim.id)):
        score -= 0.3
    if parties.get(claim.id, _NOBODY) & whole.attackers:
        score += 0.15
        reasons.append("speaks of, or for, the same actor")
    if main:
        score += 0.2 if timed[0] > _LONG_AFTER else 0.1
        reasons.append("the main event of this case in these days")
    return score, reasons


def _named(
    whole: Whole, claim: Claim, keys: Mapping[str, OperationKey], parties: Mapping[str, frozenset[str]]
) -> bool:
    return keys.get(claim.id) in whole.names or bool(parties.get(claim.id, _NOBODY) & whole.attackers)


def _other_kind(whole: Whole, kind: str | None) -> bool:
    """Whether the claim tells of fire from afar and the whole was fought on the ground, or the reverse."""
    return kind is not None and bool(whole.families) and kind not in whole.families


def _fit_time(
    whole: Whole, claim: Claim, documents: Mapping[str, Document]
) -> tuple[float, list[str]] | None:
    days, own = whole.days, span(claim)
    width = length(days)
    if days[0] is None or days[1] is None:
        return 0.1, ["no time told of the incidents"]
    if own[0] is not None:
        if not overlap(days, own, _SLACK_DAYS):
            return None
        wide = length(own) or 1
        if claim.when is not None and claim.when.precision in ("month", "year") and wide > 4 * (width or 1):
            return None  # a statistic of the month or the year is no figure of the event
        return 0.25, ["its time overlaps"]
    published = _published(claim, documents)
    if published is None:
        return 0.1, ["no time told, and none of publication"]
    if published < days[0]:
        return None
    after = (published - days[1]).days
    score = 0.25 if after <= 3 else 0.2 if after <= _SOON_DAYS else _LONG_AFTER
    return score, ["no time told; published after it began"]


def _published(claim: Claim, documents: Mapping[str, Document]) -> date | None:
    document = documents.get(claim.document)
    return day_of(document.published) if document is not None else None
