"""A data file -> a checked record, or an error that names the file and the place in it."""

import hashlib
import re
from importlib.resources import files
from typing import Protocol, TypeVar

import msgspec

from reportedly.errors import DataError

T = TypeVar("T")


class Exampled(Protocol):
    """An entry that carries sentences it must match and sentences it must not."""

    @property
    def match(self) -> tuple[str, ...]:
        """Sentences the entry must match."""

    @property
    def no_match(self) -> tuple[str, ...]:
        """Sentences the entry must not match."""


def read_bytes(name: str) -> bytes:
    """Return the bytes of one of our data files.

    Args:
        name: path below ``reportedly/data``, with forward slashes.
    """
    return files("reportedly").joinpath("data", *name.split("/")).read_bytes()


def load_toml(name: str, as_type: type[T]) -> T:
    """Return the data file decoded into a record; unknown keys and wrong words are refused.

    Raises:
        DataError: the file is not TOML, or does not fit the record.
    """
    try:
        return msgspec.toml.decode(read_bytes(name), type=as_type)
    except (msgspec.DecodeError, FileNotFoundError) as error:
        raise DataError(
            str(error), where=f"data/{name}", do="Mend the entry; docs/data.md tells the fields."
        ) from error


def version_of(names: tuple[str, ...]) -> str:
    """Return a short hash over the named data files: results depend on it, so runs record it."""
    digest = hashlib.sha256()
    for name in sorted(names):
        digest.update(name.encode() + b"\0" + read_bytes(name))
    return digest.hexdigest()[:12]


def check_examples(name: str, entry: str, pattern: re.Pattern[str], examples: Exampled) -> None:
    """Refuse an entry whose pattern misses one of its own examples or hits a counter-example.

    Raises:
        DataError: the pattern and the examples disagree.
    """
    for sentence in examples.match:
        if not pattern.search(sentence):
            raise DataError(
                f"entry {entry!r} does not match its own example {sentence!r}",
                where=f"data/{name}",
                do="Change the pattern or the example.",
            )
    for sentence in examples.no_match:
        if pattern.search(sentence):
            raise DataError(
                f"entry {entry!r} matches what it must not: {sentence!r}",
                where=f"data/{name}",
                do="Change the pattern or the example.",
            )
