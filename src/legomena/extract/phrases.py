"""Noun phrases around a verb: who did it, and what or whom it was done to."""

from __future__ import annotations

from . import lexicon as lx
from .attribution import Range
from .page import Line
from .words import words

_SKIP = lx.ADVERBS | lx.HAVE | words("also then on late early having simultaneously heavily briefly swiftly")
_DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning evening
    afternoon night
    noon midnight january february march april may june july august september october november december
    """
)
_BREAKS = (
    lx.CLAUSE_STARTS
    | (lx.FINITE - {"led"})
    | lx.HAVE
    | lx.BE
    | words("said but or so than how what why not whom whose")
)
_OBJECT_BREAKS = (
    lx.CLAUSE_STARTS
    | lx.HAVE
    | words(
        "but so than then while killing leaving wounding injuring causing using after before during with by"
    )
    | words(
        """
        early late on in at near across around throughout simultaneously since until amid for from
        into outside inside over including such let
        """
    )
)
_LINKED = words("of 's ’ ' & - / on against at")
_LONGEST = 12


def subject_left(line: Line, verb: int) -> Range | None:
    """The subject of the active verb at ``verb``, through adverbs and relatives; null where it has none."""
    k = verb - 1
    while k >= 0 and (line.low(k) in _SKIP or line.low(k).endswith("ly") or line.low(k) in _DAYS):
        k -= 1
    if line.low(k) == ",":
        # "X, which began on Friday, hit …": the aside is skipped.
        opening = next((p for p in range(k - 1, max(-1, k - 26), -1) if _opens_aside(line, p)), None)
        return phrase_left(line, opening) if opening is not None else None
    if line.low(k) in ("and", "but"):
        # "X stormed the jail and let out …": the subject of the deed before goes on.
        prior = next((p for p in range(k - 1, max(line.body, k - 16), -1) if _is_deed(line, p)), None)
        return subject_left(line, prior) if prior is not None else None
    if line.low(k) in ("who", "which", "that"):
        k -= 1
        if line.low(k) == ",":
            k -= 1
    return phrase_left(line, k + 1)


def _opens_aside(line: Line, p: int) -> bool:
    return line.low(p) == "," and line.low(p + 1) in (
        "which",
        "who",
        "whose",
        "led",
        "backed",
        "an",
        "a",
        "the",
    )


def _is_deed(line: Line, k: int) -> bool:
    word = line.low(k)
    return (word in lx.FINITE or word in lx.TRANSITIVE) and word not in lx.BE and word not in lx.AUX


def phrase_left(line: Line, end: int) -> Range | None:
    """The noun phrase that ends before token ``end``."""
    k = end - 1
    while k >= line.body and end - k <= _LONGEST:
        if any(a <= k < b for a, b in line.times):
            break
        number = next((a for a, b in line.numbers if a <= k < b), None)
        if number is not None:
            # A qualifier ("more than 12 places") belongs to the number.
            k = number - 1
            if line.low(k) != "of":
                break
            continue
        t = line.tokens[k]
        word = t.low
        if not (t.text[0].isalnum() or word in ("'s", "’", "'", "-", "&")):
            break
        if word == "and" and not _joins_names(line, k):
            break
        if (
            word in _BREAKS
            or (word in lx.PREPOSITIONS and word not in ("of", "under"))
            or word in lx.CUES_STRONG
        ):
            break
        if k < end - 1 and word in lx.TRANSITIVE and not t.capital:
            break
        if word in lx.DETERMINERS and line.low(k - 1) != "of" and word not in ("all", "both", "no"):
            k -= 1
            break
        k -= 1
    start = k + 1
    # "In Quetta BLA units held …": the place that opens the sentence is no part of the phrase.
    start = max([start, *(b for a, b in line.grounds if a <= start < b < end)])
    while start < end and line.low(start) in (_SKIP | _DAYS | {"and", "of", "'s", "’", "'"}):
        start += 1
    while end > start and line.low(end - 1) in ("and", "or", "'s", "-"):
        end -= 1
    return (start, end) if start < end else None


def _joins_names(line: Line, k: int) -> bool:
    if k == 0 or k + 1 >= len(line.tokens):
        return False
    return line.tokens[k - 1].capital == line.tokens[k + 1].capital and line.low(k - 1) not in lx.FINITE


def object_right(line: Line, start: int) -> Range | None:
    """The noun phrase that begins at token ``start``, "of …" and "on …" after an act noun included."""
    if any(a <= start < b for a, b in line.times):
        return None
    # A qualifier ("at least nine districts") belongs to the number that it stands before.
    k = next((b for a, b in line.numbers if a == start), start)
    while k < len(line.tokens) and k - start < _LONGEST + 6:
        t = line.tokens[k]
        word = t.low
        if word in ("'s", "’", "'", "-", "&", "/") and k > start:
            k += 1
            continue
        if word in ("“", "”", '"') and k > start:
            break
        if word == ",":
            if not _lists(line, k):
                break
            k += 1
            continue
        if not t.text[0].isalnum():
            break
        if word == "and" and not _goes_on(line, k):
            break
        if word in _DAYS and (k > start or any(a <= k < b for a, b in line.times)):
            break
        if any(a == k for a, _ in line.times):
            break
        if word in _OBJECT_BREAKS and not (word in _LINKED and k > start and line.low(k - 1) in _HOLDERS):
            break
        if word in lx.FINITE and word not in lx.TRANSITIVE and k > start:
            break
        k += 1
    while k > start and line.low(k - 1) in (lx.PREPOSITIONS | lx.DETERMINERS | {"and", ",", "'s", "-"}):
        k -= 1
    return (start, k) if k > start else None


_HOLDERS = words("attack attacks assault assaults attempt attempts raid raids control bid bids hold")


def _lists(line: Line, k: int) -> bool:
    """Whether the comma at ``k`` goes on with a list of things: another noun, then a comma or "and"."""
    j = k + 1
    while j < len(line.tokens) and j - k <= 5:
        word = line.low(j)
        if word in (",", "and", "or") and j > k + 1:
            return True
        if (
            word in _OBJECT_BREAKS
            or word in lx.FINITE
            or word in lx.PRONOUNS
            or not line.tokens[j].text[0].isalnum()
        ):
            return False
        j += 1
    return False


def _goes_on(line: Line, k: int) -> bool:
    """Whether "and" at ``k`` joins a noun and not another deed."""
    if line.low(k + 1) in lx.ADVERBS or line.low(k + 1).endswith("ly") or line.low(k + 1) in _DEEDS:
        return False
    for j in range(k + 1, min(k + 9, len(line.tokens))):
        word = line.low(j)
        if (
            word in lx.FINITE
            or word in lx.TRANSITIVE
            or word in lx.INTRANSITIVE
            or word in lx.PRONOUNS
            or word in lx.AUX
        ):
            return False
        if not line.tokens[j].text[0].isalnum():
            return True
    return True


_DEEDS = words("let set took cut fled drove got ran put broke then opened killed")


def agent_right(line: Line, start: int, reach: int = 8) -> Range | None:
    """The doer after "by" within ``reach`` tokens: "was stormed on Sunday by armed men"."""
    for k in range(start, min(start + reach, len(line.tokens))):
        if line.low(k) in (",", ";", "."):
            return None
        if line.low(k) == "by":
            found = object_right(line, k + 1)
            if (
                found is None
                or line.low(found[0]).endswith("ing")
                or found[0] in {n for n, _ in line.numbers}
            ):
                return None
            deeds = (j for j in range(*found) if line.low(j) in lx.TRANSITIVE or line.low(j) in lx.FINITE)
            found = (found[0], next(deeds, found[1]))
            if found[1] == found[0]:
                return None
            return found
    return None


def is_passive(line: Line, verb: int) -> bool:
    """Whether a form of "be" governs the verb."""
    k = verb - 1
    while k >= 0 and (line.low(k) in lx.ADVERBS or line.low(k).endswith("ly")):
        k -= 1
    return (line.low(k) in lx.BE and line.low(k) != "being") or line.low(k) == "being"


def is_unreal(line: Line, verb: int) -> bool:
    """Whether the verb at ``verb`` is negated, planned, feared or asked for, and so did not happen."""
    near = line.words(verb - 4, verb)
    if ("ruled", "out") in zip(line.words(0, verb), line.words(1, verb), strict=False):
        return True
    if set(near) & _UNREAL or any(w.endswith("n't") for w in near):
        return True
    return line.low(verb - 1) == "to" and line.low(verb - 2) not in ("managed", "began", "continued", "used")


_UNREAL = words(
    """
    not never no nobody none without would could might may should will must if unless attempt
    attempts attempted trying tried plan
    plans planned planning plotted plotting threatened threatening failed threat threats fear feared
    """
)
