"""How an anatomy was made, what it leaves out and why, and how to cite it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from legomena.records import Anatomy, to_json

from . import words
from .lookup import Lookup, reports_of
from .summary import LANGUAGES
from .timeline import Timeline


@dataclass(frozen=True)
class LeftOut:
    """Something that stands in no figure, no incident or no picture, and why."""

    number: int
    what: str
    why: str
    where: str
    """Address on the page where it stands; empty where it does not."""


def left_out(lookup: Lookup, timeline: Timeline, unplaced: int) -> list[LeftOut]:
    """Return what was left out, each with its number and reason; what is nought is not told."""
    anatomy = lookup.anatomy
    telling = {claim.document for claim in anatomy.claims}
    silent = [document for document in anatomy.documents if document.id not in telling]
    read = {_code(document.lang) for document in anatomy.documents if document.id in telling}
    foreign = [one for one in silent if one.lang and _code(one.lang) not in read]
    tongues = sorted({LANGUAGES.get(_code(one.lang), _code(one.lang)) for one in foreign})
    assessments = sum(claim.kind == "assessment" for claim in anatomy.claims)
    unnumbered = sum(
        claim.kind == "toll" and claim.low is None and claim.high is None for claim in anatomy.claims
    )
    told = [
        LeftOut(
            len(anatomy.set_aside),
            "inputs",
            "could not be read; each stands below with its reason",
            "#set-aside",
        ),
        LeftOut(
            len(foreign),
            "documents",
            f"are in {words.listing(tongues, 5)}, of which nothing was read: kept and shown, but no claim "
            "was taken from them",
            "#documents",
        ),
        LeftOut(
            len(silent) - len(foreign), "documents", "hold nothing that was read as a claim", "#documents"
        ),
        LeftOut(
            len(anatomy.links.background),
            "claims",
            "are told of other events, as background: kept apart, in no figure here",
            "#background",
        ),
        LeftOut(
            assessments, "claims", "are the authors’ own judgement: shown apart, counted nowhere", "#opinion"
        ),
        LeftOut(
            unnumbered,
            "figures",
            "are told without a number (“several”, “dozens”): shown, but no number was made of them",
            "#tolls",
        ),
        LeftOut(unplaced, "claims", "name no place and are not on the map", "#map"),
        LeftOut(len(timeline.undated), "incidents", "have no date and no bar on the timeline", "#timeline"),
    ]
    return [one for one in told if one.number]


def _code(tag: str | None) -> str:
    return (tag or "").split("-")[0].lower()


def fingerprint(anatomy: Anatomy) -> str:
    """Return 16 hex digits that name all that an anatomy holds: another case, or version, has others."""
    return hashlib.sha256(to_json(anatomy)).hexdigest()[:16]


def period(anatomy: Anatomy) -> str:
    """Return the days in which the documents were published: ``31 January – 26 February 2026``."""
    dates = [document.published for document in anatomy.documents]
    days = sorted(date[:10] for date in dates if date and words.day_of(date))
    return words.interval(days[0], days[-1]) if days else ""


def citation(anatomy: Anatomy, print_: str) -> str:
    """Return one line to cite the anatomy by, its title left out."""
    parts = [f"Anatomy of {words.count(len(reports_of(anatomy)), 'report')}"]
    published = period(anatomy)
    if published:
        parts[0] += f" published {published}"
    readers = sorted({claim.extractor for claim in anatomy.claims if claim.extractor})
    made = " ".join(filter(None, ("Legomena", anatomy.version)))
    parts.append(f"Made with {made}" + (f" ({words.listing(readers)})" if readers else ""))
    parts.append(f"Fingerprint {print_}")
    return ". ".join(parts) + "."


def bibtex(anatomy: Anatomy, print_: str) -> str:
    """Return the same as a BibTeX entry."""
    title = "".join(letter for letter in anatomy.title if letter not in "{}\\%$#_&~^") or "Anatomy"
    dates = [document.published for document in anatomy.documents]
    years = [date[:4] for date in dates if date and words.day_of(date)]
    year = f"  year = {{{max(years)}}},\n" if years else ""
    note = citation(anatomy, print_).replace("–", "--")
    return f"@misc{{legomena-{print_},\n  title = {{{title}}},\n{year}  note = {{{note}}}\n}}"
