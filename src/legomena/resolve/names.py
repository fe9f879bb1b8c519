"""How place names are compared: one folded form for every spelling of a name."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
_SILENT = re.compile(r"['’‘ʻʼʽˈ`´.\u200b-\u200f]")
_NOT_WORD = re.compile(r"[\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """Return ``name`` in the form in which names are compared.

    Case, diacritics, apostrophes and full stops fall away, hyphens and other punctuation become one
    space, and ``St``, ``Mt``, ``Ft`` are written out: ``Sar-e Pol``, ``N'Djaména``, ``St. Louis`` become
    ``sar e pol``, ``ndjamena``, ``saint louis``.
    """
    text = _SILENT.sub("", name).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
        text = "".join(c for c in text if not unicodedata.combining(c))
        text = _SILENT.sub("", text).translate(_LETTERS)  # what only the decomposition brought out
    words = _NOT_WORD.split(text)
    return " ".join(_SHORT.get(word, word) for word in words if word)


_GENERIC = (
    r"state|province|region|oblast|district|governorate|county|department|division|prefecture|municipality|"
    r"parish|wilaya|raion|krai|republic|autonomous region|autonomous province|autonomous republic|"
    r"autonomous oblast|territory|city|capital territory|voivodeship|canton|regency|borough|zone"
)
_TAIL = re.compile(rf"^(.+?)\s+(?:{_GENERIC})$", re.I)
_HEAD = re.compile(
    r"^(?:state|province|region|department|district|governorate|county|republic|municipality|canton|"
    r"departamento|estado|provincia|regi[oó]n|d[ée]partement|distrito|wilaya|gouvernorat|r[ée]gion|"
    r"province|prefecture|municipio|muḩāfaz̧at|mu[hḩ][aā]faz̧at|ostān-e|powiat|okres|landkreis|kreis)"
    r"\s+(?:of |de la |de los |de las |del |de |du |des |do |da |d['’])?(.+)$",
    re.I,
)


def bare(name: str) -> str | None:
    """Return the name of a unit without its generic word (``Borno State`` gives ``Borno``), if it has one."""
    for pattern in (_TAIL, _HEAD):
        if found := pattern.match(name):
            return found[1]
    return None


_CODE = re.compile(r"[A-Z]{2,4}$")


def is_useful(name: str) -> bool:
    """Whether an alternate name can stand in English prose.

    Left out: other scripts, transcriptions of other scripts (which the source writes in lower case) and
    airport codes.
    """
    start = name.lstrip("`'’‘ʻ")[:1]
    return (
        all(ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x1F00 or 0x2010 <= ord(c) < 0x2020 for c in name)
        and (start.isupper() and len(name) > 1)
        and _CODE.match(name) is None
    )
