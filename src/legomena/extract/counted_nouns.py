"""The noun phrase after a number: its run of nouns, its "of …" phrase, and a second noun joined to it."""

from __future__ import annotations

from . import lexicon as lx
from .groups import group_of
from .sentence_view import low_at, lows_of
from .tokens import Token
from .words import words

_STOPS = (
    (
        lx.PREPOSITIONS
        | lx.CONJUNCTIONS
        | lx.DETERMINERS
        | lx.FINITE
        | lx.AUX
        | lx.PRONOUNS
        | frozenset(lx.TRANSITIVE)
        | frozenset(lx.INTRANSITIVE)
        | lx.ADVERBS
    )
    - lx.MODIFIERS
    - frozenset(lx.GROUP_OF)
)
_PARTICIPLES = words(
    """
    taken held left feared believed known shown seen found buried freed let set still tied linked
    including hiding aboard present
    """
)
_NUMBER_WORDS = words(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    million dozen dozens scores several
    """
)
_POSSESSIVES = words("'s ' ’")
_OPENING_QUOTES = words('“ " ‘')
_STATES = words("wounded injured missing dead hurt captured abducted kidnapped displaced detained martyred")
_MORE = words("more additional further")
_SINCE_WHEN = words("last this next past nationwide overnight worldwide countrywide since")
_TRAILING = words("early late overnight nationwide today yesterday alone altogether total")
_MOST_NOUNS = 8
_MOST_IN_COMPLEMENT = 14


def noun_run(tokens: list[Token], start: int) -> tuple[list[Token], int]:
    """The nominal words from ``start`` on, and the index after them."""
    run: list[Token] = []
    k = start
    while k < len(tokens) and len(run) < _MOST_NOUNS:
        if _passes(tokens, k, run):
            k += 1
        elif _belongs(tokens, k, run):
            run.append(tokens[k])
            k += 1
        else:
            break
    # A run must end in a noun: what trails goes back to the text.
    while run and run[-1].low in _TRAILING:
        run.pop()
        k -= 1
    heads = [i for i, t in enumerate(run) if t.low in lx.GROUP_OF]
    if heads and run[-1].low not in lx.NOT_PEOPLE:
        cut = heads[-1] + 1
        k -= len(run) - cut
        run = run[:cut]
    return run, k


def _passes(tokens: list[Token], k: int, run: list[Token]) -> bool:
    """Whether token ``k`` stands within the phrase but is no word of it: "more", "'s", a mark, "and"."""
    word = tokens[k].low
    if word in _MORE:
        return True
    if not run:
        return word in _OPENING_QUOTES and k + 1 < len(tokens)
    if word in _POSSESSIVES:
        return True
    if word == ",":
        before = run[-1].low
        between = before in lx.MODIFIERS and before not in lx.GROUP_OF
        return between and low_at(tokens, k + 1) in lx.MODIFIERS
    return word in ("and", "or") and _joins_modifiers(tokens, k, run)


def _belongs(tokens: list[Token], k: int, run: list[Token]) -> bool:
    """Whether token ``k`` is a word of the phrase that ``run`` begins."""
    token = tokens[k]
    word = token.low
    if word.endswith("-old"):
        return True
    if not token.text[0].isalpha():
        return False
    if word in _STATES:
        # "40 wounded": an effect of its own unless a noun of people follows at once.
        return not run and _noun_follows(lows_of(tokens, k + 1, k + 4))
    if word in _STOPS or word in _PARTICIPLES or word.split("-")[0] in _NUMBER_WORDS:
        return False
    return not (run and (word in _SINCE_WHEN or _is_other_head(word, run[-1].low)))


def _is_other_head(word: str, before: str) -> bool:
    """Whether a noun of another group stands after a plural: the phrase ended before it."""
    if word not in lx.GROUP_OF or before not in lx.GROUP_OF or before in lx.MODIFIERS:
        return False
    return word not in lx.MEMBER_HEADS and lx.GROUP_OF[word] != lx.GROUP_OF[before] and before.endswith("s")


def _noun_follows(ahead: list[str]) -> bool:
    """Whether modifiers lead straight to a noun of people ("martyred security personnel")."""
    for word in ahead:
        if word in lx.GROUP_OF:
            return word not in ("more", "others", "other", "additional")
        if word not in lx.MODIFIERS and word not in lx.FORCE_WORDS:
            return False
    return False


def _joins_modifiers(tokens: list[Token], k: int, run: list[Token]) -> bool:
    """Whether "and" at ``k`` joins two modifiers of one head ("police and security personnel")."""
    before = run[-1].low
    if before in lx.GROUP_OF and before not in lx.FORCE_WORDS and before not in lx.MODIFIERS:
        return False
    ahead = tokens[k + 1 : k + 4]
    if not ahead:
        return False
    modifies = ahead[0].capital or ahead[0].low in lx.FORCE_WORDS or ahead[0].low in lx.MODIFIERS
    return modifies and any(t.low in lx.GROUP_OF for t in ahead)


# -- what follows the run --------------------------------------------------------------------------------

_LINKERS = words("of from belonging")
_FILLERS = words("the a an its their 's ’ ' both to other his her")
_JOINERS = words("and , &")
_JOINED = lx.FORCE_WORDS | lx.FORCES | words("the and other")


def complement_of(tokens: list[Token], k: int, run: list[Token]) -> tuple[list[Token], int]:
    """The "of …" or "from …" phrase after "members", "personnel" …: its words and the index after it."""
    if not run or low_at(tokens, k) not in _LINKERS:
        return [], k
    if tokens[k].low != "of" and run[-1].low not in lx.MEMBER_HEADS:
        return [], k
    out: list[Token] = []
    j = k + 1
    while j < len(tokens) and len(out) < _MOST_IN_COMPLEMENT:
        token = tokens[j]
        if token.low in _JOINERS:
            if not _goes_on(tokens, j, out):
                break
        elif token.low not in _FILLERS and (out or token.low not in _OPENING_QUOTES):
            if _ends_complement(token):
                break
            out.append(token)
        j += 1
    while j > k + 1 and tokens[j - 1].low in ("and", ",", "the", "&"):
        j -= 1
    return out, j


def _goes_on(tokens: list[Token], j: int, out: list[Token]) -> bool:
    """Whether the phrase goes on after the joiner at ``j``: "of the police and the Frontier Corps"."""
    if j + 1 >= len(tokens):
        return False
    following = tokens[j + 1]
    if following.capital:
        return tokens[j].low != "and" or following.low in _JOINED or bool(out and out[-1].capital)
    return following.low in _JOINED and not following.text[0].isdecimal()


def _ends_complement(token: Token) -> bool:
    if token.low in _STOPS or not token.text[0].isalpha():
        return True
    return token.low.endswith("ed") and not token.capital and token.low not in lx.ARMED_WORDS


def end_of_other_group(tokens: list[Token], k: int, group: str) -> int | None:
    """The index after a noun of another group that is joined at ``k`` without a number of its own."""
    if low_at(tokens, k) not in ("and", "or") or k + 1 >= len(tokens):
        return None
    run, end = noun_run(tokens, k + 1)
    if not run or run[-1].low not in lx.GROUP_OF or run[0].text[0].isdecimal():
        return None
    other, known, _ = group_of(run, [])
    mixed = known and other != group and "unspecified" not in (other, group)
    return end if mixed and low_at(tokens, end) != "of" else None
