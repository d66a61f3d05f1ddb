"""What is withheld -> the record as a reader may see it, and as one who may see more is watched."""

from collections.abc import Callable, Iterable, Sequence

from reportedly.desk.searched import searched_before
from reportedly.desk.view import Note, View
from reportedly.records.claim import Claim, Reading
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.logbook import Withholding
from reportedly.records.text import Document, Lineage
from reportedly.records.vocabulary import PlaceLevel
from reportedly.redact.find import Said, said_in, search_for
from reportedly.redact.looked import Looked, PageOf
from reportedly.redact.searched import NeverSearched
from reportedly.redact.source import RedactedSource, redact
from reportedly.store import Store
from reportedly.vocab.redaction import load_redaction


def redaction_of(store: Store) -> RedactedSource:
    """Return the record with what is withheld left blank; it is asked for single things."""
    with searched_before(store.near().path) as before:
        return redact(store, tuple(store.entries(Withholding)), load_redaction(), before)


def said_in_record(store: Store) -> Said:
    """Return whose names the claims and the pages of a record tell of."""
    near = store.near()
    search = search_for(load_redaction(), NeverSearched())  # to keep it takes longer than to search
    return said_in(near.tellers(), near.countries(), near.texts(), search)


def said_since(store: Store, said: Said, documents: Iterable[str]) -> Said:
    """Return the same with what claims of some documents tell of by now."""
    withheld, public = dict(said.withheld), dict(said.public)
    search = search_for(load_redaction(), NeverSearched())
    for id_, document in store.near().documents(sorted(documents)).items():
        reading = store.reading(id_)
        places = () if reading is None else reading.places
        now = said_in(
            store.reviews().standing(id_).claims,
            [
                (one.document, one.printed)
                for one in places
                if one.level is PlaceLevel.COUNTRY and one.id is not None
            ],
            [(id_, document.text)],
            search,
        )
        withheld.pop(id_, None)
        public.pop(id_, None)
        withheld |= now.withheld
        public |= now.public
    return Said(withheld=withheld, public=public)


def looked_at(store: Store, said: Said, page_of: PageOf) -> RedactedSource:
    """Return the record with what is withheld left blank, each page looked at when asked for."""
    words = load_redaction()
    return RedactedSource(store, Looked(said, store.entries(Withholding), words, page_of), words)


class RedactedView(View):
    """The record as a reader may see it: every word of it goes through the redaction."""

    def __init__(self, store: Store, redaction: RedactedSource) -> None:
        super().__init__(store)
        self._redaction = redaction

    def incident(self, id_: str) -> Incident | None:
        """Return the incident as it may be published."""
        found = super().incident(id_)
        return None if found is None else self._redaction.incident_of(found)

    def situation(self, id_: str) -> Situation | None:
        """Return the situation as it may be published."""
        found = super().situation(id_)
        return None if found is None else self._redaction.of_none(found)

    def situations(self, after: str, most: int) -> tuple[tuple[Situation, ...], int]:
        """Return so many situations as they may be published, and how many are left."""
        found, left = super().situations(after, most)
        return tuple(map(self._redaction.of_none, found)), left

    def claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """Return the claims as they may be published."""
        return tuple(map(self._redaction.of_page, super().claims(ids)))

    def documents(self, ids: Sequence[str]) -> dict[str, Document]:
        """Return the documents as they may be published."""
        return {
            id_: self._redaction.document_of(one) for id_, one in super().documents(ids).items()
        }

    def versions(self, id_: str) -> dict[str, Document]:
        """Return every text version as it may be published, by the hash of the text as read."""
        return {sha: self._redaction.version_of(one) for sha, one in super().versions(id_).items()}

    def titles(self, ids: Sequence[str]) -> list[tuple[str, str | None, str | None]]:
        """Return titles as they may be published."""
        found = self.documents([id_ for id_, _, _ in super().titles(ids)])
        days = {id_: day for id_, _, day in super().titles(ids)}
        return [(id_, found[id_].title, days[id_]) for id_ in found]

    def reading(self, document: str) -> Reading | None:
        """Return what was read from a document, as it may be published."""
        found = super().reading(document)
        if found is None:
            return None
        of_page = self._redaction.of_page
        return found.replacing(
            statements=tuple(map(of_page, found.statements)),
            times=tuple(map(of_page, found.times)),
            places=tuple(map(of_page, found.places)),
            claims=tuple(map(of_page, found.claims)),
        )

    def lineages(self, documents: Sequence[str]) -> dict[str, Lineage]:
        """Return what each of the documents goes back to, as it may be published."""
        found = super().lineages(documents)
        return {id_: self._redaction.lineage_of(one) for id_, one in found.items()}

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Return where a page was found, as it may be published."""
        found = super().origins_of(document)
        return tuple(self._redaction.published(one, document) for one in found)

    def decisions_on(self, claims: Sequence[str]) -> tuple[Decision, ...]:
        """Return the judgements on pairs, as they may be published."""
        return tuple(map(self._redaction.of_none, super().decisions_on(claims)))

    def told(self, words: str) -> str:
        """Return words of people as they may be published."""
        return self._redaction.published(words)

    def notes(self, subjects: Iterable[str]) -> tuple[Note, ...]:
        """Return what editors wrote, as it may be published."""
        return tuple(one.replacing(text=self.told(one.text)) for one in super().notes(subjects))

    def count_by(self, holder: str) -> dict[str, int]:
        """Return how many claims a holder makes; none of one who is withheld."""
        return super().count_by(holder) if self._redaction.published(holder) == holder else {}


class WatchedView(View):
    """The record whole, for one who may see it: what of it is withheld is noted.

    While that is not known (None), any page may hold such a name and is noted.
    """

    def __init__(
        self, store: Store, touches: Callable[[str], bool] | None, saw: Callable[[], None]
    ) -> None:
        super().__init__(store)
        self._touches = touches
        self._saw = saw

    def documents(self, ids: Sequence[str]) -> dict[str, Document]:
        """Return the documents, noting it where one has a withheld name."""
        found = super().documents(ids)
        if any(self._touches is None or self._touches(one) for one in found):
            self._saw()
        return found
