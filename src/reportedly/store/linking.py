"""What waits to be linked, and what it concerns: found by what the record keeps for it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportedly.records.claim import Claim, TimeMention
from reportedly.records.holdings import Sighting
from reportedly.records.incident import Decision
from reportedly.records.linking import Account, Amendment, Lasting, Trait, Waiting, Wanted
from reportedly.records.text import Document, Lineage, Signature
from reportedly.store.amend import (
    Gone,
    Name,
    amend_derived,
    clear_derived,
    in_parts,
    marks,
    note_built,
)
from reportedly.store.ask import position, records, sightings, signatures, with_text
from reportedly.store.database import NO_END, Database
from reportedly.store.reviews import Reviews, note_reviews_linked
from reportedly.store.write import last

ORIGINS, UNITS, LASTING = "origins", "units", "lasting"
STEPS = (ORIGINS, UNITS, LASTING)

_WANTED = (
    "CREATE TEMP TABLE IF NOT EXISTS wanted (key BIGINT, since BIGINT, until BIGINT, last BIGINT)"
)
_TEXTS = "SELECT r.body, t.text FROM current_readings AS r JOIN texts AS t ON t.sha256 = r.text"
_SIGNED = "SELECT s.body FROM current_readings AS r JOIN signatures AS s ON s.reading = r.n"
_AGAIN = (
    "INSERT INTO waiting (step, day, document) SELECT ?, coalesce(published_to, ''), document "
    "FROM current_readings WHERE document IN {} ON CONFLICT DO NOTHING"
)
_BY_DAY = (
    "INSERT INTO waiting (step, day, document) SELECT ?, coalesce(r.published_to, ''), d.document "
    "FROM ({}) AS d LEFT JOIN current_readings AS r ON r.document = d.document "
    "WHERE true ON CONFLICT DO NOTHING"
)
_READ = (
    "SELECT DISTINCT o.document FROM readings AS n CROSS JOIN readings AS o ON o.page = n.page "
    "WHERE n.n > ?"
)
_SEEN = (
    "SELECT DISTINCT r.document FROM sightings AS s CROSS JOIN readings AS r ON r.page = s.page "
    "WHERE s.n > ?"
)
_JUDGED = (
    "SELECT DISTINCT c.document FROM decisions AS d JOIN claims AS c ON c.id IN (d.a, d.b) "
    "WHERE d.n > ?"
)
_REVIEWED = "SELECT DISTINCT document FROM reviews WHERE document IS NOT NULL AND n > ?"


class Linking:
    """The part of an open record that linking works on."""

    def __init__(self, db: Database, reviews: Reviews) -> None:
        self._db = db
        self._reviews = reviews

    # what waits

    def note_changes(self, rules: str) -> None:
        """Write down which pages wait since the record was last looked at.

        Where the derived rows were built by other rules, or in a way that kept nothing for linking,
        all pages wait, and nothing that was built is left.
        """
        row = self._row()
        now = (last(self._db, "readings"), last(self._db, "decisions"), last(self._db, "sightings"))
        reviewed = self._db.execute("SELECT last_review FROM reviews_linked").fetchone()[0]
        is_reviewed = reviewed != last(self._db, "reviews")
        if row is None or row[0] != rules:
            self._start_over()
        elif now == row[1:4] and not is_reviewed:
            return
        else:
            self._wait(_READ, row[1], STEPS)
            self._wait(_JUDGED, row[2], (UNITS,))
            self._wait(_SEEN, row[3], (ORIGINS,))
            self._wait(_REVIEWED, reviewed, (UNITS, LASTING))
        generation = 0 if row is None else row[4]
        note_reviews_linked(self._db)
        self._db.execute("DELETE FROM linking")
        self._db.execute(
            "INSERT INTO linking VALUES (0, ?, ?, ?, ?, ?)", (rules, *now, generation + 1)
        )

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

    def is_done(self) -> bool:
        """Whether nothing waits."""
        return self._db.execute("SELECT 1 FROM waiting LIMIT 1").fetchone() is None

    def generation(self) -> int:
        """Return how often what is derived has changed."""
        row = self._row()
        return 0 if row is None else row[4]

    def _row(self) -> tuple[str, int, int, int, int] | None:
        row = self._db.execute(
            "SELECT rules, last_reading, last_decision, last_sighting, generation FROM linking"
        ).fetchone()
        return None if row is None else tuple(row)

    def _wait(self, documents: str, since: int, steps: Iterable[str]) -> None:
        for step in steps:
            self._db.execute(_BY_DAY.format(documents), (step, since))

    def _waiting(self, step: str, at_most: int = NO_END) -> Iterator[str]:
        rows = self._db.execute(
            "SELECT document FROM waiting WHERE step = ? ORDER BY day, document LIMIT ?",
            (step, at_most),
        )
        return (str(document) for (document,) in rows)

    def _start_over(self) -> None:
        _remember(self._db, "SELECT id FROM incidents", ())
        clear_derived(self._db)
        for table in ("waiting", "accounts", "ties", "traits", "lasting", "kin"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        self._wait("SELECT document FROM current_readings WHERE n > ?", 0, STEPS)

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
            sql = f"SELECT body FROM lineages WHERE document IN {marks(some)}"  # noqa: S608 - ours
            found |= {one.document: one for one in records(self._db, sql, Lineage, some)}
        return found

    def of_origins(self, groups: Collection[str]) -> frozenset[str]:
        """Return the documents whose lineages are of these groups."""
        return frozenset(
            self._names("SELECT document FROM lineages WHERE origin_group IN ", groups)
        )

    def all_lineages(self) -> dict[str, Lineage]:
        """Return the lineage of every document that has one."""
        found = records(self._db, "SELECT body FROM lineages", Lineage)
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
        by_claim = f"SELECT DISTINCT m.{column} FROM claim_incident AS m WHERE {known} m.claim IN "  # noqa: S608 - ours
        by_page = (
            f"SELECT DISTINCT m.{column} FROM claims AS c JOIN claim_incident AS m "  # noqa: S608
            f"ON m.claim = c.id WHERE {known} c.document IN "
        )
        edited = (
            f"SELECT DISTINCT m.{column} FROM reviews AS r JOIN claim_incident AS m "  # noqa: S608
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

    # what was built

    def amend(self, made: Amendment, generation: int) -> bool:
        """Write what was built anew, unless something else was written since; whether it was."""
        if self.generation() != generation:
            return False
        gone = Gone(
            lineages=made.lineages_gone,
            incidents=made.incidents_gone,
            situations=made.situations_gone,
        )
        kept = {incident.id for incident in made.derived.incidents}
        for some in in_parts(gone.incidents - kept):
            _remember(self._db, f"SELECT id FROM incidents WHERE id IN {marks(some)}", some)  # noqa: S608
        amend_derived(self._db, gone, made.derived)
        self._keep_index(made)
        self._no_longer_waiting(made.done, made.again)
        self._db.execute("UPDATE linking SET generation = generation + 1")
        if self.is_done():
            row = self._row()
            note_built(self._db, position(self._db) if row is None else row[1:3])
        return True

    def _keep_index(self, made: Amendment) -> None:
        for some in in_parts(made.done.units):
            for table in ("accounts", "traits"):
                self._db.execute(f"DELETE FROM {table} WHERE document IN {marks(some)}", some)  # noqa: S608
        for some in in_parts(made.done.origins):
            self._db.execute(f"DELETE FROM kin WHERE document IN {marks(some)}", some)  # noqa: S608
        self._db.executemany(
            "INSERT INTO kin VALUES (?, ?)",
            sorted((key, name) for name, keys in made.kin.items() for key in keys),
        )
        for some in in_parts(made.done.lasting):
            self._db.execute(f"DELETE FROM lasting WHERE document IN {marks(some)}", some)  # noqa: S608
        self._db.executemany(
            "INSERT INTO accounts VALUES (?, ?, ?, ?) ON CONFLICT (lead) DO UPDATE "
            "SET document = excluded.document, unit = excluded.unit, story = excluded.story",
            ((one.lead, one.document, one.unit, one.story) for one in made.accounts),
        )
        for some in in_parts(made.untied):
            for end in ("lead", "other"):
                self._db.execute(f"DELETE FROM ties WHERE {end} IN {marks(some)}", some)  # noqa: S608
        both = ((one, other) for a, b in made.ties for one, other in ((a, b), (b, a)))
        self._db.executemany("INSERT INTO ties VALUES (?, ?) ON CONFLICT DO NOTHING", both)
        self._db.executemany("INSERT INTO traits VALUES (?, ?, ?, ?)", _trait_rows(made.traits))
        self._db.executemany(
            "INSERT INTO lasting VALUES (?, ?, ?)",
            ((one.kind, one.key, one.document) for one in made.lasting),
        )

    def _no_longer_waiting(self, done: Waiting, again: Iterable[str]) -> None:
        for step, documents in (
            (ORIGINS, done.origins),
            (UNITS, done.units),
            (LASTING, done.lasting),
        ):
            self._db.executemany(
                "DELETE FROM waiting WHERE step = ? AND document = ?",
                ((step, document) for document in documents),
            )
        for some in in_parts(frozenset(again)):
            self._db.execute(_AGAIN.format(marks(some)), (UNITS, *some))


def _of_documents(table: str, documents: Collection[str]) -> str:
    return (
        f"SELECT c.body FROM current_readings AS r CROSS JOIN {table} AS c ON c.reading = r.n "  # noqa: S608
        f"WHERE r.document IN {marks(documents)} ORDER BY r.document, r.n, c.position"
    )


def _trait_rows(traits: Mapping[str, frozenset[Trait]]) -> list[tuple[int, int, int, str]]:
    """The rows in the order of the table's key: many come in faster than in any other."""
    return sorted(
        (trait.key, trait.first, trait.last, document)
        for document, found in traits.items()
        for trait in found
    )


def _remember(db: Database, ids: str, values: tuple[str, ...]) -> None:
    """Keep which claims the incidents have that are about to go."""
    db.execute(
        f"INSERT INTO former SELECT incident, claim FROM claim_incident "  # noqa: S608
        f"WHERE incident IN ({ids}) ON CONFLICT DO NOTHING",
        values,
    )
