"""Names that operations are given, as written: "Operation Herof 2.0", "dubbed Iron Fist"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import act_words as acts
from . import lexicon as lx
from .attribution import Range
from .page import Line
from .phrases import agent_right, subject_left
from .words import words

_PART = r"(?:[A-Z][\w’'-]*|(?:al|ul|ur|of|the)-[A-Z][\w’'-]*)"
_PHASE = r"(?:,?\s+[Pp]hase\s+(?:\d+|[IVX]+\b|[Oo]ne|[Tt]wo|[Tt]hree))?"
_NUMBER = r"(?:[\s-]+(?:\d+(?:\.\d+)?|[IVX]+)\b)?"
_ORDER = (
    r"(?:(?:first|second|third|fourth|fifth|final|last|next|new)\s+(?:phase|part|stage|round)\s+of\s+"
    r"(?:its\s+|the\s+|their\s+)?)?"
)
_OPERATION = re.compile(
    rf"{_ORDER}[“\"'‘]?Operation\s+[“\"'‘]?{_PART}(?:\s+(?:of\s+|the\s+)?{_PART}){{0,3}}{_NUMBER}{_PHASE}"
)
_NAMED = re.compile(
    r"(?:\b(?:dubbed|code-?named|code-name|named\s+(?:it|the\s+(?:operation|offensive|campaign))|"
    r"naming\s+(?:it|them)|"
    r"calls?\s+(?:it|the\s+(?:operation|offensive|campaign))|"
    r"(?:operation|offensive|campaign)s?,?\s+(?:called|named|known as)|under the (?:code ?)?names?(?:\s+of)?|"
    r"(?:operation|offensive|campaign)\s+\())\s*(?:as\s+)?[“\"'‘]?"
    rf"(?P<name>{_PART}(?:\s+{_PART}){{0,3}}{_NUMBER}{_PHASE})"
)
_DAYS = words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December The In On It He She They And But After Before When
    """
)


@dataclass(frozen=True, slots=True)
class OperationName:
    """A name of an operation; ``name`` stands at offsets ``start`` to ``end``, quotation marks left out."""

    name: str
    start: int
    end: int


def find_operations(text: str) -> list[OperationName]:
    """Return the operations named in ``text``, in order and without overlaps."""
    found: list[OperationName] = []
    for m in _OPERATION.finditer(text):
        found.append(_trim(text, m.start(), m.end()))
    for m in _NAMED.finditer(text):
        if m.group("name").startswith("Operation") or m.group("name").split()[0] in _DAYS:
            continue
        if not any(f.start < m.end("name") and m.start("name") < f.end for f in found):
            found.append(_trim(text, m.start("name"), m.end("name")))
    return sorted((f for f in found if f.name), key=lambda f: f.start)


def naming(line: Line, at: int) -> tuple[int, Range | None]:
    """Where the words that give or launch the name at token ``at`` begin, and who gives or launches it."""
    for k in range(at - 1, max(line.body, at - 16) - 1, -1):
        if line.low(k) in (";", ".") or line.low(k) in lx.CLAUSE_STARTS - {"what", "as", "which"}:
            break
        if line.low(k) not in _GIVES:
            continue
        doer = agent_right(line, k + 1, 3) or subject_left(line, k)
        if doer is not None and line.low(doer[0]) in ("it", "they", "he") and doer[1] - doer[0] == 1:
            continue
        if doer is not None and set(line.words(*doer)) & (frozenset(acts.NOUNS) | {"operation", "campaign"}):
            doer = None
        first = min(k, doer[0]) if doer else k
        return first, doer
    return at, None


_GIVES = words(
    """
    dubbed named naming called calls calling codenamed code-named launched launching opened began
    started announced
    declared conducted carried mounted ended concluded concluding launches resumed
    """
)


def _trim(text: str, start: int, end: int) -> OperationName:
    """Leave out marks around the name and a capitalised word of the next clause."""
    while start < end and text[start] in "“\"'‘ ":
        start += 1
    words = list(re.finditer(r"\S+", text[start:end]))
    while len(words) > 1 and words[-1].group() in _DAYS:
        words.pop()
        end = start + words[-1].end()
    while end > start and text[end - 1] in "”\"'’ ,.":
        end -= 1
    name = re.sub(r"(?<= of )(?:its|the|their)\s+", "", text[start:end])
    return OperationName(name, start, end)
