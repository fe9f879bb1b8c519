"""Reconciling: figures by speaker over time, positions, contested points, and policies."""

from .fusion import Fused, fuse
from .policies import DEFAULT, ESTIMATE, POLICIES
from .reconciling import Reconciling, reconcile

__all__ = ["DEFAULT", "ESTIMATE", "POLICIES", "Fused", "Reconciling", "fuse", "reconcile"]
