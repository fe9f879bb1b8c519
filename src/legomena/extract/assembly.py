"""From lines to claims: what the document as a whole decides, for every extractor alike.

Lines are read once (`page`), each module finds its kind of claim in them, and `scope` and `background`
say for all of them which place and time hold and whether they are about the event of the document.
"""

from __future__ import annotations

import msgspec

from legomena.records import Claim, Document, Place, Speaker, When, claim_id
from legomena.resolve.dates import find_times
from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.places import find_places

from .assessments import find_assessments
from .attribution import Range
from .background import Background
from .events import find_events
from .figures import Figure
from .foreigners import Foreigners
from .found import Found
from .headings import settle_headline
from .individuals import add_individuals
from .operations import OperationName, find_operations, naming
from .outcomes import find_outcomes
from .own_losses import own_losses
from .page import Line, LineReading, Page, read_page
from .persons import named_in
from .running import Running
from .scope import Scope
from .stances import Stance
from .toll_claims import as_written, toll_claim
from .words import words

_OWN_SIDE = words("it they its their we our")
_OWN_PART = words(
    "involvement role hand link links connection complicity responsibility part using firing having being"
)


class Assembly:
    """One pass over one document: from lines, however they were read, to claims."""

    def __init__(
        self, document: Document, gazetteer: Gazetteer, reading: LineReading, extractor: str
    ) -> None:
        self.document = document
        self.extractor = extractor
        self.page: Page = read_page(document, reading)
        places = find_places(document.text, gazetteer)
        times = find_times(document.text, document.published)
        self.scope = Scope(self.page, places, times)
        self.background = Background(self.page, self.scope, document.published)
        self.operations = find_operations(document.text)
        self.out: list[Claim] = []
        self.running = Running()
        self.foreigners = Foreigners(gazetteer, places)
        self._told: Speaker | None = None
        """Who told the toll before."""
        self._individuals = add_individuals(self.page.lines, named_in(document, places), self.page.numbers)
        self._figures: dict[int, Claim] = {}
        """``id(figure)`` → its claim."""

    def claims(self) -> list[Claim]:
        for line in self.page.lines:
            first = len(self.out)
            self._tolls(line)
            self._stances(line)
            outcomes = find_outcomes(line, self.scope)
            freed = {c.outcome for c in self.out[first:] if c.kind == "outcome"}
            for found in outcomes:
                if found.outcome in freed:
                    continue
                self._happening(line, found, "outcome")
            for found in find_events(line, self.scope):
                if any(o.first <= found.at < o.last and o.event == found.event for o in outcomes):
                    continue
                self._happening(line, found, "outcome" if found.outcome else "event")
            self._assessments(line)
            self._name_operations(line, first)
        found_ids: dict[str, Claim] = {}
        for claim in self.out:
            found_ids.setdefault(claim.id, claim)
        claims = sorted(found_ids.values(), key=lambda c: (c.start, c.end, c.kind, c.id))
        return settle_headline(self.document, claims)

    # -- tolls -----------------------------------------------------------------------------------------

    def _tolls(self, line: Line) -> None:
        parts: dict[int, list[Figure]] = {}
        for f in line.tolls:
            if f.part_of is not None:
                parts.setdefault(id(f.part_of), []).append(f)
        # A whole may stand after its part; parts point to it, so wholes are made first.
        for f in sorted(line.tolls, key=lambda f: _depth(f)):
            self._toll(line, f, parts.get(id(f), []))

    def _toll(self, line: Line, f: Figure, parts: list[Figure]) -> None:
        whole = self._figures.get(id(f.part_of)) if f.part_of is not None else None
        claim = toll_claim(self.page, self.scope, line, f, parts, whole)
        role = self.scope.role_of(claim.when, line)
        other = self._other(line, claim.when, claim.place, role) or (whole is not None and whole.other_event)
        if f.leans and claim.speaker == line.own and self._told is not None:
            # "The dead were five men …" goes on with what the speaker of the toll before said.
            claim = msgspec.structs.replace(claim, speaker=self._told)
        if self.foreigners.counts(line, f, claim):
            claim = msgspec.structs.replace(claim, group="foreigners")
        running = self.running.speaker_of(line, f) if claim.speaker == line.own else None
        if running is not None:
            claim = msgspec.structs.replace(claim, speaker=running)
        own = own_losses(self.page, line, f, claim.speaker)
        if own is not None:
            claim = msgspec.structs.replace(claim, group=own, own_side=True)
        if claim.speaker != line.own and (running is not None or not f.single):
            self.running.note(line, claim.speaker, went_on=running is not None)
        self._told = claim.speaker
        claim = _with_id(
            msgspec.structs.replace(
                claim,
                document=self.document.id,
                individual=self._individuals.get(id(f)),
                other_event=other,
                extractor=self.extractor,
            )
        )
        self._figures[id(f)] = claim
        self.out.append(claim)

    # -- stances ---------------------------------------------------------------------------------------

    def _stances(self, line: Line) -> None:
        for st, speaker in line.stances:
            anchors: list[Range] = [(st.first, st.last + 1)]
            subject = self.page.actor(line, st.subject)
            if st.kind == "responsibility" and speaker.name != "outlet":
                subject = speaker.actor or speaker.name
            if st.kind == "denial" and subject is None and st.object is not None:
                subject = self._denied(line, st, speaker)
            self._add(
                line,
                st.kind,
                (st.first, st.last + 1),
                speaker,
                anchors,
                subject=subject,
                object=as_written(line, st.object, self.document.text),
                sure=0.85 if speaker.name != "outlet" else 0.7,
                doing=False,
            )

    def _denied(self, line: Line, st: Stance, speaker: Speaker) -> str | None:
        """Who is cleared: the speaker itself where its own part is denied."""
        if st.object is not None and set(line.words(*st.object)) & _OWN_PART and speaker.name != "outlet":
            return speaker.actor or speaker.name
        return None

    # -- events, outcomes, assessments --------------------------------------------------------------------

    def _happening(self, line: Line, found: Found, kind: str) -> None:
        text = self.document.text
        self._add(
            line,
            kind,
            (found.first, found.last),
            self._voice(line, found),
            [],
            subject=self._doer(line, found),
            object=as_written(line, found.object, text),
            event=found.event,
            weapon=as_written(line, found.weapon, text),
            outcome=found.outcome,
            operation=found.operation,
            place=found.place,
            when=found.time.mention.when if found.time else None,
            role=found.time.mention.role if found.time else None,
            sure=0.85 if found.firm else 0.7,
        )

    def _voice(self, line: Line, found: Found) -> Speaker:
        speaker = self.page.voice(line, found.at)
        if speaker.name == "outlet" and found.voice is not None:
            return self.page.speaker(line, found.voice)
        return speaker

    def _doer(self, line: Line, found: Found) -> str | None:
        """Who did it; "it" and "its fighters" in a body's own statement are that body."""
        if found.subject is not None and line.low(found.subject[0]) in _OWN_SIDE:
            speaker, attribution = line.speaker(found.at)
            if attribution is None or attribution.speaker[0] > found.subject[0] or not speaker.role:
                return None
            return speaker.actor or speaker.name
        return self.page.actor(line, found.subject)

    def _assessments(self, line: Line) -> None:
        for first, last, at in find_assessments(self.page, line):
            while last - 1 > first and line.tokens[last - 1].text in (".", ";"):
                last -= 1
            if first < last:
                self._add(line, "assessment", (first, last), self.page.voice(line, at), [], sure=0.6)

    def _add(
        self,
        line: Line,
        kind: str,
        span: Range,
        speaker: Speaker,
        anchors: list[Range],
        *,
        subject: str | None = None,
        object: str | None = None,  # noqa: A002 - the name of the record's field
        event: str | None = None,
        weapon: str | None = None,
        outcome: str | None = None,
        operation: str | None = None,
        place: Place | None = None,
        when: When | None = None,
        role: str | None = None,
        sure: float,
        doing: bool = True,
    ) -> None:
        if anchors:
            ref = self.scope.time_ref(line, *anchors, doing=doing)
            when, role = (ref.mention.when, ref.mention.role) if ref else (None, None)
            place = self.scope.place_of(line, *anchors)
        start, end = line.tokens[span[0]].start, line.tokens[span[1] - 1].end
        claim = Claim(
            id="",
            document=self.document.id,
            kind=kind,  # type: ignore[arg-type]
            quote=self.document.text[start:end],
            start=start,
            end=end,
            sentence=line.span,
            speaker=speaker,
            subject=subject,
            object=object,
            event=event,
            weapon=weapon,
            outcome=outcome,
            operation=operation,
            place=place,
            when=when,
            other_event=kind != "assessment" and self._other(line, when, place, role),
            confidence=sure,
            extractor=self.extractor,
        )
        self.out.append(_with_id(claim))

    def _other(self, line: Line, when: When | None, place: Place | None, role: str | None) -> bool:
        return self.background.is_other(line, when, place, role=role)

    # -- names of operations -------------------------------------------------------------------------------

    def _name_operations(self, line: Line, first: int) -> None:
        """Give the names of operations told in ``line`` to its claims, or make an event of one told alone."""
        for named in self.operations:
            if not line.span[0] <= named.start < line.span[1]:
                continue
            bearers = [
                n
                for n in range(first, len(self.out))
                if self.out[n].kind in ("event", "responsibility", "outcome")
                and self.out[n].operation is None
                and self.out[n].group is None
            ]
            for n in bearers:
                self.out[n] = msgspec.structs.replace(self.out[n], operation=named.name)
            if not bearers or not any(self.out[n].kind == "event" for n in bearers):
                self._operation(line, named)

    def _operation(self, line: Line, named: OperationName) -> None:
        span = line.at(named.start, named.end)
        first, doer = naming(line, span[0])
        ref = self.scope.time_ref(line, span, doing=False)
        self._add(
            line,
            "event",
            (first, span[1]),
            self.page.voice(line, span[0]),
            [],
            subject=self.page.actor(line, doer),
            operation=named.name,
            place=self.scope.place_of(line, span),
            when=ref.mention.when if ref else None,
            role=ref.mention.role if ref else None,
            sure=0.6,
        )


def _depth(f: Figure) -> int:
    depth, seen = 0, {id(f)}
    while f.part_of is not None and id(f.part_of) not in seen:
        f = f.part_of
        seen.add(id(f))
        depth += 1
    return depth


def _with_id(claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, id=claim_id(claim))
