"""Effect words: what was done to people, and on which side of the word those people are told."""

from __future__ import annotations

from dataclasses import dataclass

from . import lexicon as lx
from .figures import Figure
from .sentence_view import low_at, lows_of
from .sides import is_passive, object_follows
from .tokens import Token
from .words import words


@dataclass(slots=True)
class Trigger:
    """A word that names an effect. ``first`` and ``last`` are token indexes, both included."""

    first: int
    last: int
    effect: str
    left: bool
    """Whether what it governs stands before it ("12 people were killed")."""
    right: bool
    """Whether what it governs stands after it ("killed 12 people")."""
    nominal: bool = False
    firm: bool = True
    """Whether any noun may be people under it; "seized" and the like need a noun that means people."""


_PHRASES_AFTER_PEOPLE: dict[str, str] = {
    lx.KILLED: """
        lost their lives|lose their lives|losing their lives|lost his life|lost her life|laid down their lives
        |embraced martyrdom|embracing martyrdom|attained martyrdom|their lives|blown up|put out of action
        |blew themselves up|blown themselves up|blowing themselves up|blew himself up
        """,
    "abducted": "taken hostage|held hostage|taken captive|taken prisoner|held captive",
    "arrested": """
        taken into custody|in custody|for questioning|in detention|in pre-trial detention|pending trial
        """,
    "missing": "went missing|gone missing|unaccounted for",
    "escaped": "got away|broke out",
    "displaced": """
        forced to flee|forced from their homes|driven from their homes|fled their homes|fled their villages
        |flee their homes|from their homes
        """,
    lx.INJURED: """
        sustained injuries|suffered injuries|suffered wounds|in hospital|in intensive care
        |in critical condition|in serious condition|seriously ill|taken to hospital|taken to hospitals
        |rushed to hospital|rushed to hospitals|admitted to hospital|receiving treatment|needed treatment
        """,
}
_PHRASES_BEFORE_PEOPLE: dict[str, str] = {
    lx.KILLED: "the lives of|the life of|lives of",
    "abducted": "took hostage|taking hostage",
}
_PHRASES_ON_EITHER_SIDE: dict[str, str] = {
    lx.KILLED: "gunned down|mowed down|cut down|shot dead|shot and killed|to death",
    "abducted": "captured alive|carried off",
    "arrested": "rounded up",
    "released": "let out|let go|set free",
}


@dataclass(slots=True, frozen=True)
class _Phrase:
    words: tuple[str, ...]
    effect: str
    left: bool
    right: bool


def _by_first_word() -> dict[str, list[_Phrase]]:
    tables = (
        (_PHRASES_AFTER_PEOPLE, True, False),
        (_PHRASES_BEFORE_PEOPLE, False, True),
        (_PHRASES_ON_EITHER_SIDE, True, True),
    )
    out: dict[str, list[_Phrase]] = {}
    for table, left, right in tables:
        for effect, told in table.items():
            for phrase in told.split("|"):
                parts = tuple(phrase.split())
                out.setdefault(parts[0], []).append(_Phrase(parts, effect, left, right))
    for found in out.values():
        found.sort(key=lambda p: -len(p.words))
    return out


_PHRASES = _by_first_word()
_EFFECTS = lx.TRANSITIVE | lx.NOMINAL
_TREATED = words("treated treating treat hospitalised hospitalized admitted")
_AFTER_ADMITTED = words("to with since for")
_SPLIT_NOUNS = words("killing murder massacre death deaths abduction kidnapping")
_FALLING = words("fell fallen")
_AFTER_FALLING = words('in at during while on fighting before after when defending . , ” "')
_LOSING = words("lost lose losing")
_HOLDING = words("holding holds hold held")
_TAKING = words("took taken taking held holding take")
_TAKEN_AS = {"hostage": _TAKING, "captive": _TAKING, "prisoner": words("took taken taking")}
_MODALS = words("to will would could may might")
_OWNERS_OF_DEAD = words("the 's its their our")
_AFTER_THE_DEAD = words("were are include included includes comprise comprised was :")
_AFTER_CASUALTIES = words("include included are were is was at to : stood reached")
_MAY_TRIGGER = (
    frozenset(_PHRASES)
    | frozenset(_EFFECTS)
    | frozenset(lx.INTRANSITIVE)
    | frozenset(lx.STATES)
    | _TREATED
    | _FALLING
    | _LOSING
    | _HOLDING
    | {"let"}
)


def find_triggers(tokens: list[Token], figures: list[Figure]) -> list[Trigger]:
    """Return the effect words of one sentence, with the side on which each governs."""
    inside = {i for f in figures for i in range(f.first, f.last + 1)}
    starts = {f.first for f in figures}
    out: list[Trigger] = []
    done = 0
    for i, token in enumerate(tokens):
        if i < done or token.low not in _MAY_TRIGGER or i in inside:
            continue
        phrase = _phrase(tokens, i, starts)
        if phrase:
            done = phrase.last + 1
        trigger = phrase or _single(tokens, i, starts)
        if trigger:
            out.append(trigger)
    return _joined(tokens, out)


def _phrase(tokens: list[Token], i: int, starts: set[int]) -> Trigger | None:
    for phrase in _PHRASES.get(tokens[i].low, ()):
        end = i + len(phrase.words)
        if tuple(t.low for t in tokens[i:end]) != phrase.words:
            continue
        left, right = phrase.left, phrase.right
        if left and right:
            left = is_passive(tokens, i) or not object_follows(tokens, end, starts)
            right = not left
        return Trigger(i, end - 1, phrase.effect, left, right, phrase.words[-1] == "of", _firm(phrase.effect))
    return None


def _firm(effect: str) -> bool:
    return effect not in lx.SOFT_EFFECTS


def _single(tokens: list[Token], i: int, starts: set[int]) -> Trigger | None:
    """The trigger that the one word at ``i`` is, or None."""
    word = tokens[i].low
    far = _far_of(tokens, i)
    if far is not None:
        return far
    if word in _TREATED:
        if is_passive(tokens, i):
            away = word == "admitted" and low_at(tokens, i + 1) not in _AFTER_ADMITTED
            return None if away else Trigger(i, i, lx.INJURED, True, False, firm=False)
        if word != "admitted" and _figure_near(i + 1, starts):
            return Trigger(i, i, lx.INJURED, False, True, firm=False)
    if word in lx.TRANSITIVE:
        return _transitive(tokens, i, starts)
    if word in lx.INTRANSITIVE:
        effect = lx.INTRANSITIVE[word]
        return Trigger(i, i, effect, True, False, firm=effect == lx.KILLED)
    if word in _FALLING and low_at(tokens, i + 1) in _AFTER_FALLING:
        return Trigger(i, i, lx.KILLED, True, False, firm=False)
    if word in lx.STATES:
        return _state(tokens, i)
    if word in lx.NOMINAL:
        return _nominal(tokens, i, starts)
    if word in _LOSING and _figure_near(i + 1, starts):
        return Trigger(i, i, lx.KILLED, False, True, firm=False)
    if word in _HOLDING and _figure_near(i + 1, starts):
        return Trigger(i, i, "abducted", False, True, firm=False)
    if word == "let" and "out" in lows_of(tokens, i + 1, i + 8):
        return Trigger(i, i, "released", False, True, firm=False)
    return None


def _far_of(tokens: list[Token], i: int) -> Trigger | None:
    """ "The killing of …", "the killing, early this morning, of more than a hundred civilians"."""
    word = tokens[i].low
    following = low_at(tokens, i + 1)
    if following == "of" and word in lx.TRANSITIVE and word in lx.NOMINAL:
        return Trigger(i, i + 1, lx.NOMINAL[word], False, True, nominal=True)
    if following != "," or word not in _SPLIT_NOUNS:
        return None
    for k in range(i + 2, min(i + 16, len(tokens))):
        if tokens[k].low == "of" and tokens[k - 1].low == ",":
            return Trigger(k, k, _EFFECTS[word], False, True, nominal=True)
    return None


def _transitive(tokens: list[Token], i: int, starts: set[int]) -> Trigger | None:
    word = tokens[i].low
    effect = lx.TRANSITIVE[word]
    firm = _firm(effect)
    before, following = low_at(tokens, i - 1), low_at(tokens, i + 1)
    if word.startswith("execut") and following in ("the", "a", "its", "an"):
        return None  # "executed the plan"
    if word.endswith("ing"):
        if following == "of":
            return Trigger(i, i + 1, effect, False, True, nominal=True, firm=firm)
        passive = before == "being"
        return Trigger(i, i, effect, passive, not passive, firm=firm)
    if word in ("murders", "seizes") and following == "of":
        return Trigger(i, i + 1, effect, False, True, nominal=True)
    present = not word.endswith(("ed", "n", "t", "slew"))
    if present or (word in ("kill", "hurt") and before in _MODALS):
        return Trigger(i, i, effect, False, True, firm=firm)
    if is_passive(tokens, i):
        return Trigger(i, i, effect, True, False, firm=firm)
    if object_follows(tokens, i + 1, starts):
        return Trigger(i, i, effect, False, True, firm=firm)
    return Trigger(i, i, effect, True, before in ("has", "have", "had"), firm=firm)


def _state(tokens: list[Token], i: int) -> Trigger | None:
    """ "Dead", "missing", "hostage": what people are after what was done to them."""
    word = tokens[i].low
    following = low_at(tokens, i + 1)
    if word in _TAKEN_AS and _TAKEN_AS[word].isdisjoint(lows_of(tokens, i - 12, i)):
        return None
    if word == "dead" and low_at(tokens, i - 1) in _OWNERS_OF_DEAD:
        if following in _AFTER_THE_DEAD:
            return Trigger(i, i + 1, lx.KILLED, False, True)
        return None
    right = following == ":" or (i == 0 and word in ("dead", "missing"))
    return Trigger(i, i, lx.STATES[word], True, right, firm=word == "dead")


def _nominal(tokens: list[Token], i: int, starts: set[int]) -> Trigger | None:
    """ "The death of …", "deaths stood at …", "casualties included …"."""
    word = tokens[i].low
    effect = lx.NOMINAL[word]
    following = low_at(tokens, i + 1)
    if following in ("of", "among") and (word != "loss" or _figure_near(i + 2, starts)):
        return Trigger(i, i + 1, effect, False, True, nominal=True, firm=_firm(effect))
    if word == "loss":
        return None
    counted = (
        following in _AFTER_CASUALTIES and word.endswith("s") and effect in (lx.BOTH, lx.KILLED, lx.INJURED)
    )
    if counted or (following in ("were", "was") and effect == lx.BOTH):
        return Trigger(i, i, effect, False, True, nominal=True)
    return None


def _figure_near(i: int, starts: set[int]) -> bool:
    return not starts.isdisjoint(range(i, i + 3))


_ALTERNATIVES = (["or"], ["/"], ["and"], ["and", "/", "or"])


def _joined(tokens: list[Token], triggers: list[Trigger]) -> list[Trigger]:
    """Make one of "killed or injured", "dead and wounded" where one count is told for both."""
    out: list[Trigger] = []
    for t in triggers:
        if out:
            p = out[-1]
            between = lows_of(tokens, p.last + 1, t.first)
            left, right = p.left or t.left, p.right or t.right
            if between in _ALTERNATIVES and {p.effect, t.effect} == {lx.KILLED, lx.INJURED}:
                out[-1] = Trigger(p.first, t.last, lx.BOTH, left, right)
                continue
            if between in ([], ["and"]) and p.effect == t.effect and t.first - p.last <= 2:
                out[-1] = Trigger(p.first, t.last, t.effect, left, t.right, t.nominal, p.firm or t.firm)
                continue
        out.append(t)
    return out
