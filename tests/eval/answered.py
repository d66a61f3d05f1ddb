"""An export beside gold denials -> how often a denial that was found answers what it denies.

The scorer of denials counts that a found denial points at any claim. Here the gold tells where the
denied thing stands by itself on the page, and the claim pointed at must overlap it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

Row = dict[str, Any]
READ = frozenset({"denies", "rejects_characterisation", "cannot_verify", "no_figure"})
"""The stances of a claim that answers something, as the scorer of denials has them."""


def answered(out: Path, gold: Path) -> float | None:
    """Return the share answered right of the denials found whose denied thing stands on the page."""
    page_of = {row["id"]: Path(row["origin"]).stem for row in _lines(out / "documents.jsonl")}
    claims = {row["id"]: row for row in _lines(out / "claims.jsonl")}
    read: dict[str, list[Row]] = defaultdict(list)
    for row in claims.values():
        if row["stance"] in READ:
            read[page_of[row["document"]]].append(row)
    right: list[bool] = []
    for path in gold.glob("*.json"):
        denials = json.loads(path.read_text(encoding="utf-8"))["denials"]
        for denial, found in _pairs(denials, read[path.stem]):
            if denial["answers"] and not denial.get("borderline"):
                start, end = denial["answers"]
                told = [claims[one] for one in found["answers"]]
                right.append(any(one["start"] < end and start < one["end"] for one in told))
    return sum(right) / len(right) if right else None


def _pairs(denials: list[Row], read: list[Row]) -> list[tuple[Row, Row]]:
    """Return each denial with the claim read there: one to one, the largest overlap first."""
    overlaps = sorted(
        (
            (_overlap(denials[i], read[j]), i, j)
            for i in range(len(denials))
            for j in range(len(read))
        ),
        reverse=True,
    )
    one_each: dict[int, int] = {}
    for overlap, i, j in overlaps:
        if overlap > 0 and i not in one_each and j not in one_each.values():
            one_each[i] = j
    return [(denials[i], read[j]) for i, j in one_each.items()]


def _overlap(one: Row, other: Row) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
