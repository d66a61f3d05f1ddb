r"""Text of a page -> the same text, unable to drive a terminal or a spreadsheet.

What a page says is data. An escape sequence, a hidden change of writing direction or a line break
is shown and never obeyed; a cell that a spreadsheet would calculate is made a plain cell.
"""

import re

Cell = str | float | bool | None
"""What stands in one cell of a spreadsheet; None is not known."""

_SPACES = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_ACTIVE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ACTIVE_IN_JSON = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    r"""Return the text on one line, its control characters written out.

    >>> safe("shelling\n\x1b[2Jresumed")
    'shelling \\x1b[2Jresumed'
    """
    return visible(_SPACES.sub(" ", text)).strip()


def visible(text: str) -> str:
    r"""Return the text with its control characters written out, tabs and lines as they are.

    >>> visible("a\x9b1mb")
    'a\\x9b1mb'
    """
    return _ACTIVE.sub(_written_out, text)


def json_safe(encoded: str) -> str:
    r"""Return JSON text that says the same, its last active characters as ``\u`` escapes.

    JSON escapes the old control characters itself; it lets through the newer set and the ones that
    turn the writing direction.
    """
    return _ACTIVE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)


def cell(value: Cell) -> str:
    """Return the value as a cell of a CSV file; one that is not known is an empty cell.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> cell("=1+1"), cell(-12.5), cell(None)
    ("'=1+1", '-12.5', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            shown = visible(value)
            return f"'{shown}" if value.startswith(_CALCULATED) else shown
        case _:
            return str(value)


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
