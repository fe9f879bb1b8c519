"""Tolls as the page shows them: a line for each group and effect, a row for each speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legomena.records import Account, Figure, PolicyFigure, TollLine

from . import words
from .lookup import Family, Lookup, family, speaker_key

_EFFECTS = ("killed", "killed or injured", "injured", "abducted", "missing", "arrested")
_ROWS = 6
"""Speakers shown before the rest are folded away."""

_POLICIES = {
    "range": "Lowest and highest that a speaker stands by",
    "acled-lowest": "ACLED: the lowest figure where sources differ",
    "ucdp": "UCDP: low, best and high of reliable reports",
    "ibc-two-source": "Iraq Body Count: what two independent sources carry",
    "airwars": "Airwars: minimum and maximum, graded",
}


@dataclass(frozen=True)
class Row:
    """One speaker's latest figure for one scope, and what it was before."""

    speaker: str
    family: Family
    figure: Figure
    earlier: tuple[Figure, ...]
    notes: tuple[str, ...]
    first: bool
    """Whether it opens the rows of its speaker in its table."""


@dataclass(frozen=True)
class Line:
    """One group and effect."""

    key: str
    title: str
    line: TollLine
    rows: tuple[Row, ...]
    """One for each of the most carried speakers."""
    folded: tuple[Row, ...]
    policies: tuple[PolicyFigure, ...]
    unnumbered: int
    """How many figures were told without a number ("several")."""


def policy_name(policy: str) -> str:
    """Return what a policy is called on the page."""
    return _POLICIES.get(policy, policy)


def title(group: str, effect: str) -> str:
    """Return ``Civilians killed``, or ``People killed, group not said``."""
    unsaid = ", group not said" if words.group(group) == words.GROUP_UNSAID else ""
    return words.capital(f"{words.group(group)} {effect}{unsaid}")


def order(line: TollLine) -> tuple[int, int, str, str]:
    """Sort key: deaths first, then by how many voices carry the line."""
    rank = _EFFECTS.index(line.effect) if line.effect in _EFFECTS else len(_EFFECTS)
    return rank, -sum(figure.origins for figure in line.figures), line.group, line.effect


def lines(account: Account | None, lookup: Lookup) -> list[Line]:
    """Return the toll lines of an account, deaths first."""
    if account is None:
        return []
    return [_line(line, account.policies, lookup) for line in sorted(account.tolls, key=order)]


def heads(figures: Sequence[Figure]) -> list[tuple[Figure, tuple[Figure, ...]]]:
    """Return the figures that no later one revises or widens, each with those before it, newest first."""
    by_id = {figure.id: figure for figure in figures}
    overtaken = {
        one for figure in figures for one in (figure.revises, figure.widens) if one and one != figure.id
    }
    out = []
    for figure in figures:
        if figure.id in overtaken:
            continue
        chain: list[Figure] = []
        before = figure.revises or figure.widens
        while before in by_id and by_id[before] not in chain and before != figure.id:
            chain.append(by_id[before])
            before = by_id[before].revises or by_id[before].widens
        out.append((figure, tuple(chain)))
    return out


def brief(line: Line) -> list[Row]:
    """Return the rows of a line with each speaker's equal figures once, for an incident's card."""
    out: dict[tuple[object, ...], Row] = {}
    for row in (*line.rows, *line.folded):
        figure = row.figure
        out.setdefault((row.speaker, figure.low, figure.high, figure.qualifier), row)
    return list(out.values())


@dataclass(frozen=True)
class Told:
    """Claims that say the same in one speaker's name, and why a policy left them out, if it did."""

    says: str
    by: str
    why: str
    claims: tuple[str, ...]


def grouped(lookup: Lookup, claims: Iterable[tuple[str, str]]) -> list[Told]:
    """Return (claim id, reason) pairs with equal ones put together, those of most claims first."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one, why in claims:
        if one in lookup.claims:
            claim = lookup.claims[one]
            found[lookup.sentence(claim), lookup.speaker(claim.speaker), why].append(one)
    told = [Told(says, by, why, tuple(ids)) for (says, by, why), ids in found.items()]
    return sorted(told, key=lambda one: (-len(one.claims), one.says, one.by))


def latest(figures: Sequence[Figure]) -> Figure | None:
    """Return the figure that stands for a speaker: a total of the whole over a part, later over earlier."""
    numbered = [f for f in figures if (f.low is not None or f.high is not None) and f.series != "earlier"]
    numbered = numbered or [f for f in figures if f.low is not None or f.high is not None]
    if not numbered:
        return None
    return max(
        numbered,
        key=lambda f: (
            f.part_of is None and f.subgroup is None,
            f.standing,
            f.series != "increment",
            f.place is None or f.place.precision in ("province", "country", "region"),
            (f.said or "")[:10],
            f.origins,
            f.high if f.high is not None else f.low or 0,
            f.id,
        ),
    )


def _line(line: TollLine, policies: Sequence[PolicyFigure], lookup: Lookup) -> Line:
    numbered = [f for f in line.figures if f.low is not None or f.high is not None]
    by_speaker: dict[str, list[tuple[Figure, tuple[Figure, ...]]]] = defaultdict(list)
    for head, earlier in heads(numbered):
        by_speaker[speaker_key(head)].append((head, earlier))
    ranked = sorted(
        by_speaker.items(),
        key=lambda item: (-sum(head.origins for head, _ in item[1]), -len(item[1]), item[0]),
    )
    rows: list[Row] = []
    folded: list[Row] = []
    for rank, (_, group) in enumerate(ranked):
        main = latest([head for head, _ in group])
        group.sort(key=lambda pair: (pair[0] is not main, -_day(pair[0]), -pair[0].origins, pair[0].id))
        for index, (head, earlier) in enumerate(group):
            row = Row(
                speaker=lookup.speaker(head.speaker, head.claims),
                family=family(head.speaker, head.side),
                figure=head,
                earlier=earlier,
                notes=_notes(head, {figure.id: figure for figure in line.figures}),
                first=index == (1 if rank < _ROWS else 0) or index == 0,
            )
            (rows if rank < _ROWS and index == 0 else folded).append(row)
    return Line(
        key=f"{line.group}-{line.effect}".replace(" ", "-"),
        title=title(line.group, line.effect),
        line=line,
        rows=tuple(rows),
        folded=tuple(folded),
        policies=tuple(p for p in policies if (p.group, p.effect) == (line.group, line.effect)),
        unnumbered=len(line.figures) - len(numbered),
    )


def _day(figure: Figure) -> int:
    day = words.day_of(figure.said)
    return day.toordinal() if day else 0


def _notes(figure: Figure, by_id: dict[str, Figure]) -> tuple[str, ...]:
    """Return what must be known to read a figure right."""
    notes = [figure.subgroup] if figure.subgroup else []
    if figure.series == "increment":
        notes.append("added to an earlier figure")
    elif figure.series == "earlier":
        notes.append("quoted as an earlier figure")
    if figure.part_of is not None:
        whole = by_id.get(figure.part_of)
        told = (
            f" of {words.figure(whole.low, whole.high, whole.qualifier)}" if whole else " of a larger figure"
        )
        notes.append(f"part{told}")
    if figure.includes_attackers:
        notes.append("includes the attackers")
    if figure.own_side:
        notes.append("the speaker’s own side")
    if figure.place is not None:
        notes.append(f"in {figure.place.name or figure.place.text}")
    return tuple(notes)
