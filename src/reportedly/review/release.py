"""A record and a word on it -> a numbered release that never changes."""

from datetime import datetime

from reportedly.errors import NothingMatched, UsageError
from reportedly.export.source import Source
from reportedly.records.logbook import Reached, Release, Withholding
from reportedly.store import Store


def release(store: Store, note: str, user: str, now: datetime) -> Release:
    """Keep the record as it stands as its next release, and return what is told of it.

    Raises:
        UsageError: pages were read since incidents were built, so that there is no one state.
        NothingMatched: nothing was read, decided or built since the last release.
    """
    if not store.derived_is_current():
        raise UsageError(
            "pages were read or judged since incidents were last built",
            do="Run `reportedly ingest` again, then release.",
        )
    counts, rules = store.counts(), store.rules()

    def said(number: int, reached: Reached, sha256: str) -> Release:
        made = Release(
            number=number,
            note=note,
            user=user,
            made_at=now,
            reached=reached,
            rules=rules,
            sha256=sha256,
            counts=counts,
        )
        _refuse_the_same(store, made)
        return made

    return store.add_release(said)


def release_of(store: Store, number: int) -> Release:
    """Return what is told of a release.

    Raises:
        NothingMatched: the record has none of that number.
    """
    for one in store.entries(Release):
        if one.number == number:
            return one
    raise NothingMatched(
        f"there is no release {number} of this record", do="`reportedly releases` lists them."
    )


def withheld_at(store: Store, number: int) -> tuple[Withholding, ...]:
    """Return what was withheld and lifted by a release, and what was withheld since.

    Who asks to be left out later is left out of what is written anew, also of an old release; a
    name that was lifted later stays blank in it.
    """
    then = tuple(store.entries(Withholding, until=release_of(store, number).reached.logbook))
    since = tuple(store.entries(Withholding))[len(then) :]
    return (*then, *(entry for entry in since if entry.withheld))


def _refuse_the_same(store: Store, made: Release) -> None:
    last = next(reversed(tuple(store.entries(Release))), None)
    if last is None or last.sha256 != made.sha256:
        return
    if last.reached.replacing(logbook=0) == made.reached.replacing(logbook=0):
        raise NothingMatched(
            f"nothing changed since release {last.number}", do="There is nothing to release."
        )


def previous(store: Store, number: int) -> Source | None:
    """Return the record as it stood at the release before one; None before the first."""
    return None if number == 1 else store.released(release_of(store, number - 1))
