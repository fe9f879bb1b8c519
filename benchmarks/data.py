"""Where the data lie that measures need, and what to say where they do not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def data_dir() -> Path:
    """Return the folder of the public corpora."""
    return Path(os.environ.get("LEGOMENA_DATA") or ROOT.parent / "shared/data")


def corpus(name: str, measure: str) -> Path | None:
    """Return the folder or file ``name`` of the public corpora; say so, and return null, if not there."""
    path = data_dir() / name
    if path.exists():
        return path
    skip(measure, f"no corpus at {path} (LEGOMENA_DATA points elsewhere)")
    return None


def skip(measure: str, reason: str) -> None:
    """Say on standard error that ``measure`` is skipped, and why."""
    sys.stderr.write(f"{measure}: skipped, {reason}\n")
