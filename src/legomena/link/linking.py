"""From documents, claims and rulings to origins, incidents and operations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

import msgspec

from legomena.records import Claim, Document, Incident, Links, Membership, Operation, Ruling
from legomena.records.collection import no_collection
from legomena.records.days import day_of

from .cluster import Cluster, Days, founds, span
from .clusters import cluster_locality
from .districts import merge_districts
from .incidents import Draft, draft_incidents
from .levels import nest
from .nesting import Names, find_nesting
from .operations import make_operations
from .opnames import OperationKey
from .placement import main_whole, place_whole_claims
from .places import Locality, plain_name
from .rereporting import Rereportings
from .retelling import FEWEST_PAGES, Absorbed, join_by_story, split_by_story
from .rulings import apply_rulings
from .stories import story_of, tellers
from .understanding import Understanding
from .wholes import Whole, group_incidents, join_named

_OLD_DAYS = 30
"""An event this long before the publication of its page, told of no one place, is told as background."""


def link(documents: Iterable[Document], claims: Iterable[Claim], rulings: Iterable[Ruling] = ()) -> Links:
    """Link claims into incidents and operations, and documents into chains of origin.

    Pure, and independent of the order of its input. ``claims`` are those in force: rulings that accept,
    reject or amend a claim have been applied before; here only ``same`` and ``different`` count, and
    they come before every rule. Raises ``ValueError`` for a claim whose document is not given.
    """
    return Linking().link(documents, claims, rulings)


class Linking:
    """The links of one case, kept up to date while documents and claims are added to it.

    Every call of :meth:`link` gives what :func:`link` gives for the same case. A call after another one works
    out again only what the difference bears on; what it does not bear on are the very same records.
    """

    def __init__(self) -> None:
        self._case = Understanding()
        self._places: dict[Locality, dict[str, Sequence[Claim]]] = {}
        """Locality → document → claims told of it there."""
        self._stands: dict[str, Sequence[Locality]] = {}
        """Document → its localities."""
        self._clusters: dict[Locality, tuple[Sequence[Cluster], Sequence[Claim]]] = {}
        """Locality → its clusters, and the claims there that fit none of them."""
        self._joined: dict[Absorbed, Cluster] = {}
        self._drafts: Mapping[Cluster, Draft] = {}
        self._incidents: dict[str, Incident] = {}
        self._operations: dict[str, Operation] = {}
        self._rereportings = Rereportings()

    def link(
        self, documents: Iterable[Document], claims: Iterable[Claim], rulings: Iterable[Ruling] = ()
    ) -> Links:
        """Return the links of the case as it is now; see :func:`link`."""
        with no_collection():
            gone, dirty = self._case.take_in(documents, claims)
            return self._link(gone, dirty, rulings)

    def _link(self, gone: Collection[str], dirty: Collection[str], rulings: Iterable[Ruling]) -> Links:
        case = self._case
        by_claim, actors, keys, parties = case.claims, case.actors, case.keys, case.parties
        self._cluster(gone, dirty)
        clusters = [cluster for where in sorted(self._clusters) for cluster in self._clusters[where][0]]
        coarse = [claim for page in case.pages.values() for claim in page.nowhere]
        coarse += [claim for _, left in self._clusters.values() for claim in left]
        home_story = story_of(case.stories)
        clusters = merge_districts(clusters)
        clusters = split_by_story(clusters, by_claim, case.reports, home_story)
        clusters = join_by_story(clusters, by_claim, case.reports, case.stories, self._joined)
        ruled = apply_rulings(clusters, by_claim, rulings)
        if ruled != clusters:
            placed = {member for cluster in ruled for member in cluster.members}
            coarse = [claim for claim in coarse if claim.id not in placed]
        drafts = self._draft(ruled, self._drafts)
        self._drafts = drafts
        naming = [claim for page in case.pages.values() for claim in page.naming]
        published = {document.id: document.published for document in case.documents.values()}
        nesting = find_nesting(naming, case.documents, keys)
        names = Names(by_claim, actors, keys, parties, nesting, published)
        wide = names.nesting.wide
        wholes = group_incidents(list(drafts.values()), actors, wide)
        wholes = self._place_coarse(wholes, coarse, tellers(case.stories), home_story, wide)
        wholes = nest(wholes, names)
        operations, of_incident = make_operations(wholes, names)
        incidents = [
            _finish(draft, whole, of_incident, by_claim) for whole in wholes for draft in whole.drafts
        ]
        incidents = _as_before(incidents, self._incidents)
        operations = _as_before(operations, self._operations)
        self._incidents = {incident.id: incident for incident in incidents}
        self._operations = {operation.id: operation for operation in operations}
        told: set[str] = set()
        for incident in incidents:
            told.update(map(_CLAIM, incident.claims))
        for operation in operations:
            told.update(map(_CLAIM, operation.claims))
        return Links(
            origins=case.origins,
            incidents=tuple(incidents),
            operations=tuple(operations),
            background=tuple(sorted(by_claim.keys() - told)),
            actors=tuple(actors.values()),
            stories=case.stories,
            rereportings=self._rereportings.find(case, gone, dirty),
        )

    def _cluster(self, gone: Collection[str], dirty: Collection[str]) -> None:
        """Group anew what is told of the places that a change bears on."""
        case = self._case
        stale: dict[Locality, None] = {}
        for document in (*gone, *dirty):
            for where in self._stands.pop(document, ()):
                del self._places[where][document]
                stale[where] = None
        for document in dirty:
            places = case.pages[document].places or {}
            self._stands[document] = tuple(places)
            for where, claims in places.items():
                self._places.setdefault(where, {})[document] = claims
            stale.update(dict.fromkeys(places))
        for where in stale:
            claims = [claim for told in self._places[where].values() for claim in told]
            if not claims:
                del self._places[where]
                self._clusters.pop(where, None)
            elif any(founds(claim) for claim in claims):
                self._clusters[where] = cluster_locality(
                    where, claims, case.documents, case.main_days, case.subject_of
                )
            else:
                self._clusters[where] = (), claims

    def _draft(self, clusters: Sequence[Cluster], before: Mapping[Cluster, Draft]) -> dict[Cluster, Draft]:
        case = self._case
        return draft_incidents(
            clusters,
            case.claims,
            case.actors,
            case.speaker_of,
            case.subject_of,
            case.documents,
            case.keys,
            before,
        )

    def _place_coarse(
        self,
        wholes: list[Whole],
        coarse: Sequence[Claim],
        mates: Mapping[str, Sequence[str]],
        home_story: Mapping[str, str],
        wide: Collection[OperationKey],
    ) -> list[Whole]:
        """Put the claims about no one place into ``wholes``, and return these with what the others found."""
        case = self._case
        documents, actors, keys, parties = case.documents, case.actors, case.keys, case.parties
        left = place_whole_claims(wholes, coarse, documents, keys, parties, mates)
        placed = {document for whole in wholes for document in whole.documents}
        of_one_event = len(documents) < FEWEST_PAGES or main_whole(wholes, len(documents)) is not None
        untold = {
            document: home_story[document]
            for document, others in mates.items()
            if len(others) > 1 and not of_one_event and placed.isdisjoint(others)
        }
        more, background = _found_coarse(
            left, bool(wholes), documents, case.main_days, case.subject_of, untold
        )
        if not wholes and not more:
            own = case.own()
            if any(claim.kind != "assessment" for claim in own):
                more, background = [_only_incident(own)], []
        if more:
            extra = self._draft(more, {})
            known = len(wholes)
            wholes = join_named(wholes, group_incidents(list(extra.values()), actors, wide), wide)
            homeless = [claim for claim in background if not _old(claim, documents)]
            place_whole_claims(wholes[known:], homeless, documents, keys, parties, mates)
        return wholes


R = TypeVar("R", Incident, Operation)
_CLAIM = attrgetter("claim")


def _as_before(found: Iterable[R], before: Mapping[str, R]) -> list[R]:
    """Return records in the order of their ids; one that equals what it was before is that record."""
    ordered = sorted(found, key=attrgetter("id"))
    return [old if (old := before.get(one.id)) is not None and old == one else one for one in ordered]


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
