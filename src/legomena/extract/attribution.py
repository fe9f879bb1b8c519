"""Who says what within one sentence: speaker, cue, and the words that the speaker is credited with.

Forms read: "X said (that) …", "…, X said", "…, said X", "X, citing Y, reported …", "according to X",
"by X's count", "X's figure is …", "X: …", "as reported by X", relative clauses and appositions between
speaker and verb, several speakers in one sentence.
"""

from __future__ import annotations

from . import lexicon as lx
from .noun_phrases import np_left, np_right, valid_speaker
from .saying import said
from .sentence_view import Range, Sentence
from .shares import Attribution, share, speaker_at, speaker_of_figure
from .tokens import Token
from .words import words

__all__ = [
    "Attribution",
    "Range",
    "Sentence",
    "find_attributions",
    "np_left",
    "np_right",
    "speaker_at",
    "speaker_of_figure",
]

_SOURCE_FORMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "according": (("according", "to"),),
    "as": (("as", "per"), ("as", "reported", "by"), ("as", "announced", "by")),
    "per": (("per",),),
    "in": (("in", "the", "words", "of"),),
    **{
        verb: ((verb, "by"),)
        for verb in words(
            "reported confirmed announced issued released quoted cited provided published compiled told kept"
        )
    },
}
"""Phrases that name a source, by first word."""
_RATES = words("cent day capita person week")
_PAPERS = words(
    """
    statement statements report reports figures data toll tally count post release communique
    """
)
_CITING = words("citing quoting")
_QUOTING = words("quotes cites quoted cited")
_POSSESSIVES = words("'s ' ’")
_ACCOUNT_OPENERS = words("by on in from")
_COUNTS = words("count tally estimates estimate reckoning figures")
_COUNTERS = words("official police hospital un u.n army government military independent")
_ACCOUNTS = words("account count reckoning tally estimate estimates telling version figures words")
_PRONOUN_OF = words("his her their its")
_FIGURE_NOUNS = words(
    """
    figure figures account accounts count counts breakdown tally tallies claim claims estimate estimates
    version toll statement statements data numbers number report reports assessment reckoning total
    totals assertion announcement allegation allegations
    """
)
_AFTER_FIGURE_NOUN = words(
    """
    is was remains remained stays of that puts put on for are were says said stands stood has had : gives
    lists counts
    """
)
_NO_SPEAKER_LABELS = words(
    """
    points update developments news breaking live watch video photos attack toll true false unproven verdict
    fact myth correction unconfirmed confirmed
    """
)
_OPENERS = frozenset(_SOURCE_FORMS) | _CITING | _QUOTING | _ACCOUNT_OPENERS | _FIGURE_NOUNS | lx.CUES_SAY
"""Every word that an attribution can hang on."""


def find_attributions(tokens: list[Token], figures: set[int]) -> list[Attribution]:
    """Return the attributions of one sentence; ``figures`` are token indexes that belong to figures."""
    s = Sentence(tokens, figures)
    out: list[Attribution] = []
    for i, word in enumerate(s.lows):
        if word in _OPENERS:
            found = _source(s, i) or _citing(s, i) or _account(s, i) or _possessive(s, i) or said(s, i)
            if found:
                out.append(found)
    label = _label(s) or _signature(s)
    if label:
        out.append(label)
    out = _one_a_cue(out)
    share(s, out)
    return [a for a in out if a.content]


def _one_a_cue(found: list[Attribution]) -> list[Attribution]:
    by_cue: dict[int, Attribution] = {}
    for a in sorted(found, key=lambda a: (a.speaker, a.cue)):
        by_cue.setdefault(a.cue, a)
    return list(by_cue.values())


def _source(s: Sentence, i: int) -> Attribution | None:
    """ "According to X", "as reported by X", "per X"."""
    for form in _SOURCE_FORMS.get(s.low(i), ()):
        if tuple(s.lows[i : i + len(form)]) != form or _no_source(s, i, form):
            continue
        start = i + len(form)
        speaker = _behind_paper(s, start)
        if speaker is None:
            told = s.low(start) in ("him", "her", "them", "it")
            speaker = (start, start + 1) if told else np_right(s, start)
        if speaker is not None:
            speaker = _up_to_number(s, speaker)
        if speaker is not None:
            return Attribution(speaker, i, form="source", verb="according")
    return None


def _up_to_number(s: Sentence, speaker: Range) -> Range | None:
    """ "According to the mayor 113 remain …": the number is no part of the speaker."""
    end = next((k for k in range(*speaker) if k in s.figures and s.lows[k][0].isdecimal()), speaker[1])
    return (speaker[0], end) if end > speaker[0] else None


def _no_source(s: Sentence, i: int, form: tuple[str, ...]) -> bool:
    """Whether the words are a rate ("per cent"), or the tail of a form read already ("as reported by")."""
    if form == ("per",):
        return s.low(i + 1) in _RATES or s.low(i - 1) == "as"
    return form[1:] == ("by",) and s.low(i - 1) == "as"


def _behind_paper(s: Sentence, start: int) -> Range | None:
    """ "According to a statement by the ministry": the body behind the paper speaks."""
    k = start
    while k < len(s.tokens) and k - start < 6 and s.lows[k] not in ("by", "from", "of", ",", "."):
        k += 1
    if s.low(k) in ("by", "from", "of") and s.has(start, k, _PAPERS):
        return np_right(s, k + 1)
    return None


def _citing(s: Sentence, i: int) -> Attribution | None:
    """ "Citing X", "quotes X as saying"."""
    word = s.low(i)
    if word in _CITING:
        speaker = np_right(s, i + 1)
        return Attribution(speaker, i, form="citing", verb="citing") if speaker else None
    if word == "quotes" or (word in _QUOTING and s.low(i + 1) in ("the", "a")):
        speaker = np_right(s, i + 1)
        if speaker and s.has(speaker[1], speaker[1] + 3, {"saying", "as"}):
            return Attribution(speaker, i, form="citing", verb="citing")
    return None


def _account(s: Sentence, i: int) -> Attribution | None:
    """ "By the military's account", "on the group's count", "on the official side"."""
    word = s.low(i)
    if word not in _ACCOUNT_OPENERS or i + 2 >= len(s.tokens):
        return None
    return (
        (_official_count(s, i) if word in ("by", "on") else None)
        or _own_account(s, i)
        or (_official_side(s, i) if word == "on" else None)
    )


def _official_count(s: Sentence, i: int) -> Attribution | None:
    """ "By an official count", "by police estimates", "by the reckoning of X", "by his count"."""
    if s.low(i + 1) in _PRONOUN_OF and (s.low(i + 2) in _ACCOUNTS or s.low(i + 3) in _ACCOUNTS):
        cue = i + 2 if s.low(i + 2) in _ACCOUNTS else i + 3
        return Attribution((i + 1, i + 2), cue, form="source", verb="account", begin=i)
    if s.low(i + 1) == "the" and s.low(i + 2) in _ACCOUNTS and s.low(i + 3) == "of":
        named = np_right(s, i + 4)
        speaker = _up_to_number(s, named) if named else None
        return Attribution(speaker, i + 2, form="source", verb="account", begin=i) if speaker else None
    if s.low(i + 1) not in ("the", "an", "a", "official", "police", "hospital"):
        return None
    for j in range(i + 1, min(i + 7, len(s.tokens))):
        counted = s.has(i + 1, j, _COUNTERS) or s.tokens[j - 1].text in lx.DEMONYMS
        if s.lows[j] in _COUNTS and counted:
            return Attribution((i + 1, j), j, form="source", verb="account", begin=i)
        if not s.tokens[j].text[0].isalpha():
            return None
    return None


def _own_account(s: Sentence, i: int) -> Attribution | None:
    """ "By the military's account", "in one official's telling"."""
    for j in range(i + 2, min(i + 12, len(s.tokens) - 1)):
        if s.lows[j] in _POSSESSIVES:
            k = j + 1
            while s.low(k) in ("own", "latest", "first", "official", "new"):
                k += 1
            if s.low(k) in _ACCOUNTS and valid_speaker(s, (i + 1, j)):
                return Attribution((i + 1, j), k, form="source", verb="account", begin=i)
        if s.lows[j] in (",", ".", ";", "that"):
            break
    return None


def _official_side(s: Sentence, i: int) -> Attribution | None:
    """ "On the official side"."""
    side = s.next_of(i + 2, i + 6, {"side"})
    if s.low(i + 1) != "the" or side is None or not s.has(i + 2, side, {"official"}):
        return None
    return Attribution((i + 2, side), side, form="source", verb="account", begin=i)


def _possessive(s: Sentence, i: int) -> Attribution | None:
    """ "The military's breakdown is …", "the authorities' two-day figure", "the government's claim of …"."""
    if s.low(i) not in _FIGURE_NOUNS:
        return None
    k = i - 1
    while k >= 0 and s.lows[k] not in _POSSESSIVES and i - k < 4 and s.tokens[k].text[0].isalnum():
        k -= 1
    if k < 1 or s.lows[k] not in _POSSESSIVES:
        return None
    if i + 1 < len(s.tokens) and s.lows[i + 1] not in _AFTER_FIGURE_NOUN:
        return None
    speaker = np_left(s, k)
    return Attribution(speaker, i, form="noun", verb=s.low(i)) if speaker else None


def _label(s: Sentence) -> Attribution | None:
    """ "Chief minister: 145 killed …" at the head of a text."""
    first = 1 if s.tokens and s.tokens[0].text[0].isdecimal() and ":" in s.tokens[0].text else 0
    colon = s.next_of(first + 1, first + 8, {":"})
    if colon is None or s.low(colon + 1) in ("", "."):
        return None
    inner = s.tokens[first + 1 : colon]
    if any(not t.text[0].isalnum() and t.low not in ("'s", "’", ".") for t in inner):
        return None
    lows = s.lows[first:colon]
    if lows[-1] in _NO_SPEAKER_LABELS or any(
        w in lx.CUES_SAY or w in lx.FINITE or w in lx.PREPOSITIONS for w in lows
    ):
        return None
    named = any(
        t.low in lx.SPEAKER_NOUNS or t.low in lx.TITLES or t.text.isupper() for t in s.tokens[first:colon]
    )
    return Attribution((first, colon), colon) if named and valid_speaker(s, (first, colon)) else None


def _signature(s: Sentence) -> Attribution | None:
    """ "207 dead, 450 injured: police spokesman", the headline that names its speaker last."""
    size = len(s.tokens)
    end = size - 1 if s.low(size - 1) == "." else size
    colon = s.last_of(max(1, end - 7), end, {":"})
    if colon is None or colon < 3 or end - colon < 2 or s.counts(colon + 1, end):
        return None
    lows = s.lows[colon + 1 : end]
    if not lx.FINITE.isdisjoint(lows) or not any(w in lx.SPEAKER_NOUNS or w in lx.TITLES for w in lows):
        return None
    return Attribution((colon + 1, end), colon, form="inverted")
