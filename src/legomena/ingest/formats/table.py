"""CSV and TSV: each row a document, its columns mapped to our fields.

Rows are read one after the other, so that a file may be of any length. The raw bytes of a document are
those of its row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from collections.abc import Mapping as Named
from io import BufferedReader

from legomena.records import SetAside, document_id

from .._model import Input, Outcome, Outcomes, Read, ReadOptions, buffered, read_whole, size
from ..coded import Mapping, detect, document_of_row, document_of_series, load, names
from ..decode import byte_order, decode
from ..rows import FIELDS, document_from_row
from ..unreadable import Unreadable

MEDIA_TYPE = "text/csv"


def check_columns(columns: Named[str, str]) -> None:
    """Raise ``ValueError`` where a mapping names a field that there is not."""
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise ValueError(
            f"columns: no field {', '.join(unknown)}; the fields are {', '.join(sorted(FIELDS))}"
        )


def read(source: Input, options: ReadOptions) -> Outcomes:
    """Give each row's document; a row that cannot be read is set aside as ``where:line``."""
    # The limit is the csv module's own, for the whole process; ours is the one that counts here.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    encoding, stream = _encoding(source, options)
    lines = _Lines(stream, encoding, options)
    first = lines.peek()
    rows = csv.reader(lines, delimiter=_delimiter(first, source), strict=True)
    try:
        head = [cell.strip() for cell in next(rows, [])]
        mapping = _mapping(head, options)
        header = head if mapping else _header(head, options)
    except csv.Error as error:
        raise Unreadable(f"Its first row is not valid CSV ({error}); correct its quotation marks.") from None
    if mapping and options.background:
        yield _series(rows, header, mapping, source, lines)
        return
    lines.take()
    given = 0
    while True:
        start = lines.number + 1
        try:
            cells = next(rows, None)
            if cells is None:
                break
            raw = lines.take()
            if not any(cell.strip() for cell in cells):
                continue
            outcome = _document(cells, header, raw, source, start, mapping)
        except (csv.Error, Unreadable) as error:
            raw = lines.take()
            reason = str(error) if isinstance(error, Unreadable) else _csv_reason(error)
            outcome = SetAside(name=f"{source.where}:{start}", reason=reason, sha256=document_id(raw))
        yield outcome
        given += 1
        if lines.broken:  # somewhere inside a row: what follows cannot be told from what it swallowed
            return
    if not given:
        raise Unreadable("It has a header and no rows; supply at least one row.")


def _mapping(header: list[str], options: ReadOptions) -> Mapping | None:
    """Return what the columns mean, where the rows are coded; null where they are documents."""
    if options.mapping is None:
        mapping = None if options.columns else detect(header)
    else:
        mapping = load(options.mapping)
        own = options.mapping not in names()
        if own and (missing := sorted(mapping.columns() - set(header))):
            listed = ", ".join(header[:30])
            raise Unreadable(
                f"It has no column {', '.join(missing)}, which the mapping names; it has: {listed}."
            )
    if options.background and mapping is None:
        raise Unreadable("Background needs coded rows, and these are not known; name a mapping (mapping=…).")
    return mapping


def _series(
    rows: Iterator[list[str]], header: list[str], mapping: Mapping, source: Input, lines: _Lines
) -> Outcome:
    try:
        found = [dict(zip(header, cells, strict=False)) for cells in rows if any(cells)]
    except csv.Error as error:
        raise Unreadable(_csv_reason(error)) from None
    raw = lines.take()
    return Read(document=document_of_series(found, raw, source.name, mapping), raw=raw)


def _document(
    cells: list[str], header: list[str], raw: bytes, source: Input, line: int, mapping: Mapping | None
) -> Outcome:
    if any("\ud800" <= character <= "\udfff" for cell in cells for character in cell):
        raise Unreadable("This row is not in the encoding of the rest of the file; save the file as UTF-8.")
    if len(cells) > len(header):
        raise Unreadable(
            f"This row has {len(cells)} cells where the header has {len(header)}; put cells that hold the "
            "delimiter in quotation marks."
        )
    row = {name: cell for name, cell in zip(header, cells, strict=False) if name}
    if mapping is not None:
        document = document_of_row(row, raw, f"{source.name}:{line}", mapping)
    else:
        document = document_from_row(row, raw, f"{source.name}:{line}", MEDIA_TYPE)
    return Read(document=document, raw=raw)


def _header(cells: list[str], options: ReadOptions) -> list[str]:
    """Return our name for each column, empty for those that are not used."""
    theirs = [cell.strip() for cell in cells]
    listed = ", ".join(cell or "(unnamed)" for cell in theirs[:30]) or "none"
    missing = sorted(column for column in options.columns.values() if column not in theirs)
    if missing:
        raise Unreadable(f"It has no column {', '.join(missing)}; its columns are: {listed}.")
    mapped = {column: field for field, column in options.columns.items()}
    taken = {FIELDS[field] for field in options.columns}
    names = []
    for cell in theirs:
        own = cell.casefold()
        if cell in mapped:
            names.append(mapped[cell])
        elif own in FIELDS and FIELDS[own] not in taken:
            names.append(own)
        else:
            names.append("")
    if "text" not in names:
        raise Unreadable(
            f"None of its columns is known to hold the text; its columns are: {listed}. "
            "Name the one that does in the column mapping (text=…)."
        )
    return names


def _delimiter(first: str, source: Input) -> str:
    if source.suffix == ".tsv" or source.media_type == "text/tab-separated-values":
        return "\t"
    return max(",;\t|", key=first.count)


def _csv_reason(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "A quotation mark that opens in this row is never closed; close it."
    return f"This row is not valid CSV ({error}); correct its quotation marks."


def _encoding(source: Input, options: ReadOptions) -> tuple[str, BufferedReader]:
    """Return an encoding whose lines end in the byte ``\\n``, and the stream in that encoding."""
    encoding, _ = byte_order(source.head)
    if encoding is not None and encoding != "utf-8":
        return "utf-8", buffered(decode(read_whole(source, options)).encode())
    head = source.head
    cut = head[: head.rfind(b"\n") + 1] or head  # a character may be cut at its end
    text = decode(cut, source.charset)
    for name in ("utf-8", source.charset or "utf-8", "cp1252", "cp1250", "cp1254"):
        try:
            if cut.decode(name).removeprefix("\ufeff") == text.removeprefix("\ufeff"):
                return name, source.stream
        except (UnicodeError, LookupError):
            continue
    if len(head) < 65536:
        return "utf-8", buffered(decode(read_whole(source, options), source.charset).encode())
    raise Unreadable("Its encoding is not UTF-8; save it as UTF-8.")


class _Lines(Iterator[str]):
    """The lines of a file as text, keeping the bytes of those that were read since the last ``take``."""

    def __init__(self, stream: BufferedReader, encoding: str, options: ReadOptions) -> None:
        self._stream, self._encoding, self._options = stream, encoding, options
        self._kept: list[bytes] = []
        self._size = 0
        self._peeked: bytes | None = None
        self.number = 0
        self.broken = False

    def peek(self) -> str:
        """Return the first line without reading it."""
        self._peeked = self._stream.readline(self._options.max_bytes + 1)
        return self._peeked.decode(self._encoding, "replace")

    def take(self) -> bytes:
        """Return the bytes of the lines read since the last call, without the last line end."""
        raw = b"".join(self._kept).rstrip(b"\r\n")
        self._kept.clear()
        self._size = 0
        return raw

    def __next__(self) -> str:
        line = (
            self._peeked if self._peeked is not None else self._stream.readline(self._options.max_bytes + 1)
        )
        self._peeked = None
        if not line:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        self._size += len(line)
        if self._size > self._options.max_bytes:
            self._kept.clear()
            self.broken = True
            raise Unreadable(
                f"This row is larger than the limit of {size(self._options.max_bytes)}, so nothing from here "
                "on was read; close its quotation marks, or raise the limit (max_bytes)."
            )
        self._kept.append(line)
        return line.decode(self._encoding, "surrogateescape")
