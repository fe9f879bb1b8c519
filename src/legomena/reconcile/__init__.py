"""Reconciling: figures by speaker over time, positions, contested points, and policies."""

from .fusion import Fused, fuse
from .policies import DEFAULT, POLICIES
from .reconciling import reconcile

__all__ = ["DEFAULT", "POLICIES", "Fused", "fuse", "reconcile"]
