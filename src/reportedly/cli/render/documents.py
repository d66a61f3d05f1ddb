"""Documents -> a list for the terminal, and rows for a spreadsheet."""

from collections import Counter
from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from reportedly.cli.render import parts
from reportedly.records.text import Document
from reportedly.wording.lines import lineage_line
from reportedly.wording.safe import Cell, safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import DATE_NOT_STATED, published_when
from reportedly.wording.who import outlet_words
from reportedly.wording.words import counted

WIDE = 110
CSV_HEAD = (
    *("id", "origin", "outlet", "title", "published_from", "published_to", "published_level"),
    *("published_basis", "language", "lineage_type", "lineage_group", "copy_of", "credit"),
    *("characters", "claims", "sha256"),
)


def documents_table(documents: Sequence[Document], shelf: Shelf, width: int) -> RenderableType:
    """Return the documents as a table, or as stacked entries when the terminal is narrow."""
    claims = Counter(claim.document for claim in shelf.claims.values())
    rows = [(one, _cells(one, shelf, claims[one.id])) for one in documents]
    if width >= WIDE:
        return parts.table_of(
            (
                *(("id", 0), ("published", 4), ("outlet", 4), ("title", 7)),
                *(("goes back to", 5), ("claims", 2)),
            ),
            [(parts.words(one.id), *cells) for one, cells in rows],
        )
    return parts.stacked(
        [
            (
                (parts.words(one.id, parts.HEADING), cells[1], cells[0]),
                (cells[2], parts.words(f"{cells[3].plain} · {cells[4].plain}")),
            )
            for one, cells in rows
        ]
    )


def csv_row(document: Document, shelf: Shelf, claims: int) -> list[Cell]:
    """Return one document as the cells of a CSV row, in the order of its head."""
    told = document.published
    lineage = shelf.lineages.get(document.id)
    dates = (None,) * 4 if told is None else (told.from_, told.to, told.level, told.basis)
    return [
        document.id,
        document.origin,
        document.outlet,
        document.title,
        *(None if one is None else str(one) for one in dates),
        document.language,
        document.lineage_type if lineage is None else lineage.type,
        None if lineage is None else lineage.group,
        None if lineage is None else lineage.copy_of,
        document.credit if lineage is None else lineage.credit,
        len(document.text),
        claims,
        document.sha256,
    ]


def _cells(document: Document, shelf: Shelf, claims: int) -> tuple[Text, ...]:
    when = published_when(document.published)
    return (
        parts.words(when, parts.UNKNOWN if when == DATE_NOT_STATED else ""),
        parts.words(outlet_words(document)),
        parts.known(None if document.title is None else safe(document.title)),
        parts.words(lineage_line(document, shelf)),
        parts.words(counted(claims, "claim")),
    )
