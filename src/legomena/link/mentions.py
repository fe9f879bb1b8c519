"""Names as claims carry them, with what the sentence left on them taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

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


class Use(NamedTuple):
    """Where one document uses a name: the claims that it speaks in, and those that it acts in."""

    speaks: tuple[str, ...]
    acts: tuple[str, ...]


class Mention(NamedTuple):
    """One name as written, with the role and the body that come with it, wherever it is used so."""

    written: str
    name: Name
    role: str | None
    actor: str | None
    uses: Mapping[str, Use]
    """By document."""
    times: int
    """In how many claims, each counted for speaking and for acting."""
    label: str | None = None
    """What the name is cut down to, where that is not what is written."""

    def within(self, documents: Iterable[str]) -> Mention:
        """Return what some of the documents use."""
        uses = {document: self.uses[document] for document in documents}
        times = sum(len(use.speaks) + len(use.acts) for use in uses.values())
        return self._replace(uses=uses, times=times)


def trim_names(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with their names cut down to names that this case knows by themselves.

    "X denies", "X at", "mention X" and "three months ago X" are X where X is told elsewhere; "Islamic",
    cut off by a line's end or a page's layout, is the one name of its page that begins so, or nobody's.
    """
    counts = dict.fromkeys([mention.written for mention in mentions])
    known = {text for text in counts if text[:1].isupper() and all(map(_capital, text.split()))}
    begin: dict[str, list[str]] = {}
    for text in known:
        begin.setdefault(text[:-1], []).append(text)
    whole = {text: found for text in counts if (found := _known_within(text, known, begin)) is not None}
    begins: dict[tuple[str, str], Counter[str]] = {}
    for mention in mentions:
        name = whole.get(mention.written, mention.written)
        first, _, rest = name.partition(" ")
        if rest and fold(first) in _ADJECTIVES and name in known:
            begins.setdefault(("", fold(first)), Counter())[name] += mention.times
            for document, use in mention.uses.items():
                told = len(use.speaks) + len(use.acts)
                begins.setdefault((document, fold(first)), Counter())[name] += told
    plain = {text for text in counts if text not in whole and _is_plain(text)}
    out: list[Mention] = []
    for mention in mentions:
        if mention.written in plain:
            out.append(mention)
        elif _is_cut_off(mention, whole):
            out += [_completed(mention.within([d]), d, whole, begins) for d in sorted(mention.uses)]
        else:
            out.append(_trimmed(mention, whole))
    return out


def _is_plain(text: str) -> bool:
    """Whether a name stays as it is wherever it stands."""
    word = fold(text.partition("(")[0].strip())
    return word not in _ADJECTIVES and fold(text).removeprefix("the ") not in _ALSO_CALLED


def _is_cut_off(mention: Mention, whole: Mapping[str, str]) -> bool:
    """Whether a name is the first word of one only: "Islamic"."""
    word = fold(whole.get(mention.written, mention.written).partition("(")[0].strip())
    return word in _ADJECTIVES and not mention.name.aliases


def _completed(
    mention: Mention,
    document: str,
    whole: Mapping[str, str],
    begins: Mapping[tuple[str, str], Counter[str]],
) -> Mention:
    word = fold(whole.get(mention.written, mention.written).partition("(")[0].strip())
    found = begins.get((document, word)) or begins.get(("", word))
    if mention.actor is not None and fold(mention.actor).startswith(f"{word} "):
        return _called(mention, mention.actor)
    if found:
        return _called(mention, min(found, key=lambda name: (-found[name], len(name), name)))
    return mention._replace(name=Name(mention.written, "unnamed", (word,)))


def _trimmed(mention: Mention, whole: Mapping[str, str]) -> Mention:
    text = whole.get(mention.written, mention.written)
    word = fold(text.partition("(")[0].strip())
    # "Rear (Jane Roe)": the rank was cut off
    return _called(mention, mention.name.aliases[0] if word in _ADJECTIVES else text)


def _called(mention: Mention, text: str) -> Mention:
    text = _ALSO_CALLED.get(fold(text).removeprefix("the "), text)
    return mention if text == mention.written else mention._replace(name=parse_name(text), label=text)


def _capital(word: str) -> bool:
    return word[:1].isupper() or word in ("of", "and", "the", "for", "de", "al", "el")


def _known_within(text: str, known: set[str], begin: Mapping[str, Sequence[str]]) -> str | None:
    """Return the known name that a longer text is, but for plain words before or behind it.

    ``begin`` holds the known names by all of them but the last letter.
    """
    words = text.partition("(")[0].split()
    if len(words) == 1:  # the people of a country that is told by its name too
        one = words[0]
        lands = [name for size in range(len(one) - 1) for name in begin.get(one[:size], ())]
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
