"""A release -> the two files beside its export: what it is, and what changed in it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from reportedly.errors import UsageError
from reportedly.export.source import Source
from reportedly.redact.source import RedactedSource
from reportedly.review.changelog import changelog
from reportedly.review.release import previous, release_of
from reportedly.store import Store

RELEASE = "release.json"
CHANGES = "changes.jsonl"


class _There(msgspec.Struct):
    """What is read of a file that tells of a release."""

    number: int


def refuse_another(out: Path, number: int | None) -> None:
    """Refuse a folder that tells of a release, for the record as it is now or another release.

    Raises:
        UsageError: the folder's release is not the one asked for.
    """
    file = out / RELEASE
    try:
        there = msgspec.json.decode(file.read_bytes(), type=_There)
    except (OSError, msgspec.DecodeError):
        return
    if there.number != number:
        raise UsageError(
            f"this folder holds release {there.number}, and its {RELEASE} says so",
            where=str(out),
            do="Give another folder.",
        )


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
