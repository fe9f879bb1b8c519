"""Which capitalised words of a text are names of places."""

from __future__ import annotations

from itertools import pairwise

from legomena.records import PlacePrecision

from . import place_lexicon as lexicon
from .gazetteer import Gazetteer
from .place_evidence import persons, weigh
from .place_span import REJECTED, Span
from .place_tokens import Token

THRESHOLD = 1.0
"""Evidence at which a candidate is taken for a place."""
DOUBTFUL = 0.4
"""Evidence at which a candidate is taken for a place if it lies in a unit that the text speaks of."""
_LIST_GLUE = frozenset((", ", " and ", ", and ", " or ", ", or ", " & ", "/", "; ", "; and ", " to "))
_SITE_OR_UNIT = lexicon.FACILITY | lexicon.AFTER.keys()


def find_spans(text: str, tokens: list[Token], gazetteer: Gazetteer) -> tuple[list[Span], list[Span]]:
    """Return the spans of ``text`` that name places, in order and without overlap, known or not.

    And those that may, for which the other places of the text decide.
    """
    people = persons(tokens, gazetteer)
    spans: list[Span] = []
    place = 0
    while place < len(tokens):
        span = None
        if tokens[place].cap:
            span = _abbreviated(text, tokens, place, gazetteer) or _known(tokens, place, gazetteer)
            named = _named_by_context(tokens, place) if tokens[place].key not in gazetteer.demonyms else None
            if named is not None and (
                span is None or named.last > span.last + (not _has_prefix(tokens[place]))
            ):
                span = named
        if span is None:
            place += 1
            continue
        weigh(text, tokens, span, people, gazetteer)
        if span.score > REJECTED / 2:
            spans.append(span)
            place = span.last
        else:
            place += 1
    _lift_lists(text, spans)
    _share_kind(text, tokens, spans)
    unknown = _listed(text, tokens, spans, people, gazetteer)
    kept = [span for span in spans if span.score >= THRESHOLD] + unknown
    kept.sort(key=lambda span: span.start)
    _join_speakers(text, kept)
    return kept, [span for span in spans if DOUBTFUL <= span.score < THRESHOLD and span.entries]


def _known(tokens: list[Token], first: int, gazetteer: Gazetteer) -> Span | None:
    """Return the longest name of the gazetteer that begins at ``tokens[first]``."""
    token = tokens[first]
    stop = first + 1
    while stop < len(tokens) and stop < first + lexicon.LONGEST and tokens[stop].joined:
        following = tokens[stop]
        if tokens[stop - 1].possessive or not (following.cap or following.lower in lexicon.CONNECTORS):
            break
        stop += 1
    for last in range(stop, first, -1):
        if not tokens[last - 1].cap:
            continue
        if last == first + 1 and not _can_stand_alone(token, gazetteer):
            return None
        key = token.key if last == first + 1 else " ".join(t.key for t in tokens[first:last])
        if key in lexicon.NOT_NAMED_LONG:
            return None
        if entries := gazetteer.lookup_key(key):
            if last > first + 1 and token.lower in lexicon.FUNCTION and entries[0].population < 100_000:
                return None
            return Span(first, last, token.start, tokens[last - 1].end, entries)
    return None


def _abbreviated(text: str, tokens: list[Token], first: int, gazetteer: Gazetteer) -> Span | None:
    """Return a unit abbreviated as in a dateline: ``SPRINGFIELD, Ill.``, ``Charleston, W.Va.``"""
    token = tokens[first]
    if token.glue not in (", ", " (") or not (
        token.text[-1] == "." or text[token.end : token.end + 1] == "."
    ):
        return None
    entries = gazetteer.lookup_abbreviation(token.text)
    end = token.end + (text[token.end : token.end + 1] == ".")
    return Span(first, first + 1, token.start, end, entries, abbreviation=True) if entries else None


def _can_stand_alone(token: Token, gazetteer: Gazetteer) -> bool:
    if token.lower in lexicon.FUNCTION or token.lower in lexicon.CALENDAR or token.key in gazetteer.demonyms:
        return False
    if token.key in lexicon.NOT_NAMED or token.key in lexicon.DIRECTION_KEYS or token.key in lexicon.QUARTERS:
        return False
    if len(token.key) < 5 and token.text.isupper():
        return token.key in lexicon.INITIALISMS or len(token.key) > 3
    return len(token.key) > 2


def _ties(tokens: list[Token], place: int) -> bool:
    """Return whether an article joins two parts of a name: ``Ain al-Hilweh``."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        tokens[place].lower in lexicon.ARTICLES
        and following is not None
        and following.joined
        and following.cap
    )


def _has_prefix(token: Token) -> bool:
    return token.lower in lexicon.VILLAGE_PREFIX or token.lower in lexicon.SITE_PREFIX


def _named_by_context(tokens: list[Token], first: int) -> Span | None:
    """Return a name that the words around it, or its own last word, call a place."""
    token = tokens[first]
    if token.lower in lexicon.FUNCTION or token.lower in lexicon.CALENDAR or token.lower in lexicon.TITLES:
        return None
    if token.key in lexicon.NOT_NAMED:
        return None
    last = first + 1
    while last < len(tokens) and last < first + 5 and tokens[last].joined and not tokens[last - 1].possessive:
        if tokens[last].lower in lexicon.FUNCTION or not (tokens[last].cap or _ties(tokens, last)):
            break
        last += 1
    kind: PlacePrecision | None = None
    end = tokens[last - 1]
    following = (
        tokens[last].lower if last < len(tokens) and tokens[last].joined and not end.possessive else ""
    )
    if first > 1 and token.joined and tokens[first - 1].lower == "of":
        kind = lexicon.BEFORE.get(tokens[first - 2].lower)
    if kind is None and last - first > 1 and _ends_in_kind(tokens, first, end):
        kind = "site" if end.lower in lexicon.FACILITY else lexicon.AFTER[end.lower]
        if kind != "site":
            last -= 1
            end = tokens[last - 1]
    if kind is None and following in lexicon.AFTER.keys() - lexicon.TOO_WIDE:
        # "the Himalayan territory" names no place; "the Swat district" does.
        kind = None if _is_adjective(tokens, first, last) else lexicon.AFTER[following]
    if kind is None and following in lexicon.QUARTERS:
        kind = "site"
        last += 1
        end = tokens[last - 1]
    if kind is None and last - first > 1 and token.lower in lexicon.VILLAGE_PREFIX:
        kind = "town"
    if kind is None and last - first > 1 and token.lower in lexicon.SITE_PREFIX:
        kind = "site"
    if kind is None:
        return None
    site = (last, end.lower) if kind == "site" else None
    return Span(first, last, token.start, end.end, [], forced=kind, site=site)


def _is_adjective(tokens: list[Token], first: int, last: int) -> bool:
    """Whether one word after an article has an ending of adjectives made of names: ``the Himalayan …``."""
    word = tokens[first].lower
    after_article = first > 0 and tokens[first - 1].lower in ("the", "a", "an")
    return last == first + 1 and after_article and tokens[last].lower == "territory" and word.endswith("an")


def _lift_lists(text: str, spans: list[Span]) -> None:
    """Let a sure place lift its neighbours in a list: ``Quetta, Noshki, Tump and Buleda``."""
    for order in (spans, spans[::-1]):
        for one, other in pairwise(order):
            left, right = (one, other) if one.start < other.start else (other, one)
            glue = text[left.end : right.start]
            if one.score >= THRESHOLD and -0.5 <= other.score < THRESHOLD and glue in _LIST_GLUE:
                other.score = THRESHOLD


def _ends_in_kind(tokens: list[Token], first: int, end: Token) -> bool:
    """Return whether the last word of a name tells its kind: ``Hayat Hospital`` where one is in or at it."""
    if end.lower in lexicon.FACILITY_BODIES:
        before = first - 2 if first and tokens[first - 1].lower == "the" else first - 1
        return before >= 0 and tokens[before].lower in lexicon.LOCATIVE and not tokens[before + 1].initial
    return end.lower in _SITE_OR_UNIT and end.lower not in lexicon.TOO_WIDE


def _share_kind(text: str, tokens: list[Token], spans: list[Span]) -> None:
    """Let a plural behind a list hold for all of it: ``Quetta, Mastung and Gwadar districts``."""
    for right, left in pairwise(reversed(spans)):
        plural = (
            right.last < len(tokens)
            and tokens[right.last].joined
            and tokens[right.last].lower in lexicon.PLURAL
        )
        right.listed = right.listed or plural
        if right.listed and left.forced is None and text[left.end : right.start] in _LIST_GLUE:
            left.forced = right.forced
            left.listed = True
            left.score = max(left.score, THRESHOLD)


def _listed(
    text: str, tokens: list[Token], spans: list[Span], people: set[str], gazetteer: Gazetteer
) -> list[Span]:
    """Return names that no gazetteer has but that stand between places in a list of places.

    Or at its end: ``Mastung, Kalat and Xyz``.
    """
    places = [span for span in spans if span.score >= DOUBTFUL and not span.metonym]
    taken = {place for span in spans for place in range(span.first, span.last)}
    found: list[Span] = []
    for number, before in enumerate(places):
        if before.score < THRESHOLD:
            continue
        first = before.last
        while first < len(tokens) and tokens[first].lower in ("and", "or", "the"):
            first += 1
        last = first
        while (
            last < len(tokens)
            and last < first + 3
            and tokens[last].cap
            and (last == first or tokens[last].joined)
        ):
            last += 1
        if last == first or text[before.end : tokens[first].start].removesuffix("the ") not in _LIST_GLUE:
            continue
        run = tokens[first:last]
        if not taken.isdisjoint(range(first, last)) or any(_is_no_place(t, people, gazetteer) for t in run):
            continue
        after = places[number + 1] if number + 1 < len(places) else None
        between = after is not None and text[run[-1].end : after.start].removesuffix("the ") in _LIST_GLUE
        if between and after is not None:
            after.score = max(after.score, THRESHOLD)
        ended = tokens[first - 1].lower in ("and", "or") and (
            number > 0 and text[places[number - 1].end : before.start] in _LIST_GLUE
        )
        if between or ended:
            found.append(Span(first, last, run[0].start, run[-1].end, [], THRESHOLD))
    return found


def _is_no_place(token: Token, people: set[str], gazetteer: Gazetteer) -> bool:
    word = token.lower
    return (
        word in lexicon.FUNCTION | lexicon.CALENDAR | lexicon.TITLES | lexicon.NOT_PLACES | lexicon.BODIES
        or token.key in people
        or token.key in lexicon.COMMON | lexicon.FIRST_NAMES | lexicon.NOT_NAMED
        or token.key in gazetteer.demonyms
        or (token.text.isupper() and len(token.text) < 6)
    )


def _join_speakers(text: str, spans: list[Span]) -> None:
    """Let a government speak with its neighbours in a list: ``Tehran and Kabul have refuted``."""
    for right, left in pairwise(reversed(spans)):
        if right.metonym and not left.metonym and text[left.end : right.start] in (" and ", " or "):
            left.metonym = any(e.precision == "country" or e.population > 500_000 for e in left.entries)
