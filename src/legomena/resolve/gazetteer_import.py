"""Make a user gazetteer from the dump files of GeoNames."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from legomena.records import Record

from .gazetteer import GazetteerError, shipped_units
from .gazetteer_schema import KINDS, SCHEMA
from .names import bare, fold, is_useful

_SITE, _TOWN, _DISTRICT, _PROVINCE, _, _REGION = range(len(KINDS))
_LAND_AND_WATER = frozenset(
    (
        "ISL",
        "ISLS",
        "ISTH",
        "MTS",
        "PEN",
        "VAL",
        "VALS",
        "DSRT",
        "PLN",
        "PLAT",
        "GULF",
        "SEA",
        "STRT",
        "BAY",
        "LK",
    )
)
_NOT_NAMES = frozenset(("link", "post", "wkdt", "iata", "icao", "faac", "unlc", "tcid", "phon", "piny"))
_BATCH = 20_000


class ImportSummary(Record, frozen=True, kw_only=True):
    """What an import did."""

    target: str
    places: int
    """Places added or replaced."""
    names: int
    """Names of them that can be looked up."""
    skipped: int
    """Rows of kinds that a report seldom names (single buildings, streams, hills) or that are countries."""


def import_dump(
    files: Sequence[Path | str], target: Path | str, *, progress: Callable[[int], None] | None = None
) -> ImportSummary:
    """Read GeoNames dump files into the user gazetteer ``target``, adding to it where it exists.

    ``files`` are files as published at GeoNames, plain or zipped, told apart by what their lines look
    like: places (``allCountries.txt``, ``PK.txt``, ``cities500.txt``), names of units
    (``admin1CodesASCII.txt``, ``admin2Codes.txt``) and names in other languages (``alternateNamesV2.txt``).
    ``progress`` is called with the number of lines read so far, now and then.

    The target changes at the end, at once, or not at all.

    Raises `GazetteerError` for a file that cannot be read or a line that is malformed, with its number.
    """
    target = Path(target).expanduser()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if target.exists():
            shutil.copyfile(target, draft)
        with closing(sqlite3.connect(draft)) as base:
            summary = _Import(base, progress).run([Path(file) for file in files], target)
        draft.replace(target)
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{target}: not a gazetteer ({error}): remove it and import again") from error
    finally:
        draft.unlink(missing_ok=True)
    return summary


class _Import:
    def __init__(self, base: sqlite3.Connection, progress: Callable[[int], None] | None) -> None:
        self.base = base
        self.progress = progress
        self.lines = self.places = self.skipped = 0
        self.fingerprint: int = base.execute("PRAGMA application_id").fetchone()[0]
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            base.executescript(SCHEMA)
        elif version != 1:
            raise GazetteerError(f"gazetteer of layout {version}: remove it and import again")
        self.unit_names = shipped_units()
        self.units: dict[tuple[str, str], int] = {
            (country, code): unit
            for unit, country, code in base.execute("SELECT id, country, code FROM unit")
        }

    def run(self, files: list[Path], target: Path) -> ImportSummary:
        kinds = {file: _kind(file) for file in files}
        if not any(kind == "places" for kind in kinds.values()):
            raise GazetteerError(
                f"{', '.join(map(str, files)) or 'no file'}: no file of places: give allCountries.txt, "
                "the file of a country (PK.txt) or of cities (cities500.txt), plain or zipped"
            )
        readers = {"units": self._read_units, "places": self._read_places, "names": self._read_names}
        for wanted in ("units", "places", "names"):  # units name the places, and names need them
            for file, kind in kinds.items():
                if kind == wanted:
                    readers[kind](file)
        self.base.execute(f"PRAGMA application_id = {self.fingerprint & 0x7FFFFFFF}")
        self.base.commit()
        names = self.base.execute("SELECT count(*) FROM name").fetchone()[0]
        return ImportSummary(target=str(target), places=self.places, names=names, skipped=self.skipped)

    def _rows(self, file: Path, least: int, what: str) -> Iterator[tuple[int, list[str]]]:
        for number, line in enumerate(_lines(file), 1):
            self.lines += 1
            if self.progress is not None and self.lines % _BATCH == 0:
                self.progress(self.lines)
            if not line.strip() or line.startswith("#"):
                continue
            self.fingerprint = zlib.crc32(line.encode(), self.fingerprint)
            row = line.rstrip("\r\n").split("\t")
            if len(row) < least:
                raise GazetteerError(
                    f"{file}, line {number}: {len(row)} fields where a line of {what} has {least}, parted by "
                    "tabs: download the file again"
                )
            yield number, row

    def _read_units(self, file: Path) -> None:
        for _, row in self._rows(file, 2, "units"):
            parts = row[0].split(".")
            if len(parts) == 2:
                self.unit_names[parts[0], parts[1]] = row[1]
            elif len(parts) == 3 and len(row) > 3 and row[3].isdecimal():
                unit = self._unit(parts[0], parts[1])
                new = (int(row[3]), row[1], _DISTRICT, unit, None, None, 0)
                if self.base.execute("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?)", new).rowcount:
                    self.places += 1
                self._add_names(int(row[3]), row[1], row[2:3])

    def _read_places(self, file: Path) -> None:
        for number, row in self._rows(file, 15, "places"):
            kind = _precision(row[6], row[7])
            if kind is None:
                self.skipped += 1
                continue
            try:
                id_, lat, lon = int(row[0]), float(row[4]), float(row[5])
                people = int(row[14] or 0)
                if not (abs(lat) <= 90 and abs(lon) <= 180 and id_ > 0):
                    raise ValueError(f"no point on earth: {row[4]}, {row[5]}")
            except ValueError as error:
                raise GazetteerError(
                    f"{file}, line {number}: {error}: mend the line or leave it out"
                ) from error
            unit = self._unit(row[8], row[10])
            self.base.execute(
                "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?)",
                (id_, row[1], kind, unit, round(lat * 1e4), round(lon * 1e4), people),
            )
            self.places += 1
            self._add_names(id_, row[1], [row[2], *filter(is_useful, row[3].split(","))])

    def _read_names(self, file: Path) -> None:
        known = {id_ for (id_,) in self.base.execute("SELECT id FROM place")}
        for number, row in self._rows(file, 4, "alternate names"):
            if row[2] in _NOT_NAMES or not is_useful(row[3]):
                continue
            if not row[1].isdecimal():
                raise GazetteerError(
                    f"{file}, line {number}: GeoNames id {row[1]!r} is no number: mend the line"
                )
            if int(row[1]) in known:
                self._add_names(int(row[1]), row[3], [])

    def _unit(self, country: str, code: str) -> int:
        if (country, code) not in self.units:
            name = self.unit_names.get((country, code))
            new = self.base.execute(
                "INSERT INTO unit (country, code, admin1) VALUES (?,?,?)", (country, code, name)
            )
            self.units[country, code] = int(new.lastrowid or 0)
        return self.units[country, code]

    def _add_names(self, place: int, name: str, others: Iterable[str]) -> None:
        keys = {fold(form) for form in (name, *others, bare(name) or "")} - {""}
        self.base.executemany(
            "INSERT OR IGNORE INTO name VALUES (?,?)", [(key, place) for key in sorted(keys)]
        )


def _precision(feature_class: str, code: str) -> int | None:
    if feature_class == "P":
        return _SITE if code == "PPLX" else None if code in ("PPLH", "PPLQ", "PPLW") else _TOWN
    if feature_class == "A":
        return {"ADM1": _PROVINCE, "ADM2": _DISTRICT, "ADM3": _DISTRICT}.get(code)
    if feature_class == "L" or (feature_class in ("T", "H") and code in _LAND_AND_WATER):
        return _REGION
    return None


def _kind(file: Path) -> str:
    """Return what kind of file it is by its first line: ``units``, ``places`` or ``names``."""
    for line in _lines(file):
        row = line.rstrip("\r\n").split("\t")
        if not line.strip() or line.startswith("#"):
            continue
        if len(row) >= 15:
            return "places"
        if len(row) >= 4 and row[0].isdecimal() and row[1].isdecimal():
            return "names"
        if "." in row[0] and len(row) in (2, 3, 4):
            return "units"
        raise GazetteerError(
            f"{file}, line 1: {len(row)} fields parted by tabs, which no file of GeoNames has: "
            "give its files as they were downloaded"
        )
    raise GazetteerError(f"{file}: empty: download it again")


def _lines(file: Path) -> Iterator[str]:
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                wanted = [
                    n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.casefold()
                ]
                if not wanted:
                    raise GazetteerError(f"{file}: no .txt file in it: give a zip file of GeoNames")
                member = next((n for n in wanted if Path(n).stem == file.stem), wanted[-1])
                with archive.open(member) as raw:
                    yield from io.TextIOWrapper(raw, "utf-8", newline="\n")
        else:
            with file.open(encoding="utf-8", newline="\n") as text:
                yield from text
    except UnicodeDecodeError as error:
        raise GazetteerError(
            f"{file}: not UTF-8 ({error.reason}): give the file as it was downloaded"
        ) from error
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(
            f"{file}: cannot be read ({error}): check the path, or download it again"
        ) from error
