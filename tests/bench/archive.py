"""Time the reading of a large WARC, without the reading of its pages, and what passing over costs.

usage: archive.py [--megabytes N]

Makes a packed WARC of about N MB (300) of pages that differ, takes every page out of it, and prints
pages and MB for each second of processor time, and peak memory; then puts the pages into a record with a reader that reads nothing,
and runs again over the same archive, as after an interruption: every page is then passed over.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from whole import build_whole

from reportedly.ingest import Watcher, find_pages, ingest
from reportedly.ingest.containers import open_file, pages_in
from reportedly.link.signature import sign
from reportedly.records.base import content_id
from reportedly.records.claim import Reading
from reportedly.records.holdings import Holdings
from reportedly.records.incident import Derived
from reportedly.records.text import Document, Page, Segment, Signature
from reportedly.records.vocabulary import LineageType, SegmentKind
from reportedly.store import Store

TODAY = date(2024, 3, 1)
WORDS = tuple(f"{stem}{end}" for stem in "abcdefghij" for end in ("rmy", "idge", "ospital", "oad"))


class Unread:
    """A reader that finds one sentence in every page, and nothing in it."""

    rules = "none"
    today = TODAY

    def read(self, page: Page) -> tuple[Document, Reading]:
        text = f"Page {page.sha256}."
        document = Document(
            id=content_id("d", page.sha256),
            origin=page.origin,
            sha256=page.sha256,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            text=text,
            title=None,
            outlet=None,
            authors=(),
            published=None,
            language="en",
            lineage_type=LineageType.UNKNOWN,
            credit=None,
            segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
            captured=page.captured,
        )
        nothing = Reading(
            document=document.id, rules=self.rules, statements=(), times=(), places=(), claims=()
        )
        return document, nothing

    signing = 1

    def sign(self, document: Document) -> Signature:
        return sign(document)

    def build(self, _: Holdings) -> Derived:
        return Derived(lineages={}, incidents=(), situations=())

    def update(self, store: Store) -> None:
        build_whole(store, self)


def main() -> None:
    """Make the archive, read it, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=300)
    megabytes = parser.parse_args().megabytes
    with tempfile.TemporaryDirectory() as made:
        path = Path(made, "crawl.warc.gz")
        make(path, megabytes * 2**20)
        told("before", 0, 0.0, path)
        taken_out(path)
        into_a_record(path, Path(made, "bench.record"))


def make(path: Path, size: int) -> None:
    """Write pages of about 60 KB, each with its request, until the archive is that large."""
    noise = random.Random(7)
    sentences = [
        " ".join(f"{noise.choice(WORDS)}{noise.randrange(999)}" for _ in range(20))
        for _ in range(20_000)
    ]
    with path.open("wb") as file:
        number = 0
        while file.tell() < size:
            number += 1
            words = ". ".join(noise.choices(sentences, k=350))
            body = f"<!doctype html><html><body><p>{words}</p></body></html>".encode()
            for kind, block in (
                ("request", b"GET / HTTP/1.1\r\n\r\n"),
                ("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body),
            ):
                head = (
                    f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://o.example/{number}"
                    "\r\nWARC-Date: 2022-03-04T10:00:00Z\r\nContent-Type: application/http\r\n"
                    f"Content-Length: {len(block)}\r\n\r\n"
                )
                file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 5))


def taken_out(path: Path) -> None:
    """Take every page out of the archive and let it go."""
    started = time.process_time()
    with open_file(path, "crawl.warc.gz") as file:
        pages = sum(isinstance(thing, Page) for thing in pages_in(file, TODAY))
    told("taken out", pages, time.process_time() - started, path)


def into_a_record(path: Path, record: Path) -> None:
    """Put every page into a record, and run again over what it has."""
    for name in ("first run", "run again"):
        started = time.process_time()
        with Store.open(record, create=True) as store:
            report = ingest(find_pages([path]), store, Unread(), {}, Watcher())
        told(name, report.read, time.process_time() - started, path)


def told(name: str, pages: int, seconds: float, path: Path) -> None:
    """Print one line."""
    size = path.stat().st_size / 2**20
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = f"{pages / seconds:8.0f} pages/s {size / seconds:6.1f} MB/s" if seconds else " " * 27
    print(f"{name:10} {pages:7} pages {size:6.0f} MB {rate} peak {memory:5.0f} MB", flush=True)


if __name__ == "__main__":
    main()
