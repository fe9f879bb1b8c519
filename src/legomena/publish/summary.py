"""The first screen: what, where, when, who says so, how many died by whose count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from legomena.records import (
    OUTLET,
    Account,
    ContestedPoint,
    Figure,
    Incident,
    Operation,
    Place,
    Side,
    TollLine,
    When,
)

from . import words
from .kinds import KINDS, kind_of
from .lookup import FAMILIES, Family, Lookup, family, reports_of, speaker_key
from .tolls import heads, latest, order, title

LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "bal": "Balochi", "bn": "Bengali", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "ku": "Kurdish",
    "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sd": "Sindhi", "so": "Somali", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "ti": "Tigrinya",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


_COLUMNS = 4
_PARTIAL = ("one report alone gives it", "a hospital or medical team counts")
"""Why a figure is no answer to how many died in all, as reconciling words it."""


@dataclass(frozen=True)
class Column:
    """A speaker of the first screen's table."""

    name: str
    family: Family
    voices: int


@dataclass(frozen=True)
class Count:
    """One row of it: a group, with the latest figure of each speaker or None."""

    title: str
    cells: tuple[Figure | None, ...]


@dataclass(frozen=True)
class Summary:
    """What the first screen says."""

    subject: Operation | Incident | None
    counted: Operation | Incident | None
    """Whose figures are shown: a part's, where none are given for the whole."""
    account: Account | None
    what: str
    names: tuple[str, ...]
    where: str
    when: str
    when_text: str
    documents: int
    voices: int
    claims: int
    languages: str
    sites: int
    kinds: tuple[str, ...]
    """How many incidents of each kind: ``11 armed attacks``."""
    actors: tuple[str, ...]
    columns: tuple[Column, ...]
    counts: tuple[Count, ...]
    contested: tuple[ContestedPoint, ...]
    digests: int


def main_subject(lookup: Lookup) -> Operation | Incident | None:
    """Return what the anatomy is about: the operation, or lone incident, that most documents tell of."""
    links = lookup.anatomy.links
    alone = [incident for incident in links.incidents if incident.operation is None]
    widest = [operation for operation in links.operations if operation.parent is None]
    return _most_told([*widest, *alone])


def counted_subject(lookup: Lookup) -> Operation | Incident | None:
    """Return whose figures stand for it: its own, or, where it has none, those of its most told part."""
    best = main_subject(lookup)
    while isinstance(best, Operation) and not _has_figures(best, lookup):
        inner = [lookup.operations[part.id] for part in best.parts if part.id in lookup.operations]
        if not inner:
            return main_subject(lookup)
        best = _most_told(inner)
    return best


def _most_told(pool: Sequence[Operation | Incident]) -> Operation | Incident | None:
    return max(pool, key=lambda one: (len(one.documents), len(one.claims), one.id), default=None)


def _has_figures(operation: Operation, lookup: Lookup) -> bool:
    account = lookup.accounts.get(operation.id)
    return account is not None and any(line.low or line.high for line in account.tolls)


def summarise(lookup: Lookup) -> Summary:
    """Return the first screen of an anatomy. Empty parts come back empty."""
    anatomy = lookup.anatomy
    subject, counted = main_subject(lookup), counted_subject(lookup)
    account = lookup.accounts.get(counted.id) if counted else None
    columns, counts = _counts(account, lookup)
    languages = sorted({d.lang.split("-")[0].lower() for d in anatomy.documents if d.lang})
    contested = contested_points(account)
    reports = reports_of(anatomy)
    return Summary(
        subject=subject,
        counted=counted,
        account=account,
        what=subject.title if subject else anatomy.title,
        names=subject.names if isinstance(subject, Operation) else (),
        where=_where(subject),
        when=_when(subject.when) if subject else "no time given",
        when_text=subject.when.text if subject and subject.when and subject.when.rule else "",
        documents=len(reports),
        voices=len({lookup.voice(document.id) for document in reports}),
        claims=len(anatomy.claims),
        languages=words.listing([LANGUAGES.get(code, code) for code in languages], 5) or "language not known",
        sites=len(subject.incidents) if isinstance(subject, Operation) else 1 if subject else 0,
        kinds=_kinds(subject, lookup),
        actors=subject.actors if subject else (),
        columns=columns,
        counts=counts,
        contested=tuple(point for point in contested if not point.explained)[:3],
        digests=sum(document.text_kind == "digest" for document in anatomy.documents),
    )


def contested_points(account: Account | None) -> list[ContestedPoint]:
    """Return contested points in the order of the page: those that the claims do not explain come first."""
    points = account.contested if account else ()
    return sorted(points, key=lambda point: (point.explained, -point.weight, point.title))


def sides_shown(point: ContestedPoint, limit: int = 4) -> tuple[list[Side], list[Side]]:
    """Return the sides of a point to show at once and those to fold away.

    Of sides that state the same, one is taken before a second: each position is heard before any is
    heard twice.
    """
    heard: dict[str, int] = defaultdict(int)
    ranked = []
    for order_told, side in enumerate(point.sides):
        ranked.append((heard[side.statement.casefold()], order_told, side))
        heard[side.statement.casefold()] += 1
    ranked.sort(key=lambda one: one[:2])
    shown = sorted(ranked[:limit], key=lambda one: one[1])
    return [side for _, _, side in shown], [side for _, _, side in ranked[limit:]]


def _kinds(subject: Operation | Incident | None, lookup: Lookup) -> tuple[str, ...]:
    """Return how many incidents of each kind an operation has."""
    if not isinstance(subject, Operation):
        return ()
    found = [kind_of(lookup.incidents[one]) for one in subject.incidents if one in lookup.incidents]
    return tuple(words.count(found.count(kind), kind.one, kind.many) for kind in KINDS if kind in found)


def _when(value: When | None) -> str:
    return words.when(value)


def _where(subject: Operation | Incident | None) -> str:
    if subject is None:
        return "no place given"
    places: list[Place] = []
    if isinstance(subject, Operation):
        places = list(subject.places)
    elif subject.place:
        places = [subject.place]
    if not places:
        return "no place given"
    names = list(dict.fromkeys(one.name or one.text for one in places))
    regions = list(dict.fromkeys(one.admin1 for one in places if one.admin1))
    if len(names) == 1:
        return words.place(places[0])
    told = words.listing(names, 5)
    return f"{told}; {words.listing(regions, 3)}" if regions else told


def column_name(figures: Sequence[Figure], lookup: Lookup) -> str:
    """Return the name over a column; many outlets' own voice is told as the press."""
    speaker = figures[0].speaker
    claims = [claim for figure in figures for claim in figure.claims]
    outlets = {lookup.outlet(lookup.claims[c].document) for c in lookup.known(claims)}
    if speaker.name == OUTLET and len(outlets) > 1:
        return f"Press in its own voice ({len(outlets)} outlets)"
    return lookup.speaker(speaker, claims)


def _all_in(claims: Sequence[str], strays: set[str]) -> bool:
    return bool(claims) and strays.issuperset(claims)


def _of_a_part(figure: Figure, line: TollLine) -> bool:
    """Whether a figure counts some of a group only, and so is no answer to how many died of it."""
    part = figure.subgroup is not None and figure.group != "foreigners"
    return part or figure.part_of in {one.id for one in line.figures} or figure.series == "increment"


def _rows(tolls: Sequence[TollLine]) -> list[TollLine]:
    """Return the lines of the table: the groups, and all the dead where most voices count them alone.

    A group that few voices count beside a total that many give is a part, and no row of the first screen.
    """
    total = [line for line in tolls if line.group == "unspecified"]
    groups = [line for line in tolls if line.group != "unspecified"]
    most = max((line.origins for line in groups), default=0)
    if not total or not groups or total[0].origins <= most:
        return (groups or list(tolls))[:4]
    return [*total, *(line for line in groups if line.origins * 4 >= total[0].origins)][:4]


def _counts(account: Account | None, lookup: Lookup) -> tuple[tuple[Column, ...], tuple[Count, ...]]:
    """Lay the figures of the dead side by side: groups down, speakers across.

    Each side that gave figures is heard: the most carried speaker of the state, of the armed groups and
    of others come first, the press in its own voice where few others are heard twice and none as often, then
    the most carried of all, up to four. A voice counts twice for who has a name, once for "officials".
    """
    if account is None:
        return (), ()
    tolls = [line for line in sorted(account.tolls, key=order) if line.effect == "killed"]
    if not tolls:
        tolls = sorted(account.tolls, key=order)[:2]
    tolls = _rows(tolls)
    strays = {claim for p in account.policies for claim, why in p.left_out if why.startswith(_PARTIAL)}
    table: dict[str, dict[int, Figure]] = defaultdict(dict)
    weight: dict[str, int] = defaultdict(int)
    names: dict[str, Figure] = {}
    for index, line in enumerate(tolls):
        by_speaker: dict[str, list[Figure]] = defaultdict(list)
        for head, _ in heads(line.figures):
            by_speaker[speaker_key(head)].append(head)
        for key, figures in by_speaker.items():
            best = latest(
                [one for one in figures if not _all_in(one.claims, strays) and not _of_a_part(one, line)]
            )
            if best is None:
                continue
            table[key][index] = best
            weight[key] += sum(figure.origins for figure in figures)
            names.setdefault(key, best)
    families = {key: family(figure.speaker, figure.side) for key, figure in names.items()}
    kinds = {actor.id: actor.kind for actor in lookup.anatomy.links.actors}
    catch_all = {key for key, figure in names.items() if kinds.get(figure.actor or "") == "unnamed"}
    heard = {key: weight[key] if key in catch_all else 2 * weight[key] for key in table}
    ranked = sorted(table, key=lambda key: (-2 * len(table[key]) - min(heard[key], 12), -heard[key], key))
    named = [key for key in ranked if key not in catch_all]
    first = [
        next((key for key in (*named, *ranked) if families[key] == kind), None)
        for kind in ("state", "armed", "other")
    ]
    most = max((weight[key] for key in table if families[key] != "press"), default=0)
    known = [key for key in named if families[key] != "press" and weight[key] > 1]
    if len(known) < _COLUMNS - 1:
        first += [key for key in ranked if families[key] == "press" and weight[key] > max(most, 1)][:1]
    chosen = [key for key in first if key is not None]
    chosen += [key for key in ranked if key not in chosen and families[key] != "press"]
    told = [(index, one.low, one.high) for key in chosen[:_COLUMNS] for index, one in table[key].items()]
    chosen += [
        key
        for key in ranked
        if key not in chosen and any((i, one.low, one.high) not in told for i, one in table[key].items())
    ]
    sides = list(FAMILIES)
    ranked = sorted(
        chosen[:_COLUMNS], key=lambda key: (sides.index(families[key]), key in catch_all, ranked.index(key))
    )
    columns = tuple(
        Column(
            name=column_name(list(table[key].values()), lookup),
            family=families[key],
            voices=lookup.voices(c for figure in table[key].values() for c in figure.claims),
        )
        for key in ranked
    )
    counts = tuple(
        Count(title=title(line.group, line.effect), cells=tuple(table[key].get(index) for key in ranked))
        for index, line in enumerate(tolls)
    )
    return columns, tuple(row for row in counts if any(row.cells))
