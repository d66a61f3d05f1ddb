"""What a reader finds on the five seed pages: which paragraph is what, and what is told of each page.

Written down by eye from the pages alone, as offsets into their text; none of their words stand here.
``KINDS`` has for each page where a kind of segment begins; it reaches to the next. ``FACTS`` has the
characters of the title, of each author's name, and of the line with a day, with what that line says.

usage: seed_pages.py --data DIR
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from webpages import read

from reportedly.records.text import Document
from reportedly.vocab.furniture import load_furniture

Kinds = tuple[tuple[int, str], ...]
Span = tuple[int, int]

KINDS: dict[str, Kinds] = {
    "000": (
        *((0, "headline"), (63, "body"), (843, "caption"), (910, "body"), (1679, "caption")),
        *((1736, "body"), (7112, "byline"), (7146, "bio"), (7514, "comment")),
    ),
    "001": (
        *((0, "headline"), (59, "byline"), (110, "dateline"), (125, "body"), (6719, "bio")),
        *((6926, "boilerplate"), (7375, "comment")),
    ),
    "002": ((0, "headline"), (85, "standfirst"), (222, "body"), (5985, "byline")),
    "003": (
        *((0, "navigation"), (13, "headline"), (57, "dateline"), (74, "body")),
        *((10098, "caption"), (10124, "boilerplate"), (10145, "related"), (10169, "navigation")),
    ),
    "004": (
        *((0, "headline"), (62, "standfirst"), (239, "dateline"), (253, "body")),
        *((4697, "byline"), (4735, "related"), (4776, "footer")),
    ),
}


class Told(NamedTuple):
    """What a page tells of itself. The day of a change without its year is no day of publication."""

    title: Span
    authors: tuple[Span, ...] = ()
    changed: Span | None = None


FACTS: dict[str, Told] = {
    "000": Told(title=(0, 61), authors=((7112, 7127),)),
    "001": Told(title=(0, 56), authors=((62, 75), (77, 90), (95, 108))),
    "002": Told(title=(0, 83)),
    "003": Told(title=(13, 55), changed=(57, 72)),
    "004": Told(title=(0, 60)),
}


def seed_pages(data: Path) -> dict[str, float]:
    """Return the share of paragraphs with the right kind, and of facts told as a reader finds them."""
    furniture = load_furniture()
    kinds: list[bool] = []
    facts: list[bool] = []
    for path in sorted((data / "data" / "seeds" / "pages").glob("*.txt")):
        document = read(path.read_bytes(), path.name, furniture)
        if document is None:
            raise SystemExit(f"eval: {path.name} was not read")
        kinds += _kinds_right(document, KINDS[path.name[:3]])
        facts += _facts_right(document, FACTS[path.name[:3]])
    return {"paragraphs": sum(kinds) / len(kinds), "page_facts": sum(facts) / len(facts)}


def _kinds_right(document: Document, kinds: Kinds) -> list[bool]:
    """Return for each line of the page whether all of it is what it is."""
    found: list[bool] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", document.text):
        places = [i for i in range(line.start(), line.end()) if not document.text[i].isspace()]
        right = [_kind_at(kinds, i) for i in places]
        own = [_own_kind_at(document, i) for i in places]
        found.append(right == own)
    return found


def _kind_at(kinds: Kinds, place: int) -> str:
    return [kind for start, kind in kinds if start <= place][-1]


def _own_kind_at(document: Document, place: int) -> str:
    return next(str(one.kind) for one in document.segments if one.start <= place < one.end)


def _facts_right(document: Document, told: Told) -> list[bool]:
    text = document.text
    days = [one for one in (document.published, document.modified) if one is not None]
    right = [
        document.title == _words(text, told.title),
        document.authors == tuple(_words(text, one) for one in told.authors),
        document.outlet is None,
        all(one.from_ is None or one.from_ < date(2025, 1, 1) for one in days),
    ]
    if told.changed is None:
        return [*right, not days]
    line = _words(text, told.changed)
    return [*right, bool(days) and all(f"printed “{line}”" in one.why for one in days)]


def _words(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    for name, share in seed_pages(parser.parse_args().data).items():
        print(f"{name:12} {share:.3f}")


if __name__ == "__main__":
    main()
