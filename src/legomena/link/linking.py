"""From documents, claims and rulings to origins, incidents and operations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from legomena.records import Claim, Document, Incident, Links, Membership, Ruling
from legomena.records.collection import no_collection
from legomena.records.days import day_of

from .cluster import Cluster, Days, document_days, founds, span
from .clusters import cluster_locality
from .districts import merge_districts
from .incidents import Draft, draft_incidents
from .levels import nest
from .nesting import Names, find_nesting
from .operations import make_operations
from .placement import main_whole, place_whole_claims
from .places import Locality, plain_name
from .rereporting import find_rereportings
from .retelling import FEWEST_PAGES, join_by_story, split_by_story
from .rulings import apply_rulings
from .stories import story_of, tellers
from .understanding import understand
from .wholes import Whole, group_incidents, join_named

_OLD_DAYS = 30
"""An event this long before the publication of its page, told of no one place, is told as background."""


def link(documents: Iterable[Document], claims: Iterable[Claim], rulings: Iterable[Ruling] = ()) -> Links:
    """Link claims into incidents and operations, and documents into chains of origin.

    Pure, and independent of the order of its input. ``claims`` are those in force: rulings that accept,
    reject or amend a claim have been applied before; here only ``same`` and ``different`` count, and
    they come before every rule. Raises ``ValueError`` for a claim whose document is not given.
    """
    with no_collection():
        return _link(documents, claims, rulings)


def _link(documents: Iterable[Document], claims: Iterable[Claim], rulings: Iterable[Ruling]) -> Links:
    case = understand(documents, claims)
    by_document, by_claim, own = case.documents, case.claims, case.own
    pages, mates = list(by_document.values()), tellers(case.stories)
    actors, speaker_of, subject_of = case.actors, case.speaker_of, case.subject_of
    keys, parties = case.keys, case.parties
    home_story = story_of(case.stories)
    published = {document.id: document.published for document in pages}

    main_days = document_days(own)
    clusters, coarse = _cluster(own, case.where, by_document, main_days, subject_of)
    clusters = merge_districts(clusters, by_claim)
    clusters = split_by_story(clusters, by_claim, case.reports, home_story)
    clusters = join_by_story(clusters, by_claim, case.reports, mates)
    clusters = apply_rulings(clusters, by_claim, rulings)
    placed = {member for cluster in clusters for member in cluster.members}
    coarse = [claim for claim in coarse if claim.id not in placed]
    drafts = draft_incidents(clusters, by_claim, actors, speaker_of, subject_of, published)
    names = Names(by_claim, actors, keys, parties, find_nesting(own, by_document, keys), published)
    wide = names.nesting.wide
    wholes = group_incidents(drafts, actors, keys, wide)
    left = place_whole_claims(wholes, coarse, by_document, keys, parties, mates)
    placed = {document for whole in wholes for document in whole.documents}
    of_one_event = len(pages) < FEWEST_PAGES or main_whole(wholes, len(pages)) is not None
    untold = {
        document: home_story[document]
        for document, others in mates.items()
        if len(others) > 1 and not placed.intersection(others) and not of_one_event
    }
    more, background = _found_coarse(left, bool(wholes), by_document, main_days, subject_of, untold)
    if not wholes and not more and any(claim.kind != "assessment" for claim in own):
        more, background = [_only_incident(own)], []
    if more:
        extra = draft_incidents(more, by_claim, actors, speaker_of, subject_of, published)
        known = len(wholes)
        wholes = join_named(wholes, group_incidents(extra, actors, keys, wide), wide)
        homeless = [claim for claim in background if not _old(claim, by_document)]
        background = [claim for claim in background if _old(claim, by_document)]
        background += place_whole_claims(wholes[known:], homeless, by_document, keys, parties, mates)
    wholes = nest(wholes, names)
    operations, of_incident = make_operations(wholes, names)
    incidents = [_finish(draft, whole, of_incident, by_claim) for whole in wholes for draft in whole.drafts]
    told = {member.claim for incident in incidents for member in incident.claims}
    told |= {member.claim for operation in operations for member in operation.claims}
    return Links(
        origins=case.origins,
        incidents=tuple(sorted(incidents, key=lambda incident: incident.id)),
        operations=tuple(operations),
        background=tuple(claim for claim in by_claim if claim not in told),
        actors=tuple(actors.values()),
        stories=case.stories,
        rereportings=find_rereportings(case),
    )


def _cluster(
    claims: Sequence[Claim],
    where: Mapping[str, Locality],
    documents: Mapping[str, Document],
    main_days: Mapping[str, Days],
    subject_of: Mapping[str, str],
) -> tuple[list[Cluster], list[Claim]]:
    """Return clusters of the claims that stand on one place, and the claims about no one place."""
    fine: dict[Locality, list[Claim]] = defaultdict(list)
    coarse: list[Claim] = []
    for claim in claims:
        if claim.id in where:
            fine[where[claim.id]].append(claim)
        else:
            coarse.append(claim)
    clusters: list[Cluster] = []
    for locality in sorted(fine):
        if any(founds(claim) for claim in fine[locality]):
            found, left = cluster_locality(locality, fine[locality], documents, main_days, subject_of)
            clusters.extend(found)
            coarse.extend(left)
        else:
            coarse.extend(fine[locality])
    return clusters, coarse


def _only_incident(claims: Sequence[Claim]) -> Cluster:
    """Make one incident of all claims where none tells what happened: a hospital's count, mere blame."""
    cluster = Cluster(("", "", ""))
    for claim in claims:
        cluster.add(claim, ["no claim of this case tells what happened where and when"], 0.3)
    return cluster


def _found_coarse(
    claims: Sequence[Claim],
    others: bool,
    documents: Mapping[str, Document],
    main_days: Mapping[str, Days],
    subject_of: Mapping[str, str],
    untold: Mapping[str, str],
) -> tuple[list[Cluster], list[Claim]]:
    """Make incidents of what is told of no one place and fits no other incident.

    ``untold`` holds the story of each document that shares one with others, none of which has an incident.
    """
    areas: dict[Locality, list[Claim]] = defaultdict(list)
    background: list[Claim] = []
    for claim in claims:
        if claim.place is None and claim.document in untold:
            areas["", "", untold[claim.document]].append(claim)
            continue
        if others and (_old(claim, documents) or claim.place is None or _of_a_country(claim)):
            background.append(claim)
        elif claim.place is None:
            areas["", "", ""].append(claim)
        else:
            areas[claim.place.country or "", plain_name(claim.place), ""].append(claim)
    clusters: list[Cluster] = []
    for locality in sorted(areas):
        if any(founds(claim) for claim in areas[locality]):
            found, left = cluster_locality(locality, areas[locality], documents, main_days, subject_of)
            clusters.extend(found)
            background.extend(left)
        else:
            background.extend(areas[locality])
    return clusters, background


def _of_a_country(claim: Claim) -> bool:
    """Whether a claim without a time is told of a whole country, or more: it could mean anything there."""
    wide = claim.place is not None and claim.place.precision in ("country", "region")
    return wide and span(claim)[0] is None


def _old(claim: Claim, documents: Mapping[str, Document]) -> bool:
    published, last = day_of(documents[claim.document].published), span(claim)[1]
    return published is not None and last is not None and (published - last).days > _OLD_DAYS


def _finish(
    draft: Draft, whole: Whole, of_incident: Mapping[str, str], claims: Mapping[str, Claim]
) -> Incident:
    """Return the incident with its operation; one that stands alone takes the claims about the whole."""
    incident = msgspec.structs.replace(draft.incident, operation=of_incident.get(draft.incident.id))
    if incident.operation is not None or not whole.claims:
        return incident
    more = tuple(
        Membership(claim=claim, reasons=tuple(reasons), score=score)
        for claim, (reasons, score) in sorted(whole.claims.items())
    )
    members = tuple(
        sorted(
            (*incident.claims, *more),
            key=lambda m: (claims[m.claim].document, claims[m.claim].start, m.claim),
        )
    )
    documents = tuple(sorted({claims[member.claim].document for member in members}))
    return msgspec.structs.replace(incident, claims=members, documents=documents)
