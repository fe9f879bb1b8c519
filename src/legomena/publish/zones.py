"""Which clock a place keeps: its time zone by name, so that "local time" on the page is somebody's.

``data/zones.tsv`` (country, latitude, longitude, zone) is made once from ``zone.tab`` of the IANA time zone
database, which is in the public domain::

    python -m legomena.publish.zones /usr/share/zoneinfo/zone.tab
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import zoneinfo
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from legomena.records import Place
from legomena.records.distance import distance_km

FILE = Path(__file__).with_name("data") / "zones.tsv"
_ISO_6709 = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")


@dataclass(frozen=True)
class Zone:
    """A time zone that places of a case keep."""

    name: str
    """By its IANA name: ``Asia/Karachi``."""
    offset: str
    """``UTC+5`` in those days; empty where this machine knows no time zones."""
    nearest: bool
    """True where the country keeps several, and this is the one named after the town nearest by."""


def zones(places: Iterable[Place], day: dt.date | None) -> tuple[Zone, ...]:
    """Return the time zones of the places, those of most places first; places of no country have none."""
    votes: dict[tuple[str, bool], int] = defaultdict(int)
    for place in places:
        found = _zone(place)
        if found is not None:
            votes[found] += 1
    ranked = sorted(votes, key=lambda one: (-votes[one], one))
    return tuple(Zone(name, _offset(name, day), nearest) for name, nearest in ranked)


def _zone(place: Place) -> tuple[str, bool] | None:
    known = _table().get(place.country or "", ())
    if len(known) == 1:
        return known[0][2], False
    if not known or place.lat is None or place.lon is None:
        return None
    here = (place.lat, place.lon)
    name = min(known, key=lambda row: (distance_km(here, (row[0], row[1])), row[2]))[2]
    return name, True


def _offset(name: str, day: dt.date | None) -> str:
    try:
        zone = zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    shift = zone.utcoffset(dt.datetime.combine(day or dt.date(2000, 1, 1), dt.time(12)))
    if shift is None or day is None:
        return ""
    minutes = round(shift.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


@cache
def _table() -> dict[str, tuple[tuple[float, float, str], ...]]:
    rows: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for line in FILE.read_text("utf-8").splitlines():
        country, lat, lon, name = line.split("\t")
        rows[country].append((float(lat), float(lon), name))
    return {country: tuple(found) for country, found in rows.items()}


def pack(lines: Sequence[str]) -> str:
    """Return the table from the lines of ``zone.tab``."""
    out = []
    for line in lines:
        if not line.startswith("#") and line.strip():
            country, place, name = line.split("\t")[:3]
            found = _ISO_6709.fullmatch(place)
            if found is None:
                raise ValueError(f"no place in ISO 6709 in the line {line!r}")
            lat, lon = _degrees(*found.groups()[:4]), _degrees(*found.groups()[4:])
            out.append(f"{country}\t{lat:.2f}\t{lon:.2f}\t{name.strip()}\n")
    return "".join(out)


def _degrees(sign: str, whole: str, minutes: str, seconds: str | None) -> float:
    value = int(whole) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -value if sign == "-" else value


if __name__ == "__main__":
    FILE.write_text(pack(Path(sys.argv[1]).read_text("utf-8").splitlines()), "utf-8")
