"""Wholes: incidents that belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from legomena.records import Actor

from .cluster import Days, overlap
from .events import family
from .incidents import Draft
from .names import fold
from .opnames import OperationKey
from .union import Groups

_NAME_DAYS = 14
"""Incidents of one named operation lie at most so far apart; a name used again later is another one."""
_MANY_PAGES = 5
_FAR_MORE = 3
"""One incident that so many times as many reports tell of as of the next is no mere part of a whole."""


@dataclass
class Whole:
    """Incidents that belong together, with what is told of them as a whole."""

    drafts: list[Draft]
    names: Counter[OperationKey] = field(default_factory=Counter)
    claims: dict[str, tuple[list[str], float]] = field(default_factory=dict)
    parts: list[Whole] = field(default_factory=list)
    """Smaller operations within it, whose incidents are among its own."""
    key: OperationKey | None = None
    """The name that it goes by."""
    area: str | None = None
    """The province that it is limited to, where it is a part for that."""
    why: tuple[str, ...] = ()
    """Why it is part of the wider operation."""

    @cached_property
    def days(self) -> Days:
        """First and last day of the incidents."""
        first = min((draft.days[0] for draft in self.drafts if draft.days[0]), default=None)
        last = max((draft.days[1] for draft in self.drafts if draft.days[1]), default=None)
        return first, last

    @cached_property
    def documents(self) -> frozenset[str]:
        """Ids of the documents that tell of one of the incidents."""
        return frozenset(document for draft in self.drafts for document in draft.incident.documents)

    @cached_property
    def families(self) -> frozenset[str]:
        """The coarse kinds of event that are told of them."""
        found = (family(draft.incident.event) for draft in self.drafts)
        return frozenset(kind for kind in found if kind is not None)

    @cached_property
    def attackers(self) -> frozenset[str]:
        """Ids of the actors that are said to have done any of it."""
        return frozenset(actor for draft in self.drafts for actor in draft.attackers)


def group_incidents(
    drafts: Sequence[Draft], actors: Mapping[str, Actor], wide: Collection[OperationKey] = ()
) -> list[Whole]:
    """Group incidents into wholes: one name, one attacker on the same days, or one document that tells of
    them together as neighbours in time and province, unless two armed groups did them.

    Works by blocks (name, attacker, document) and compares only neighbours in time within each. A name of
    ``wide`` is told to be that of several operations: it joins only what has no narrower name.
    """
    groups: Groups[str] = Groups([draft.incident.id for draft in drafts])
    named: dict[OperationKey, list[Draft]] = defaultdict(list)
    done_by: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    told_in: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        incident = draft.incident
        country = incident.place.country or "" if incident.place else ""
        for name in set(draft.names).difference(wide) or draft.names:
            named[name].append(draft)
        for actor in draft.doers:
            if actors[actor].kind in ("person", "body"):
                done_by[actor, country].append(draft)
        for document in incident.documents:
            told_in[document].append(draft)
    for block in named.values():
        _join_neighbours(block, groups, _NAME_DAYS, None)
        undated = [draft.incident.id for draft in block if draft.days[0] is None]
        for id_ in undated:  # an undated incident that carries the operation's name
            groups.join(block[0].incident.id, id_)
    for block in done_by.values():
        _join_neighbours(block, groups, 0, None)
    seen: set[tuple[Draft, ...]] = set()
    for block in told_in.values():
        if len(block) < 2 or (told := tuple(block)) in seen:
            continue
        seen.add(told)
        areas: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for draft in block:
            areas[_area(draft)].append(draft)
        for area in areas.values():
            _join_neighbours(area, groups, 1, actors)
        _join_undated(block, groups, actors)
    by_id = {draft.incident.id: draft for draft in drafts}
    wholes = []
    for members in groups.groups():
        found = [by_id[member] for member in sorted(members)]
        for together in [found] if any(draft.names for draft in found) else _apart(found):
            whole = Whole(together)
            for draft in together:
                whole.names.update(draft.names)
            wholes.append(whole)
    return sorted(wholes, key=lambda whole: whole.drafts[0].incident.id)


def _area(draft: Draft) -> tuple[str, str]:
    place = draft.incident.place
    return ("", "") if place is None else (place.country or "", fold(place.admin1 or ""))


def _apart(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Take one incident that nearly all reports tell of out of an operation without a name.

    What a few of them tell beside it is another incident of those days, and no second site of a whole.
    """
    ordered = sorted(drafts, key=lambda draft: (-len(draft.incident.documents), draft.incident.id))
    if len(ordered) < 2:
        return [list(drafts)]
    first, second = (len(draft.incident.documents) for draft in ordered[:2])
    if first < _MANY_PAGES or first < _FAR_MORE * second:
        return [list(drafts)]
    return [[draft] for draft in ordered]


def _join_neighbours(
    block: Sequence[Draft], groups: Groups[str], slack: int, rivals: Mapping[str, Actor] | None
) -> None:
    """Join the incidents of a block that follow each other within ``slack`` days; where ``rivals`` are given,
    the case's actors, not those of two rival parties."""
    if len(block) < 2:
        return
    dated = sorted([(*draft.days, draft.incident.id, draft) for draft in block if draft.days[0] is not None])
    reach: Draft | None = None
    for *_, draft in dated:
        if reach is not None and overlap(reach.days, draft.days, slack):
            if rivals is None or not _rivals(reach, draft, rivals):
                groups.join(reach.incident.id, draft.incident.id)
            if (draft.days[1] or date.min) > (reach.days[1] or date.min):
                reach = draft
        else:
            reach = draft


def _join_undated(block: Sequence[Draft], groups: Groups[str], actors: Mapping[str, Actor]) -> None:
    """Join an incident without a day to the one that its page tells most of, in one country if known."""
    dated = [draft for draft in block if draft.days[0] is not None]
    if not dated:
        return
    main = max(dated, key=lambda draft: (len(draft.incident.claims), draft.incident.id))
    for draft in block:
        one, other = draft.incident.place, main.incident.place
        abroad = one and other and one.country and other.country and one.country != other.country
        if draft.days[0] is None and not abroad and not _rivals(main, draft, actors):
            groups.join(main.incident.id, draft.incident.id)


def _rivals(one: Draft, other: Draft, actors: Mapping[str, Actor]) -> bool:
    """Whether the two were done by different parties that are not each other's opponents."""
    if not one.attackers or not other.attackers or one.attackers & other.attackers:
        return False
    sides = {actors[actor].side for actor in one.attackers}, {actors[actor].side for actor in other.attackers}
    return not ("state" in sides[0]) ^ ("state" in sides[1])


def join_named(
    wholes: Sequence[Whole], more: Sequence[Whole], wide: Collection[OperationKey] = ()
) -> list[Whole]:
    """Return ``more`` after ``wholes``, those of one operation's name and its days put together."""
    out = list(wholes)
    for new in more:
        for place, old in enumerate(out):
            near = overlap(old.days, new.days, _NAME_DAYS) or None in (*old.days, *new.days)
            if (set(old.names) & set(new.names)).difference(wide) and near:
                out[place] = Whole([*old.drafts, *new.drafts], old.names + new.names, old.claims | new.claims)
                break
        else:
            out.append(new)
    return out
