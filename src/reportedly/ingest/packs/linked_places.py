"""Linked Places (LPF 1.x, JSON) -> places, each name with its language and who uses it."""

import math
from collections.abc import Iterator
from typing import Any

from reportedly.ingest.packs.features import Feature, features_of
from reportedly.ingest.packs.rows import (
    Entry,
    Facts,
    Line,
    WrongRow,
    country_in,
    entry_of,
    name_of,
    point_of,
    shown,
)
from reportedly.ingest.packs.source import Member
from reportedly.records.claim import PlaceName
from reportedly.vocab.distance import km_apart
from reportedly.vocab.kinds import Kind, kinds_of

_DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2}
_DEPTH |= {"MultiPolygon": 3}
"""How deep the points of each shape lie in its lists."""


def read_linked_places(member: Member) -> Iterator[Line]:
    """Yield the place of each feature, or what is wrong with it."""
    for feature in features_of(member):
        try:
            yield Line(feature.number, _entry(feature))
        except WrongRow as wrong:
            yield Line(feature.number, wrong=wrong)


def _entry(feature: Feature) -> Entry | None:
    told = feature.properties
    title = PlaceName(name=name_of(_text(told.get("title")), "properties.title"))
    key = _text(feature.fields.get("@id") or feature.fields.get("id"))
    if not key:
        raise WrongRow("@id", "is missing")
    kind = _kind(feature)
    points = tuple(_points(feature.fields.get("geometry")))
    if not points and kind.level is not None:
        raise WrongRow("geometry", "has no coordinates")
    middle = _middle(points)
    codes = _listed(told.get("ccodes"), "properties.ccodes")
    return entry_of(
        Facts(
            id=f"lpf:{key}",
            names=(title, *_toponyms(feature.fields.get("names"))),
            kind=kind,
            point=middle,
            country=country_in(_text(codes[0]), "properties.ccodes") if len(codes) == 1 else None,
            radius_km=_reach(points, middle, kind),
        )
    )


def _kind(feature: Feature) -> Kind:
    """The kind that the feature's types tell, else its class; not known where it has neither.

    Raises:
        WrongRow: neither is one we know.
    """
    kinds = kinds_of("linked_places")
    types = _listed(feature.fields.get("types"), "types")
    told = [_text(one.get("identifier")) for one in types if isinstance(one, dict)]
    classes = _listed(feature.properties.get("fclasses"), "properties.fclasses")
    told += [_text(one) for one in classes]
    for one in told:
        if one in kinds:
            return kinds[one]
    if not told:
        return kinds["unknown"]
    raise WrongRow("properties.fclasses", f"{shown(', '.join(told))}: none of A H L P R S T")


def _toponyms(told: object) -> Iterator[PlaceName]:
    if not isinstance(told, list):
        raise WrongRow("names", "is not a list of names")
    for number, one in enumerate(told):
        if not isinstance(one, dict) or not isinstance(one.get("toponym"), str):
            raise WrongRow(f"names[{number}]", "has no toponym")
        yield PlaceName(
            name=name_of(one["toponym"], f"names[{number}].toponym"),
            language=_text(one.get("lang")) or None,
            used_by=_text(one.get("usedBy") or one.get("used_by")) or None,
        )


def _points(geometry: object) -> Iterator[tuple[float, float]]:
    """The corners of a shape as latitude and longitude; a shape without coordinates has none."""
    if not isinstance(geometry, dict):
        return
    shape = geometry.get("type")
    if shape == "GeometryCollection":
        for one in _listed(geometry.get("geometries"), "geometry.geometries"):
            yield from _points(one)
    elif geometry.get("coordinates"):
        if not isinstance(shape, str) or shape not in _DEPTH:
            raise WrongRow("geometry.type", f"{shown(str(shape))} is no shape of GeoJSON")
        yield from _corners(geometry["coordinates"], _DEPTH[shape])


def _corners(told: Any, depth: int) -> Iterator[tuple[float, float]]:
    if not isinstance(told, list):
        raise WrongRow("geometry.coordinates", f"{shown(str(told))} is no list")
    if depth:
        for one in told:
            yield from _corners(one, depth - 1)
    elif len(told) < 2:
        raise WrongRow("geometry.coordinates", f"{shown(str(told))} is no longitude and latitude")
    else:
        yield point_of(str(told[1]), str(told[0]), ("geometry.coordinates",) * 2)


def _middle(points: tuple[tuple[float, float], ...]) -> tuple[float, float] | None:
    """The middle of the extent."""
    if not points:
        return None
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def _reach(
    points: tuple[tuple[float, float], ...], middle: tuple[float, float] | None, kind: Kind
) -> float | None:
    """How far the shape reaches from its middle; None for a point."""
    if middle is None or len(points) < 2:
        return None
    reach = max(km_apart(middle, point) for point in points)
    return max(math.ceil(reach * 10) / 10, min(kind.radius_km, 1.0))


def _listed(told: object, column: str) -> list[Any]:
    """The members of a list; none where there is no list.

    Raises:
        WrongRow: something else stands there.
    """
    if told is None:
        return []
    if not isinstance(told, list):
        raise WrongRow(column, f"{shown(str(told))} is not a list")
    return told


def _text(told: object) -> str:
    return "" if told is None else str(told).strip()
