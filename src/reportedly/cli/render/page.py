"""One document and its reading -> every layer that was read from the page."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.cli.render import parts
from reportedly.cli.render.claim import statement_rows
from reportedly.cli.render.claims import marked_sentence
from reportedly.cli.render.reasons import coverage_part, dropped_part, reasons_of
from reportedly.cli.render.versions import changes_part, notices_part
from reportedly.records.claim import Claim, PlaceMention, Reading, Statement, TimeMention
from reportedly.records.coverage import Account
from reportedly.records.text import Document
from reportedly.wording.lines import claim_words, lineage_line
from reportedly.wording.safe import safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import DATE_NOT_STATED, published_when, when_words
from reportedly.wording.where import gazetteer_words, place_words
from reportedly.wording.who import holder_words
from reportedly.wording.words import counted, segment_words, time_basis_words

FIRST_WORDS = 60


def document_page(document: Document, shelf: Shelf) -> Group:
    """Return what the record holds of a document: what it is, and its claims in their order."""
    claims = [claim for claim in shelf.claims.values() if claim.document == document.id]
    return Group(
        parts.words(f"Document {document.id}", parts.HEADING),
        parts.known(None if document.title is None else safe(document.title)),
        Text(""),
        _about(document, shelf),
        *_told(document),
        *notices_part(document.notices),
        *changes_part(shelf.lineages.get(document.id)),
        *_claims(sorted(claims, key=lambda one: (one.start, one.id)), shelf),
    )


def layers_page(
    document: Document,
    reading: Reading,
    shelf: Shelf,
    account: Account | None = None,
) -> Group:
    """Return every layer: segments, statements, times, places, claims, with the reason for each.

    Args:
        account: what became of each sentence with a word of harm, and what was considered and
            dropped; with it the claims are shown with the reason for each field.
    """
    return Group(
        parts.words(f"Page {safe(document.origin)}", parts.HEADING),
        parts.known(None if document.title is None else safe(document.title)),
        Text(""),
        _about(document, shelf, reading.rules),
        *_told(document),
        *notices_part(document.notices),
        *_segments(document),
        *_statements(reading.statements, document),
        *_times(reading.times),
        *_places(reading.places),
        *_claims(reading.claims, shelf, why=account is not None),
        *([] if account is None else coverage_part(account.coverage, document)),
        *([] if account is None else dropped_part(account.dropped, document)),
    )


def _about(document: Document, shelf: Shelf, rules: str | None = None) -> RenderableType:
    when = published_when(document.published)
    reason = "" if document.published is None else safe(document.published.why)
    names = shelf.origins.get(document.id, (document.origin,))
    return parts.fields(
        [
            ("outlet", parts.known(None if document.outlet is None else safe(document.outlet))),
            ("authors", parts.known("; ".join(safe(one) for one in document.authors) or None)),
            ("published", parts.words(when, parts.UNKNOWN if when == DATE_NOT_STATED else "")),
            *([("", parts.words(reason))] if reason else []),
            *_changed(document),
            ("language", parts.known(document.language)),
            ("goes back to", parts.words(lineage_line(document, shelf))),
            ("found as", parts.words("\n".join(safe(name) for name in names))),
            ("page SHA-256", parts.words(document.sha256)),
            ("text SHA-256", parts.words(document.text_sha256)),
            ("text", parts.words(counted(len(document.text), "character"))),
            *_not_parsed(document),
            *([] if rules is None else [("read by", parts.words(f"rules {safe(rules)}"))]),
        ]
    )


def _changed(document: Document) -> list[tuple[str, RenderableType]]:
    """When the page was last changed, if anything tells."""
    if document.modified is None:
        return []
    return [("changed", parts.words(published_when(document.modified)))]


def _not_parsed(document: Document) -> list[tuple[str, RenderableType]]:
    """Why nothing is read from the page, if it was not parsed."""
    if document.not_parsed is None:
        return []
    return [("not parsed", parts.words(safe(document.not_parsed)))]


def _told(document: Document) -> list[RenderableType]:
    """Every telling of the page as a whole; what the record goes by is marked."""
    rows = [
        (
            parts.words("*" if one.chosen else ""),
            parts.words(one.field),
            parts.known(None if one.value is None else safe(one.value)),
            _why(one.why),
        )
        for one in document.known
    ]
    return [
        parts.heading(f"Told of the page ({len(rows)}); * what the record goes by"),
        _grid(rows),
    ]


def _segments(document: Document) -> list[RenderableType]:
    rows = []
    for one in document.segments:
        kind = segment_words(one.kind) if one.is_evidence else f"({segment_words(one.kind)})"
        words = _first_words(document.text[one.start : one.end])
        why = one.why if one.language is None else f"{one.why}; language {one.language}"
        rows.append(
            (_at(one.start, one.end), parts.words(kind), _quoted(words), _why(why.lstrip("; ")))
        )
    head = f"Segments ({len(rows)}); nothing is read from those in brackets"
    return [parts.heading(head), _grid(rows)]


def _statements(statements: Sequence[Statement], document: Document) -> list[RenderableType]:
    found: list[RenderableType] = [parts.heading(f"Statements ({len(statements)})")]
    found += [] if statements else [parts.words("  none")]
    for one in statements:
        who = "nobody named" if one.holder is None else safe(one.holder.name)
        found.append(parts.words(f"  {one.id}  {who}"))
        rows = list(statement_rows(one, document.text))
        if one.why:
            rows.append(("why", _why("; ".join((one.why, *one.grounds)))))
        found.append(parts.indented(parts.fields(rows)))
    return found


def _times(times: Sequence[TimeMention]) -> list[RenderableType]:
    rows = [
        (
            _at(one.start, one.end),
            _quoted(one.printed),
            parts.words(when_words(one)),
            _why(f"{time_basis_words(one.basis)}; {one.why}".removesuffix("; ")),
        )
        for one in times
    ]
    return [parts.heading(f"Times ({len(rows)})"), _grid(rows)]


def _places(places: Sequence[PlaceMention]) -> list[RenderableType]:
    rows = [
        (
            _at(one.start, one.end),
            _quoted(one.printed),
            parts.words(place_words(one)),
            _why(
                one.why
                if one.id is None
                else f"{gazetteer_words(one)}; {one.why}".removesuffix("; ")
            ),
        )
        for one in places
    ]
    return [parts.heading(f"Places ({len(rows)})"), _grid(rows)]


def _claims(claims: Sequence[Claim], shelf: Shelf, *, why: bool = False) -> list[RenderableType]:
    found: list[RenderableType] = [parts.heading(f"Claims ({len(claims)})")]
    found += [] if claims else [parts.words("  none")]
    for one in claims:
        document = shelf.document_of(one)
        told = f"{holder_words(one, document)} · {claim_words(one)}"
        found.append(parts.words(f"  {one.id}").append(f"  {one.start}–{one.end}", parts.UNKNOWN))
        found.append(parts.indented(parts.words(told), 4))
        found.append(parts.indented(marked_sentence(one, document), 4))
        if why:
            found.append(parts.indented(reasons_of(one), 4))
    return found


def _grid(rows: Sequence[parts.Row]) -> RenderableType:
    if not rows:
        return parts.words("  none")
    table = Table.grid(padding=(0, 2, 0, 0), expand=False)
    table.add_column(no_wrap=True)
    for share in (2, 4, 4):
        table.add_column(ratio=share, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return parts.indented(table)


def _at(start: int, end: int) -> Text:
    return parts.words(f"{start}–{end}")


def _quoted(text: str) -> Text:
    return parts.words(f"“{safe(text)}”")


def _why(text: str) -> Text:
    return parts.words(safe(text))


def _first_words(text: str) -> str:
    told = safe(text[: 4 * FIRST_WORDS])
    if len(told) <= FIRST_WORDS:
        return told
    return told[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
