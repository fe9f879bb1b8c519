"""Applying a profile: texts first, with every offset moved along, then every name in what is derived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

import msgspec

from legomena.records import (
    Anatomy,
    Claim,
    Document,
    Membership,
    NamedPerson,
    Place,
    Record,
    Ruling,
    Withheld,
)

from . import homes, names
from .edits import Edit, Edited
from .homes import Homes
from .names import Names
from .patterns import ADDRESS, CONTACT, find_private_details

Profile = Literal["public", "partner", "internal"]
PROFILES: tuple[Profile, ...] = get_args(Profile)

_MARKS = {CONTACT: "[contact withheld]", ADDRESS: "[address withheld]"}
_TEXT_MARK = "[text withheld]"
_UNREAD = "passages in languages that names are not found in"
_REASONS = {
    names.KIND: "Victims, witnesses, relatives and others without a public role are not named.",
    CONTACT: "E-mail addresses, telephone numbers, handles and numbers of papers are not passed on.",
    ADDRESS: "Where somebody lives is not passed on.",
    homes.KIND: "Homes are placed no more exactly than their town.",
    _UNREAD: "Only what claims rest on is published, since private persons cannot be found in the rest.",
}
_READ_LANGUAGES = {"en", None}
_IDS = frozenset(
    {
        *(
            "id",
            "document",
            "documents",
            "claims",
            "claim",
            "about",
            "incidents",
            "related",
            "parent",
            "speaks",
            "acts",
        ),
        *(
            "other",
            "source",
            "used",
            "copy_of",
            "part_of",
            "revises",
            "widens",
            "outcomes",
            "background",
            "sha256",
        ),
    }
)
"""Fields that hold ids, which tell nothing of anybody."""


def apply_profile(
    anatomy: Anatomy,
    profile: str,
    persons: Sequence[NamedPerson] = (),
    rulings: Iterable[Ruling] = (),
) -> Anatomy:
    """Return what ``profile`` lets out of an anatomy, with a list by kind and number of what it withheld.

    ``internal`` is all of it. ``partner`` withholds contact details, addresses and places of homes.
    ``public`` withholds the names of private persons too: ``persons`` as found in the documents, unless
    ``rulings`` of kind ``redact`` or ``disclose`` on a name say otherwise; and of documents in a language in
    which no persons are found, all but the quotes of claims. What is withheld is replaced by a
    mark such as ``[name withheld]`` in every text, and quotes stay verbatim of the text as published.

    Raises ``ValueError`` for a profile that there is not.
    """
    if profile not in PROFILES:
        raise ValueError(f"unknown profile {profile!r}: choose one of {', '.join(PROFILES)}")
    if profile == "internal":
        return anatomy
    return _Publication(anatomy, profile, persons, rulings).anatomy()


class _Publication:
    """One anatomy on its way out."""

    def __init__(
        self, anatomy: Anatomy, profile: str, persons: Sequence[NamedPerson], rulings: Iterable[Ruling]
    ) -> None:
        self._anatomy = anatomy
        self._profile = profile
        self._names = Names(anatomy, persons, rulings) if profile == "public" else None
        self._homes = Homes(anatomy)
        self._count: Counter[str] = Counter()
        self._of_document: dict[str, list[Claim]] = {}
        for claim in anatomy.claims:
            self._of_document.setdefault(claim.document, []).append(claim)
        self._documents_of = {claim.id: claim.document for claim in anatomy.claims}
        self._edited = {document.id: self._edit(document) for document in anatomy.documents}

    def anatomy(self) -> Anatomy:
        """Return the anatomy as it may go out."""
        whole = frozenset(document.id for document in self._anatomy.documents)
        documents = tuple(self._document(document) for document in self._anatomy.documents)
        claims = tuple(self._claim(claim) for claim in self._anatomy.claims)
        rest = msgspec.structs.replace(self._anatomy, documents=(), claims=())
        out: Anatomy = self._walk(rest, whole)
        if self._names is not None:
            self._count[names.KIND] = len(self._names.withheld)
        self._count[homes.KIND] = len(self._homes.claims)
        return msgspec.structs.replace(
            out,
            documents=documents,
            claims=claims,
            profile=self._profile,
            withheld=tuple(
                Withheld(kind=kind, number=self._count[kind], reason=_REASONS[kind])
                for kind in _REASONS
                if self._count[kind]
            ),
        )

    def _edit(self, document: Document) -> Edited:
        text = document.text
        edits = [Edit(s, e, homes.MARK, homes.KIND) for s, e in self._homes.find(text)]
        edits += [Edit(s, e, _MARKS[kind], kind) for s, e, kind in find_private_details(text)]
        if self._names is not None:
            found = (*self._names.spans.get(document.id, ()), *self._names.find(text))
            edits += [Edit(s, e, names.MARK, names.KIND) for s, e in found]
            if (document.lang or "en").split("-")[0] not in _READ_LANGUAGES:
                edits += self._unread(document)
        edited = Edited(text, edits)
        self._count.update(edit.kind for edit in edited.edits if edit.kind in (CONTACT, ADDRESS, _UNREAD))
        return edited

    def _unread(self, document: Document) -> Iterable[Edit]:
        """Yield what no claim rests on."""
        at = 0
        spans = [(c.start, c.end) for c in self._of_document.get(document.id, ())]
        for start, end in [*sorted(spans), (len(document.text),) * 2]:
            if document.text[at:start].strip():
                yield Edit(at, start, f"{_TEXT_MARK}\n" if at == 0 else f" {_TEXT_MARK} ", _UNREAD)
            at = max(at, end)

    def _document(self, document: Document) -> Document:
        here = frozenset([document.id])
        return msgspec.structs.replace(
            document,
            text=self._edited[document.id].text,
            name=self._string(document.name, here),
            title=document.title and self._string(document.title, here),
            byline=document.byline and self._string(document.byline, here),
            source=document.source and self._string(document.source, here),
            url=document.url and self._address(document.url, here),
            syndicated_of=document.syndicated_of and self._string(document.syndicated_of, here),
        )

    def _address(self, url: str, here: frozenset[str]) -> str:
        """Return the address of a page, cut down to its site where it names somebody."""
        if self._names is None or self._names.replace(url, here) == url:
            return url
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else names.MARK

    def _claim(self, claim: Claim) -> Claim:
        edited = self._edited.get(claim.document)
        out: Claim = self._walk(claim, frozenset([claim.document]))
        if edited is None:
            return out
        start, end = edited.span(claim.start, claim.end)
        place = self._homes.claims.get(claim.id) or out.place
        if place is not None and place.start is not None and place.end is not None:
            first, last = edited.span(place.start, place.end)
            place = msgspec.structs.replace(place, text=edited.text[first:last], start=first, end=last)
        return msgspec.structs.replace(
            out,
            start=start,
            end=end,
            quote=edited.text[start:end],
            sentence=edited.span(*claim.sentence),
            figure=edited.span(*claim.figure) if claim.figure else None,
            individual=edited.span(*claim.individual) if claim.individual else None,
            place=place,
        )

    def _walk(self, value: Any, documents: frozenset[str]) -> Any:
        """Return a record, or a tuple of them, with every string in it as it may go out."""
        if isinstance(value, str):
            return self._string(value, documents)
        if isinstance(value, tuple):
            return tuple(self._walk(one, documents) for one in value)
        if not isinstance(value, Record):
            return value
        if isinstance(value, Place) and self._homes.is_home(value):
            value = self._homes.rounded(value)
        documents = self._behind(value) or documents
        changed = {}
        for field in value.__struct_fields__:
            old = getattr(value, field)
            if old is not None and field not in _IDS:
                new = self._walk(old, documents)
                if new != old:
                    changed[field] = new
            elif field in ("claims", "documents", "incidents") and old and isinstance(old[0], Record):
                changed[field] = self._walk(old, documents)
        return msgspec.structs.replace(value, **changed) if changed else value

    def _behind(self, record: Record) -> frozenset[str]:
        """Return the documents that a derived record rests on; none where it names none."""
        documents = getattr(record, "documents", None)
        if documents and isinstance(documents[0], str):
            return frozenset(documents)
        ids = [
            one.claim if isinstance(one, Membership) else one
            for field in ("claims", "speaks", "acts", "used")
            for one in getattr(record, field, ())
        ]
        return frozenset(self._documents_of[one] for one in ids if one in self._documents_of)

    def _string(self, text: str, documents: frozenset[str]) -> str:
        text = self._homes.replace(text)
        if "@" in text or sum(letter.isdigit() for letter in text) > 3:
            text = Edited(text, (Edit(s, e, _MARKS[k], k) for s, e, k in find_private_details(text))).text
        return self._names.replace(text, documents) if self._names is not None else text
