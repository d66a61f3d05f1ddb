"""Judgements -> the lines and the table that tell of them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from reportedly.link.cluster import latest_first
from reportedly.records.incident import Decision, Incident, Verdict
from reportedly.review.judge import Judged
from reportedly.wording.contract import json_list
from reportedly.wording.words import counted

WORDS = {
    Verdict.SAME: "one event",
    Verdict.NOT_SAME: "not one event",
    Verdict.UNSURE: "open again",
}

FEW = 3
"""Claims that are named where there are many."""


def told(judged: Judged) -> Iterator[str]:
    """Yield what was decided and what it changed."""
    first = judged.decisions[0]
    pairs = counted(len(judged.decisions), "pair")
    yield f"{WORDS[first.verdict]}, says {first.user}: {first.a} and {first.b} ({pairs} of claims)"
    yield "before:"
    yield from _incidents(judged.before)
    yield "now:"
    yield from _incidents(judged.after)


def _incidents(incidents: Iterable[Incident]) -> Iterator[str]:
    listed = list(incidents)
    if not listed:
        yield "  no incident"
    for incident in listed:
        claims = counted(len(incident.claims), "claim")
        pages = counted(len(incident.documents), "page")
        yield f"  {incident.id}  {incident.title} ({claims}, {pages})"


def listed(made: Iterable[Decision]) -> Iterator[str]:
    """Yield two lines for each judgement: who said what and when, and of which claims.

    The pairs of one judgement are told together.
    """
    decisions = list(made)
    standing = {id(decision) for _, decision in latest_first(decisions)}
    for pairs in judged_together(decisions):
        first = pairs[0]
        holds = sum(id(pair) in standing for pair in pairs)
        said = f"{first.user}: {WORDS[first.verdict]}{_state(holds, len(pairs))}"
        yield f"{first.made_at:%Y-%m-%d %H:%M}  {said}"
        yield f"  {pairs_told(pairs)}{f' · {first.note}' if first.note else ''}"


def _state(holds: int, pairs: int) -> str:
    if holds == pairs:
        return ""
    return (
        " (replaced since)" if holds == 0 else f" (replaced since for {pairs - holds} of {pairs})"
    )


def judged_together(decisions: Iterable[Decision]) -> Iterator[list[Decision]]:
    """Yield the pairs of each judgement."""
    for _, pairs in groupby(decisions, key=lambda d: (d.made_at, d.user, d.verdict, d.note)):
        yield list(pairs)


def pairs_told(pairs: list[Decision]) -> str:
    """Return one pair by its claims; of several, the claim that all have, and the others."""
    if len(pairs) == 1:
        return f"{pairs[0].a} and {pairs[0].b}"
    others = ", ".join(pair.b for pair in pairs[:FEW])
    more = f" and {len(pairs) - FEW} more" if len(pairs) > FEW else ""
    return f"{pairs[0].a} and each of {others}{more}"


def as_json(made: Iterable[Decision]) -> str:
    """Return the judgements as a JSON list."""
    return json_list(made)
