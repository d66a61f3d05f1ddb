"""What people decided about claims: written as a chain, read by subject, and applied."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

import msgspec

from reportedly.records.claim import Claim
from reportedly.records.incident import Decision
from reportedly.records.review import VERDICTS, Review
from reportedly.store import ask, write
from reportedly.store.anchors import made_id
from reportedly.store.database import NO_END, Database
from reportedly.store.open import told
from reportedly.store.seal import COLUMNS, FIRST, insert, seal
from reportedly.store.standing import Standing, standing
from reportedly.store.where import Where

Placed = tuple[Claim, str | None, str | None]


@cache
def _decoder() -> "msgspec.json.Decoder[Review]":
    return msgspec.json.Decoder(Review)


class Reviews:
    """The decisions of an open record."""

    def __init__(self, db: Database, path: Where) -> None:
        self._db = db
        self.path = path

    def add(
        self,
        review: Review,
        decisions: Iterable[Decision] = (),
        copies: Sequence[Review] = (),
    ) -> Review:
        """Write a decision, on disk when this returns; the same press of a key only once.

        Args:
            review: the decision, its number to be given.
            decisions: judgements on pairs of claims that are made by it, in the same transaction.
            copies: the same decision of copies of the page: rows of their own, in the same
                transaction, each with the number of this one.
        """
        with told(self.path), self._db.durably(), write.writing(self._db):
            already = self._some("token = ?", (review.token,))
            return already[0] if already else self._added(review, decisions, copies)

    def _added(
        self, review: Review, decisions: Iterable[Decision], copies: Sequence[Review]
    ) -> Review:
        n = write.last(self._db, "reviews") + 1
        kept = review.replacing(n=n, together=n if copies else None)
        self._insert(kept)
        for further, copy in enumerate(copies, n + 1):
            self._insert(copy.replacing(n=further, together=n))
        for decision in decisions:
            write.add_decision(self._db, decision)
        return kept

    def _insert(self, kept: Review) -> None:
        row = self._db.execute("SELECT seal FROM reviews ORDER BY n DESC LIMIT 1").fetchone()
        stands = kept.action in VERDICTS and kept.after is not None
        insert(
            self._db,
            "reviews",
            [
                {
                    "n": kept.n,
                    "made_at": kept.made_at.isoformat(),
                    "user": kept.user,
                    "action": kept.action,
                    "subject": kept.subject,
                    "document": None if kept.anchor is None else kept.anchor.document,
                    "made": made_id(kept.subject, kept.after or {}) if stands else None,
                    "token": kept.token,
                    "body": write.as_json(kept),
                    "previous": FIRST if row is None else row[0],
                }
            ],
        )

    def every(self, before: int | None = None, most: int = NO_END) -> list[Review]:
        """Return the decisions, last first, those before a number alone if one is given."""
        limit = NO_END if before is None else before
        return self._some("n < ? ORDER BY n DESC LIMIT ?", (limit, most))

    def since(self, n: int) -> list[Review]:
        """Return the decisions after a number, first made first."""
        return self._some("n > ? ORDER BY n", (n,))

    def on(self, subjects: Iterable[str]) -> list[Review]:
        """Return the decisions on some subjects, first made first."""
        return [
            one
            for subject in dict.fromkeys(subjects)
            for one in self._some("subject = ? ORDER BY n", (subject,))
        ]

    def on_document(self, document: str) -> list[Review]:
        """Return the decisions on claims of a document, first made first."""
        return self._some("document = ? ORDER BY n", (document,))

    def number(self, n: int) -> Review | None:
        """Return the decision of that number."""
        return next(iter(self._some("n = ?", (n,))), None)

    def made_with(self, review: Review) -> list[Review]:
        """Return the decisions that were made as one with a decision, itself among them."""
        if review.together is None:
            return [review]
        first = review.together
        together = "CAST(json_extract(body, '$.together') AS BIGINT)"
        return self._some(f"n >= ? AND {together} = ? ORDER BY n", (first, first))

    def last_of(self, user: str) -> Review | None:
        """Return the last decision of a person that can still be taken back."""
        undone = (
            "SELECT CAST(json_extract(body, '$.undoes') AS BIGINT) FROM reviews "
            "WHERE action = 'undo'"
        )
        found = self._some(
            f"\"user\" = ? AND action != 'undo' AND n NOT IN ({undone}) ORDER BY n DESC LIMIT 1",
            (user,),
        )
        return next(iter(found), None)

    def documents(self) -> frozenset[str]:
        """Return the documents on whose claims there is a decision."""
        with told(self.path):
            rows = self._db.execute(
                "SELECT DISTINCT document FROM reviews WHERE document IS NOT NULL"
            )
            return frozenset(str(row[0]) for row in rows)

    def judged_claims(self) -> tuple[str, ...]:
        """Return the claims of which somebody said what holds, and those that decisions made."""
        sql = (
            "SELECT made FROM reviews WHERE made IS NOT NULL "
            "UNION SELECT json_extract(body, '$.claim.id') FROM reviews "
            "WHERE document IS NOT NULL AND action IN (?, ?, ?)"
        )
        with told(self.path):
            rows = self._db.execute(sql, sorted(VERDICTS))
            return tuple(str(row[0]) for row in rows if row[0] is not None)

    def document_of(self, made: str) -> str | None:
        """Return the document of the claim that a decision left standing under that id."""
        with told(self.path):
            row = self._db.execute(
                "SELECT document FROM reviews WHERE made = ? LIMIT 1", (made,)
            ).fetchone()
        return None if row is None else str(row[0])

    def standing(self, document: str) -> Standing:
        """Return what stands of one document after what people decided."""
        with told(self.path):
            row = self._db.execute(
                "SELECT r.n, r.rules, r.body, t.text FROM current_readings AS r "
                "JOIN texts AS t ON t.sha256 = r.text WHERE r.document = ?",
                (document,),
            ).fetchone()
            if row is None:
                return Standing(claims=(), orphans=())
            read = ask.reading_of(self._db, row[0], document, row[1])
            reviews = self.on_document(document)
            return standing(ask.with_text(row[2], row[3]), read.claims, reviews)

    def applied(
        self, claims: Iterable[Claim], documents: frozenset[str] | None = None
    ) -> Iterator[Claim]:
        """Yield the claims that stand of those that were read, both by document.

        Args:
            claims: as read.
            documents: the documents they were read from; None: all.
        """
        reviewed = self.documents()
        left = set(reviewed if documents is None else reviewed & documents)
        for document, group in groupby(claims, key=lambda claim: claim.document):
            yield from self.standing(document).claims if document in left else group
            left.discard(document)
        for document in sorted(left):  # nothing is read there now, and something was accepted
            yield from self.standing(document).claims

    def applied_placed(self, placed: Iterable[Placed]) -> Iterator[Placed]:
        """Yield the claims that stand with their incident and situation."""
        left = set(self.documents())
        for document, group in groupby(placed, key=lambda one: one[0].document):
            yield from self._placed(document) if document in left else group
            left.discard(document)
        for document in sorted(left):
            yield from self._placed(document)

    def _placed(self, document: str) -> Iterator[Placed]:
        claims = self.standing(document).claims
        homes = self._homes(claims)
        yield from ((claim, *homes.get(claim.id, (None, None))) for claim in claims)

    def broken(self) -> Iterator[tuple[int, str]]:
        """Yield the number of each row that is not what was written, and what is wrong."""
        columns = COLUMNS["reviews"]
        with told(self.path):
            before, expected = FIRST, 1
            named = ", ".join(f'"{column}"' for column in columns)
            sql = f"SELECT {named}, seal FROM reviews ORDER BY n"  # noqa: S608 - ours
            for row in self._db.each(sql):
                values, sealed = row[:-1], row[-1]
                if values[0] != expected:
                    yield expected, f"rows {expected} to {values[0] - 1} are missing"
                if seal(values) != sealed:
                    yield values[0], "it is not what was written (its seal is broken)"
                elif values[-1] != before:
                    yield values[0], "the row before it is not the one it was written after"
                before, expected = sealed, values[0] + 1
            last = self._db.last_numbers().get("reviews", 0)
            if last >= expected:
                yield expected, f"rows {expected} to {last} are missing"

    def head(self) -> tuple[int, str]:
        """Return the last number and its seal: noted elsewhere, it vouches for all before."""
        with told(self.path):
            row = self._db.execute("SELECT n, seal FROM reviews ORDER BY n DESC LIMIT 1").fetchone()
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def _homes(self, claims: Iterable[Claim]) -> dict[str, tuple[str | None, str | None]]:
        found = {}
        for claim in claims:
            row = self._db.execute(
                "SELECT incident, situation FROM claim_incident WHERE claim = ?", (claim.id,)
            ).fetchone()
            if row is not None:
                found[claim.id] = (row[0], row[1])
        return found

    def _some(self, where: str, values: tuple[object, ...]) -> list[Review]:
        sql = f"SELECT body FROM reviews WHERE {where}"  # noqa: S608 - our own words
        with told(self.path):
            return [_decoder().decode(row[0]) for row in self._db.execute(sql, values)]


def note_reviews_linked(db: Database) -> None:
    """Write that what is derived takes in all decisions there are, or waits to."""
    db.execute("UPDATE reviews_linked SET last_review = ?", (write.last(db, "reviews"),))
