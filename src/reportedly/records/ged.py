"""A row of UCDP GED (Georeferenced Event Dataset) by its codebook, and what is wrong with one."""

from datetime import date
from enum import StrEnum

from reportedly.records.base import Record

GedId = int | str
"""UCDP numbers its conflicts, dyads and sides; a row of somebody else's may name its own."""


class GedRow(Record, frozen=True, kw_only=True):
    """A row of GED or of a table in its manner. The fields are the columns, in their order.

    None: the cell is empty. ``id`` to ``gwnob`` are the 49 columns of release 23.1; the codebook
    tells each of them. What is not UCDP's own row has ids that are not UCDP's.
    """

    id: int | None = None
    relid: str | None = None
    year: int | None = None
    active_year: int | None = None
    code_status: str | None = None
    type_of_violence: int | None = None
    conflict_dset_id: GedId | None = None
    conflict_new_id: GedId | None = None
    conflict_name: str | None = None
    dyad_dset_id: GedId | None = None
    dyad_new_id: GedId | None = None
    dyad_name: str | None = None
    side_a_dset_id: GedId | None = None
    side_a_new_id: GedId | None = None
    side_a: str | None = None
    side_b_dset_id: GedId | None = None
    side_b_new_id: GedId | None = None
    side_b: str | None = None
    number_of_sources: int | None = None
    source_article: str | None = None
    source_office: str | None = None
    source_date: str | None = None
    source_headline: str | None = None
    source_original: str | None = None
    where_prec: int | None = None
    where_coordinates: str | None = None
    where_description: str | None = None
    adm_1: str | None = None
    adm_2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geom_wkt: str | None = None
    priogrid_gid: int | None = None
    country: str | None = None
    country_id: int | None = None
    region: str | None = None
    event_clarity: int | None = None
    date_prec: int | None = None
    date_start: date | None = None
    date_end: date | None = None
    deaths_a: int | None = None
    deaths_b: int | None = None
    deaths_civilians: int | None = None
    deaths_unknown: int | None = None
    best: int | None = None
    high: int | None = None
    low: int | None = None
    gwnoa: int | None = None
    gwnob: int | None = None


GED_COLUMNS = GedRow.__struct_fields__
"""The 49 columns in their order."""


class FindingKind(StrEnum):
    """``wrong`` contradicts the codebook; ``empty`` is a cell that it wants filled."""

    WRONG = "wrong"
    EMPTY = "empty"


class Finding(Record, frozen=True, kw_only=True):
    """What a rule found in a row. ``row`` is its ``relid`` or ``id``."""

    row: str
    rule: str
    columns: tuple[str, ...]
    kind: FindingKind
    told: str
