"""What resolving every name to its most populous namesake gives, on the mentions we found.

usage: places_baseline.py EXPORT_DIR OUT_DIR

The plainest rule there is, to be compared with: same mentions, no context. EXPORT_DIR is an export
in JSON Lines; OUT_DIR gets its documents and its places, the latter with the point of the place
with most people of all that bear the printed name. gate.py scores it in the same run.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from reportedly.vocab.gazetteer import Gazetteer, open_gazetteer
from reportedly.vocab.places import Place


def main() -> None:
    """Write the baseline's export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    write_baseline(asked.export, asked.out, open_gazetteer())


def write_baseline(export: Path, out: Path, gazetteer: Gazetteer) -> None:
    """Copy the documents, and the places with the point of the most populous namesake."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(export / "documents.jsonl", out / "documents.jsonl")
    with (
        (export / "places.jsonl").open(encoding="utf-8") as read,
        (out / "places.jsonl").open("w", encoding="utf-8") as written,
    ):
        for line in read:
            mention = json.loads(line)
            place = most_populous(mention["printed"], gazetteer)
            mention["lat"] = None if place is None else place.lat
            mention["lon"] = None if place is None else place.lon
            written.write(json.dumps(mention) + "\n")


def most_populous(printed: str, gazetteer: Gazetteer) -> Place | None:
    """Return the place with most people that bears the name, its last word left off if need be."""
    shorter = printed.rpartition(" ")[0]
    candidates = gazetteer.named(printed) or (gazetteer.named(shorter) if shorter else ())
    places = (candidate.place for candidate in candidates)
    return max(places, key=lambda place: (place.population, place.id), default=None)


if __name__ == "__main__":
    main()
