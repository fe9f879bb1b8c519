"""Incident templates of MUC-4: the official scorer, what fills the templates, and the measure."""

from benchmarks.muc.measure import measure

__all__ = ["measure"]
