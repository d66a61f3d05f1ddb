"""A page whose bytes are a PDF -> the same page with its text layer.

The PDF is read in a process of its own, with little memory and little time: a file made to do harm
can then do none, and one that never ends is ended.
"""

import subprocess
import sys

from reportedly.errors import DamagedFile, LockedFile, NotText, PageTooLarge
from reportedly.ingest import textlayer
from reportedly.ingest.textlayer import Answer
from reportedly.records.text import Media, Page

SECONDS = 60.0
"""A PDF of 500 pages takes 10 on a slow laptop."""


def with_text(page: Page, seconds: float = SECONDS) -> Page:
    """Return the page with its text layer, if its bytes are a PDF; any other page as it is.

    Raises:
        LockedFile: a password stands before it.
        NotText: its pages are pictures, and there is no text in it.
        DamagedFile: it cannot be read.
        PageTooLarge: it has more pages or characters than a report, or takes too long.
    """
    if page.media is not Media.PDF:
        return page
    command = [sys.executable, "-I", textlayer.__file__]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the page in the command
            command,
            input=page.raw,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _endless(page.origin) from error
    answer, _, text = done.stdout.partition(b"\n")
    if answer != Answer.TEXT.value.encode() or done.returncode != 0:
        raise _refusal(answer.decode("ascii", "replace"), done.returncode, page.origin)
    return page.replacing(text=text.decode("utf-8", "replace"))


def _refusal(answer: str, code: int, where: str) -> Exception:
    """What to say of a PDF whose reading gave no text."""
    if answer == Answer.LOCKED:
        return LockedFile(
            "the PDF is locked with a password, or in a way that is not known here",
            where=where,
            do="Open it and print it to a new PDF.",
        )
    if answer == Answer.NO_TEXT:
        return NotText(
            "the PDF holds pictures of pages and no text",
            where=where,
            do="Have its text recognised (OCR), then give the text.",
        )
    if answer == Answer.TOO_LONG:
        return PageTooLarge(
            f"the PDF has more than {textlayer.MOST_PAGES} pages, or more text than a report",
            where=where,
            do="Give the pages that report something.",
        )
    if answer == Answer.OUT_OF_MEMORY or code < 0:
        return _endless(where)
    return DamagedFile(
        "the PDF cannot be read", where=where, do="Open it, print it to a new PDF, and give that."
    )


def _endless(where: str) -> PageTooLarge:
    return PageTooLarge(
        "the PDF takes more time or memory than one of news pages does",
        where=where,
        do="Open it and print the pages that report something to a new PDF.",
    )
