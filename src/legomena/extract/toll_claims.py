"""A toll as a claim: its quote, scope and speaker, whose losses it counts, with or without the attackers."""

from __future__ import annotations

from legomena.records import Claim, Series, Speaker

from . import lexicon as lx
from .attribution import Attribution, Range
from .figures import Figure
from .page import Line, Page
from .phases import phase_of
from .scope import Scope
from .words import words

_ATTACKERS = lx.MILITANTS | words("suicide bombers")
_PARTICLES = words("away out free down up go hostage dead their his her lives life captive")
_STATE = frozenset({"state", "security forces"})
_LONGEST_QUOTE = 160
_BEFORE = words("earlier previously initially originally first before")
_PUTTING = words("given put said reported counted announced confirmed told cited stated listed")
_BEFORE_REACH = 9


def toll_claim(
    page: Page, scope: Scope, line: Line, f: Figure, parts: list[Figure], whole: Claim | None
) -> Claim:
    """Return the claim that figure ``f`` of ``line`` makes, without id, document and extractor.

    ``parts`` are the figures told as parts of it in its line. ``whole``, the claim that it is a part of,
    lends it place and time where it has none of its own.
    """
    speaker, attribution = page.voice_of_figure(line, f.first)
    first, last = quote_range(line, f)
    anchors: list[Range] = [(f.first, f.last + 1)]
    if f.trigger is not None and not _shared(line, f, f.trigger):
        anchors.append((f.trigger, f.trigger + 1))
    place, when = scope.place_of(line, *anchors), scope.when_of(line, *anchors)
    carried = False
    if whole is not None:
        carried = (place is None and whole.place is not None) or (when is None and whole.when is not None)
        place, when = place or whole.place, when or whole.when
    # A figure of one phase is no total: a time with unknown ends keeps it from being compared as one.
    when = when or phase_of(line, f, page.text)
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    prison = f.group == "prisoners" and f.effect in _PRISON_EFFECTS
    return Claim(
        id="",
        document="",
        kind="outcome" if prison else "toll",
        quote=page.text[start:end],
        start=start,
        end=end,
        sentence=line.span,
        speaker=speaker,
        group=f.group,
        group_text=_group_text(line, f, page.text),
        effect=f.effect,
        low=f.low,
        high=f.high,
        qualifier=f.qualifier,
        figure=(line.tokens[f.first].start, line.tokens[f.last].end),
        series=series_of(line, f),
        part_of=whole.id if whole is not None else None,
        includes_attackers=includes_attackers(line, f, parts),
        own_side=None if prison else own_side(f, speaker),
        event="prison break" if prison else None,
        object=as_written(line, (f.first, f.last + 1), page.text) if prison else None,
        outcome=_PRISON_EFFECTS.get(f.effect or "") if prison else None,
        place=place,
        when=when,
        confidence=confidence(line, f, attribution, carried=carried),
    )


def quote_range(line: Line, f: Figure) -> tuple[int, int]:
    """Token range from the figure to the word that names its effect, where one clause holds both."""
    first, last = f.first, f.last + 1
    if f.trigger is None or not 0 <= f.trigger < len(line.tokens):
        return first, last
    a, b = min(first, f.trigger), max(last, f.trigger + 1)
    while line.low(b) in _PARTICLES:
        b += 1
    if f.effect is not None and " or " in f.effect and line.low(b) == "or" and _names_effect(line.low(b + 1)):
        b += 2
    between = line.words(last, f.trigger) if f.trigger >= last else line.words(f.trigger + 1, first)
    crossed = any(g is not f and a <= g.first and g.last < b for g in line.tolls)
    told = crossed and any(a < time and stop <= b for time, stop in [*line.times, *line.places])
    if told or ";" in between or line.tokens[b - 1].end - line.tokens[a].start > _LONGEST_QUOTE:
        return first, last
    return a, b


def _names_effect(word: str) -> bool:
    return word in lx.TRANSITIVE or word in lx.STATES


def series_of(line: Line, f: Figure) -> Series | None:
    """``increment`` or ``earlier`` as the figure says, ``total`` where the words around it do; else null."""
    if f.increment:
        return "increment"
    if f.earlier or _had_been_given(line, f):
        return "earlier"
    near = set(line.words(f.first - 5, f.first)) | set(line.words(f.last + 1, f.last + 3))
    if f.part_of is None and near & {"total", "toll", "altogether", "overall", "tally"}:
        return "total"
    if f.part_of is None and ("in", "all") in zip(
        line.words(f.first - 4, f.last + 6), line.words(f.first - 3, f.last + 7), strict=False
    ):
        return "total"
    return None


def _had_been_given(line: Line, f: Figure) -> bool:
    """Whether the figure is told as one that stood before: "who had earlier given the number as five"."""
    near = line.words(f.first - _BEFORE_REACH, f.first)
    if "had" not in near:
        return False
    after = near[len(near) - list(reversed(near)).index("had") :]
    return (
        bool(_BEFORE.intersection(after[:3]))
        and bool(_PUTTING.intersection(after[:3]))
        and not {",", ";", "."}.intersection(after)
    )


def own_side(f: Figure, speaker: Speaker) -> bool | None:
    """Whether the speaker counts losses of its own side; null where either is unknown."""
    if f.own is not None and f.own:
        return True
    if speaker.role == "armed group":
        return {"militants": True, "security forces": False, "civilians": False}.get(f.group)
    if speaker.role in _STATE:
        return {"security forces": True, "militants": False, "civilians": False}.get(f.group)
    if speaker.role in (
        "medical",
        "international",
        "rights group",
        "media",
        "witness",
        "expert",
        "foreign government",
    ):
        return False
    return None


def includes_attackers(line: Line, f: Figure, parts: list[Figure]) -> bool | None:
    """Whether a total that names no group is told with the attackers in it, or without; null where untold."""
    if f.group not in ("unspecified", "civilians"):
        return None
    if f.group == "unspecified" and any(p.group == "militants" for p in parts):
        return True
    after = line.words(f.last + 1, f.last + 16)
    for k, word in enumerate(after):
        if word in (";", "."):
            break
        if word in ("including", "counting", "includes", "include", "excluding", "without"):
            if not set(after[k + 1 : k + 8]) & _ATTACKERS:
                continue
            negated = word in ("excluding", "without") or (k > 0 and after[k - 1] in ("not", "n't"))
            if not negated and f.group != "unspecified":
                return None
            return not negated
    return None


def confidence(line: Line, f: Figure, attribution: Attribution | None, *, carried: bool) -> float:
    """How sure a reading is, 0 to 1: near effect word and plain speaker high, what was carried over lower."""
    sure = 0.95
    if f.trigger is None:
        sure -= 0.1
    else:
        gap = f.trigger - f.last if f.trigger > f.last else f.first - f.trigger
        sure -= 0.02 * max(0, min(gap - 2, 8))
    if f.group == "unspecified" and not f.known:
        sure -= 0.1
    if f.single or f.vague:
        sure -= 0.05
    if attribution is None or len(line.found) > 1:
        sure -= 0.05
    if carried:
        sure -= 0.1
    return round(max(0.3, sure), 2)


_PRISON_EFFECTS = {"released": "freed", "escaped": "escaped"}


def _shared(line: Line, f: Figure, trigger: int) -> bool:
    """Whether the word of effect stands far away or beyond another figure, and so places that one."""
    low, high = min(trigger, f.first), max(trigger, f.last)
    if high - low > 25 or any(g is not f and low < g.first and g.last < high for g in line.tolls):
        return True
    return any(
        g is not f and g.trigger == trigger and _gap(g, trigger) < _gap(f, trigger) for g in line.tolls
    )


def _gap(f: Figure, i: int) -> int:
    return max(f.first - i, i - f.last)


def as_written(line: Line, span: Range | None, text: str) -> str | None:
    """The words of a token range; null for none and for a lone pronoun."""
    if span is None or span[1] <= span[0] or span[0] >= len(line.tokens):
        return None
    if span[1] - span[0] == 1 and line.low(span[0]) in lx.PRONOUNS | {"them", "him", "her"}:
        return None
    return text[line.tokens[span[0]].start : line.tokens[min(span[1], len(line.tokens)) - 1].end]


def _group_text(line: Line, f: Figure, text: str) -> str | None:
    """The figure's words as written, qualifier left out: "three women"."""
    if f.bare:
        return None
    start = line.tokens[f.first].start
    if f.number is not None and f.number.bare_start > start:
        start = f.number.bare_start
    return text[start : line.tokens[f.last].end]
