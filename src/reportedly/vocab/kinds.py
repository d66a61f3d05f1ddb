"""A gazetteer's own word for a kind of place -> our level and a radius (data/places/kinds.csv)."""

from functools import cache

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.places import read_rows

FILE = "places/kinds.csv"


class Kind(Record, frozen=True, kw_only=True):
    """What a kind of place is to us. ``level`` None: places of the kind are left out."""

    level: PlaceLevel | None
    radius_km: float


@cache
def kinds_of(gazetteer: str) -> dict[str, Kind]:
    """Return the kinds of one gazetteer by its own words.

    Raises:
        DataError: a line has a wrong word or number.
    """
    try:
        return {
            row["kind"]: Kind(
                level=PlaceLevel(row["level"]) if row["level"] else None,
                radius_km=float(row["radius_km"] or 0),
            )
            for row in read_rows(FILE)
            if row["gazetteer"] == gazetteer
        }
    except ValueError as error:
        raise DataError(
            str(error), where=f"data/{FILE}", do="Mend the line; docs/data.md tells the columns."
        ) from error
