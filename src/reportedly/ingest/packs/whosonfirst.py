"""Who's On First, as GeoJSON features or as a table -> places."""

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
    number_in,
    other_names,
    people_in,
    point_of,
    radius_of_area,
    shown,
)
from reportedly.ingest.packs.source import Member
from reportedly.ingest.packs.tables import Row, rows_of
from reportedly.records.claim import PlaceName
from reportedly.vocab.kinds import Kind, kinds_of
from reportedly.vocab.languages import language_code

_ID = ("id", "wof:id", "wof_id")
_NAME = ("name", "wof:name")
_LAT = ("lat", "geom_latitude", "latitude", "lbl_latitude")
_LON = ("lon", "geom_longitude", "longitude", "lbl_longitude")
_COUNTRY = ("country", "iso_country", "iso", "wof_country")
_NO_LONGER = ("edtf:deprecated", "edtf:cessation")
_STILL = {"", "..", "uuuu", "None"}


def is_table(columns: tuple[str, ...]) -> bool:
    """Return whether a head is of a Who's On First table: it tells each place's type."""
    return "placetype" in columns and bool({*_ID} & {*columns})


def read_table(member: Member) -> Iterator[Line]:
    """Yield the place of each row, or what is wrong with it."""
    for row in rows_of(member):
        if row.wrong is not None:
            yield Line(row.number, wrong=row.wrong)
            continue
        try:
            yield Line(row.number, _of_row(row))
        except WrongRow as wrong:
            yield Line(row.number, wrong=wrong)


def read_features(member: Member) -> Iterator[Line]:
    """Yield the place of each feature, or what is wrong with it."""
    for feature in features_of(member):
        try:
            yield Line(feature.number, _of_feature(feature))
        except WrongRow as wrong:
            yield Line(feature.number, wrong=wrong)


def _of_row(row: Row) -> Entry | None:
    kind = _kind(row.fields.get("placetype", "").strip(), "placetype")
    if kind.level is None or row.fields.get("is_current", "").strip() == "0":
        return None
    names = (
        PlaceName(name=name_of(row.first(_NAME))),
        *other_names(row.fields.get("alternate_names", "")),
    )
    return entry_of(
        Facts(
            id=f"whosonfirst:{number_in(row.first(_ID), 'id')}",
            names=names,
            kind=kind,
            point=point_of(row.first(_LAT), row.first(_LON)),
            country=country_in(row.first(_COUNTRY)),
            population=people_in(row.first(("population", "wof:population", "gn:population"))),
        )
    )


def _of_feature(feature: Feature) -> Entry | None:
    told = feature.properties
    kind = _kind(str(told.get("wof:placetype", "")), "wof:placetype")
    if kind.level is None or _is_gone(told):
        return None
    name = PlaceName(name=name_of(str(told.get("wof:name") or ""), "wof:name"))
    english = [one for one in _names(told) if one.language == "en"]
    others = [one for one in _names(told) if one.language != "en"]
    area = told.get("geom:area_square_m")
    return entry_of(
        Facts(
            id=f"whosonfirst:{number_in(str(told.get('wof:id', '')), 'wof:id')}",
            names=(name, *english, *others),
            own=1 + sum(one.used_by is None for one in english[:1]),
            kind=kind,
            point=point_of(
                str(told.get("geom:latitude", "")),
                str(told.get("geom:longitude", "")),
                ("geom:latitude", "geom:longitude"),
            ),
            country=country_in(str(told.get("iso:country") or told.get("wof:country") or "")),
            radius_km=_radius(area, kind),
            population=_people(told),
        )
    )


def _kind(told: str, column: str) -> Kind:
    kind = kinds_of("whosonfirst").get(told)
    if kind is None:
        raise WrongRow(column, f"{shown(told)} is no type of place we know")
    return kind


def _is_gone(told: dict[str, Any]) -> bool:
    """Whether the place was taken back, replaced by another, or is no more."""
    if told.get("mz:is_current") == 0 or told.get("wof:superseded_by"):
        return True
    return any(str(told.get(key) or "") not in _STILL for key in _NO_LONGER)


def _names(told: dict[str, Any]) -> Iterator[PlaceName]:
    """The names of ``name:LANGUAGE_x_KIND``; the preferred ones first, no abbreviations."""
    for kind in ("preferred", "variant", "colloquial"):
        for key, names in told.items():
            language, _, use = key.removeprefix("name:").partition("_x_")
            if key.startswith("name:") and use == kind and isinstance(names, list):
                for name in names:
                    if isinstance(name, str) and name.strip():
                        yield PlaceName(name=name.strip(), language=language_code(language))


def _radius(area: object, kind: Kind) -> float | None:
    """The radius of the shape's area; of a village without a shape that of its kind."""
    if not isinstance(area, int | float) or area <= 0:
        return None
    return max(radius_of_area(area / 1e6), min(kind.radius_km, 1.0))


def _people(told: dict[str, Any]) -> int:
    for key in ("wof:population", "gn:population"):
        if isinstance(told.get(key), int) and told[key] > 0:
            return int(told[key])
    return 0
