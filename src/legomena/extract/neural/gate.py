"""The gate: which sentences are worth the model's time, told by their words alone."""

from __future__ import annotations

from legomena.extract import act_words as acts
from legomena.extract import lexicon as lx
from legomena.extract.words import words

_VIOLENT = (
    frozenset(acts.NOUNS)
    | frozenset(acts.VERBS)
    | frozenset(lx.TRANSITIVE)
    | frozenset(lx.INTRANSITIVE)
    | frozenset(lx.STATES)
    | frozenset(lx.NOMINAL)
    | lx.TOLL_NOUNS
    | lx.MILITANTS
    | lx.FORCES
    | words(
        """
        responsibility responsible blamed blames blame blaming accused accuses accusing denied denies denying
        rejected rejects suspected claimed claims bodies body corpses victim victims lives life fatalities
        """
    )
)
_STEM = 5
_STEMS = frozenset(w[:_STEM] for w in _VIOLENT if len(w) >= _STEM)
_SHORT = frozenset(w for w in _VIOLENT if len(w) < _STEM)


def wanted(text: str) -> bool:
    """Whether a sentence may tell of violence, of who did it, or of how many it hit.

    A word counts by its first letters, so that forms that no list holds ("bombardeers") pass too.
    """
    return any(w[:_STEM] in _STEMS or w in _SHORT for w in _letters(text))


def _letters(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()
