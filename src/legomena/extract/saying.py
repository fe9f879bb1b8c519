"""Speakers and their verbs: "X said", "…, X said", "…, said X"."""

from __future__ import annotations

from . import lexicon as lx
from .noun_phrases import name_in, np_left, np_right, skips
from .sentence_view import Range, Sentence
from .shares import Attribution
from .words import words

_NOUN_BEFORE = lx.DETERMINERS | words(
    """
    's of no own such these those latest new more previous earlier official initial other and for on in
    with by
    """
)
_NOUN_OR_VERB = words(
    """
    claims reports states counts documents records shows lists notes posts charges cites updates holds
    stress names
    """
)
_DETERMINES = words("the a an its their his these those no")
_PARTICIPLES = words("saying stating adding telling claiming alleging announcing confirming reporting")
_LIVES = words("life lives")
_NEEDS_CLAUSE = words(
    """
    shows show showed names named cites cited believed believe believes spoke released describe
    described describes praised condemned identified quoted holds
    """
)
"""Verbs that attribute only where a clause or a figure follows."""
_TAKES_ALL = words("described describes believes believe condemned")
_MARKS = words(', ” " ’ ? ! — –')
_CLOSES_QUOTE = words('” " ’')
_SPOKE_TO = words("reporters journalists parliament lawmakers us him her them a the")
_PRESS = words(
    """
    news press conference briefing agency local state media television tv radio broadcaster parliament session
    newspaper
    """
)
_RELATIVES = words("who which whose")
_REACHED = words(
    """
    interviewed contacted reached quoted cited based stationed deployed named called known reporting
    """
)


def said(s: Sentence, i: int) -> Attribution | None:
    """The attribution that the verb of saying at ``i`` makes, or None."""
    word = s.low(i)
    if (
        word not in lx.CUES_SAY
        or word in _PARTICIPLES
        or (i and s.tokens[i].capital)
        or not _attributes(s, i)
    ):
        return None
    speaker = subject_of_saying(s, i)
    if speaker is not None:
        return _with_speaker_before(s, i, speaker)
    before = s.low(i - 1)
    if before in ("and", "but", "also") and i > 2:
        # "X put … at ten hours and said …": the subject of the sentence goes on.
        opening = clause_subject(s, i)
        return Attribution(opening, i, verb=word) if opening and opening[1] < i else None
    speaker = np_right(s, i + 1) if i >= 2 else None
    if speaker is None:
        return None
    closed = word in ("said", "says") and s.low(speaker[1]) in ("", ".", ",", ";")
    if before in _MARKS or closed:
        return Attribution(_with_name(s, speaker), i, form="inverted", verb=word)
    return None


def _with_name(s: Sentence, office: Range) -> Range:
    """ "Said the police commander, General Ana Ruiz": office and name together."""
    if s.low(office[1]) != "," or name_in(s, office):
        return office
    end = office[1] + 1
    while end < len(s.tokens) and (s.tokens[end].capital or s.low(end - 1) in lx.TITLES):
        end += 1
    named = name_in(s, (office[1] + 1, end))
    closed = s.low(end) in ("", ".", ",", ";")
    return (office[0], named[1]) if named and closed and named[1] == end else office


def _attributes(s: Sentence, i: int) -> bool:
    """Whether the word at ``i`` is a verb that attributes here, and no noun and no passive."""
    word, before = s.low(i), s.low(i - 1)
    if before in _DETERMINES or (word in _NOUN_OR_VERB and before in _NOUN_BEFORE and i + 1 not in s.figures):
        return False
    # Passive: "are reported dead", "was identified". "It was reported that" has no speaker either.
    k = i - 1
    while k >= 0 and s.lows[k] in lx.ADVERBS:
        k -= 1
    if s.low(k) in lx.BE and word != "adds":
        return False
    if word in ("claimed", "claims") and s.has(i + 1, i + 6, _LIVES) and not s.has(i + 1, i + 4, {"that"}):
        return False  # "the shelling claimed five lives"
    if word in lx.CUES_FIGURE and not (s.counts(i + 1, i + 12) or s.has(i + 1, i + 6, lx.TOLL_NOUNS)):
        return False
    return word not in _NEEDS_CLAUSE or _clause_near(s, i)


def _clause_near(s: Sentence, i: int) -> bool:
    return s.low(i) in _TAKES_ALL or s.low(i + 1) in ("that", "how") or s.counts(i + 1, i + 8)


def _with_speaker_before(s: Sentence, i: int, speaker: Range) -> Attribution:
    told = _told(s, i)
    found = Attribution(speaker, i, to=told, verb=s.low(i))
    left = speaker[0] - 1
    while left >= 0 and s.lows[left] in _CLOSES_QUOTE:
        left -= 1
    if left >= 2 and s.lows[left] in _MARKS and _closes(s, told[1] if told else i + 1):
        found.form = "after"
    return found


def clause_subject(s: Sentence, i: int) -> Range | None:
    """The subject that opens the clause of token ``i`` ("X put …, and denied …")."""
    mark = s.last_of(0, i, {";"})
    start = mark + 1 if mark is not None else 0
    found = np_right(s, start)
    if found is None and s.low(start) in lx.DETERMINERS:
        found = np_right(s, start + 1)
    return found


def subject_of_saying(s: Sentence, i: int) -> Range | None:
    """The speaker before the verb of saying at ``i``, across times, appositions and relative clauses."""
    k = _skip_times(s, i)
    if k < 0:
        return None
    if s.low(k) == ",":
        return _before_aside(s, k)
    found = np_left(s, k + 1)
    if found is not None:
        return None if s.low(found[0]) in ("who", "which") else found
    who = s.last_of(k - 17, k + 1, _RELATIVES)
    if who is not None and who > 0:
        # "X, who leads the inquiry, said"
        return np_left(s, who - 1 if s.low(who - 1) == "," else who)
    for p in range(k, max(-1, k - 8), -1):
        if s.low(p) in _REACHED and s.low(p - 1) in lx.SPEAKER_NOUNS:
            # "A tribal leader contacted by telephone spoke of …"
            return np_left(s, p)
    speaking = s.last_of(k - 13, k + 1, {"speaking"})
    if speaking is not None and speaking > 0:
        return np_left(s, speaking - 1 if s.low(speaking - 1) == "," else speaking)
    return None


def _skip_times(s: Sentence, i: int) -> int:
    """The last token before the verb at ``i`` that says more than when: "police on Saturday also said"."""
    k = i - 1
    while k >= 0:
        word = s.lows[k]
        dated = word.isdecimal() and k > 0 and (_is_time(s, k - 1) or _is_time(s, k + 1))
        leads = word in ("on", "in") and k + 1 < i and _is_time(s, k + 1)
        if skips(word) or dated or leads:
            k -= 1
        elif word == ")" and k > 1:
            opening = s.last_of(0, k, {"("}) or 0
            if not any(_is_time(s, x) or s.lows[x].isdecimal() for x in range(opening, k)):
                break
            k = opening - 1
        else:
            break
    return k


def _is_time(s: Sentence, k: int) -> bool:
    return s.low(k) in lx.TIME_WORDS


def _before_aside(s: Sentence, comma: int) -> Range | None:
    """The speaker before an apposition or aside that ends at ``comma``: "X, the governor, said"."""
    opening = s.last_of(comma - 23, comma, words(", - – —"))
    if not opening:
        return None
    outer = np_left(s, opening)
    inner = (opening + 1, comma)
    if outer is None or any(s.lows[x] in lx.CUES_SAY and np_left(s, x) is not None for x in range(*inner)):
        return None
    named = name_in(s, inner)
    if named and not name_in(s, outer):
        # "The governor, Ahmed Bello, said": office and name together.
        return (outer[0], named[1])
    return outer


def _told(s: Sentence, i: int) -> Range | None:
    """Who was told, after "told" at ``i``."""
    if s.low(i) not in ("told", "tells", "informed", "briefed"):
        return None
    k = i + 1
    if s.low(k) in _SPOKE_TO:
        k += 1
        while s.low(k) in _PRESS:
            k += 1
        return (i + 1, k)
    while k < len(s.tokens) and s.tokens[k].capital and not _is_time(s, k):
        k += 1
    return (i + 1, k) if k > i + 1 else None


_GOES_ON = words("that how it they he she there")
_ENDS = words('. ; ) ” " :')


def _closes(s: Sentence, k: int) -> bool:
    """Whether nothing but an adverbial follows before the clause ends: "…, police said on Sunday."."""
    for n, at in enumerate(range(k, min(k + 14, len(s.tokens)))):
        word = s.lows[at]
        if word in _ENDS or (word == "," and n <= 8):
            return True
        if word in _GOES_ON or at in s.figures:
            return False
        if word in lx.FINITE and word not in ("released", "issued", "posted"):
            return False
    return k + 14 >= len(s.tokens)
