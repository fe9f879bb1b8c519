"""How it ended, as told: repelled or seized, freed or held, destroyed, over or going on."""

from __future__ import annotations

from collections.abc import Iterator

from . import act_words as acts
from . import lexicon as lx
from .attribution import Range
from .found import Found
from .page import Line
from .phrases import agent_right, is_passive, object_right, phrase_left, subject_left
from .scope import Scope
from .words import phrases, words

_VERBS: dict[str, str] = {
    **dict.fromkeys(words("repelled repulsed rebuffed repel repels repulsing repelling"), "repelled"),
    **dict.fromkeys(words("foiled thwarted averted frustrated foiling thwarting foil"), "foiled"),
    **dict.fromkeys(
        words("took seized captured overran overrun occupied seizing capturing overrunning"), "seized"
    ),
    **dict.fromkeys(words("held holds hold holding controlled controls"), "held"),
    **dict.fromkeys(words("retook retaken recaptured recovered reclaimed recapturing retaking"), "retaken"),
    **dict.fromkeys(words("cleared clearing"), "cleared"),
    **dict.fromkeys(
        words("destroyed demolished razed wrecked gutted destroying torched burned burnt dismantled"),
        "destroyed",
    ),
    **dict.fromkeys(words("ended concluded finished"), "ended"),
    **dict.fromkeys(words("collapsed failed"), "failed"),
    **dict.fromkeys(words("freed released liberated freeing releasing liberating"), "freed"),
    **dict.fromkeys(words("escaped escape fled"), "escaped"),
}
_PHRASES = phrases(
    {
        "beaten back": "repelled",
        "beat back": "repelled",
        "beat off": "repelled",
        "beaten off": "repelled",
        "thrown back": "repelled",
        "threw back": "repelled",
        "pushed back": "repelled",
        "fought off": "repelled",
        "warded off": "repelled",
        "driven off": "repelled",
        "drove off": "repelled",
        "took control of": "seized",
        "taken control of": "seized",
        "taking control of": "seized",
        "seized control of": "seized",
        "took over": "seized",
        "taken over": "seized",
        "in control of": "held",
        "regained control of": "retaken",
        "regained control": "retaken",
        "restored control": "retaken",
        "took back": "retaken",
        "taken back": "retaken",
        "let out": "freed",
        "set free": "freed",
        "got away": "escaped",
        "broke out": "escaped",
        "broken out": "escaped",
        "set fire to": "destroyed",
        "set on fire": "destroyed",
        "set ablaze": "destroyed",
        "came to an end": "ended",
        "was over": "ended",
        "is over": "ended",
        "practically over": "ended",
        "fizzled out": "failed",
    }
)
_STATES = phrases(
    {
        "not under control": "not under control",
        "not yet under control": "not under control",
        "n't under control": "not under control",
        "under control": "under control",
        "under way": "ongoing",
        "still continuing": "ongoing",
        "still going on": "ongoing",
        "underway": "ongoing",
        "ongoing": "ongoing",
        "ineffective": "ineffective",
        "unsuccessful": "failed",
        "mostly foiled": "foiled",
        "largely foiled": "foiled",
        "badly executed": "failed",
        "poorly executed": "failed",
        "badly carried out": "failed",
        "poorly planned": "failed",
    }
)
_ACT_NOUNS = frozenset(acts.NOUNS) | words(
    """
    operation operations campaign offensive attempt attempts effort standoff hostilities violence
    phase situation curfew
    """
)
_GROUND = (
    lx.NOT_PEOPLE
    - words("hours hour days day weeks week months month years year talks meeting meetings call calls")
) | words(
    """
    parts areas part area ground control building buildings town city cities district territory installations
    installation headquarters prison jail streets highway station stations front posts barracks
    facilities territory
    """
)
_SEIZABLE = words(
    """
    post posts station stations building buildings camp camps base bases town towns city cities
    village villages
    district districts area areas territory hospital hospitals school schools bank banks branch office offices
    headquarters prison prisons jail checkpoint checkpoints property properties market markets
    bridge bridges road
    roads highway highways airport port airbase barracks outpost outposts installation installations position
    positions mine mines ground control parts part capital border crossing palace dam facility facilities
    """
)
_PRISONERS = lx.PRISONERS | words("prisoners inmates")
_EVENT = {"seized": "seizure", "destroyed": None, "freed": "prison break", "escaped": "prison break"}
_ARSON = words("torched burned burnt set")


def find_outcomes(line: Line, scope: Scope) -> list[Found]:
    """Return the outcomes that one line tells of."""
    found = [*_by_verb(line), *_holds(line), *_states(line)]
    out: list[Found] = []
    for f in sorted(found, key=lambda f: (f.at, f.first)):
        if any(o.outcome == f.outcome and abs(o.at - f.at) < 3 for o in out):
            continue
        anchors = [(f.at, f.at + 1), (f.first, f.last)]
        f.time = scope.time_ref(line, *anchors)
        f.place = scope.place_of(line, *anchors)
        out.append(f)
    return out


def _by_verb(line: Line) -> Iterator[Found]:
    i = line.body
    while i < len(line.tokens):
        outcome, end = _verb_at(line, i)
        if outcome is None:
            i += 1
            continue
        found = _judged(line, i, end, outcome)
        if found is not None:
            yield found
        i = end


def _verb_at(line: Line, i: int) -> tuple[str | None, int]:
    phrase = line.phrase_at(i, _PHRASES)
    if phrase is not None:
        return phrase
    if (
        line.low(i) == "let"
        and "out" in line.words(i + 1, i + 8)
        and _PRISONERS & set(line.words(i + 1, i + 8))
    ):
        return "freed", i + 1
    if line.tokens[i].capital and i > line.body:
        return None, i + 1
    return _VERBS.get(line.low(i)), i + 1


def _judged(line: Line, verb: int, end: int, outcome: str) -> Found | None:
    """The outcome with whom and what it is told of, or None where the verb means something else here."""
    near = line.words(verb - 4, verb)
    if line.low(verb) in ("hold", "escape", "control") and set(line.words(verb - 2, verb)) & lx.DETERMINERS:
        return None
    if outcome != "failed" and (
        set(near) & _NOT or (line.low(verb - 1) == "to" and line.low(verb - 2) != "managed")
    ):
        return None
    passive = is_passive(line, verb) or line.low(verb - 1) in ("reported", "left")
    if passive:
        k = verb - 1
        while k > 0 and (
            line.low(k) in lx.BE | lx.HAVE | lx.ADVERBS | {"reported", "left"} or line.low(k).endswith("ly")
        ):
            k -= 1
        what, doer = phrase_left(line, k + 1), agent_right(line, end)
    else:
        doer = subject_left(line, verb)
        what = object_right(line, end)
        if outcome in ("escaped", "failed", "ended") and (what is None or outcome != "ended"):
            what, doer = doer, None
    if not _fits(line, verb, outcome, doer, what):
        return None
    first = min([verb, *(span[0] for span in (doer, what) if span)])
    last = max([end, *(span[1] for span in (doer, what) if span)])
    event = _EVENT.get(outcome)
    if outcome == "destroyed" and line.low(verb) in _ARSON:
        event = "arson"
    return Found(first, last, verb, event, doer, what, outcome)


_NOT = words(
    """
    not never no nobody none without would could might may should will must if attempt attempts
    tried planned
    """
)


def _fits(line: Line, verb: int, outcome: str, doer: Range | None, what: Range | None) -> bool:
    heard = set(line.words(*what)) if what else set()
    persons = any(w in lx.GROUP_OF for w in heard) and not heard & (_GROUND - lx.FORCE_WORDS)
    if outcome in ("repelled", "foiled"):
        return what is not None and (
            bool(heard & _ACT_NOUNS) or bool(heard & lx.MILITANTS) or line.low(verb + 1) in ("it", "them")
        )
    if line.low(verb) == "took" and (
        what is None or not heard & _SEIZABLE or line.low(what[0]) in ("part", "place")
    ):
        return False
    if line.low(verb) == "occupied" and doer is None and not is_passive(line, verb):
        return False  # "occupied Palestine"
    if outcome == "seized":
        return what is not None and not persons and bool(heard & _SEIZABLE or _names(line, what))
    if outcome == "held":
        if line.low(verb - 1) in lx.BE and line.low(verb) == "held":
            return False
        ground = heard & words(
            """
            ground parts part territory town city area areas buildings building posts stations
            station headquarters streets districts district control
            """
        )
        return (
            what is not None
            and not persons
            and not heard & {"talks", "meeting", "rally", "protest", "conference", "responsible", "elections"}
            and bool(ground or _fine_name(line, verb, what))
        )
    if outcome == "retaken":
        return (
            what is not None
            and not persons
            and (
                line.low(verb) not in ("recovered",)
                or bool(heard & words("territory town city area control ground"))
            )
        )
    if outcome == "cleared":
        return what is not None and bool(heard & _SEIZABLE or _names(line, what))
    if outcome == "destroyed":
        return what is not None and not persons
    if outcome == "ended":
        if any(verb < a <= verb + 4 for a, _ in line.times) and not _names_operation(line, what):
            return False  # Told with its time: `events` has it.
        return bool(
            (set(line.words(*doer)) if doer else set()) & _ACT_NOUNS
            or heard & _ACT_NOUNS
            or _names_operation(line, doer)
            or _names_operation(line, what)
        )
    if outcome == "failed":
        return bool(heard & _ACT_NOUNS)
    if outcome in ("freed", "escaped"):
        return bool(heard & _PRISONERS) or bool(
            doer and outcome == "escaped" and set(line.words(*doer)) & _PRISONERS
        )
    return True


def _names(line: Line, span: Range) -> bool:
    return any(line.tokens[k].capital for k in range(*span))


def _fine_name(line: Line, verb: int, span: Range) -> bool:
    """Whether a name with "still" or "since" shows that ground is held ("still holds Goma")."""
    return line.tokens[span[0]].capital and bool({"still", "since"} & set(line.words(verb - 3, span[1] + 3)))


def _names_operation(line: Line, span: Range | None) -> bool:
    return span is not None and any(line.tokens[k].text == "Operation" for k in range(*span))


def _holds(line: Line) -> Iterator[Found]:
    """ "took a temporary hold of government buildings", "took hold of the town"."""
    for i, t in enumerate(line.tokens):
        if t.low not in ("hold", "possession", "control") or line.low(i + 1) not in ("of", "over"):
            continue
        verb = next(
            (
                k
                for k in range(i - 1, max(-1, i - 5), -1)
                if line.low(k) in words("took taken taking gained gaining seized")
            ),
            None,
        )
        if verb is None or (verb == i - 1 and t.low == "control"):
            continue
        if set(line.words(verb - 3, verb)) & _NOT:
            continue
        what = object_right(line, i + 2)
        if what is None:
            continue
        doer = subject_left(line, verb)
        yield Found(doer[0] if doer else verb, what[1], verb, "seizure", doer, what, "seized")


def _states(line: Line) -> Iterator[Found]:
    """ "described the attacks as largely ineffective", "the town was not yet under control"."""
    for i in range(line.body, len(line.tokens)):
        state = line.phrase_at(i, _STATES)
        if state is None:
            continue
        outcome, end = state
        if outcome == "under control" and set(line.words(i - 4, i)) & {"not", "yet", "n't"}:
            outcome = "not under control"
        noun = _state_noun(line, i)
        if noun is None and outcome != "ongoing" and line.low(end) in _ACT_NOUNS:
            noun = end
        if noun is None:
            continue
        if outcome == "ongoing" and not set(line.words(noun, i)) & (lx.BE | _REMAINS):
            continue
        span = phrase_left(line, noun + 1) or (noun, noun + 1)
        judge = next(
            (k for k in range(span[0] - 1, max(line.body, span[0] - 5), -1) if line.low(k) in _JUDGES), None
        )
        voice = subject_left(line, judge) if judge is not None else None
        first = min(span[0], i) if voice is None else voice[0]
        yield Found(first, max(end, span[1]), i, None, None, span, outcome, voice=voice)


_JUDGES = words("called described termed labelled labeled deemed considered declared dismissed dubbed")
_REMAINS = words("remained remain remains still")
_SCENES = words("things situation area city town village")


def _state_noun(line: Line, i: int) -> int | None:
    """What the state at token ``i`` is said of: the nearest noun of violence, or "things", before it."""
    for k in range(i - 1, max(line.body, i - 16) - 1, -1):
        if line.low(k) in _ACT_NOUNS or line.low(k) in _SCENES:
            return k
    return None
