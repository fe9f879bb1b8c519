"""XLSX: the four tables as sheets of one workbook (ISO/IEC 29500), the same bytes for the same anatomy.

Texts are written as texts, so that no spreadsheet runs them as formulas.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ._columns import COLUMNS
from ._index import Index
from ._tables import rows_of
from ._xml import clean

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST = 32_767
"""Characters that a cell can hold."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield ``anatomy.xlsx``, with a last sheet that says what was withheld."""
    sheets: dict[str, tuple[list[str], Iterable[Iterable[Any]]]] = {}
    for name, columns in COLUMNS.items():
        sheets[name.removesuffix(".csv")] = list(columns), (row.values() for row in rows_of(name, index))
    anatomy = index.anatomy
    withheld = ((anatomy.profile, one.kind, one.number, one.reason) for one in anatomy.withheld)
    sheets["withheld"] = ["profile", "kind", "number", "reason"], withheld
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for path, xml in _parts(sheets):
            package.writestr(zipfile.ZipInfo(path, _EPOCH), _HEAD + xml, zipfile.ZIP_DEFLATED)
    yield "anatomy.xlsx", content.getvalue()


def _parts(sheets: dict[str, tuple[list[str], Iterable[Iterable[Any]]]]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{overrides}</Types>',
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>'
        for n, name in zip(numbers, sheets, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{names}</sheets></workbook>',
    )
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships">{targets}</Relationships>',
    )
    for n, (columns, rows) in zip(numbers, sheets.values(), strict=True):
        lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in (columns, *rows))
        top = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/>'
        yield (
            f"xl/worksheets/sheet{n}.xml",
            f'<worksheet xmlns="{_MAIN}">{top}</sheetView></sheetViews>'
            f"<sheetData>{lines}</sheetData></worksheet>",
        )


def _cell(value: Any) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    text = clean(str(value))
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
