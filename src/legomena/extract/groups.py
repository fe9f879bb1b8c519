"""Which group a noun phrase counts: told by its head noun, by the words around it, or by its ending."""

from __future__ import annotations

from . import lexicon as lx
from .tokens import Token
from .words import words

_LED_BY_COMPANY = lx.MEMBER_HEADS | {"guards", "guard"}
_MEMBERS = words("members member")
_MAYBE_FORCES = words("captain chief chiefs driver drivers guards cook")
_PEACEFUL = words(
    """
    parliament congress senate assembly council party church community society union club team tribe
    clan committee cabinet university association parish congregation knesset lok sabha government
    delegation board
    """
)
"""Bodies whose members are no fighters."""
_OF_WHOM = words("deaths dead bodies fatalities casualties victims body")
"""Heads that the people after "of" tell: "deaths of inmates"."""
_HOUSEHOLDS = words("family families household public community staff congregation tribe clan")
_CIVIL_SERVICES = words("medical health un aid humanitarian civilian")
_UNLED: dict[str, str] = {
    **dict.fromkeys(words("man men staff employee employees volunteer volunteers"), "civilians"),
    **dict.fromkeys(words("agent agents"), "security forces"),
}
"""Groups of heads that no word around them tells."""
_TRADES = ("ers", "ors", "ists", "goers", "men", "women", "folk", "eers", "ants", "kids")
_HUMAN_PLURALS = ("ers", "ors", "ists", "ians", "eers", "ants", "men", "women", "folk", "kids", "ees")
_PEOPLES = ("s", "ese", "ish", "men", "i")
_BARE_PEOPLES = words("fulani hazara tutsi hutu")


def group_of(run: list[Token], complement: list[Token]) -> tuple[str, bool, str]:
    """Return group, whether the words are known to mean people, and the head noun.

    ``run`` are the nominal words after a number, ``complement`` those of an "of …" phrase after them.
    """
    if not run:
        return "unspecified", False, ""
    last = run[-1]
    if last.low in lx.NOT_PEOPLE:
        return "unspecified", False, last.low
    head = next((t.low for t in reversed(run) if t.low in lx.GROUP_OF), None)
    if head is None:
        return _guess(last), False, last.low
    near = {t.low for t in run}
    far = {t.low for t in complement}
    if head in _LED_BY_COMPANY:
        group = _by_company(head, near - {head}, far)
        if group is None and head in _MEMBERS and _of_a_band(complement):
            group = "militants"
        if group is not None:
            return group, True, head
    if head in _MAYBE_FORCES and not lx.FORCE_WORDS.isdisjoint(near | far):
        return "security forces", True, head
    return lx.GROUP_OF[head], True, head


def _of_a_band(complement: list[Token]) -> bool:
    """Whether members of a named body are fighters: its name is no people's, and it is no peaceful body."""
    if not complement or not complement[0].capital or complement[0].text in lx.DEMONYMS:
        return False
    return all(t.low not in _PEACEFUL for t in complement)


def _by_company(head: str, near: set[str], far: set[str]) -> str | None:
    """The group of "members", "men", "officials" …, told by the words around them."""
    for company in (near, far):
        # "armed forces" are no armed group.
        armed = company - {"armed"} if "forces" in company else company
        if head not in ("officials", "official") and armed & (lx.ARMED_WORDS | lx.MILITANTS):
            return "militants"
        if armed & (lx.FORCE_WORDS | lx.FORCES):
            return "security forces"
    if head in _OF_WHOM:
        told = {lx.GROUP_OF[w] for w in far if w in lx.GROUP_OF} - {"unspecified"}
        return told.pop() if len(told) == 1 else _UNLED.get(head)
    if (near | far) & _HOUSEHOLDS:
        return "civilians"
    if head in ("official", "officials") and near:
        return "civilians"
    if head == "personnel":
        return "civilians" if (near | far) & _CIVIL_SERVICES else "security forces"
    return _UNLED.get(head)


def _guess(token: Token) -> str:
    """The group of a noun that the lexicon lacks: trades and roles are civilians, peoples unspecified."""
    return "civilians" if not token.capital and token.low.endswith(_TRADES) else "unspecified"


def looks_human(token: Token) -> bool:
    """Whether an unknown plural noun may well mean people (peoples and trades)."""
    if token.low in lx.NOT_PEOPLE:
        return False
    if token.capital:
        return token.low.endswith(_PEOPLES) or token.low in _BARE_PEOPLES
    return token.low.endswith(_HUMAN_PLURALS)
