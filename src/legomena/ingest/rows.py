"""Documents from flat rows of named values: a JSON object, a CSV row, a block of ``Key: value`` lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from legomena.records import Document

from ._model import make_document, one_line
from .unreadable import Unreadable

NAMES: dict[str, tuple[str, ...]] = {
    "name": ("page", "id", "name"),
    "url": ("url", "link"),
    "source": ("outlet", "source", "publisher"),
    "published": ("published", "date"),
    "published_basis": ("published_basis",),
    "title": ("title", "headline"),
    "byline": ("byline", "author"),
    "lang": ("lang", "language"),
    "text": ("text",),
    "syndicated_of": ("syndicated_of",),
    "text_kind": ("text_kind",),
    "verbatim": ("verbatim",),
}
"""Field → the names that it goes by in rows, the first that is there counts."""

FIELDS = {alias: field for field, aliases in NAMES.items() for alias in aliases}
"""Name in a row → field."""


def fields_of(row: Mapping[str, object]) -> dict[str, object]:
    """Return the values of ``row`` that are known, by field, without the empty ones."""
    found: dict[str, object] = {}
    lowered = {key.strip().casefold(): value for key, value in row.items()}
    for field, aliases in NAMES.items():
        values = [lowered[alias] for alias in aliases if not _is_empty(lowered.get(alias))]
        if values:
            found[field] = values[0]
    return found


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not one_line(value))


def document_from_row(
    row: Mapping[str, object], raw: bytes, name: str, media_type: str, text: str | None = None
) -> Document:
    """Return the document of a row; raise ``Unreadable`` where a value is not what its name says.

    ``name`` is used where the row names none; ``text`` where the text stands outside of it.
    """
    fields = fields_of(row)
    if text is None:
        if "text" not in fields:
            if any(key.strip().casefold() == "text" for key in row):
                raise Unreadable('Its "text" is empty; supply the text, or leave it out.')
            keys = ", ".join(sorted(row)[:12]) or "nothing"
            raise Unreadable(f'It has no "text" (it has: {keys}); give every document its text under "text".')
        text = _string(fields, "text") or ""
    return make_document(
        raw,
        _string(fields, "name") or name,
        text,
        media_type=media_type,
        source=_string(fields, "source"),
        url=_string(fields, "url"),
        title=_string(fields, "title"),
        byline=_byline(fields),
        published=_string(fields, "published"),
        published_basis=_basis(fields),
        lang=_string(fields, "lang"),
        text_kind=_text_kind(fields),
        syndicated_of=_string(fields, "syndicated_of"),
    )


def _string(fields: Mapping[str, object], field: str) -> str | None:
    value = fields.get(field)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and field != "text":
        return str(value)
    raise Unreadable(f'Its "{NAMES[field][0]}" is {_kind(value)} where text is expected; correct it.')


def _byline(fields: Mapping[str, object]) -> str | None:
    value = fields.get("byline")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return _string(fields, "byline")


def _basis(fields: Mapping[str, object]) -> Literal["stated", "inferred"]:
    value = _string(fields, "published_basis") or "stated"
    if value == "stated":
        return "stated"
    if value == "inferred":
        return "inferred"
    raise Unreadable(f'Its "published_basis" is "{value[:40]}"; write "stated" or "inferred".')


def _text_kind(fields: Mapping[str, object]) -> Literal["verbatim", "digest"]:
    kind = _string(fields, "text_kind")
    if kind not in (None, "verbatim", "reworded", "digest"):
        raise Unreadable(f'Its "text_kind" is "{kind[:40]}"; write "verbatim" or "reworded".')
    flag = fields.get("verbatim")
    reworded = flag is False or (isinstance(flag, str) and flag.strip().casefold() in ("false", "no", "0"))
    return "digest" if reworded or kind in ("reworded", "digest") else "verbatim"


def _kind(value: object) -> str:
    names = {bool: "true or false", list: "a list", dict: "an object", int: "a number", float: "a number"}
    return names.get(type(value), type(value).__name__)
