"""Policies: named rules that turn the claims of a toll line into figures."""

from __future__ import annotations

from collections.abc import Sequence

from ._base import Basis, Policy
from .acled_lowest import acled_lowest
from .airwars import airwars
from .estimate import NAME as ESTIMATE
from .estimate import estimate
from .ibc_two_source import ibc_two_source
from .range import range_policy
from .ucdp import ucdp

POLICIES: dict[str, Policy] = {
    "range": range_policy,
    "acled-lowest": acled_lowest,
    "ucdp": ucdp,
    "ibc-two-source": ibc_two_source,
    "airwars": airwars,
    ESTIMATE: estimate,
}
DEFAULT: tuple[str, ...] = tuple(name for name in POLICIES if name != ESTIMATE)
"""What is derived unless asked otherwise: a model's estimate is not."""


def choose(names: Sequence[str]) -> list[Policy]:
    """Return the policies of these names. Raises ``ValueError`` that lists the known ones."""
    unknown = [name for name in names if name not in POLICIES]
    if unknown:
        raise ValueError(f"unknown policy {unknown[0]!r}: choose from {', '.join(POLICIES)}")
    return [POLICIES[name] for name in names]


__all__ = ["DEFAULT", "ESTIMATE", "POLICIES", "Basis", "Policy", "choose"]
