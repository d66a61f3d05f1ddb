"""Score the program on pages coded after the rules were written, in two parts.

usage: fresh_gold.py --data DIR [--set fresh|denied] [--part a|b] [--errors N]

``fresh/a`` and ``fresh/b`` beside this file hold fifteen codings each of tolls, denials and
incidents; ``denied/a`` and ``denied/b`` hold denials alone, many more of them. A coding is offsets,
numbers and words of closed lists, and where the page lies in the data of others. No text of a page
is among them: quotes and holders are cut from the pages of DIR when the gold is rebuilt, in a folder
that is thrown away. Rules may be written while looking at part a. Nobody looks at the codings or the
errors of part b: it is there to say what a rule is worth on pages it was not written from, so
``--errors`` is refused.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from answered import answered
from exports import export_of, numbers, score
from muc4_keys import messages

from reportedly.pipeline import PageReader, open_reader

CODED = Path(__file__).parent
PARTS = ("a", "b")
SCORERS = {"fresh": ("tolls", "denials", "links"), "denied": ("denials",)}
"""Each set of codings, and the scorers it has gold for."""

SHOWN = ("tolls", "denials")
"""The scorers that can list errors."""

KINDS = ("claims", "denials")
COLUMNS = ("file", "published", "outlet", "title")
OUTLET = "OUTLET"
"""The holder of what a report says in its own voice; any other holder is a pair of offsets."""


def main() -> int:
    """Rebuild, read, score, print; nothing is measured where the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--set", dest="coded", choices=SCORERS, default="fresh")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    if not (asked.data / "score").is_dir():
        print(f"eval: skipped, no evaluation data at {asked.data}")
        return 0
    if asked.errors and asked.part != "a":
        parser.error("errors are shown for part a alone (add --part a): part b stays unseen")
    reader = open_reader()
    parts = PARTS if asked.part is None else (asked.part,)
    told = {
        part: score_coded(asked.coded, part, asked.data, reader, errors=asked.errors)
        for part in parts
    }
    print(f"{'':28}", *(f"{part:>6}" for part in parts))
    for key in told[parts[0]]:
        print(f"{key:28}", *(f"{told[part][key]:6.3f}" for part in parts))
    return 0


def score_coded(
    coded: str, part: str, data: Path, reader: PageReader, *, errors: int = 0
) -> dict[str, float]:
    """Return the scores of one part of a set, keyed ``scorer/measure``; errors are printed if asked for."""
    with tempfile.TemporaryDirectory() as made:
        name, root = f"{coded}-{part}", Path(made)
        gold = rebuild(CODED / coded / part, data, root / "data" / name)
        out = export_of(name, root, reader, root)
        for scorer in SCORERS[coded]:
            if errors and scorer in SHOWN:
                show(data / "score" / f"{scorer}.py", out, gold, errors)
        told = {
            f"{scorer}/{key}": value
            for scorer in SCORERS[coded]
            for key, value in numbers(score(data / "score" / f"{scorer}.py", out, gold))
        }
        right = answered(out, gold) if coded == "denied" else None
        return told if right is None else {**told, "denials/answers_right": right}


def show(scorer: Path, out: Path, gold: Path, errors: int) -> None:
    """Print what a scorer lists as errors."""
    asked = [sys.executable, str(scorer), str(out), str(gold), "--errors", str(errors)]
    subprocess.run(asked, check=True)


def rebuild(codings: Path, data: Path, folder: Path) -> Path:
    """Return a folder of whole gold, written with its pages and what is known of them."""
    pages, gold = folder / "pages", folder / "gold"
    pages.mkdir(parents=True)
    gold.mkdir()
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as table:
        rows = csv.DictWriter(table, COLUMNS)
        rows.writeheader()
        for path in sorted(codings.glob("*.json")):
            coded = json.loads(path.read_text(encoding="utf-8"))
            text = text_of(coded, data)
            (pages / f"{path.stem}.txt").write_bytes(text.encode())
            (gold / path.name).write_text(json.dumps(whole(coded, text)), encoding="utf-8")
            known = known_of(data / "data" / coded["page"])
            rows.writerow({**known, "file": f"{path.stem}.txt"})
    return gold


def text_of(coded: dict[str, Any], data: Path) -> str:
    """Return the text of the page a coding is of; of a file of messages, the one named after #."""
    name, _, message = coded["page"].partition("#")
    path = data / "data" / name
    text = dict(messages(path))[message] if message else path.read_bytes().decode("utf-8")
    if hashlib.sha256(text.encode()).hexdigest() != coded["text_sha256"]:
        raise SystemExit(f"eval: {coded['page']} is not the page that was coded; code it anew")
    return text


def known_of(page: Path) -> dict[str, str]:
    """Return what the set of a page says of it from outside; nothing where the set has no table."""
    table = page.parent.parent / "metadata.csv"
    if not table.is_file():
        return {}
    with table.open(encoding="utf-8", newline="") as rows:
        told = {row["file"]: row for row in csv.DictReader(rows)}
    return {column: told[page.name][column] for column in COLUMNS if page.name in told}


def whole(coded: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a coding in the form the scorers read: with its quotes and the words of holders."""
    return {**coded, **{kind: list(quoted(coded.get(kind, []), text)) for kind in KINDS}}


def quoted(rows: list[dict[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    """Yield each row of a coding with what it stands on cut from the text."""
    for row in rows:
        held = row["holder"]
        holder = OUTLET if held == OUTLET else text[held[0] : held[1]]
        yield {**row, "quote": text[row["start"] : row["end"]], "holder": holder}


if __name__ == "__main__":
    sys.exit(main())
