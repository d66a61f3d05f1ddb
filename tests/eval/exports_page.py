"""Write docs/exports-sample.md and docs/exports-seeds.md: one incident under each codebook, and why.

usage: exports_page.py [--data DIR] [--check]

The sample is our own, so its rows are printed whole. The pages of DIR/data/seeds belong to others:
fields and offsets are printed, not their sentences or titles. ``--check`` writes nothing and fails
where a page is not what would be written.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reportedly.export import EXPORTERS
from reportedly.export.acled import ACLED
from reportedly.export.coded import Codebook, CodedRow, code_case
from reportedly.export.gathered import Case, gathered
from reportedly.export.ged import GED
from reportedly.export.hxl import HXL
from reportedly.export.plover import NotCoded, plover_event
from reportedly.ingest import Watcher, find_pages, ingest
from reportedly.ingest.metadata import read_metadata
from reportedly.pipeline import open_reader
from reportedly.records.claim import Claim
from reportedly.records.incident import Incident
from reportedly.records.vocabulary import Stance
from reportedly.store import Store

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

BOOKS: dict[str, Codebook] = {"ged": GED, "acled": ACLED, "hxl": HXL}

BESIDE = (
    ("when", "date_start date_end date_prec", "event_date time_precision", "date_start date_end"),
    ("what", "type_of_violence event_clarity", "event_type sub_event_type", "event_type"),
    ("who", "side_a side_b dyad_new_id", "actor1 inter1 actor2 inter2", "side_first side_second"),
    ("where", "where_coordinates where_prec", "location geo_precision", "place radius_km"),
    ("point", "latitude longitude priogrid_gid", "latitude longitude", "latitude longitude"),
    ("state", "country country_id region", "country iso region", "country_code country"),
    ("killed", "low best high", "fatalities", "killed_min killed killed_max killed_is_open"),
    (
        "of them",
        "deaths_a deaths_b deaths_civilians deaths_unknown",
        "",
        "killed_civilians killed_military killed_police",
    ),
    ("injured", "", "(in notes)", "injured_min injured injured_max"),
    ("disputed", "(beside the file)", "(in notes)", "attribution occurrence"),
    ("sources", "number_of_sources", "source", "origins sources"),
)
"""The rows of the table side by side: what, and its columns in GED, ACLED and HXL."""

HEAD = """# One incident in every format: {what}

{terms}

Written by `tests/eval/exports_page.py`, from the program's own output. [docs/exports.md](exports.md) tells the formats.
"""
SAMPLE_TERMS = """The incident of the README, from the [sample](../sample/README.md), whose pages were written for this project."""
SEED_TERMS = """Five scraped news pages are read in one `ingest`; the incident is the offensive of 19-20 September 2023. The pages belong to others and
are not part of this project: what is printed are fields, ids and character offsets, never their sentences or titles."""


class Page(NamedTuple):
    """A page of the docs: its name, what it is about, and which incident."""

    name: str
    what: str
    terms: str
    chosen: Callable[[Incident], bool]
    ours: bool


SAMPLE = Page(
    "exports-sample.md",
    "Kramatorsk, 8 April 2022",
    SAMPLE_TERMS,
    lambda incident: any(place.name == "Kramatorsk" for place in incident.where),
    ours=True,
)
SEEDS = Page(
    "exports-seeds.md",
    "19 September 2023",
    SEED_TERMS,
    lambda incident: (
        incident.when is not None
        and str(incident.when.from_) == "2023-09-19"
        and any(row.best is not None for row in incident.tolls)
    ),
    ours=False,
)


def main() -> int:
    """Write the pages, or say which is not what it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    made = {SAMPLE.name: sample_page()}
    if asked.data is not None and (asked.data / "data" / "seeds").is_dir():
        made[SEEDS.name] = seeds_page(asked.data)
    stale = [n for n, text in made.items() if (ROOT / "docs" / n).read_text("utf-8") != text]
    if asked.check:
        print("exports pages:", f"stale: {', '.join(stale)}" if stale else "as the program prints")
        return 1 if stale else 0
    for name, text in made.items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")
    return 0


def sample_page() -> str:
    """Return docs/exports-sample.md as it should be."""
    with contextlib.chdir(ROOT):
        return made_from(Path("sample/pages"), Path("sample/metadata.csv"), SAMPLE)


def seeds_page(data: Path) -> str:
    """Return docs/exports-seeds.md as it should be."""
    return made_from(data / "data" / "seeds" / "pages", HERE / "seeds-metadata.csv", SEEDS)


def made_from(pages: Path, metadata: Path, page: Page) -> str:
    """Return a page made of a record of its own."""
    known = read_metadata(metadata).known
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "a.record", create=True) as store,
    ):
        ingest(find_pages([pages]), store, open_reader(), known, Watcher())
        return "\n".join(told(store, page, Path(folder) / "out")) + "\n"


def told(store: Store, page: Page, out: Path) -> Iterator[str]:
    """Yield the page's blocks."""
    with gathered(store) as record:
        case = next(case for case in record.cases() if page.chosen(case.incident))
    rows = {name: code_case(case, book) for name, book in BOOKS.items()}
    yield HEAD.format(what=page.what, terms=page.terms)
    yield from claims(case)
    yield from side_by_side(rows)
    yield from events(case)
    yield from reasons(rows)
    counts = {name: export(store, out / name, explain=True) for name, export in EXPORTERS.items()}
    if page.ours:
        yield from as_written(case, out)
    yield from every_format(counts, out)


def claims(case: Case) -> Iterator[str]:
    """Yield what is told of people harmed, and what is denied: what the cells are made of."""
    yield "## What the pages tell\n\n| claim | characters | holder | stance | figure |\n| --- | --- | --- | --- | --- |"
    for claim in case.claims:
        if claim.toll is not None or claim.stance is not Stance.ASSERTS:
            holder = "own voice" if claim.holder is None else claim.holder.name
            aspect = "" if claim.aspect is None else f" ({claim.aspect.value})"
            span = f"{claim.document} {claim.start}–{claim.end}"
            yield f"| {claim.id} | {span} | {holder} | {claim.stance.value}{aspect} | {figure(claim)} |"
    yield ""


def figure(claim: Claim) -> str:
    """Return a claim's toll in fields."""
    toll = claim.toll
    if toll is None:
        return ""
    low, high = ("?" if n is None else n for n in (toll.low, toll.high))
    part = "" if toll.subset_of is None else f", part of {toll.subset_of}"
    return (
        f"{toll.harm.value} {low}/{high} {toll.comparator.value}, {toll.victim_class.value}{part}"
    )


def side_by_side(rows: dict[str, CodedRow]) -> Iterator[str]:
    """Yield the incident under each codebook."""
    yield "## Side by side\n\n| | UCDP-GED-like | ACLED-like | HXL |\n| --- | --- | --- | --- |"
    for name, *columns in BESIDE:
        cells = [beside(rows[book], told) for book, told in zip(BOOKS, columns, strict=True)]
        yield f"| {name} | {' | '.join(cells)} |"
    notes = rows["acled"].cells.get("notes")
    if notes is not None:
        plain = re.sub(r"“[^”]*”", "“(words of the page)”", str(notes.value))
        yield f"\nACLED-like `notes`: {plain}"
    yield ""


def beside(row: CodedRow, columns: str) -> str:
    """Return the columns of a row with their values, one to a line of the cell."""
    if row.left_out:
        return "no row"
    if not columns or columns.startswith("("):
        return f"no column {columns}".strip()
    values = dict(zip(columns.split(), row.values(columns.split()), strict=True))
    return "<br>".join(f"`{n}` {'–' if v is None else v}" for n, v in values.items())


def events(case: Case) -> Iterator[str]:
    """Yield the claims that are events of PLOVER, by their codes."""
    yield "PLOVER has a row for each claim that is an event of it, with its characters:\n"
    yield "| claim | date | event | mode | actor | recipient | size |\n| --- | --- | --- | --- | --- | --- | --- |"
    left: dict[str, int] = {}
    for claim in case.claims:
        try:
            event = plover_event(claim, case.pages[claim.document], case.incident.id)
        except NotCoded as why:
            left[str(why)] = left.get(str(why), 0) + 1
            continue
        coded = [
            "; ".join(one.get("code", "no code") for one in event.get(role, []))
            for role in ("actor", "recipient")
        ]
        size = ", ".join(f"{harm} {n}" for harm, n in event.get("size", {}).items())
        modes = ", ".join(event.get("mode", []))
        parts = [event["date"], ", ".join(event["event"]), modes, *coded, size]
        yield f"| {claim.id} | {' | '.join(parts)} |"
    yield ""
    yield from (f"- no event, {n} claims: {why}" for why, n in sorted(left.items()))
    yield ""


def reasons(rows: dict[str, CodedRow]) -> Iterator[str]:
    """Yield why the cells are as they are, and what a codebook cannot be told."""
    yield "## Why the cells differ\n"
    yield "What `--explain` writes of the cells above, and what stands in `FORMAT-not-exported.csv` for this incident.\n"
    for index, (book, row) in enumerate(rows.items(), start=1):
        yield f"**{book}**\n\n| cell | value | rule | claims |\n| --- | --- | --- | --- |"
        for columns in BESIDE:
            for name in str(columns[index]).split():
                cell = row.cells.get(name)
                if cell is not None and cell.value is not None:
                    ids = ", ".join(cell.claims[:3]) + (" ..." if len(cell.claims) > 3 else "")
                    yield f"| `{name}` | {cell.value} | {cell.rule} | {ids} |"
        for gap in row.reasons:
            column = "the whole row" if gap.column is None else f"`{gap.column}`"
            yield f"| {column} | | not told: {gap.why} | {', '.join(gap.claims[:3])} |"
        yield ""


def as_written(case: Case, out: Path) -> Iterator[str]:
    """Yield the incident, or its first claim, as each file has it."""
    yield "## As it is written\n"
    incident, claim = case.incident.id, case.claims[0].id
    for name, key in (
        ("ged/ucdp-ged-like.csv", incident),
        ("acled/acled-like.csv", incident),
        ("hxl/incidents.hxl.csv", incident),
        ("plover/plover.jsonl", f'"link":"{incident}"'),
        ("geojson/incidents.geojson", f'"id":"{incident}"'),
        ("linked-places/places.lpf.json", '"title":"Kramatorsk"'),
        ("ftm/statements.ftm.json", f'"{incident}"'),
        ("annotations/annotations.jsonl", claim),
        ("schema-org/claim-reviews.jsonl", "ClaimReview"),
        ("csv/claims.csv", claim),
        ("feed/feed.json", incident),
    ):
        text = (out / name).read_text("utf-8").replace("\r\n", "\n")
        head = text.split("\n")[0] if name.endswith(".csv") else ""
        found = next(line for line in text.split("\n") if key in line and line != head)
        shown = "\n".join(line for line in (head, found.rstrip(",")) if line)
        yield f"`{name.partition('/')[2]}`\n\n```\n{shown}\n```\n"


def every_format(counts: dict[str, dict[str, int]], out: Path) -> Iterator[str]:
    """Yield what the whole record comes to in each format."""
    yield "## The whole record in every format\n\n| format | files and rows | rows left out, with the reason most given |\n| --- | --- | --- |"
    for name, files in counts.items():
        told_ = ", ".join(f"`{file}` {count}" for file, count in files.items())
        yield f"| `{name}` | {told_} | {left_out(out / name / f'{name}-not-exported.csv')} |"


def left_out(file: Path) -> str:
    """Return how many rows a format leaves out, and the first reason most of them have."""
    if not file.exists():
        return "none"
    with file.open(encoding="utf-8", newline="") as lines:
        table = [row for row in csv.DictReader(lines) if not row["column"] and row["id"] != "*"]
    whys: dict[str, str] = {}
    for row in table:
        whys.setdefault(row["id"], row["why"].partition(";")[0])
    if not whys:
        return "none"
    first = max(sorted(set(whys.values())), key=list(whys.values()).count)
    shown = first if len(first) < 90 else "see the file"
    return f"{len(whys)}: {json.dumps(shown, ensure_ascii=False)[1:-1]}"


if __name__ == "__main__":
    sys.exit(main())
