"""Situations -> a list for the terminal, one of them in full, and rows for a spreadsheet."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.cli.render import parts
from reportedly.cli.render.incident import who_says_what
from reportedly.cli.render.sources import origins_part
from reportedly.records.incident import Bound, Situation
from reportedly.records.vocabulary import NOT_BORNE_OUT
from reportedly.wording.lines import holders_words
from reportedly.wording.safe import Cell, safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import bound_words
from reportedly.wording.where import places_words
from reportedly.wording.words import counted, situation_words

WIDE = 110
CSV_HEAD = (
    *("id", "kind", "name", "place_ids", "places", "start_from", "start_to"),
    *("end_from", "end_to", "end_is_told", "claims", "pages"),
)


def situations_table(situations: Sequence[Situation], shelf: Shelf, width: int) -> RenderableType:
    """Return the situations as a table, or as stacked entries when the terminal is narrow."""
    rows = [(one, _cells(one, shelf)) for one in situations]
    if width >= WIDE:
        return parts.table_of(
            (
                *(("id", 0), ("what", 4), ("where", 5), ("start", 4)),
                *(("end", 4), ("told by", 3)),
            ),
            [(parts.words(one.id), *cells) for one, cells in rows],
        )
    return parts.stacked(
        [
            (
                (parts.words(one.id, parts.HEADING), cells[4]),
                (
                    cells[0],
                    cells[1],
                    parts.words(f"start: {cells[2].plain} · end: {cells[3].plain}"),
                ),
            )
            for one, cells in rows
        ]
    )


def pages_of(situation: Situation, shelf: Shelf) -> int:
    """Return how many pages tell of it."""
    return len({claim.document for claim in shelf.some(situation.claims)})


def csv_row(situation: Situation, shelf: Shelf) -> list[Cell]:
    """Return one situation as the cells of a CSV row, in the order of its head."""
    return [
        situation.id,
        situation.kind,
        situation.name,
        " ".join(place.id for place in situation.where if place.id is not None) or None,
        places_words(situation.where) if situation.where else None,
        *_days(situation.start),
        *_days(situation.end),
        situation.end is not None,
        len(situation.claims),
        pages_of(situation, shelf),
    ]


def _days(bound: Bound | None) -> list[str | None]:
    if bound is None:
        return [None, None]
    return [None if day is None else str(day) for day in (bound.from_, bound.to)]


def _cells(situation: Situation, shelf: Shelf) -> tuple[Text, ...]:
    claims = counted(len(situation.claims), "claim")
    return (
        parts.words(safe(situation.name) or situation_words(situation.kind)),
        parts.words(places_words(situation.where)),
        parts.words(bound_words(situation.start)),
        parts.words(bound_words(situation.end)),
        parts.words(
            f"{claims} on {counted(pages_of(situation, shelf), 'page')}{_alleged(situation, shelf)}"
        ),
    )


def _alleged(situation: Situation, shelf: Shelf) -> str:
    """By whom alone it is told, where no page tells it in its own voice: it may be alleged only."""
    told = [c for c in shelf.some(situation.claims) if c.stance not in NOT_BORNE_OUT]
    if not told or any(claim.holder is None for claim in told):
        return ""
    return f", as told by {holders_words((c.id for c in told), shelf)}"


def situation_page(situation: Situation, shelf: Shelf) -> Group:
    """Return everything the record holds of a situation; both its ends with their evidence."""
    documents = tuple(dict.fromkeys(claim.document for claim in shelf.some(situation.claims)))
    return Group(
        parts.words(f"Situation {situation.id}", parts.HEADING),
        parts.words(safe(situation.name)),
        Text(""),
        parts.fields(
            [
                (
                    "what",
                    parts.words(f"{situation_words(situation.kind)}{_alleged(situation, shelf)}"),
                ),
                ("where", parts.words(places_words(situation.where))),
                ("start", parts.words(bound_words(situation.start))),
                ("", _evidence(situation.start)),
                ("end", parts.words(bound_words(situation.end))),
                ("", _evidence(situation.end)),
                *_denied(situation),
            ]
        ),
        *who_says_what(shelf.some(situation.claims), shelf),
        *origins_part(documents, shelf),
    )


def _denied(situation: Situation) -> list[tuple[str, RenderableType]]:
    if not situation.denied_by:
        return []
    return [("denied", parts.words(f"by {', '.join(situation.denied_by)}"))]


def _evidence(bound: Bound | None) -> Text:
    if bound is None or not bound.claims:
        return parts.words("no claim stands behind this", parts.UNKNOWN)
    return parts.words(f"by {', '.join(bound.claims)}")
