"""How strongly the words around a name say that it is a place. Weights were set on public corpora."""

from __future__ import annotations

import re

from . import place_lexicon as lexicon
from .gazetteer import Entry, Gazetteer
from .place_span import REJECTED, Span
from .place_tokens import Token, fold_token

_DATELINE = re.compile(r"(?:\s*(?:[.:(—–]|-{1,2} )|, (?:[A-Z]|\d))")
_PROMINENCE = {"country": 4.0, "province": 2.2, "region": 2.2, "district": 0.8, "site": 0.8, "town": 0.0}


def persons(tokens: list[Token], gazetteer: Gazetteer) -> set[str]:
    """Return the folded words that stand in names of persons somewhere in the text."""
    found: set[str] = set()
    first = 0
    while first < len(tokens):
        if not tokens[first].cap or tokens[first].lower in lexicon.FUNCTION:
            first += 1
            continue
        last = first + 1
        while (
            last < len(tokens)
            and tokens[last].joined
            and (
                tokens[last].cap
                or (
                    tokens[last].lower in ("bin", "al", "ur", "ul", "von", "van", "de")
                    and tokens[last - 1].cap
                )
            )
        ):
            last += 1
        named = _named_person(tokens, first, last)
        whole = " ".join(token.key for token in named)
        if named and not (len(named) > 1 and gazetteer.lookup_key(whole)):
            found.update(token.key for token in named if token.cap)
        first = last
    return found


def _named_person(tokens: list[Token], first: int, last: int) -> list[Token]:
    """Return the tokens of the person that the run of capitalised words names, if it names one."""
    run = tokens[first:last]
    titles = [n for n, token in enumerate(run) if token.lower in lexicon.TITLES]
    if titles and run[titles[-1] + 1 :]:
        return run[titles[-1] + 1 :]
    before = tokens[first - 1].lower if first else ""
    if before == "of" and first > 1 and tokens[first - 2].lower in lexicon.TITLES and len(run) > 1:
        return run[1:]  # "Secretary of State Kerry"
    titled = before in lexicon.TITLES and run[0].joined and not run[0].initial
    known = len(run) > 1 and run[0].key in lexicon.FIRST_NAMES and run[-1].lower not in lexicon.FACILITY
    if titled or known:
        return run
    no_person = any(token.lower in _NOT_PERSONS or token.text.isupper() for token in run)
    return run if len(run) in (2, 3) and not no_person and _is_told_of(tokens, last) else []


_NOT_PERSONS = (
    lexicon.FACILITY
    | lexicon.AFTER.keys()
    | lexicon.NOT_PLACES
    | lexicon.BODIES
    | lexicon.DIRECTIONS
    | lexicon.CALENDAR
)


def _is_told_of(tokens: list[Token], place: int) -> bool:
    """Return whether what stands before ``tokens[place]`` speaks, or has an age behind it."""
    if place >= len(tokens):
        return False
    after = tokens[place]
    if after.glue == ", " and after.text.isdecimal():
        return len(after.text) < 3
    return after.joined and after.telling and after.lower in lexicon.SPEECH


def weigh(text: str, tokens: list[Token], span: Span, people: set[str], gazetteer: Gazetteer) -> None:
    """Set the score, the forced precision and the metonymy of ``span``."""
    first = tokens[span.first]
    single = span.last == span.first + 1
    score = _prominence(span.entries, " ".join(t.key for t in tokens[span.first : span.last]))
    if not span.entries:
        score = 1.0  # the words that gave the span name a kind of place
    if span.abbreviation:
        span.score = 3.0
        return
    if not single:
        score += 2.5 if tokens[span.last - 1].lower in lexicon.AFTER else 0.7
    elif first.key in lexicon.COMMON:
        score -= 2.5 if first.initial else 2.0
    if single and not first.telling:
        score -= 0.7
    if single and first.key in lexicon.FIRST_NAMES:
        score -= 1.5
    if first.key in people and single:
        score -= 3.0
    elif any(t.key in people for t in tokens[span.first : span.last]):
        score -= 1.5
    score += _before(tokens, span)
    score += _after(tokens, span, gazetteer)
    if first.initial and _DATELINE.match(text, span.end) and _starts_line(text, first.start):
        score += 2.5
    span.score = score


def _prominence(entries: list[Entry], key: str) -> float:
    best = 0.0
    for entry in entries[:20]:
        value = _PROMINENCE[entry.precision]
        if entry.precision == "town":
            size = entry.population
            value = 2.5 if size >= 1e6 else 1.5 if size >= 1e5 else 0.8 if size >= 2e4 else 0.2
        own = entry.precision == "country" or fold_token(entry.name) == key
        best = max(best, value if own else 0.7 * value)
    return best


def _starts_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "\n\r"


def _before(tokens: list[Token], span: Span) -> float:
    if span.first == 0:
        return 0.0
    token, before = tokens[span.first], tokens[span.first - 1]
    if not token.joined or token.initial or before.possessive:
        return 0.5 if before.possessive and token.joined and not token.initial else 0.0
    word = before.lower
    if word == "of" and span.first > 1:
        kind = tokens[span.first - 2].lower
        if kind in lexicon.BEFORE and (kind not in ("state", "region") or span.entries):
            span.forced = span.forced or lexicon.BEFORE[kind]
            return 3.0
        if kind == "capital":
            return 2.0
        if tokens[span.first - 2].cap and (kind in lexicon.NOT_PLACES or kind in lexicon.BODIES):
            span.metonym = True
    if word == "by" and tokens[span.first - 2].lower in lexicon.BACKING and _is_country(span):
        span.metonym = True
        return 0.5
    if word in lexicon.BLAMING and _is_country(span):
        span.metonym = True
        return 1.0
    if word in lexicon.LOCATIVE:
        return 2.2
    if (
        word == "the"
        and span.first > 1
        and tokens[span.first - 2].lower in lexicon.LOCATIVE
        and not before.initial
    ):
        return 1.2
    if word in lexicon.WEAK_LOCATIVE:
        return 0.9 if word == "to" else 0.6
    if not before.telling:
        return -3.5 if before.key in lexicon.FIRST_NAMES or word in lexicon.TITLES else 0.0
    if not before.cap or word in lexicon.CALENDAR or word in lexicon.FUNCTION:
        return 0.0
    if word in lexicon.BEFORE or word in lexicon.AFTER or word in lexicon.LOCAL_PREFIX:
        return 1.0
    if before.key in lexicon.DIRECTION_KEYS:
        return 0.3
    if word in lexicon.TITLES:
        return -4.0
    return -3.5 if before.key in lexicon.FIRST_NAMES else -2.5


def _after(tokens: list[Token], span: Span, gazetteer: Gazetteer) -> float:
    if span.last >= len(tokens):
        return 0.0
    last, after = tokens[span.last - 1], tokens[span.last]
    if not after.joined or after.initial:
        return _after_comma(tokens, span, gazetteer)
    word = after.lower
    if after.glue == "-" and not after.cap:
        return REJECTED  # "India-backed", "Pakistan-based": tells of somebody, not where
    if word in lexicon.AFTER and not last.possessive:
        if after.cap and _names_a_body(tokens, span.last + 1):
            span.metonym = True
            return 0.0
        _set_kind(span, word)
        return 3.0
    if after.cap and word in lexicon.NOT_PLACES and not last.possessive:
        return REJECTED
    if word in ("area", "areas", "locality", "localities") and not last.possessive:
        return 1.2
    if _facility(tokens, span):
        return 1.0
    if span.first and tokens[span.first - 1].lower in lexicon.LOCATIVE:
        if word in lexicon.SPEECH or word in lexicon.ADVERBS:
            return 0.0  # "an official in Quetta told": the place itself does not speak
    elif word in lexicon.SPEECH or (word in lexicon.ADVERBS and _speaks(tokens, span.last + 1)):
        if any(e.precision in ("country", "province") or e.population > 200_000 for e in span.entries):
            span.metonym = True
            return 0.5
        return -1.5 if span.last == span.first + 1 else -0.5
    if word in lexicon.BODIES:
        span.metonym = True
        return 0.8
    if word in lexicon.ARTICLES and span.last + 1 < len(tokens) and tokens[span.last + 1].cap:
        return -2.5
    if not after.cap or last.possessive or word in lexicon.CALENDAR or word in lexicon.FUNCTION:
        return 0.2 if last.possessive else 0.0
    if not after.telling:
        return 0.0
    if after.key in gazetteer.demonyms or word in lexicon.TITLES:
        return 0.5
    if span.first and tokens[span.first - 1].lower == "the" and not tokens[span.first].initial:
        span.metonym = True  # "the Nebraska Arts Commission"
        return -0.5
    return -4.0 if last.key in lexicon.ALSO_PERSONS else -2.5


def _names_a_body(tokens: list[Token], place: int) -> bool:
    """Return whether what follows a capitalised generic word makes it a body: ``Ohio State University``."""
    if place >= len(tokens) or not tokens[place].joined:
        return False
    word = tokens[place]
    return word.lower == "of" or (word.cap and word.lower not in lexicon.FUNCTION)


def _set_kind(span: Span, word: str) -> None:
    kind = lexicon.AFTER[word]
    if word in lexicon.TOO_WIDE and span.entries and not any(e.precision == kind for e in span.entries):
        span.forced = next((e.precision for e in span.entries if e.precision in ("district", "region")), None)
    else:
        span.forced = kind


def _is_country(span: Span) -> bool:
    return any(entry.precision == "country" for entry in span.entries)


def _speaks(tokens: list[Token], place: int) -> bool:
    return any(token.lower in lexicon.SPEECH for token in tokens[place : place + 2])


def _facility(tokens: list[Token], span: Span) -> bool:
    """Find the facility that the name belongs to: ``Mastung`` in ``the Mastung central jail``."""
    if tokens[span.last - 1].possessive:
        return False
    place = span.last
    while place < min(len(tokens), span.last + 3) and tokens[place].joined and not tokens[place].initial:
        word = tokens[place].lower
        if word in lexicon.FACILITY:
            while (
                place + 1 < len(tokens)
                and tokens[place + 1].joined
                and tokens[place + 1].lower in lexicon.FACILITY
            ):
                place += 1
            span.site = (place + 1, tokens[place].lower)
            return True
        if word not in lexicon.FACILITY_MODIFIERS:
            return False
        place += 1
    return False


def _after_comma(tokens: list[Token], span: Span, gazetteer: Gazetteer) -> float:
    """Weigh what stands behind a comma: the unit that the place lies in, or the age of a person."""
    after = tokens[span.last]
    if after.glue != ", " or after.initial:
        return 0.0
    if after.text.isdecimal() and len(after.text) < 3:
        return -2.0
    if not after.cap:
        return 0.0
    names = [after.key]
    if span.last + 1 < len(tokens) and tokens[span.last + 1].joined and tokens[span.last + 1].cap:
        names.insert(0, f"{after.key} {tokens[span.last + 1].key}")
    for name in names:
        for around in gazetteer.lookup_key(name):
            if around.precision in ("country", "province", "district") and any(
                lies_in(entry, around) for entry in span.entries
            ):
                return 3.0
    return 0.0


def lies_in(entry: Entry, around: Entry) -> bool:
    """Return whether ``entry`` lies in ``around``, as far as their countries and first-order units tell."""
    if entry is around or entry.country is None or entry.country != around.country:
        return False
    if around.precision == "country":
        return entry.precision != "country"
    return (
        entry.admin1 is not None
        and entry.admin1 == around.admin1
        and entry.precision in ("town", "district", "site")
    )
