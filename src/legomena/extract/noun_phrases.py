"""Noun phrases that can speak: where one ends before a word, or begins at one."""

from __future__ import annotations

from . import lexicon as lx
from .sentence_view import Range, Sentence
from .words import words

_LONGEST = 16
"""Most tokens of one noun phrase."""
_JOINTS = words("'s ' ’ - &")
_PREPOSITIONS_WITHIN = words("of for in at from with on")
_BEFORE_OF_ARTICLE = _PREPOSITIONS_WITHIN | {"and", "to"}
_AIDES = words("adviser advisor aide ambassador envoy close secretary deputy assistant counsel heir")
_STOPS = (lx.FINITE | lx.BE) - {"led"} | words(
    """
    that while but when where if because although though as after before until since than or so which
    whom whose what how why
    """
)
_STOPS_LEFT = (_STOPS | lx.PREPOSITIONS | words("down out up away")) | (
    lx.CUES_SAY
    - frozenset(lx.SPEAKER_NOUNS)
    - words(
        """
        claims reports states counts documents records shows lists notes posts charges cites updates holds
        stress names
        """
    )
)
"""Words that no noun phrase reaches over to the left; verbs of saying that are nouns too may stand in it."""
_EFFECT_VERBS = frozenset(lx.TRANSITIVE) | frozenset(lx.INTRANSITIVE)
_ADJECTIVES_ED = words(
    """
    banned outlawed armed united so-called unnamed appointed elected allied combined retired wounded
    injured red backed state-backed alleged unidentified proscribed opposed disputed respected
    unrecognised unrecognized displaced affected newly-appointed self-proclaimed uninvolved detained
    """
)
_HANGING = words("interviewed contacted based stationed deployed")
"""Participles that hang on the noun before them: "residents interviewed in Sebba"."""
_OPENERS = (
    lx.PREPOSITIONS
    | lx.CONJUNCTIONS
    | lx.ADVERBS
    | lx.DETERMINERS
    | words("there here what how why none nobody nothing one two three all both last next earlier later")
)
"""Words that have a capital only because they open the sentence."""
_FIELDS = words(
    """
    security medical military local hospital government police tribal health army civil federal
    provincial state intelligence national judicial rescue district regional political diplomatic
    religious community city municipal
    """
)
_JOINED_AFTER = words("a an the local military security")
_PLACING = words("in at from near on")
_CLOSERS = _PREPOSITIONS_WITHIN | {"and", "the", "a"}
_NO_SAYING = (
    lx.ADVERBS
    | lx.HAVE
    | lx.TIME_WORDS
    | words(
        """
        formally publicly quickly repeatedly flatly swiftly strongly categorically openly separately initially
        jointly widely further afterwards thereafter however meanwhile therefore thus since always long
        """
    )
)
_PERIODS = lx.TIME_WORDS | words("day days week weeks month months year years hour hours weekend")


def skips(word: str) -> bool:
    """Whether ``word`` may stand between a speaker and the verb, and is no speaker itself."""
    return word in _NO_SAYING and word not in lx.SPEAKER_NOUNS


def valid_speaker(s: Sentence, span: Range) -> bool:
    """Whether a noun phrase can speak: a pronoun, a speaker noun, or a name."""
    first, end = span
    if end <= first:
        return False
    lows = s.lows[first:end]
    if not lx.PRONOUNS.isdisjoint(lows):
        return len(lows) == 1
    return any(
        w in lx.SPEAKER_NOUNS
        or w.endswith(("-general", "spokesman", "spokeswoman"))
        or _is_name(s, first + k)
        for k, w in enumerate(lows)
    )


def _is_name(s: Sentence, i: int) -> bool:
    token = s.tokens[i]
    if len(token.text) < 2 or not token.capital:
        return False
    if token.low in lx.TIME_WORDS or token.low in lx.DETERMINERS:
        return False
    return i > 0 or token.text.isupper() or token.low not in _OPENERS


# -- to the left --------------------------------------------------------------------------------------------


def np_left(s: Sentence, end: int) -> Range | None:
    """The noun phrase that ends before token ``end`` and can speak, or None."""
    k = end - 1
    best: Range | None = None
    """What stands after the last preposition, where it can speak alone."""
    segment_end = end
    crossed = False
    """Whether a preposition has been crossed."""
    while k >= 0:
        word = s.lows[k]
        passed = _pass_left(s, k)
        if passed is not None:
            k = passed
        elif word in _PREPOSITIONS_WITHIN or (word == "to" and s.low(k - 1) in _AIDES):
            if best is None and valid_speaker(s, (k + 1, segment_end)):
                best = (k + 1, end)
            crossed = True
            segment_end = k
            k -= 1
        elif word in lx.PRONOUNS and k == end - 1:
            return (k, end)
        elif _article_opens(s, k):
            k -= 1
            break
        elif crossed and word in _HANGING and s.low(k - 1) in lx.SPEAKER_NOUNS and not s.tokens[k].capital:
            segment_end = k
            best = None
            k -= 1
        elif _stops_left(s, k, end):
            break
        else:
            k -= 1
    start = strip_time(s, k + 1, end)
    whole = start < segment_end and valid_speaker(s, (start, segment_end))
    if whole and (best is None or _can_head(s, segment_end - 1)):
        return (start, end)
    return (strip_time(s, *best), end) if best is not None else None


def _pass_left(s: Sentence, k: int) -> int | None:
    """The index to go on from, where token ``k`` ends no noun phrase: brackets, joints, "Gen.", "and"."""
    word = s.lows[k]
    if word == ")":
        opening = s.last_of(0, k, {"("})
        return opening - 1 if opening is not None and k - opening <= 8 else None
    if word in _JOINTS or word == "/":
        return k - 1
    if word == "." and k > 0:
        before = s.tokens[k - 1]
        return k - 1 if before.low in lx.TITLES or (len(before.text) == 1 and before.capital) else None
    return k - 1 if word == "and" and _joins_speakers(s, k) else None


def _article_opens(s: Sentence, k: int) -> bool:
    """Whether the phrase begins with the article at ``k``."""
    return (
        s.lows[k] in ("the", "a", "an")
        and k > 0
        and s.tokens[k - 1].text[0].isalnum()
        and s.lows[k - 1] not in _BEFORE_OF_ARTICLE
    )


def _stops_left(s: Sentence, k: int, end: int) -> bool:
    """Whether token ``k`` lies outside the noun phrase that reaches from ``k + 1`` to ``end``."""
    token = s.tokens[k]
    word = token.low
    if not token.text[0].isalnum() or word == "and" or word in lx.PRONOUNS or word in _STOPS_LEFT:
        return True
    if not token.capital and (word in _EFFECT_VERBS or (word.endswith("ed") and word not in _ADJECTIVES_ED)):
        return True
    if word in lx.NOT_PEOPLE and not token.capital and k + 1 < end and s.tokens[k + 1].capital:
        return valid_speaker(s, (k + 1, end)) or end - k > _LONGEST
    return end - k > _LONGEST


def strip_time(s: Sentence, start: int, end: int) -> int:
    """The first token from ``start`` on that says more than when ("On Saturday", "last year", "in 2025")."""
    while start < end and (skips(s.lows[start]) or s.lows[start] in ("and", ",")):
        start += 1
    while (
        start + 1 < end and s.lows[start] in ("last", "this", "next", "the") and s.lows[start + 1] in _PERIODS
    ):
        start += 2
    while start < end - 1 and s.lows[start].isdecimal():
        start += 1
    return start


def _can_head(s: Sentence, i: int) -> bool:
    """Whether token ``i``, before a preposition, is itself a speaker ("officials in Gaza")."""
    return s.lows[i] in lx.SPEAKER_NOUNS or s.tokens[i].capital or s.lows[i] in lx.MEMBER_HEADS


def _joins_speakers(s: Sentence, k: int) -> bool:
    """Whether "and" at ``k`` joins two speakers, or two words of one name."""
    if k == 0 or k + 1 >= len(s.tokens):
        return False
    left, right = s.tokens[k - 1], s.tokens[k + 1]
    if left.capital and (right.capital or right.low in ("the", "other")) and left.low not in lx.TIME_WORDS:
        # Not "… in Gwadar and Interior Minister X said": there the left name is a place in another clause.
        return s.low(k - 2) not in _PLACING
    if left.low in _FIELDS and not right.capital and (right.low in _FIELDS or right.low in lx.SPEAKER_NOUNS):
        # "security and medical officials"
        return True
    return left.low in lx.SPEAKER_NOUNS and (
        right.capital or right.low in lx.SPEAKER_NOUNS or right.low in _JOINED_AFTER
    )


# -- to the right -------------------------------------------------------------------------------------------


def np_right(s: Sentence, start: int) -> Range | None:
    """The noun phrase that begins at ``start`` and can speak, or None."""
    k = start
    while k < len(s.tokens) and k - start < _LONGEST:
        passed = _pass_right(s, k, start)
        if passed is None and _stops_right(s, k, start):
            break
        k = passed if passed is not None else k + 1
    while k > start and s.low(k - 1) in _CLOSERS:
        k -= 1
    return (start, k) if k > start and valid_speaker(s, (start, k)) else None


def _pass_right(s: Sentence, k: int, start: int) -> int | None:
    word = s.lows[k]
    if word in _JOINTS:
        return k + 1
    if word == "(":
        close = s.next_of(k, k + 8, {")"})
        return close + 1 if close is not None else None
    if word == ".":
        return k + 1 if k > start and s.lows[k - 1] in lx.TITLES and k + 1 < len(s.tokens) else None
    return k + 1 if word == "and" and _joins_speakers(s, k) else None


_STOPS_RIGHT = lx.CLAUSE_STARTS | (lx.PREPOSITIONS - _PREPOSITIONS_WITHIN) | {"and"}
_STOPS_RIGHT_LATER = lx.TIME_WORDS | (lx.CUES_SAY - frozenset(lx.SPEAKER_NOUNS)) | (lx.FINITE - {"led"})
"""Words that end a noun phrase but may open one."""


def _stops_right(s: Sentence, k: int, start: int) -> bool:
    token = s.tokens[k]
    word = token.low
    if not token.text[0].isalnum() or word in _STOPS_RIGHT:
        return True
    if k > start and word in _STOPS_RIGHT_LATER:
        return True
    if k > start and word in ("on", "with", "from", "in") and not _name_follows(s, k):
        return True
    return word in _EFFECT_VERBS and not token.capital


def _name_follows(s: Sentence, k: int) -> bool:
    """Whether a name, that of a place or body, follows the preposition at ``k``."""
    nxt = k + 1
    while s.low(nxt) == "the":
        nxt += 1
    return nxt < len(s.tokens) and s.tokens[nxt].capital and s.lows[nxt] not in lx.TIME_WORDS


def name_in(s: Sentence, span: Range) -> Range | None:
    """The first run of two or more capitalised words in ``span``, titles left out."""
    first: int | None = None
    for k in range(*span):
        token = s.tokens[k]
        if token.capital and token.low not in lx.TITLES:
            first = k if first is None else first
        else:
            if first is not None and k - first >= 2:
                return (first, k)
            first = None
    return (first, span[1]) if first is not None and span[1] - first >= 2 else None
