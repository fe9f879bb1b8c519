"""What every rule is given, and how sides are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from legomena.records import OUTLET, Account, Actor, Claim, ContestedPoint, Figure, Position, Side

from ..casebook import Casebook
from ..figures import Drawn
from ..lines import Line
from ..numbers import told
from ..windows import told as told_window

MOST_SIDES = 8
EFFECT_WEIGHT = {"killed": 1.0, "killed or injured": 0.8, "injured": 0.6}


class Site(NamedTuple):
    """An incident or a smaller operation within an operation, and what it is made of in turn."""

    title: str
    account: Account
    sites: tuple[Site, ...] = ()


@dataclass(frozen=True)
class Matter:
    """One account before its contested points are found."""

    lines: tuple[Line, ...]
    positions: tuple[Position, ...]
    claims: tuple[Claim, ...]
    """Every claim of the account, in order of document and place in it."""
    book: Casebook
    sites: tuple[Site, ...] = ()
    """Of an operation: what it is made of."""
    asked: set[str] = field(default_factory=set)
    """Names that the rules looked up in the whole case."""

    def actor_named(self, name: str) -> Actor | None:
        """Return the actor that is known by a name, as written anywhere in the case."""
        self.asked.add(name)
        return self.book.named.get(name)

    @cached_property
    def figures(self) -> list[Drawn]:
        """All figures of all lines."""
        return [d for line in self.lines for d in line.drawn]

    @cached_property
    def by_id(self) -> dict[str, Drawn]:
        """``Figure.id`` → the figure."""
        return {d.figure.id: d for d in self.figures}

    @cached_property
    def parts(self) -> dict[str, list[Drawn]]:
        """``Figure.id`` of a whole → the figures that are told as parts of it."""
        parts: dict[str, list[Drawn]] = defaultdict(list)
        for d in self.figures:
            if d.figure.part_of is not None and d.figure.part_of in self.by_id and d.value is not None:
                parts[d.figure.part_of].append(d)
        return parts

    def has_line(self, group: str | None, effect: str | None) -> bool:
        """Whether figures are told of a group and an effect; null stands for any."""
        return any(
            group in (None, line.toll.group) and effect in (None, line.toll.effect) for line in self.lines
        )


Rule = Callable[[Matter], Iterable[ContestedPoint]]


def speaker_name(name: str) -> str:
    """Return a speaker's name for a reader."""
    return "the outlets’ own voice" if name == OUTLET else name


def count_of(d: Drawn) -> int:
    """Return the number that a figure names, 0 where it names none; for comparing only."""
    return d.value or 0


def words_of(d: Drawn) -> str:
    """Return a figure in words, without its window: ``more than 362``."""
    return told(d.figure.low, d.figure.high, d.figure.qualifier, d.word)


def voice_of(d: Drawn) -> str:
    """Return the name of a figure's speaker for a reader."""
    return speaker_name(d.figure.speaker.name)


def weight_of(line: Line) -> float:
    """Return how much the effect of a line weighs."""
    return EFFECT_WEIGHT.get(line.toll.effect, 0.5)


def is_whole(d: Drawn) -> bool:
    """Whether a named speaker gives a figure as one of all, in every place, the attackers not among them."""
    f = d.figure
    return (
        d.value is not None
        and f.subgroup is None
        and d.portion is None
        and f.series not in ("increment", "earlier")
        and not d.where
        and f.includes_attackers is not True
        and f.speaker.name != "outlet"
    )


def in_order(drawn: Iterable[Drawn]) -> list[Drawn]:
    """Return figures by when they were said, then by speaker and number."""
    return sorted(
        drawn, key=lambda d: (d.figure.said or "9999", d.figure.speaker.name, count_of(d), d.figure.id)
    )


def figure_told(d: Drawn) -> str:
    """Return a figure with its window: ``more than 362 (2026-01-31 to 2026-02-06)``."""
    f = d.figure
    text = told(f.low, f.high, f.qualifier, d.word)
    window = told_window(d.window) if f.when is not None else ""
    return f"{text} ({window})" if window else text


def figure_side(d: Drawn) -> Side:
    """Return the side of one figure."""
    f = d.figure
    said = f", said {f.said[:10]}" if f.said else ""
    what = f.subgroup or f.group
    subject = "" if what == "unspecified" else f"{what} "
    return Side(
        speaker=speaker_name(f.speaker.name),
        statement=f"{subject}{f.effect}: {figure_told(d)}{said}",
        claims=f.claims,
    )


def name_of(figure: Figure) -> str:
    """Return group and effect for a title: ``Security forces killed``."""
    group = "people" if figure.group == "unspecified" else figure.group
    return f"{group} {figure.effect}".capitalize()


def joined(names: Sequence[str], last: str = "and") -> str:
    """Return names in a row: ``a, b and c``."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} {last} {unique[-1]}"
