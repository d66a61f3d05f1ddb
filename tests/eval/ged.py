"""UCDP's own rows -> read, written, read again; what the codebook's rules find in them."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from pathlib import Path

from reportedly.records.ged import GED_COLUMNS, Finding, FindingKind, GedRow
from reportedly.vocab.ged import ged_lines, read_ged
from reportedly.vocab.ged_checks import check_rows


def score_ged(data: Path, _: object = None) -> dict[str, float]:
    """Return the shares of columns and rows that come back equal; print what the rules find."""
    file = data / "data" / "ged" / "ged231_sample1000.csv"
    rows, back = there_and_back(file)
    equal = [same(name, rows, back, raw_cells(file, name)) for name in GED_COLUMNS]
    found = [one for one in check_rows(rows) if one.kind is FindingKind.WRONG]
    for line in report(rows, found):
        print(line)
    return {
        "columns_equal": sum(equal) / len(GED_COLUMNS),
        "rows_without_a_finding": 1 - len({one.row for one in found}) / len(rows),
    }


def there_and_back(file: Path) -> tuple[list[GedRow], list[GedRow]]:
    """Return the rows of the file, and those of the file that is written from them."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(read_ged(lines, where=str(file)))
    written = b"".join(line + b"\n" for line in ged_lines(rows))
    header = next(csv.reader(io.StringIO(written.decode(), newline="")))
    assert tuple(header) == GED_COLUMNS
    return rows, list(read_ged(io.StringIO(written.decode(), newline="")))


def raw_cells(file: Path, name: str) -> list[str]:
    """Return a column as it stands in the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def same(name: str, rows: list[GedRow], back: list[GedRow], raw: list[str]) -> bool:
    """Whether a column came back as it was: a text by its characters, a number by its value."""
    was, now = ([getattr(row, name) for row in table] for table in (rows, back))
    text = any(isinstance(value, str) for value in was)
    return was == now and (not text or [value or "" for value in now] == raw)


def report(rows: list[GedRow], found: list[Finding]) -> list[str]:
    """Return what the rules find in the rows, rule by rule, with examples."""
    counted = Counter(one.rule for one in found)
    lines = [f"ged: {len(rows)} rows, {len({one.row for one in found})} with a finding"]
    for rule, count in counted.most_common():
        some = [f"{one.row}: {one.told}" for one in found if one.rule == rule][:3]
        lines.append(f"ged: {count:4} against {rule!r}; " + " | ".join(some))
    return lines


if __name__ == "__main__":
    print(score_ged(Path(sys.argv[1])))
