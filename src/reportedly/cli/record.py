"""A record's path -> the records that an answer is told from."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from reportedly.cli import console
from reportedly.cli.options import DEFAULT_RECORD
from reportedly.errors import NotARecord, RecordError
from reportedly.records.claim import Claim
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import replies_in
from reportedly.store.open import connect_to_read
from reportedly.store.store import Store
from reportedly.store.where import Server, Where, located
from reportedly.wording.safe import safe
from reportedly.wording.shelf import Shelf


def open_record(path: str, *, create: bool = False) -> Store:
    """Return the record at the path, to be closed by a ``with``.

    Where a new one is made, a note says so: the path may be mistyped.

    Raises:
        RecordError: there is none, or it cannot be used.
    """
    where = located(path)
    is_new = create and _is_new(where)
    store = Store.open(where, create=create)
    if is_new:
        console.note(f"new record: {safe(str(where))}")
    return store


def _is_new(where: Where) -> bool:
    if not isinstance(where, Server):
        return not where.exists() or where.stat().st_size == 0
    try:
        connect_to_read(where).close()
    except NotARecord:
        return True
    except RecordError:
        return False
    return False


def is_record(path: str) -> bool:
    """Return whether a record may be there: a server is asked when it is opened."""
    where = located(path)
    return isinstance(where, Server) or where.is_file()


def scope_of(path: str) -> Scope:
    """Return what the record is read with; nothing of its own before there is one where we look.

    Raises:
        RecordError: there is none at a path that somebody gave, or it cannot be used.
    """
    if path == DEFAULT_RECORD and not is_record(path):
        return Scope()
    with open_record(path) as store:
        return store.scope()


def told_if_missing(path: str) -> bool:
    """Return whether there is no record at the path; note so where somebody gave that path."""
    is_missing = not is_record(path)
    if is_missing and path != DEFAULT_RECORD:
        console.note(f"there is no record at {safe(path)}: what it may be read with is not used")
    return is_missing


@contextmanager
def reading_of(path: str) -> Iterator[Store]:
    """Open the record to read it, as it stands now.

    Raises:
        RecordError: there is none, or it cannot be used.
    """
    with open_record(path) as store, store.snapshot():
        yield store


def all_of(store: Store) -> Shelf:
    """Return everything a list may be filtered by or told from."""
    placed = list(store.placed_claims())
    return Shelf(
        claims={claim.id: claim for claim, _, _ in placed},
        documents={document.id: document for document in store.documents()},
        lineages=store.lineages(),
        incident_of={claim.id: into for claim, into, _ in placed if into is not None},
        situation_of={claim.id: into for claim, _, into in placed if into is not None},
        replies=replies_in(store.incidents()),
    )


def some_of(store: Store, claims: Iterable[Claim], documents: Iterable[str] = ()) -> Shelf:
    """Return what is needed to tell of a few claims and documents.

    Args:
        store: the open record.
        claims: the claims that are told of.
        documents: documents that are told of, beside those of the claims.
    """
    near = list(claims)
    wanted = dict.fromkeys([*documents, *(claim.document for claim in near)])
    found = {one: store.document(one) for one in wanted}
    readings = (store.reading(one) for one in wanted)
    read = [one for one in readings if one is not None]
    placed = {claim.id: (i, s) for claim, i, s in store.placed_claims()}
    homes = dict.fromkeys(placed[one.id][0] for one in near if one.id in placed)
    incidents = (store.incident(home) for home in homes if home is not None)
    return Shelf(
        claims={claim.id: claim for one in read for claim in one.claims}
        | {claim.id: claim for claim in near},
        documents={one: document for one, document in found.items() if document is not None},
        statements={statement.id: statement for one in read for statement in one.statements},
        lineages=store.lineages(),
        origins={one: store.origins_of(one) for one in wanted},
        incident_of={claim: i for claim, (i, _) in placed.items() if i is not None},
        situation_of={claim: s for claim, (_, s) in placed.items() if s is not None},
        replies=replies_in(one for one in incidents if one is not None),
    )
