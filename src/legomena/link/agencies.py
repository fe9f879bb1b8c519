"""Which news agency a document credits, in its outlet, byline or dateline."""

from __future__ import annotations

import re
from functools import lru_cache

from legomena.records import Document

_NAMES = {
    "AAP": ("Australian Associated Press",),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "AGERPRES": (),
    "AGI": (),
    "ANA": ("Athens News Agency",),
    "ANADOLU": ("Anadolu Agency", "Anadolu Ajansi", "AA"),
    "ANI": ("Asian News International",),
    "ANP": (),
    "ANSA": (),
    "ANTARA": (),
    "AP": ("Associated Press",),
    "APA": (),
    "APP": ("Associated Press of Pakistan",),
    "BELGA": (),
    "BERNAMA": (),
    "BSS": (),
    "CP": ("Canadian Press",),
    "CTK": (),
    "DPA": ("Deutsche Presse-Agentur",),
    "EFE": (),
    "GNA": ("Ghana News Agency",),
    "IANS": ("Indo-Asian News Service",),
    "INA": ("Iraqi News Agency",),
    "INTERFAX": (),
    "IRNA": (),
    "KUNA": (),
    "KYODO": ("Kyodo News",),
    "LUSA": (),
    "MENA": ("Middle East News Agency",),
    "NAN": ("News Agency of Nigeria",),
    "NNA": ("National News Agency",),
    "NOTIMEX": (),
    "NTB": (),
    "PA": ("Press Association", "PA Media"),
    "PAP": (),
    "PETRA": (),
    "PNA": ("Philippine News Agency",),
    "PTI": ("Press Trust of India",),
    "QNA": ("Qatar News Agency",),
    "REUTERS": ("Thomson Reuters",),
    "RIA": ("RIA Novosti",),
    "SABA": (),
    "SANA": ("Syrian Arab News Agency",),
    "SPA": ("Saudi Press Agency",),
    "TASS": ("ITAR-TASS",),
    "TT": (),
    "UKRINFORM": (),
    "UNB": (),
    "UNI": ("United News of India",),
    "UPI": ("United Press International",),
    "WAFA": (),
    "WAM": ("Emirates News Agency",),
    "XINHUA": ("Xinhua News Agency",),
    "YONHAP": (),
}
_BY_NAME = {name.casefold(): short for short, names in _NAMES.items() for name in (short, *names)}
_LONG = sorted((name for name in _BY_NAME if len(name) > 5), key=lambda name: (-len(name), name))
_CREDIT = re.compile(
    r"\b(?:via|by|from|with|courtesy of|inputs? from|source:)\s+(" + "|".join(map(re.escape, _LONG)) + r")\b",
    re.IGNORECASE,
)
_FIRST_WORDS = frozenset([re.split(r"\W", name)[0] for name in _LONG])
"""With one of these words every name in a credit begins."""
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\(([A-Za-z][A-Za-z .'-]{1,40})\)")
_PART = re.compile(r"[/,;|()–—-]|\band\b")
_DATELINE_REACH = 160
"""Characters of a text in which a dateline stands: ``QUETTA, Jan 31 (AP)``."""


def agencies_of(document: Document) -> frozenset[str]:
    """Return the short names of the agencies that the document credits."""
    text = document.text
    found = _of_line(document.source or "") | _of_line(document.byline or "")
    return found.union(_of_text(text[:_DATELINE_REACH]), _of_text(text[-_DATELINE_REACH:]))


@lru_cache(maxsize=1 << 12)
def _of_line(line: str) -> frozenset[str]:
    parts = [_BY_NAME.get(part.strip().casefold()) for part in _PART.split(line)]
    credited = [_BY_NAME[match[1].casefold()] for match in _CREDIT.finditer(line)]
    return frozenset([short for short in (*parts, *credited) if short is not None])


def _of_text(text: str) -> list[str]:
    found = []
    for match in _BRACKETS.finditer(text) if "(" in text else ():
        short = _BY_NAME.get(match[1].strip().casefold())
        if short is not None and (match[1] == match[1].upper() or len(match[1]) > 4):
            found.append(short)
    if not _FIRST_WORDS.isdisjoint(_WORD.findall(text.casefold())):
        found += [_BY_NAME[match[1].casefold()] for match in _CREDIT.finditer(text)]
    return found
