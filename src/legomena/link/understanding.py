"""What linking has to know of a case before it groups anything: who, where, which copies, which stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from legomena.records import Actor, Claim, Document, Origin, Story

from .actors import Actors
from .cluster import Days
from .furniture import Furniture
from .opnames import OperationKey, fold_names
from .origins import Origins, Source
from .pages import Page, Spots
from .reading import reading, weighing
from .reports import Report, make_report
from .stories import Stories
from .wording import Rarity, Vocabulary, Wording


class Parties(Mapping[str, frozenset[str]]):
    """Claim → its speaker and its subject."""

    def __init__(self, speaker_of: Mapping[str, str], subject_of: Mapping[str, str]) -> None:
        self._speaker_of, self._subject_of = speaker_of, subject_of

    def __getitem__(self, claim: str) -> frozenset[str]:
        speaker, subject = self._speaker_of[claim], self._subject_of.get(claim)
        return frozenset((speaker,) if subject is None else (speaker, subject))

    def get(self, claim: str, default: Any = None) -> Any:
        speaker, subject = self._speaker_of.get(claim), self._subject_of.get(claim)
        if speaker is None:
            return default
        return frozenset((speaker,) if subject is None else (speaker, subject))

    def __iter__(self) -> Iterator[str]:
        return iter(self._speaker_of)

    def __len__(self) -> int:
        return len(self._speaker_of)


class Understanding:
    """A case with its names, places, copies and stories understood.

    Documents and claims are taken in as often as they change, and only what a change bears on is worked out
    again; what comes out is the same as if all had been taken in at once.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.documents: dict[str, Document] = {}
        self.claims: dict[str, Claim] = {}
        self.main_days: dict[str, Days] = {}
        """Document → the day that most of its claims tell of."""
        self.actors: Mapping[str, Actor] = {}
        self.keys: dict[str, OperationKey] = {}
        """Claim → the operation that it names."""
        self.origins: tuple[Origin, ...] = ()
        self.reports: dict[str, Report] = {}
        self.stories: tuple[Story, ...] = ()
        self._vocabulary = Vocabulary()
        self._furniture = Furniture()
        self._words, self._names = Rarity(), Rarity()
        self._actors = Actors()
        self._origins = Origins()
        self._stories = Stories()
        self._spots = Spots()
        self._operations: Counter[str] = Counter()
        self._named: Mapping[str, OperationKey] = {}
        self.speaker_of: Mapping[str, str] = self._actors.speaker_of
        """Claim → actor."""
        self.subject_of: Mapping[str, str] = self._actors.subject_of
        self.parties = Parties(self.speaker_of, self.subject_of)

    def own(self) -> list[Claim]:
        """Return the claims about no other event."""
        return [claim for page in self.pages.values() for claim in page.own]

    def take_in(
        self, documents: Iterable[Document], claims: Iterable[Claim]
    ) -> tuple[Collection[str], Collection[str]]:
        """Take in the whole case as it is now. Return the documents that are gone, and those that are new or
        of whose claims anything is understood otherwise than before.

        Raises ``ValueError`` for a claim whose document is not given.
        """
        gone, new = self._compare(documents, claims)
        if not gone and not new:
            return set(), set()
        left = [self.pages.pop(document) for document in gone]
        for page in left:
            del self.documents[page.document.id]
            self.main_days.pop(page.document.id, None)
            for claim in page.claims:
                del self.claims[claim.id]
                self.keys.pop(claim.id, None)
        for page in new.values():
            self.documents[page.document.id] = page.document
            if page.day is not None:
                self.main_days[page.document.id] = page.day
            self.claims.update((claim.id, claim) for claim in page.claims)
        self.pages.update(new)
        again = self._furnish(left, list(new.values()))
        pages = [*new.values(), *again]
        sources = [page.source for page in (*left, *again)]
        bare = [self._furniture.bare(page.document) for page in pages]
        with reading([page.document for page in pages], bare, self._vocabulary) as texts:
            others = self._understand_names(left, new) | self._understand_places(left, list(new.values()))
            for page, stripped, (text, agencies) in zip(pages, bare, texts(), strict=True):
                page.read(stripped, text, agencies)
        worded = self._compare_wording(sources, [page.source for page in pages])
        dirty = [id_ for id_ in self.pages if id_ in new or id_ in others]
        retold = [id_ for id_ in self.pages if id_ in new or id_ in others or id_ in worded]
        self._compare_reports(gone, new.keys(), retold)
        return gone, dirty

    def _compare(
        self, documents: Iterable[Document], claims: Iterable[Claim]
    ) -> tuple[set[str], dict[str, Page]]:
        """Return the ids of the documents that are gone or changed, and pages for those that are new or
        changed."""
        given = {document.id: document for document in documents}
        told: dict[str, list[Claim]] = {}
        for id_, run in groupby(claims, key=attrgetter("document")):
            told.setdefault(id_, []).extend(run)
        if lost := min(told.keys() - given.keys(), default=None):
            raise ValueError(
                f"claim {told[lost][0].id} is of document {lost}, which is not among the documents given: "
                "link claims together with their documents"
            )
        new: dict[str, Page] = {}
        for id_, document in given.items():
            old, found = self.pages.get(id_), told.get(id_, [])
            if old is None or not old.is_of(document, found):
                new[id_] = Page(document, found)
        gone = {id_ for id_ in self.pages if id_ not in given or id_ in new}
        return gone, new

    def _furnish(self, left: Sequence[Page], new: Sequence[Page]) -> list[Page]:
        """Find the lines that are page furniture; return the pages beside the new ones to be read again."""
        redone = self._furniture.change([p.document for p in left], [p.document for p in new])
        fresh = {id(page) for page in new}
        again = [self.pages[document] for document in redone if document in self.pages]
        return [page for page in again if id(page) not in fresh]

    def _compare_wording(self, gone: Sequence[Source], new: Sequence[Source]) -> set[str]:
        """Find copies, and the telling words of pages; return the documents whose telling words changed."""
        words = self._words.change([s.text.words for s in gone], [s.text.words for s in new])
        names = self._names.change([s.text.names for s in gone], [s.text.names for s in new])
        pages = [
            page
            for page in self.pages.values()
            if page.wording is None
            or words is None
            or names is None
            or not page.source.text.words.keys().isdisjoint(words)
            or not page.source.text.names.keys().isdisjoint(names)
        ]
        with weighing([page.source.text for page in pages], self._words, self._names) as wordings:
            self.origins = self._origins.change(gone, new)
            weighed = zip(pages, wordings(), strict=True)
        worded = set()
        for page, found in weighed:
            if found != page.wording:
                page.wording = found
                worded.add(page.document.id)
        return worded

    def _understand_names(self, left: Sequence[Page], new: Mapping[str, Page]) -> set[str]:
        """Find out who speaks and acts, and which operations are named; return the documents of whose claims
        that is understood otherwise now."""
        before = self.actors
        found, dirty = self._actors.change(
            [page.document.id for page in left], [(page.document, page.claims) for page in new.values()]
        )
        self.actors = {actor.id: actor for actor in found}
        other = {id_ for id_, actor in self.actors.items() if _face(before.get(id_)) != _face(actor)}
        named = self._name_operations(left, new)
        for document, page in self.pages.items():
            if document in dirty or document in new:
                page.actors = frozenset(
                    {self.speaker_of[claim.id] for claim in page.claims}
                    | {self.subject_of[claim.id] for claim in page.claims if claim.subject}
                )
            elif not other.isdisjoint(page.actors):
                dirty.add(document)
        return dirty | named

    def _name_operations(self, left: Sequence[Page], new: Mapping[str, Page]) -> set[str]:
        names = self._operations
        names.subtract([claim.operation for page in left for claim in page.naming if claim.operation])
        names.update([c.operation for page in new.values() for c in page.naming if c.operation])
        other: set[str] = set()
        if any(page.naming for page in chain(left, new.values())):
            before, self._named = self._named, fold_names(+names)
            other = {name for name, key in self._named.items() if before.get(name) != key}
        dirty = set()
        for document, page in self.pages.items():
            if page.naming and (document in new or any(claim.operation in other for claim in page.naming)):
                dirty.add(document)
                self.keys.update((c.id, self._named[c.operation]) for c in page.naming if c.operation)
        return dirty

    def _understand_places(self, left: Sequence[Page], new: Sequence[Page]) -> set[str]:
        """Find out which places are one; return the documents whose claims stand elsewhere now."""
        for page in left:
            self._spots.leave(page.spots)
        for page in new:
            page.spots, page.nowhere = self._spots.enter(page.own)
        other = self._spots.locate()
        dirty = set()
        for document, page in self.pages.items():
            if page.spots and (page.places is None or not other.isdisjoint(page.spots)):
                dirty.add(document)
                page.places = self._spots.group(page.spots)
        return dirty

    def _compare_reports(self, gone: Collection[str], new: Collection[str], dirty: Collection[str]) -> None:
        changed: dict[str, Report] = {}
        for document in dirty:
            page = self.pages[document]
            wording = page.wording or Wording({}, {}, frozenset())
            report = make_report(page.document, wording, page.own, page.places or {}, self._doers(page))
            if document in new or self.reports.get(document) != report:
                changed[document] = report
        for document in gone:
            del self.reports[document]
        self.reports.update(changed)
        ages = {document: page.source.age[0] for document, page in self.pages.items()}
        self.stories = self._stories.change(gone, changed, self.origins, ages)

    def _doers(self, page: Page) -> frozenset[str]:
        """Return the armed groups and the operations that a page names."""
        doers = {" ".join([part for part in self.keys[c.id] if part]) for c in page.naming}
        for claim in page.own:
            if claim.subject and claim.id not in self.keys:
                doer = self.actors[self.subject_of[claim.id]]
                if doer.kind == "body" and doer.side == "armed group":
                    doers.add(doer.id)
        return frozenset(doers)


def _face(actor: Actor | None) -> tuple[str, str, str | None] | None:
    """Return what linking asks of an actor."""
    return None if actor is None else (actor.name, actor.kind, actor.side)
