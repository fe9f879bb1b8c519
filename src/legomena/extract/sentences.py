"""Sentences with exact offsets.

A sentence ends at a full stop, question or exclamation mark (of any script), closing quotation marks
included, or at the end of a line. Hard-wrapped text, whose lines end where the column ran out, is told
by the length of its lines, and there a single line break is a space.
"""

from __future__ import annotations

import re
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """
    mr mrs ms dr prof rev hon st gen lt col maj capt cpl sgt pvt adm cdr cmdr brig insp supt det gov sen rep
    pres amb dep asst nos vs fig approx al ed eds vol pp ph e.g i.e cf
    """
)
"""Abbreviations that something always follows."""
_SHORTENED = _words(
    """
    no sr jr etc est dept univ inc corp ltd co bros min ft km kg jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thur thurs fri sat sun
    """
)
"""Abbreviations that may close a sentence."""

_CLOSING = "\"'”’)]»"
_END = re.compile(
    rf"(?<![.!?…])[.!?…]+[{re.escape(_CLOSING)}]*(?=\s|$)"
    # A space lost between two sentences: "died.The army".
    r"|(?<=[a-z\d)])[.!?][\"”’]?(?=[A-Z][a-z’']*[ ,])"
    r"|[。!?।۔؟!?]+[\"'”’」』)\]»]*|[\n\u2028\u2029]+"
)
_LONGEST = 2_000
"""Characters."""
_BLANK = re.compile(r"\n[ \t\r]*\n")
_LINE_BREAKS = ("\n", "\u2028", "\u2029")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_NEXT = re.compile(r"\s*(\S?)")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_ADDRESS = re.compile(r"\S*(?:www\.|://|@|/)\S*$")
_FRESH = re.compile(
    r"\s*(?:The|A|An|It|He|She|They|We|I|In|On|At|But|And|This|That|These|Its|His|Their|There)\b"
)
_DATELINE = re.compile(r"\s*[A-Z][A-Z ,/.'-]{2,60}(?:\([A-Z][A-Za-z ]{1,30}\))?\s*\.?")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of ``text`` as half-open offsets, white space left out.

    Every character that is no white space stands in exactly one of them.
    """
    wrapped = _is_wrapped(text)
    out: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] in _LINE_BREAKS:
            if wrapped and not _BLANK.match(text, match.start()):
                continue
        elif not _ends_here(text, match, start):
            continue
        _keep(text, start, match.end(), out)
        start = match.end()
    _keep(text, start, len(text), out)
    return out


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks are an accident of the column width."""
    every = text.split("\n")
    lines = [line.rstrip() for line, following in pairwise(every) if line and following]
    if len(lines) < 4:
        return False
    lengths = sorted(map(len, lines))
    unfinished = sum(1 for line in lines if line[-1:] not in tuple('.!?:"”’।۔。'))
    return 40 <= lengths[len(lengths) // 2] <= 100 and lengths[-1] <= 130 and unfinished > 0.6 * len(lines)


def _ends_here(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the mark closes a sentence that begins at ``start``."""
    mark = match.group()
    following = _NEXT.match(text, match.end())
    after = following.group(1) if following else ""
    if not after:
        return True
    closed = mark[-1] in _CLOSING
    if mark[0] != ".":
        # "Stop!" he cried.
        return not (after.islower() and (closed or mark[0] == "…"))
    if after.islower():
        return False
    if closed:
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    word = before.group().lower().strip(".") if before else ""
    if not text[match.end()].isspace() and _ADDRESS.search(
        text, max(start, match.start() - 60), match.start()
    ):
        return False
    if len(word) == 1 and word.isalpha() and word != "i":
        return False
    if word in _TITLES:
        return False
    # Initials ("U.S. forces") and "Sept." end a sentence only before what looks like a new one.
    if word in _SHORTENED or _INITIALS.fullmatch(word):
        return _FRESH.match(text, match.end()) is not None
    return True


def _keep(text: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    """Add the sentence to ``out``, cut where it runs on for too long, white space left out."""
    start, end = _trim(text, start, end)
    if start == end:
        return
    if out and _DATELINE.fullmatch(text, *out[-1]) and "\n" not in text[out[-1][1] : start]:
        # "QUETTA (AP)." and "BEIJING, Feb." open a report; they belong to what follows.
        start = out.pop()[0]
    # What runs on for longer is no sentence, and rules that look at pairs of words must not meet it whole.
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        out.append(_trim(text, start, cut))
        start, _ = _trim(text, cut, end)
    out.append((start, end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
