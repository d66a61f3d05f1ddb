"""What waits to be linked, and what it concerns: found by what the record keeps for it."""

from collections.abc import Collection, Iterable, Iterator

from reportedly.records.claim import Claim, TimeMention
from reportedly.records.holdings import Sighting
from reportedly.records.incident import Decision
from reportedly.records.linking import Account, Lasting, Waiting, Wanted
from reportedly.records.text import Document, Lineage, Signature
from reportedly.store.amend import Name, in_parts, marks
from reportedly.store.ask import records, sightings, signatures, with_text
from reportedly.store.changes import LASTING, ORIGINS, UNITS, Noted, noted
from reportedly.store.database import NO_END, Database
from reportedly.store.reviews import Reviews
from reportedly.store.write import last

_WANTED = (
    "CREATE TEMP TABLE IF NOT EXISTS wanted (key BIGINT, since BIGINT, until BIGINT, last BIGINT)"
)
_TEXTS = "SELECT r.body, t.text FROM current_readings AS r JOIN texts AS t ON t.sha256 = r.text"
_SIGNED = "SELECT s.body FROM current_readings AS r JOIN signatures AS s ON s.reading = r.n"


class Linking:
    """The part of an open record that linking works on."""

    def __init__(self, db: Database, reviews: Reviews) -> None:
        self._db = db
        self._reviews = reviews

    # what waits

    def waiting(self, at_most: int) -> Waiting | None:
        """Return what waits; pages for units no more than so many, those of the first days first.

        Situations wait until no more pages do.
        """
        units = tuple(self._waiting(UNITS, at_most + 1))
        more = len(units) > at_most
        waiting = Waiting(
            origins=frozenset(self._waiting(ORIGINS)),
            units=units[:at_most],
            lasting=frozenset(() if more else self._waiting(LASTING)),
        )
        return waiting if waiting.origins or waiting.units or waiting.lasting else None

    def noted(self) -> Noted:
        """Return by which rules, and up to what, pages were taken in."""
        return noted(self._db)

    def _waiting(self, step: str, at_most: int = NO_END) -> Iterator[str]:
        rows = self._db.execute(
            "SELECT document FROM waiting WHERE step = ? ORDER BY day, document LIMIT ?",
            (step, at_most),
        )
        return (str(document) for (document,) in rows)

    # what it concerns

    def documents(self, names: Collection[str]) -> Iterator[Document]:
        """Yield the documents of these names that are in the record now, by id."""
        for some in in_parts(names):
            for body, text in self._db.execute(f"{_TEXTS} WHERE r.document IN {marks(some)}", some):
                yield with_text(body, text)

    def claims(self, documents: Collection[str]) -> Iterator[Claim]:
        """Yield the claims of these documents, by document and place in it."""
        for some in in_parts(documents):
            read = records(self._db, _of_documents("claims", some), Claim, some)
            yield from self._reviews.applied(read, frozenset(some))

    def times(self, documents: Collection[str]) -> Iterator[TimeMention]:
        """Yield the times of these documents, by document and place in it."""
        for some in in_parts(documents):
            yield from records(self._db, _of_documents("times", some), TimeMention, some)

    def lineages(self, documents: Collection[str]) -> dict[str, Lineage]:
        """Return the lineages of these documents that have one."""
        found: dict[str, Lineage] = {}
        for some in in_parts(documents):
            sql = f"SELECT body FROM working_lineages WHERE document IN {marks(some)}"  # noqa: S608 - ours
            found |= {one.document: one for one in records(self._db, sql, Lineage, some)}
        return found

    def of_origins(self, groups: Collection[str]) -> frozenset[str]:
        """Return the documents whose lineages are of these groups."""
        return frozenset(
            self._names("SELECT document FROM working_lineages WHERE origin_group IN ", groups)
        )

    def all_lineages(self) -> dict[str, Lineage]:
        """Return the lineage of every document that has one."""
        found = records(self._db, "SELECT body FROM working_lineages", Lineage)
        return {one.document: one for one in found}

    def signatures(self, documents: Collection[str] | None = None) -> Iterator[Signature]:
        """Yield the signatures of these documents as they are now; None: of all."""
        if documents is None:
            yield from signatures(self._db)
            return
        for some in in_parts(documents):
            yield from records(
                self._db, f"{_SIGNED} WHERE r.document IN {marks(some)}", Signature, some
            )

    def sightings(self, documents: Collection[str] | None = None) -> Iterator[Sighting]:
        """Yield where the pages of these documents were found; None: of all."""
        if documents is None:
            yield from sightings(self._db)
            return
        for some in in_parts(documents):
            yield from sightings(self._db, f"WHERE r.document IN {marks(some)}", some)

    def kin_keys(self, documents: Collection[str]) -> frozenset[int]:
        """Return the numbers by which these documents were found to be copies of others."""
        found: set[int] = set()
        for some in in_parts(documents):
            sql = f"SELECT key FROM kin WHERE document IN {marks(some)}"  # noqa: S608 - ours
            found |= {int(key) for (key,) in self._db.execute(sql, some)}
        return frozenset(found)

    def kin_by(self, keys: Iterable[int]) -> frozenset[str]:
        """Return the documents that have any of these numbers."""
        sql = "SELECT DISTINCT document FROM kin WHERE key IN "
        return frozenset(self._names(sql, frozenset(keys)))

    def decisions(self, claims: Collection[str]) -> tuple[Decision, ...]:
        """Return the judgements on any of these claims, first made first."""
        if not last(self._db, "decisions"):
            return ()
        found: dict[int, Decision] = {}
        for n, a, b in self._db.execute("SELECT n, a, b FROM decisions").fetchall():
            if a in claims or b in claims:
                sql = "SELECT body FROM decisions WHERE n = ?"
                found[n] = next(records(self._db, sql, Decision, (n,)))
        return tuple(found[n] for n in sorted(found))

    def homes_of(self, claims: Collection[str]) -> frozenset[str]:
        """Return the documents these claims are read from now."""
        read = "SELECT DISTINCT document FROM current_claims WHERE id IN "
        made = "SELECT DISTINCT document FROM reviews WHERE made IN "
        return frozenset((*self._names(read, claims), *self._names(made, claims)))

    def meeting(self, wanted: Iterable[Wanted]) -> frozenset[str]:
        """Return the documents with a trait that is wanted."""
        if self._db.execute("SELECT 1 FROM traits LIMIT 1").fetchone() is None:
            return frozenset()
        self._db.execute(_WANTED)
        self._db.execute("DELETE FROM wanted")
        self._db.executemany(
            "INSERT INTO wanted VALUES (?, ?, ?, ?)",
            ((one.key, one.since, one.until, one.last) for one in wanted),
        )
        rows = self._db.execute(
            "SELECT DISTINCT t.document FROM wanted AS w CROSS JOIN traits AS t "
            "ON t.key = w.key AND t.first BETWEEN w.since AND w.until AND t.last >= w.last"
        )
        return frozenset(str(document) for (document,) in rows)

    def accounts_of(self, documents: Collection[str]) -> dict[str, Account]:
        """Return the accounts of these documents, by their leads."""
        return dict(self._accounts("document", documents))

    def accounts_by(self, leads: Collection[str]) -> dict[str, Account]:
        """Return the accounts of these leads, by them."""
        return dict(self._accounts("lead", leads))

    def accounts_in(self, units: Collection[str]) -> dict[str, Account]:
        """Return the accounts of these units, by their leads."""
        return dict(self._accounts("unit", units))

    def tied_to(self, leads: Collection[str]) -> frozenset[str]:
        """Return the leads of accounts of other units that are tied to these."""
        return frozenset(self._names("SELECT DISTINCT other FROM ties WHERE lead IN ", leads))

    def _accounts(self, column: str, names: Collection[str]) -> Iterator[tuple[str, Account]]:
        for some in in_parts(names):
            sql = (
                f"SELECT lead, document, unit, story FROM accounts WHERE {column} IN {marks(some)}"  # noqa: S608
            )
            for lead, document, unit, story in self._db.execute(sql, some):
                yield lead, Account(lead=lead, document=document, unit=unit, story=story)

    def incidents_of(self, claims: Collection[str], documents: Collection[str]) -> frozenset[str]:
        """Return the incidents that have any of these claims, or any read from these documents."""
        return self._built_from("incident", claims, documents)

    def situations_of(self, claims: Collection[str], documents: Collection[str]) -> frozenset[str]:
        """Return the situations that have any of these claims, or any read from these documents."""
        return self._built_from("situation", claims, documents)

    def _built_from(
        self, column: str, claims: Collection[str], documents: Collection[str]
    ) -> frozenset[str]:
        known = f"m.{column} IS NOT NULL AND"
        by_claim = (
            f"SELECT DISTINCT m.{column} FROM working_claim_incident AS m WHERE {known} m.claim IN "  # noqa: S608 - ours
        )
        by_page = (
            f"SELECT DISTINCT m.{column} FROM claims AS c JOIN working_claim_incident AS m "  # noqa: S608
            f"ON m.claim = c.id WHERE {known} c.document IN "
        )
        edited = (
            f"SELECT DISTINCT m.{column} FROM reviews AS r JOIN working_claim_incident AS m "  # noqa: S608
            f"ON m.claim = r.made WHERE {known} r.document IN "
        )
        return frozenset(
            (
                *self._names(by_claim, claims),
                *self._names(by_page, documents),
                *self._names(edited, documents),
            )
        )

    def _names(self, sql: str, names: Collection[Name]) -> Iterator[str]:
        for some in in_parts(names):
            yield from [str(found) for (found,) in self._db.execute(sql + marks(some), some)]

    def lasting_of(self, documents: Collection[str]) -> frozenset[Lasting]:
        """Return by what the situations of these documents hang together with others."""
        found: set[Lasting] = set()
        for some in in_parts(documents):
            sql = f"SELECT kind, key, document FROM lasting WHERE document IN {marks(some)}"  # noqa: S608
            rows = self._db.execute(sql, some)
            found |= {Lasting(kind=kind, key=key, document=name) for kind, key, name in rows}
        return frozenset(found)

    def lasting_by(self, keys: Iterable[tuple[str, str]]) -> Iterator[Lasting]:
        """Yield what hangs together by any of these kinds and keys."""
        sql = "SELECT document FROM lasting WHERE kind = ? AND key = ?"
        for kind, key in keys:
            for (document,) in self._db.execute(sql, (kind, key)):
                yield Lasting(kind=kind, key=key, document=document)


def _of_documents(table: str, documents: Collection[str]) -> str:
    return (
        f"SELECT c.body FROM current_readings AS r CROSS JOIN {table} AS c ON c.reading = r.n "  # noqa: S608
        f"WHERE r.document IN {marks(documents)} ORDER BY r.document, r.n, c.position"
    )
