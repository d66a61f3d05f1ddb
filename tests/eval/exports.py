"""A folder of pages with gold -> an export of what was read from them, and what a scorer says of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from reportedly.export import EXPORTERS
from reportedly.ingest import PageDone, Watcher, find_pages, ingest
from reportedly.ingest.metadata import read_metadata
from reportedly.pipeline import PageReader
from reportedly.store import Store

METADATA = {"seeds": Path(__file__).parent / "seeds-metadata.csv"}


class _Strict(Watcher):
    """Stops the evaluation at a page that cannot be read: every set was readable once."""

    def page(self, done: PageDone) -> None:
        if done.error is not None:
            raise SystemExit(f"eval: a page could not be read: {done.error}")


def export_of(name: str, data: Path, reader: PageReader, made: Path) -> Path:
    """Return the folder of an export of one set of pages, read into a record of its own."""
    folder, out = data / "data" / name, made / "export"
    metadata = METADATA.get(name, folder / "metadata.csv")
    known = read_metadata(metadata).known if metadata.is_file() else {}
    with Store.open(made / "eval.record", create=True) as store:
        ingest(find_pages([folder / "pages"]), store, reader, known, _Strict())
        EXPORTERS["jsonl"](store, out)
    return out


def score(scorer: Path, out: Path, gold: Path) -> dict[str, Any]:
    """Return what a scorer prints about an export."""
    run = subprocess.run(
        [sys.executable, str(scorer), str(out), str(gold), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def numbers(told: dict[str, Any]) -> list[tuple[str, float]]:
    """Return the scores among what a scorer told, counts of things left out."""
    found: list[tuple[str, float]] = []
    for key, value in told.items():
        if isinstance(value, float):
            found.append((key, value))
        elif isinstance(value, dict) and "f1" in value:
            found.append((f"{key}_f1", value["f1"]))
        elif isinstance(value, list):
            found.append((f"{key}_f1", value[2]))
        elif key == "furniture":
            found.append(("no_furniture", 1.0 if value == 0 else 0.0))
    return found
