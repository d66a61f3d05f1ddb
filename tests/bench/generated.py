"""Write a large made-up record to disk, fast: pages, texts, claims, lineages and incidents.

usage: generated.py RECORD [--pages N] [--reports K] [--noise X] [--seed S] [--unbuilt]

Nothing is parsed and nothing is linked: what a page tells is written with it, and which claims are one
incident is known. N pages (1000) of K reports (6) an incident come to 3.3 claims a page, so
``--pages 300000`` is a record of about 1,000,000 claims and 50,000 incidents; it takes some minutes and
2 GB on disk. ``verify`` passes on it. The same arguments give the same rows. ``--unbuilt`` leaves out
lineages and incidents: a record as it is after reading and before linking.

In tests: ``generate(path, pages=300)``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from corpora import Told, make_reports

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.incidents import build_incidents
from reportedly.records.base import content_id
from reportedly.records.claim import Claim, Reading
from reportedly.records.incident import Derived, Incident
from reportedly.records.text import Document, Lineage
from reportedly.records.vocabulary import LineageType
from reportedly.store import ask
from reportedly.store.amend import Gone, amended, marks, noted_as_built
from reportedly.store.database import Database, Sqlite
from reportedly.store.open import connect
from reportedly.store.pieces import run
from reportedly.store.where import Where, located
from reportedly.store.write import add_page, writing
from reportedly.vocab.policies import Policies, load_policies

RULES = "made@1"
AT_ONCE = 1000
"""Pages, or incidents, in one transaction."""

T = TypeVar("T")


def main() -> None:
    """Write the record and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=located)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--reports", type=int, default=6)
    parser.add_argument("--noise", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--unbuilt", action="store_true")
    asked = vars(parser.parse_args())
    path, built = asked.pop("record"), not asked.pop("unbuilt")
    before = time.process_time()
    counts = generate(path, built=built, **asked)
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    size = f"{path.stat().st_size / 2**20:.0f} MB, " if isinstance(path, Path) else ""
    print(f"{told}; {size}{time.process_time() - before:.0f} s of processor time")


def generate(
    path: Where,
    *,
    pages: int = 1000,
    reports: int = 6,
    noise: float = 0.1,
    seed: int = 0,
    built: bool = True,
) -> dict[str, int]:
    """Write a record of about so many pages and return how many of each kind it holds.

    Args:
        path: the record, a file or a database; it must not be there yet.
        pages: how many, about.
        reports: of each incident, on average.
        noise: how often days, places and figures are missing or wrong.
        seed: another one is another war.
        built: with lineages and incidents, as the truth has them.
    """
    made = make_reports(max(1, pages // reports), reports, noise, seed)
    with closing(connect(path, create=True)) as db:
        if isinstance(db, Sqlite):
            db.execute("PRAGMA synchronous = OFF")  # it is made again if the machine stops
        truth = write_pages(db, made)
        if built:
            write_incidents(db, truth)
        return ask.counts(db)


def write_pages(db: Database, made: Iterable[Told]) -> dict[int, list[str]]:
    """Write the pages with what was read from them; return the claims of each incident."""
    truth: dict[int, list[str]] = {}
    for some in in_parts(made):
        with writing(db):
            for one in some:
                add_report(db, one)
                for claim, number in zip(one.report.claims, one.about, strict=True):
                    truth.setdefault(number, []).append(claim.id)
    return truth


def add_report(db: Database, made: Told) -> None:
    """Write one page with its text, its claims, and their times and places."""
    report = made.report
    reading = Reading(
        document=report.document.id,
        rules=RULES,
        statements=(),
        times=tuple(claim.when for claim in report.claims if claim.when is not None),
        places=tuple(place for claim in report.claims for place in claim.where),
        claims=report.claims,
    )
    add_page(db, report.page, report.document, reading)


def write_incidents(db: Database, truth: dict[int, list[str]]) -> None:
    """Write an incident for each of the truth's, and each page as an origin of its own."""
    policies = load_policies()
    for documents in in_parts(name for (name,) in db.execute(_DOCUMENTS).fetchall()):
        with writing(db):
            derived = Derived(lineages=_own(documents), incidents=(), situations=())
            run(db, amended(db, Gone(), derived))
    for some in in_parts(truth.values()):
        incidents = tuple(one for group in some for one in reconciled(db, group, policies))
        with writing(db):
            derived = Derived(lineages={}, incidents=incidents, situations=())
            run(db, amended(db, Gone(), derived))
    with writing(db):
        run(db, noted_as_built(db, ask.position(db)))


_DOCUMENTS = "SELECT document FROM current_readings ORDER BY document"


def _own(documents: Iterable[str]) -> dict[str, Lineage]:
    return {
        name: Lineage(
            document=name,
            type=LineageType.UNKNOWN,
            group=content_id("l", name),
            credit=None,
            copy_of=None,
        )
        for name in documents
    }


def reconciled(db: Database, group: list[str], policies: Policies) -> tuple[Incident, ...]:
    """Return the incident of some claims, as reconciling makes it."""
    sql = f"SELECT body FROM claims WHERE id IN {marks(group)}"  # noqa: S608 - our own names
    told = list(ask.records(db, sql, Claim, (*group,)))
    pages = {claim.document for claim in told}
    sql = "SELECT body FROM readings WHERE document = ?"
    documents = {name: next(ask.records(db, sql, Document, (name,))) for name in pages}
    evidence = Evidence(
        claims={claim.id: claim for claim in told}, documents=documents, lineages=_own(pages)
    )
    return build_incidents([tuple(sorted(group))], evidence, policies)


def in_parts(things: Iterable[T]) -> Iterator[list[T]]:
    """Yield the things some at a time."""
    numbered = enumerate(things)
    for _, some in groupby(numbered, key=lambda pair: pair[0] // AT_ONCE):
        yield [one for _, one in some]


if __name__ == "__main__":
    main()
