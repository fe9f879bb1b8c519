"""KML 2.2: incidents as placemarks, for globes and maps."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from legomena.records import Incident

from ._geojson import ATTRIBUTION
from ._index import Index
from ._rows import incident_cells
from ._xml import clean


def files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield ``incidents.kml``. What could not be placed is a placemark without a point."""
    marks = "".join(_placemark(incident, index) for incident in index.anatomy.links.incidents)
    yield (
        "incidents.kml",
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
            f"<name>{_text(index.anatomy.title)}</name><description>{_text(ATTRIBUTION)}</description>"
            f"{marks}</Document></kml>\n"
        ).encode(),
    )


def _placemark(incident: Incident, index: Index) -> str:
    place, when = incident.place, incident.when
    point = ""
    if place and place.lat is not None and place.lon is not None:
        point = f"<Point><coordinates>{place.lon},{place.lat}</coordinates></Point>"
    begin = f"<begin>{_text(when.start)}</begin>" if when and when.start else ""
    end = f"<end>{_text(when.end)}</end>" if when and when.end else ""
    data = "".join(
        f'<Data name="{column}"><value>{_text(value)}</value></Data>'
        for column, value in incident_cells(incident, index).items()
        if value is not None
    )
    span = f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""
    return (
        f'<Placemark id="i{incident.id}"><name>{_text(incident.title)}</name>{span}'
        f"<ExtendedData>{data}</ExtendedData>{point}</Placemark>\n"
    )


def _text(value: object) -> str:
    return escape(clean(str(value)))
