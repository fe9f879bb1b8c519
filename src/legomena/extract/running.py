"""Whose figure one is that names nobody: the sentence before may have told of it already.

"Seventeen people were killed, police said. Nine others were wounded." counts on in the words of the
police; "The attack follows one in May that killed four" does not. What goes on is told by its words: a part
of what was counted, the others beside it, nobody else, or the same passive again.
"""

from __future__ import annotations

from dataclasses import dataclass

from legomena.records import Speaker

from . import lexicon as lx
from .figures import Figure
from .page import Line
from .words import words

_NEAR = 2
"""Sentences at most from the one in which the speaker gave a figure."""
_OTHERS = words("others other another more further additional second third fourth remaining rest")
_OF_THEM = words("them whom these those the")
_COUNTED = words(
    """
    dead victims wounded injured killed casualties martyrs bodies missing hostages arrested detained detainees
    patients soldiers captives prisoners fatalities deaths
    """
)
_BEFORE_NUMBER = words("a an the about some at least another of around nearly almost only further , also")
_AFRESH = words("since now overall altogether total that previous earlier before depending")
"""Words of another period, another event or another source."""
_HARM = frozenset({lx.KILLED, "injured", "killed or injured"})


@dataclass(slots=True)
class Running:
    """Who gave the figures told last, and in which line."""

    speaker: Speaker | None = None
    line: Line | None = None
    went_on: bool = False
    """Whether the figure told last had no speaker of its own."""

    def note(self, line: Line, speaker: Speaker, *, went_on: bool) -> None:
        """Remember who gives a figure of ``line``."""
        self.speaker, self.line, self.went_on = speaker, line, went_on

    def speaker_of(self, line: Line, f: Figure) -> Speaker | None:
        """Who gave the figure ``f`` of ``line``, for which nobody is named there; null for the document."""
        if self.speaker is None or self.line is None or self.speaker.role == "media":
            return None
        if line is self.line:
            # "Another 20 were hurt, four of them badly": what went on once in a sentence goes on.
            return self.speaker if self.went_on else None
        near = 0 < line.index - self.line.index <= _NEAR
        if not near or line.paragraph != self.line.paragraph:
            return None
        again = line.index - self.line.index == 1 and _again(line, f)
        return self.speaker if _goes_on(line, f) or again else None


def _goes_on(line: Line, f: Figure) -> bool:
    return f.effect in _HARM and (_part(line, f) or _others(line, f) or _none(f))


def _part(line: Line, f: Figure) -> bool:
    """ "Six of the martyrs", "of the soldiers, 17 died"."""
    if f.partitive:
        return True
    for k in (line.body, *range(f.first, f.last + 2)):
        if (
            line.low(k) == "of"
            and line.low(k + 1) in _OF_THEM
            and (line.low(k + 1) in ("them", "whom", "these", "those") or line.low(k + 2) in _COUNTED)
        ):
            return True
    return False


def _others(line: Line, f: Figure) -> bool:
    """ "Nine others were wounded", "another 20 are in hospital": beside those counted before."""
    near = line.words(f.first - 1, f.last + 2)
    if "or" in line.words(f.first, f.last + 1) or not _opens(line, f):
        return False
    return not _OTHERS.isdisjoint(near)


def _again(line: Line, f: Figure) -> bool:
    """ "Two soldiers were injured": the same passive again, about no other day."""
    told = line.words(line.body, len(line.tokens))
    return (
        f.effect in _HARM
        and not f.single
        and not line.times
        and _opens(line, f)
        and not lx.FINITE.isdisjoint(told)
        and _AFRESH.isdisjoint(told)
    )


def _opens(line: Line, f: Figure) -> bool:
    """Whether the figure is the subject: nothing stands before it but where or how many."""
    k = line.body
    if line.low(k) in ("in", "at", "near"):
        placed = next((end for first, end in line.grounds if first <= k + 2 <= end), None)
        k = placed if placed is not None else k
    return set(line.words(k, f.first)) <= _BEFORE_NUMBER


def _none(f: Figure) -> bool:
    """ "There were no casualties"."""
    return f.low == 0 and f.high == 0
