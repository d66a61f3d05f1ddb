"""The same work on a record in a file and in a PostgreSQL server, as a ratio of one run.

usage: stores.py [--pages N] [--rounds N]

Both records get the same made-up pages, each in a transaction, and link them; then pages of the desk are
asked for, and decisions made. The server is our own, on a socket, and waits for its disk (``fsync``).
Each thing is done in the one and then in the other. Prints the middle of the milliseconds, and
PostgreSQL over SQLite.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from corpora import Told, make_reports
from generated import add_report
from own_server import lacking, serving
from starlette.testclient import TestClient

from reportedly.desk.app import make_app
from reportedly.desk.state import Settings
from reportedly.pipeline import open_builder
from reportedly.pipeline.build import IncidentBuilder
from reportedly.pipeline.update import PAGES_AT_ONCE, update
from reportedly.records.review import Review, ReviewAction
from reportedly.store import Store, find_damage
from reportedly.store.anchors import anchors_of
from reportedly.store.standing import fields_of
from reportedly.store.where import Where
from reportedly.store.write import writing

T = TypeVar("T")
U = TypeVar("U")
Both = tuple[float, ...]
AS_INSTALLED = {"fsync": "on", "shared_buffers": "128MB", "autovacuum": "on"}


def main() -> None:
    """Measure both, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1200)
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args()
    lacks = lacking()
    if lacks is not None:
        print(f"not run: {lacks}")
        sys.exit(0)
    with tempfile.TemporaryDirectory() as folder, serving(**AS_INSTALLED) as server:
        places = Path(folder, "a.record"), server.database()
        print(f"{asked.pages} pages; milliseconds: SQLite, PostgreSQL, the second over the first")
        for what, times in measured(places, asked.pages, asked.rounds):
            in_file, in_server = map(statistics.median, zip(*times, strict=True))
            print(f"{what:42}{in_file:10.1f}{in_server:10.1f}{in_server / in_file:8.2f}")


def measured(
    places: tuple[Where, Where], pages: int, rounds: int
) -> Iterator[tuple[str, list[Both]]]:
    """Yield what was done and, for each time, how long both took: one after the other each time."""
    with ExitStack() as open_:
        stores = [open_.enter_context(Store.open(one, create=True)) for one in places]
        reports = list(make_reports(max(1, pages // 6), 6, 0.1, 0))
        yield "a page is added", each(stores, _add, reports)
        yield "all are linked", each(stores, _link, [open_builder()])
        yield "every claim is read", each(stores, _read, range(5))
        yield "all is verified", each(stores, _verify, range(1))
        claims = [claim.id for claim, _ in zip(stores[0].claims(), range(rounds), strict=False)]
        incident = next(stores[0].incidents()).id
        said = [_review(stores[0], claim, n) for n, claim in enumerate(claims)]
        yield "a decision is made", each(stores, lambda store, one: store.reviews().add(one), said)
    with ExitStack() as open_:
        desks = [open_.enter_context(_desk(one)) for one in places]
        addresses = ("/incidents", f"/i/{incident}", f"/c/{claims[-1]}", "/review/claims")
        for address in addresses:
            asked = each(desks, TestClient.get, [address] * (rounds + 1))
            yield (
                f"the page {address[:3]}ID" if "-" in address else f"the page {address}",
                asked[1:],
            )


def each(sides: list[T], work: Callable[[T, U], object], things: Iterable[U]) -> list[Both]:
    """Return the milliseconds that the work took on each side, for each of the things."""
    return [tuple(_ms(work, side, thing) for side in sides) for thing in things]


def _link(store: Store, builder: IncidentBuilder) -> None:
    update(store, builder.lexicon, "made", PAGES_AT_ONCE)


def _read(store: Store, _: int) -> None:
    for _ in store.placed_claims():
        pass


def _verify(store: Store, _: int) -> None:
    assert not list(find_damage(store))


def _desk(record: Where) -> TestClient:
    app = make_app(Settings(record=record, user="Ana", rebuild=False))
    return TestClient(app, base_url="http://127.0.0.1")


def _add(store: Store, told: Told) -> None:
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


def _ms(work: Callable[..., object], *given: object) -> float:
    before = time.perf_counter()
    work(*given)
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    main()
