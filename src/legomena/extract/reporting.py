"""Times that date the saying and not the event, and times that only set a scale."""

from __future__ import annotations

from legomena.resolve.dates import TimeMention

from . import lexicon as lx
from .page import Line
from .words import words

_FILL = words("""
    on late early in a an the statement that to from at by its his her , press conference briefing
    release post
    x twitter facebook telegram video televised speech address interview news reporters journalists parliament
    """)
_SAYINGS = lx.CUES_SAY | words("""
    condemned condemns rejected dismissed urged accused blamed issued praised announced called
    demanded ruled offered
    expressed vowed met visited welcomed denounced spoke refuted extended paid convened summoned
    raised revised
    """)
_PAPERS = words(
    """
    statement statements briefing conference tweet post speech interview bulletin communique release
    issued published
    """
)
_SUPERLATIVES = words("worst deadliest highest bloodiest largest biggest heaviest most longest first only")
_ACTS = words("""
    attack attacks assault assaults bombing bombings blast blasts raid raids strike strikes
    operation operations
    violence massacre killings killing shooting clashes explosion explosions incident incidents offensive
    """)


def is_saying_time(line: Line, a: int, b: int, mention: TimeMention) -> bool:
    """Whether the time in tokens ``a`` to ``b`` says when something was said."""
    if mention.role not in ("point", "clock") and mention.when.precision not in (
        "day",
        "part of day",
        "week",
    ):
        return False
    if line.low(b) in ("'s", "’", "'") or line.low(b) in _ACTS:
        return False
    if _PAPERS & set(line.words(a - 3, a)) and line.low(a - 1) in (
        "on",
        "in",
        "issued",
        "published",
        "of",
        "late",
        "early",
    ):
        return True
    for at in line.found:
        cue, speaker = at.cue, at.speaker
        if at.form in ("source", "citing", "noun"):
            continue
        if speaker[0] <= a < speaker[1] or min(speaker[1], cue) <= a < max(speaker[0], cue):
            return True
        inside = range(speaker[0], speaker[1])
        to = range(*at.to) if at.to else range(0)
        if cue < a and all(k in inside or k in to or line.low(k) in _FILL for k in range(cue + 1, a)):
            return True
        if (
            at.form == "before"
            and a <= line.body + 2
            and b <= speaker[0]
            and set(line.words(b, speaker[0])) <= {",", "the", "a", "an"}
        ):
            return mention.role == "point"
    k = a - 1
    while k > line.body and line.low(k) in ("on", "late", "early", "again", ","):
        k -= 1
    if line.low(k) in _SAYINGS - lx.CUES_FIGURE and line.low(k) not in (
        "reported",
        "released",
        "named",
        "documents",
        "records",
    ):
        return True
    if a <= line.body + 1 and mention.role == "point":
        verb = next(
            (i for i in range(b, len(line.tokens)) if line.low(i) in lx.FINITE or line.low(i) in _SAYINGS),
            None,
        )
        return verb is not None and line.low(verb) in _SAYINGS and line.low(verb) not in lx.CUES_FIGURE
    return False


def leans_after(line: Line, a: int, b: int) -> bool:
    """Whether the words follow that time's event: "after Saturday's attacks", "since the March raid"."""
    k = a - 1
    while line.low(k) in lx.DETERMINERS or line.low(k) in ("early", "late", "coordinated"):
        k -= 1
    if line.low(k) not in ("after", "following", "before", "since"):
        return False
    ahead = line.words(b, b + 5)
    return bool(ahead) and (ahead[0] in ("'s", "’", "'") or bool(_ACTS & set(ahead[:3])))


def out_of_scale(line: Line, a: int, mention: TimeMention) -> bool:
    """Whether the time only measures ("the worst in decades") or lies ahead ("within seven days")."""
    if (mention.when.rule or "").startswith("forward"):
        return True
    before = line.words(a - 8, a)
    if _SUPERLATIVES & set(before) and mention.role != "point":
        return True
    return (
        "years" in mention.when.text.lower()
        and "past" not in mention.when.text.lower()
        and line.low(a - 1) in ("for", "of")
    )
