"""Group generated pages by their lineage: seconds of processor time, peak memory, and whether the groups are right.

usage: copies.py [--pages N]

A story is invented from a vocabulary; one page in four is a copy of an earlier one (trimmed, with
words changed, under another lead), every page of an outlet carries the outlet's standing text, and
one story in fifty is copied by many. The truth is known, so the groups are scored as well. Pages
are made one at a time and only their signatures are kept, as in a record.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate

from reportedly.link.lineages import find_lineages
from reportedly.link.signature import sign
from reportedly.records.text import Document, Published, Segment, Signature
from reportedly.records.vocabulary import LineageType, PublishedBasis, SegmentKind, TimeLevel

VOCABULARY = 20_000
OUTLETS = 300
KEPT = 400
"""Stories that may still be copied: news is copied within days."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5_000)
    asked = parser.parse_args()
    before = peak_mb()
    started = time.process_time()
    making = 0.0
    signatures: list[Signature] = []
    stories: list[int] = []
    pages = generate(asked.pages, random.Random(7))
    while True:
        began = time.process_time()
        made = next(pages, None)
        making += time.process_time() - began
        if made is None:
            break
        document, story = made
        signatures.append(sign(document))
        stories.append(story)
    signed = time.process_time()
    lineages = find_lineages(signatures)
    grouped = time.process_time()
    one_more = seconds_for_one_more(signatures)
    kept = sum(
        len(s.runs) + len(s.own) + len(s.lede) + len(s.marks) + len(s.figures) for s in signatures
    )
    print(f"pages          {len(signatures)}")
    print(
        f"signing        {signed - started - making:.1f} s, {len(signatures) / (signed - started - making):.0f} pages/s"
    )
    print(
        f"grouping       {grouped - signed:.1f} s from kept signatures; {one_more * 1000:.1f} ms to sign one more page"
    )
    print(
        f"kept of a page {kept / len(signatures):.0f} bytes; peak memory {peak_mb():.0f} MB, of it {before:.0f} MB before"
    )
    print(
        f"pairwise F1    {pairwise_f1([lineages[s.document].group for s in signatures], stories):.3f}"
    )


def generate(count: int, chance: random.Random) -> Iterator[tuple[Document, int]]:
    """Yield documents, each with the number of the story it tells."""
    words = [
        "".join(chance.choices("abcdefghiklmnoprstuvwz", k=chance.randint(2, 9)))
        for _ in range(VOCABULARY)
    ]
    usual = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    standing = [sentences(words, usual, 5, chance) for _ in range(OUTLETS)]
    recent: list[tuple[int, str]] = []
    for number in range(count):
        copied = recent and chance.random() < 0.25
        if copied:
            popular = recent[number % 7 :: 50] or recent
            story, text = chance.choice(popular if chance.random() < 0.3 else recent)
            told = copy_of(text, words, usual, chance)
        else:
            story, told = number, sentences(words, usual, chance.randint(8, 30), chance)
            recent = [*recent[-KEPT:], (story, told)]
        yield document(number, f"{told}\n{chance.choice(standing)}"), story


def sentences(words: list[str], usual: list[float], count: int, chance: random.Random) -> str:
    """Return invented sentences, common words coming more often; one in three has a figure."""
    made = []
    for _ in range(count):
        told = chance.choices(words, cum_weights=usual, k=chance.randint(8, 28))
        if chance.random() < 0.3:
            told[len(told) // 2] = str(chance.randint(2, 5000))
        made.append(" ".join(told).capitalize() + ".")
    return "\n".join(made)


def copy_of(text: str, words: list[str], usual: list[float], chance: random.Random) -> str:
    """Return the story as another desk prints it: cut from below, words changed, a lead put before."""
    lines = text.split("\n")
    kept = lines[: max(4, round(len(lines) * chance.uniform(0.4, 1.0)))]
    changed = [
        " ".join(
            chance.choices(words, cum_weights=usual)[0]
            if chance.random() < 0.06 and not w[0].isdigit()
            else w
            for w in line.split()
        )
        for line in kept
    ]
    lead = [sentences(words, usual, 1, chance)] if chance.random() < 0.2 else []
    return "\n".join([*lead, *changed])


def document(number: int, text: str) -> Document:
    """Return a page of that text, five hundred to a day."""
    day = date(2020, 1, 1) + timedelta(days=number // 500)
    return Document(
        id=f"d-{number:07}",
        origin="",
        sha256="",
        text_sha256="",
        text=text,
        title=None,
        outlet=f"Outlet {number % OUTLETS}",
        authors=(),
        published=Published(
            from_=day, to=day, level=TimeLevel.DAY, basis=PublishedBasis.METADATA, why=""
        ),
        language="en",
        lineage_type=LineageType.UNKNOWN,
        credit=None,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        captured=day,
    )


def seconds_for_one_more(signatures: list[Signature]) -> float:
    """Return how long it takes to sign one page: all that is done anew of the texts for one more."""
    (page, _) = next(generate(1, random.Random(len(signatures))))
    began = time.process_time()
    sign(page)
    return time.process_time() - began


def pairwise_f1(groups: list[str], stories: list[int]) -> float:
    """Return F1 of "one story" over all pairs of pages, from the sizes of what they share."""
    both = pairs(Counter(zip(groups, stories, strict=True)).values())
    return 2 * both / max(1, pairs(Counter(groups).values()) + pairs(Counter(stories).values()))


def pairs(sizes: Iterable[int]) -> int:
    """Return how many pairs there are in groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def peak_mb() -> float:
    """Return the most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
