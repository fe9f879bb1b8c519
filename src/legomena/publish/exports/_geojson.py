"""GeoJSON (RFC 7946): points for maps, with how precise each one is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from legomena.records import Place, to_json

from ._index import Index
from ._rows import claim_cells, incident_cells

ATTRIBUTION = "Places: GeoNames (geonames.org), CC BY 4.0"
_IN_GEOMETRY = ("lat", "lon")


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file."""
    anatomy = index.anatomy
    yield (
        "incidents.geojson",
        _collection(_feature(i.id, i.place, incident_cells(i, index)) for i in anatomy.links.incidents),
    )
    yield (
        "claims.geojson",
        _collection(_feature(c.id, c.place, claim_cells(c, index)) for c in anatomy.claims if c.place),
    )


def _feature(id_: str, place: Place | None, row: dict[str, Any]) -> dict[str, Any]:
    geometry = None
    if place and place.lat is not None and place.lon is not None:
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
    properties = {column: value for column, value in row.items() if column not in _IN_GEOMETRY}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def _collection(features: Iterable[dict[str, Any]]) -> bytes:
    return (
        to_json({"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": list(features)}) + b"\n"
    )
