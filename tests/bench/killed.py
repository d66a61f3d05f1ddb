"""Kill a process again and again while it adds pages to a record and links them, and look at what is left.

usage: killed.py [--times N] [--pages N]

Each time the process is killed (SIGKILL) at a random moment; then the record has to pass ``verify``,
and the next process goes on with it. At the end the record has to be, byte for byte, what building all
of it at once gives. Prints how often it was killed, and how far the record was each time.
"""

from __future__ import annotations

import argparse
import os
import signal
import tempfile
import time
from pathlib import Path
from random import Random

from corpora import Noise, make_reports
from generated import add_report
from whole import build_whole, derived_rows

from reportedly.pipeline import open_builder
from reportedly.pipeline.build import IncidentBuilder
from reportedly.pipeline.update import update
from reportedly.store import Store, find_damage
from reportedly.store.where import Where
from reportedly.store.write import writing

AT_ONCE = 4
CROWDED = Noise(missing=0.2, copies=0.3, seconds=0.3, lasting=0.3, villages=5, a_day=2)
LONGEST = 0.4
"""Seconds after which a process is killed at the latest."""


def main() -> None:
    """Kill and look, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--pages", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        path = Path(made, "killed.record")
        seen = kill_and_look(path, asked.pages, asked.times, seed=time.time_ns())
    print(f"killed {len(seen)} times; pages, and pages waiting, that were there: {seen}")


def kill_and_look(where: Where, pages: int, times: int, seed: int) -> list[tuple[int, int]]:
    """Return how many pages, and pages waiting to be linked, each killed process left.

    The record may be in a server: the process that is killed is not the server's.

    Raises:
        AssertionError: a record was damaged, or did not end as it should.
    """
    chance, builder = Random(seed), open_builder()
    Store.open(where, create=True).close()
    seen = []
    for _ in range(times):
        if not killed(where, pages, builder, chance.uniform(0.01, LONGEST)):
            break
        with Store.open(where, create=False) as store:
            refuse_damage(store)
            waiting = store._db.execute("SELECT count(*) FROM waiting").fetchone()[0]  # noqa: SLF001
            seen.append((store.counts()["pages"], waiting))
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(where, create=False) as store,
        Store.open(Path(folder, "whole"), create=True) as whole,
    ):
        work(store, pages, builder)
        add_missing(whole, pages)
        build_whole(whole, builder)
        refuse_damage(store)
        assert derived_rows(store) == derived_rows(whole)
    return seen


def refuse_damage(store: Store) -> None:
    """Fail where the record is not what was written, and tell where."""
    damage = [str(one) for one in find_damage(store)]
    assert not damage, damage


def killed(where: Where, pages: int, builder: IncidentBuilder, seconds: float) -> bool:
    """Whether a process that works on the record was killed before it was done."""
    child = os.fork()
    if child == 0:
        with Store.open(where, create=False) as store:
            work(store, pages, builder)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def work(store: Store, pages: int, builder: IncidentBuilder) -> None:
    """Add the pages that are missing, and link them now and then."""
    if store.counts()["pages"]:
        update(store, builder.lexicon, "made", AT_ONCE)
    add_missing(store, pages, lambda: update(store, builder.lexicon, "made", AT_ONCE))
    update(store, builder.lexicon, "made", AT_ONCE)


def add_missing(store: Store, pages: int, after_some=lambda: None) -> None:
    """Add the pages that the record lacks, each in a transaction."""
    missing = [
        told
        for told in make_reports(pages // 3, 3, CROWDED, seed=5)
        if store.document(told.report.document.id) is None
    ]
    for number, told in enumerate(missing, 1):
        with writing(store._db):  # noqa: SLF001 - the page is written as the store writes it
            add_report(store._db, told)  # noqa: SLF001
        if number % (2 * AT_ONCE) == 0:
            after_some()


if __name__ == "__main__":
    main()
