"""The record -> what changed, as RSS and as a JSON Feed: incidents, pages altered, judgements."""

import email.utils
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import msgspec

from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines, separated
from reportedly.export.gathered import Gathered
from reportedly.records.base import content_id
from reportedly.records.incident import UNTOLD_SIDE, Decision, Incident, TollSummary
from reportedly.records.printed import printed_bounds
from reportedly.records.text import Document, Lineage, Published

TITLE = "Reportedly: what changed in the record"
_ILLEGAL = {i: None for i in range(32) if chr(i) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}


class Item(NamedTuple):
    """One change: its lasting id, when, a title, what it is about, and in words."""

    id: str
    at: datetime | None
    title: str
    text: str
    tags: tuple[str, ...]
    url: str | None = None


def items(record: Gathered) -> tuple[Item, ...]:
    """Return the changes, the latest first; those without a day last."""
    found = [*_incidents(record), *_pages(record), *map(_judgement, record.source.decisions())]
    return tuple(sorted(found, key=lambda one: (one.at is None, -_stamp(one.at), one.id)))


def _stamp(at: datetime | None) -> float:
    return 0.0 if at is None else at.timestamp()


def _incidents(record: Gathered) -> Iterator[Item]:
    """An incident is new with its first page, and told anew with each that comes in later."""
    for incident in record.source.incidents():
        days = [_published(record.page(one).published) for one in incident.documents]
        last = max((day for day in days if day is not None), default=None)
        pages = f"pages: {len(incident.documents)}, origins: {incident.origins}"
        id_ = f"urn:reportedly:{incident.id}:{content_id('f', *sorted(incident.documents))}"
        yield Item(id_, last, incident.title, f"{pages}. {_tolls(incident)}", ("incident",))


def _tolls(incident: Incident) -> str:
    """The figures over all victims, and over those of each side."""
    return "; ".join(
        f"{row.harm.value}{_side(row.side)}: {_bounds(row)}"
        for row in incident.tolls
        if row.victim_class is None and row.high is not None
    )


def _side(side: str | None) -> str:
    if side == UNTOLD_SIDE:
        return " (side not stated)"
    return "" if side is None else f" on the side of {side}"


def _bounds(row: TollSummary) -> str:
    low, best, high = printed_bounds(row, "not told")
    return f"low {low}, best {best}, high {high}"


def _pages(record: Gathered) -> Iterator[Item]:
    lineages = record.source.lineages()
    for document in record.source.documents():
        yield from _notices(document)
        lineage = lineages.get(document.id)
        if lineage is not None and lineage.version_of is not None:
            yield _version(document, lineage)


def _notices(document: Document) -> Iterator[Item]:
    at = _published(document.modified or document.published)
    for notice in document.notices:
        title = f"{notice.kind.value.replace('_', ' ').capitalize()}: {document.title}"
        id_ = f"urn:reportedly:{document.id}:{notice.start}-{notice.end}"
        yield Item(id_, at, title, notice.printed, ("page", notice.kind.value), document.url)


def _version(document: Document, lineage: Lineage) -> Item:
    changes = [
        f"{change.was or '(nothing)'} -> {change.now or '(nothing)'}" for change in lineage.changes
    ]
    return Item(
        f"urn:reportedly:{document.id}:{lineage.version_of}",
        _published(document.modified or document.published),
        f"Page altered: {document.title or document.origin}",
        "\n".join(changes),
        ("page", "version"),
        document.url,
    )


def _judgement(decision: Decision) -> Item:
    made = decision.made_at
    at = made if made.tzinfo is not None else made.replace(tzinfo=UTC)
    verdict = decision.verdict.value.replace("_", " ")
    title = f"Judged {verdict} event: {decision.a}, {decision.b}"
    told = f"{decision.user}: {decision.note}" if decision.note else decision.user
    id_ = f"urn:reportedly:{decision.a}:{decision.b}:{at.isoformat()}"
    return Item(id_, at, title, told, ("judgement", decision.verdict.value))


def _published(published: Published | None) -> datetime | None:
    day: date | None = None if published is None else published.day
    return None if day is None else datetime.combine(day, time(), UTC)


def _rss(record: Gathered) -> Iterator[bytes]:
    for item in items(record):
        told = [
            f"<title>{_xml(item.title)}</title>",
            f"<guid isPermaLink={quoteattr('false')}>{_xml(item.id)}</guid>",
            f"<description>{_xml(item.text)}</description>",
            *(f"<category>{_xml(tag)}</category>" for tag in item.tags),
        ]
        if item.url is not None:
            told.append(f"<link>{_xml(item.url)}</link>")
        if item.at is not None:
            told.append(f"<pubDate>{email.utils.format_datetime(item.at)}</pubDate>")
        yield f"<item>{''.join(told)}</item>".encode()


def _xml(text: str) -> str:
    """The text as XML may hold it: without the characters it cannot."""
    return escape(text.translate(_ILLEGAL))


def _json(record: Gathered) -> Iterator[bytes]:
    for item in items(record):
        told = {
            "id": item.id,
            "title": item.title,
            "content_text": item.text,
            "tags": item.tags,
            "url": item.url,
            "date_published": None if item.at is None else item.at.isoformat(),
        }
        yield msgspec.json.encode(
            {name: value for name, value in told.items() if value is not None}
        )


RSS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
    f"<title>{TITLE}</title><link>urn:reportedly:feed</link>"
    "<description>Incidents, altered pages, corrections and judgements</description>"
)
JSON_HEAD = (
    '{"version":"https://jsonfeed.org/version/1.1",'
    f'"title":{msgspec.json.encode(TITLE).decode()},"items":['
)


def _files(record: Gathered, beside: Beside) -> Files:
    why = "a change without a day has none here: no day of reading is put in its place"
    beside.leave_out("item", "*", why, column="date_published")
    return {
        "feed.rss": Lines(_rss(record), (RSS_HEAD.encode(),), (b"</channel></rss>",)),
        "feed.json": Lines(separated(_json(record)), (JSON_HEAD.encode(),), (b"]}",)),
    }


export_feed = Form(
    name="feed",
    about="What changed: incidents as pages come in, altered pages, corrections, judgements.",
    files=_files,
    explains=False,
)
