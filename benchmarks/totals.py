"""How many were killed and injured by an account: one figure each, as a record keeper would write it down.

An account keeps figures by group and speaker and adds nothing up. A record that allows one number asks for
more: here the total of an effect is the greater of the largest figure of any one line, which is taken for
the whole, and the sum over the lines of groups that exclude each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legomena.link import link
from legomena.reconcile import reconcile
from legomena.records import Account, Claim, Document, Incident, Operation, TollLine

APART = ("civilians", "security forces", "militants")
"""Groups that nobody belongs to twice."""


@dataclass(frozen=True)
class Totals:
    """Killed and injured; null where nothing is told."""

    killed: int | None
    injured: int | None


def totals_of(documents: Sequence[Document], claims: Sequence[Claim]) -> Totals:
    """Link and reconcile ``claims`` and return the totals of the account that most claims are about."""
    links = link(documents, claims, ())
    accounts = {account.about: account for account in reconcile(documents, claims, links, ())}
    subjects: tuple[Operation | Incident, ...] = (*links.operations, *links.incidents)
    told = {about.id: len(about.claims) for about in subjects if accounts[about.id].tolls}
    if not told:
        return Totals(None, None)
    account = accounts[max(told, key=lambda about: (told[about], about))]
    return Totals(total(account, "killed"), total(account, "injured"))


def total(account: Account, effect: str) -> int | None:
    """Return the total of an effect by an account; null where no line of it has a number."""
    values = {
        line.group: value
        for line in account.tolls
        if line.effect == effect and (value := usual(line)) is not None
    }
    apart = sum(value for group, value in values.items() if group in APART)
    return max(apart, *values.values()) if values else None


def usual(line: TollLine) -> int | None:
    """Return the standing figure that most origins carry, of equals the greatest; null without one."""
    carried: Counter[int] = Counter()
    for figure in line.figures:
        value = figure.low if figure.low is not None else figure.high
        if figure.standing and figure.series != "increment" and value is not None:
            carried[value] += figure.origins
    return max(carried, key=lambda value: (carried[value], value), default=None)
