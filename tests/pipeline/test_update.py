"""Updating a record page by page, in any order, against building it from all pages at once."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from corpora import Noise, make_reports
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import Report
from whole import build_whole, derived_rows

from reportedly.pipeline import open_builder
from reportedly.pipeline.update import update
from reportedly.records.claim import Reading
from reportedly.records.incident import Decision, Verdict
from reportedly.records.text import Known
from reportedly.store import Store, find_damage

BUILDER = open_builder()
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
CROWDED = Noise(
    missing=0.3, wrong_day=0.2, wrong_count=0.2, copies=0.3, asides=0.5, seconds=0.3, lasting=0.4,
    villages=3, a_day=2,
)  # fmt: skip
"""A small country where much happens: almost every report may be about almost every incident."""


@contextmanager
def new_record():
    with TemporaryDirectory() as made, Store.open(Path(made, "a.record"), create=True) as store:
        yield store


def reading_of(report, rules="made@1", claims=None):
    told = report.claims if claims is None else claims
    return Reading(
        document=report.document.id,
        rules=rules,
        statements=(),
        times=tuple(claim.when for claim in told if claim.when is not None),
        places=tuple(place for claim in told for place in claim.where),
        claims=told,
    )


def put(store, report, *, again=False):
    """Add a page; ``again``: as better rules read it, that miss its first claim."""
    if again:
        reading = reading_of(report, "made@2", report.claims[1:])
        store.add(report.page, report.document, reading)
    else:
        store.add(report.page, report.document, reading_of(report))


def reports(seed, incidents=4, noise=CROWDED):
    return [addressed(told.report) for told in make_reports(incidents, 3, noise, seed)]


def addressed(report):
    """The first report of an incident and one of the next day are versions of one page."""
    name = report.page.origin
    if not name.endswith(("-00.txt", "-03.txt")):
        return report
    known = Known(url=f"https://o.example/{name.removesuffix('.txt')[:-3]}")
    return Report(report.page.replacing(known=known), report.document, report.claims)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_order_and_any_batches_give_what_building_from_all_gives(data):
    draw = data.draw
    pages = reports(draw(st.integers(0, 10_000)))
    claims = [claim.id for page in pages for claim in page.claims]
    some = st.sampled_from(claims)
    judged = [
        Decision(a=a, b=b, verdict=verdict, user="Ana", made_at=NOON + timedelta(minutes=n))
        for n, (a, b, verdict) in enumerate(
            draw(st.lists(st.tuples(some, some, st.sampled_from(Verdict)), max_size=4))
        )
    ]
    again = draw(st.sets(st.integers(0, len(pages) - 1), max_size=2))
    first = draw(st.permutations(range(len(pages))))
    steps = [("page", n) for n in first] + [("again", n) for n in again]
    for decision in judged:  # before or after its pages are there
        steps.insert(draw(st.integers(0, len(steps))), ("judge", decision))
    at_once = draw(st.integers(1, 6))
    with new_record() as store, new_record() as whole:
        for kind, what in steps:
            if kind == "judge":
                store.add_decisions([what])
            else:
                put(store, pages[what], again=kind == "again")
            if draw(st.booleans()):
                update(store, BUILDER.lexicon, "made", at_once)
        update(store, BUILDER.lexicon, "made", at_once)
        for page in pages:
            put(whole, page)
        for n in again:
            put(whole, pages[n], again=True)
        whole.add_decisions(judged)
        build_whole(whole, BUILDER)
        assert derived_rows(store) == derived_rows(whole)
        assert store.derived_is_current()
        assert not list(find_damage(store))


@pytest.mark.parametrize("seed", [12, 13, 14, 15])
def test_page_by_page_in_a_larger_war(seed):
    """Where what a page is tied to is linked without its neighbours, some of these go wrong."""
    with new_record() as store, new_record() as whole:
        for page in reports(seed, 14):
            put(store, page)
            update(store, BUILDER.lexicon, "made", 3)
            put(whole, page)
        build_whole(whole, BUILDER)
        assert derived_rows(store) == derived_rows(whole)
