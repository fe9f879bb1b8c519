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
    statement bulletin communique communiqué briefing update notice release announcement report
    spokesperson's press monthly weekly daily-briefing digest flash
    """
)
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


_REFLEXIVES = words("itself themselves himself herself")


def trim(tokens: list[Token]) -> list[Token]:
    """The tokens without determiners ("its" is kept) and marks around them."""
    out = list(tokens)
    while len(out) > 1 and ((out[0].low in _LEADS and out[0].low != "its") or not out[0].text[0].isalnum()):
        out.pop(0)
    while out and (not out[-1].text[0].isalnum() or (len(out) > 1 and out[-1].low in _REFLEXIVES)):
        out.pop()
    return out


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
    if lows & _NO_BODY:
        return Speaker()
    roles = {lx.SPEAKER_NOUNS[w] for w in lows if w in lx.SPEAKER_NOUNS} - {"media", "expert", "witness"}
    if not roles and not lows & _BODIES:
        return Speaker()
    if "armed group" in roles and not lows & _BANDS:
        # "Save the Children group": a group that no word marks as armed.
        roles = (roles - {"armed group"}) | {"rights group"}
    body = source.split(",")[0]
    kept = [w for w in _WORD.findall(body) if _singular(w) not in _GENRES or _singular(w) == "spokesperson"]
    name = _POSSESSIVE.sub("", " ".join(kept).strip()) or body
    return Speaker(name=name, actor=name, role=next((r for r in _ORDER if r in roles), None))


def _singular(word: str) -> str:
    """The word lower-cased, without "'s"."""
    return _POSSESSIVE.sub("", word.lower())
