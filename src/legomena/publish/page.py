"""Writing the anatomy: a folder, or one file, that opens from disk with no network and no server."""

from __future__ import annotations

import base64
import hashlib
import shutil
from pathlib import Path

import jinja2

from legomena.records import Anatomy

from . import reader
from .lookup import Lookup
from .twin import twin
from .view import environment, parts

_STATIC = Path(__file__).with_name("static")
_STYLE, _SCRIPTS = "anatomy.css", ("anatomy.js", "explore.js")
_TWIN = "anatomy.jsonld"
_FOLDER_POLICY = "script-src 'self' file:; style-src 'self' file:; img-src 'self' data:"


def publish_folder(anatomy: Anatomy, out: Path) -> Path:
    """Write the anatomy as a static folder and return its ``index.html``.

    ``out`` gets ``index.html``, ``documents/<id>.html`` for each document, ``incidents/<id>.html`` where
    there are many incidents, ``anatomy.jsonld`` where there are many claims, ``data.js``, a style sheet and
    scripts. The same anatomy gives the same bytes.
    Pages of documents and incidents that an earlier run left are removed; anything else in the folder is
    left alone. Raises OSError where it cannot be written.
    """
    lookup = Lookup(anatomy)
    templates = environment(lookup)
    templates.globals.update(style="", policy=_FOLDER_POLICY)
    out.mkdir(parents=True, exist_ok=True)
    for asset in (_STYLE, *_SCRIPTS):
        shutil.copyfile(_STATIC / asset, out / asset)
    shown = parts(lookup)
    _write(out / "data.js", reader.script(lookup, shown["verdicts"]))
    _documents(lookup, templates, _emptied(out / "documents"))
    pages = out / "incidents"
    if not shown["incidents_whole"]:
        template = templates.get_template("incident.html")
        _emptied(pages)
        for card in shown["cards"]:
            _write(pages / f"{card.page}.html", template.render(root="../", card=card))
    elif pages.is_dir():
        _emptied(pages).rmdir()
    if shown["twin_whole"]:
        (out / _TWIN).unlink(missing_ok=True)
    else:
        _write(out / _TWIN, reader.safe_json(twin(lookup)))
    index = out / "index.html"
    _write(index, templates.get_template("index.html").render(root="", scripts=(), texts=(), **shown))
    return index


def publish_single(anatomy: Anatomy, out: Path) -> Path:
    """Write the anatomy as one HTML file ``out`` that needs nothing beside it, and return its path.

    All texts stand in it; its style and scripts are named by their hashes in its content security policy, so
    that nothing else may run. Raises OSError where it cannot be written.
    """
    lookup = Lookup(anatomy, single=True)
    templates = environment(lookup)
    shown = parts(lookup)
    style = _static(_STYLE)
    scripts = [reader.script(lookup, shown["verdicts"]), *map(_static, _SCRIPTS)]
    allowed = " ".join(map(_hashed, scripts))
    policy = f"script-src {allowed}; style-src {_hashed(style)}; img-src data:"
    templates.globals.update(style=style, policy=policy)
    claims_of = reader.by_document(lookup)
    texts = [
        (document, reader.passages(document, claims_of.get(document.id, [])))
        for document in anatomy.documents
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    page = templates.get_template("index.html")
    _write(out, page.render(root="", scripts=scripts, texts=texts, **shown))
    return out


def _documents(lookup: Lookup, templates: jinja2.Environment, folder: Path) -> None:
    """Write a page for each document."""
    claims_of = reader.by_document(lookup)
    template = templates.get_template("document.html")
    for document in lookup.anatomy.documents:
        held = claims_of.get(document.id, [])
        _write(
            folder / f"{lookup.short[document.id]}.html",
            template.render(
                root="../",
                document=document,
                segments=reader.passages(document, held),
                claims=held,
                voice=reader.one_voice(document, lookup),
            ),
        )


def _emptied(folder: Path) -> Path:
    """Return a folder of pages without those of an earlier run."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.html"):
        old.unlink()
    return folder


def _static(name: str) -> str:
    return (_STATIC / name).read_text("utf-8")


def _hashed(text: str) -> str:
    """Return what a content security policy calls an inline script or style: its SHA-256."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))
