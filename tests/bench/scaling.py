"""Time linking and reconciling of records on disk, and what one more page or a judgement costs then.

usage: scaling.py [--pages N,N,..] [--at-once N]

For each size a record is made (``generated.py``), without lineages and incidents, and brought up to date
in a process of its own: signatures, lineages, links, incidents, all read from and written to the record.
Then twenty pages come in one by one, and twenty judgements. Prints user time, so that a busy machine
tells little else, and the largest memory of the process. 300,000 pages are about a million claims.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpora import Told, make_reports
from generated import add_report, generate

from reportedly.pipeline import open_builder
from reportedly.pipeline.build import IncidentBuilder
from reportedly.pipeline.update import PAGES_AT_ONCE, update
from reportedly.records.incident import Decision, Verdict
from reportedly.store import Store
from reportedly.store.write import writing

MORE = 20
"""Pages, and judgements, that come in one by one."""


def main() -> None:
    """Measure each size in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default="3000,30000")
    parser.add_argument("--at-once", type=int, default=PAGES_AT_ONCE)
    parser.add_argument("--one", type=Path, help="measure this record, and no other")
    asked = parser.parse_args()
    if asked.one is not None:
        measure(asked.one, asked.at_once)
        return
    print(
        "scaling     pages    claims  user s  us/claim  peak MB  widest unit  a page s  a verdict s"
    )
    for pages in map(int, asked.pages.split(",")):
        with tempfile.TemporaryDirectory() as made:
            path = Path(made, "bench.record")
            generate(path, pages=pages, built=False)
            again = [sys.executable, __file__, "--one", str(path), "--at-once", str(asked.at_once)]
            subprocess.run(again, check=True)


def measure(path: Path, at_once: int) -> None:
    """Print one line."""
    builder = open_builder()
    with Store.open(path, create=False) as store:
        took = seconds(lambda: update(store, builder.lexicon, "bench", at_once))
        counts = store.counts()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        widest = store._db.execute(  # noqa: SLF001 - how wide units are is told by no method
            "SELECT max(n) FROM (SELECT count(*) AS n FROM accounts GROUP BY unit)"
        ).fetchone()[0]
        pages = one_by_one(store, builder, make_reports(MORE, 1, 0.1, seed=9))
        verdicts = judged(store, builder)
        print(
            f"{counts['documents']:17} {counts['claims']:9} {took:7.1f}"
            f" {1e6 * took / counts['claims']:9.0f} {peak:8.0f} {widest:12}"
            f" {pages:9.3f} {verdicts:12.3f}",
            flush=True,
        )


def one_by_one(store: Store, builder: IncidentBuilder, made: Iterable[Told]) -> float:
    """Return the median of what each page takes to be linked."""
    took = []
    for told in made:
        with writing(store._db):  # noqa: SLF001 - the page is written as the store writes it
            add_report(store._db, told)  # noqa: SLF001
        took.append(seconds(lambda: update(store, builder.lexicon, "bench")))
    return statistics.median(took)


def judged(store: Store, builder: IncidentBuilder) -> float:
    """Return the median of what a judgement on two incidents takes."""
    incidents = [one for one, _ in zip(store.incidents(), range(2 * MORE), strict=False)]
    took = []
    for number in range(MORE):
        a, b = (one.claims[0] for one in incidents[2 * number : 2 * number + 2])
        now = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        store.add_decisions([Decision(a=a, b=b, verdict=Verdict.SAME, user="Ana", made_at=now)])
        took.append(seconds(lambda: update(store, builder.lexicon, "bench")))
    return statistics.median(took)


def seconds(work: Callable[[], object]) -> float:
    """Return the user time that the work took."""
    before = os.times().user
    work()
    return os.times().user - before


if __name__ == "__main__":
    main()
