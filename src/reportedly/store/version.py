"""The schema a record is at, and this program's -> an error where they do not go together."""

from reportedly.errors import RecordError, RecordTooNew
from reportedly.store.where import Where


def refuse_newer(version: int, newest: int, where: Where) -> None:
    """Refuse a record that this program does not know all of.

    Raises:
        RecordTooNew: a later version of the program made it.
    """
    if version > newest:
        raise RecordTooNew(
            f"the record has schema {version} and this program knows {newest}",
            where=str(where),
            do="Use the version of the program that made it, or a later one.",
        )


def refuse_older(version: int, newest: int, where: Where) -> None:
    """Refuse to look at a record that would have to be changed first.

    Raises:
        RecordError: its schema is an older one.
    """
    if version < newest:
        raise RecordError(
            f"the record has schema {version} and this program's is {newest}; it was left as it is",
            where=str(where),
            do="Keep a copy, bring the record up to date (`reportedly claims` does) "
            "and check it then.",
        )
