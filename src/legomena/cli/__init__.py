"""The command line. Each command mirrors a function of :mod:`legomena`, imported when it runs."""

from __future__ import annotations

from ._main import main
from ._root import cli

__all__ = ["cli", "main"]
