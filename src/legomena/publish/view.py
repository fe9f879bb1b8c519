"""What the templates are given: the parts of the main page, and the words and addresses that they ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from legomena.records import Claim, Document, Incident, Operation

from . import method, reader, words
from .charts import charts
from .incidents import cards
from .kinds import symbol
from .levels import ordered, tree
from .lookup import FAMILIES, Lookup, family
from .map import anchor, draw_map
from .matrix import matrix, verdicts
from .positions import crossing, subjects
from .series import background, draw
from .summary import contested_points, sides_shown, summarise
from .svg import mark
from .timeline import draw_timeline
from .tolls import Line, Told, brief, grouped, lines, policy_name
from .twin import twin

TEMPLATES = Path(__file__).with_name("templates")
_STANCES = {"responsibility": "takes it on", "blame": "blames", "denial": "denies it"}
INCIDENTS_WHOLE = 40
"""Up to so many incidents stand whole on the main page; of more, each has a page of its own beside it."""
TWIN_WHOLE = 2000
"""Up to so many claims stand in the page's JSON-LD; of more, in a file beside it."""
_RULED = 7
"""Groups in the table of counting rules."""


@dataclass(frozen=True)
class Voice:
    """Documents that count as one, for the list of documents."""

    documents: tuple[Document, ...]
    reasons: tuple[str, ...]


def parts(lookup: Lookup) -> dict[str, Any]:
    """Return all that the main page shows."""
    summary = summarise(lookup)
    account = summary.account
    all_lines = lines(account, lookup)
    found = verdicts(account, all_lines)
    about = subjects(account, lookup)
    anatomy = lookup.anatomy
    drawn, timeline, told = draw_map(lookup), draw_timeline(lookup), cards(lookup)
    whole = lookup.single or len(anatomy.claims) <= TWIN_WHOLE
    print_ = method.fingerprint(anatomy)
    main = summary.counted.id if summary.counted else None
    others: list[tuple[Operation | Incident, list[Line]]] = [
        (one, lines(lookup.accounts.get(one.id), lookup))
        for _, one in ordered(anatomy.links.operations)
        if one.id != main
    ]
    by_kind: dict[str, list[Claim]] = {}
    for claim in anatomy.claims:
        by_kind.setdefault(claim.kind, []).append(claim)
    return {
        "summary": summary,
        "lines": all_lines,
        "matrix": matrix(all_lines, lookup),
        "verdicts": found,
        "ruled": [one for one in all_lines if one.rows and any(one.key in v.figures for v in found)][:_RULED],
        "charts": {chart.key: chart for chart in charts(account, lookup)},
        "map": drawn,
        "timeline": timeline,
        "series": [(one, draw(one)) for one in background(anatomy)],
        "cards": told,
        "levels": tree(lookup),
        "incidents_whole": lookup.single or len(told) <= INCIDENTS_WHOLE,
        "subjects": about,
        "crossing": crossing(about),
        "outcomes": [lookup.claims[one] for one in lookup.known(account.outcomes if account else ())],
        "contested": contested_points(account),
        "names": [one for one in anatomy.links.actors if len(one.variants) > 1],
        "tolls_told": "toll" in by_kind,
        "assessments": by_kind.get("assessment", []),
        "background": [lookup.claims[one] for one in lookup.known(anatomy.links.background)],
        "others": others,
        "voices": _voices(lookup),
        "kinds": sorted(
            Counter(claim.kind for claim in anatomy.claims).items(), key=lambda kv: (-kv[1], kv[0])
        ),
        "policies": sorted({policy.policy for one in anatomy.accounts for policy in one.policies}),
        "left_out_here": method.left_out(lookup, timeline, len(drawn.unplaced)),
        "fingerprint": print_,
        "citation": method.citation(anatomy, print_),
        "bibtex": method.bibtex(anatomy, print_),
        "twin": Markup(reader.safe_json(twin(lookup, with_claims=whole))),  # noqa: S704 - inert JSON
        "twin_whole": whole,
        "extractors": sorted({claim.extractor for claim in anatomy.claims if claim.extractor}),
    }


def _voices(lookup: Lookup) -> list[Voice]:
    """Return the documents by voice, in order of publication."""
    seen: set[str] = set()
    voices = []
    for document in lookup.anatomy.documents:
        if document.id in seen:
            continue
        origin = lookup.origins.get(document.id)
        ids = [one for one in origin.documents if one in lookup.documents] if origin else [document.id]
        seen.update(ids)
        reasons = tuple(
            f"{lookup.outlet(one.document)}: {one.reason}, {one.score:.0%} of wording shared"
            for one in (origin.links if origin else ())
        )
        voices.append(Voice(tuple(lookup.documents[one] for one in ids), reasons))
    return sorted(voices, key=lambda v: (v.documents[0].published or "~", v.documents[0].id))


def environment(lookup: Lookup) -> jinja2.Environment:
    """Return the templates with all that they call; what they are not given raises."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )

    def cited(ids: Iterable[str]) -> list[str]:
        return lookup.known(ids)

    def told(ids: Iterable[str]) -> list[Told]:
        return grouped(lookup, ((one, "") for one in ids))

    def left_out(pairs: Iterable[tuple[str, str]]) -> list[Told]:
        return grouped(lookup, pairs)

    made.globals.update(
        told=told, left_out=left_out, sides_shown=sides_shown,
        lookup=lookup, words=words, families=FAMILIES, family=family, mark=mark, anatomy=lookup.anatomy,
        symbol=symbol, stance_verbs=_STANCES,
        brief=brief, cited=cited, policy_name=policy_name, place_anchor=anchor, kind_names=reader.KINDS,
        direction=reader.direction, safe_link=reader.link, told_place=reader.told_place,
        told_when=reader.told_when,
    )  # fmt: skip
    return made
