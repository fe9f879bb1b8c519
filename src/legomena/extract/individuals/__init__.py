"""Persons told of one by one: who was harmed, and how, over a whole document.

A count is a figure of its own. Many reports count nobody: they tell of a man shot in the leg, of a woman who
died, of a name. Each such person is found here once, whatever he or she is called in later sentences.
"""

from __future__ import annotations

from .reading import add_individuals

__all__ = ["add_individuals"]
