"""Time zones by name."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest

from legomena.publish.zones import FILE, pack, zones
from legomena.records import Place

DAY = dt.date(2024, 7, 1)


def _place(country: str | None, lat: float | None = None, lon: float | None = None) -> Place:
    return Place(text="there", country=country, lat=lat, lon=lon, precision="town")


@pytest.mark.parametrize(
    ("place", "name", "offset", "nearest"),
    [
        (_place("PK"), "Asia/Karachi", "UTC+5", False),
        (_place("NP", 27.7, 85.3), "Asia/Kathmandu", "UTC+5:45", False),
        (_place("US", 36.1, -115.2), "America/Los_Angeles", "UTC−7", True),
        (_place("RU", 55.8, 37.6), "Europe/Moscow", "UTC+3", True),
    ],
)
def test_a_place_keeps_the_clock_of_its_country(place: Place, name: str, offset: str, nearest: bool) -> None:
    (zone,) = zones([place], DAY)
    assert (zone.name, zone.offset, zone.nearest) == (name, offset, nearest)


def test_what_is_not_known_has_no_zone() -> None:
    assert zones([_place(None, 1.0, 1.0), _place("US"), _place("XX", 1.0, 1.0)], DAY) == ()


def test_the_zone_of_most_places_comes_first() -> None:
    found = zones([_place("LK"), _place("PK"), _place("PK")], None)
    assert [(zone.name, zone.offset) for zone in found] == [("Asia/Karachi", ""), ("Asia/Colombo", "")]


def test_every_zone_of_the_table_exists() -> None:
    names = {line.split("\t")[3] for line in FILE.read_text("utf-8").splitlines()}
    assert len(names) > 400
    assert names <= zoneinfo.available_timezones()


def test_the_table_is_made_from_the_iana_file() -> None:
    lines = [
        "# comment",
        "PK\t+2452+06703\tAsia/Karachi",
        "US\t-123456-0765432\tAmerica/Nowhere\tof no account",
    ]
    assert pack(lines) == "PK\t24.87\t67.05\tAsia/Karachi\nUS\t-12.58\t-76.91\tAmerica/Nowhere\n"
