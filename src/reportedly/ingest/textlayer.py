"""The bytes of a PDF on standard input -> its text on standard output, after a word on how it went.

Run as a program by ``pdf.with_text``.
"""

import io
import logging
import re
import sys
from enum import StrEnum

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

MEMORY = 2**30
"""Bytes the process may take."""
PROCESSOR_SECONDS = 55
MOST_PAGES = 1000
MOST_CHARACTERS = 5_000_000

_BLANKS = re.compile(r"[^\S\n]+(?=\n)|\r")
_HYPHEN = re.compile(r"(?<=[a-z])(?:-|\u2010|\u00ad)\n(?=[a-z])")


class Answer(StrEnum):
    """How the reading went: the first line of the output."""

    TEXT = "text"
    LOCKED = "locked"
    NO_TEXT = "no text"
    TOO_LONG = "too long"
    OUT_OF_MEMORY = "out of memory"
    DAMAGED = "damaged"


def read_layer(raw: bytes) -> tuple[Answer, str]:
    """Return the text of the PDF's pages, an empty line between them, and how the reading went."""
    try:
        return _read(raw)
    except DependencyError:
        return Answer.LOCKED, ""
    except (MemoryError, RecursionError):
        return Answer.OUT_OF_MEMORY, ""
    except (
        PyPdfError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        OSError,
    ):
        # what pypdf stumbles over in a file that is no PDF inside is not always its own error
        return Answer.DAMAGED, ""


def _read(raw: bytes) -> tuple[Answer, str]:
    reader = PdfReader(io.BytesIO(raw), strict=False)
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        return Answer.LOCKED, ""
    parts: list[str] = []
    for number, page in enumerate(reader.pages):
        parts.append(_tidied(page.extract_text()))
        if number >= MOST_PAGES or sum(map(len, parts)) > MOST_CHARACTERS:
            return Answer.TOO_LONG, ""
    text = "\n\n".join(parts)
    return (Answer.TEXT if any(map(str.isalpha, text)) else Answer.NO_TEXT), text


def _tidied(text: str) -> str:
    """The text of one page, words put together again that its lines divide."""
    return _HYPHEN.sub("", _BLANKS.sub("", text)).strip().encode("utf-8", "replace").decode()


def _limit() -> None:
    """Let this process take little time and memory, where the system (not Windows) can."""
    try:
        import resource  # noqa: PLC0415 - only here: who imports this module is not limited
    except ImportError:
        return  # what starts this process ends it when it takes too long
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))


def main() -> None:
    """Read the PDF on standard input, within little time and memory."""
    logging.disable()
    _limit()
    answer, text = read_layer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(f"{answer}\n{text}".encode())


if __name__ == "__main__":
    main()
