"""The casefile: documents, claims and rulings, append-only and hash-chained."""

from .errors import CasefileError, RefusedClaimsError
from .ledger import Counts, Ledger, Problem, Verification
from .opening import open_case
from .rulings import FIXED_FIELDS, apply_rulings

__all__ = [
    "FIXED_FIELDS",
    "CasefileError",
    "Counts",
    "Ledger",
    "Problem",
    "RefusedClaimsError",
    "Verification",
    "apply_rulings",
    "open_case",
]
