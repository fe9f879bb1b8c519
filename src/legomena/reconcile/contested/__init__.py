"""Contested points: found by rule, never written by hand."""

from __future__ import annotations

from legomena.records import ContestedPoint

from ._base import Matter, Rule, Site
from .figures import cannot_both_hold
from .moves import downward_correction, moved_and_why, two_figures_at_once
from .outcomes import outcome_told_two_ways
from .parts import (
    additions_do_not_add_up,
    parts_do_not_add_up,
    parts_told_differently,
    sites_against_whole,
    what_parts_leave_over,
)
from .rejected import figure_rejected
from .reports import changed_on_the_way, one_page_two_figures, overlap_left_open
from .responsibility import blamed_two_ways, claimed_and_blamed, claimed_twice, denied
from .whereabouts import other_day, other_place
from .words import killed_or_injured, same_number_other_group, same_word_other_contents

RULES: tuple[Rule, ...] = (
    cannot_both_hold,
    two_figures_at_once,
    downward_correction,
    moved_and_why,
    same_word_other_contents,
    killed_or_injured,
    same_number_other_group,
    parts_do_not_add_up,
    additions_do_not_add_up,
    parts_told_differently,
    what_parts_leave_over,
    sites_against_whole,
    overlap_left_open,
    one_page_two_figures,
    changed_on_the_way,
    claimed_and_blamed,
    claimed_twice,
    blamed_two_ways,
    denied,
    figure_rejected,
    outcome_told_two_ways,
    other_day,
    other_place,
)


def find_contested(matter: Matter) -> tuple[ContestedPoint, ...]:
    """Return the points of all rules: what is open first, then what the claims explain; heaviest first."""
    every = {(point.rule, point.title): point for rule in RULES for point in rule(matter)}
    found = every.values()
    return tuple(sorted(found, key=lambda point: (point.explained, -point.weight, point.rule, point.title)))


__all__ = ["RULES", "Matter", "Rule", "Site", "find_contested"]
