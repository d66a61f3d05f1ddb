"""Claims and incidents -> GeoJSON (RFC 7946); what is no point has no geometry, and says why."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines, separated
from reportedly.export.gathered import Gathered
from reportedly.export.places import pin_of, why_no_pin
from reportedly.export.tables import CLAIMS, INCIDENTS, claim_values, incident_values
from reportedly.records.claim import PlaceMention

HEAD = b'{"type":"FeatureCollection","features":['
FOOT = b"]}"

_GEOMETRY = frozenset({"latitude", "longitude"})


def feature(
    id_: str, where: tuple[PlaceMention, ...], properties: dict[str, Any]
) -> dict[str, Any]:
    """Return a feature: a point for the narrowest place that may be one.

    ``radius_km`` says how far from the point it may have been; ``no_point`` why there is none.
    """
    place = next((one for one in where if pin_of(one) is not None), None)
    point = None if place is None else pin_of(place)
    told = {name: value for name, value in properties.items() if name not in _GEOMETRY}
    told["radius_km"] = None if place is None else place.radius_km
    told["no_point"] = None if point is not None else _why(where)
    geometry = None if point is None else {"type": "Point", "coordinates": [point[1], point[0]]}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": told}


def _why(where: tuple[PlaceMention, ...]) -> str:
    return why_no_pin(where[0]) if where else "no place is told"


def _claims(record: Gathered) -> Iterator[bytes]:
    names = tuple(column.name for column in CLAIMS)
    for claim, incident, situation in record.claims():
        values = claim_values(claim, record.page(claim.document), incident, situation)
        told = dict(zip(names, values, strict=True))
        yield msgspec.json.encode(feature(claim.id, claim.where, told))


def _incidents(record: Gathered) -> Iterator[bytes]:
    names = tuple(column.name for column in INCIDENTS)
    for incident in record.source.incidents():
        told = dict(zip(names, incident_values(incident), strict=True))
        yield msgspec.json.encode(feature(incident.id, incident.where, told))


def _collection(features: Iterator[bytes]) -> Lines:
    return Lines(rows=separated(features), head=(HEAD,), foot=(FOOT,))


def _files(record: Gathered, beside: Beside) -> Files:
    beside.leave_out(
        *("claim", "*", "one point a feature: further places are in place_printed alone"),
        column="geometry",
    )
    beside.leave_out("incident", "*", "the tolls by class and side: see the csv format's tolls")
    return {
        "claims.geojson": _collection(_claims(record)),
        "incidents.geojson": _collection(_incidents(record)),
    }


export_geojson = Form(
    name="geojson",
    about="Claims and incidents as GeoJSON features. A point stands for the narrowest place told, "
    "to within radius_km; a state is no point.",
    files=_files,
    explains=False,
)
