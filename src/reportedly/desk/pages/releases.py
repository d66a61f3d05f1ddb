"""`/releases` and `/releases/N`: the record as it was released, never to change."""

from collections import Counter
from datetime import UTC, datetime

from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.visitor import Role
from reportedly.desk.zipped import formats_for, releases
from reportedly.errors import NothingMatched, UsageError
from reportedly.records.logbook import Release
from reportedly.review.changelog import RowChange, changelog
from reportedly.review.release import previous, release

LONGEST_NOTE = 2000
MOST_CHANGES = 500
KINDS = ("documents", "claims", "incidents", "situations")


def release_list(call: Call) -> Answer:
    """Return every release, the last first."""
    made = releases(call.view.store)[::-1]
    return Answer(
        template="releases.html",
        title="Releases",
        about={
            "rows": [(one, call.view.told(one.note)) for one in made],
            "kinds": KINDS,
            "may_release": call.visitor.may(Role.EDITOR),
            "is_current": call.view.store.derived_is_current(),
        },
        data=[_row(call, one) for one in made],
        head=("number", "made_at", "released_by", "note", *KINDS, "sha256"),
        rows=[
            (
                *(one.number, one.made_at.isoformat(), one.user, call.view.told(one.note)),
                *(one.counts.get(kind) for kind in KINDS),
                one.sha256,
            )
            for one in made
        ],
    )


def release_page(call: Call) -> Answer:
    """Return one release: what it holds, what changed in it, and its files."""
    number = call.path["number"]
    found = next((one for one in releases(call.view.store) if str(one.number) == number), None)
    if found is None:
        raise Refused(404, f"There is no release “{number[:20]}”.", "/releases lists them.")
    changes = _changes(call, found) if call.query.get("changes") == "1" else None
    shown = () if changes is None else changes[:MOST_CHANGES]
    return Answer(
        template="release.html",
        title=f"Release {found.number}",
        about={
            "release": found,
            "note": call.view.told(found.note),
            "kinds": KINDS,
            "formats": formats_for(call.visitor),
            "changes": None if changes is None else shown,
            "counts": [] if changes is None else _counts(changes),
            "left_out": 0 if changes is None else len(changes) - len(shown),
        },
        data={**_row(call, found), "changes": changes},
    )


def make_release(call: Call) -> Answer:
    """Release the record as it stands."""
    note = call.sent.get("note", "").strip()
    if not note or len(note) > LONGEST_NOTE:
        raise Refused(400, "A release needs a word on what it is.", "Nothing was released.")
    try:
        made = release(call.view.store, note, call.visitor.name, datetime.now(UTC))
    except (UsageError, NothingMatched) as error:
        raise Refused(409, f"Nothing was released: {error.what}.", error.do) from error
    return Answer(go=f"/releases/{made.number}", status=303)


def _row(call: Call, one: Release) -> dict[str, object]:
    return {
        "number": one.number,
        "made_at": one.made_at,
        "released_by": one.user,
        "note": call.view.told(one.note),
        "rules": one.rules,
        "sha256": one.sha256,
        "counts": one.counts,
    }


def _changes(call: Call, found: Release) -> tuple[RowChange, ...]:
    store = call.view.store
    return changelog(previous(store, found.number), store.released(found))


def _counts(changes: tuple[RowChange, ...]) -> list[tuple[str, str, int]]:
    counts = Counter((one.kind, one.what) for one in changes)
    return [(kind, what, many) for (kind, what), many in counts.items()]
