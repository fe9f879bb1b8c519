"""How figures follow each other: revisions, wider windows, parts of wholes, and what stands at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Literal

import msgspec

from .casebook import Casebook
from .figures import Drawn, exclusive
from .wholes import unmarked_parts
from .windows import relation

_LOWER_BOUNDS = ("at least", "more than", "about")
_MANY = 2
"""So many independent reports of one figure outweigh a single one that gives its speaker a lower one."""


def chain_figures(drawn: Sequence[Drawn], book: Casebook) -> list[Drawn]:
    """Return the figures with ``part_of``, ``revises``, ``widens`` and ``standing`` set, in the same order.

    A later figure of one speaker for the same scope and window revises the earlier one; one for a window
    that holds the earlier one's widens it, which is no revision. Figures over windows that lie apart, or
    the later one narrower, stand beside each other. Increments and vague words take no part.
    """
    parts = _parts(drawn, book)
    lines: dict[tuple[object, ...], list[Drawn]] = defaultdict(list)
    for d in drawn:
        f = d.figure
        if d.value is not None and f.series != "increment" and d.portion is None:
            lines[f.actor, f.group, f.effect, f.subgroup, d.where, f.includes_attackers is True].append(d)
    nested: set[str] = set()
    if parts:
        by_id = {d.figure.id: d for d in drawn}
        nested = {d.figure.id for line in lines.values() for d in line if _nested(d, line, parts, by_id)}
    revises: dict[str, str] = {}
    widens: dict[str, str] = {}
    loose: set[str] = set()
    for line in lines.values():
        if len(line) == 1:
            continue
        if line[0].figure.speaker.name == "outlet":
            loose.update(_stale_outlets(line))
            continue
        loose.update(d.figure.id for d in line if _beside_larger(d, line))
        named = book.actor(line[0].claims[0]).kind != "unnamed"
        whole = [d for d in line if d.figure.id not in nested and d.figure.id not in loose]
        _chain(whole, named, revises, widens, loose)
    overtaken = {*revises.values(), *widens.values(), *loose, *nested}
    return [_chained(d, parts, revises, widens, overtaken) for d in drawn]


def _chained(
    d: Drawn,
    parts: Mapping[str, str],
    revises: Mapping[str, str],
    widens: Mapping[str, str],
    overtaken: Set[str],
) -> Drawn:
    f = d.figure
    stands = d.value is not None and f.subgroup is None and f.series not in ("increment", "earlier")
    figure = msgspec.structs.replace(
        f,
        part_of=parts.get(f.id),
        revises=revises.get(f.id),
        widens=widens.get(f.id),
        standing=stands and d.portion is None and f.id not in overtaken,
    )
    return msgspec.structs.replace(d, figure=figure)


def _parts(drawn: Sequence[Drawn], book: Casebook) -> dict[str, str]:
    """Return figure → the figure that it is said to be a part of."""
    tolls = [claim for d in drawn for claim in d.claims]
    whole_of = unmarked_parts(tolls, book)
    whole_of.update({claim.id: claim.part_of for claim in tolls if claim.part_of is not None})
    if not whole_of:
        return {}
    home = {claim: d.figure.id for d in drawn for claim in d.figure.claims}
    out: dict[str, str] = {}
    for d in drawn:
        wholes = sorted(
            home[whole]
            for claim in d.figure.claims
            if (whole := whole_of.get(claim)) is not None and whole in home
        )
        wholes = [whole for whole in wholes if whole != d.figure.id]
        if wholes:
            out[d.figure.id] = max(wholes, key=wholes.count)
    return out


def _nested(d: Drawn, line: Sequence[Drawn], parts: Mapping[str, str], by_id: Mapping[str, Drawn]) -> bool:
    """Whether a figure is a part of another one of its line, by its mark or beside a larger one."""
    if d.figure.id not in parts:
        return False
    whole = by_id[parts[d.figure.id]].figure
    if (whole.group, whole.effect) == (d.figure.group, d.figure.effect):
        return True
    value = d.value or 0
    return any(
        (other.value or 0) > value
        and parts.get(other.figure.id) == parts[d.figure.id]
        and set(other.figure.documents) & set(d.figure.documents)
        for other in line
    )


def _beside_larger(d: Drawn, line: Sequence[Drawn]) -> bool:
    """Whether a figure without a window stands, on every page that has it, beside a larger one of its
    speaker: then it is a portion of that one, or a count from before."""
    if d.figure.when is not None or d.figure.series == "earlier":
        return False
    value = d.value or 0
    larger = {page for other in line if (other.value or 0) > value for page in other.figure.documents}
    return set(d.figure.documents) <= larger


def _chain(
    line: Sequence[Drawn], named: bool, revises: dict[str, str], widens: dict[str, str], loose: set[str]
) -> None:
    """Link each figure to the last one before it that it revises or widens.

    A later bound under the earlier figure ("more than 140" after 145) only repeats it loosely. A lower number
    that one report alone gives, where many give the higher one, is that report's slip and overtakes nothing.
    A lower number for a window that is told as wider is another count; where no window is told, it is a
    revision, if its speaker has a name: "officials" here and there are not the same officials.
    """
    ordered = sorted(line, key=_order)
    for place, later in enumerate(ordered):
        for earlier in reversed(ordered[:place]):
            step = _step(earlier, later, named)
            if step == "revises":
                revises[later.figure.id] = earlier.figure.id
            elif step == "widens":
                widens[later.figure.id] = earlier.figure.id
            elif step == "repeats":
                loose.add(later.figure.id)
            else:
                continue
            break


def _step(earlier: Drawn, later: Drawn, named: bool) -> Literal["revises", "widens", "repeats"] | None:
    one, other = earlier.figure, later.figure
    told = relation(earlier.window, later.window)
    if told == "overlapping" and later.assumed and str(later.window.last) > str(earlier.window.last):
        told = "wider"  # where its count began is not told, and it goes on after the earlier one's end
    if told not in ("same", "wider", "unknown") or (told == "unknown" and earlier.window.known):
        return None
    was, now = earlier.value or 0, later.value or 0
    looser = now < was and not exclusive(earlier, later) and one.series != "earlier"
    if looser or (now == was and told == "same"):
        return "repeats"
    if told == "wider" and (not later.assumed or now >= was):
        return "widens" if now >= was and (one.said or "") <= (other.said or "") else None
    if now < was and one.series != "earlier" and other.origins == 1 and one.origins >= _MANY:
        return "repeats"
    if now < was and one.series != "earlier" and (not named or set(one.documents) & set(other.documents)):
        return None  # one page that gives both tells two things, and no correction
    return "revises" if _after(earlier, later) else None


def _order(d: Drawn) -> tuple[str, int, bool, int, str]:
    """Order by when it was said, then by how wide, figures told as overtaken first, then by number."""
    f = d.figure
    return f.said or "9999", d.window.days or 0, f.series != "earlier", d.value or 0, f.id


def _after(earlier: Drawn, later: Drawn) -> bool:
    """Whether ``later`` overtakes ``earlier``: said later, or told so, or a closer bound on the same day."""
    one, other = earlier.figure, later.figure
    was, now = earlier.value or 0, later.value or 0
    if one.series == "earlier" and other.series != "earlier":
        return bool(set(one.documents) & set(other.documents)) or now > was
    if one.said is None or other.said is None:
        return False
    if one.said < other.said:
        return True
    low, high = earlier.value, other.low
    return one.qualifier in _LOWER_BOUNDS and low is not None and high is not None and low <= high


def _stale_outlets(line: Sequence[Drawn]) -> Iterator[str]:
    """Yield figures in the outlets' own voice that each outlet carrying them has overtaken since."""
    last: dict[str, str] = {}
    for d in line:
        for source in d.sources:
            last[source] = max(last.get(source, ""), d.latest or "")
    for d in line:
        if all((d.latest or "") < last[source] for source in d.sources):
            yield d.figure.id
