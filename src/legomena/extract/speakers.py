"""Who a speaker is, as the whole document tells it: names in full, offices, bodies, pronouns, "the group"."""

from __future__ import annotations

import re

from legomena.records import OUTLET, Speaker

from . import lexicon as lx
from .armed_groups import find_armed_groups
from .people import Person, find_people
from .roles import body_in, name_run, role_of
from .sentence_view import Range
from .speaker_names import (
    GENERIC_BODIES,
    alias,
    body_named_before,
    find_holders,
    find_short_names,
    is_full_name,
    seat,
)
from .tokens import Token
from .voices import chain, plain, trim, voice_of
from .words import words

__all__ = ["Speakers", "chain", "voice_of"]

_WORD = re.compile(r"[\w-]+")
_NAME_AND_SHORT = re.compile(r"[^()]+\s\((?:the\s+)?([\w&-]+)")
_LOCATED = re.compile(r"\b(?:in|at|near|from|around|outside)\s+(?:[A-Z][\w’'-]*\s+)?$")
_PERSONS = words(
    """
    official officer spokesman spokeswoman spokesperson minister chief president premier governor mayor
    director commander general colonel major captain commissioner inspector superintendent secretary
    ambassador envoy leader chairman sheriff doctor resident witness analyst expert prosecutor senator
    lawmaker brigadier judge
    """
)
_SPOKESPERSONS = words("spokesman spokesperson spokeswoman")
_GROUPS = words("group outfit organisation organization movement faction")
_GROUP_NOUNS = _GROUPS | words(
    "militants insurgents rebels separatists militia gang cartel fighters jihadists"
)
_UNARMED_GROUPS = words("group organisation organization movement")
_BODIES = words(
    """
    statement ministry department agency body council military army office group command committee
    organisation organization court commission wing force forces mission observatory
    """
)
_NAMED_IN_FULL = words("council ministry committee commission agency command observatory mission")
_OFFICES = words(
    """
    ministry police army government provincial federal state foreign interior home health defence
    defense information
    """
)
_SOMEBODY = words("one another some many several most others few all both")
_OWN_HOUSES = words(
    "organisation organization charity agency institute association union commission ministry hospital church"
)
_WE = words("we i us our")
_HOUSES = words("organisation organization agency charity group")
_BRANCHES = words("affiliate branch offshoot franchise chapter")
_OWN_PEOPLE = words(
    "fighters men forces soldiers troops militants members officers spokesmen officials guards"
)
_PAPERS = words("statement statements communique communiqué bulletin")
_TITLES_OF_MANY = words(
    """
    official officer police army head deputy senior spokesman spokesperson foreign home health
    information provincial federal
    """
)
"""Titles that too many hold to mean the one person named with them."""
_BESIDE_TITLE = lx.TITLES | words("'s province country the his her its state")
_BANDS = lx.MILITANTS | words("militia cartel guerrillas")


class Speakers:
    """The speakers of one document. Call ``resolve`` in reading order: pronouns look back."""

    def __init__(self, text: str, sentences: list[list[Token]], own: Speaker | None = None) -> None:
        self.text = text
        self.own = own or Speaker()
        """Whose words the document is: who "we" are."""
        self.acronyms = find_short_names(text)
        """Short name → full name, where the document tells both."""
        self.people = find_people(text, sentences)
        self.armed = find_armed_groups(text, sentences, self.acronyms)
        """Armed groups, each with the offset of every naming."""
        self._holders = find_holders(text)
        """Offsets of an office whose holder the next sentence names, and the name."""
        self._last_person: Speaker | None = None
        self._last_body: Speaker | None = None
        self._last: Speaker | None = None

    # -- the public questions ---------------------------------------------------------------------------

    def resolve(self, tokens: list[Token], span: Range) -> Speaker:
        """Return the speaker named by ``tokens[span]``, and remember it for the pronouns that follow."""
        if tokens[slice(*span)] and tokens[span[0]].low in ("our", "my") and self.own.name != OUTLET:
            return self.own
        named = trim(tokens[slice(*span)])
        if not named:
            return Speaker()
        speaker = self._known(named)
        self._remember(speaker, named)
        return speaker

    def mention(self, tokens: list[Token], span: Range) -> None:
        """Take note of a subject that did not speak, so that "it" and "he" can mean it."""
        named = trim(tokens[slice(*span)])
        if not named or named[0].low in lx.PRONOUNS or named[0].low in ("its", "their", "his", "her"):
            return
        following = tokens[span[1]].text if span[1] < len(tokens) else ""
        dateline = following in (".", "(", ",") and all(w.text.isupper() for w in named)
        if not dateline:
            self._remember(self._known(named), named)

    def group_before(self, offset: int) -> str | None:
        """The armed group last named before ``offset``, else the first one named at all."""
        before = [name for start, name in self.armed if start < offset]
        if before:
            return before[-1]
        return self.armed[0][1] if self.armed else None

    def is_armed_group(self, name: str | None) -> bool:
        """Whether a name or phrase stands for an armed group in this document."""
        if not name:
            return False
        low = name.lower()
        lows = set(_WORD.findall(low))
        if lows & lx.ARMED_GROUP_NAMES or lows & _BANDS or "boko haram" in low or "islamic state" in low:
            return True
        return any(name in known or known in name for _, known in self.armed)

    # -- what pronouns look back to ---------------------------------------------------------------------

    def _remember(self, speaker: Speaker, named: list[Token]) -> None:
        if speaker.name == OUTLET or (len(named) == 1 and named[0].low in _SOMEBODY):
            return
        self._last = speaker
        heads = {w.low for w in named}
        if speaker.role in ("expert", "witness") and named[-1].low.endswith("s"):
            return  # "it" is none of many
        person = (
            bool(heads & _PERSONS)
            or named[0].low in ("he", "she")
            or is_full_name(named)
            or any(p.name in speaker.name for p in self.people)
        )
        if not person or heads & {"officials", "ministry"}:
            self._last_body = speaker
            return
        self._last_person = speaker
        if "(" in speaker.name and speaker.actor:
            self._last_body = speaker

    def _meant_by(self, pronoun: str) -> Speaker:
        if pronoun in ("he", "she", "him", "her", "his"):
            meant = self._last_person
        else:
            meant = self._last if pronoun in ("they", "them", "their") else self._last_body
        return meant or self._last or Speaker(name="unnamed")

    # -- who is named -----------------------------------------------------------------------------------

    def _known(self, named: list[Token]) -> Speaker:
        low = [w.low for w in named]
        later = next((n for a, b, n in self._holders if a < named[-1].end <= b), None)
        if later is not None:
            named_person = next((p for p in self.people if p.name.endswith(later)), None)
            if named_person is not None:
                return self._person(named_person, named)
            return Speaker(
                name=later, actor=plain(self.text[named[0].start : named[-1].end]), role=role_of(low)
            )
        if low[0] in lx.PRONOUNS or low in (["him"], ["her"], ["them"], ["his"], ["their"], ["its"]):
            return self._meant_by(low[0])
        if low[0] in _WE and not (named[0].text.isupper() and len(named[0].text) > 1):
            return self.own
        phrase = self.text[named[0].start : named[-1].end]
        return (
            self._by_short_name(phrase, low)
            or seat(phrase)
            or alias(phrase)
            or self._own_people(low)
            or self._named_person(named, phrase)
            or self._the_group(named, low)
            or self._by_title(named, low)
            or self._behind_paper(named, low)
            or self._body_or_other(named, phrase)
        )

    def _by_short_name(self, phrase: str, low: list[str]) -> Speaker | None:
        """ "Inter-Services Public Relations (ISPR)": known by its short name from here on."""
        both = _NAME_AND_SHORT.fullmatch(phrase)
        short = both.group(1) if both else ""
        if short not in self.acronyms:
            return None
        return Speaker(name=short, actor=short, role=self._role([*low, short.lower()], short))

    def _own_people(self, low: list[str]) -> Speaker | None:
        """ "Its fighters" speak for the body named last, "her organisation" for the person named last."""
        if low[0] in ("his", "her") and low[-1] in _HOUSES:
            return self._last
        return self._last_body if low[0] in ("its", "their") and low[-1] in _OWN_PEOPLE else None

    def _named_person(self, named: list[Token], phrase: str) -> Speaker | None:
        for person in self.people:
            if person.name in phrase and not _placed(phrase, person.name):
                return self._person(person, named)
        name = name_run(named)
        if not name:
            return None
        parts = name.split()
        person_ = next((p for p in self.people if " " in p.name and p.name.split()[-1] == parts[-1]), None)
        if person_ is None or any(w.low in _BODIES for w in named):
            return None
        if len(parts) > 1 and not person_.name.endswith(name):
            return None
        return self._person(person_, named)

    def _the_group(self, named: list[Token], low: list[str]) -> Speaker | None:
        """ "The group", "the separatist movement": the armed group, or other body, named last."""
        if low == ["party"]:
            return self._last_body
        own_house = len(low) == 1 and low[0] in _OWN_HOUSES and not named[0].capital
        if own_house and self.own.name != OUTLET and (low[0] in _HOUSES or low[0] in self.own.name.lower()):
            return self.own
        if low[-1] in _BRANCHES:
            # "the al-Qaeda affiliate": the group that was named before it.
            before = [name for start, name in self.armed if start < named[0].start]
            return Speaker(name=before[-1], actor=before[-1], role="armed group") if before else None
        if len(low) == 1 and low[0] in GENERIC_BODIES - _GROUP_NOUNS and not named[0].capital:
            return self._body_meant(low[0], named[0].start)
        if low[-1] not in _GROUP_NOUNS or len(low) > 2 or any(w.capital for w in named[1:]):
            return None
        if len(low) == 2 and low[0] not in lx.ARMED_GROUP_LABELS and low[-1] in _UNARMED_GROUPS - {"group"}:
            return None  # "the emergency organisation" names itself
        group = self.group_before(named[0].start)
        if len(low) == 1 and low[0] in _UNARMED_GROUPS and group is None:
            body = self._body_meant(low[0], named[0].start)
            if body is not None:
                return body
        if group and low[-1] in _GROUPS:
            return Speaker(name=group, actor=group, role="armed group")
        return self._last_body if low[-1] in _UNARMED_GROUPS else None

    def _body_meant(self, noun: str, offset: int) -> Speaker | None:
        """ "The charity", "the union": the body of that kind that was named before."""
        last = self._last_body
        if (
            last is not None
            and last.name[:1].isupper()
            and last.role not in ("state", "security forces", "armed group")
        ):
            return last
        name = body_named_before(self.text, noun, offset)
        return Speaker(name=name, actor=name, role="rights group") if name is not None else None

    def _by_title(self, named: list[Token], low: list[str]) -> Speaker | None:
        """ "The chief minister" is the one named in the document, "the spokesman" the one before."""
        titles = set(low) & lx.TITLES
        if titles and _BESIDE_TITLE.issuperset(low) and not titles <= _TITLES_OF_MANY:
            holder = next((p for p in self.people if titles <= p.titles), None)
            if holder is not None:
                return self._person(holder, named)
        if (
            low[-1] in _SPOKESPERSONS
            and len(low) <= 2
            and self._last_person
            and "(" in self._last_person.name
        ):
            return self._last_person
        return None

    def _behind_paper(self, named: list[Token], low: list[str]) -> Speaker | None:
        """ "The ministry's statement" is the ministry's, "the statement" that of the body named last."""
        if low[-1] not in _PAPERS:
            return None
        if len(low) == 1:
            return self._last_body or self._last or Speaker()
        owner = trim([w for w in named[:-1] if w.low not in ("'s", "’", "'")])
        return self._known(owner) if owner else Speaker()

    def _body_or_other(self, named: list[Token], phrase: str) -> Speaker:
        low = [w.low for w in named]
        name = plain(phrase)
        if len(low) == 1:
            name = self._full_name(named[0]) or name
        name = next(
            (short for short, full in self.acronyms.items() if " " in name and full.endswith(name)),
            name,
        )
        return Speaker(name=name, actor=body_in(named) or name, role=self._role(low, name))

    def _full_name(self, noun: Token) -> str | None:
        """ "The ministry", "the council": its name as the document tells it."""
        capital = noun.text.capitalize()
        name = None
        if noun.low in ("ministry", "department"):
            before = list(
                re.finditer(
                    r"\b((?!the |a |an |The |A )[A-Za-z’'-]+(?: affairs| Affairs)? "
                    rf"{noun.low}|{capital} of [A-Z]\w+(?: and [A-Z]\w+)?)\b",
                    self.text[: noun.start],
                )
            )
            name = before[-1].group(1) if before else None
        if noun.low in _NAMED_IN_FULL:
            full = re.search(
                rf"((?:[A-Z][\w.-]*\s+(?:of\s+|for\s+)?)+{capital}\b(?:\s+(?:of|for)\s+[A-Z]\w+)?)", self.text
            )
            name = full.group(1).strip() if full else name
        return name

    def _person(self, person: Person, named: list[Token]) -> Speaker:
        low = [w.low for w in named]
        if not _SPOKESPERSONS.isdisjoint(person.titles) or not _SPOKESPERSONS.isdisjoint(low):
            body = person.body or self._spoken_for(person, low)
            if body:
                said = [w.lower() for w in body.split()] + sorted(person.titles)
                role = "armed group" if self.is_armed_group(body) else self._role(said, body)
                return Speaker(name=f"{body} ({person.name})", actor=body, role=role)
        role = self._role(low + sorted(person.titles), person.name)
        actor = person.body or _titles_before(person, self.text) or None
        return Speaker(name=person.name, actor=actor, role=role)

    def _spoken_for(self, person: Person, low: list[str]) -> str | None:
        """The body of "its spokesman", or the armed group that a spokesman without office follows."""
        last = self._last_body
        if last is None or not (
            "its" in low or (last.role == "armed group" and not person.titles & _OFFICES)
        ):
            return None
        return last.actor or last.name

    def _role(self, low: list[str], name: str) -> str | None:
        return "armed group" if self.is_armed_group(name) else role_of(low)


def _placed(phrase: str, name: str) -> bool:
    """Whether the name only tells where: "sources in Sheikh Zuweid"."""
    return any(_LOCATED.search(phrase, 0, m.start()) for m in re.finditer(re.escape(name), phrase))


def _titles_before(person: Person, text: str) -> str:
    """The titles that stand right before the name, as written."""
    before = _WORD.findall(text[max(0, person.start - 60) : person.start])
    return " ".join(w for w in before if w.lower() in person.titles)
