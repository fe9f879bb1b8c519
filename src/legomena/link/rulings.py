"""What people have ruled on claims being, or not being, of one incident, and on incidents to be split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from legomena.records import Claim, Ruling

from .cluster import Cluster
from .union import Groups

Pair = tuple[str, str]


def ruled_pairs(rulings: Iterable[Ruling]) -> dict[Pair, Ruling]:
    """Return the last ruling on each pair of claims: later ones overrule earlier ones."""
    last: dict[Pair, Ruling] = {}
    for ruling in sorted(rulings, key=lambda ruling: (ruling.at, ruling.kind, ruling.targets)):
        if ruling.kind in ("same", "different"):
            for one, other in combinations(sorted(set(ruling.targets)), 2):
                last[one, other] = ruling
    return last


def apply_rulings(
    clusters: Sequence[Cluster], claims: Mapping[str, Claim], rulings: Iterable[Ruling]
) -> list[Cluster]:
    """Return the clusters with every ruling honoured: first what is one, then what is not.

    A claim that is ruled the same as another is brought in from wherever it was. Where a claim is ruled
    out of an incident, the claims that stand nearest to it in its document go with it. Where an incident is
    split, what is named leaves it, and nothing else.
    """
    rulings = list(rulings)
    pairs = {pair: ruling for pair, ruling in ruled_pairs(rulings).items() if set(pair) <= claims.keys()}
    splits = [ruling for ruling in rulings if ruling.kind == "split"]
    if not pairs and not splits:
        return list(clusters)
    same = {pair: ruling for pair, ruling in pairs.items() if ruling.kind == "same"}
    apart = {pair for pair, ruling in pairs.items() if ruling.kind == "different"}
    out: list[Cluster] = []
    for cluster in _merge(clusters, claims, same):
        out.extend(_split(cluster, claims, apart, same))
    for ruling in sorted(splits, key=lambda ruling: (ruling.at, ruling.targets)):
        out = _split_off(out, claims, ruling, same)
    return out


def _split_off(
    clusters: Sequence[Cluster], claims: Mapping[str, Claim], ruling: Ruling, same: Mapping[Pair, Ruling]
) -> list[Cluster]:
    """Divide each cluster of which a ruling names some claims, by themselves or by their document.

    A claim that is later ruled the same as one on the other side stays. A claim that was in no cluster, such
    as one that tells of no place, goes with those that leave, or founds an incident of its own.
    """
    named = {id_ for id_, claim in claims.items() if {id_, claim.document} & set(ruling.targets)}
    later = [pair for pair, told in same.items() if told.at > ruling.at]
    why = f"split off by {ruling.by}: {ruling.why}"
    out: list[Cluster] = []
    leaving: list[Cluster] = []
    for cluster in clusters:
        inside = named & cluster.members.keys()
        rest = cluster.members.keys() - inside
        kept = {one for pair in later for one in pair if set(pair) & inside and set(pair) & rest}
        inside -= kept
        rest |= kept
        if not inside or not rest:
            out.append(cluster)
            continue
        parts = tuple(Cluster(cluster.locality, inferred=cluster.inferred) for _ in range(2))
        for member, (reasons, score) in cluster.members.items():
            gone = member in inside
            told = [why, *reasons] if gone else reasons
            parts[gone].add(claims[member], told, score)
        out += parts
        leaving.append(parts[True])
    homeless = named.intersection(ruling.targets).difference(*(cluster.members for cluster in clusters))
    if homeless:
        if not leaving:
            leaving.append(Cluster(("", "", "")))
            out += leaving
        for claim in sorted(homeless):
            leaving[0].add(claims[claim], [why], 1.0)
    return out


def _merge(
    clusters: Sequence[Cluster], claims: Mapping[str, Claim], same: Mapping[Pair, Ruling]
) -> list[Cluster]:
    home = {member: place for place, cluster in enumerate(clusters) for member in cluster.members}
    groups: Groups[str] = Groups(f"#{place}" for place in range(len(clusters)))

    def node(claim: str) -> str:
        return f"#{home[claim]}" if claim in home else claim

    for one, other in same:
        groups.join(node(one), node(other))
    merged: dict[str, Cluster] = {}
    ruled = {groups.find(node(claim)) for pair in same for claim in pair}
    for place, cluster in enumerate(clusters):
        root = groups.find(f"#{place}")
        if root not in ruled:
            merged[root] = cluster
            continue
        target = merged.setdefault(root, Cluster(cluster.locality, inferred=cluster.inferred))
        for claim, (reasons, score) in cluster.members.items():
            target.add(claims[claim], reasons, score)
    for (one, other), ruling in sorted(same.items()):
        for claim in (one, other):
            where = claims[claim].place
            locality = ("", where.text if where else "", "")
            target = merged.setdefault(groups.find(node(claim)), Cluster(locality))
            reasons = target.members.get(claim, ([], 1.0))[0]
            told = f"ruled the same by {ruling.by}: {ruling.why}"
            target.add(claims[claim], [told, *(reason for reason in reasons if reason != told)], 1.0)
    return list(merged.values())


def _split(
    cluster: Cluster, claims: Mapping[str, Claim], apart: set[Pair], same: Mapping[Pair, Ruling]
) -> list[Cluster]:
    within = sorted(pair for pair in apart if pair[0] in cluster.members and pair[1] in cluster.members)
    if not within:
        return [cluster]
    enemies: dict[str, set[str]] = defaultdict(set)
    for one, other in within:
        enemies[one].add(other)
        enemies[other].add(one)
    bound = Groups(cluster.members)
    for one, other in same:
        if one in cluster.members and other in cluster.members:
            bound.join(one, other)
    seeds: list[list[str]] = []
    for claim in sorted(enemies):  # greedy: each goes to the first part that holds nothing ruled against it
        for part in seeds:
            if not enemies[claim] & set(part):
                part.append(claim)
                break
        else:
            seeds.append([claim])
    parts = [Cluster(cluster.locality, inferred=cluster.inferred) for _ in seeds]
    place_of = {claim: place for place, part in enumerate(seeds) for claim in part}
    sizes = [
        sum(
            claims[member].document in {claims[claim].document for claim in part}
            for member in cluster.members
        )
        for part in seeds
    ]
    biggest = max(range(len(seeds)), key=lambda place: (sizes[place], -place))
    for member, (reasons, score) in cluster.members.items():
        if member in place_of:
            told = "ruled apart from another claim here"
            parts[place_of[member]].add(claims[member], [told, *reasons], score)
            continue
        bound_to = [place_of[claim] for claim in place_of if bound.find(claim) == bound.find(member)]
        near = min(
            (
                (abs(claims[claim].start - claims[member].start), place)
                for claim, place in place_of.items()
                if claims[claim].document == claims[member].document
            ),
            default=(0, biggest),
        )
        parts[bound_to[0] if bound_to else near[1]].add(claims[member], reasons, score)
    return [part for part in parts if part.members]
