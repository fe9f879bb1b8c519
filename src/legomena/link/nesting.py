"""Which operation is told to be part of which: "Operation A, part of Operation B"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from legomena.records import Actor, Claim, Document

from .opnames import OperationKey, operation_core, parse_operation, title_name
from .wholes import Whole

_NAME = (
    r"(?:(?:[Oo]peration|[Cc]ampaign|[Oo]ffensive)\s+)?[“\"'‘]?"
    r"[A-Z][\w’'-]*(?:\s+(?:of\s+|the\s+)?[A-Z0-9][\w’'-]*(?:\.\d+)?){0,4}(?:\s+(?:[Cc]ampaign|[Oo]ffensive))?"
)
_WITHIN = re.compile(
    rf"(?P<inner>{_NAME})[”\"'’]?(?P<between>[^.;A-Z]{{0,40}}?)"
    r"\b(?:(?:part|leg|element|component) of|within|under(?: the (?:umbrella|banner|framework) of)?"
    r"|in the framework of|belong(?:s|ed) to)\s+"
    r"(?:(?:the|its|their|a|an|wider|broader|larger|ongoing|so-called|umbrella|[\w-]+[’']s)\s+){0,3}"
    r"(?:(?:campaign|offensive|operation)\s+(?:called\s+|named\s+|dubbed\s+)?)?"
    rf"[“\"'‘]?(?P<outer>{_NAME})"
)
_CUE = re.compile(r"\b(?:(?:part|leg|element|component|framework) of|within|under|belong(?:s|ed) to)\b")
_CALLED = re.compile(r"\b(?:operation|campaign|offensive)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|neither|denie[sd])\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True)
class Nesting:
    """What the documents tell of operations within operations."""

    parents: Mapping[OperationKey, OperationKey] = field(default_factory=dict)
    """The name of a smaller operation → that of the wider one."""
    documents: Mapping[OperationKey, tuple[str, ...]] = field(default_factory=dict)
    """The name of a smaller operation → the documents that tell what it is part of."""
    written: Mapping[OperationKey, str] = field(default_factory=dict)
    """Names of wider operations as written, for those that no claim names by themselves."""

    @cached_property
    def wide(self) -> frozenset[OperationKey]:
        """The names of wider operations."""
        return frozenset(self.parents.values())


@dataclass(frozen=True)
class Names:
    """What claims tell of operations by name, and of who did them."""

    claims: Mapping[str, Claim]
    actors: Mapping[str, Actor]
    keys: Mapping[str, OperationKey]
    """Claim → the operation that it names."""
    parties: Mapping[str, frozenset[str]]
    """Claim → the actors that speak and act in it."""
    nesting: Nesting
    published: Mapping[str, str | None]
    """Document → when it came out."""

    def primary(self, whole: Whole) -> OperationKey | None:
        """Return the name that those who struck give it, else the most used one; narrow names first."""
        names = set(whole.names).difference(self.nesting.wide) or set(whole.names)
        if not names:
            return None
        if len(names) == 1:
            return next(iter(names))
        armed = {actor for actor in whole.attackers if self.actors[actor].side == "armed group"}
        if not armed:
            members = [m.claim for draft in whole.drafts for m in draft.incident.claims] + list(whole.claims)
            armed = {
                actor
                for member in members
                if self.claims[member].kind == "responsibility"
                for actor in self.parties.get(member, frozenset())
                if self.actors[actor].side == "armed group"
            }
        armed = armed or set(whole.attackers)
        own = Counter(
            self.keys[member]
            for member in chain(whole.claims, *(draft.naming for draft in whole.drafts))
            if member in self.keys
            and self.claims[member].kind in ("responsibility", "event")
            and self.parties.get(member, frozenset()) & armed
        )
        return min(names, key=lambda key: (-own[key], -whole.names[key], str(key)))

    def sides(self) -> dict[OperationKey, set[str]]:
        """Return the sides of those who are told to do or claim the operation of each name."""
        found: dict[OperationKey, set[str]] = defaultdict(set)
        for claim, key in self.keys.items():
            if self.claims[claim].kind in ("event", "responsibility"):
                sides = {self.actors[actor].side for actor in self.parties.get(claim, frozenset())}
                found[key] |= {side for side in sides if side in ("state", "armed group")}
        return found

    @cached_property
    def written(self) -> dict[OperationKey, tuple[str, ...]]:
        """The names that claims give each operation, the most used first."""
        found: dict[OperationKey, Counter[str]] = defaultdict(Counter)
        for claim, key in self.keys.items():
            found[key][self.claims[claim].operation or ""] += 1
        return {key: (name,) for key, name in self.nesting.written.items()} | {
            key: tuple(sorted(told, key=lambda name: (-told[name], name))) for key, told in found.items()
        }

    def called(self, key: OperationKey) -> str:
        """Return the name to show of an operation."""
        return title_name(self.written.get(key) or (key[0],))

    def of(self, whole: Whole) -> Counter[OperationKey]:
        """Return the names that the claims of a whole give it, and how often."""
        told = chain(whole.claims, *(draft.naming for draft in whole.drafts))
        return Counter(self.keys[claim] for claim in told if claim in self.keys)


def find_nesting(
    claims: Iterable[Claim], documents: Mapping[str, Document], keys: Mapping[str, OperationKey]
) -> Nesting:
    """Read the sentences of the claims that name operations for what is part of what.

    A name is only taken for part of another where a sentence says so; of several wider ones that it is told
    to be part of, the most told holds. Names that would contain each other are part of neither.
    """
    named = {claim.id: claim for claim in claims if claim.id in keys}
    known = {_plain(claim.operation or ""): keys[id_] for id_, claim in sorted(named.items())}
    votes: dict[OperationKey, dict[OperationKey, set[str]]] = defaultdict(lambda: defaultdict(set))
    written: dict[OperationKey, Counter[str]] = defaultdict(Counter)
    for page, (start, end) in sorted({(claim.document, claim.sentence) for claim in named.values()}):
        for match in _matches(documents[page].text[start:end]):
            inner = known.get(_plain(match["inner"]))
            outer = known.get(_plain(match["outer"]))
            if outer is None and _CALLED.search(match.group()[match.end("between") - match.start() :]):
                outer = _plain(match["outer"])
            if inner is None or outer is None or outer == inner or _NEGATED.search(match["between"]):
                continue
            if outer[0] != inner[0]:  # phases of one name are no parts of each other
                votes[inner][outer].add(page)
                written[outer][match["outer"].strip("“\"'‘ ”’")] += 1
    parents: dict[OperationKey, OperationKey] = {}
    for inner in sorted(votes, key=str):
        outer = min(votes[inner], key=lambda key: (-len(votes[inner][key]), str(key)))
        above: OperationKey | None = outer
        while above is not None and above != inner:
            above = parents.get(above)
        if above is None:
            parents[inner] = outer
    return Nesting(
        parents,
        {inner: tuple(sorted(votes[inner][outer])) for inner, outer in parents.items()},
        {key: min(found, key=lambda name: (-found[name], name)) for key, found in written.items()},
    )


@lru_cache(maxsize=1 << 14)
def _matches(sentence: str) -> tuple[re.Match[str], ...]:
    return tuple(_WITHIN.finditer(sentence)) if _CUE.search(sentence) else ()


@lru_cache(maxsize=1 << 14)
def _plain(name: str) -> OperationKey:
    parsed = parse_operation(name)
    return operation_core(parsed), parsed.phase
