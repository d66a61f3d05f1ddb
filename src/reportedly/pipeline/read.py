"""Page -> document and reading: text, statements, times, places, claims."""

from collections.abc import Sequence
from datetime import date, datetime

from spacy.language import Language

from reportedly import __version__
from reportedly.claims.dropped import find_dropped
from reportedly.claims.find import find_claims
from reportedly.claims.tolls.coverage import find_coverage
from reportedly.claims.when.times import find_times
from reportedly.claims.where.places import find_places
from reportedly.claims.who.seats import with_seats
from reportedly.claims.who.statements import find_statements
from reportedly.pipeline.build import IncidentBuilder
from reportedly.read.document import read_document
from reportedly.records.claim import Claim, Reading
from reportedly.records.coverage import Covered, Dropped
from reportedly.records.gazetteer import Scope
from reportedly.records.reading import ReadText
from reportedly.records.text import Document, Page
from reportedly.text.parser import load_parser
from reportedly.text.sentences import parse
from reportedly.text.signs import SignReader
from reportedly.vocab.gazetteer import Gazetteer, index_version, open_gazetteer
from reportedly.vocab.lexicon import Lexicon, load_lexicon
from reportedly.vocab.shelf import open_scope


def read_page(page: Page, reader: "PageReader") -> tuple[Document, Reading]:
    """Return the page's document and all that is read from it: who, when, where, and claims.

    Raises:
        PageError: the page cannot be read, and why.
    """
    words = reader.lexicon
    document = read_document(page, words.furniture)
    why = reader.why_not_parsed(document)
    if why is not None:
        return document.replacing(not_parsed=why), _nothing_read(document, reader.rules)
    sentences = parse(document, reader.parser, words.capitals)
    places = find_places(document, sentences, reader.gazetteer)
    said = find_statements(document, sentences, words.verbs, words.actors)
    statements = with_seats(said, sentences, places, words.actors)
    times = find_times(document, sentences, words.times, statements)
    read = ReadText(
        document=document,
        sentences=sentences,
        statements=statements,
        times=times,
        places=places,
    )
    return document, Reading(
        document=document.id,
        rules=reader.rules,
        statements=statements,
        times=times,
        places=places,
        claims=find_claims(read, words),
    )


def _nothing_read(document: Document, rules: str) -> Reading:
    """Return the reading of a document that is not parsed."""
    return Reading(document=document.id, rules=rules, statements=(), times=(), places=(), claims=())


class PageReader(IncidentBuilder):
    """What reading takes, opened once: the lexicon, the parser, the gazetteer, and the day.

    A page on which no claim can be read is not parsed.
    """

    stamp = ""
    """What the rules of a reading end in, told apart by which pages are parsed."""

    def __init__(
        self,
        lexicon: Lexicon,
        parser: Language,
        gazetteer: Gazetteer,
        today: date,
        scope: Scope | None = None,
    ) -> None:
        super().__init__(lexicon)
        self.parser = parser
        self.gazetteer = gazetteer
        self.today = today
        self.signs = SignReader(lexicon.signs, parser)
        added = "" if scope is None or not scope.stamp else f".{scope.stamp}"
        self.rules = f"{__version__}+{lexicon.version}.{index_version()}{added}{self.stamp}"

    def read(self, page: Page) -> tuple[Document, Reading]:
        """Return the page's document and all that is read from it.

        Raises:
            PageError: the page cannot be read, and why.
        """
        return read_page(page, self)

    def why_not_parsed(self, document: Document) -> str | None:
        """Return why the document need not be parsed, None when it must be."""
        return self.signs.why_not_parsed(document)

    def cover(self, document: Document, claims: Sequence[Claim]) -> tuple[Covered, ...]:
        """Return what became of each sentence of the document that has a word of harm."""
        sentences = parse(document, self.parser, self.lexicon.capitals)
        return find_coverage(sentences, claims, self.lexicon)

    def dropped(self, document: Document, reading: Reading) -> tuple[Dropped, ...]:
        """Return the words of the document that could have told something and gave no claim."""
        if document.not_parsed is not None:
            return ()
        read = ReadText(
            document=document,
            sentences=parse(document, self.parser, self.lexicon.capitals),
            statements=reading.statements,
            times=reading.times,
            places=reading.places,
        )
        return find_dropped(read, reading.claims, self.lexicon)


class WholeReader(PageReader):
    """Parses every page, for who says what and the times and places on it, claims or none."""

    stamp = ".all"

    def why_not_parsed(self, document: Document) -> str | None:  # noqa: ARG002 - none is left out
        """Return None: every page is parsed."""
        return None


def open_reader(scope: Scope | None = None, *, read_all: bool = False) -> PageReader:
    """Return the reader of this installation, everything it needs loaded and checked.

    Args:
        scope: the user's gazetteers and the states in play that a record is read with.
        read_all: whether pages on which nothing can be claimed are parsed as well, for who says
            what, and for the times and places on them.

    Raises:
        PackError: one of the gazetteers is not on this machine.
        DataError: a data file is broken.
        ModelError: the language model is missing or is not the one pinned.
    """
    kind = WholeReader if read_all else PageReader
    return kind(
        lexicon=load_lexicon(),
        parser=load_parser(),
        gazetteer=open_gazetteer(added=None if scope is None else open_scope(scope)),
        today=datetime.now().astimezone().date(),
        scope=scope,
    )
