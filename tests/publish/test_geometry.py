"""Projection, clipping, simplifying, and the outlines that ship with the package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.publish.borders import Borders, load_borders, pack
from legomena.publish.geometry import Mercator, clip, inside, longitude_window, simplify

points = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(st.lists(points, min_size=3, max_size=12))
def test_what_is_clipped_lies_inside(ring: list[tuple[float, float]]) -> None:
    for x, y in clip(ring, (-50, -40, 50, 40)):
        assert -50.001 <= x <= 50.001
        assert -40.001 <= y <= 40.001


def test_a_ring_around_the_frame_becomes_the_frame() -> None:
    ring = clip([(-9, -9), (9, -9), (9, 9), (-9, 9)], (-1, -1, 1, 1))
    assert set(ring) == {(-1, -1), (1, -1), (1, 1), (-1, 1)}


@given(st.lists(points, min_size=2, max_size=40))
def test_simplified_lines_keep_their_ends(line: list[tuple[float, float]]) -> None:
    kept = simplify(line, 1.0)
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    assert set(kept) <= set(line)


@given(st.lists(st.floats(-180, 180), min_size=1, max_size=10))
def test_the_window_of_longitudes_holds_them_all(longitudes: list[float]) -> None:
    west, east = longitude_window(longitudes)
    for lon in longitudes:
        assert (lon - west) % 360 <= east - west + 1e-6 or (lon - west) % 360 > 360 - 1e-6


def test_the_window_crosses_the_date_line_where_that_is_shorter() -> None:
    assert longitude_window([179.0, -179.0]) == (179.0, 181.0)


def test_places_stand_where_they_should() -> None:
    view = Mercator((60, 20, 80, 40), 1000, 800)
    x, y = view(70, 20)
    assert x == pytest.approx(500)
    assert y > 400
    assert Mercator((170, -10, 190, 10), 100, 100)(-179, 0)[0] > 50


@pytest.mark.parametrize(
    ("lon", "lat", "country"), [(66.99, 30.18, "Pakistan"), (32.58, 0.31, "Uganda"), (-77.0, -12.0, "Peru")]
)
def test_cities_lie_in_their_countries(lon: float, lat: float, country: str) -> None:
    found = {
        name
        for name, rings in load_borders().rings((lon - 1, lat - 1, lon + 1, lat + 1))
        if inside((lon, lat), rings[0])
    }
    assert found == {country}


def test_packing_keeps_shared_borders() -> None:
    topology = {
        "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
        "arcs": [
            [[0, 0], [100, 0]],
            [[100, 0], [0, 100], [-100, 0], [0, -100]],
            [[100, 0], [0, -100], [-100, 0], [0, 100]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "North"}},
                    {"type": "MultiPolygon", "arcs": [[[2, ~0]]], "properties": {"name": "South"}},
                ]
            }
        },
    }
    found = {name: rings[0] for name, rings in Borders(pack(topology)).rings((-1, -2, 2, 2))}
    assert set(found) == {"North", "South"}
    assert inside((0.5, 0.5), found["North"])
    assert not list(Borders(pack(topology)).rings((50, 50, 60, 60)))
