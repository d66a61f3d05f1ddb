"""A page saved by a browser with all its parts (.mhtml) -> the page itself."""

import email
import email.message
import email.policy
import email.utils
import io
from collections.abc import Iterator
from datetime import date

from reportedly.errors import DamagedFile, NoArticle
from reportedly.ingest.containers.stored import LeftAside, Parts, Stored, Told
from reportedly.records.text import Media

MOST_PARTS = 10_000
"""Pictures, styles and frames of one page."""
_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(file: Stored) -> Parts:
    """Yield the page; frames in it are left aside, as nobody can say whose they are."""
    try:
        mail = email.message_from_bytes(file.whole(), policy=email.policy.compat32)
        parts = [part for part in _leaves(mail) if part.get_content_type() in _HTML]
    except (RecursionError, ValueError) as error:
        raise DamagedFile(
            "the parts of the page are packed too deep",
            where=file.origin,
            do="Save the page again, as HTML.",
        ) from error
    if not parts:
        raise NoArticle(
            "there is no HTML in the saved page", where=file.origin, do="Save the page again."
        )
    page = _root(mail, parts)
    yield from (LeftAside(what="frame of a saved page") for part in parts if part is not page)
    yield file.part("", io.BytesIO(_bytes(page)), _told(file, mail, page))


def _leaves(mail: email.message.Message) -> Iterator[email.message.Message]:
    for count, part in enumerate(mail.walk()):
        if count > MOST_PARTS:
            raise ValueError(count)
        if not part.is_multipart():
            yield part


def _root(mail: email.message.Message, parts: list[email.message.Message]) -> email.message.Message:
    """The part that the mail names as the first to be shown, or else the first."""
    start = mail.get_param("start")
    return next((part for part in parts if start and part.get("Content-ID") == start), parts[0])


def _bytes(part: email.message.Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _told(file: Stored, mail: email.message.Message, page: email.message.Message) -> Told:
    url = page.get("Content-Location") or mail.get("Snapshot-Content-Location")
    charset = page.get_content_charset()
    return Told(
        known=file.told.known.replacing(url=_address(url) or file.told.known.url),
        media=Media.HTML,
        encoding=charset,
        captured=_day(mail.get("Date")) or file.told.captured,
        is_page=True,
    )


def _address(told: object) -> str | None:
    words = "".join(str(told or "").split())
    return words if words.lower().startswith(("http:", "https:")) else None


def _day(told: object) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(str(told)).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
