"""Stories: documents that report one and the same event before anything else."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import attrgetter

from legomena.records import Origin, Story, StoryLink, content_hash
from legomena.records.halves import in_halves

from . import reading
from .linkage import Pair, average_linkage, strongest_links
from .reports import Report, likelihood, signs

LIKELY = 0.3
"""Reports whose mean probability of telling of one event is this or more are one story: average linkage
over probabilities is best well below one half, since a pair that shares no rare word counts as nought."""
_FAINT = 0.005
"""Less likely pairs count as nought."""
_LOOKED_UP = 8
"""Reports are compared where they share one of so many of their most telling words, or names."""
_COMMON = 20
"""A word that is one of the most telling of more reports leads from none of them to another."""


class Stories:
    """The stories of a case: every document is in exactly one, copies of one text in the same. Reports come
    and go."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._looked_up: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        """Document → its most telling words, and names."""
        self._holders: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
        """Such a word → the documents that it is one of the most telling of; such a name likewise."""
        self._near: dict[str, dict[str, float]] = {}
        """Document → others → how likely they tell of one event, from the faintest on that counts."""
        self._copies: dict[str, tuple[str, ...]] = {}
        self._block: dict[str, str] = {}
        """Document → the first of all that hang together with it by likely pairs; no story goes beyond."""
        self._stories: dict[str, tuple[Story, ...]] = {}

    def change(
        self,
        gone: Iterable[str],
        new: Mapping[str, Report],
        origins: Sequence[Origin],
        ages: Mapping[str, str],
    ) -> tuple[Story, ...]:
        """Take reports out and in, by document; return all stories, sorted by id. ``ages`` says of each
        document when it came out."""
        left = {document for document in gone if document not in new}
        dirty = self._look_up([d for d in (*left, *new) if d in self._reports], new)
        for document in left:
            del self._reports[document]
        self._reports.update(new)
        copies = {d: o.documents for o in origins if len(o.documents) > 1 for d in o.documents}
        moved = {d for d in {*copies, *self._copies} if copies.get(d) != self._copies.get(d)}
        self._copies = copies
        changed = self._compare(dirty, left) | moved
        self._divide([*new, *sorted(changed.difference(new))], left, ages)
        return tuple(
            sorted([story for found in self._stories.values() for story in found], key=attrgetter("id"))
        )

    def _look_up(self, gone: Sequence[str], new: Mapping[str, Report]) -> Collection[str]:
        """Take documents out of, and into, the index of telling words; return those whose pairs change."""
        sizes: tuple[dict[str, int], dict[str, int]] = ({}, {})
        looked_up = {document: self._looked_up.pop(document) for document in gone}
        for kind, holders in enumerate(self._holders):
            for document, words in looked_up.items():
                for word in words[kind]:
                    sizes[kind].setdefault(word, len(holders[word]))
                    holders[word].discard(document)
        for document, report in new.items():
            first = tuple(tuple(islice(weights, _LOOKED_UP)) for weights in report.wording[:2])
            self._looked_up[document] = first[0], first[1]
            for kind, holders in enumerate(self._holders):
                for word in first[kind]:
                    found = holders.setdefault(word, set())
                    sizes[kind].setdefault(word, len(found))
                    found.add(document)
        dirty = dict.fromkeys(new)  # in their order: what came together is near in memory, and often in kind
        for kind, holders in enumerate(self._holders):
            for word, size in sizes[kind].items():
                now = holders[word]
                if (size > _COMMON) != (len(now) > _COMMON):
                    dirty.update(dict.fromkeys(sorted(now)))
                if not now:
                    del holders[word]
        return dirty.keys()

    def _compare(self, dirty: Collection[str], left: set[str]) -> set[str]:
        """Work out all pairs of the documents that are dirty; return the documents of pairs that changed."""
        near, reports = self._near, self._reports
        old = {document: near.pop(document, {}) for document in (*dirty, *left)}
        for document, others in old.items():
            for other in others:
                if other not in old:
                    del near[other][document]
        new: dict[str, dict[str, float]] = {document: {} for document in dirty}
        near.update(new)
        order = list(dirty)

        def work(part: Sequence[str]) -> list[list[tuple[str, float]]]:
            return self._likely(part, set(order[: order.index(part[0])]) if part else set())

        parts = in_halves(order, work, lambda found: marshal.dumps(found), marshal.loads, reading.MANY)
        for document, others in zip(order, chain.from_iterable(parts), strict=True):
            for other, likely in others:
                near[document][other] = near[other][document] = likely
        return {
            document
            for document in old
            if document in left or old[document] != new[document]
            for document in (document, *old[document], *new.get(document, ()))
            if document in reports
        }

    def _likely(self, documents: Sequence[str], done: set[str]) -> list[list[tuple[str, float]]]:
        """Return, for each of the documents, those that may tell of one event with it, and how likely they
        do: but for those before it, and what is ``done``."""
        reports, out = self._reports, []
        for document in documents:
            one = reports[document]
            found: set[str] = set()
            twice: set[str] = set()
            for words, holders in zip(self._looked_up[document], self._holders, strict=True):
                for word in words:
                    held = holders[word]
                    if 1 < len(held) <= _COMMON:
                        twice |= found & held
                        found |= held
            found.discard(document)
            others = []
            for other in found - done:
                # in one order, or the sum may differ in its last digit
                pair = (one, reports[other]) if document < other else (reports[other], one)
                likely = likelihood(*pair, other in twice)
                if likely is not None and likely >= _FAINT:
                    others.append((other, likely))
            out.append(others)
            done.add(document)
        return out

    def _divide(self, touched: Sequence[str], left: set[str], ages: Mapping[str, str]) -> None:
        """Make the stories of the documents that are touched, and of all that hang together with them."""
        waiting = list(touched)
        for document in (*touched, *left):
            waiting += self._open(document)
        done = set(left)
        for start in waiting:
            if start in done:
                continue
            block: set[str] = set()
            queue = [start]
            while queue:
                document = queue.pop()
                if document not in block:
                    block.add(document)
                    waiting += self._open(document)
                    queue += [other for other, likely in self._near[document].items() if likely >= LIKELY]
                    queue += self._copies.get(document, ())
            done |= block
            members = sorted(block)
            self._stories[members[0]] = tuple(self._tell(members, ages))
            self._block.update(dict.fromkeys(members, members[0]))

    def _open(self, document: str) -> list[str]:
        """Take apart what hangs together with a document; return it all."""
        first = self._block.get(document)
        if first is None:
            return []
        members = [member for story in self._stories.pop(first) for member in story.documents]
        for member in members:
            del self._block[member]
        return members

    def _tell(self, members: Sequence[str], ages: Mapping[str, str]) -> Iterator[Story]:
        """Yield the stories of documents that hang together."""
        if len(members) == 1:
            yield Story(id=content_hash("story", members[0]), documents=tuple(members))
            return
        place_of = {document: place for place, document in enumerate(members)}
        likeness: dict[Pair, float] = {}
        copies: set[Pair] = set()
        for document, place in place_of.items():
            for other, likely in self._near[document].items():
                if place < place_of.get(other, 0):
                    likeness[place, place_of[other]] = likely
            copies.update([(place, p) for d in self._copies.get(document, ()) if (p := place_of[d]) > place])
        likeness.update(dict.fromkeys(copies, 1.0))
        for group in average_linkage(len(members), likeness, LIKELY):
            links = tuple(
                [
                    StoryLink(
                        document=members[other],
                        other=members[one],
                        reasons=("copies of one text",)
                        if (one, other) in copies
                        else signs(self._reports[members[one]], self._reports[members[other]]),
                        score=round(likeness.get((one, other), 0.0), 4),
                    )
                    for one, other in strongest_links(group, likeness)
                ]
            )
            names = tuple([members[place] for place in group])
            first_out = min(names, key=lambda id_: (ages[id_], id_))
            yield Story(id=content_hash("story", first_out), documents=names, links=links)


def story_of(stories: Sequence[Story]) -> dict[str, str]:
    """Return document → id of its story."""
    return {document: story.id for story in stories for document in story.documents}


def tellers(stories: Sequence[Story]) -> dict[str, tuple[str, ...]]:
    """Return document → all documents of its story, itself included."""
    out: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for story in stories:
        for document in story.documents:
            out[document] = story.documents
    return dict(out)
