"""A page on its way in -> whether the record has it, and what it knows of it from other names."""

from datetime import date
from enum import StrEnum

import msgspec

from reportedly.records.text import Known, Page
from reportedly.store.database import Database


class Seen(StrEnum):
    """What the record has of a page that is about to be read."""

    NEW = "new"
    UNCHANGED = "unchanged"
    SAME_PAGE_OTHER_NAME = "same_page_other_name"
    REREAD = "reread"


def names_of(db: Database, sha256: str) -> dict[str, Known]:
    """Return the names the page was found under, latest first, each with all that was told of it.

    A run without a metadata file says nothing against what an earlier run was told: a field that
    is absent keeps its last value.
    """
    rows = db.execute(
        "SELECT origin, known FROM sightings WHERE page = ? ORDER BY n DESC", (sha256,)
    )
    names: dict[str, Known] = {}
    for origin, told in rows:
        earlier = msgspec.json.decode(told, type=Known)
        names[origin] = merged(names[origin], earlier) if origin in names else earlier
    return names


def merged(known: Known, earlier: Known) -> Known:
    """Return what is known, with what was known earlier wherever that says more.

    The day and what told it go together.
    """
    dated = known if known.published else earlier
    return Known(
        url=known.url or earlier.url,
        published=dated.published,
        outlet=known.outlet or earlier.outlet,
        title=known.title or earlier.title,
        authors=known.authors or earlier.authors,
        published_in=dated.published_in,
        captured=known.captured or earlier.captured,
    )


def all_known(names: dict[str, Known], origin: str, known: Known) -> Known:
    """Return what is known of a page under all its names; of two answers the latest given.

    Without this a page saved twice, once with metadata and once without, would lose it again.
    """
    now = merged(known, names.get(origin, Known()))
    if names.get(origin) != now:
        names = {origin: now} | {name: told for name, told in names.items() if name != origin}
    found = Known()
    for one in names.values():
        found = merged(found, one)
    return found


def seen(db: Database, page: tuple[str, str], known: Known, rules: str) -> Seen:
    """Return what the record has of the page.

    Args:
        db: the record.
        page: its origin and the hash of its bytes.
        known: what is known of it under this name.
        rules: the rules it would be read by now.
    """
    origin, sha256 = page
    names = names_of(db, sha256)
    last = db.execute(
        "SELECT rules, known FROM readings WHERE page = ? ORDER BY n DESC LIMIT 1", (sha256,)
    ).fetchone()
    if last is None:
        return Seen.NEW
    then = msgspec.json.decode(last[1], type=Known)
    if last[0] != rules or then != all_known(names, origin, known):
        return Seen.REREAD
    told = names.get(origin)
    if told is not None and merged(known, told) == told:
        return Seen.UNCHANGED
    return Seen.SAME_PAGE_OTHER_NAME


def completed(db: Database, page: Page) -> Page:
    """Return the page with what the record knows of it: its metadata, the day it was saved."""
    row = db.execute("SELECT first_seen FROM pages WHERE sha256 = ?", (page.sha256,)).fetchone()
    known = all_known(names_of(db, page.sha256), page.origin, page.known)
    first_seen = page.captured if row is None else date.fromisoformat(row[0])
    return page.replacing(known=known, captured=known.captured or first_seen)
