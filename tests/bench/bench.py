"""Time the whole ingest against a bare pass of the same parser over the same text, in one run.

usage: bench.py [--pages DIR] [--rounds N]

Prints pages/s, tokens/s, peak memory, and two ratios: ingest to a bare pass over the whole text of
every page, and ingest to a bare pass over only the stretches that are parsed (the stricter one).
The bare pass runs every component of the pipeline that a user would ask for all that reading is
given. ``own code`` is all of an ingest but the components that it runs itself, to the stricter bare
pass; ``long page`` is how much longer one page of all that is parsed takes than one of a quarter of it.
Every page is parsed here; how many would not be, without ``--read-all``, is told. Rounds alternate
so that a machine that slows down slows all; medians are quoted. Places are timed alone over the parsed pages, and the gazetteer in a process of its own: seconds
and memory to open it warm and to look the names of one page up. Nothing is asserted: a shared machine
is too noisy for that.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from reportedly.claims.when.times import find_times
from reportedly.claims.where.places import find_places
from reportedly.ingest import Watcher, find_pages, ingest
from reportedly.pipeline import PageReader, open_reader
from reportedly.records.text import Document, Known, Page
from reportedly.store import Store
from reportedly.text.paragraphs import find_paragraphs
from reportedly.text.sentences import parse
from reportedly.text.words import RULES

SAMPLE = Path(__file__).parents[2] / "sample" / "pages"
AIM = 1.3
AIM_OWN = 0.5
AIM_PLACES = 0.2

OPENING = """
import pathlib, re, time
status = pathlib.Path("/proc/self/status")
memory = lambda: int(re.search(r"VmRSS:\\s+(\\d+)", status.read_text())[1]) / 1024
before = memory()
from reportedly.vocab import gazetteer
began = time.perf_counter()
opened = gazetteer.open_gazetteer()
opened.look_up(["goris", "homs", "springfield", "san jose", "paris", "aleppo"])
print(time.perf_counter() - began, memory() - before)
"""
"""Run alone (on Linux): nothing of it is in memory before; modules count as memory, not as time."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    reader = open_reader(read_all=True)
    documents = read_all(asked.pages, reader)
    texts = [document.text for document in documents]
    parsed = [d.text[p.start : p.end] for d in documents for p in find_paragraphs(d)]
    tokens = sum(len(doc) for doc in reader.parser.pipe(texts))
    rounds = [
        (
            seconds(lambda: read_all(asked.pages, reader)),
            seconds(lambda: list(reader.parser.pipe(texts))),
            seconds(lambda: list(reader.parser.pipe(parsed))),
            seconds(lambda: run_components(documents, reader)),
        )
        for _ in range(asked.rounds)
    ]
    whole, bare, strict, _ = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(a / b for a, b, _, _ in rounds)
    ratio_strict = statistics.median(a / c for a, _, c, _ in rounds)
    own = statistics.median((a - d) / c for a, _, c, d in rounds)
    dates = statistics.median(dates_to_parser(documents, reader) for _ in range(asked.rounds))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"pages          {len(documents)} from {asked.pages.name}, {tokens} tokens, {asked.rounds} rounds"
    )
    print(f"ingest         {len(documents) / whole:.1f} pages/s, {tokens / whole:.0f} tokens/s")
    print(f"bare parser    {len(documents) / bare:.1f} pages/s, {tokens / bare:.0f} tokens/s")
    print(f"peak memory    {peak:.0f} MB")
    print(f"ratio          {ratio:.2f} to a bare pass over the whole pages (aim: at most {AIM})")
    print(f"ratio, strict  {ratio_strict:.2f} to a bare pass over only what is parsed")
    print(f"own code       {own:.2f} of the stricter bare pass (aim: at most {AIM_OWN})")
    print_long_page(parsed, reader)
    quiet = sum(reader.signs.why_not_parsed(document) is not None for document in documents)
    print(f"not parsed     {quiet} of {len(documents)} pages without --read-all")
    print(f"dates/parser   {dates:.3f} of the time of the parser on the same text")
    print_places(documents, reader, asked.rounds)
    print(
        f"seconds        ingest {whole:.2f}, bare {bare:.2f}, bare over what is parsed {strict:.2f}"
    )


def run_components(documents: list[Document], reader: PageReader) -> None:
    """Run the components that reading runs, page by page, on what is parsed of each."""
    for document in documents:
        stretches = (document.text[p.start : p.end] for p in find_paragraphs(document))
        for _ in reader.parser.pipe(stretches, disable=list(RULES)):
            pass


def print_long_page(stretches: list[str], reader: PageReader) -> None:
    """Print how the time of reading one page grows with its length."""
    first, all_of_them = stretches[: max(1, len(stretches) // 4)], stretches
    short, long = ("\n\n".join(some) for some in (first, all_of_them))
    taken = [
        statistics.median(seconds(partial(reader.read, page)) for _ in range(3))
        for page in (page_of(short), page_of(long))
    ]
    print(
        f"long page      {taken[1] / taken[0]:.1f} times as long for {len(long) / len(short):.1f} times the text"
    )


def page_of(text: str) -> Page:
    """Return a page of plain text."""
    raw = text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    return Page(origin="long.txt", raw=raw, sha256=digest, captured=date(2024, 1, 1), known=Known())


def print_places(documents: list[Document], reader: PageReader, rounds: int) -> None:
    """Print what finding the places costs beside the parse, and what opening the gazetteer costs."""
    pages = [(document, parse(document, reader.parser)) for document in documents]
    shares = []
    for _ in range(rounds):
        parsing = seconds(lambda: [parse(document, reader.parser) for document in documents])
        placing = seconds(lambda: [find_places(d, s, reader.gazetteer) for d, s in pages])
        shares.append(placing / parsing)
    told = subprocess.run(
        [sys.executable, "-c", OPENING], check=True, capture_output=True, text=True
    ).stdout.split()
    print(
        f"places         {statistics.median(shares):.2f} of the parser (aim: at most {AIM_PLACES}); "
        f"gazetteer opened in {float(told[0]):.2f} s, {float(told[1]):.0f} MB"
    )


def read_all(pages: Path, reader: PageReader) -> list[Document]:
    """Return the documents of a whole ingest into a record that did not exist."""
    with (
        tempfile.TemporaryDirectory() as made,
        Store.open(Path(made) / "bench.record", create=True) as store,
    ):
        ingest(find_pages([pages]), store, reader, {}, Watcher())
        return list(store.documents())


def dates_to_parser(documents: list[Document], reader: PageReader) -> float:
    """Return the time that finding dates takes, to that of parsing the same text."""
    sentences = [(document, parse(document, reader.parser)) for document in documents]
    parsing = seconds(lambda: [parse(document, reader.parser) for document in documents])
    words = reader.lexicon.times
    return seconds(lambda: [find_times(*one, words) for one in sentences]) / parsing


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took, by the processor's clock of this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
