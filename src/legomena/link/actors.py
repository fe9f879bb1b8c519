"""Who speaks and acts, across all documents: one `Actor` for all the names that it is given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from legomena.records import Actor, Claim, Document

from .actor_record import make_actor
from .mentions import Mention, Use, trim_names
from .names import Key, fold, initials, parse_name
from .same_actor import join_names

_DEFINED = re.compile(
    r"((?:[A-Z][\w'’]*(?:[- ]|\s+(?:of|for|the|and|de|du|des|del)\s+)){1,8})\(([A-Z][A-Z0-9-]{1,9})\)"
)

Form = tuple[str, str | None, str | None]
"""A name as written, with the role and the body that come with it."""


class Actors:
    """Who speaks and acts in a case: one actor for each person or body. Documents come and go.

    Names are compared only within blocks (same surname, same head word, same acronym), so the work
    grows with the number of names and not with its square. A bare surname or a bare "the army" goes to
    the one fuller name that it can stand for in its document, else in the whole case; where it could
    stand for several it stays on its own.
    """

    def __init__(self) -> None:
        self.speaker_of: dict[str, str] = {}
        """Claim → actor."""
        self.subject_of: dict[str, str] = {}
        self._uses: dict[Form, dict[str, Use]] = {}
        self._counts: Counter[Form] = Counter()
        self._forms: dict[str, list[Form]] = {}
        """Document → the forms that it uses."""
        self._changes: Counter[Form] = Counter()
        self._defined: Counter[tuple[str, Key, str]] = Counter()
        """Acronyms with the words that documents write out before them, folded and as written."""
        self._definitions: dict[str, list[tuple[str, Key, str]]] = {}
        self._made: dict[tuple[object, ...], Actor] = {}
        self._told: dict[tuple[Form, str | None], tuple[int, str]] = {}
        self._claims: dict[Form, tuple[list[str], list[str]]] = {}
        """Form → the claims that it speaks and acts in, all of them; in order once they are asked for."""

    def change(
        self, gone: Iterable[str], new: Iterable[tuple[Document, Sequence[Claim]]]
    ) -> tuple[tuple[Actor, ...], set[str]]:
        """Take documents out, and in with their claims. Return all actors, sorted by id, and the documents
        whose claims have other speakers or subjects now."""
        left: set[Form] = set()
        for document in gone:
            self._leave(document, left)
        for form in left & self._uses.keys():
            uses = self._uses[form].values()
            self._claims[form] = [c for u in uses for c in u.speaks], [c for u in uses for c in u.acts]
        for page, claims in new:
            self._enter(page, claims)
        mentions = trim_names(
            [
                Mention(form[0], parse_name(form[0]), form[1], form[2], uses, self._counts[form])
                for form, uses in sorted(self._uses.items(), key=self._rank)
            ]
        )
        return self._make(join_names(mentions, self._acronyms(mentions)))

    def _rank(self, told: tuple[Form, object]) -> tuple[int, str, str, str]:
        """Put names in order, the most used first."""
        (written, role, actor), _ = told
        return -self._counts[told[0]], written, role or "", actor or ""

    def _enter(self, page: Document, claims: Sequence[Claim]) -> None:
        told: dict[Form, tuple[list[str], list[str]]] = {}
        for claim in claims:
            speaker = claim.speaker
            told.setdefault((speaker.name, speaker.role, speaker.actor), ([], []))[0].append(claim.id)
            if claim.subject:
                told.setdefault((claim.subject, None, None), ([], []))[1].append(claim.id)
        for form, (speaks, acts) in told.items():
            self._uses.setdefault(form, {})[page.id] = Use(tuple(speaks), tuple(acts))
            every = self._claims.setdefault(form, ([], []))
            every[0].extend(speaks)
            every[1].extend(acts)
            self._counts[form] += len(speaks) + len(acts)
            self._changes[form] += 1
        self._forms[page.id] = list(told)
        self._definitions[page.id] = found = _definitions(page.text)
        self._defined.update(found)

    def _leave(self, document: str, left: set[Form]) -> None:
        for form in self._forms.pop(document):
            use = self._uses[form].pop(document)
            self._counts[form] -= len(use.speaks) + len(use.acts)
            self._changes[form] += 1
            left.add(form)
            for claim in use.speaks:
                del self.speaker_of[claim]
            for claim in use.acts:
                del self.subject_of[claim]
            if not self._uses[form]:
                del self._uses[form], self._counts[form], self._claims[form]
        for found in self._definitions.pop(document):
            self._defined[found] -= 1
            if not self._defined[found]:
                del self._defined[found]

    def _acronyms(self, mentions: Sequence[Mention]) -> dict[str, Key]:
        """Return acronym → the words that it stands for, as the documents themselves define it most often."""
        votes: dict[str, Counter[Key]] = defaultdict(Counter)
        for (short, words, _), count in self._defined.items():
            votes[short][words] += 2 * count
        texts: Counter[str] = Counter()
        for mention in mentions:
            texts[mention.written] += mention.times
            if mention.actor:
                texts[mention.actor] += mention.times
        for text, count in texts.items():
            words = parse_name(text).words
            short = initials(words)
            if len(short) >= 2 and len(words) >= 2:
                votes[short][words] += count
                if len(short) == 2:
                    votes[f"T{short}"][words] += count  # "The Free Front" may go by its article too
        return {short: min(found, key=lambda words: (-found[words], words)) for short, found in votes.items()}

    def _written_out(self) -> dict[Key, str]:
        """Return folded words → the spelling in which the documents write them out before their acronym."""
        votes: dict[Key, Counter[str]] = defaultdict(Counter)
        for (_, words, text), count in self._defined.items():
            votes[words][text] += count
        return {words: min(found, key=lambda text: (-found[text], text)) for words, found in votes.items()}

    def _make(self, members: Iterable[list[Mention]]) -> tuple[tuple[Actor, ...], set[str]]:
        written = self._written_out()
        spelled = tuple(sorted(written.items()))
        before, self._made = self._made, {}
        same_id: dict[str, list[tuple[Actor, list[Mention]]]] = defaultdict(list)
        for found in members:
            key = (*(self._as_before(mention) for mention in found), spelled)
            made = before.get(key)
            if made is None:
                made = self._actor(found, written)
            self._made[key] = made
            same_id[made.id].append((made, found))
        actors = []
        changed: set[str] = set()
        told: dict[tuple[Form, str | None], tuple[int, str]] = {}
        for id_, groups in sorted(same_id.items()):
            actor, mentions = groups[0]
            if len(groups) > 1:
                mentions = sorted((m for _, found in groups for m in found), key=_order)
                actor = msgspec.structs.replace(self._actor(mentions, written), id=id_)
            actors.append(actor)
            for mention in mentions:
                self._tell(mention, id_, told, changed)
        self._told = told
        return tuple(actors), changed

    def _actor(self, found: Sequence[Mention], written: Mapping[Key, str]) -> Actor:
        """Make the actor of mentions, with its claims."""
        speaks: list[str] = []
        acts: list[str] = []
        for mention in found:
            form = mention.written, mention.role, mention.actor
            if len(mention.uses) == len(self._uses[form]):
                every = self._claims[form]
            else:
                uses = mention.uses.values()
                every = [c for u in uses for c in u.speaks], [c for u in uses for c in u.acts]
            for told, claims in zip((speaks, acts), every, strict=True):
                claims.sort()  # nearly in order: quick
                told += claims
        actor = make_actor(found, written)
        return msgspec.structs.replace(actor, speaks=tuple(sorted(speaks)), acts=tuple(sorted(acts)))

    def _as_before(self, mention: Mention) -> tuple[object, ...]:
        """Return what a mention is made of, short of its claims: a count stands for their changes."""
        form = mention.written, mention.role, mention.actor
        part = () if len(mention.uses) == len(self._uses[form]) else tuple(sorted(mention.uses))
        return (
            *form,
            mention.label,
            mention.name.kind,
            mention.name.words,
            mention.times,
            part,
            self._changes[form],
        )

    def _tell(
        self,
        mention: Mention,
        actor: str,
        told: dict[tuple[Form, str | None], tuple[int, str]],
        changed: set[str],
    ) -> None:
        """Note who speaks and acts in the claims of a mention, and which documents that is new to."""
        form = mention.written, mention.role, mention.actor
        whole = len(mention.uses) == len(self._uses[form])
        now = self._changes[form], actor
        keys = [(form, None)] if whole else [(form, document) for document in mention.uses]
        if all(self._told.get(key) == now for key in keys):
            told.update(dict.fromkeys(keys, now))
            return
        told.update(dict.fromkeys(keys, now))
        for document, use in mention.uses.items():
            for part, claims in ((self.speaker_of, use.speaks), (self.subject_of, use.acts)):
                for claim in claims:
                    if part.get(claim) != actor:
                        part[claim] = actor
                        changed.add(document)


def find_actors(documents: Iterable[Document], claims: Iterable[Claim]) -> tuple[Actor, ...]:
    """Return one actor for each person or body that speaks or acts in ``claims``, sorted by id."""
    pages: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        pages[claim.document].append(claim)
    return Actors().change((), [(document, pages[document.id]) for document in documents])[0]


def _order(mention: Mention) -> tuple[int, str, str, str]:
    return -mention.times, mention.written, mention.role or "", mention.actor or ""


def _definitions(text: str) -> list[tuple[str, Key, str]]:
    """Return the acronyms that a text writes out: the acronym, its words folded, and as written."""
    found = []
    for match in _DEFINED.finditer(text) if "(" in text else ():
        tokens = match[1].split()
        for size in range(2, len(tokens) + 1):  # the shortest tail whose initials fit
            written = " ".join(tokens[-size:])
            words = tuple(fold(written).split())
            if initials(words) == match[2].replace("-", ""):
                found.append((match[2], words, written))
                break
    return found
