"""`/api/gedevents/N`: the incidents of a release as UCDP's own API would page them through."""

import csv
import io
import zipfile
from urllib.parse import urlencode

import msgspec

from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.pages.export import release_number, while_waited_for
from reportedly.desk.zipped import CopyAsked, zipped
from reportedly.records.ged import GedRow
from reportedly.records.logbook import Withholding

PER_PAGE, MOST_PER_PAGE = 100, 1000
_FILE = "ucdp-ged-like.csv"


def ged_events(call: Call) -> Answer:
    """Return a page of a release's incidents in GED's columns, in the envelope UCDP's API has.

    Pages count from 0. The rows are in the manner of GED; none is UCDP's.
    """
    if call.form != "html":
        raise Refused(404, "The rows are JSON at their bare address.", "Leave the ending out.")
    number = release_number(call)
    size = min(max(_whole(call, "pagesize", PER_PAGE), 1), MOST_PER_PAGE)
    page = _whole(call, "page", 0)
    rows = _rows(call, number)
    pages = -(-len(rows) // size)
    return Answer(
        is_data=True,
        data={
            "TotalCount": len(rows),
            "TotalPages": pages,
            "PreviousPageUrl": _url(call, size, page - 1) if 0 < page <= pages else "",
            "NextPageUrl": _url(call, size, page + 1) if page + 1 < pages else "",
            "Result": rows[page * size : (page + 1) * size],
        },
    )


def _url(call: Call, size: int, page: int) -> str:
    return f"{call.base}{call.address}?{urlencode({'pagesize': size, 'page': page})}"


def _whole(call: Call, name: str, otherwise: int) -> int:
    told = call.query.get(name, "")
    if not told:
        return otherwise
    if not told.isascii() or not told.isdecimal() or len(told) > 9:
        raise Refused(400, f"“{told[:20]}” is no {name}.", "Write it in digits.")
    return int(told)


def _rows(call: Call, number: int) -> tuple[GedRow, ...]:
    """The rows of a release; those asked for last are kept as long as no name is withheld anew."""
    key = (number, sum(1 for _ in call.view.store.entries(Withholding)))
    if call.desk.ged_rows is not None and call.desk.ged_rows[0] == key:
        return call.desk.ged_rows[1]
    with while_waited_for(call, "ged"):
        path = zipped(call.desk.settings.record, CopyAsked(format="ged", release=number))
    try:
        with zipfile.ZipFile(path) as archive:
            told = csv.DictReader(io.StringIO(archive.read(_FILE).decode("utf-8-sig")))
            cells = [{name: cell or None for name, cell in row.items()} for row in told]
    finally:
        path.unlink(missing_ok=True)
    rows = tuple(msgspec.convert(row, GedRow, strict=False) for row in cells)
    call.desk.ged_rows = (key, rows)
    return rows
