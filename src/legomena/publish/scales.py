"""Scales of the charts: days along, figures up."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Sequence

_LOG_FROM = 12
"""A spread of figures (largest over smallest) from which a logarithmic scale is used."""


class Days:
    """Days on a line of ``width`` pixels; up to three long runs with nothing in them are cut short."""

    def __init__(self, days: Sequence[dt.date], width: float) -> None:
        used = sorted({day.toordinal() for day in days})
        first, last = used[0], used[-1]
        span = last - first + 1
        gaps = sorted(((b - a - 1, a + 1, b) for a, b in itertools.pairwise(used)), reverse=True)
        self.breaks = sorted(
            (start, end) for length, start, end in gaps[:3] if length > 4 and length > 0.15 * span
        )
        """Runs cut short: first day of each and the day after it."""
        self.first, self.last = first, last
        slots = self._slot(last + 1)
        self.step = width / slots
        """Pixels a day."""

    def _slot(self, ordinal: float) -> float:
        slot = ordinal - self.first
        for start, end in self.breaks:
            if ordinal >= end:
                slot -= (end - start) - 1
            elif ordinal > start:
                slot -= (ordinal - start) * (1 - 1 / (end - start))
        return slot

    def x(self, day: dt.date, share: float = 0.5) -> float:
        """Return the pixel at ``share`` of a day's band; days outside the line stop at its ends."""
        ordinal = min(max(day.toordinal() + share, self.first), self.last + 1)
        return self._slot(ordinal) * self.step

    def gaps(self) -> list[float]:
        """Return the pixel in the middle of each run that is cut short, in the order of ``breaks``."""
        return [(self._slot(start) + self._slot(end)) / 2 * self.step for start, end in self.breaks]

    def ticks(self, room: float = 46) -> list[tuple[float, dt.date]]:
        """Return (pixel, day) for as many days as have ``room`` pixels each."""
        out: list[tuple[float, dt.date]] = []
        stride = 1
        for stride in (1, 2, 3, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652):
            if self.step * stride >= room:
                break
        for ordinal in range(self.first, self.last + 1):
            if any(start <= ordinal < end for start, end in self.breaks):
                continue
            at = self.x(dt.date.fromordinal(ordinal))
            after_break = any(ordinal == end for _, end in self.breaks)
            if (ordinal - self.first) % stride and not after_break:
                continue
            if out and at - out[-1][0] < room * 0.9:
                if not after_break:
                    continue
                out.pop()
            out.append((at, dt.date.fromordinal(ordinal)))
        return out


class Figures:
    """Figures on a line of ``height`` pixels, from its foot up."""

    def __init__(self, values: Sequence[int], height: float) -> None:
        positive = [value for value in values if value > 0]
        self.height = height
        self.top = max([*positive, 1])
        self.low = min([*positive, self.top])
        self.log = self.top / self.low >= _LOG_FROM and self.top >= 40
        self._ceiling = math.log10(self.top * 1.4) if self.log else self.top * 1.15
        self._floor = math.log10(self.low * 0.75) if self.log else 0.0

    def y(self, value: float) -> float:
        """Return the pixel of a figure; on a logarithmic scale zero stands on the foot."""
        if self.log:
            if value <= 0:
                return self.height
            share = (math.log10(value) - self._floor) / (self._ceiling - self._floor)
        else:
            share = value / self._ceiling
        return self.height * (1 - max(0.0, min(1.0, share)))

    def ticks(self) -> list[int]:
        """Return round figures that fit the scale."""
        if self.log:
            steps = [m * 10**p for p in range(8) for m in (1, 2, 5)]
            kept = [v for v in steps if 10**self._floor <= v <= 10**self._ceiling]
            return kept if len(kept) <= 8 else [v for v in kept if str(v)[0] in "15"]
        raw = self.top / 4
        power = 10 ** math.floor(math.log10(raw)) if raw >= 1 else 1
        step = next((m * power for m in (1, 2, 5, 10) if m * power >= raw), 10 * power)
        step = max(1, int(step))
        return list(range(0, int(self.top * 1.15) + 1, step))
