"""Whose names are withheld, and where they stand in a text, an address or a file name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from legomena.records import Anatomy, NamedPerson, Ruling

MARK = "[name withheld]"
KIND = "names of private persons"
_SEPARATORS = r"(?:[\s.,_+’'-]|%20){1,3}"
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_OPERATION = re.compile(r"\b(?:operation|campaign|offensive)\b", re.IGNORECASE)
_WITNESS_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w’'-]+){1,3}")


def is_withheld(person: NamedPerson, ruled: Mapping[str, bool]) -> bool:
    """Whether ``public`` withholds a name: as ruled, else unless the document shows a public role."""
    return ruled.get(folded(person.name), not person.public)


def decided(rulings: Iterable[Ruling]) -> dict[str, bool]:
    """Return what persons ruled on names: folded name → whether it is withheld. Later rulings hold."""
    return {
        folded(name): ruling.kind == "redact"
        for ruling in rulings
        if ruling.kind in ("redact", "disclose")
        for name in ruling.targets
    }


def folded(name: str) -> str:
    """Return a name for comparing: no case, no marks on letters, single spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


class Names:
    """The names of one case, withheld and kept."""

    def __init__(self, anatomy: Anatomy, persons: Sequence[NamedPerson], rulings: Iterable[Ruling]) -> None:
        ruled = decided(rulings)
        kept = {folded(p.name): p.name for p in persons if not is_withheld(p, ruled)}
        kept |= {folded(d.byline): d.byline for d in anatomy.documents if d.byline}
        kept |= {folded(core): core for core in _operations(anatomy)}
        self._kept = {key: name for key, name in kept.items() if not ruled.get(key, False)}
        withheld = {folded(p.name): p.name for p in persons if is_withheld(p, ruled)}
        for claim in anatomy.claims:
            name = claim.speaker.name
            if claim.speaker.role == "witness" and _WITNESS_NAME.fullmatch(name):
                withheld.setdefault(folded(name), name)
        self.withheld = {
            key: name
            for key, name in withheld.items()
            if key not in self._kept and not _is_form_of(key, self._kept)
        } | {key: key for key, hold in ruled.items() if hold}
        """Folded → as written, of every name that is withheld."""
        self._ruled = {key for key, hold in ruled.items() if hold}
        self.spans: dict[str, list[tuple[int, int]]] = {}
        """Document id → where its private persons are named, in full or in short."""
        texts = {document.id: document.text for document in anatomy.documents}
        self._short: dict[str, set[str]] = {}
        for person in persons:
            if folded(person.name) in self.withheld and person.document in texts:
                self.spans.setdefault(person.document, []).extend(person.spans)
                text = texts[person.document]
                self._short.setdefault(person.document, set()).update(
                    text[start:end] for start, end in person.spans if " " not in text[start:end]
                )
        self._full = self._pattern()
        self._common = self._kept_words(anatomy)
        self.replace = lru_cache(maxsize=200_000)(self._replace)

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """Yield where a withheld name stands in ``text`` in full."""
        if self._full is None:
            return
        for match in self._full.finditer(text):
            if match["withheld"] is not None:
                yield match.span()

    def _replace(self, text: str, documents: frozenset[str]) -> str:
        """Return a string of a record that comes from ``documents`` with every withheld name marked."""
        short = set().union(*(self._short.get(one, ()) for one in documents)) if self._short else set()
        if text in short:
            return MARK
        if self._full is not None:
            text = self._full.sub(lambda match: MARK if match["withheld"] is not None else match[0], text)
        for word in short:
            if word in text and word not in self._common:
                text = re.sub(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", MARK, text)
        return text

    def _pattern(self) -> re.Pattern[str] | None:
        """One pattern for all names, the longer first, and first of all those kept that hold one withheld."""
        # A name of one word is marked where its document tells of the person, not wherever the word stands.
        mine = [key for key in self.withheld if len(_WORD.findall(key)) > 1 or key in self._ruled]
        around = [key for key in self._kept if any(key != name and name in key for name in mine)]
        if not mine:
            return None
        loose = {key: _loose((self.withheld | self._kept)[key]) for key in (*mine, *around)}
        kept = "|".join(loose[key] for key in sorted(around, key=lambda key: (-len(key), key)))
        withheld = "|".join(loose[key] for key in sorted(mine, key=lambda key: (-len(key), key)))
        either = f"{kept}|(?P<withheld>{withheld})" if kept else f"(?P<withheld>{withheld})"
        return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", re.IGNORECASE)

    def _kept_words(self, anatomy: Anatomy) -> set[str]:
        """Words of names that stay: a short form that is one of them is marked only where it stands alone."""
        strings = list(self._kept.values())
        strings += [one for actor in anatomy.links.actors if actor.kind == "body" for one in actor.variants]
        for claim in anatomy.claims:
            if claim.place is not None:
                strings += [claim.place.text, claim.place.name or ""]
        return {word for string in strings for word in _WORD.findall(string)}


def _operations(anatomy: Anatomy) -> Iterator[str]:
    """Yield the names of operations without the word for what they are: a "Winter campaign" is nobody."""
    for operation in anatomy.links.operations:
        for name in operation.names:
            if core := " ".join(_OPERATION.sub(" ", name).split()):
                yield core


def _is_form_of(name: str, kept: Mapping[str, str]) -> bool:
    """Whether a name is a public person's in short: the same first and last word, some between left out."""
    words = name.split()
    return len(words) > 1 and any(
        other.split()[0] == words[0] and other.split()[-1] == words[-1] and len(other) > len(name)
        for other in kept
    )


def _loose(name: str) -> str:
    """A pattern for a name with whatever may stand between its words in texts, addresses and file names."""
    return _SEPARATORS.join(_letters(word) for word in _WORD.findall(name)) or r"(?!)"


def _letters(word: str) -> str:
    """A pattern for a word with or without the marks on its letters."""
    out = []
    for letter in unicodedata.normalize("NFC", word):
        plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
        out.append(re.escape(letter) if plain == letter else f"(?:{re.escape(letter)}|{re.escape(plain)})")
    return "".join(out)
