"""What happened to the persons mentioned in a sentence: whom the words that tell of harm are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legomena.extract import lexicon as lx
from legomena.extract.tokens import Token

from .mentions import Mention
from .patterns import (
    ACTIVE,
    BESIDE,
    IN_PHRASE,
    KILLED,
    MARK,
    MAY_HARM,
    NO_SUBJECT,
    NOT,
    PATTERNS,
    SAYS,
    STOP,
    SUBJECTS,
    SUSPECTED,
    UNREAL,
)


@dataclass(frozen=True, slots=True)
class Harm:
    """What one mention of a sentence is told to have suffered."""

    mention: int
    """Which mention of the sentence it is."""
    effect: str
    """``killed``, ``injured``, or ``killed or injured`` where the end is left open ("was shot")."""
    first: int
    last: int
    """The tokens of the words that tell it, both included."""
    firm: bool = False
    """Whether the person is told to live."""
    own: bool = False
    """Whether it is by the person's own hand."""


class Marked:
    """A sentence as the patterns see it."""

    def __init__(self, tokens: list[Token], mentions: Sequence[Mention]) -> None:
        parts: list[str] = []
        self.starts: list[int] = []
        self.indexes: list[int] = []
        at = {m.first: (f"«{n}»", m.end) for n, m in enumerate(mentions)}
        i = length = 0
        while i < len(tokens):
            word, end = at.get(i, (tokens[i].low, i + 1))
            self.starts.append(length)
            self.indexes.append(i)
            parts.append(word)
            length += len(word) + 1
            i = end
        self.text = " ".join(parts)

    def token(self, offset: int) -> int:
        """The token that stands at an offset of the text."""
        return self.indexes[bisect_right(self.starts, offset) - 1]


def find_harms(marked: Marked) -> Iterator[Harm]:
    """Yield what each person mentioned is told to have suffered, or not (``effect`` is empty)."""
    text = marked.text
    if "«" not in text or not MAY_HARM.search(text):
        return
    for pattern in PATTERNS:
        side = pattern.side
        for found in pattern.words.finditer(text):
            start, end = found.span("told")
            if side in ("after", "beside", "bare", "self"):
                who, real = _subjects(text, start, side)
            else:
                who, real = found.group("who"), not _unreal(text[:start])
                if side == "before" and pattern.effect != KILLED and _owns(text, found.end()):
                    continue
            if who is None:
                continue
            if side == "before" and SAYS.match(text, found.end()) and "," in who:
                who = who[: who.rindex(",")]  # "killing «0» , «1» said"
            for mark in MARK.findall(who):
                at = marked.token(start), marked.token(max(start, end - 1))
                yield Harm(
                    int(mark), pattern.effect if real else "", *at, firm=pattern.lives, own=side == "self"
                )


def _owns(text: str, end: int) -> bool:
    """Whether the object of "shot" owns what was hit: "shot «0» 's car"."""
    return text[end : end + 4].startswith((" 's ", " ' "))


def _subjects(text: str, start: int, side: str) -> tuple[str | None, bool]:
    """The persons of whom the words from ``start`` on are told, and whether they say that it was so.

    Null where something stands between.
    """
    before = text[max(0, start - 220) : start].rstrip()
    for _ in range(2):
        found = SUBJECTS.search(before)
        if found is None:
            return None, True
        if side != "self" and IN_PHRASE.match(
            before, max(0, before.rfind(" ", 0, max(0, found.start() - 1)) + 1)
        ):
            # "Okoro, who lived in the 3000 block of West Street, was shot"
            before = (
                before[: found.start()]
                + found.group("who").replace("«", "").replace("»", "")
                + found.group("gap")
            )
            continue
        break
    else:
        return None, True
    gap = found.group("gap").split()
    if side == "self":
        return _own_subject(text[:start].rstrip()), UNREAL.search(before + " ") is None
    if side == "beside":
        if gap and gap[-1].endswith("ly"):
            gap = gap[:-1]  # "Okoro, 23, accidentally shot in Leeds"
        aged = len(gap) == 3 and gap[0] == gap[2] == "," and gap[1].isdecimal()
        return (found.group("who") if not gap or aged else None), True
    if side == "bare" and " , and " in found.group("who"):
        # "seven dead, among them the gunman, and 500 wounded"
        return found.group("who").rpartition(" , and ")[2], True
    if side == "bare" and not NOT.isdisjoint(gap[-2:]):
        return found.group("who"), False
    if side == "bare" and ({"and", "but", "who"} & set(gap) or _finite(gap)):
        return None, True
    real = NOT.isdisjoint(gap[-4:]) and not UNREAL.search(before[found.end("who") :] + " ")
    return (found.group("who") if _clear(gap, before[: found.start()]) else None), real


def _own_subject(before: str) -> str | None:
    """Who did something to himself: the nearest person who is no object and owns nothing."""
    marks = list(re.finditer(r"(?:(\S+) )?(«\d+»)(?= (\S+)|$)", before))
    for m in reversed(marks):
        if (m[1] or "") in NO_SUBJECT or (m[3] or "") in ("'s", "'"):
            continue
        return m[2]
    return marks[-1][2] if marks else None


_CLAUSE = 14
"""Words that a clause between a subject and its verb has at most."""


def _clear(gap: list[str], before: str) -> bool:
    """Whether words between a subject and what is told of it leave the two together."""
    if before.endswith((" by", " from", " against")) or before in ("by",):
        return False
    if not gap:
        return True
    if gap[-1] == "the":
        return False  # "the sheriff identified the dead"
    if gap[0] == "who":  # "a man who was shot on Monday has died"
        return len(gap) <= _CLAUSE and STOP.isdisjoint(gap[1:])
    if "and" in gap or "but" in gap or "who" in gap:
        # "was shot in the chest and later died": a second verb of one subject.
        last = max(i for i, word in enumerate(gap) if word in ("and", "but", "who"))
        rest = gap[last + 1 :]
        if gap[last] != "who" or last > 2:
            return all(word in BESIDE or word.endswith("ly") for word in rest)
        gap = rest
    if not gap:
        return True
    if len(gap) > 1 and gap[0] == "," and "," in gap[1:]:
        inner = gap[1 : len(gap) - 1 - gap[::-1].index(",")]
        gap = gap[len(gap) - gap[::-1].index(",") :]
        if "who" in inner[:1] and len(gap) == 0:
            return True
    elif gap[0] == ",":
        return len(gap) <= 2
    return len(gap) <= 12 and STOP.isdisjoint(gap) and not _finite(gap)


def _finite(gap: list[str]) -> bool:
    return any(word in lx.FINITE or word in lx.BE for word in gap)


def _unreal(before: str) -> bool:
    """Whether what follows is only attempted, threatened or denied."""
    near = before.split()[-4:]
    return not NOT.isdisjoint(near[-2:]) or bool(UNREAL.search(before[-50:]))


def suspects(marked: Marked) -> set[int]:
    """Which mentions of a sentence are told to be charged, arrested or sought."""
    return {int(n) for m in SUSPECTED.finditer(marked.text) for n in MARK.findall(m.group("who"))}


def shooters(marked: Marked) -> set[int]:
    """Which mentions of a sentence are the subject of an active verb of harm with an object."""
    out: set[int] = set()
    for m in ACTIVE.finditer(marked.text):
        out.add(int(m[1]))
    return out
