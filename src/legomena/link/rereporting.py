"""Errors of re-reporting: a copy that changed a figure, lost its qualifier, or made the injured dead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from legomena.records import Claim, Origin, Rereporting

from .cluster import overlap, span
from .understanding import Understanding

_DAYS = 7
"""Times that lie so near can be those of one figure."""
_BROADER = "killed or injured"
_OPEN = frozenset({"at least", "more than", "about", "up to", "less than"})
_ENOUGH = 4
"""Smaller numbers are equal by chance."""


def find_rereportings(case: Understanding) -> tuple[Rereporting, ...]:
    """Return what copies, and reports of one speaker's figure, made of it, sorted by claim.

    Within a chain of origin the source is the report that the copy is a copy of. Among independent reports
    only one error can be told without doubt: a named speaker's "31 killed or injured", told by others as that
    speaker's "31 killed". An unlike number may be a later count, and a lost "at least" another statement.
    """
    tolls = [c for c in case.own if c.kind == "toll" and _number(c) is not None]
    by_page: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(tolls, key=lambda claim: (claim.document, claim.start, claim.id)):
        by_page[claim.document].append(claim)
    found: dict[str, Rereporting] = {}
    for origin in case.origins:
        for told in _in_copies(origin, by_page, case):
            found.setdefault(told.claim, told)
    for told in _of_speakers(tolls, case):
        found.setdefault(told.claim, told)
    return tuple(found[claim] for claim in sorted(found))


def _number(claim: Claim) -> int | None:
    return claim.low if claim.low is not None else claim.high


def _in_copies(
    origin: Origin, by_page: Mapping[str, Sequence[Claim]], case: Understanding
) -> Iterator[Rereporting]:
    for link in origin.links:
        source, told = by_page.get(link.copy_of, ()), by_page.get(link.document, ())
        for claim in told:
            same = [o for o in source if o.group == claim.group and _number(o) == _number(claim)]
            if claim.effect == "killed" and same and all(o.effect == _BROADER for o in same):
                yield _rereporting("effect", claim, same[0])
            exact = [o for o in same if o.effect == claim.effect]
            if claim.qualifier == "exact" and exact and all(o.qualifier in _OPEN for o in exact):
                yield _rereporting("qualifier", claim, exact[0])
        for claim, other in _left_over(told, source, case):
            if link.reason != "marked" or not _can_follow(other, claim, case):
                yield _rereporting("figure", claim, other)


def _left_over(
    told: Sequence[Claim], source: Sequence[Claim], case: Understanding
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the figures of a copy and of its source that are left when all equal ones are taken off, where
    one speaker's figure for one group and place is left on either side."""
    left: dict[tuple[object, ...], tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    equal = {_key(claim, case) for claim in told} & {_key(claim, case) for claim in source}
    for side, claims in enumerate((told, source)):
        for claim in claims:
            key = _key(claim, case)
            if key not in equal and claim.part_of is None and claim.series in (None, "total"):
                left[key[1:]][side].append(claim)
    for copied, original in left.values():
        if len(copied) == len(original) == 1 and _near(copied[0], original[0]):
            yield copied[0], original[0]


def _key(claim: Claim, case: Understanding) -> tuple[object, ...]:
    return _number(claim), case.speaker_of.get(claim.id), claim.group, claim.effect, _place(claim)


def _can_follow(source: Claim, claim: Claim, case: Understanding) -> bool:
    """Whether a figure is the same, or a higher one that came out later: a count goes up."""
    before, after = (case.documents[c.document].published or "" for c in (source, claim))
    first, second = _number(source) or 0, _number(claim) or 0
    return first == second or (second > first and after > before)


def _of_speakers(tolls: Sequence[Claim], case: Understanding) -> Iterator[Rereporting]:
    told: dict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in tolls:
        actor = case.actors.get(case.speaker_of.get(claim.id, ""))
        if actor is not None and actor.kind in ("person", "body") and (_number(claim) or 0) >= _ENOUGH:
            told[actor.id, claim.group, str(_number(claim))].append(claim)
    for claims in told.values():
        broader = [claim for claim in claims if claim.effect == _BROADER]
        if not broader:
            continue
        broader.sort(key=lambda c: (case.documents[c.document].published or "9999", c.document, c.start))
        for claim in claims:
            sources = [o for o in broader if o.document != claim.document and _near(o, claim)]
            if claim.effect == "killed" and sources:
                yield _rereporting("effect", claim, sources[0])


def _near(one: Claim, other: Claim) -> bool:
    """Whether two figures can be of the same days and place, as far as they tell."""
    days = span(one), span(other)
    if days[0][0] is not None and days[1][0] is not None and not overlap(*days, _DAYS):
        return False
    return one.place is None or other.place is None or _place(one) == _place(other)


def _place(claim: Claim) -> str | None:
    return None if claim.place is None else claim.place.name or claim.place.text


def _rereporting(kind: str, claim: Claim, source: Claim) -> Rereporting:
    what = {
        "figure": "gives another number than the report that it copies",
        "qualifier": "leaves out how the number is put",
        "effect": "tells as killed what was said of killed and injured together",
    }[kind]
    explanation = f"“{claim.quote}” {what}: “{source.quote}”."
    return Rereporting(kind=kind, claim=claim.id, source=source.id, explanation=explanation)  # type: ignore[arg-type]
