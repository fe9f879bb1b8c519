"""Chains of origin: documents that are copies of each other are one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Literal, NamedTuple

from legomena.records import Document, Origin, OriginLink, content_hash
from legomena.records.days import day_of

from .agencies import agencies_of
from .furniture import texts_without_furniture
from .shingles import Age, Codes, Pair, Sharing, containment, jaccard, shingles_of, words_of
from .union import Groups
from .wording import Text, Vocabulary, read_text

_Reason = Literal["marked", "same text", "near copy", "agency"]

NEAR_JACCARD = 0.5
"""Share of all wording that near copies have in common: a new lead or a cut tail leaves more than half."""
NEAR_CONTAINMENT = 0.7
"""Share of the shorter text that stands in the longer one, where one is a cut of the other."""
AGENCY_CONTAINMENT = 0.35
"""The same where both credit one agency. Reports of one press conference by two hands, the same numbers and
names in them, stay well under it."""
_FEWEST_SHINGLES = 20
"""Texts shorter than this share wording by chance: they are copies only if they are equal or marked."""
_FEWEST_WORDS = 4
"""What is left of a page that could not be fetched may be one word, the same on many."""
_SAMPLED = 0.5
"""A sample may share half as much as the whole by chance, and the pair is still looked at."""
_AGENCY_DAYS = 4


class Source(NamedTuple):
    """One page as a possible copy, or source of copies."""

    document: Document
    text: Text
    bare: str
    """Its text without page furniture."""
    agencies: frozenset[str]

    @property
    def age(self) -> Age:
        """What puts pages in order, the oldest first."""
        return self.document.published or "9999", self.document.name, self.document.id


class Origins:
    """The chains of origin of a case. Pages come and go.

    Reasons, strongest first: a mark (``syndicated_of``), the same text, a near copy, and a shared agency
    credit with shared wording.
    """

    def __init__(self) -> None:
        self._sources: dict[Age, Source] = {}
        self._marked: set[Age] = set()
        self._names: dict[str, set[Age]] = defaultdict(set)
        self._same: dict[bytes, set[Age]] = defaultdict(set)
        self._sharing: dict[str, Sharing] = {}
        """Agency, or nothing for all pages → which pages may share their wording."""
        self._near: dict[str, dict[Pair, float]] = {}
        """The same → pairs of pages that do, and how much they share."""
        self._codes = Codes()
        self._contained: dict[tuple[bytes, bytes], float] = {}
        self._found: dict[str, Origin] = {}
        """Document → its origin, where it is the only one of it."""
        self._chained: dict[tuple[str, ...], Origin] = {}
        """Documents that are copies of each other → their origin."""
        self._joined: set[Age] = set()
        self._changed: set[Age] = set()

    def change(self, gone: Sequence[Source], new: Sequence[Source]) -> tuple[Origin, ...]:
        """Take pages out and in; return every page in exactly one origin, sorted by id. The first document of
        each is its earliest."""
        self._changed = {source.age for source in (*gone, *new)}
        firsts = {source.text.digest: self._first(source.text.digest) for source in (*gone, *new)}
        for source in gone:
            age = source.age
            del self._sources[age]
            self._marked.discard(age)
            self._names[source.document.name].discard(age)
            self._same[source.text.digest].discard(age)
        for source in new:
            age = source.age
            self._sources[age] = source
            if source.document.syndicated_of is not None:
                self._marked.add(age)
            self._names[source.document.name].add(age)
            if source.text.length >= _FEWEST_WORDS:
                self._same[source.text.digest].add(age)
        self._compare_all(gone, firsts)
        self._compare_agencies(gone, new)
        return self._chains()

    def _first(self, digest: bytes) -> Age | None:
        return min(self._same.get(digest, ()), default=None)

    def _compare_all(self, gone: Sequence[Source], firsts: Mapping[bytes, Age | None]) -> None:
        """Compare one page of each text: the others are joined to it already."""
        left = {source.age: source for source in gone}
        out, into = [], []
        for digest, before in firsts.items():
            now = self._first(digest)
            again = now is not None and now == before and now in left  # another text of the same words
            if before is not None and (before != now or again):
                out.append(before)
            if now is not None and (before != now or again):
                into.append(now)
        self._compare("", out, into, NEAR_CONTAINMENT)

    def _compare_agencies(self, gone: Sequence[Source], new: Sequence[Source]) -> None:
        changed: dict[str, tuple[list[Age], list[Age]]] = defaultdict(lambda: ([], []))
        for side, sources in enumerate((gone, new)):
            for source in sources:
                for agency in source.agencies:
                    changed[agency][side].append(source.age)
        for agency, (out, into) in changed.items():
            self._compare(agency, out, into, AGENCY_CONTAINMENT)

    def _compare(self, agency: str, gone: Sequence[Age], new: Sequence[Age], least: float) -> None:
        if agency not in self._sharing:
            self._sharing[agency] = Sharing(_SAMPLED * least)
        near = self._near.setdefault(agency, {})
        taken = [(age, self._sources[age].text) for age in new]
        kept = [(age, text.sample) for age, text in taken if agency or text.length >= _FEWEST_SHINGLES]
        out = [age for age in gone if age in self._sharing[agency]]
        dirty, pairs = self._sharing[agency].change(out, kept)
        stale = dirty.union(gone)
        again = {pair: near.pop(pair) for pair in list(near) if pair[0] in stale or pair[1] in stale}
        fresh = {*gone, *new}
        shingles: dict[Age, frozenset[int]] = {}
        for pair in pairs:
            if pair in again and fresh.isdisjoint(pair):
                near[pair] = again[pair]
                continue
            for age in pair:
                if age not in shingles:
                    shingles[age] = self._shingles(self._sources[age])
            score = self._alike(agency, pair, shingles[pair[0]], shingles[pair[1]])
            if score is not None:
                near[pair] = score

    def _alike(self, agency: str, pair: Pair, one: frozenset[int], other: frozenset[int]) -> float | None:
        """Return how much two pages share where that makes them copies."""
        if min(len(one), len(other)) < _FEWEST_SHINGLES:
            return None
        within = containment(one, other)
        if agency:
            close = _near_in_time(self._sources[pair[0]].document, self._sources[pair[1]].document)
            return within if within >= AGENCY_CONTAINMENT and close else None
        shared = jaccard(one, other)
        return max(shared, within) if shared >= NEAR_JACCARD or within >= NEAR_CONTAINMENT else None

    def _joins(self) -> Iterator[tuple[Age, Age, _Reason, float]]:
        """Yield copy, source, reason and score of all pairs, the strongest reasons first."""
        absent: dict[str, Age] = {}
        for age in sorted(self._marked):
            named = self._sources[age].document.syndicated_of or ""
            source = min(self._names.get(named, set()) - {age}, default=None)
            if source is None:  # copies of one text that is not in the case are copies of each other
                source = absent.setdefault(named, age)
                if source == age:
                    continue
            yield age, source, "marked", self._containment(self._sources[age], self._sources[source])
        same = [sorted(ages) for ages in self._same.values() if len(ages) > 1]
        for age, source in sorted((age, ages[0]) for ages in same for age in ages[1:]):
            yield age, source, "same text", 1.0
        for agency in sorted(self._near):
            for (source, age), score in sorted(self._near[agency].items()):
                yield age, source, "agency" if agency else "near copy", score

    def _containment(self, copy: Source, source: Source) -> float:
        key = copy.text.digest, source.text.digest
        if key not in self._contained:
            self._contained[key] = containment(self._shingles(copy), self._shingles(source))
        return self._contained[key]

    def _shingles(self, source: Source) -> frozenset[int]:
        return shingles_of(list(map(self._codes.__getitem__, words_of(source.bare))))

    def _chains(self) -> tuple[Origin, ...]:
        groups: Groups[Age] = Groups()
        links: dict[Age, list[OriginLink]] = defaultdict(list)
        for copy, source, reason, score in self._joins():
            if groups.find(copy) == groups.find(source) and reason != "marked":
                continue
            groups.join(source, copy)
            link = OriginLink(document=copy[-1], copy_of=source[-1], reason=reason, score=round(score, 4))
            links[copy].append(link)
        found = [sorted(members) for members in groups.groups()]
        joined = {age for members in found for age in members}
        again = self._changed | self._joined
        for *_, id_ in again | joined:
            self._found.pop(id_, None)
        for *_, id_ in (again & self._sources.keys()) - joined:
            self._found[id_] = Origin(id=content_hash("origin", id_), documents=(id_,))
        before, self._chained = self._chained, {}
        for members in found:
            documents = tuple([age[-1] for age in members])
            told = tuple([link for age in members for link in links.get(age, ())])
            old = before.get(documents)
            if old is None or old.links != told:
                old = Origin(id=content_hash("origin", documents[0]), documents=documents, links=told)
            self._chained[documents] = old
        self._joined, self._changed = joined, set()
        return tuple(sorted([*self._found.values(), *self._chained.values()], key=attrgetter("id")))


def find_origins(documents: Iterable[Document]) -> tuple[Origin, ...]:
    """Return every document in exactly one origin, sorted by id; see :class:`Origins`."""
    pages = list({document.id: document for document in documents}.values())
    vocabulary = Vocabulary()
    bare = texts_without_furniture(pages)
    return Origins().change(
        (),
        [
            Source(page, read_text(text, None, vocabulary), text, agencies_of(page))
            for page, text in zip(pages, bare, strict=True)
        ],
    )


def _near_in_time(one: Document, other: Document) -> bool:
    first, second = _published(one), _published(other)
    return first is None or second is None or abs((second - first).days) <= _AGENCY_DAYS


def _published(document: Document) -> date | None:
    return day_of(document.published)
