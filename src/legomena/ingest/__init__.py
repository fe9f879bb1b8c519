"""Reading documents from files, pages, feeds and archives: one reader a format behind one door."""

from ._model import Read, ReadOptions
from .door import read

__all__ = ["Read", "ReadOptions", "read"]
