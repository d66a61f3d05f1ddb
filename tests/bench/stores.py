"""The same work on a record in a file and in a PostgreSQL server, as a ratio of one run.

usage: stores.py [--pages N] [--rounds N]

Both records get the same made-up pages, each in a transaction, and link them; then pages of the desk are
asked for, and decisions made. The server is our own, on a socket, and waits for its disk (``fsync``).
Prints milliseconds, and PostgreSQL over SQLite. A busy machine makes both slower.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from corpora import make_reports
from generated import add_report
from own_server import lacking, serving
from starlette.testclient import TestClient

from reportedly.desk.app import make_app
from reportedly.desk.state import Settings
from reportedly.pipeline import open_builder
from reportedly.pipeline.update import PAGES_AT_ONCE, update
from reportedly.records.review import Review, ReviewAction
from reportedly.store import Store, find_damage
from reportedly.store.anchors import anchors_of
from reportedly.store.moved import copy_record
from reportedly.store.standing import fields_of
from reportedly.store.where import Where
from reportedly.store.write import writing

AS_INSTALLED = {"fsync": "on", "shared_buffers": "128MB", "autovacuum": "on"}


def main() -> None:
    """Measure both, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1200)
    parser.add_argument("--rounds", type=int, default=40)
    asked = parser.parse_args()
    lacks = lacking()
    if lacks is not None:
        print(f"not run: {lacks}")
        sys.exit(0)
    with tempfile.TemporaryDirectory() as folder, serving(**AS_INSTALLED) as server:
        file, place = Path(folder, "a.record"), server.database()
        sides = [dict(measured(where, asked.pages, asked.rounds)) for where in (file, place)]
        moved = server.database()
        copied = _ms(lambda: copy_record(file, moved))
    print(f"{asked.pages} pages; milliseconds: SQLite, PostgreSQL, and the second over the first")
    for what, in_file in sides[0].items():
        in_server = sides[1][what]
        print(f"{what:42}{in_file:10.1f}{in_server:10.1f}{in_server / in_file:8.2f}")
    print(f"copied from the file into a server, both checked: {copied / 1000:.1f} s")


def measured(where: Where, pages: int, rounds: int) -> Iterator[tuple[str, float]]:
    """Yield what was done and how many milliseconds it took."""
    builder = open_builder()
    reports = list(make_reports(max(1, pages // 6), 6, 0.1, 0))
    with Store.open(where, create=True) as store:
        yield "add a page", _ms(lambda: _add(store, reports)) / len(reports)
        yield "link all", _ms(lambda: update(store, builder.lexicon, "made", PAGES_AT_ONCE))
        claims = [claim for claim, _ in zip(store.claims(), range(rounds), strict=False)]
        incident = next(store.incidents())
        yield "read every claim", _ms(lambda: sum(1 for _ in store.placed_claims()))
        yield "verify", _ms(lambda: list(find_damage(store)))
        said = [_review(store, claim.id, n) for n, claim in enumerate(claims)]
        yield "a decision (median)", _median(store.reviews().add, said)
    app = make_app(Settings(record=where, user="Ana", rebuild=False))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.get("/incidents")
        addresses = {
            "/incidents": "/incidents",
            "/i/ID": f"/i/{incident.id}",
            "/c/ID": f"/c/{claims[0].id}",
            "/review/claims": "/review/claims",
        }
        for told, address in addresses.items():
            yield f"the page {told} (median)", _median(client.get, [address] * rounds)


def _add(store: Store, reports: list) -> None:
    for told in reports:
        with writing(store._db):  # noqa: SLF001 - the page is written as the store writes it
            add_report(store._db, told)  # noqa: SLF001


def _review(store: Store, claim: str, n: int) -> Review:
    (found,) = store.near().claims([claim])
    document = store.document(found.document)
    read = store.reading(found.document)
    anchor = anchors_of(document, read.claims)[claim]
    return Review(
        subject=anchor.subject,
        action=ReviewAction.ACCEPT,
        user="Ana",
        made_at=datetime.now(UTC),
        token=f"bench {n}",
        anchor=anchor,
        claim=found,
        before=fields_of(found),
        after=fields_of(found),
    )


def _median(work: Callable, each: list) -> float:
    return statistics.median(_ms(lambda one=one: work(one)) for one in each)


def _ms(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    main()
