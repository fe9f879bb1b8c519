"""Writing the anatomy: a folder that opens from disk, with no network and no server."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jinja2

from legomena.records import Anatomy, Claim, Document, Incident, Operation

from . import reader, words
from .charts import charts
from .incidents import cards
from .lookup import FAMILIES, Lookup, family
from .map import anchor, draw_map
from .positions import subjects
from .series import background, draw
from .summary import contested_points, sides_shown, summarise
from .svg import mark
from .timeline import draw_timeline
from .tolls import Line, Told, brief, grouped, lines, policy_name

_HERE = Path(__file__).parent
_ASSETS = ("anatomy.css", "anatomy.js")


@dataclass(frozen=True)
class Voice:
    """Documents that count as one, for the list of documents."""

    documents: tuple[Document, ...]
    reasons: tuple[str, ...]


def publish(anatomy: Anatomy, out: Path) -> Path:
    """Write the anatomy as a static folder and return its ``index.html``.

    ``out`` gets ``index.html``, ``documents/<id>.html`` for each document, ``data.js``, a style sheet
    and a script. The same anatomy gives the same bytes. Pages of documents that an earlier run left
    are removed; anything else in the folder is left alone. Raises OSError where it cannot be written.
    """
    lookup = Lookup(anatomy)
    environment = _environment(lookup)
    pages = out / "documents"
    if pages.is_dir():
        for old in pages.glob("*.html"):
            old.unlink()
    pages.mkdir(parents=True, exist_ok=True)
    for asset in _ASSETS:
        shutil.copyfile(_HERE / "static" / asset, out / asset)
    _write(out / "data.js", reader.script(lookup))
    claims_of = reader.by_document(lookup)
    template = environment.get_template("document.html")
    for document in anatomy.documents:
        held = claims_of.get(document.id, [])
        _write(
            pages / f"{lookup.short[document.id]}.html",
            template.render(
                root="../",
                document=document,
                segments=reader.passages(document, held),
                claims=held,
                voice=reader.one_voice(document, lookup),
            ),
        )
    index = out / "index.html"
    _write(index, environment.get_template("index.html").render(root="", **_parts(lookup)))
    return index


def _parts(lookup: Lookup) -> dict[str, object]:
    """Return all that the main page shows."""
    summary = summarise(lookup)
    account = summary.account
    anatomy = lookup.anatomy
    main = summary.subject.id if summary.subject else None
    others: list[tuple[Operation | Incident, list[Line]]] = [
        (one, lines(lookup.accounts.get(one.id), lookup))
        for one in anatomy.links.operations
        if one.id != main
    ]
    by_kind: dict[str, list[Claim]] = {}
    for claim in anatomy.claims:
        by_kind.setdefault(claim.kind, []).append(claim)
    return {
        "summary": summary,
        "lines": lines(account, lookup),
        "charts": charts(account, lookup),
        "map": draw_map(lookup),
        "timeline": draw_timeline(lookup),
        "series": [(one, draw(one)) for one in background(anatomy)],
        "cards": cards(lookup),
        "subjects": subjects(account, lookup),
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


def _environment(lookup: Lookup) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
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

    environment.globals.update(
        told=told, left_out=left_out, sides_shown=sides_shown,
        lookup=lookup, words=words, families=FAMILIES, family=family, mark=mark, anatomy=lookup.anatomy,
        brief=brief, cited=cited, policy_name=policy_name, place_anchor=anchor, kind_names=reader.KINDS,
        direction=reader.direction, safe_link=reader.link, told_place=reader.told_place,
        told_when=reader.told_when,
    )  # fmt: skip
    return environment


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))
