"""Rules on the reports themselves: overlap left open, two figures on one page, figures changed on the way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from legomena.records import Claim, ContestedPoint, Document, Side

from ..figures import Drawn, exclusive
from ..numbers import told
from ..windows import comparable
from ._base import EFFECT_WEIGHT, Matter, count_of, figure_side, joined, name_of, speaker_name, words_of

_UNSURE = re.compile(
    r"\b(?:un|not (?:immediately |yet |entirely )?)clear\b|\bnot (?:immediately )?(?:known|say|specify)\b"
    r"|\bcould not (?:say|confirm)\b|\b(?:may|might|could) (?:already |also )?(?:be|have been)\b",
    re.IGNORECASE,
)
_COUNTED_AMONG = re.compile(
    r"\b(?:if|whether|may|might|could)\b[^.;]{0,90}?\b"
    r"(?:(?:counted|included?|includes|numbered)\b(?! (?:twice|double|more than once))"
    r"|part of (?:the|that|this)\b)",
    re.IGNORECASE,
)
_AMONG_NUMBER = re.compile(
    r"\b(?:among|in|of|within|part of) (?:the|those|that|this) (?:toll of |total of |earlier )?(\d[\d,]*)\b"
)
_REACH = 260
"""Characters after a figure in which the doubt about it must stand."""
_SMALLEST = 10
"""Figures under this are easily of two sites, though no site is named."""


def overlap_left_open(matter: Matter) -> Iterator[ContestedPoint]:
    """A report says itself that it is not clear whether one figure is counted in another."""
    found: dict[tuple[str, str, str, str | None], list[Claim]] = defaultdict(list)
    pages = {claim.document for claim in matter.claims}
    doubtful = {page for page in pages if _may_doubt(matter.book.documents.get(page))}
    for claim in matter.claims:
        if claim.document not in doubtful or claim.kind != "toll" or claim.stance != "asserts":
            continue
        doubt = _doubt_after(claim, matter)
        if doubt is None:
            continue
        number = _AMONG_NUMBER.search(doubt)
        figure = told(claim.low, claim.high, claim.qualifier)
        key = (figure, claim.group or "unspecified", claim.effect or "harmed", None)
        home = next((k for k in found if k[:3] == key[:3]), key)
        if number is not None and home[3] is None:
            found[key[0], key[1], key[2], number[1]] = found.pop(home, [])
            home = (key[0], key[1], key[2], number[1])
        found[home].append(claim)
    for (figure, group, effect, among), claims in sorted(found.items(), key=str):
        people = "people" if group == "unspecified" else group
        whole = f"the {among}" if among else "a total given beside them"
        yield ContestedPoint(
            rule="overlap left open",
            title=f"Overlap left open: {figure} {people} {effect} may be counted among {whole}",
            explanation=(
                f"The reports say themselves that it is not clear whether these {figure} are counted among "
                f"{whole}: the two must not be added up."
            ),
            sides=tuple(
                Side(
                    speaker=speaker_name(matter.book.actor(claim).name),
                    statement=f"{people} {effect}: {figure}",
                    claims=(claim.id,),
                )
                for claim in claims[:6]
            ),
            weight=round(0.7 * EFFECT_WEIGHT.get(effect, 0.5), 3),
        )


def _may_doubt(document: Document | None) -> bool:
    """Whether a page holds any of the words that such a doubt is told in: nearly none do."""
    if document is None:
        return False
    text = document.text
    return "counted" in text or "include" in text or "numbered" in text or "part of" in text


def _doubt_after(claim: Claim, matter: Matter) -> str | None:
    """Return the words after a figure that leave open whether it is counted elsewhere; null where none do.

    They end where the next figure begins, except for the number that it may be counted among.
    """
    document = matter.book.documents.get(claim.document)
    if document is None:
        return None
    rest = document.text[claim.end : claim.end + _REACH]
    stops = [m.end() for m in re.finditer(r"[.!?](?:\s|$)", rest)]
    rest = rest[: stops[1]] if len(stops) > 1 else rest
    doubt = _UNSURE.search(rest)
    counted = _COUNTED_AMONG.search(rest)
    if doubt is None or counted is None or abs(doubt.start() - counted.start()) > _REACH // 2:
        return None
    begins = claim.end + min(doubt.start(), counted.start())
    between = (
        other
        for other in matter.book.tolls_on(claim.document)
        if other.id != claim.id and claim.end <= other.start < begins
    )
    return rest if next(between, None) is None else None


def one_page_two_figures(matter: Matter) -> Iterator[ContestedPoint]:
    """One page gives, in one voice, two figures for one scope, each of which other pages give as well."""
    for line in matter.lines:
        wholes = [
            d
            for d in line.drawn
            if d.value is not None
            and d.value >= _SMALLEST
            and d.figure.subgroup is None
            and d.figure.series not in ("increment", "earlier")
            and not d.where
            and d.figure.includes_attackers is not True
        ]
        if len(wholes) < 2:
            continue
        by_value: dict[int, set[str]] = defaultdict(set)
        for d in wholes:
            by_value[count_of(d)].update(d.figure.documents)
        by_page: dict[tuple[str, str | None], list[Drawn]] = defaultdict(list)
        for d in wholes:
            for page in d.figure.documents:
                by_page[page, d.figure.actor].append(d)
        several = [(key, found) for key, found in by_page.items() if len(found) > 1]
        for (page, _), found in sorted(several, key=lambda item: (item[0][0], str(item[0][1]))):
            known = [d for d in found if len(by_value[count_of(d)]) > 1]
            pairs = [pair for pair in combinations(sorted(known, key=count_of), 2) if _beside(*pair)]
            sides = sorted({id(d): d for pair in pairs for d in pair}.values(), key=count_of)
            if not sides:
                continue
            document = matter.book.documents.get(page)
            name = (document.source or document.name) if document is not None else page
            numbers = joined([words_of(d) for d in sides])
            yield ContestedPoint(
                rule="one page, two figures",
                title=f"{name_of(sides[0].figure)}: {numbers} on one page ({name})",
                explanation=(
                    f"One page of {name} gives {numbers} in different places: a part of it may be older than "
                    "the rest, or it tells how the count went on."
                ),
                sides=tuple(figure_side(d) for d in sides[:8]),
                weight=round(0.35 * EFFECT_WEIGHT.get(line.toll.effect, 0.5), 3),
            )


def _beside(lower: Drawn, higher: Drawn) -> bool:
    """Whether two figures of one voice on one page are of one scope, exclude each other and are no series."""
    followed = (higher.figure.revises, higher.figure.widens)
    return (
        exclusive(lower, higher)
        and comparable(lower.window, higher.window)
        and lower.figure.id not in followed
    )


def changed_on_the_way(matter: Matter) -> Iterator[ContestedPoint]:
    """A report gives a figure otherwise than the report that it took it from."""
    mine = {claim.id for claim in matter.claims}
    groups: dict[tuple[str, str], list[tuple[Claim, Claim, str]]] = defaultdict(list)
    for slip in matter.book.rereportings:
        if slip.claim in mine or slip.source in mine:
            copy, source = matter.book.claims[slip.claim], matter.book.claims[slip.source]
            groups[slip.kind, source.id].append((copy, source, slip.explanation))
    for (kind, _), found in sorted(groups.items()):
        source = found[0][1]
        number = told(source.low, source.high, source.qualifier)
        what = _CHANGES[kind]
        nobody = "person" if number == "1" else "people"
        people = nobody if source.group in (None, "unspecified") else source.group
        yield ContestedPoint(
            rule="changed in re-reporting",
            title=f"{number} {people} {source.effect or 'harmed'}: {what} on the way",
            explanation=found[0][2],
            sides=(
                Side(
                    speaker=speaker_name(matter.book.actor(source).name),
                    statement=f"as first told: {number} {source.effect}",
                    claims=(source.id,),
                ),
                *(
                    Side(
                        speaker=matter.book.source(copy),
                        statement=f"as told again: {told(copy.low, copy.high, copy.qualifier)} {copy.effect}",
                        claims=(copy.id,),
                    )
                    for copy, _, _ in found[:6]
                ),
            ),
            weight=0.6 if kind == "effect" else 0.5 if kind == "figure" else 0.3,
        )


_CHANGES = {
    "figure": "the number changed",
    "qualifier": "“at least” or the like was lost",
    "effect": "the injured became dead",
}
