"""Comparisons that join nothing -> those that count where groups are formed."""

from array import array
from collections.abc import Iterable, Iterator, Mapping

from reportedly.link.compare import DECIDED_BY
from reportedly.records.incident import Link

Pair = tuple[str, str]


class Weak:
    """Comparisons that join nothing, in little space: a large record has several for each claim."""

    def __init__(self) -> None:
        self._leads: list[str] = []
        self._numbers: dict[str, int] = {}
        self._ends = array("i")
        self._scores = array("d")

    def add(self, link: Link) -> None:
        """Keep a comparison, without its reasons."""
        self._ends.append(self._number(link.a))
        self._ends.append(self._number(link.b))
        self._scores.append(link.score)

    def within(self, parts: Mapping[str, str]) -> Iterator[Link]:
        """Yield the comparisons between accounts of one part, in the order they were added.

        Args:
            parts: of each account that counts, by its lead.
        """
        of = [parts.get(lead) for lead in self._leads]
        ends = iter(self._ends)
        for a, b, score in zip(ends, ends, self._scores, strict=True):
            if of[a] is not None and of[a] == of[b]:
                one, other = self._leads[a], self._leads[b]
                yield Link(a=one, b=other, score=score, reasons=(), decided_by=DECIDED_BY)

    def _number(self, lead: str) -> int:
        number = self._numbers.setdefault(lead, len(self._leads))
        if number == len(self._leads):
            self._leads.append(lead)
        return number


def parts_of(leads: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each lead the smallest of the part it hangs together with, by the pairs.

    Groups are formed inside the parts that strong comparisons and judgements make: what two parts
    have in common otherwise never counts.
    """
    home = {lead: lead for lead in leads}
    for a, b in pairs:
        if a in home and b in home:
            first, second = sorted((_root(home, a), _root(home, b)))
            home[second] = first
    return {lead: _root(home, lead) for lead in home}


def _root(home: dict[str, str], lead: str) -> str:
    while home[lead] != lead:
        home[lead] = home[home[lead]]
        lead = home[lead]
    return lead
