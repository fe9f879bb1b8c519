"""CEAF-REE: the five roles of MUC-4's simplified form, entity by entity.

The measure of role-filler entity extraction (Du, Rush and Cardie, 2021) on ``five-role-*.json``: the entities
of a text in one role, from all its templates, each a set of mentions, against the entities found, each a set
of mentions too. They are paired one to one; a pair is right where all mentions found belong to the true
entity. Precision is the right pairs of the entities found, recall of the true ones, over all roles and texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.assignment import best_pairs
from benchmarks.tally import Tally

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
Entity = frozenset[str]
"""The mentions of one entity, in lower case."""
Roles = Mapping[str, Sequence[Entity]]


def read_roles(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, list[Entity]]]:
    """Return the entities of each text by role; one that several templates share stands once."""
    return {
        row["docid"]: {
            role: list(
                dict.fromkeys(
                    frozenset(mention[0].lower() for mention in entity)
                    for template in row["templates"]
                    for entity in template[role]
                )
            )
            for role in ROLES
        }
        for row in rows
    }


def score(found: Mapping[str, Roles], gold: Mapping[str, Roles]) -> dict[str, Tally]:
    """Return the tally of each role, and of all together as ``all``."""
    tallies = {role: Tally() for role in (*ROLES, "all")}
    for text, wanted in gold.items():
        given = found.get(text, {})
        for role in ROLES:
            said, due = list(given.get(role, ())), list(wanted.get(role, ()))
            right = len(best_pairs([[float(bool(one) and one <= other) for other in due] for one in said]))
            for name in (role, "all"):
                tallies[name].add(right, len(said), len(due))
    return tallies
