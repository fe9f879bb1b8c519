"""Rules on parts and sums: parts that do not add up, additions that do not, parts told differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from legomena.records import ContestedPoint, Side, TollLine

from ..figures import Drawn, exclusive
from ..windows import comparable, relation
from ..windows import told as told_window
from ._base import EFFECT_WEIGHT, Matter, Site, count_of, figure_side, joined, name_of, voice_of, words_of

_MOST_WHOLES = 8
_FAR_MORE = 3
_NUMERALS = frozenset(
    {
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *(
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "a",
            "an",
        ),
    }
)


def parts_do_not_add_up(matter: Matter) -> Iterator[ContestedPoint]:
    """Parts that a speaker gives of a whole are together more than the whole."""
    by_id, parts = matter.by_id, matter.parts
    for whole_id in sorted(parts):
        whole = by_id[whole_id]
        disjoint = _disjoint(whole, parts[whole_id])
        most = whole.bounds[1]
        least = sum(d.bounds[0] for d in disjoint)
        if len(disjoint) < 2 or least <= most:
            continue
        sums = " + ".join(words_of(d) for d in disjoint)
        yield ContestedPoint(
            rule="parts that do not add up",
            title=f"{name_of(whole.figure)}: {sums} is more than {words_of(whole)}",
            explanation=(
                f"{voice_of(whole)} gave {words_of(whole)} in all, and parts of it "
                f"that come to at least {least:g}."
            ),
            sides=tuple(figure_side(d) for d in (whole, *disjoint)),
            weight=round(0.9 * EFFECT_WEIGHT.get(whole.figure.effect, 0.5), 3),
        )


def what_parts_leave_over(matter: Matter) -> Iterator[ContestedPoint]:
    """Explained: a whole, the parts that its speaker gives of it, and how many are left over."""
    by_id, parts = matter.by_id, matter.parts
    for whole_id in sorted(parts, key=lambda one: (-count_of(by_id[one]), one))[:_MOST_WHOLES]:
        whole, found = by_id[whole_id], _disjoint(by_id[whole_id], parts[whole_id])
        together = _on_its_pages(whole, parts[whole_id])
        if sum(count_of(d) for d in together) == count_of(whole):
            found = (
                together  # parts without a name of their own, as of three squads, are told apart by the sum
            )
        found.sort(key=lambda d: (_offset(d, matter), d.figure.id))
        told_of = sum(count_of(d) for d in found)
        left = count_of(whole) - told_of
        if left < 0 or 2 * told_of < count_of(whole) or (len(found) == 1 and left == 0):
            continue
        names = joined([_part_named(d, whole) for d in found])
        rest = f"{left} are told of no part" if left else "none is left over"
        yield ContestedPoint(
            rule="a whole and its parts",
            title=f"{name_of(whole.figure)}, {words_of(whole)}: {names}; {rest}",
            explanation=(
                f"According to {voice_of(whole)}: {words_of(whole)} in all, {names} among them; {rest}."
            ),
            sides=tuple(figure_side(d) for d in (whole, *found)),
            weight=round(0.2 * EFFECT_WEIGHT.get(whole.figure.effect, 0.5), 3),
            explained=True,
        )


def _offset(d: Drawn, matter: Matter) -> int:
    """Return where the figure itself stands in the first page that has it."""
    claim = matter.book.claims[d.figure.claims[0]]
    return claim.figure[0] if claim.figure is not None else claim.start


def _on_its_pages(whole: Drawn, parts: list[Drawn]) -> list[Drawn]:
    """Return the parts that the speaker of the whole gives on the pages that have it."""
    pages = set(whole.figure.documents)
    return [d for d in parts if d.figure.actor == whole.figure.actor and pages & set(d.figure.documents)]


def _part_named(d: Drawn, whole: Drawn) -> str:
    """Return a part in words: its group, or as it is written where the whole is of that group too."""
    f = d.figure
    if f.subgroup is not None or f.group != whole.figure.group:
        return f"{words_of(d)} {f.subgroup or f.group}"
    if relation(d.window, whole.window) == "narrower":
        return f"{words_of(d)} ({told_window(d.window)})"
    claim = d.claims[0]
    written = claim.group_text or ("people" if f.group == "unspecified" else f.group)
    with_number = written[:1].isdigit() or written.split()[0].casefold() in _NUMERALS
    return written if with_number else f"{words_of(d)} {written}"


def sites_against_whole(matter: Matter) -> Iterator[ContestedPoint]:
    """The lowest figures of an operation's sites together, held against its figures as a whole.

    They are never added up into it. Where they come to less, the rest died where no report says; where they
    come to more than anybody's figure for the whole, one of the two is wrong.
    """
    if len(matter.sites) < 2:
        return
    for line in matter.lines:
        wholes = [d for d in line.compared if d.value is not None]
        told_of = list(_told_of(matter.sites, line.toll, wholes))
        if len(told_of) < 2 or not wholes:
            continue
        at_sites = sum(toll.low or 0 for _, toll in told_of)
        most = max(d.bounds[1] for d in wholes)
        highest = max(wholes, key=lambda d: (count_of(d), d.figure.id))
        more = at_sites > most
        if at_sites > _FAR_MORE * most:
            continue  # what is told of the whole is no figure of the whole
        listed = joined([f"{toll.low} ({title})" for title, toll in told_of])
        end = (
            "that is more than anybody gives for the whole"
            if more
            else f"{max(0, count_of(highest) - at_sites)} of the highest figure are told of no named site"
        )
        yield ContestedPoint(
            rule="sites against the whole",
            title=(
                f"{name_of(highest.figure)}: {at_sites} at {len(told_of)} sites, {words_of(highest)} in all"
            ),
            explanation=f"The lowest figures of the sites are {listed}: {at_sites} together; {end}.",
            sides=(
                *(figure_side(d) for d in wholes[:3]),
                *(
                    Side(speaker=title, statement=f"at least {toll.low}", claims=_standing(toll))
                    for title, toll in told_of[:6]
                ),
            ),
            weight=round((0.6 if more else 0.2) * EFFECT_WEIGHT.get(line.toll.effect, 0.5), 3),
            explained=not more,
        )


def _told_of(
    sites: Sequence[Site], line: TollLine, wholes: Sequence[Drawn]
) -> Iterator[tuple[str, TollLine]]:
    """Yield title and figures of each site for one group and effect; of a smaller operation without such
    figures, those of its own sites."""
    for site in sites:
        alike = [
            toll
            for toll in site.account.tolls
            if (toll.group, toll.effect) == (line.group, line.effect)
            and toll.low
            and _lies_within(toll, wholes)
        ]
        yield from ((site.title, toll) for toll in alike)
        if not alike:
            yield from _told_of(site.sites, line, wholes)


def _lies_within(toll: TollLine, wholes: Sequence[Drawn]) -> bool:
    """Whether a site's lowest figure is of days that the figures of the whole cover too, as far as told."""
    days = [f.covers for f in toll.figures if f.number == toll.low]
    known = [d.window for d in wholes if d.window.known]
    return not known or any(
        first is not None and last is not None and str(w.first) <= first and last <= str(w.last)
        for first, last in days
        for w in known
    )


def _standing(toll: TollLine) -> tuple[str, ...]:
    """Return the claims that give the lowest figure of a line."""
    return tuple(claim for f in toll.figures if f.number == toll.low for claim in f.claims)


def _disjoint(whole: Drawn, parts: list[Drawn]) -> list[Drawn]:
    """Return parts of one speaker that name different people: different groups, or different subgroups."""
    seen: dict[tuple[str, str], Drawn] = {}
    for d in sorted(parts, key=lambda d: (d.figure.said or "9999", d.figure.id)):
        if d.figure.actor == whole.figure.actor and set(d.figure.documents) & set(whole.figure.documents):
            seen.setdefault((d.figure.group, d.figure.subgroup or ""), d)
    named = {group for group, subgroup in seen if not subgroup}
    return [d for (group, subgroup), d in seen.items() if not subgroup or group not in named]


def additions_do_not_add_up(matter: Matter) -> Iterator[ContestedPoint]:
    """A total is given together with what was added and what stood before, and the sum differs."""
    for line in matter.lines:
        additions = [d for d in line.drawn if d.figure.series == "increment" and not d.where]
        if not additions:
            continue
        totals = [d for d in line.drawn if d.figure.series != "increment" and d.value]
        for added in sorted(additions, key=lambda d: d.figure.id):
            pages = set(added.figure.documents)
            near = [
                d for d in totals if pages & set(d.figure.documents) and not d.figure.subgroup and not d.where
            ]
            more = added.value
            found = [
                (before, after)
                for before, after in combinations(sorted(near, key=lambda d: d.figure.said or ""), 2)
                if more and (before.value or 0) < count_of(after)
            ]
            if more is None or not found or any(count_of(b) + more == count_of(a) for b, a in found):
                continue
            before, after = max(found, key=lambda p: (count_of(p[1]), count_of(p[0]), p[0].figure.id))
            gap = abs(count_of(before) + more - count_of(after))
            if gap == 0 or gap > count_of(after) / 4 or added.figure.qualifier == "about":
                continue  # far off: other figures than those of the sum
            yield ContestedPoint(
                rule="additions that do not add up",
                title=(
                    f"{name_of(after.figure)}: {words_of(before)} and {more} more are not {words_of(after)}"
                ),
                explanation=(
                    f"{words_of(before)} stood before and {more} were added, which makes "
                    f"{count_of(before) + more}; the total given is {words_of(after)}."
                ),
                sides=tuple(figure_side(d) for d in (before, added, after)),
                weight=round(0.6 * EFFECT_WEIGHT.get(line.toll.effect, 0.5), 3),
            )


def parts_told_differently(matter: Matter) -> Iterator[ContestedPoint]:
    """Two speakers give one part of a group, such as the women, with numbers that cannot both hold."""
    for line in matter.lines:
        by_part: dict[tuple[str, str], list[Drawn]] = defaultdict(list)
        for d in line.drawn:
            plain = d.figure.series not in ("increment", "earlier") and d.figure.speaker.name != "outlet"
            if d.figure.subgroup is not None and d.value and plain:
                by_part[d.figure.subgroup, d.where].append(d)
        for (subgroup, _), found in sorted(by_part.items()):
            pairs = [
                (a, b)
                for a, b in combinations(found, 2)
                if a.figure.actor != b.figure.actor
                and exclusive(a, b)
                and comparable(a.window, b.window)
                and not _grew(a, b)
            ]
            if not pairs:
                continue
            sides = sorted(
                {d.figure.id: d for pair in pairs for d in pair}.values(),
                key=lambda d: (count_of(d), -d.figure.origins, d.figure.id),
            )
            values = sorted({count_of(d) for d in sides})
            names = list(dict.fromkeys(voice_of(d) for d in sides))
            yield ContestedPoint(
                rule="a part told differently",
                title=f"{subgroup.capitalize()} {line.toll.effect}: {joined([str(v) for v in values], 'or')}",
                explanation=(
                    f"{joined(names)} count the {subgroup} among the {line.toll.effect} differently, "
                    "whatever their totals say."
                ),
                sides=tuple(figure_side(d) for d in sides[:8]),
                weight=round(0.5 * EFFECT_WEIGHT.get(line.toll.effect, 0.5), 3),
            )


def _grew(a: Drawn, b: Drawn) -> bool:
    """Whether the higher number came from one who counted the whole higher as well, later: one more found."""
    lower, higher = sorted((a, b), key=count_of)
    return (
        count_of(lower) == 1
        and lower.figure.said is not None
        and lower.figure.said[:10] < (higher.figure.said or "")[:10]
    )
