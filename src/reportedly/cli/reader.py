"""Nothing -> the pipeline that reads pages, loaded only when a page is to be read."""

from reportedly.ingest.run import Reader


def open_reader() -> Reader:
    """Return the pipeline with its language model, lexicon and gazetteer.

    Raises:
        ModelError: the language model is missing or is not the one pinned.
        DataError: a data file is broken.
    """
    # spaCy takes seconds to load, and only reading needs it
    from reportedly.pipeline import open_reader as opened  # noqa: PLC0415 - see above

    return opened()
