"""What linking has to know of a case before it groups anything: who, where, which copies, which stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legomena.records import Actor, Claim, Document, Origin, Story

from .actors import find_actors
from .furniture import texts_without_furniture
from .opnames import fold_names
from .origins import find_origins
from .places import Locality, is_fine, localities
from .stories import Report, find_stories, make_reports
from .wholes import OperationKey
from .wording import read_text, wordings


@dataclass(frozen=True)
class Understanding:
    """A case with its names, places, copies and stories understood; mappings are in the order of ids."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    own: Sequence[Claim]
    """Claims about no other event."""
    actors: Mapping[str, Actor]
    speaker_of: Mapping[str, str]
    """Claim → actor."""
    subject_of: Mapping[str, str]
    parties: Mapping[str, frozenset[str]]
    """Claim → speaker and subject."""
    keys: Mapping[str, OperationKey]
    """Claim → the operation that it names."""
    where: Mapping[str, Locality]
    """Claim → its locality, where an incident can stand on its place."""
    origins: tuple[Origin, ...]
    reports: Mapping[str, Report]
    stories: tuple[Story, ...]


def understand(documents: Iterable[Document], claims: Iterable[Claim]) -> Understanding:
    """Take a case in. Raises ``ValueError`` for a claim whose document is not given."""
    pages = sorted({document.id: document for document in documents}.values(), key=lambda page: page.id)
    by_document = {page.id: page for page in pages}
    by_claim = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    for claim in by_claim.values():
        if claim.document not in by_document:
            raise ValueError(
                f"claim {claim.id} is of document {claim.document}, which is not among the documents given: "
                "link claims together with their documents"
            )
    every = list(by_claim.values())
    actors = {actor.id: actor for actor in find_actors(pages, every)}
    speaker_of = {claim: actor.id for actor in actors.values() for claim in actor.speaks}
    subject_of = {claim: actor.id for actor in actors.values() for claim in actor.acts}
    parties = {
        claim: frozenset(found for found in (speaker_of.get(claim), subject_of.get(claim)) if found)
        for claim in by_claim
    }
    own = [claim for claim in every if not claim.other_event]
    names = fold_names(claim.operation for claim in own if claim.operation)
    keys: dict[str, OperationKey] = {c.id: names[c.operation] for c in own if c.operation}
    locality_of = localities(own)
    where = {c.id: locality_of[c.place] for c in own if c.place is not None and is_fine(c.place)}
    bare = texts_without_furniture(pages)
    texts = [read_text(text, page.title) for text, page in zip(bare, pages, strict=True)]
    origins = find_origins(pages, bare, texts)
    doers = _doers(own, keys, subject_of, actors)
    by_page: dict[str, list[Claim]] = defaultdict(list)
    for claim in own:
        by_page[claim.document].append(claim)
    reports = make_reports(pages, wordings(texts), by_page, where, doers)
    return Understanding(
        documents=by_document,
        claims=by_claim,
        own=own,
        actors=actors,
        speaker_of=speaker_of,
        subject_of=subject_of,
        parties=parties,
        keys=keys,
        where=where,
        origins=origins,
        reports={page.id: report for page, report in zip(pages, reports, strict=True)},
        stories=find_stories(pages, reports, origins),
    )


def _doers(
    claims: Sequence[Claim],
    keys: Mapping[str, OperationKey],
    subject_of: Mapping[str, str],
    actors: Mapping[str, Actor],
) -> dict[str, str]:
    """Return claim → the armed group or the operation that it names."""
    doers: dict[str, str] = {}
    for claim in claims:
        doer = actors.get(subject_of.get(claim.id, ""))
        if claim.id in keys:
            doers[claim.id] = " ".join(part for part in keys[claim.id] if part)
        elif doer is not None and doer.kind == "body" and doer.side == "armed group":
            doers[claim.id] = doer.id
    return doers
