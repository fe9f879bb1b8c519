"""Write the list of given names that the finder of persons knows: ``lexicon/given_names.txt``.

Takes the names that Faker (MIT) has for its locales, in Latin letters or romanised, folded to plain
lower-case letters. Words that the grammar knows as words are left out: a capital alone makes no person of
them.
Run it with the dependency group ``names`` installed: ``python tools/build_given_names.py``.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import faker.providers.person as locales

from legomena.extract import lexicon as lx
from legomena.extract.words import words

TARGET = Path(lx.__file__).with_name("given_names.txt")
_LISTS = re.compile(r"first_names|first_romanized|romanized_first")
_NAME = re.compile(r"[a-z]{3,}")
_WORDS = frozenset().union(
    *(value for name in lx.__all__ if isinstance(value := getattr(lx, name), frozenset)),
    lx.SPEAKER_NOUNS,
) | words("new old north south east west can bay long day sun see now summer rain river sea sky")


def names() -> set[str]:
    """Return the names of all locales, folded."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(locales.__path__):
        provider = importlib.import_module(f"{locales.__name__}.{module.name}").Provider
        for attribute in filter(_LISTS.match, dir(provider)):
            listed = getattr(provider, attribute)
            for name in listed if isinstance(listed, Iterable) else ():
                for part in re.split(r"[\s’'-]+", name):
                    plain = unicodedata.normalize("NFKD", part)
                    folded = "".join(c for c in plain if not unicodedata.combining(c)).lower()
                    if _NAME.fullmatch(folded):
                        found.add(folded)
    return found - _WORDS


if __name__ == "__main__":
    TARGET.write_text("\n".join(sorted(names())) + "\n", "utf-8")
