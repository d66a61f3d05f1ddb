"""The files of a gazetteer -> which form they are in, and what reads it."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from reportedly.errors import PackError
from reportedly.ingest.packs import geonames, names, pcodes, whosonfirst
from reportedly.ingest.packs.linked_places import read_linked_places
from reportedly.ingest.packs.rows import Line
from reportedly.ingest.packs.source import Member
from reportedly.ingest.packs.tables import columns_of
from reportedly.records.base import Record

Reading = Callable[[Member, str], Iterator[Line]]
"""Reads one file of a gazetteer of that name."""

_WORKBOOK = ("PK\x03\x04", "\ufffd\ufffd\x11")
_WHOSONFIRST = re.compile(r'"wof:(?:id|placetype)"')


class Format(Record, frozen=True, kw_only=True):
    """A form of gazetteer: what a line of it is called, who is to be named, and what reads it."""

    name: str
    told: str
    unit: str
    read: Reading
    licence: str | None = None
    attribution: str | None = None


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="geonames",
            told="a GeoNames dump (19 columns, tabs)",
            unit="line",
            read=lambda member, _: geonames.read_dump(member),
            licence="CC BY 4.0",
            attribution="GeoNames (geonames.org)",
        ),
        Format(
            name="whosonfirst",
            told="Who's On First (CSV with a placetype, or GeoJSON)",
            unit="row",
            read=lambda member, _: (
                whosonfirst.read_features(member)
                if member.is_json
                else whosonfirst.read_table(member)
            ),
            licence="Who's On First licence: CC BY 4.0 and terms of its sources",
            attribution="Who's On First (whosonfirst.org), in part from GeoNames and others",
        ),
        Format(
            name="linked_places",
            told="Linked Places (LPF 1.x, JSON)",
            unit="feature",
            read=lambda member, _: read_linked_places(member),
        ),
        Format(
            name="pcodes",
            told="a table of P-codes (OCHA COD, CSV)",
            unit="row",
            read=lambda member, _: pcodes.read_pcodes(member),
        ),
        Format(
            name="names",
            told="a table of names (CSV: name, lat, lon ...)",
            unit="row",
            read=names.read_names,
        ),
    )
}
"""Every form by the name the command line gives it."""


def format_of(member: Member) -> Format:
    """Return the form that a file's first characters tell.

    Raises:
        PackError: it is none of them.
    """
    beginning = member.beginning()
    found = _sniffed(beginning, member)
    if found is not None:
        return FORMATS[found]
    if beginning.startswith(_WORKBOOK) or member.name.lower().endswith((".xlsx", ".xls")):
        raise PackError(
            "the file is a workbook", where=member.name, do="Save its sheet as CSV (UTF-8)."
        )
    first = beginning.partition("\n")[0].strip()
    raise PackError(
        "the file is empty"
        if not beginning.strip()
        else f"we know no gazetteer like {first[:80]!r}",
        where=member.name,
        do=f"We read {'; '.join(one.told for one in FORMATS.values())}.",
    )


def _sniffed(beginning: str, member: Member) -> str | None:
    start = beginning.lstrip("\x1e \t\r\n")
    if start.startswith(("{", "[")):
        return "whosonfirst" if _WHOSONFIRST.search(beginning) else "linked_places"
    if geonames.is_dump(beginning):
        return "geonames"
    columns = columns_of(beginning)
    if whosonfirst.is_table(columns):
        return "whosonfirst"
    if pcodes.has_pcodes(columns):
        return "pcodes"
    return "names" if names.is_table(columns) else _as_named(member)


def _as_named(member: Member) -> str | None:
    """A table that lacks a column is still a table of names: its reader says which is missing."""
    return "names" if member.name.lower().endswith(".csv") else None


def lines_of(members: tuple[Member, ...], form: Format, pack: str) -> Iterator[Line]:
    """Yield the lines of all files of a gazetteer, numbered through where there are several."""
    if len(members) == 1:
        yield from form.read(members[0], pack)
        return
    lines = chain.from_iterable(form.read(member, pack) for member in members)
    for number, line in enumerate(lines, start=1):
        yield line._replace(number=number)
