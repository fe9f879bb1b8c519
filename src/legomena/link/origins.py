"""Chains of origin: documents that are copies of each other are one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from legomena.records import Document, Origin, OriginLink, content_hash
from legomena.records.days import day_of

from .agencies import agencies_of
from .furniture import texts_without_furniture
from .shingles import candidates, containment, jaccard, shingles_of, words_of
from .union import Groups
from .wording import Text, read_text

_Reason = Literal["marked", "same text", "near copy", "agency"]
_Join = Callable[[Document, Document, _Reason, float], None]

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


class _Pages:
    """Documents, the oldest first, with their texts; shingles are worked out for those that are compared."""

    def __init__(self, documents: Sequence[Document], bare: Sequence[str], texts: Sequence[Text]) -> None:
        order = sorted(range(len(documents)), key=lambda place: _age(documents[place]))
        self.documents = [documents[place] for place in order]
        self.texts = [texts[place] for place in order]
        self._bare = [bare[place] for place in order]
        self._shingles: dict[int, frozenset[int]] = {}

    def shingles(self, place: int) -> frozenset[int]:
        found = self._shingles.get(place)
        if found is None:
            found = self._shingles[place] = shingles_of(words_of(self._bare[place]))
        return found


def find_origins(
    documents: Sequence[Document], bare: Sequence[str] | None = None, texts: Sequence[Text] | None = None
) -> tuple[Origin, ...]:
    """Return every document in exactly one origin, sorted by id; ``documents[0]`` of each is its earliest.

    ``bare`` are the documents' texts without page furniture and ``texts`` the same taken in, where the caller
    has them already. Reasons, strongest first: a mark (``syndicated_of``), the same text, a near copy, and a
    shared agency credit with shared wording.
    """
    bare = texts_without_furniture(documents) if bare is None else bare
    texts = [read_text(text, None) for text in bare] if texts is None else texts
    pages = _Pages(documents, bare, texts)
    ordered = pages.documents
    groups = Groups(document.id for document in ordered)
    links: dict[str, list[OriginLink]] = defaultdict(list)

    def join(copy: Document, source: Document, reason: _Reason, score: float) -> None:
        if groups.find(copy.id) == groups.find(source.id) and reason != "marked":
            return
        groups.join(source.id, copy.id)
        link = OriginLink(document=copy.id, copy_of=source.id, reason=reason, score=round(score, 4))
        links[copy.id].append(link)

    _join_marked(pages, join)
    _join_same_text(pages, join)
    _join_near(pages, join)
    _join_agency(pages, join)
    by_id = {document.id: document for document in ordered}
    origins = []
    for members in groups.groups():
        members.sort(key=lambda member: _age(by_id[member]))
        found = tuple(link for member in members for link in links[member])
        origins.append(Origin(id=content_hash("origin", members[0]), documents=tuple(members), links=found))
    return tuple(sorted(origins, key=lambda origin: origin.id))


def _age(document: Document) -> tuple[str, str, str]:
    return document.published or "9999", document.name, document.id


def _join_marked(pages: _Pages, join: _Join) -> None:
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(pages.documents):
        by_name[document.name].append(place)
    absent: dict[str, int] = {}
    for place, document in enumerate(pages.documents):
        if document.syndicated_of is None:
            continue
        source = next((other for other in by_name[document.syndicated_of] if other != place), None)
        if source is None:  # copies of one text that is not in the case are copies of each other
            source = absent.setdefault(document.syndicated_of, place)
            if source == place:
                continue
        score = containment(pages.shingles(place), pages.shingles(source))
        join(document, pages.documents[source], "marked", score)


def _join_same_text(pages: _Pages, join: _Join) -> None:
    first: dict[bytes, Document] = {}
    for document, text in zip(pages.documents, pages.texts, strict=True):
        if text.length < _FEWEST_WORDS:
            continue
        source = first.setdefault(text.digest, document)
        if source is not document:
            join(document, source, "same text", 1.0)


def _join_near(pages: _Pages, join: _Join) -> None:
    seen: set[bytes] = set()
    places = []
    for place, text in enumerate(pages.texts):  # one of each text: the others are joined already
        if text.length >= _FEWEST_SHINGLES and text.digest not in seen:
            seen.add(text.digest)
            places.append(place)
    for first, second in candidates(
        [pages.texts[place].sample for place in places], _SAMPLED * NEAR_CONTAINMENT
    ):
        one, other = places[first], places[second]
        sets = pages.shingles(one), pages.shingles(other)
        if min(map(len, sets)) < _FEWEST_SHINGLES:
            continue
        shared, within = jaccard(*sets), containment(*sets)
        if shared >= NEAR_JACCARD or within >= NEAR_CONTAINMENT:
            join(pages.documents[other], pages.documents[one], "near copy", max(shared, within))


def _join_agency(pages: _Pages, join: _Join) -> None:
    credited: dict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(pages.documents):
        for agency in agencies_of(document):
            credited[agency].append(place)
    for agency in sorted(credited):
        places = credited[agency]
        samples = [pages.texts[place].sample for place in places]
        for first, second in candidates(samples, _SAMPLED * AGENCY_CONTAINMENT):
            one, other = places[first], places[second]
            sets = pages.shingles(one), pages.shingles(other)
            if min(map(len, sets)) < _FEWEST_SHINGLES:
                continue
            within = containment(*sets)
            documents = pages.documents[one], pages.documents[other]
            if within >= AGENCY_CONTAINMENT and _near_in_time(*documents):
                join(documents[1], documents[0], "agency", within)


def _near_in_time(one: Document, other: Document) -> bool:
    first, second = _published(one), _published(other)
    return first is None or second is None or abs((second - first).days) <= _AGENCY_DAYS


def _published(document: Document) -> date | None:
    return day_of(document.published)
