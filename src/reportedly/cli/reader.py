"""Nothing -> the pipeline that reads pages, loaded only when a page is to be read."""

from collections.abc import Sequence
from typing import Protocol

from reportedly.ingest.run import Builder, Reader
from reportedly.records.claim import Claim, Reading
from reportedly.records.coverage import Covered, Dropped
from reportedly.records.gazetteer import Scope
from reportedly.records.text import Document


class PageReader(Reader, Protocol):
    """A reader that can also say what became of each word of harm on a page."""

    def cover(self, document: Document, claims: Sequence[Claim]) -> tuple[Covered, ...]:
        """What became of each sentence of the document that has a word of harm."""

    def dropped(self, document: Document, reading: Reading) -> tuple[Dropped, ...]:
        """The words of the document that could have told something and gave no claim."""


def open_reader(scope: Scope | None = None, *, read_all: bool = False) -> PageReader:
    """Return the pipeline with its language model, lexicon and gazetteer.

    Args:
        scope: the user's gazetteers and the states in play that a record is read with.
        read_all: whether pages on which nothing can be claimed are parsed as well.

    Raises:
        PackError: one of the gazetteers is not on this machine.
        ModelError: the language model is missing or is not the one pinned.
        DataError: a data file is broken.
    """
    # spaCy takes seconds to load, and only reading needs it
    from reportedly.pipeline import open_reader as opened  # noqa: PLC0415 - see above

    return opened(scope, read_all=read_all)


def open_builder() -> Builder:
    """Return what builds incidents, without the language model.

    Raises:
        DataError: a data file is broken.
    """
    from reportedly.pipeline import open_builder as opened  # noqa: PLC0415 - imports spaCy

    return opened()
