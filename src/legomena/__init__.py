"""Legomena: reads many reports of a violent event and keeps every datum as a claim.

    import legomena

    with legomena.Case("flood.legomena", create=True) as case:
        case.add(["reports/"])
        case.extract()
        case.publish("anatomy/")

What a case holds and gives is plain typed records; they are in :mod:`legomena.records`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .case import AddSummary, BuildSummary, Case, ExtractSummary, build, extract_claims

__all__ = ["AddSummary", "BuildSummary", "Case", "ExtractSummary", "__version__", "build", "extract_claims"]


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that ``legomena --help`` does not wait for readers and gazetteer.
    if name in __all__:
        from . import case

        return getattr(case, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
