"""Why two documents, or two claims, are linked or kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from legomena.records import Claim, Document, Incident, Links, Membership, Operation

from .cluster import overlap, span
from .places import distance_km
from .reports import same_event, signs
from .understanding import Understanding

Home = tuple[Incident | Operation, Membership]


def why(
    documents: Iterable[Document], claims: Iterable[Claim], links: Links, one: str, other: str
) -> tuple[str, ...]:
    """Return, as sentences, what joins or parts two things of a case: each the id of a document or claim.

    The first sentence is the answer. Raises ``KeyError`` for an id that is neither.
    """
    case = Understanding()
    case.take_in(documents, claims)
    pages = [id_ if id_ in case.documents else case.claims[id_].document for id_ in (one, other)]
    if one in case.claims and other in case.claims:
        lines = _claims(case, links, one, other)
    else:
        lines = _told_by_both(case, links, pages[0], pages[1])
    return (*lines, *_pages(case, links, pages[0], pages[1]))


def _claims(case: Understanding, links: Links, one: str, other: str) -> list[str]:
    homes = homes_of(links)
    found = [homes.get(id_) for id_ in (one, other)]
    lines = []
    if found[0] is not None and found[1] is not None and found[0][0].id == found[1][0].id:
        lines.append(f"Both are claims about {found[0][0].title}.")
    elif None not in found:
        titles = [home[0].title for home in found if home is not None]
        lines.append(f"They are claims about two things: {titles[0]}; {titles[1]}.")
        lines.extend(_wider(links, [home[0] for home in found if home is not None]))
    else:
        lines.append("At least one of them is told as background and belongs to no incident.")
    for name, home in zip(("first", "second"), found, strict=True):
        if home is not None:
            reasons = "; ".join(home[1].reasons)
            lines.append(f"The {name} is there with score {home[1].score:.2f}: {reasons}.")
        else:
            lines.append(f"The {name} is background.")
    lines.extend(_facts(case.claims[one], case.claims[other]))
    return lines


def _wider(links: Links, homes: Sequence[Incident | Operation]) -> Iterable[str]:
    """Say which operation both are part of, or one is of the other, and why, step by step."""
    operations = {operation.id: operation for operation in links.operations}
    chains: list[list[str]] = []
    for home in homes:
        chain = [home.id]
        wider = home.operation if isinstance(home, Incident) else home.parent
        while wider is not None:
            chain.append(wider)
            wider = operations[wider].parent
        chains.append(chain)
    common = next((id_ for id_ in chains[0] if id_ in chains[1]), None)
    if common is None:
        return
    title = operations[common].title
    apart = [chain[: chain.index(common) + 1] for chain in chains]
    yield (
        f"Both are parts of {title}."
        if all(len(chain) > 1 for chain in apart)
        else (f"One is part of the other, {title}.")
    )
    titles = {one.id: one.title for one in links.incidents} | {o.id: o.title for o in links.operations}
    for inner, outer in dict.fromkeys(step for chain in apart for step in pairwise(chain)):
        reasons = next((part.reasons for part in operations[outer].parts if part.id == inner), ())
        yield f"{titles[inner]} is part of {titles[outer]}: {'; '.join(reasons)}."


def homes_of(links: Links) -> dict[str, Home]:
    """Return claim → the incident (before the operation) that it belongs to, with its membership there."""
    homes: dict[str, Home] = {}
    everything: tuple[Incident | Operation, ...] = (*links.incidents, *links.operations)
    for about in everything:
        for member in about.claims:
            homes.setdefault(member.claim, (about, member))
    return homes


def _facts(one: Claim, other: Claim) -> Iterable[str]:
    if one.place is not None and other.place is not None:
        far = distance_km(one.place, other.place)
        km = "" if far is None else f", {far:.0f} km apart"
        yield f"Places: {one.place.text} and {other.place.text}{km}."
    days = span(one), span(other)
    if days[0][0] is not None and days[1][0] is not None:
        how = "overlap" if overlap(*days) else "do not overlap"
        yield f"Their times {how}: {_told(one)} and {_told(other)}."
    else:
        yield "At least one of them tells no time of its own."


def _told(claim: Claim) -> str:
    first, last = span(claim)
    return f"{first}" if first == last else f"{first} to {last}"


def _told_by_both(case: Understanding, links: Links, one: str, other: str) -> list[str]:
    everything: tuple[Incident | Operation, ...] = (*links.incidents, *links.operations)
    told: Mapping[str, list[str]] = {
        page: [about.title for about in everything if page in about.documents] for page in (one, other)
    }
    both = [title for title in told[one] if title in told[other]]
    if both:
        return [f"Both tell of {'; '.join(both)}."]
    return [
        "No incident or operation is told of by both.",
        *(
            f"{case.documents[page].name} tells of {'; '.join(told[page]) or 'no incident'}."
            for page in (one, other)
        ),
    ]


def _pages(case: Understanding, links: Links, one: str, other: str) -> Iterable[str]:
    """Say how the two documents stand to each other: copies, reports of one event, or neither."""
    if one == other:
        yield f"Both stand in one document, {case.documents[one].name}."
        return
    names = [case.documents[page].name for page in (one, other)]
    for origin in links.origins:
        if one in origin.documents and other in origin.documents:
            steps = "; ".join(
                f"{case.documents[link.document].name} from {case.documents[link.copy_of].name}"
                f" ({link.reason}, {link.score:.0%} of the wording)"
                for link in origin.links
            )
            yield f"{names[0]} and {names[1]} are copies, and count as one voice: {steps}."
    reports = case.reports[one], case.reports[other]
    probability, reasons = same_event(*reports), signs(*reports)
    together = any(one in story.documents and other in story.documents for story in links.stories)
    taken = "taken" if together else "not taken"
    yield f"Their documents are {taken} to report one event first of all; probability {probability:.2f}:"
    yield f"  {'; '.join(reasons)}."
