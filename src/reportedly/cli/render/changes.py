"""Changes -> the lines that tell of them."""

from collections.abc import Iterable, Iterator

from reportedly.cli.render.judgements import WORDS, judged_together, pairs_told
from reportedly.review.diff import Change, Kind
from reportedly.wording.contract import json_list
from reportedly.wording.words import counted


def lines(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the changes, each with its fields and its reasons, and a count at the end."""
    listed = list(changes)
    for change in listed:
        yield _head(change)
        yield from (
            f"    {field.field}: {field.before or '–'} → {field.after or '–'}"
            for field in change.fields
        )
        yield from (f"    because {reason}" for reason in _reasons(change))
    yield ""
    kinds = (counted(sum(c.kind is kind for c in listed), kind.value, kind.value) for kind in Kind)
    yield ", ".join(kind for kind in kinds if not kind.startswith("0 "))


def _head(change: Change) -> str:
    match change.kind:
        case Kind.NEW:
            return f"+ {change.after[0]}  {change.title}"
        case Kind.GONE:
            return f"- {change.before[0]}  {change.title}"
        case Kind.JOINED:
            return f"> {_and(change.before)} are now {_and(change.after)}  {change.title}"
        case Kind.SPLIT:
            return f"< {_and(change.before)} is now {_and(change.after)}  {change.title}"
        case Kind.CHANGED:
            once = f" (was {change.before[0]})" if change.before != change.after else ""
            return f"~ {change.after[0]}{once}  {change.title}"


def _and(ids: tuple[str, ...]) -> str:
    return " and ".join(ids)


def _reasons(change: Change) -> Iterator[str]:
    if change.added:
        of = f" from {counted(len(change.pages), 'new page')}" if change.pages else ""
        yield f"{counted(len(change.added), 'claim')} more{of}"
    if change.lost:
        yield f"{counted(len(change.lost), 'claim')} fewer"
    for said in judged_together(change.judged):
        told = f"{said[0].user} judged on {said[0].made_at:%Y-%m-%d}: {WORDS[said[0].verdict]}"
        yield f"{told} ({pairs_told(said)})"
    if change.other_rules:
        yield "the pages were read by other rules"


def as_json(changes: Iterable[Change]) -> str:
    """Return the changes as a JSON list."""
    return json_list(changes)
