"""Whose word a document is, and the media that a statement in it came through."""

from __future__ import annotations

import re

from legomena.records import Speaker

from . import lexicon as lx
from .sentence_view import Sentence
from .shares import Attribution
from .tokens import Token
from .words import words

_LEADS = lx.DETERMINERS | words("local some other many several unnamed")
_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+")
_WORD = re.compile(r"[\w’'-]+")
_POSSESSIVE = re.compile(r"['’]s$")
_GENRES = words(
    """
    statement bulletin communique communiqué briefing update notice release announcement report brief message
    spokesperson's press monthly weekly daily-briefing digest flash letter advisory factsheet dispatch
    """
)
_OWN_PAPERS = words(
    """
    statement bulletin communique communiqué briefing release announcement brief message letter advisory
    factsheet digest
    """
)
"""Papers in which a body speaks for itself, whatever it is: "church statement"."""
_NO_BODY = lx.MEDIA_SPEAKERS | words(
    """
    copy blog portal site feed aggregator magazine column columnist op-ed opinion relayed translated via
    citing live institute feature review times voice insight independent journal week today online
    digital network broadcaster wire service services
    """
)
_BODIES = words("amnesty secretary-general cross crescent frontières unrwa unama")
_BANDS = lx.MILITANTS | words("militia guerrilla front brigade armed")
_ORDER = ("armed group", "security forces", "medical", "international", "rights group", "state")


_HANGING = words("seen viewed shared posted reposted circulated circulating published obtained reviewed")
"""Participles that tell of a paper what became of it: "a post seen by many"."""
_REFLEXIVES = words("itself themselves himself herself")


def trim(tokens: list[Token]) -> list[Token]:
    """The tokens without determiners ("its" is kept) and marks around them."""
    out = list(tokens)
    while len(out) > 1 and ((out[0].low in _LEADS and out[0].low != "its") or not out[0].text[0].isalnum()):
        out.pop(0)
    while out and (not out[-1].text[0].isalnum() or (len(out) > 1 and out[-1].low in _REFLEXIVES)):
        out.pop()
    hanging = next((k for k in range(1, len(out)) if out[k].low in _HANGING), len(out))
    return out[:hanging]


def plain(phrase: str) -> str:
    """The phrase on one line, without article and marks around it."""
    return _ARTICLE.sub("", _SPACES.sub(" ", phrase).strip(' ,.;:“”"'))


def chain(sentence: Sentence, text: str, chosen: Attribution, around: list[Attribution]) -> tuple[str, ...]:
    """The media that a statement came through, nearest to the document last."""
    out: list[str] = []
    if chosen.to is not None:
        told = sentence.tokens[slice(*chosen.to)]
        if told and told[0].capital:
            out.append(text[told[0].start : told[-1].end])
    for a in around:
        name = trim(sentence.tokens[slice(*a.speaker)]) if a.media else []
        if name:
            out.append(plain(text[name[0].start : name[-1].end]))
    return tuple(dict.fromkeys(out))


def voice_of(source: str | None) -> Speaker:
    """Who speaks where a document speaks itself: the body whose statement it is, else the outlet.

    A ministry's bulletin or a charity's update is that body's own word; a paper's report is the paper's.
    """
    if not source:
        return Speaker()
    lows = {_singular(w) for w in _WORD.findall(source)}
    own = _own_paper(source)
    if own is not None:
        lows = {_singular(w) for w in _WORD.findall(own)} - _GENRES
    elif lows & _NO_BODY:
        return Speaker()
    roles = {lx.SPEAKER_NOUNS[w] for w in lows if w in lx.SPEAKER_NOUNS} - {"media", "expert", "witness"}
    if not roles and not lows & _BODIES and own is None:
        return Speaker()
    if "armed group" in roles and not lows & _BANDS:
        # "Save the Children group": a group that no word marks as armed.
        roles = (roles - {"armed group"}) | {"rights group"}
    body = source.split(",")[0]
    kept = [w for w in _WORD.findall(body) if _singular(w) not in _GENRES or _singular(w) == "spokesperson"]
    name = _POSSESSIVE.sub("", " ".join(kept).strip()) or body
    return Speaker(name=name, actor=name, role=next((r for r in _ORDER if r in roles), None))


_RELAYED = re.compile(r"\b(?:relayed|translated|via|citing|copy|summarised by|reported by|in an?)\b")
_MEDIA_BODIES = words("agency service services institute network press")
"""Words of bodies that are media only where no other word says what body it is: "UN refugee agency"."""
_NO_OWN_NAME = (
    _MEDIA_BODIES
    | lx.TIME_WORDS
    | words("state local national public online community official foreign news the a world market security")
)
""""Morning briefing", "state news agency": what names no body that speaks."""


def _own_paper(source: str) -> str | None:
    """The part of ``source`` that names a body and its own paper: "UN refugee agency briefing"."""
    if _RELAYED.search(source):
        return None
    parts = [part.strip() for part in source.split(",")]
    if not any({_singular(w) for w in _WORD.findall(part)[-1:]} & _OWN_PAPERS for part in parts):
        return None
    named = [w for w in _WORD.findall(parts[0]) if _singular(w) not in _GENRES]
    lows = [_singular(w) for w in named]
    if not lows or set(lows) & (_NO_BODY - _MEDIA_BODIES):
        return None
    return None if set(lows) <= _NO_OWN_NAME else parts[0]


def _singular(word: str) -> str:
    """The word lower-cased, without "'s"."""
    return _POSSESSIVE.sub("", word.lower())
