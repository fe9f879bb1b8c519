"""Who has which words: the share of a sentence that each of its speakers is credited with."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import lexicon as lx
from .sentence_view import Range, Sentence
from .words import words


@dataclass(slots=True, eq=False)
class Attribution:
    """One speaker's share of a sentence."""

    speaker: Range
    cue: int
    """Token index of the word that attributes."""
    content: list[Range] = field(default_factory=list)
    """The words that the speaker is credited with."""
    form: str = "before"
    """``before`` (X said …), ``after`` (…, X said), ``inverted`` (…, said X), ``source`` (according to X),
    ``citing``, ``noun`` (X's figure is …)."""
    to: Range | None = None
    """Who was told: "told AFP"."""
    media: bool = False
    verb: str = "said"
    begin: int = -1
    """Token index at which the attributing phrase begins, where that is not the speaker."""
    elsewhere: tuple[int, Range] | None = None
    """Index of the other sentence that names the speaker, and where."""

    def covers(self, i: int) -> bool:
        """Whether the speaker is credited with token ``i``."""
        return any(a <= i < b for a, b in self.content)

    def size(self) -> int:
        """How many tokens the speaker is credited with."""
        return sum(b - a for a, b in self.content)

    @property
    def opens_at(self) -> int:
        """Token index of the first word of the attributing phrase."""
        return self.begin if self.begin >= 0 else min(self.speaker[0], self.cue)


_BODY_OF_ONE = words("spokesman spokesperson spokeswoman official officials wing")
_CONTRASTS = words("while but whereas although though")
_FRESH = words("while but whereas and ; although though — ,")
_GIVING = words("announced gave reported issued published claimed cited put gives")
_LISTS = words("count tally list lists toll register database")
""" "A count kept by volunteers comes to 139": what follows is theirs."""
_QUOTES = words('“ ” "')


def share(s: Sentence, found: list[Attribution]) -> None:
    """Set the content of each attribution: what it governs, up to the next speaker."""
    ends = [k for k, word in enumerate(s.lows) if word == ";"]
    for a in found:
        a.media = is_media(s, a.speaker)
        low = max((k + 1 for k in ends if k < a.cue), default=0)
        high = min((k for k in ends if k > a.cue), default=len(s.tokens))
        if a.form == "before":
            a.content = [_after_speaker(s, a, found, high)]
        elif a.form in ("after", "inverted"):
            a.content = _before_speaker(s, a, found, low, high)
        elif a.form == "source":
            a.content = _around_source(s, a, found, low, high)
        elif a.form == "citing":
            a.content = [(low, a.opens_at), (_end_of_phrase(a), high)]
        else:
            a.content = [(_end_of_phrase(a), high)]


def _end_of_phrase(a: Attribution) -> int:
    """The first token after the attributing phrase."""
    end = max(a.cue + 1, a.to[1] if a.to else 0)
    return end if a.form in ("before", "after") else max(end, a.speaker[1])


def _later_speaker(found: list[Attribution], a: Attribution, high: int) -> bool:
    return any(b is not a and b.opens_at > high for b in found)


def _after_speaker(s: Sentence, a: Attribution, found: list[Attribution], high: int) -> Range:
    """What "X said …" governs: all that follows up to the next speaker."""
    first = _end_of_phrase(a)
    if a.verb in ("put", "puts"):
        return (first, high)
    end = high
    whole = len(s.tokens)
    if _quote_open(s, first, high) or (high < whole and not a.media and not _later_speaker(found, a, high)):
        # A semicolon goes on with what is said, unless a speaker of its own follows.
        end = whole
    if not a.media:
        nexts = [
            b.speaker[0]
            for b in found
            if b is not a and b.form == "before" and a.cue < b.speaker[0] < end and _fresh(s, b.speaker[0])
        ]
        end = min(nexts, default=end)
    given = a.speaker[0] - 1
    if s.low(given) in ("that", "which") and a.verb in _GIVING and s.counts(given - 1, given):
        # "the toll of 500 that the group announced"
        return (max(0, given - 4), given)
    if s.low(a.speaker[0] - 1) in ("which", "whom") and a.verb not in ("said", "says"):
        # "…, which the group has claimed, …": the relative clause is all that it governs.
        comma = s.next_of(first, end, {","})
        end = comma if comma is not None else end
    return (first, end)


def _before_speaker(
    s: Sentence, a: Attribution, found: list[Attribution], low: int, high: int
) -> list[Range]:
    """What "…, X said" governs: all before it, and what goes on after a comma."""
    content = [(low, a.opens_at)]
    comma = s.next_of(_end_of_phrase(a), high, {",", ":"})
    if comma is not None and comma < high - 1:
        content.append((comma + 1, high))
    if high < len(s.tokens) and not a.media and not _later_speaker(found, a, high):
        content.append((high + 1, len(s.tokens)))
    return content


def _around_source(s: Sentence, a: Attribution, found: list[Attribution], low: int, high: int) -> list[Range]:
    """What "according to X" governs: the clause that it opens, or all before it since the last speaker."""
    first, after = a.opens_at, _end_of_phrase(a)
    counted = s.low(first - 1) in _LISTS and s.low(first - 2) in lx.DETERMINERS
    if first <= low + 1 or (first <= low + 3 and (counted or s.low(first - 1) in (",", "but", "and", "—"))):
        return [(after, high)]
    start = low
    for b in found:
        if b is a:
            continue
        if b.form == "before" and low <= b.cue < first and not a.media:
            start = max(start, b.content[0][0] if b.content else b.cue + 1)
        elif b.form == "source" and max(b.cue, b.speaker[1] - 1) < first:
            start = max(start, b.speaker[1])
    contrast = s.last_of(start + 1, first + 1, _CONTRASTS)
    if contrast is not None and s.counts(contrast, first):
        start = contrast
    if s.low(after) == "," or a.verb == "account":
        return [(start, first), (after, high)]
    return [(start, first)]


def _quote_open(s: Sentence, a: int, b: int) -> bool:
    """Whether a quotation that opens in ``a:b`` is still open at ``b``."""
    marks = [word for word in s.words(a, b) if word in _QUOTES]
    if "“" in marks or "”" in marks:
        return marks.count("“") > marks.count("”")
    return marks.count('"') % 2 == 1


def _fresh(s: Sentence, start: int) -> bool:
    """Whether a new clause opens before the noun phrase at ``start``: ", while X said …"."""
    return start == 0 or s.low(start - 1) in _FRESH


def is_media(s: Sentence, span: Range) -> bool:
    """Whether the speaker is a paper, agency or broadcaster."""
    lows = s.words(*span)
    return _BODY_OF_ONE.isdisjoint(lows) and not lx.MEDIA_SPEAKERS.isdisjoint(lows)


# -- the questions ---------------------------------------------------------------------------------------


def speaker_at(found: list[Attribution], i: int) -> tuple[Attribution | None, list[Attribution]]:
    """Return the attribution that holds for token ``i`` and those around it, innermost first."""
    over = [a for a in found if a.covers(i)]
    if not over:
        return None, []
    over.sort(key=lambda a: (a.media, a.form != "citing", a.size()))
    return over[0], over[1:]


_ACTS_CLAIMED = words(
    """
    attack attacks assault assaults bombing bombings blast blasts raid raids ambush operation hijacking
    killing killings massacre shooting explosion responsibility credit
    """
)
_GIVE_NO_FIGURE = words(
    """
    denounced deplored decried mourned condemned praised rejected dismissed described describes describe
    wants want wanted urges urge urged demands demand demanded seeks sought
    """
)


def speaker_of_figure(
    s: Sentence, found: list[Attribution], i: int
) -> tuple[Attribution | None, list[Attribution]]:
    """Like ``speaker_at``, for a figure: who condemns or claims an attack does not give its toll.

    "The group claimed the attack in which 48 died": the 48 is not the group's.
    """
    chosen, around = speaker_at([a for a in found if _may_give_figure(s, a, i)], i)
    if chosen is not None and chosen.form == "before" and _recalls_attack(s, chosen, i):
        return None, []
    return chosen, around


def _may_give_figure(s: Sentence, a: Attribution, i: int) -> bool:
    if a.verb in _GIVE_NO_FIGURE:
        return False
    if s.low(a.speaker[0] - 1) in ("which", "whom") and a.verb not in ("said", "says") and i > a.cue:
        return False  # "the attack, which the group has claimed, killed 31"
    claims_deed = a.form == "before" and a.verb in ("claimed", "claims", "claim")
    return not (claims_deed and s.has(a.cue + 1, min(a.cue + 6, i), _ACTS_CLAIMED))


def _recalls_attack(s: Sentence, a: Attribution, i: int) -> bool:
    """Whether the figure only recalls an attack: "promised justice for the attack in which 26 died"."""
    start = a.content[0][0] if a.content else 0
    for k in range(i - 1, max(start, i - 9), -1):
        word = s.low(k)
        if word in ("that", "which", "who") and k - 1 > start:
            if s.low(k + 1) == "also" or s.low(i - 1) == "also":
                return False
            before = s.words(max(start, k - 9), k)
            definite = not {"the", "last", "'s", "this"}.isdisjoint(before)
            return definite and any(w in _ACTS_CLAIMED or w in lx.MILITANTS for w in before)
        if word == ";" or (k < i - 3 and word in lx.FINITE and word not in lx.AUX):
            return False
    return False
