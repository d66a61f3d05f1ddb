"""A few ids -> their rows, without reading the record whole: what a page on a screen asks."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import msgspec

from reportedly.records.base import Record, content_id
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.text import Document, Lineage
from reportedly.store import ask, glance
from reportedly.store.database import Database
from reportedly.store.glance import Header, Teller
from reportedly.store.open import told
from reportedly.store.reviews import Reviews
from reportedly.store.where import Where

T = TypeVar("T", bound=Record)

AT_ONCE = 500
"""So many ids in one question: SQLite bounds the values of a statement."""

_BEGAN = (
    "WITH every AS (SELECT id, body, coalesce(json_extract(body, '$.start.from'), "
    "json_extract(body, '$.start.to'), '9') AS began FROM situations) "
)
_LATER = "WHERE (began, id) > (SELECT began, id FROM every WHERE id = ?) "


class Near:
    """An open record, asked for single things. Every answer takes an index, none a whole table."""

    def __init__(self, db: Database, path: Where) -> None:
        self._db = db
        self.path = path

    def stamp(self) -> tuple[str, int, int]:
        """Return what changes whenever incidents are built anew, or something is read or judged."""
        with told(self.path):
            return (self.built_as(), *ask.position(self._db))

    def built_as(self) -> str:
        """Return what changes whenever incidents are built anew; empty before they ever were."""
        row = next(self._read("SELECT seal FROM built", ()), None)
        return "" if row is None else str(row[0])

    def is_made_anew(self) -> bool:
        """Whether what is shown is of older rules, and what is to replace it in the making."""
        return bool(next(self._read("SELECT shown <> working FROM edition", ()))[0])

    def incident(self, id_: str) -> Incident | None:
        """Return the incident of exactly that id."""
        return next(self._some("incidents", "id", [id_], Incident), None)

    def incidents_since(self, id_: str) -> tuple[str, ...]:
        """Return the incidents that one of exactly that id has become part of, or has become."""
        sql = (
            "SELECT DISTINCT f.claim, m.incident FROM former AS f JOIN claim_incident AS m "
            "ON m.claim = f.claim WHERE f.id = ? AND m.incident IS NOT NULL"
        )
        found = list(self._read(sql, (id_,)))
        named = {into for claim, into in found if content_id("i", claim) == id_}
        return tuple(sorted(named or {into for _, into in found}))

    def situation(self, id_: str) -> Situation | None:
        """Return the situation of exactly that id."""
        return next(self._some("situations", "id", [id_], Situation), None)

    def situations_from(self, after: str, most: int) -> tuple[tuple[Situation, ...], int]:
        """Return so many situations that come after one, and how many come after these.

        Those that began first come first, then those that do not say when; ``after`` is empty
        for the first of them.
        """
        later, values = (_LATER, (after,)) if after else ("", ())
        with told(self.path):
            sql = _BEGAN + "SELECT body FROM every " + later + "ORDER BY began, id LIMIT ?"  # noqa: S608 - ours
            found = tuple(ask.records(self._db, sql, Situation, (*values, most)))
        sql = _BEGAN + "SELECT count(*) FROM every " + later  # noqa: S608 - ours
        (count,) = next(self._read(sql, values))
        return found, int(count) - len(found)

    def incidents(self, ids: Sequence[str]) -> dict[str, Incident]:
        """Return the incidents of those ids that there are, in the order of the ids."""
        found = {one.id: one for one in self._some("incidents", "id", ids, Incident)}
        return {one: found[one] for one in ids if one in found}

    def claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """Return the current claims of those ids, in the order of the ids."""
        sql = (
            "SELECT c.body FROM claims AS c JOIN current_readings AS r ON r.n = c.reading "
            "WHERE c.id IN ({marks})"
        )
        found = {one.id: one for one in self._records(sql, ids, Claim)}
        found |= {one.id: one for one in self._edited([id_ for id_ in ids if id_ not in found])}
        return tuple(found[one] for one in ids if one in found)

    def _edited(self, ids: Sequence[str]) -> Iterator[Claim]:
        """Yield the claims of those ids that stand by what a person decided."""
        reviews = Reviews(self._db, self.path)
        for document in {reviews.document_of(id_) for id_ in ids} - {None}:
            yield from (one for one in reviews.standing(str(document)).claims if one.id in ids)

    def homes(self, ids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
        """Return the incident and the situation each of the claims is part of."""
        sql = "SELECT claim, incident, situation FROM claim_incident WHERE claim IN ({marks})"
        return {claim: (incident, situation) for claim, incident, situation in self._rows(sql, ids)}

    def documents(self, ids: Sequence[str]) -> dict[str, Document]:
        """Return the current documents of those ids with their texts."""
        sql = (
            "SELECT r.body, t.text FROM current_readings AS r JOIN texts AS t ON t.sha256 = r.text "
            "WHERE r.document IN ({marks})"
        )
        found = (ask.with_text(body, text) for body, text in self._rows(sql, ids))
        return {one.id: one for one in found}

    def versions(self, document: str) -> dict[str, Document]:
        """Return every text version of a document by the hash of its text, first read first."""
        sql = (
            "SELECT r.body, t.text FROM readings AS r JOIN texts AS t ON t.sha256 = r.text "
            "WHERE r.document IN ({marks}) ORDER BY r.n"
        )
        found = (ask.with_text(body, text) for body, text in self._rows(sql, [document]))
        return {one.text_sha256: one for one in found}

    def lineages(self, documents: Sequence[str]) -> dict[str, Lineage]:
        """Return what each of the documents goes back to."""
        found = self._some("lineages", "document", documents, Lineage)
        return {one.document: one for one in found}

    def claims_by(self, holder: str, after: str, most: int) -> tuple[str, ...]:
        """Return ids of current claims of a holder, from the one after that id on."""
        return tuple(
            str(row[0])
            for row in self._read(
                "SELECT DISTINCT c.id FROM claims AS c JOIN current_readings AS r "
                "ON r.n = c.reading WHERE c.holder = ? AND c.id > ? ORDER BY c.id LIMIT ?",
                (holder, after, most),
            )
        )

    def count_by(self, holder: str) -> dict[str, int]:
        """Return how many current claims a holder makes in each stance."""
        rows = self._read(
            "SELECT c.stance, count(*) FROM claims AS c JOIN current_readings AS r "
            "ON r.n = c.reading WHERE c.holder = ? GROUP BY c.stance ORDER BY c.stance",
            (holder,),
        )
        return {str(stance): int(many) for stance, many in rows}

    def decisions_on(self, claims: Sequence[str]) -> tuple[Decision, ...]:
        """Return the judgements on pairs in which one of the claims is, first made first."""
        found: dict[int, Decision] = {}
        for side in ("a", "b"):
            sql = f"SELECT n, body FROM decisions WHERE {side} IN ({{marks}})"  # noqa: S608 - ours
            for n, body in self._rows(sql, claims):
                found[int(n)] = msgspec.json.decode(body, type=Decision)
        return tuple(found[n] for n in sorted(found))

    def headers(self) -> Iterator[Header]:
        """Yield each current document's id, outlet, first day of publication, and language."""
        with told(self.path):
            yield from glance.headers(self._db)

    def titles(self, ids: Sequence[str]) -> list[tuple[str, str | None, str | None]]:
        """Return the id, title and first day of publication of some documents."""
        sql = (
            "SELECT document, json_extract(body, '$.title'), "
            "json_extract(body, '$.published.from') FROM current_readings "
            "WHERE document IN ({marks}) ORDER BY document"
        )
        return [(id_, title, day) for id_, title, day in self._rows(sql, ids)]

    def of_group(self, group: str, most: int = 100) -> tuple[str, ...]:
        """Return the documents that go back to one origin."""
        sql = "SELECT document FROM lineages WHERE origin_group = ? ORDER BY document LIMIT ?"
        return tuple(str(row[0]) for row in self._read(sql, (group, most)))

    def seals(self) -> Iterator[tuple[str, str]]:
        """Yield each incident's id and its seal, which changes with anything of it."""
        with told(self.path):
            yield from self._db.each("SELECT id, seal FROM incidents")

    def counted_incidents(self) -> dict[str, int]:
        """Return how many incidents and situations there are."""
        sql = "SELECT (SELECT count(*) FROM incidents), (SELECT count(*) FROM situations)"
        incidents, situations = next(self._read(sql, ()))
        return {"incidents": int(incidents), "situations": int(situations)}

    def pages_digest(self) -> str:
        """Return what changes whenever something is read, anew or for the first time."""
        read = hashlib.sha256()
        with told(self.path):
            for (seal,) in self._db.each("SELECT seal FROM readings ORDER BY n"):
                read.update(seal.encode())
        return read.hexdigest()

    def copies(self) -> int:
        """Return how many documents go back to one that is also here."""
        sql = "SELECT count(*) - count(DISTINCT origin_group) FROM lineages"
        return int(next(self._read(sql, ()))[0])

    def most_pressing(self, most: int) -> tuple[tuple[str, ...], int]:
        """Return the ids of claims for a person to look at, and how many claims there are.

        Tolls come first, the least sure first; a claim that is in no incident does not wait.
        """
        wanted = most
        while True:
            with told(self.path):
                found, count = glance.most_pressing(self._db, wanted)
            homes = self.homes([one.id for one in found])
            waits = [one.id for one in found if homes.get(one.id, (None, None))[0] is not None]
            if len(waits) >= most or len(found) >= count:
                return tuple(waits[:most]), count
            wanted *= 4

    def tellers(self) -> Iterator[Teller]:
        """Yield what each standing claim tells of whose names, by document."""
        reviews = Reviews(self._db, self.path)
        reviewed = reviews.documents()
        with told(self.path):
            yield from (one for one in glance.tellers(self._db) if one.document not in reviewed)
        for document in sorted(reviewed):
            yield from map(glance.teller_of, reviews.standing(document).claims)

    def countries(self) -> Iterator[tuple[str, str]]:
        """Yield the document and the printed words of each place that is a country's."""
        with told(self.path):
            yield from glance.countries(self._db)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each current document's id and text."""
        with told(self.path):
            yield from glance.texts(self._db)

    def _some(self, table: str, column: str, ids: Sequence[str], as_type: type[T]) -> Iterator[T]:
        sql = f"SELECT body FROM {table} WHERE {column} IN ({{marks}})"  # noqa: S608 - ours
        return self._records(sql, ids, as_type)

    def _records(self, sql: str, ids: Sequence[str], as_type: type[T]) -> Iterator[T]:
        for some in _lots(ids):
            marked = sql.format(marks=", ".join("?" * len(some)))
            with told(self.path):
                yield from ask.records(self._db, marked, as_type, some)

    def _rows(self, sql: str, ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
        for some in _lots(ids):
            yield from self._read(sql.format(marks=", ".join("?" * len(some))), some)

    def _read(self, sql: str, values: tuple[object, ...]) -> Iterator[tuple[str, ...]]:
        with told(self.path):
            yield from self._db.execute(sql, values)


def _lots(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    waiting = iter(dict.fromkeys(ids))
    while some := tuple(islice(waiting, AT_ONCE)):
        yield some
