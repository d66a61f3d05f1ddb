"""What each denial on the five seed pages answers, as a reader finds it: offsets into the pages.

A row: the page, the characters of the denial, and those of what it may answer, which may stand in
the denial's own words ("denied Baku's assertion that ...") or on another page; none where no page
tells what is denied.

usage: seed_answers.py EXPORT_DIR
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from seed_facts import Record, lines

Span = tuple[int, int]
AGAINST = frozenset({"denies", "rejects_characterisation", "cannot_verify"})


class Denial(NamedTuple):
    """A denial and what it may answer, on its page or ``on`` another; ``whole``: all of that."""

    page: str
    at: Span
    of: tuple[Span, ...] = ()
    whole: bool = False
    on: str | None = None


VERIFIED = ((1664, 1700), (1714, 1750), (1818, 1844), (1845, 1868), (1874, 1885), (1917, 1963))
"""What either side says on the third page before the agency cannot verify it."""

DENIALS = (
    Denial("000", (1445, 1554), ((1270, 1444),)),
    Denial("000", (2049, 2212), ((1893, 2047),)),
    Denial("000", (2688, 2789), ((2244, 2470),)),
    Denial("000", (6373, 6510), ((6330, 6470),)),
    Denial("001", (513, 822), ((59, 250), (300, 510))),
    Denial("001", (2044, 2130), ((1933, 2020),)),
    Denial("001", (2849, 2920), ((2849, 2885),)),
    Denial("002", (1560, 1603), ((1428, 1558),)),
    Denial("002", (1978, 2027), VERIFIED, whole=True),
    Denial("002", (3862, 3887), ((3690, 3860),)),
    Denial("002", (4158, 4222), ((3986, 4037),), on="004"),
    Denial("004", (2231, 2316), ((1990, 2230),)),
    Denial("004", (3941, 4037), ((3986, 4037),)),
)


def answers_right(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield each denial, named by page and place, and whether it answers what it should.

    And, last, whether each toll is answered by no other denial than those listed for it.
    """
    claims = {c["id"]: c for c in Record(folder).claims}
    pages = {d["id"]: PurePath(d["origin"]).name[:3] for d in lines(folder / "documents.jsonl")}
    told = [c for c in claims.values() if c["stance"] in AGAINST]
    strays = {a for c in told for a in c["answers"] if claims[a]["toll"] is not None}
    for row in DENIALS:
        own = [c for c in told if pages[c["document"]] == row.page and _meet(_span(c), row.at)]
        given = [claims[a] for c in own for a in c["answers"]]
        strays -= {c["id"] for c in given if any(_meet(_span(c), of) for of in row.of)}
        there = all(pages[c["document"]] == (row.on or row.page) for c in given)
        right = bool(own) and there and _is_right(row, [_span(c) for c in given])
        yield f"{row.page}:{row.at[0]}", right
    yield "no toll answered by a denial of another matter", not strays


def _is_right(row: Denial, given: list[Span]) -> bool:
    if row.whole:
        return all(any(_meet(one, of) for one in given) for of in row.of)
    stray = [one for one in given if not any(_meet(one, of) for of in row.of)]
    return not stray and bool(given) is bool(row.of)


def _span(claim: dict[str, Any]) -> Span:
    return claim["start"], claim["end"]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


if __name__ == "__main__":
    for name, ok in answers_right(Path(sys.argv[1])):
        print("ok   " if ok else "wrong", name)
