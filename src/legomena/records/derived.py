"""What is derived from documents, claims and rulings. Nothing here is ever stored as truth."""

from __future__ import annotations

from typing import Literal

from ._base import Record
from .claim import Claim, Kind, Place, Qualifier, Series, Speaker, When
from .document import Document, SetAside


class OriginLink(Record, frozen=True, kw_only=True):
    """Why two documents count as one voice."""

    document: str
    copy_of: str
    reason: Literal["marked", "same bytes", "same text", "near copy", "agency"]
    score: float
    """Share of shared wording, 0 to 1."""


class Origin(Record, frozen=True, kw_only=True):
    """One voice: documents that are copies of each other. ``documents[0]`` is its earliest."""

    id: str
    documents: tuple[str, ...]
    links: tuple[OriginLink, ...] = ()


class Rereporting(Record, frozen=True, kw_only=True):
    """What a report made of a figure that it took from elsewhere, and got wrong."""

    kind: Literal["figure", "qualifier", "effect"]
    """Another number; "at least" or the like dropped; "killed or injured" become "killed"."""
    claim: str
    """``Claim.id`` of the figure as it was told again."""
    source: str
    """``Claim.id`` of the figure as the source has it."""
    explanation: str
    """A sentence that a reader understands."""


class StoryLink(Record, frozen=True, kw_only=True):
    """Why a document is taken to report the same event as another."""

    document: str
    other: str
    reasons: tuple[str, ...]
    """What speaks for it, and, each begun with ``but``, what speaks against it."""
    score: float
    """Probability that the two report one event, 0 to 1."""


class Story(Record, frozen=True, kw_only=True):
    """Documents that report one and the same event before anything else."""

    id: str
    documents: tuple[str, ...]
    links: tuple[StoryLink, ...] = ()
    """One for each document but the first: the document of the story that it is most alike to."""


class Actor(Record, frozen=True, kw_only=True):
    """One person or body under all the names that the documents give it."""

    id: str
    name: str
    """The fullest name in use."""
    kind: Literal["person", "body", "unnamed", "outlet"]
    """``unnamed``: told only by office or trade (``police``, ``a senior official``); ``outlet``: the
    documents' own voice."""
    side: str | None
    """``state``, ``armed group``, ``medical``, ``international``, ``rights group``, ``media`` …"""
    variants: tuple[str, ...]
    """Every name as written, most used first."""
    speaks: tuple[str, ...] = ()
    """Ids of the claims that it is the speaker of."""
    acts: tuple[str, ...] = ()
    """Ids of the claims that it is the subject of."""


class Membership(Record, frozen=True, kw_only=True):
    """A claim's place in an incident or operation, and the reasons for it."""

    claim: str
    reasons: tuple[str, ...]
    score: float


class Incident(Record, frozen=True, kw_only=True):
    """What claims from any number of documents say happened at one place and time."""

    id: str
    title: str
    """A plain line: ``Attack in Gwadar, 31 January 2026``."""
    event: str | None
    place: Place | None
    when: When | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    claims: tuple[Membership, ...]
    documents: tuple[str, ...]
    operation: str | None = None
    """``Operation.id`` of the smallest operation that it is part of."""


class Part(Record, frozen=True, kw_only=True):
    """What an operation is made of: an incident or a smaller operation, and the reasons for it."""

    id: str
    """``Incident.id`` or ``Operation.id``."""
    reasons: tuple[str, ...]


class Operation(Record, frozen=True, kw_only=True):
    """Incidents that belong together: same actors, one window, often a name of its own.

    An operation may be part of a wider one, to any depth: attacks in a province within a day's operation
    within a campaign.
    """

    id: str
    title: str
    names: tuple[str, ...]
    """The names it is given, most used first (spellings differ)."""
    when: When | None
    places: tuple[Place, ...]
    actors: tuple[str, ...]
    incidents: tuple[str, ...]
    """Ids of all its incidents, those of its smaller operations too."""
    claims: tuple[Membership, ...]
    """Claims about the operation as a whole."""
    documents: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    """The incidents and smaller operations that it is made of, each once; theirs are not repeated."""
    parent: str | None = None
    """``Operation.id`` of the wider operation that it is part of."""
    related: tuple[str, ...] = ()
    """Ids of other operations in the same days, e.g. the counter-operation."""


class Links(Record, frozen=True, kw_only=True):
    """All that linking gives."""

    origins: tuple[Origin, ...]
    incidents: tuple[Incident, ...]
    operations: tuple[Operation, ...]
    background: tuple[str, ...]
    """Ids of claims about other events, kept apart."""
    actors: tuple[Actor, ...] = ()
    """Who speaks and acts, across all documents."""
    stories: tuple[Story, ...] = ()
    """Which documents report the same event, with or without claims read from them."""
    rereportings: tuple[Rereporting, ...] = ()
    """Figures that were changed on their way from one report to the next."""


class Figure(Record, frozen=True, kw_only=True):
    """One figure as one speaker gave it, with every claim that repeats it."""

    id: str
    speaker: Speaker
    side: str | None
    """The side that the speaker belongs to, where known: ``state``, ``armed group`` …"""
    group: str
    effect: str
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    when: When | None
    place: Place | None
    series: Series | None
    said: str | None
    """ISO date on which it was first said in this case (of publication)."""
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    """How many independent chains of origin carry it."""
    part_of: str | None = None
    """``Figure.id`` of the whole."""
    revises: str | None = None
    """``Figure.id`` of the same speaker's earlier figure for the same scope."""
    includes_attackers: bool | None = None
    own_side: bool | None = None
    actor: str | None = None
    """``Actor.id`` of the speaker."""
    subgroup: str | None = None
    """A part of the group that the figure is limited to: ``women``, ``children``, ``suicide bombers``."""
    widens: str | None = None
    """``Figure.id`` of the same speaker's earlier figure for a shorter window within this one's."""
    covers: tuple[str | None, str | None] = (None, None)
    """First and last local day covered (ISO dates): as told, else all of the event until it was said."""
    standing: bool = False
    """True where the speaker neither revised nor widened it, and it is no part of another figure."""

    @property
    def number(self) -> int | None:
        """The number that was said: the lower one of a range; null where it is a word only."""
        return self.low if self.low is not None else self.high


class TollLine(Record, frozen=True, kw_only=True):
    """One group and effect: every speaker's figures, and what can be said of them together."""

    group: str
    effect: str
    figures: tuple[Figure, ...]
    low: int | None
    """Lowest figure that a speaker stands by at the end."""
    high: int | None
    agreed: int | None
    """What every speaker's latest figure agrees on at least."""
    origins: int


class PolicyFigure(Record, frozen=True, kw_only=True):
    """What one policy makes of one group and effect."""

    policy: str
    group: str
    effect: str
    low: int | None
    best: int | None
    high: int | None
    used: tuple[str, ...]
    """Claim ids."""
    left_out: tuple[tuple[str, str], ...]
    """Claim id and why."""
    note: str


class Position(Record, frozen=True, kw_only=True):
    """Who stands where on responsibility: a claim of it, a blame, or a denial."""

    kind: Kind
    speaker: Speaker
    subject: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int


class Side(Record, frozen=True, kw_only=True):
    """One voice on a contested point."""

    speaker: str
    statement: str
    claims: tuple[str, ...]


class ContestedPoint(Record, frozen=True, kw_only=True):
    """Something that the claims do not agree on, found by a named rule."""

    rule: str
    title: str
    explanation: str
    """A sentence that a reader understands."""
    sides: tuple[Side, ...]
    weight: float
    """How much it matters, larger first."""
    explained: bool = False
    """True where the claims themselves explain the difference (a wider window, a later count): told for
    the reader, and no contradiction."""


class Account(Record, frozen=True, kw_only=True):
    """The reconciled view of one incident or operation."""

    about: str
    """``Incident.id`` or ``Operation.id``."""
    tolls: tuple[TollLine, ...]
    positions: tuple[Position, ...]
    outcomes: tuple[str, ...]
    """Claim ids of kind outcome."""
    contested: tuple[ContestedPoint, ...]
    policies: tuple[PolicyFigure, ...]


class Withheld(Record, frozen=True, kw_only=True):
    """What a publication profile left out or made coarser: told by kind and number, never by content."""

    kind: str
    """``names of private persons``, ``addresses`` …, in the plural."""
    number: int
    """How many distinct ones were withheld."""
    reason: str
    """One sentence: why, and what stands in their place."""


class Anatomy(Record, frozen=True, kw_only=True):
    """All that is published. The same case always gives the same anatomy."""

    title: str
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    links: Links
    accounts: tuple[Account, ...]
    set_aside: tuple[SetAside, ...] = ()
    version: str = ""
    """Version of Legomena that derived it."""
    profile: str = "internal"
    """The publication profile that it was redacted for; ``internal`` where nothing was."""
    withheld: tuple[Withheld, ...] = ()
    """What that profile left out."""
