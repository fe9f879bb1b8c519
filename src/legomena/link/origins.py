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
_AGENCY_DAYS = 4


def find_origins(documents: Sequence[Document], texts: Sequence[str] | None = None) -> tuple[Origin, ...]:
    """Return every document in exactly one origin, sorted by id; ``documents[0]`` of each is its earliest.

    ``texts`` are the documents' texts without page furniture, where the caller has them already.

    Reasons, strongest first: a mark (``syndicated_of``), the same text, a near copy, and a shared agency
    credit with shared wording.
    """
    bare = texts_without_furniture(documents) if texts is None else texts
    text_of = {document.id: text for document, text in zip(documents, bare, strict=True)}
    ordered = sorted(documents, key=_age)
    groups = Groups(document.id for document in ordered)
    links: dict[str, list[OriginLink]] = defaultdict(list)

    def join(copy: Document, source: Document, reason: _Reason, score: float) -> None:
        if groups.find(copy.id) == groups.find(source.id) and reason != "marked":
            return
        groups.join(source.id, copy.id)
        link = OriginLink(document=copy.id, copy_of=source.id, reason=reason, score=round(score, 4))
        links[copy.id].append(link)

    kept = [text_of[document.id] for document in ordered]
    sets = [shingles_of(text) for text in kept]
    _join_marked(ordered, sets, join)
    _join_same_text(ordered, kept, join)
    _join_near(ordered, sets, join)
    _join_agency(ordered, sets, join)
    by_id = {document.id: document for document in ordered}
    origins = []
    for members in groups.groups():
        members.sort(key=lambda member: _age(by_id[member]))
        found = tuple(link for member in members for link in links[member])
        origins.append(Origin(id=content_hash("origin", members[0]), documents=tuple(members), links=found))
    return tuple(sorted(origins, key=lambda origin: origin.id))


def _age(document: Document) -> tuple[str, str, str]:
    return document.published or "9999", document.name, document.id


def _join_marked(ordered: Sequence[Document], sets: Sequence[frozenset[str]], join: _Join) -> None:
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(ordered):
        by_name[document.name].append(place)
    absent: dict[str, int] = {}
    for place, document in enumerate(ordered):
        if document.syndicated_of is None:
            continue
        source = next((other for other in by_name[document.syndicated_of] if other != place), None)
        if source is None:  # copies of one text that is not in the case are copies of each other
            source = absent.setdefault(document.syndicated_of, place)
            if source == place:
                continue
        join(document, ordered[source], "marked", containment(sets[place], sets[source]))


def _join_same_text(ordered: Sequence[Document], texts: Sequence[str], join: _Join) -> None:
    first: dict[str, Document] = {}
    for document, text in zip(ordered, texts, strict=True):
        words = words_of(text)
        if len(words) < _FEWEST_WORDS:
            continue
        source = first.setdefault(" ".join(words), document)
        if source is not document:
            join(document, source, "same text", 1.0)


def _join_near(ordered: Sequence[Document], sets: Sequence[frozenset[str]], join: _Join) -> None:
    for one, other in candidates(sets):
        if min(len(sets[one]), len(sets[other])) < _FEWEST_SHINGLES:
            continue
        shared, within = jaccard(sets[one], sets[other]), containment(sets[one], sets[other])
        if shared >= NEAR_JACCARD or within >= NEAR_CONTAINMENT:
            join(ordered[other], ordered[one], "near copy", max(shared, within))


def _join_agency(ordered: Sequence[Document], sets: Sequence[frozenset[str]], join: _Join) -> None:
    credited: dict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(ordered):
        for agency in agencies_of(document):
            credited[agency].append(place)
    for agency in sorted(credited):
        places = credited[agency]
        for first, second in candidates([sets[place] for place in places], rows=2):
            one, other = places[first], places[second]
            if min(len(sets[one]), len(sets[other])) < _FEWEST_SHINGLES:
                continue
            within = containment(sets[one], sets[other])
            if within >= AGENCY_CONTAINMENT and _near_in_time(ordered[one], ordered[other]):
                join(ordered[other], ordered[one], "agency", within)


def _near_in_time(one: Document, other: Document) -> bool:
    first, second = _published(one), _published(other)
    return first is None or second is None or abs((second - first).days) <= _AGENCY_DAYS


def _published(document: Document) -> date | None:
    return day_of(document.published)
