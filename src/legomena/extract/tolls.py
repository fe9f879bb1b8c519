"""The tolls of one sentence: figures whose effect on people is told, there or in a sentence before."""

from __future__ import annotations

from legomena.resolve.numbers import Number

from .effects import find_triggers, govern
from .figures import Figure, find_figures
from .leaning import Last, counted, dead_were, of_them, others, remainder, takes_in
from .tokens import Token
from .toll_counts import bodies, captured_by_state, lives, only_lists, told_by_list, with_leader
from .toll_nouns import set_tolls
from .zeros import zeros

__all__ = ["Last", "read_tolls"]


def read_tolls(tokens: list[Token], numbers: list[Number], last: Last) -> list[Figure]:
    """Return the figures of one sentence that are tolls: each has its effect.

    Sentences are read in order; ``last`` carries what later ones lean on.
    """
    figures = find_figures(tokens, numbers)
    triggers = find_triggers(tokens, figures)
    lives(tokens, figures)
    # A toll noun beats an effect word near by; one that only leans on an earlier figure does not.
    set_tolls(tokens, figures, last.figure, leaning=False)
    govern(tokens, figures, triggers)
    set_tolls(tokens, figures, last.figure, leaning=True)
    takes_in(tokens, figures, last)
    counted(tokens, figures, last)
    dead_were(tokens, figures, last)
    told_by_list(tokens, figures)
    remainder(tokens, figures, last)
    with_leader(tokens, figures)
    bodies(tokens, figures)
    figures.extend(zeros(tokens))
    figures.sort(key=lambda f: f.first)
    others(tokens, figures)
    of_them(figures, last)
    captured_by_state(figures)
    out = [f for f in figures if f.effect is not None and not only_lists(tokens, f)]
    last.note(out)
    last.note_people(tokens)
    return out
