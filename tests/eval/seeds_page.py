"""Write docs/seeds.md: eight facts of five real pages, and the record's rows that bear them out.

usage: seeds_page.py --data DIR     (DIR/data/seeds holds the pages)
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from exports import export_of
from seed_facts import Record, facts

from reportedly.pipeline import open_reader

PAGE = Path(__file__).parents[2] / "docs" / "seeds.md"
HEAD = """# Eight facts from five real pages

Five scraped news pages, as found, with comments and furniture, are read in one `ingest`. They belong to others and are not part of this project; what
is printed here is what the record holds of them: fields and character offsets, not their sentences. `make eval` checks that all eight facts stand.
Publication dates of four pages are given from outside in `tests/eval/seeds-metadata.csv`, as a desk would know them; the fifth dates itself by its
calendar. This page is written by `tests/eval/seeds_page.py`.
"""


def main() -> None:
    """Read the pages, find the facts, write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        record = Record(export_of("seeds", asked.data, open_reader(), Path(made)))
    parts = [HEAD]
    for letter, (said, lists) in facts(record).items():
        parts.append(f"## {letter}. {said}\n")
        parts.append(
            "| what | holder | stance | when | where | contested | span |\n|---|---|---|---|---|---|---|"
        )
        for rows in lists:
            parts += [_row(record, row) for row in rows[:2]] or ["| **missing** | | | | | | |"]
        parts.append("")
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _row(record: Record, row: dict[str, Any]) -> str:
    if "kind" in row:
        start, end = row["start"], row["end"] or {}
        when = f"{start['from']} to {end.get('to')}"
        return f"| {row['name']} | {len(row['claims'])} claims | | {when} | {_places(row)} | | |"
    when = row["when"] or {}
    days = f"{when.get('from') or '?'} – {when.get('to') or 'open'}" if when else "not stated"
    incident = record.incidents.get(row["incident"] or "", {})
    disputed = [k for k, v in incident.get("states", {}).items() if v == "contested"]
    holder = row["holder"]["name"] if row["holder"] else "the outlet's own voice"
    stance = row["stance"] + (f" ({row['aspect']})" if row["aspect"] else "")
    span = f"{row['document']} {row['start']}–{row['end']}"
    return (
        f"| {_what(row)} | {holder} | {stance} | {days} | {_places(row)} | "
        f"{', '.join(disputed) or 'no'} | {span} |"
    )


def _what(row: dict[str, Any]) -> str:
    toll, quantity = row["toll"], row["quantity"]
    doers = ", ".join(a["printed"] for a in row["actors"] if a["role"] == "perpetrator")
    by = f", by {doers}" if doers else ""
    if toll is not None:
        period = toll["cumulative"]
        more = [f"{toll['victim_class']}"]
        more += [f"side {toll['side']}"] if toll["side"] else []
        more += [f"since {period['from']}"] if period else []
        more += ["part of a total"] if toll["subset_of"] else []
        more += [row["finality"]] if row["finality"] != "unstated" else []
        return f"{row['event_class']}: {_count(toll)} {toll['harm']} ({', '.join(more)}){by}"
    if quantity is not None:
        return f"{row['event_class']}: {_count(quantity)} {quantity['of']}{by}"
    return f"{row['event_class']}{by}"


def _count(told: dict[str, Any]) -> str:
    return f"{told['low']}/{told['high']} {told['comparator']}".replace("None", "–")


def _places(row: dict[str, Any]) -> str:
    return (
        "; ".join(f"{p['name'] or p['printed']} ({p['level']})" for p in row["where"])
        or "not stated"
    )


if __name__ == "__main__":
    main()
