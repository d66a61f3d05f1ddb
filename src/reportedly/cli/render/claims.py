"""Claims -> a list for the terminal, and rows for a spreadsheet."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from reportedly.cli.render import parts
from reportedly.export.public import with_replies
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll
from reportedly.records.text import Document
from reportedly.wording.lines import about_words, claim_words, page_words, what_words
from reportedly.wording.safe import Cell, safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import DATE_NOT_STATED, when_words
from reportedly.wording.where import PLACE_NOT_STATED, places_words
from reportedly.wording.who import holder_name

WIDE = 110
OPENING, CLOSING = ">>", "<<"
"""Marks of a span in its sentence: plain characters, so that they survive copying and no colour."""

CSV_HEAD = (
    *("id", "document", "outlet", "published_from", "published_to", "start", "end", "quote"),
    *("sentence", "segment", "event_class", "holder", "holder_printed", "holder_role"),
    *("holder_side", "stance", "aspect", "modality", "finality", "harm", "low", "high"),
    *("comparator", "victim_term", "victim_class", "victim_side", "cumulative_from"),
    *("cumulative_to", "subset_of", "quantity_of", "quantity_low", "quantity_high"),
    *("quantity_comparator", "when_printed", "from", "to", "time_level", "place_ids", "places"),
    *("answers", "incident", "situation", "extractor", "confidence"),
)


def claims_table(claims: Sequence[Claim], shelf: Shelf, width: int) -> RenderableType:
    """Return the claims as a table, or as stacked entries when the terminal is narrow."""
    if width >= WIDE:
        return parts.table_of(
            (
                *(("id", 0), ("who", 4), ("stance", 3), ("what", 4)),
                *(("when", 3), ("where", 3), ("quote", 6)),
            ),
            [_row(claim, shelf) for claim in claims],
        )
    return parts.stacked([_entry(claim, shelf) for claim in claims])


def marked_sentence(claim: Claim, document: Document | None) -> Text:
    """Return the claim's sentence with its characters marked, by signs as well as by style."""
    if document is None:
        return _marked("", claim.quote, "")
    start, end = claim.sentence
    start, end = min(start, claim.start), max(end, claim.end)
    text = document.text
    return _marked(text[start : claim.start], claim.quote, text[claim.end : end])


def _marked(before: str, quote: str, after: str) -> Text:
    lead = " " if before[-1:].isspace() else ""
    tail = " " if after[:1].isspace() else ""
    marked = Text(f"{safe(before)}{lead}" if safe(before) else "")
    marked.append(OPENING).append(safe(quote), parts.SPAN).append(CLOSING)
    return marked.append(f"{tail}{safe(after)}" if safe(after) else "")


def _row(claim: Claim, shelf: Shelf) -> parts.Row:
    return (
        parts.words(claim.id),
        parts.words(holder_name(claim, shelf.document_of(claim))),
        parts.words(about_words(claim, "\n")),
        parts.words(what_words(claim)),
        _or_unknown(when_words(claim.when), DATE_NOT_STATED),
        _or_unknown(places_words(claim.where), PLACE_NOT_STATED),
        parts.words(f"“{safe(claim.quote)}”\n{page_words(shelf.document_of(claim))}"),
    )


def _entry(claim: Claim, shelf: Shelf) -> tuple[parts.Row, tuple[RenderableType, ...]]:
    document = shelf.document_of(claim)
    who = parts.words(holder_name(claim, document))
    what = parts.words(claim_words(claim))
    placed = Text(" · ").join(
        (
            _or_unknown(when_words(claim.when), DATE_NOT_STATED),
            _or_unknown(places_words(claim.where), PLACE_NOT_STATED),
        )
    )
    head = (parts.words(claim.id, parts.HEADING), parts.words(page_words(document)))
    return head, (who, what, placed, parts.words(f"“{safe(claim.quote)}”"))


def _or_unknown(told: str, unknown: str) -> Text:
    return parts.words(told, parts.UNKNOWN if told == unknown else "")


def csv_row(claim: Claim, shelf: Shelf) -> list[Cell]:
    """Return one claim as the cells of a CSV row, in the order of its head."""
    document = shelf.document_of(claim)
    published = None if document is None else document.published
    start, end = claim.sentence
    return [
        claim.id,
        claim.document,
        None if document is None else document.outlet,
        *_days(None if published is None else published.from_, published and published.to),
        claim.start,
        claim.end,
        claim.quote,
        None if document is None else document.text[start:end],
        claim.segment,
        claim.event_class,
        *_each(claim.holder, "name", "printed", "role", "side"),
        *_each(claim, "stance", "aspect", "modality", "finality"),
        *_toll_cells(claim.toll),
        *_each(claim.quantity, "of", "low", "high", "comparator"),
        *_each(claim.when, "printed", "from_", "to", "level"),
        " ".join(place.id for place in claim.where if place.id is not None) or None,
        places_words(claim.where) if claim.where else None,
        " ".join(with_replies(claim, shelf.replies.get(claim.id, ())).answers) or None,
        shelf.incident_of.get(claim.id),
        shelf.situation_of.get(claim.id),
        claim.extractor,
        claim.confidence,
    ]


def _toll_cells(toll: Toll | None) -> list[Cell]:
    period = None if toll is None else toll.cumulative
    return [
        *_each(toll, "harm", "low", "high", "comparator", "victim_term", "victim_class", "side"),
        *_each(period, "from_", "to"),
        None if toll is None else toll.subset_of,
    ]


def _days(*days: object) -> list[str | None]:
    return [None if day is None else str(day) for day in days]


def _each(record: Record | None, *names: str) -> list[Cell]:
    """The named fields as cells; all empty when there is no record."""
    found = (None if record is None else getattr(record, name) for name in names)
    return [one if one is None or isinstance(one, int | float) else str(one) for one in found]
