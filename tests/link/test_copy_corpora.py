"""Corpora of pages whose lineage is known -> how many pairs are told right, as copies or not."""

import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from reportedly.link.lineages import find_lineages
from reportedly.link.signature import sign
from reportedly.records.text import Document, Published, Segment
from reportedly.records.vocabulary import LineageType, PublishedBasis, SegmentKind, TimeLevel

CORPORA = sorted((Path(__file__).parent / "corpora").glob("*.toml"))
LEAST_F1 = 0.95


def pages_of(corpus):
    return tomllib.loads(corpus.read_text(encoding="utf-8"))["page"]


def document_of(page):
    day = page["day"]
    return Document(
        id=page["id"],
        origin=page["id"],
        sha256=page["id"],
        text_sha256=page["id"],
        text=page["text"],
        title=None,
        outlet=page["outlet"],
        authors=(),
        published=Published(
            from_=day, to=day, level=TimeLevel.DAY, basis=PublishedBasis.METADATA, why=""
        ),
        language=page.get("language", "en"),
        lineage_type=LineageType(page["type"]),
        credit=page.get("credit"),
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(page["text"])),),
        captured=date(2026, 1, 1),
    )


def wrong_pairs(pages):
    """The F1 of "these two are copies" over all pairs, and the pairs told wrongly."""
    lineages = find_lineages(sign(document_of(page)) for page in pages)
    right, wrong = 0, []
    for a, b in combinations(pages, 2):
        told = lineages[a["id"]].group == lineages[b["id"]].group
        if told != (a["story"] == b["story"]):
            wrong.append((a["id"], b["id"]))
        elif told:
            right += 1
    return 2 * right / (2 * right + len(wrong)), wrong


@pytest.mark.parametrize("corpus", CORPORA, ids=[path.stem for path in CORPORA])
def test_copies_are_told_from_other_pages(corpus):
    f1, wrong = wrong_pairs(pages_of(corpus))
    assert f1 >= LEAST_F1, wrong


def test_pages_that_quote_a_communique_whole_are_one_origin_without_it():
    pages = [page for path in CORPORA for page in pages_of(path)]
    quoting = [page for page in pages if page["id"] in {"statement-herald", "statement-telegraph"}]
    assert len(quoting) == 2
    assert wrong_pairs(quoting) == (1.0, [])


def test_the_order_in_which_pages_come_changes_nothing():
    pages = [page for path in CORPORA for page in pages_of(path)]
    signed = [sign(document_of(page)) for page in pages]
    assert find_lineages(signed) == find_lineages(signed[::-1])


def test_what_quotes_a_communique_is_a_copy_of_the_page_that_made_it():
    pages = [page for path in CORPORA for page in pages_of(path) if page["story"] == "statement"]
    lineages = find_lineages(sign(document_of(page)) for page in reversed(pages))
    assert {name: one.copy_of for name, one in lineages.items()} == {
        "statement-ministry": None,
        "statement-herald": "statement-ministry",
        "statement-telegraph": "statement-ministry",
    }
