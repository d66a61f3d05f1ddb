"""Two states of a record -> each row that was added, changed or withdrawn between them, and why."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from reportedly.export.source import Source
from reportedly.records.base import Record
from reportedly.review.diff import Change, State, changes


class What(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class RowChange(Record, frozen=True, kw_only=True):
    """One row of one kind, and what became of it. ``why`` holds no words of a page."""

    kind: str
    id: str
    what: What
    why: str


Rows = dict[str, tuple[str, str]]
"""By id: a hash over the row, and the page it is of, if it is of one."""


def changelog(old: Source | None, new: Source) -> tuple[RowChange, ...]:
    """Return what became of each document, statement, claim, incident and situation.

    Args:
        old: the record as it stood; None: there was none.
        new: the record as it stands.
    """
    before = state_of(old)
    after = state_of(new)
    by_incident = {
        one: _incident_why(change)
        for change in changes(before, after)
        for one in (*change.before, *change.after)
    }
    found = [
        *_changes("document", _documents(old), _documents(new), before, {}),
        *_changes("statement", _statements(old), _statements(new), before, {}),
        *_changes("claim", _claims(old), _claims(new), before, {}),
        *_changes("incident", _incidents(old), _incidents(new), before, by_incident),
        *_changes("situation", _situations(old), _situations(new), before, {}),
    ]
    return tuple(found)


def state_of(source: Source | None) -> State:
    """Return a record's state, to be compared with another."""
    if source is None:
        return State(
            incidents=(),
            documents=frozenset(),
            page_of={},
            decisions=(),
            rules=frozenset(),
        )
    return State(
        incidents=tuple(source.incidents()),
        documents=frozenset(one.id for one in source.documents()),
        page_of={claim.id: claim.document for claim, _, _ in source.placed_claims()},
        decisions=tuple(source.decisions()),
        rules=frozenset(source.rules()),
    )


def _changes(
    kind: str, old: Rows, new: Rows, before: State, told: Mapping[str, str]
) -> Iterator[RowChange]:
    for one in sorted(old.keys() | new.keys()):
        was, now = old.get(one), new.get(one)
        if was is None and now is not None:
            why = told.get(one) or _why_new(kind, now[1], before)
            yield RowChange(kind=kind, id=one, what=What.ADDED, why=why)
        elif now is None and was is not None:
            why = told.get(one) or _WITHDRAWN[kind]
            yield RowChange(kind=kind, id=one, what=What.WITHDRAWN, why=why)
        elif was is not None and now is not None and was[0] != now[0]:
            why = told.get(one) or _CHANGED[kind]
            yield RowChange(kind=kind, id=one, what=What.CHANGED, why=why)


_BUILT = "built anew from claims and judgements that changed"
_READ = "its page was read again, by other rules or with other metadata"
_CHANGED = {
    "document": "read again, by other rules or with other metadata",
    "statement": _READ,
    "claim": f"{_READ}, or a person decided on it",
    "incident": "its links or reasons were worked out anew; no claim and no figure changed",
    "situation": _BUILT,
}
_WITHDRAWN = {
    "document": "its page is read as another document",
    "statement": f"{_READ}, and does not say so any more",
    "claim": f"a person rejected or edited it, or {_READ}, and does not say so any more",
    "incident": _BUILT,
    "situation": _BUILT,
}


def _why_new(kind: str, page: str, before: State) -> str:
    if kind == "document":
        return "a new page"
    if not page:
        return _BUILT
    if page not in before.documents:
        return f"new page {page}"
    return f"a person edited it, or {_READ}" if kind == "claim" else _READ


def _incident_why(change: Change) -> str:
    """What became of an incident, without its title or its places."""
    told = [change.kind.value]
    if len(change.before) + len(change.after) > 1 and change.before != change.after:
        told.append(f"{' and '.join(change.before)} -> {' and '.join(change.after)}")
    if change.fields:
        told.append(f"differs in {', '.join(field.field for field in change.fields)}")
    if change.added:
        pages = f" from new pages {', '.join(change.pages)}" if change.pages else ""
        told.append(f"{len(change.added)} claims more{pages}")
    if change.lost:
        told.append(f"{len(change.lost)} claims fewer")
    told += [f"{one.user} judged {one.verdict.value}: {one.a}, {one.b}" for one in change.judged]
    if change.other_rules and change.before:
        told.append("pages were read by other rules")
    return "; ".join(told)


def _documents(source: Source | None) -> Rows:
    return _rows((one.id, one, "") for one in (() if source is None else source.documents()))


def _statements(source: Source | None) -> Rows:
    rows = () if source is None else source.statements()
    return _rows((one.id, one, one.document) for one in rows)


def _claims(source: Source | None) -> Rows:
    rows = () if source is None else source.placed_claims()
    return _rows((one.id, one, one.document) for one, _, _ in rows)


def _incidents(source: Source | None) -> Rows:
    return _rows((one.id, one, "") for one in (() if source is None else source.incidents()))


def _situations(source: Source | None) -> Rows:
    return _rows((one.id, one, "") for one in (() if source is None else source.situations()))


def _rows(rows: Iterable[tuple[str, Record, str]]) -> Rows:
    return {
        one: (hashlib.sha256(msgspec.json.encode(row)).hexdigest(), page) for one, row, page in rows
    }
