"""Names as claims carry them, with what the sentence left on them taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from .names import Name, fold, is_plain_word, parse_name, same_stem, word_set

_ADJECTIVES = word_set(
    """united islamic national rear royal north south east west northern southern eastern western central
    new arab african european democratic revolutionary popular"""
)
"""Words that begin names and are none."""
_ALSO_CALLED = {
    "isis": "Islamic State",
    "isil": "Islamic State",
    "daesh": "Islamic State",
    "is": "Islamic State",
    "islamic state group": "Islamic State",
    "so-called islamic state": "Islamic State",
}
"""Names of one body that no spelling rule can tell."""


class Mention(NamedTuple):
    """One name in one claim: who speaks there, or who acts."""

    claim: str
    document: str
    written: str
    name: Name
    part: Literal["speaks", "acts"]
    role: str | None
    actor: str | None
    label: str | None = None
    """What the name is cut down to, where that is not what is written."""


def trim_names(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with their names cut down to names that this case knows by themselves.

    "X denies", "X at", "mention X" and "three months ago X" are X where X is told elsewhere; "Islamic",
    cut off by a line's end or a page's layout, is the one name of its page that begins so, or nobody's.
    """
    counts = Counter(mention.written for mention in mentions)
    known = {text for text in counts if text[:1].isupper() and all(map(_capital, text.split()))}
    whole = {text: found for text in counts if (found := _known_within(text, known)) is not None}
    begins: dict[tuple[str, str], Counter[str]] = {}
    for mention in mentions:
        name = whole.get(mention.written, mention.written)
        first, _, rest = name.partition(" ")
        if rest and fold(first) in _ADJECTIVES and name in known:
            for where in (mention.document, ""):
                begins.setdefault((where, fold(first)), Counter())[name] += 1
    plain = {text for text in counts if text not in whole and _is_plain(text)}
    return [m if m.written in plain else _trimmed(m, whole, begins) for m in mentions]


def _is_plain(text: str) -> bool:
    """Whether a name stays as it is wherever it stands."""
    word = fold(text.partition("(")[0].strip())
    return word not in _ADJECTIVES and fold(text).removeprefix("the ") not in _ALSO_CALLED


def _trimmed(
    mention: Mention, whole: Mapping[str, str], begins: Mapping[tuple[str, str], Counter[str]]
) -> Mention:
    text = whole.get(mention.written, mention.written)
    word = fold(text.partition("(")[0].strip())
    if word in _ADJECTIVES and mention.name.aliases:  # "Rear (Jane Roe)": the rank was cut off
        text = mention.name.aliases[0]
    elif word in _ADJECTIVES:
        found = begins.get((mention.document, word)) or begins.get(("", word))
        if mention.actor is not None and fold(mention.actor).startswith(f"{word} "):
            text = mention.actor
        elif found:
            text = min(found, key=lambda name: (-found[name], len(name), name))
        else:
            return mention._replace(name=Name(mention.written, "unnamed", (word,)))
    text = _ALSO_CALLED.get(fold(text).removeprefix("the "), text)
    return mention if text == mention.written else mention._replace(name=parse_name(text), label=text)


def _capital(word: str) -> bool:
    return word[:1].isupper() or word in ("of", "and", "the", "for", "de", "al", "el")


def _known_within(text: str, known: frozenset[str] | set[str]) -> str | None:
    """Return the known name that a longer text is, but for plain words before or behind it."""
    words = text.partition("(")[0].split()
    if len(words) == 1:  # the people of a country that is told by its name too
        one = words[0]
        lands = [name for name in known if len(name) < len(one) and one.startswith(name[:-1])]
        return min((name for name in lands if same_stem(name, one)), default=None)
    words = text.split()
    if text in known or not words:
        return None
    for size in range(len(words) - 1, 0, -1):
        head, tail = words[:size], words[size:]
        if (
            " ".join(head) in known
            and fold(" ".join(head)) not in _ADJECTIVES
            and all(map(is_plain_word, tail))
        ):
            return " ".join(head)
    for size in range(1, len(words)):
        head, tail = words[:size], words[size:]
        ago = head[-1] == "ago"
        if " ".join(tail) in known and (ago or (size == 1 and head[0].islower() and is_plain_word(head[0]))):
            return " ".join(tail)
    return None
