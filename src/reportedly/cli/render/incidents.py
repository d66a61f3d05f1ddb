"""Incidents -> a table for the terminal, and rows for a spreadsheet."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from reportedly.cli.render import parts
from reportedly.records.incident import Incident, TollSummary
from reportedly.records.vocabulary import Harm
from reportedly.wording.lines import contested_words, origins_words
from reportedly.wording.safe import Cell
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import figures, figures_lines
from reportedly.wording.when import DATE_NOT_STATED, when_words
from reportedly.wording.where import PLACE_NOT_STATED, places_words
from reportedly.wording.words import event_words

PLACES_SHOWN = 4
WIDE = 110
"""From so many columns on, a table can be read; below, each incident gets lines of its own."""

CSV_HEAD = (
    *("id", "event_class", "title", "from", "to", "time_level"),
    *("place_ids", "places", "contested", "pages", "origins", "tolls_by_holder"),
    *(f"{harm}_{bound}" for harm in Harm for bound in ("low", "best", "high", "high_is_open")),
)


def incidents_table(incidents: Sequence[Incident], shelf: Shelf, width: int) -> RenderableType:
    """Return the incidents as a table, or as stacked entries when the terminal is narrow."""
    if width >= WIDE:
        return parts.table_of(
            (
                *(("id", 0), ("when", 3), ("where", 4), ("what", 3)),
                *(("tolls by holder", 7), ("contested", 3), ("told by", 2)),
            ),
            [_row(incident, shelf) for incident in incidents],
        )
    return parts.stacked([_entry(incident, shelf) for incident in incidents])


def toll_lines(incident: Incident, shelf: Shelf) -> list[str]:
    """Return a line for each harm: every figure and who gives it."""
    return figures_lines(figures(shelf.some(incident.claims), shelf.documents))


def csv_row(incident: Incident, shelf: Shelf) -> list[Cell]:
    """Return one incident as the cells of a CSV row, in the order of its head."""
    when = incident.when
    days = (None, None, None) if when is None else (when.from_, when.to, when.level)
    rows = [toll for toll in incident.tolls if toll.victim_class is None and toll.side is None]
    totals = {toll.harm: toll for toll in rows}
    return [
        incident.id,
        incident.event_class,
        incident.title,
        *(None if day is None else str(day) for day in days),
        " ".join(place.id for place in incident.where if place.id is not None) or None,
        places_words(incident.where) if incident.where else None,
        contested_words(incident) or None,
        len(incident.documents),
        incident.origins,
        " | ".join(toll_lines(incident, shelf)) or None,
        *(cell for harm in Harm for cell in _bounds(totals.get(harm))),
    ]


def _bounds(toll: TollSummary | None) -> tuple[int | bool | None, ...]:
    if toll is None:
        return (None, None, None, None)
    return (toll.low, toll.best, toll.high, toll.high_is_open)


def _row(incident: Incident, shelf: Shelf) -> parts.Row:
    return (
        parts.words(incident.id),
        _when(incident),
        _where(incident),
        parts.words(event_words(incident.event_class)),
        _lines(toll_lines(incident, shelf)),
        _contested(incident),
        parts.words(origins_words(incident)),
    )


def _entry(incident: Incident, shelf: Shelf) -> tuple[parts.Row, Sequence[RenderableType]]:
    what = parts.words(event_words(incident.event_class))
    head = (parts.words(incident.id, parts.HEADING), Text(" · ").join((what, _when(incident))))
    tolls = [parts.words(line) for line in toll_lines(incident, shelf)]
    contested = contested_words(incident)
    told_by = parts.words(f"contested: {contested} · " if contested else "")
    return head, [_where(incident), *tolls, told_by.append(origins_words(incident))]


def _when(incident: Incident) -> Text:
    told = when_words(incident.when)
    return parts.words(told, parts.UNKNOWN if told == DATE_NOT_STATED else "")


def _where(incident: Incident) -> Text:
    told = places_words(incident.where, PLACES_SHOWN)
    return parts.words(told, parts.UNKNOWN if told == PLACE_NOT_STATED else "")


def _contested(incident: Incident) -> Text:
    return parts.words(contested_words(incident) or "–")


def _lines(lines: Sequence[str]) -> Text:
    return Text("\n").join(parts.words(line) for line in lines) if lines else parts.words("–")
