"""A place with its level and radius -> the codes that UCDP, ACLED and PLOVER give such precision.

Followed: the UCDP GED codebook (where_prec), the ACLED codebook (geo_precision) and the PLOVER
manual (resolution). Which level has which code is data: data/places/codes.csv.
"""

from functools import cache

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.claim import PlaceMention
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.places import read_rows

FILE = "places/codes.csv"
_IN_STATE = {"": None, "yes": True, "no": False}


class PlaceCodes(Record, frozen=True, kw_only=True):
    """How precise a place is in the codes of three data sets; None: they have none for it."""

    ucdp_where_prec: int | None
    acled_geo_precision: int | None
    plover_resolution: int | None


UNCODED = PlaceCodes(ucdp_where_prec=None, acled_geo_precision=None, plover_resolution=None)
"""The codes of a place that could not be resolved: each of the three data sets asks for a point."""


class PlaceCoding(Record, frozen=True, kw_only=True):
    """A line of data/places/codes.csv: the places it is for, and their codes.

    ``in_state`` None is for both; ``up_to_km`` None has no limit.
    """

    level: PlaceLevel
    in_state: bool | None
    up_to_km: float | None
    codes: PlaceCodes

    def fits(self, place: PlaceMention) -> bool:
        """Whether the line is for a place of this level, state and radius."""
        if place.level is not self.level:
            return False
        if self.in_state is not None and self.in_state is not (place.country is not None):
            return False
        return self.up_to_km is None or (
            place.radius_km is not None and place.radius_km <= self.up_to_km
        )


def codes_of(place: PlaceMention) -> PlaceCodes:
    """Return the codes of a place, by the first line of the table that fits it."""
    if not place.is_found:
        return UNCODED
    return next((line.codes for line in load_codings() if line.fits(place)), UNCODED)


@cache
def load_codings() -> tuple[PlaceCoding, ...]:
    """Return the table in its order.

    Raises:
        DataError: a word or a number of it is wrong, or a level has no line.
    """
    try:
        codings = tuple(_coding(row) for row in read_rows(FILE))
    except (KeyError, ValueError) as error:
        raise DataError(
            str(error), where=f"data/{FILE}", do="Mend the line; docs/data.md tells the columns."
        ) from error
    missing = sorted(set(PlaceLevel) - {coding.level for coding in codings})
    if missing:
        raise DataError(
            f"no line is for the level {missing[0]!r}", where=f"data/{FILE}", do="Add one."
        )
    return codings


def _coding(row: dict[str, str]) -> PlaceCoding:
    return PlaceCoding(
        level=PlaceLevel(row["level"]),
        in_state=_IN_STATE[row["in_state"]],
        up_to_km=float(row["up_to_km"]) if row["up_to_km"] else None,
        codes=PlaceCodes(
            **{name: int(row[name]) if row[name] else None for name in PlaceCodes.__struct_fields__}
        ),
    )
