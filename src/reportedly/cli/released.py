"""A release -> the two files beside its export: what it is, and what changed in it."""

from collections.abc import Iterator

import msgspec

from reportedly.export.source import Source
from reportedly.redact.source import RedactedSource
from reportedly.review.changelog import changelog
from reportedly.review.release import previous, release_of
from reportedly.store import Store

RELEASE = "release.json"
CHANGES = "changes.jsonl"


def release_files(store: Store, source: Source, number: int) -> dict[str, list[bytes]]:
    """Return what stands beside an export of a release.

    Args:
        store: the record.
        source: the release as it is exported: redacted or whole.
        number: the release's.
    """
    made = release_of(store, number)
    found = changelog(previous(store, number), store.released(made))
    told = {
        "number": made.number,
        "note": _blank(source, made.note),
        "released_by": made.user,
        "made_at": made.made_at,
        "rules": made.rules,
        "counts": made.counts,
        "changes": len(found),
    }
    rows: Iterator[bytes] = map(msgspec.json.encode, found)
    return {
        RELEASE: [msgspec.json.format(msgspec.json.encode(told), indent=2)],
        CHANGES: list(rows),
    }


def _blank(source: Source, words: str) -> str:
    return source.without_names(words) if isinstance(source, RedactedSource) else words
