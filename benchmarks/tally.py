"""Precision, recall and F1 of counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Tally:
    """What was right, of how much found and how much there was to find."""

    right: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    def add(self, right: float, found: float, gold: float) -> None:
        """Count one more text."""
        self.right += right
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there was to find that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.found + self.gold
        return 2 * self.right / both if both else 0.0
