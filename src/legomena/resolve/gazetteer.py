"""The gazetteer: which places bear a name.

The one that ships with Legomena holds towns of 500 inhabitants and more, first- and second-order units and
countries (GeoNames, CC BY 4.0) and a hand-made supplement. A user gazetteer, made by
`gazetteer_import.import_dump` from a full GeoNames dump, adds to it.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
import zlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast

import msgspec

from legomena.records import PlacePrecision

from .gazetteer_schema import KINDS
from .names import fold

USER_GAZETTEER = "LEGOMENA_GAZETTEER"
"""Environment variable with the path of the user gazetteer."""

_COLUMNS = "SELECT place.id, place.name, kind, country, admin1, lat, lon, population"
_UNIT = "JOIN unit ON unit.id = place.unit"
_BY_KEY = f"{_COLUMNS} FROM name JOIN place ON place.id = name.place {_UNIT} WHERE key = ?"
_COUNTRIES = f"{_COLUMNS} FROM place {_UNIT} WHERE kind = 4"
_CACHED_NAMES = 200_000


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One place. ``id`` is its GeoNames id where positive; other ids hold within one gazetteer only."""

    id: int
    name: str
    precision: PlacePrecision
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """Name of the first-order unit that it is or lies in."""
    lat: float | None
    """Degrees, WGS 84; of a unit or region approximate."""
    lon: float | None
    population: int
    """0 where unknown; of a unit, that of its towns."""

    @property
    def geonames(self) -> int | None:
        """The GeoNames id, where known."""
        return self.id if self.id > 0 else None


class GazetteerError(ValueError):
    """A gazetteer file that cannot be used; the message says which, why and what to do."""


def user_gazetteer_path() -> Path:
    """Return where the user gazetteer lives: ``LEGOMENA_GAZETTEER``, else the user's data folder."""
    if given := os.environ.get(USER_GAZETTEER):
        return Path(given).expanduser()
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(base) / "legomena" / "gazetteer.sqlite"


class Gazetteer:
    """Places by name. Read-only; safe to share between threads.

    Use `Gazetteer.default`, or `Gazetteer` with the path of a user gazetteer to add.
    """

    def __init__(self, user: Path | None = None) -> None:
        self._bases = [self._held(_open_shipped())]
        self.fingerprint: str | None = None
        """Eight hex digits that stand for what was imported; null without a user gazetteer."""
        if user is not None:
            self._bases.append(self._held(_open_user(user)))
            self.fingerprint = f"{self._bases[1].execute('PRAGMA application_id').fetchone()[0]:08x}"
        self._cache: dict[str, list[Entry]] = {}
        self.demonyms: dict[str, frozenset[str]] = _demonyms(self._bases[0])
        """Folded word for a people (``pakistani``) → ISO codes of its countries."""
        self._countries = {e.country: e for e in map(_entry, self._bases[0].execute(_COUNTRIES))}
        self.capitals = frozenset(row[0] for row in self._bases[0].execute("SELECT place FROM capital"))
        """`Entry.id` of the capitals of countries."""

    def _held(self, base: sqlite3.Connection) -> sqlite3.Connection:
        """Have ``base`` closed when this gazetteer is no longer used."""
        weakref.finalize(self, base.close)
        return base

    @staticmethod
    @cache
    def default() -> Gazetteer:
        """Return the shipped gazetteer, with the user's own added where there is one. Opened once."""
        path = user_gazetteer_path()
        return Gazetteer(path if path.exists() else None)

    def lookup(self, name: str) -> list[Entry]:
        """Return the places that bear ``name``, the most populous first; an empty list if there is none.

        Case, diacritics, apostrophes and hyphens make no difference.
        """
        return self.lookup_key(fold(name))

    def lookup_key(self, key: str) -> list[Entry]:
        """Return what `lookup` returns, for a folded name. Not to be changed by the caller."""
        found = self._cache.get(key)
        if found is None:
            found = self._read(key)
            if len(self._cache) >= _CACHED_NAMES:
                self._cache.clear()
            self._cache[key] = found
        return found

    def lookup_abbreviation(self, name: str) -> list[Entry]:
        """Return the units that are abbreviated so in addresses and datelines: ``Ill.``, ``W.Va.``."""
        return self.lookup_key("=" + fold(name))

    def country(self, code: str) -> Entry | None:
        """Return the country with this ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def _read(self, key: str) -> list[Entry]:
        entries: dict[int, Entry] = {}
        for number, base in enumerate(self._bases):
            for row in base.execute(_BY_KEY, (key,)):
                entry = _entry(row)
                # ids below zero are made up per file, so they must not hide one another
                entries[entry.id if entry.id > 0 else entry.id * 2 - number] = entry
        return sorted(entries.values(), key=lambda e: (-e.population, e.id))


def _entry(row: tuple[int, str, int, str, str | None, int | None, int | None, int]) -> Entry:
    id_, name, kind, country, admin1, lat, lon, population = row
    return Entry(
        id_,
        name,
        cast(PlacePrecision, KINDS[kind]),
        country or None,
        admin1,
        None if lat is None else lat / 1e4,
        None if lon is None else lon / 1e4,
        population,
    )


def _open_shipped() -> sqlite3.Connection:
    packed = resources.files(__package__).joinpath("data/gazetteer.sqlite.zlib").read_bytes()
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.deserialize(zlib.decompress(packed))
    base.execute("PRAGMA query_only = 1")
    return base


def shipped_units() -> dict[tuple[str, str], str]:
    """Return the names of first-order units by country and GeoNames code."""
    base = _open_shipped()
    found = {
        (c, code): name for c, code, name in base.execute("SELECT country, code, admin1 FROM unit") if name
    }
    base.close()
    return found


def _open_user(path: Path) -> sqlite3.Connection:
    advice = "make it again with `legomena gazetteer import`, or remove it"
    base: sqlite3.Connection | None = None
    try:
        base = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        version = base.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        if base is not None:
            base.close()
        raise GazetteerError(f"{path}: not a gazetteer ({error}): {advice}") from error
    if version != 1:
        base.close()
        raise GazetteerError(f"{path}: gazetteer of layout {version}, this version reads 1: {advice}")
    return base


def _demonyms(base: sqlite3.Connection) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for word, country in base.execute("SELECT word, country FROM demonym"):
        words.setdefault(word, set()).add(country)
    return {word: frozenset(codes) for word, codes in words.items()}
