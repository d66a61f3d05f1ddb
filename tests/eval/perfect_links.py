"""Score linking alone: on claims taken from the gold as they stand, no page being read.

usage: perfect_links.py --data DIR [--set tolls]

What ``gate.py`` scores is linking after reading: a claim that was not found cannot be linked. Here
every gold claim is given, with its printed place and its date, so what is lost is lost by linking.
Prints B-cubed precision, recall and F1, over all pairs and over pairs from two pages.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "bench"))
from bare import bare_claim, bare_document, bare_place, bare_time, bare_toll, published_on

from reportedly.link.join import link_claims
from reportedly.records.claim import Actor, Claim, Cumulative, PlaceMention, TimeMention
from reportedly.records.text import Document
from reportedly.records.vocabulary import (
    Comparator,
    Harm,
    Modality,
    PlaceLevel,
    PublishedBasis,
    Stance,
    VictimClass,
)
from reportedly.vocab.base import read_bytes
from reportedly.vocab.places import STATES
from reportedly.vocab.policies import load_policies

SITES = frozenset(
    {"st", "street", "road", "square", "cafe", "restaurant", "school", "yard", "market"}
    | {"station", "base", "airfield"}
)
LONG_AGO = date(1900, 1, 1)


def main() -> int:
    """Link the gold's own claims and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--set", default="tolls")
    asked = parser.parse_args()
    folder = asked.data / "data" / asked.set
    published = dates_of(folder / "metadata.csv")
    claims: list[Claim] = []
    truth: dict[str, str] = {}
    pages: dict[str, Document] = {}
    for path in sorted((folder / "gold").glob("*.json")):
        text = (folder / "pages" / f"{path.stem}.txt").read_text(encoding="utf-8")
        pages[path.stem] = document_of(path.stem, text, published.get(path.stem))
        listed = json.loads(path.read_text(encoding="utf-8"))["claims"]
        for number, gold in enumerate(listed):
            if gold["modality"] == "hypothetical":
                continue
            claim = claim_of(gold, number, path.stem, text)
            claims.append(claim)
            truth[claim.id] = gold["incident"]
    groups = link_claims(claims, pages, (), load_policies()).groups
    home = {claim: number for number, group in enumerate(groups) for claim in group}
    page_of = {claim.id: claim.document for claim in claims}
    for name, across in (("all pairs", False), ("two pages", True)):
        scores = b_cubed(truth, home, page_of, across=across)
        print(f"{name:10} P {scores[0]:.3f}  R {scores[1]:.3f}  F1 {scores[2]:.3f}")
    return 0


def b_cubed(
    truth: dict[str, str], home: dict[str, int], page_of: dict[str, str], *, across: bool
) -> tuple[float, float, float]:
    """Return precision, recall and F1 as score/links.py counts them, every claim matched."""
    by_truth, by_home = defaultdict(set), defaultdict(set)
    for claim, incident in truth.items():
        by_truth[incident].add(claim)
        by_home[home.get(claim, f"alone {claim}")].add(claim)
    precision = recall = 0.0
    counted = 0
    for claim, incident in truth.items():
        found = by_home[home.get(claim, f"alone {claim}")]
        real = by_truth[incident]
        if across:
            found, real = (
                {other for other in group if other == claim or page_of[other] != page_of[claim]}
                for group in (found, real)
            )
            if len(found) == len(real) == 1:
                continue
        both = len(found & real)
        precision += both / len(found)
        recall += both / len(real)
        counted += 1
    p, r = precision / counted, recall / counted
    return p, r, 2 * p * r / (p + r)


def dates_of(metadata: Path) -> dict[str, str]:
    """Return the publication date of each page, by the stem of its file."""
    with metadata.open(encoding="utf-8", newline="") as file:
        return {Path(row["file"]).stem: row["published"] for row in csv.DictReader(file)}


def document_of(name: str, text: str, published: str | None) -> Document:
    """Return a page as one stretch of evidence."""
    day = date.fromisoformat(published[:10]) if published else None
    out = None if day is None else published_on(day, PublishedBasis.METADATA, "metadata.csv")
    return bare_document(name, text, out, origin=f"{name}.txt", captured=LONG_AGO)


def claim_of(gold: dict[str, Any], number: int, page: str, text: str) -> Claim:
    """Return a gold claim as the record would hold it."""
    sentence = sentence_around(text, gold["start"], gold["end"])
    subset = gold.get("subset_of")
    toll = bare_toll(
        gold["low"],
        gold["high"],
        harm=Harm(gold["harm"]),
        comparator=Comparator(gold["comparator"]),
        victim_term=gold["victim_term"],
        victim_class=VictimClass(gold["victim_class"]),
        cumulative=Cumulative(from_=None, to=None) if gold["cumulative"] else None,
        subset_of=None if subset is None else f"{page}-{subset:03}",
    )
    return bare_claim(
        f"{page}-{number:03}",
        document=page,
        start=gold["start"],
        end=gold["end"],
        quote=text[gold["start"] : gold["end"]],
        sentence=sentence,
        stance=Stance(gold["stance"]),
        modality=Modality(gold["modality"]),
        toll=toll,
        actors=tuple(actors_of(gold, sentence[0])),
        when=time_of(gold, page, sentence[0]),
        where=tuple(places_of(gold, page, sentence[0])),
        extractor="gold@1",
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence, told by full stops and line ends alone."""
    before = [m.end() for m in re.finditer(r"[.!?][”\"’']?\s+|\n+", text[:start])]
    after = re.search(r"[.!?][”\"’']?\s|\n", text[end:])
    return (before[-1] if before else 0), (end + after.start() + 1 if after else len(text))


def time_of(gold: dict[str, Any], page: str, at: int) -> TimeMention | None:
    """Return the gold's date or interval, as if printed where the sentence begins."""
    if not gold["when"]:
        return None
    ends = [whole_days(part) for part in gold["when"].split("/")]
    return bare_time(
        ends[0][0],
        ends[-1][1],
        document=page,
        start=at,
        end=at + 1,
        printed=gold["when"],
        why="gold",
    )


def whole_days(printed: str) -> tuple[date | None, date | None]:
    """Return the first and last day of an ISO day, month or year; None for an open end."""
    parts = [int(part) for part in re.findall(r"\d+", printed)]
    if not parts:
        return None, None
    year = parts[0]
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if len(parts) == 2:
        after = date(year + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(year, parts[1], 1), date.fromordinal(after.toordinal() - 1)
    return date(*parts[:3]), date(*parts[:3])


def places_of(gold: dict[str, Any], page: str, at: int) -> Iterator[PlaceMention]:
    """Yield the gold's printed place, unresolved."""
    if gold["where"]:
        yield bare_place(
            gold["where"],
            document=page,
            start=at,
            end=at + 1,
            name=None,
            level=level_of(gold["where"]),
            why="gold",
        )


def level_of(printed: str) -> PlaceLevel:
    """Return what size of place the printed words tell: a street or a shop is a site."""
    if printed.casefold() in _states():
        return PlaceLevel.COUNTRY
    words = set(re.findall(r"[a-z]+", printed.lower()))
    if words & SITES:
        return PlaceLevel.SITE
    if words & {"district", "county"}:
        return PlaceLevel.ADM2
    return PlaceLevel.ADM1 if words & {"province", "state"} else PlaceLevel.SETTLEMENT


@cache
def _states() -> frozenset[str]:
    """Return the names of states, small letters."""
    table = read_bytes(STATES).decode("utf-8").splitlines()
    return frozenset(row["name"].casefold() for row in csv.DictReader(table))


def actors_of(gold: dict[str, Any], at: int) -> Iterator[Actor]:
    """Yield the perpetrator the gold prints."""
    if gold.get("perpetrator"):
        yield Actor(
            role="perpetrator",
            printed=gold["perpetrator"],
            start=at,
            end=at + 1,
            id=None,
            name=None,
        )


if __name__ == "__main__":
    sys.exit(main())
