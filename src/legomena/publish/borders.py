"""Country outlines for the map: Natural Earth, kept as one compact file beside this module.

The file is made once from ``countries-10m.json`` of the npm package ``world-atlas`` (ISC; the outlines
are Natural Earth's and in the public domain)::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m legomena.publish.borders package/countries-10m.json

Layout, all of it zlib-compressed: the length of the header (4 bytes, little-endian), the header (JSON),
then the arcs as zigzag varints of differences in thousandths of a degree. Arcs are shared by
neighbours, so borders fit without gaps; each has its box in the header, so that far arcs are skipped.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from .geometry import Box, Point, simplify

FILE = Path(__file__).with_name("data") / "countries.bin"
_UNIT = 1000
_TOLERANCE = 0.006
"""Degrees: about 600 m, below what a map of one province can show."""


class Country:
    """One country's name and its polygons, each a list of rings, each a list of arc numbers."""

    def __init__(self, name: str, polygons: list[list[list[int]]]) -> None:
        self.name = name
        self.polygons = polygons


class Borders:
    """The outlines, decoded arc by arc as they are asked for."""

    def __init__(self, packed: bytes) -> None:
        raw = zlib.decompress(packed)
        size = int.from_bytes(raw[:4], "little")
        header = json.loads(raw[4 : 4 + size])
        self.countries = [Country(name, polygons) for name, polygons in header["countries"]]
        self._boxes: list[Box] = []
        self._spans: list[tuple[int, int]] = []
        at = 4 + size
        for length, west, south, east, north in header["arcs"]:
            self._boxes.append((west / _UNIT, south / _UNIT, east / _UNIT, north / _UNIT))
            self._spans.append((at, at + length))
            at += length
        self._raw = raw
        self._arcs: dict[int, list[Point]] = {}

    def rings(self, box: Box) -> Iterator[tuple[str, list[list[Point]]]]:
        """Yield (country, rings) for every polygon whose box meets ``box`` (degrees: W, S, E, N)."""
        for country in self.countries:
            for polygon in country.polygons:
                if self._meets(polygon[0], box):
                    yield country.name, [self._ring(ring) for ring in polygon]

    def _meets(self, ring: Sequence[int], box: Box) -> bool:
        boxes = [self._boxes[_arc(number)] for number in ring]
        return (
            min(b[0] for b in boxes) <= box[2]
            and max(b[2] for b in boxes) >= box[0]
            and min(b[1] for b in boxes) <= box[3]
            and max(b[3] for b in boxes) >= box[1]
        )

    def _ring(self, numbers: Sequence[int]) -> list[Point]:
        ring: list[Point] = []
        for number in numbers:
            points = self._points(_arc(number))
            if number < 0:
                points = points[::-1]
            ring.extend(points[1:] if ring else points)
        return ring

    def _points(self, number: int) -> list[Point]:
        known = self._arcs.get(number)
        if known is None:
            start, end = self._spans[number]
            known = self._arcs[number] = _unpack(self._raw[start:end])
        return known


@cache
def load_borders() -> Borders:
    """Return the outlines that ship with the package."""
    return Borders(FILE.read_bytes())


def pack(topology: dict[str, Any]) -> bytes:
    """Return the compact form of a TopoJSON topology with an object ``countries``."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    table, body = [], bytearray()
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        kept = [(round(lon * _UNIT), round(lat * _UNIT)) for lon, lat in simplify(points, _TOLERANCE)]
        data = _pack(kept)
        xs, ys = [p[0] for p in kept], [p[1] for p in kept]
        table.append([len(data), min(xs), min(ys), max(xs), max(ys)])
        body += data
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        countries.append([shape["properties"]["name"], polygons])
    header = json.dumps({"arcs": table, "countries": countries}, separators=(",", ":")).encode()
    return zlib.compress(len(header).to_bytes(4, "little") + header + bytes(body), 9)


def _arc(number: int) -> int:
    return ~number if number < 0 else number


def _pack(points: Sequence[tuple[int, int]]) -> bytes:
    out, before = bytearray(), (0, 0)
    for point in points:
        for now, then in zip(point, before, strict=True):
            step = now - then
            value = step << 1 if step >= 0 else (-step << 1) - 1
            while value >= 128:
                out.append(value & 127 | 128)
                value >>= 7
            out.append(value)
        before = point
    return bytes(out)


def _unpack(data: bytes) -> list[Point]:
    values: list[int] = []
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            values.append(value >> 1 if not value & 1 else -((value + 1) >> 1))
            value = shift = 0
    points: list[Point] = []
    x = y = 0
    for at in range(0, len(values), 2):
        x, y = x + values[at], y + values[at + 1]
        points.append((x / _UNIT, y / _UNIT))
    return points


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(pack(json.loads(Path(sys.argv[1]).read_text("utf-8"))))
