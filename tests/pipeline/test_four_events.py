"""Reports of four events, written before any rule had read them -> how much of them is read right.

The floors are what was right on 2026-11-28, after the mends that these pages led to.
"""

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from reportedly.ingest import Watcher, find_pages, ingest
from reportedly.ingest.metadata import read_metadata
from reportedly.pipeline import open_reader
from reportedly.records.vocabulary import SegmentKind
from reportedly.store import Store

CORPUS = tomllib.loads(
    (Path(__file__).parent / "corpora" / "four_events.toml").read_text(encoding="utf-8")
)
OPEN = "-"
ANY = "*"
OUTLET = "outlet"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The claims of each page, and the incident of each claim."""
    folder = tmp_path_factory.mktemp("four")
    pages = folder / "pages"
    pages.mkdir()
    with (folder / "pages.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "published", "outlet"])
        for page in CORPUS["page"]:
            (pages / f"{page['id']}.txt").write_text(page["text"].lstrip(), encoding="utf-8")
            rows.writerow([f"{page['id']}.txt", page["day"], page["outlet"]])
    known = read_metadata(folder / "pages.csv").known
    with Store.open(folder / "four.record", create=True) as store:
        ingest(find_pages([pages]), store, open_reader(), known, Watcher())
        yield Told(store)


class Told:
    """What was read: claims with their sentences, incidents and situations."""

    def __init__(self, store):
        documents = {document.id: document for document in store.documents()}
        self.page = {key: Path(found.origin).stem for key, found in documents.items()}
        self.text = {key: found.text for key, found in documents.items()}
        self.claims = [c for c in store.claims() if c.segment is not SegmentKind.HEADLINE]
        self.incident = {c: one.id for one in store.incidents() for c in one.claims}
        self.situations = {(one.kind.value, one.name) for one in store.situations()}

    def about(self, page, words):
        """The claims whose sentences hold the words, those whose own words do before others."""
        told = [c for c in self.claims if self.page[c.document] == page]
        held = [c for c in told if flat(words) in flat(self.text[c.document][slice(*c.sentence)])]
        return sorted(held, key=lambda c: flat(words) not in flat(c.quote))


def flat(text):
    return " ".join(text.split()).lower()


def is_held(claim, wanted):
    if wanted == ANY:
        return True
    if claim.holder is None:
        return OUTLET in wanted.split("|")
    told = f"{claim.holder.name} {claim.holder.printed}"
    return re.search(wanted, told, re.IGNORECASE) is not None


def read_figures(record):
    """Each expected figure that was found, with the claim that tells it."""
    used = set()
    for row in CORPUS["figures"]:
        page, words, harm, low, high = row[:5]
        bounds = tuple(None if bound == OPEN else bound for bound in (low, high))
        for claim in record.about(page, words):
            toll = claim.toll
            if toll is None or claim.id in used or harm not in {ANY, toll.harm.value}:
                continue
            if (toll.low, toll.high) == bounds:
                used.add(claim.id)
                yield row, claim
                break


def test_figures_are_read_with_holder_stance_and_class(record):
    right = Counter()
    for (*_, holder, stance, victims, _), claim in read_figures(record):
        right["found"] += 1
        right["holder"] += is_held(claim, holder)
        right["stance"] += stance in {ANY, claim.stance.value}
        right["class"] += victims in {ANY, claim.toll.victim_class.value}
    least = {"found": 78, "holder": 75, "stance": 77, "class": 74}
    assert len(CORPUS["figures"]) == 87
    assert all(right[what] >= floor for what, floor in least.items()), right


def test_denials_and_claims_of_responsibility_are_heard(record):
    heard = [
        any(
            stance in {ANY, claim.stance.value} and is_held(claim, holder)
            for claim in record.about(page, words)
        )
        for page, words, stance, holder in CORPUS["stances"]
    ]
    assert len(heard) == 21
    assert sum(heard) >= 16


def test_figures_of_one_event_stand_in_one_incident(record):
    """B-cubed over the figures found: two events are kept apart before one is brought together."""
    told = [(row[-1], record.incident.get(c.id, c.id)) for row, c in read_figures(record)]
    both, events, incidents = Counter(told), Counter(), Counter()
    for event, incident in told:
        events[event] += 1
        incidents[incident] += 1
    precision = sum(both[one] / incidents[one[1]] for one in told) / len(told)
    recall = sum(both[one] / events[one[0]] for one in told) / len(told)
    assert precision >= 0.94
    assert recall >= 0.79


def test_the_siege_is_a_situation(record):
    assert any(kind == "blockade" and "Fasher" in name for kind, name in record.situations)
