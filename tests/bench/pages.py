"""Time the reading of pages against bare trafilatura on the same bytes, in one run.

usage: pages.py [--pages DIR] [--rounds N]

Ours is all that is read from a page before any sentence is: decoding, the text version, segments with
their reasons, language, what is known of the page, its credit, and then the lineages of all pages
together. Beside it ``trafilatura.extract`` as it comes (main text and comments, no metadata), the same
without comments, and ``bare_extraction`` with metadata, which is nearest to what is done here. Pages
are the .html files of DIR; without one, of the sample corpus. Rounds alternate, so that a machine that
slows down slows all of them, and medians are quoted. Nothing is asserted: a shared machine is too
noisy for that.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from trafilatura import bare_extraction, extract

from reportedly.errors import PageError
from reportedly.link.lineages import find_lineages
from reportedly.link.signature import sign
from reportedly.read.document import read_any_language
from reportedly.records.text import Document, Page
from reportedly.vocab.furniture import Furniture, load_furniture

SAMPLE = Path(__file__).parents[2] / "sample" / "pages"
AIM = 0.7


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    raws = [path.read_bytes() for path in sorted(asked.pages.glob("*.html"))]
    furniture = load_furniture()
    ways: dict[str, Callable[[], object]] = {
        "ours, with segments, metadata, lineage": lambda: whole_reading(raws, furniture),
        "trafilatura.extract": lambda: [extract(raw) for raw in raws],
        "trafilatura.extract, no comments": lambda: [
            extract(raw, include_comments=False) for raw in raws
        ],
        "trafilatura.bare_extraction, metadata": lambda: [
            bare_extraction(raw, with_metadata=True) for raw in raws
        ],
    }
    rounds = [[seconds(way) for way in ways.values()] for _ in range(asked.rounds)]
    print(f"{len(raws)} pages of {asked.pages}, {asked.rounds} rounds, medians")
    for i, name in enumerate(ways):
        took = statistics.median(times[i] for times in rounds)
        ratio = statistics.median(times[i] / times[0] for times in rounds)
        aim = f" (aim: {AIM})" if name == "trafilatura.extract" else ""
        beside = "" if i == 0 else f"   ours is at {ratio:.2f} of its speed{aim}"
        print(f"{name:40} {len(raws) / took:7.1f} pages/s{beside}")


def whole_reading(raws: Iterable[bytes], furniture: Furniture) -> object:
    """Return the documents of the pages, and what they go back to."""
    documents = [one for raw in raws if (one := read(raw, furniture)) is not None]
    return documents, find_lineages([sign(one) for one in documents])


def read(raw: bytes, furniture: Furniture) -> Document | None:
    """Return the page's document, or None where there is none in it."""
    digest = hashlib.sha256(raw).hexdigest()
    page = Page(origin="page.html", raw=raw, sha256=digest, captured=date(2026, 1, 1))
    try:
        return read_any_language(page, furniture)
    except PageError:
        return None


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took, by the processor's clock of this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
