"""Tolls told by a noun: "the militant toll stands at 177", "put the terrorists killed at 177"."""

from __future__ import annotations

from . import lexicon as lx
from .figures import Figure
from .sentence_view import low_at, lows_of
from .tokens import Token
from .words import words

TOLL_WORDS = words(
    """
    toll tolls tally tallies count figure figures number numbers total totals dead deaths casualties
    fatalities killed losses wounded injured
    """
)
_LINKS = words(
    """
    to at be number touches touched past soared somewhere exceeds reached reaches reaching is was of
    stands stood hit passed surpassed exceeded topped as hits tops : are were being
    """
)
"""Words that lead from a toll to its number."""
_DEADLY = words("toll tolls tally dead deaths fatalities")
_TELLS_EFFECT = _DEADLY | words("killed wounded injured missing losses")
_EFFECT_WORDS = {
    **dict.fromkeys(
        words(
            """
            killed dead death lives martyrs losses fallen deaths died fatalities eliminated martyred
            neutralised neutralized slain
            """
        ),
        lx.KILLED,
    ),
    **dict.fromkeys(words("maimed wounded injured injuries hurt"), lx.INJURED),
    "casualties": lx.BOTH,
    **dict.fromkeys(words("abducted kidnapped hostages captured"), "abducted"),
    **dict.fromkeys(words("custody arrests arrested detained"), "arrested"),
    "missing": "missing",
    "displaced": "displaced",
}
_COUNT_NOUNS = words("number toll count figure tally total")
_EARLIER_NOUNS = words("toll number tally figure count")
_VAGUE_STEPS = words("somewhere around past")
_BEFORE_STEPS = _LINKS | words("soared jumped")
_PUTTING = words("put puts putting places placed set")
_BANDS = lx.ARMED_WORDS - words("suspected armed banned outlawed")
_BODIES = frozenset(lx.SPEAKER_NOUNS) | lx.FORCE_WORDS
_FORCES = words("security police military army troop")
_STATE_ADJECTIVES = words("killed dead wounded injured")
_AFTER_STATE = words("at to reached is stands number are")
_NOT_OF_PEOPLE = words("a any large small phone")
_NEUTRAL_NOUNS = words("number numbers count figure figures total")
_LEFTMOST = 22
"""Most tokens between a number and the noun that names it."""


def set_tolls(tokens: list[Token], figures: list[Figure], last: Figure | None, *, leaning: bool) -> None:
    """Give figures the effect and group of the toll that they set.

    With ``leaning``, a toll whose words name no effect ("the total rose to 30") goes on with the figure told
    before, in this sentence or as ``last``.
    """
    for n, f in enumerate(figures):
        if f.effect is not None or f.partitive or f.head in lx.NOT_PEOPLE or not (f.bare or f.known):
            continue
        told = _toll_phrase(tokens, figures, n)
        if told is None:
            continue
        if not f.bare and f.group != "unspecified" and _TELLS_EFFECT.isdisjoint(told):
            continue
        group, effect = _group_told(told), _effect_told(told)
        if effect is None:
            if not leaning or group is not None or last is None or not lx.NOT_PEOPLE.isdisjoint(told):
                continue
            base = next((x for x in reversed(figures[:n]) if x.effect is not None), last)
            effect, group = base.effect, base.group
        elif group is None and f.group == "unspecified" and ("total" in told or "toll" not in told):
            group = next((x.group for x in reversed(figures[:n]) if x.effect == effect), None)
        f.effect, f.trigger = effect, f.first
        if group is not None and f.group == "unspecified":
            f.group = group
        f.earlier = f.earlier or low_at(tokens, f.first - 1) == "from"


def _counted(told: list[str]) -> list[str]:
    """The words that may say who was counted: not who counts ("the police's figure"), nor who killed ("by …")
    them."""
    owned = max((k for k, w in enumerate(told) if w in ("'s", "’") and told[k - 1] in _BODIES), default=-1)
    by = next((k for k, w in enumerate(told) if k > owned and w == "by"), len(told))
    return told[owned + 1 : by]


def _group_told(told: list[str]) -> str | None:
    """The group that the words of a toll name; ``unspecified`` where they name several."""
    told = _counted(told)
    groups = [g for g in (lx.GROUP_OF.get(w, "unspecified") for w in told) if g != "unspecified"]
    if groups:
        return groups[0] if len(set(groups)) == 1 else "unspecified"
    if not _BANDS.isdisjoint(told):
        return "militants"
    if not _FORCES.isdisjoint(told):
        return "security forces"
    return None


def _effect_told(told: list[str]) -> str | None:
    effect = next((_EFFECT_WORDS[w] for w in told if w in _EFFECT_WORDS), None)
    return lx.KILLED if effect is None and not _DEADLY.isdisjoint(told) else effect


def _toll_phrase(tokens: list[Token], figures: list[Figure], n: int) -> list[str] | None:
    """The words of the toll that figure ``n`` sets, or None where it sets none."""
    f = figures[n]
    after = lows_of(tokens, f.last + 1, f.last + 12)
    if after[:2] in (["as", "the"], ["as", "its"]) and not TOLL_WORDS.isdisjoint(after[2:5]):
        return after[2:10]
    k = f.first - 1
    before = lows_of(tokens, k - 14, k)
    if low_at(tokens, k) == "from" and not _EARLIER_NOUNS.isdisjoint(before):
        return before
    while k > 0 and tokens[k].low in _VAGUE_STEPS and tokens[k - 1].low in _BEFORE_STEPS:
        k -= 1
    if low_at(tokens, k) not in _LINKS:
        return None
    if tokens[k].low == "to":
        # "from 12 to 17"
        k = next((g.first - 1 for g in figures if k >= 2 and g.last == k - 1), k)
    if tokens[k].low == "at":
        for p in range(k - 1, max(-1, k - 16), -1):
            if tokens[p].low in _PUTTING:
                told = lows_of(tokens, p + 1, k)
                return told if any(w in TOLL_WORDS or w in _EFFECT_WORDS for w in told) else None
    return _phrase_before(tokens, figures, n, k)


def _phrase_before(tokens: list[Token], figures: list[Figure], n: int, k: int) -> list[str] | None:
    """The noun phrase of the toll before the link at ``k``, up to the link."""
    noun = _toll_noun(tokens, figures, n, k)
    if noun is None:
        return None
    if tokens[noun].low in _NEUTRAL_NOUNS and low_at(tokens, noun - 1) in _NOT_OF_PEOPLE:
        return None
    first = noun
    while first > 0 and noun - first < 5 and not _ends_phrase(tokens[first - 1].low):
        first -= 1
    return lows_of(tokens, first, k)


def _ends_phrase(word: str) -> bool:
    if word in lx.PREPOSITIONS or word in lx.FINITE or word in lx.CLAUSE_STARTS or word == "and":
        return True
    return not word[0].isalnum() and word not in ("'s", "’")


def _toll_noun(tokens: list[Token], figures: list[Figure], n: int, k: int) -> int | None:
    """The noun before the link at ``k`` that names a toll: of "the number of people killed", the first."""
    link = tokens[k].low
    noun = None
    for p in range(k - 1, max(-1, k - _LEFTMOST), -1):
        word = tokens[p].low
        if word == ";" or _counts_things(figures, n, p):
            break
        if word in TOLL_WORDS and not (link == "of" and word in ("killed", "dead", "losses")):
            if word in _STATE_ADJECTIVES and not _is_noun(tokens, p, link):
                continue
            noun = p
            counted = word in ("killed", "dead", "deaths", "casualties")
            if counted and not _COUNT_NOUNS.isdisjoint(lows_of(tokens, p - 8, p)):
                continue
            break
        if word == "," and link in ("to", "of"):
            break
    return noun


def _counts_things(figures: list[Figure], n: int, p: int) -> bool:
    """Whether token ``p`` is of another figure that counts something else."""
    return any(
        g.first <= p <= g.last and g.effect is None and not g.bare for m, g in enumerate(figures) if m != n
    )


def _is_noun(tokens: list[Token], p: int, link: str) -> bool:
    """Whether "killed", "dead", "wounded" stands as a noun: "the dead number 12", "killed at 177"."""
    return p > 0 and (tokens[p - 1].low in ("the", "'s") or link in _AFTER_STATE)
