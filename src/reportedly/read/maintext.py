"""Tree and blocks -> which blocks an extractor of main text would keep."""

import logging
import re
from collections.abc import Sequence

from lxml import html as lxml_html
from trafilatura import bare_extraction

from reportedly.read.blocks import PROSE_LENGTH
from reportedly.read.containers import LINKED, Container, Raw
from reportedly.records.vocabulary import EVIDENCE_SEGMENTS

LONG = 40
"""Letters from which a stretch of text is found in the main text by itself."""
PIECE = 40
"""Letters in the pieces of which a block is looked for when it is not there as a whole."""
WINDOW = 60_000
"""Letters of the main text that one block is looked for in: bounds the time of huge pages."""
ENOUGH = 0.3
"""Share of the prose in no furniture that a quick extraction must cover to be taken as it is."""
NEAR = 3
"""How many blocks away from the surely main ones a short block can still belong to them."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_CELL_BREAK = re.compile(r"[\n|]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def find_main(
    tree: lxml_html.HtmlElement, raws: Sequence[Raw], containers: Sequence[Container]
) -> tuple[bool, ...]:
    """Return for each block whether it belongs to the page's main text.

    trafilatura decides; its paragraphs are found again among ours, letter by letter. A short block
    counts only when it stands between blocks that are sure. Its slow second opinions are asked only
    where the quick pass leaves most of the page's prose aside.
    """
    prose = [i for i, raw in enumerate(raws) if _is_open_prose(raw, containers)]
    quick = _found(_extracted(tree, fast=True), raws)
    if sum(len(raws[i].text) for i in prose if quick[i]) >= ENOUGH * sum(
        len(raws[i].text) for i in prose
    ):
        return quick
    slow = _found(_extracted(tree, fast=False), raws)
    return slow if any(slow) else quick


def _is_open_prose(raw: Raw, containers: Sequence[Container]) -> bool:
    """Whether it is running text in no element that says it holds furniture."""
    return (
        len(raw.text) >= PROSE_LENGTH
        and raw.linked < LINKED
        and all(containers[i].entry.kind in EVIDENCE_SEGMENTS for i in raw.chain)
    )


def _found(lines: Sequence[str], raws: Sequence[Raw]) -> tuple[bool, ...]:
    """Return for each block whether it is among the lines of the main text."""
    if not lines:
        return tuple(False for _ in raws)
    main, whole = "".join(lines), set(lines)
    letters = [_letters(raw.text) for raw in raws]
    found = [False] * len(raws)
    cursor = 0
    for i, block in enumerate(letters):
        if len(block) < LONG:
            continue
        at = main.find(block, cursor, cursor + WINDOW + len(block))
        if at < 0 and block in whole:
            at = main.find(block)
        if at >= 0:
            found[i], cursor = True, at + len(block)
        else:
            found[i] = _in_pieces(block, main, cursor)
    return _with_short_ones(raws, letters, found, whole)


def _extracted(tree: lxml_html.HtmlElement, *, fast: bool) -> list[str]:
    """Return the letters of each paragraph of trafilatura's main text."""
    try:
        document = bare_extraction(tree, fast=fast, include_comments=False, with_metadata=False)
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError, IndexError):
        return []  # a page that trips the extractor is read by our own signs
    if document is None or isinstance(document, dict) or not document.text:
        return []
    cells = _CELL_BREAK.split(document.text)
    return [letters for cell in cells if (letters := _letters(cell))]


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", words)


def _in_pieces(block: str, main: str, cursor: int) -> bool:
    """Whether half of the block is there: the extractor drops links and notes inside it."""
    pieces = [block[i : i + PIECE] for i in range(0, len(block) - PIECE + 1, PIECE)]
    end = cursor + WINDOW
    there = sum(main.find(piece, max(0, cursor - WINDOW), end) >= 0 for piece in pieces)
    return 2 * there >= len(pieces) and there > 0


def _with_short_ones(
    raws: Sequence[Raw], letters: Sequence[str], found: Sequence[bool], whole: set[str]
) -> tuple[bool, ...]:
    """Add the blocks whose lines are lines of the main text, if they stand near sure ones."""
    sure = [i for i, is_main in enumerate(found) if is_main]
    first, last = (sure[0] - NEAR, sure[-1] + NEAR) if sure else (0, len(found))
    return tuple(
        is_main or (first <= i <= last and _has_line(raws[i], letters[i], whole))
        for i, is_main in enumerate(found)
    )


def _has_line(raw: Raw, letters: str, whole: set[str]) -> bool:
    if "\n" not in raw.text:
        return letters in whole
    return any(_letters(line) in whole for line in raw.text.split("\n"))
