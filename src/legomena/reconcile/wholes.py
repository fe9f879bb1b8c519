"""Parts that no word marks as such: figures of one speaker on one page that come to a figure beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from legomena.records import Claim

from .casebook import Casebook
from .scopes import subgroup_of

_NEAR = 600
"""Characters between a whole and its parts: "Eleven people died. The dead were five men, three women …"."""
_MOST_PARTS = 5
_APART = frozenset({"civilians", "security forces", "militants"})
"""Groups that nobody belongs to twice."""


def unmarked_parts(tolls: Iterable[Claim], book: Casebook) -> dict[str, str]:
    """Return claim → the claim of the whole, for exact figures that come to it: women + children + men,
    or civilians + security forces. Two parts at least, all on one page, from one speaker, of one effect."""
    pages: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in tolls:
        if claim.low and claim.low == claim.high and claim.series != "increment" and not claim.other_event:
            pages[claim.document, claim.effect].append(claim)
    out: dict[str, str] = {}
    for page in pages.values():
        if len(page) > 2:
            by_speaker: dict[str, list[Claim]] = defaultdict(list)
            for claim in page:
                by_speaker[book.actor(claim).id].append(claim)
            for found in by_speaker.values():
                if len(found) > 2:
                    out.update(_of_page(found))
    return out


def _of_page(claims: Sequence[Claim]) -> dict[str, str]:
    out: dict[str, str] = {}
    wholes = [claim for claim in claims if claim.part_of is None and subgroup_of(claim) is None]
    for whole in sorted(wholes, key=lambda claim: (claim.start, claim.id)):
        near = [
            claim
            for claim in claims
            if claim.id != whole.id
            and claim.part_of is None
            and claim.id not in out
            and abs(claim.start - whole.start) <= _NEAR
        ]
        for parts in (_people(near), _groups(near, whole)):
            chosen = _sum(parts, whole.low or 0)
            if chosen:
                out.update({claim.id: whole.id for claim in chosen})
                break
    return out


def _people(near: Sequence[Claim]) -> list[Claim]:
    """Return one claim for each part of a group: the women, the children …"""
    seen: dict[str, Claim] = {}
    for claim in near:
        if (part := subgroup_of(claim)) is not None:
            seen.setdefault(part, claim)
    return list(seen.values())


def _groups(near: Sequence[Claim], whole: Claim) -> list[Claim]:
    """Return one claim for each group that a whole of no told group can be made of."""
    if whole.group not in (None, "unspecified"):
        return []
    seen: dict[str, Claim] = {}
    for claim in near:
        if claim.group in _APART and subgroup_of(claim) is None:
            seen.setdefault(claim.group, claim)
    return list(seen.values())


def _sum(parts: Sequence[Claim], total: int) -> tuple[Claim, ...]:
    """Return the most parts that come to the total; nothing where none do."""
    for many in range(min(len(parts), _MOST_PARTS), 1, -1):
        for chosen in combinations(parts, many):
            if sum(claim.low or 0 for claim in chosen) == total:
                return chosen
    return ()
