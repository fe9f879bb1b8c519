"""What every policy is given, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from legomena.records import Figure, PolicyFigure, Position

from ..figures import Drawn
from ..lines import Line


@dataclass(frozen=True)
class Basis:
    """One toll line, and the positions of the account that it stands in."""

    line: Line
    positions: tuple[Position, ...]
    others: tuple[Line, ...] = ()
    """All lines of the account, this one among them."""

    @property
    def low(self) -> int | None:
        """The lowest of the comparable figures; null where there is none."""
        return self.line.toll.low

    @property
    def high(self) -> int | None:
        """The highest of them, of a range its upper end."""
        return self.line.toll.high

    @property
    def group(self) -> str:
        """Who was harmed."""
        return self.line.toll.group

    @property
    def effect(self) -> str:
        """How."""
        return self.line.toll.effect


Policy = Callable[[Basis], PolicyFigure | None]
"""Turns one toll line into figures; null where the rule does not speak of such a line."""


def number(figure: Figure) -> int:
    """Return the number that a figure names; for figures that have one."""
    value = figure.low if figure.low is not None else figure.high
    if value is None:
        raise ValueError(f"figure {figure.id} names no number")
    return value


def top(figure: Figure) -> int:
    """Return the higher number of a range, else the number."""
    return figure.high if figure.high is not None else number(figure)


def result(
    policy: str,
    basis: Basis,
    used: Iterable[Drawn],
    low: int | None,
    best: int | None,
    high: int | None,
    note: str,
    left_out: dict[str, str] | None = None,
) -> PolicyFigure:
    """Return the policy's figure with every claim of the line either used or left out with its reason."""
    kept, left = basis.line.part(frozenset([d.figure.id for d in used]), left_out or {})
    return PolicyFigure(
        policy=policy,
        group=basis.group,
        effect=basis.effect,
        low=low,
        best=best,
        high=high,
        used=kept,
        left_out=left,
        note=note,
    )
