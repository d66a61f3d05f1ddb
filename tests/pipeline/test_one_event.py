"""Twelve sets of pages, each a question that linking meets -> which of their figures are one event.

What each set reaches is in the corpus beside its figures; docs/why.md tells what is missed and why.
"""

import csv
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from reportedly.ingest import Watcher, find_pages, ingest
from reportedly.ingest.metadata import read_metadata
from reportedly.pipeline import open_reader
from reportedly.records.vocabulary import SegmentKind
from reportedly.store import Store

SETS = tomllib.loads(
    (Path(__file__).parent / "corpora" / "one_event.toml").read_text(encoding="utf-8")
)["set"]


@pytest.fixture(scope="module")
def reader():
    return open_reader()


def flat(text):
    return " ".join(text.split()).lower()


def record_of(pages, reader, folder):
    """The claims in text order, each with its page, its sentence and its incident."""
    (folder / "pages").mkdir()
    with (folder / "pages.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "published", "outlet"])
        for page in pages:
            name = f"{page['id']}.txt"
            (folder / "pages" / name).write_text(page["text"].lstrip(), encoding="utf-8")
            rows.writerow([name, page["day"], page["outlet"]])
    known = read_metadata(folder / "pages.csv").known
    with Store.open(folder / "one.record", create=True) as store:
        ingest(find_pages([folder / "pages"]), store, reader, known, Watcher())
        documents = {one.id: one for one in store.documents()}
        home = {claim: one.id for one in store.incidents() for claim in one.claims}
        for claim in sorted(store.claims(), key=lambda c: c.start):
            document = documents[claim.document]
            sentence = flat(document.text[slice(*claim.sentence)])
            yield claim, Path(document.origin).stem, sentence, home.get(claim.id, claim.id)


def figures_of(one, reader, folder):
    """The event and the incident of each figure that was read."""
    used = set()
    told = list(record_of(one["page"], reader, folder))
    for page, words, harm, event in one["figures"]:
        held = [
            (flat(words) not in flat(claim.quote), claim.id, incident)
            for claim, home, sentence, incident in told
            if home == page and claim.toll is not None and claim.toll.harm == harm
            if claim.segment is not SegmentKind.HEADLINE and flat(words) in sentence
            if claim.id not in used
        ]
        if held:
            _, claim_id, incident = min(held, key=lambda found: found[0])
            used.add(claim_id)
            yield event, incident


@pytest.mark.parametrize("one", SETS, ids=lambda one: one["name"])
def test_figures_of_one_event_stand_in_one_incident(one, reader, tmp_path):
    told = list(figures_of(one, reader, tmp_path))
    both, events, incidents = Counter(told), Counter(), Counter()
    for event, incident in told:
        events[event] += 1
        incidents[incident] += 1
    precision = sum(both[pair] / incidents[pair[1]] for pair in told) / len(told)
    recall = sum(both[pair] / events[pair[0]] for pair in told) / len(told)
    least = one["least"]
    assert len(told) >= least["read"]
    assert round(precision, 2) >= least["precision"]
    assert round(recall, 2) >= least["recall"]


def test_the_corpus_asks_what_it_says():
    assert len(SETS) == 12
    for one in SETS:
        pages = {page["id"]: flat(page["text"]) for page in one["page"]}
        assert 2 <= len(pages) <= 5
        assert all(flat(words) in pages[page] for page, words, *_ in one["figures"]), one["name"]
