"""The report in blocks: what the page shows, told in the order of a report and cited by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import words
from ..levels import Level
from ..lookup import Lookup, reports_of
from ..summary import sides_shown
from ..view import parts
from . import tolls
from .blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Picture,
    Report,
    Run,
    Table,
    Text,
    Voice,
    Voices,
    quiet,
    strong,
    text,
)
from .method import method, withheld
from .references import References

_CONTESTED = 12
_OUTCOMES = 12
_ASSESSMENTS = 20
_INCIDENTS = 60
_STANCES = {"responsibility": "takes it on", "blame": "blames", "denial": "denies it"}


def report(lookup: Lookup) -> Report:
    """Return an anatomy as a report; its lists are cut where the page's are, and say so."""
    shown = parts(lookup)
    references = References(lookup)
    blocks: list[Block] = [
        *_summary(shown, references),
        *withheld(lookup.anatomy),
        *tolls.blocks(shown, references),
        *_places(shown),
        *_timeline(shown),
        *_incidents(shown, references),
        *_responsibility(shown, references),
        *_contested(shown, lookup, references),
        *_assessments(shown, references),
        *method(shown, lookup.anatomy),
    ]
    blocks += [
        Heading(1, "The words"),
        Paragraph(text("What each number in this report rests on, word for word."), "lead"),
        references.words(),
        Heading(1, "The documents"),
        references.sources(),
    ]
    count = len(reports_of(lookup.anatomy))
    return Report(
        title=lookup.anatomy.title,
        standfirst=f"What {words.count(count, 'report says', 'reports say')} happened, each figure with its "
        "speaker and its words.",
        blocks=tuple(blocks),
        fingerprint=shown["fingerprint"],
    )


def _summary(shown: dict[str, Any], references: References) -> Iterator[Block]:
    summary = shown["summary"]
    if summary.digests:
        whole = summary.digests == summary.documents
        which = "The texts here are digests" if whole else f"{summary.digests} of the texts here are digests"
        yield Paragraph(
            text(strong(f"{which}, in this project’s own words."), " The reports are at their links.")
        )
    what = words.capital(words.listing(summary.kinds)) if summary.kinds else summary.what
    facts = [
        ("What", text(what, quiet(f"; called {words.listing(summary.names, 4)}" if summary.names else ""))),
        ("Where", text(words.capital(summary.where))),
        ("When", text(words.capital(summary.when))),
        (
            "Who says so",
            text(
                f"{words.count(summary.documents, 'document')}, "
                f"{words.count(summary.voices, 'independent voice')}; {words.count(summary.claims, 'claim')}"
            ),
        ),
    ]
    if summary.actors:
        facts.insert(1, ("Named as acting", text(words.listing(summary.actors, 6))))
    yield Table("In short", ("", ""), tuple((text(strong(name)), told) for name, told in facts), "facts")
    if summary.counts:
        died = " killed" in summary.counts[0].title
        yield Heading(2, "How many died, by whose count" if died else "Figures, by whose count")
        if summary.counted is not summary.subject:
            part = f"Of {summary.counted.title}, a part: no figure is given for the whole."
            yield Paragraph(text(part), "note")
        yield Table(
            "Latest figure of the speakers that most reports carry",
            (
                "",
                *(f"{column.name} (in {words.count(column.voices, 'voice')})" for column in summary.columns),
            ),
            tuple(
                (text(strong(row.title)), *(tolls.cell(figure, references) for figure in row.cells))
                for row in summary.counts
            ),
            "figures",
        )
        yield Paragraph(
            text(
                "Each speaker’s latest figure as said. Figures that cover different times are not revisions "
                "of each other. A dash: that speaker gave no figure."
            ),
            "note",
        )
    if summary.contested:
        yield Heading(2, "What is contested")
        yield Bullets(
            tuple(
                text(strong(words.tidy(point.title)), ". ", words.tidy(point.explanation))
                for point in summary.contested
            )
        )


def _places(shown: dict[str, Any]) -> Iterator[Block]:
    drawn = shown["map"]
    yield Heading(1, "Where it is told to have happened")
    if not drawn.wide:
        yield Paragraph(text("No place in these texts could be put on a map."))
        return
    kinds = words.listing([f"{words.count(number, kind.one, kind.many)}" for kind, number in drawn.kinds])
    told = f"A map of {words.count(len(drawn.spots), 'place')}" + (f" with {kinds}." if kinds else ".")
    yield Picture(drawn.wide, told)
    yield Paragraph(
        text(
            "A filled mark is a town or a site; a hollow mark in a broken ring is a district or province of "
            "which no closer place is told. Larger marks have more independent voices. "
            + (f"On the map: {kinds}. " if kinds else "")
            + "Outlines: Natural Earth. They show who holds what and take no side in any dispute."
        ),
        "note",
    )


def _timeline(shown: dict[str, Any]) -> Iterator[Block]:
    timeline = shown["timeline"]
    if not timeline.entries:
        return
    zone = timeline.zones[0] if timeline.zones else None
    yield Heading(1, "Timeline")
    local = "Times are local, of a time zone that is not known."
    if zone is not None:
        local = f"Times are local: {zone.name}" + (f" ({zone.offset})" if zone.offset else "") + "."
    yield Paragraph(text(f"{local} They stand as they were written and are never shifted."), "lead")
    yield Table(
        "Incidents in order of time",
        ("Incident", "When", "As written"),
        tuple(
            (
                text(strong(entry.incident.title)),
                text(entry.when),
                text("; ".join(f"“{told}”" for told in entry.as_written)),
            )
            for entry in timeline.entries[:_INCIDENTS]
        ),
        "small",
    )
    left = len(timeline.entries) - _INCIDENTS
    more = [f"{words.count(left, 'later incident')} not listed here"] if left > 0 else []
    if timeline.undated:
        names = words.listing([one.title for one in timeline.undated], 6)
        more.append(f"without a date: {names}")
    if more:
        yield Paragraph(text(words.capital("; ".join(more)) + "."), "note")


def _levels(levels: Iterable[Level], depth: int) -> Iterator[Text]:
    """Yield a line for each operation, those within others set in."""
    for one in levels:
        told = f"{words.count(len(one.operation.incidents), 'incident')}, {words.count(one.voices, 'voice')}"
        why = f"; {'; '.join(one.reasons)}" if one.reasons else ""
        yield text("– " * depth, strong(one.operation.title), quiet(f" ({told}{why})"))
        yield from _levels(one.parts, depth + 1)


def _incidents(shown: dict[str, Any], references: References) -> Iterator[Block]:
    cards = shown["cards"]
    if not cards:
        return
    yield Heading(1, "Incidents")
    if shown["levels"]:
        yield Paragraph(text("Which operation is part of which:"), "lead")
        yield Bullets(tuple(_levels(shown["levels"], 0)))
    for card in cards[:_INCIDENTS]:
        yield Heading(2, card.incident.title)
        facts = [f"{card.where}; {card.when}"]
        if card.incident.targets:
            facts.append(f"struck: {words.listing(card.incident.targets, 5)}")
        if card.incident.actors:
            facts.append(f"named as acting: {words.listing(card.incident.actors, 4)}")
        voices = words.count(card.voices, "voice")
        facts.append(f"{words.count(len(card.incident.documents), 'document')}, {voices}")
        yield Paragraph(text(quiet(words.capital(". ".join(words.capital(fact) for fact in facts)) + ".")))
        figures = [tolls.brief_line(line, references) for line in card.lines if line.rows]
        if figures:
            yield Bullets(tuple(figures))
        for claim in card.quotes[:2]:
            yield Paragraph(references.saying(claim))
    if len(cards) > _INCIDENTS:
        yield Paragraph(
            text(f"{words.number(len(cards) - _INCIDENTS)} more are in the pages, not here."), "note"
        )


def _responsibility(shown: dict[str, Any], references: References) -> Iterator[Block]:
    yield Heading(1, "Who says what of whom")
    if not shown["subjects"]:
        yield Paragraph(text("Nobody is quoted as taking responsibility, blaming or denying."))
    for subject in shown["subjects"][:8]:
        yield Heading(2, subject.name)
        stands = [*subject.takes, *subject.blamed, *subject.denied]
        yield Bullets(
            tuple(
                text(
                    strong(stand.speaker),
                    f" {_STANCES[stand.position.kind]} ({words.count(stand.position.origins, 'voice')}): ",
                    references.quote(stand.claim),
                )
                for stand in stands[:8]
            )
        )
    if shown["outcomes"]:
        yield Heading(2, "How it ended, as told")
        yield Bullets(tuple(references.saying(claim) for claim in shown["outcomes"][:_OUTCOMES]))


def _contested(shown: dict[str, Any], lookup: Lookup, references: References) -> Iterator[Block]:
    points = [point for point in shown["contested"] if not point.explained]
    yield Heading(1, "Contested points")
    if not points:
        yield Paragraph(text("Nothing here contradicts anything else."))
    for point in points[:_CONTESTED]:
        yield Heading(2, words.tidy(point.title))
        yield Paragraph(text(words.tidy(point.explanation), quiet(f" Rule: {point.rule}.")), "before")
        heard, _ = sides_shown(point)
        yield Voices(tuple(_voice(side, lookup, references) for side in heard))
    if len(points) > _CONTESTED:
        yield Paragraph(
            text(f"{words.number(len(points) - _CONTESTED)} more are in the pages, not here."), "note"
        )


def _more(number: int) -> Paragraph:
    return Paragraph(text(f"{words.number(number)} more in the pages, not here."), "note")


def _voice(side: Any, lookup: Lookup, references: References) -> Voice:
    known = lookup.known(side.claims)
    statement = words.tidy(words.capital(side.statement))
    first = lookup.claims[known[0]] if known else None
    return Voice(
        speaker=side.speaker,
        statement=text(Run(statement, "strong", references.number(side.claims))),
        quote=text(references.quote(first, note=False)) if first else (),
        by=lookup.says(first) if first else "",
    )


def _assessments(shown: dict[str, Any], references: References) -> Iterator[Block]:
    found = shown["assessments"]
    if not found:
        return
    yield Heading(1, "What authors think of it")
    yield Paragraph(
        text(strong("Not counted as fact."), " These are the authors’ own judgements. They enter no figure."),
        "lead",
    )
    yield Bullets(tuple(references.saying(claim) for claim in found[:_ASSESSMENTS]))
    if len(found) > _ASSESSMENTS:
        yield _more(len(found) - _ASSESSMENTS)
