"""Errors of re-reporting: a copy that changed a figure, lost its qualifier, or made the injured dead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from legomena.records import Claim, Origin, Rereporting

from .cluster import overlap, span
from .understanding import Understanding

_DAYS = 7
"""Times that lie so near can be those of one figure."""
_BROADER = "killed or injured"
_OPEN = frozenset({"at least", "more than", "about", "up to", "less than"})
_ENOUGH = 4
"""Smaller numbers are equal by chance."""


class Rereportings:
    """What copies, and reports of one speaker's figure, made of it.

    Within a chain of origin the source is the report that the copy is a copy of. Among independent reports
    only one error can be told without doubt: a named speaker's "31 killed or injured", told by others as that
    speaker's "31 killed". An unlike number may be a later count, and a lost "at least" another statement.
    """

    def __init__(self) -> None:
        self._tolls: dict[str, list[Claim]] = {}
        """Document → its figures."""
        self._copied: dict[str, tuple[Origin, list[Rereporting]]] = {}

    def find(
        self, case: Understanding, gone: Collection[str], dirty: Collection[str]
    ) -> tuple[Rereporting, ...]:
        """Return all, sorted by claim. ``gone`` are the documents that left the case since it was last looked
        at, and ``dirty`` those that came, or are understood otherwise."""
        for document in gone:
            self._tolls.pop(document, None)
        for document in dirty:
            tolls = [c for c in case.pages[document].own if c.kind == "toll" and _number(c) is not None]
            self._tolls[document] = tolls
        changed = {*gone, *dirty}
        copied: dict[str, tuple[Origin, list[Rereporting]]] = {}
        for origin in case.origins:
            if origin.links:
                old = self._copied.get(origin.id)
                if old is None or old[0] is not origin or not changed.isdisjoint(origin.documents):
                    old = origin, list(_in_copies(origin, self._tolls, case))
                copied[origin.id] = old
        self._copied = copied
        found: dict[str, Rereporting] = {}
        for _, several in copied.values():
            for told in several:
                found.setdefault(told.claim, told)
        for told in _of_speakers(self._tolls, case):
            found.setdefault(told.claim, told)
        return tuple([found[claim] for claim in sorted(found)])


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
    """Whether a figure is the same, or may be of another hour: a higher one came out later, as a count goes
    up, and of two copies of one text that is not here, of one day, nobody can tell which was first."""
    before, after = ((case.documents[c.document].published or "")[:10] for c in (source, claim))
    first, second = _number(source) or 0, _number(claim) or 0
    told_after = case.documents[claim.document].syndicated_of == case.documents[source.document].name
    unordered = before == after and not told_after
    return first == second or unordered or (second > first and after > before)


def _of_speakers(tolls: Mapping[str, Sequence[Claim]], case: Understanding) -> Iterator[Rereporting]:
    told: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for page in tolls.values():
        for claim in page:
            if claim.effect == _BROADER and (_number(claim) or 0) >= _ENOUGH:
                actor = case.actors[case.speaker_of[claim.id]]
                if actor.kind in ("person", "body"):
                    told[actor.id, claim.group, _number(claim)].append(claim)
    if not told:
        return
    for broader in told.values():
        broader.sort(
            key=lambda c: (case.documents[c.document].published or "9999", c.document, c.start, c.id)
        )
    for _, page in sorted(tolls.items()):
        for claim in page:
            if claim.effect == "killed":
                sources = told.get((case.speaker_of[claim.id], claim.group, _number(claim)), ())
                source = next((o for o in sources if o.document != claim.document and _near(o, claim)), None)
                if source is not None:
                    yield _rereporting("effect", claim, source)


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
