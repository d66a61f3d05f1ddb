"""Holders and outlets -> who says so, the words printed kept beside the name."""

from reportedly.records.claim import Claim, Holder
from reportedly.records.text import Document
from reportedly.wording.safe import safe
from reportedly.wording.words import NOT_STATED, role_words

OWN_VOICE = "own voice"
LONGEST_NAME = 20
_ARTICLES = frozenset({"the", "a", "an"})


def outlet_words(document: Document | None) -> str:
    """Return whose page it is; where no outlet is stated, whom it credits, or where it was read."""
    if document is None:
        return "outlet not stated"
    if document.outlet is not None:
        return safe(document.outlet)
    if document.credit is not None:
        return f"outlet not stated, credit “{safe(document.credit)}”"
    return f"outlet not stated ({_file_name(document)})"


def _page_name(document: Document | None) -> str:
    if document is None or document.outlet is not None:
        return outlet_words(document)
    if document.credit is not None:
        return f"page with the credit “{safe(document.credit)}”"
    return f"page {_file_name(document)}"


def _file_name(document: Document) -> str:
    name = safe(document.origin.rstrip("/").rsplit("/", 1)[-1])
    return name if len(name) <= LONGEST_NAME else f"{name[:8]}…{name[-9:]}"


def holder_name(claim: Claim, document: Document | None) -> str:
    """Return who says so; a claim without a holder is the outlet's own."""
    if claim.holder is None:
        return f"{_page_name(document)}, {OWN_VOICE}"
    return safe(claim.holder.name)


def holder_key(claim: Claim, document: Document | None) -> tuple[str, str]:
    """Return what two claims of one holder have in common."""
    side = "" if claim.holder is None else claim.holder.side or ""
    if claim.holder is None and document is not None and document.outlet is None:
        return document.id, side  # two pages with one credit need not be of one outlet
    return holder_name(claim, document).casefold(), side


def holder_about(holder: Holder | None) -> str:
    """Return what kind of source the holder is, and of which side."""
    if holder is None:
        return "the outlet itself; no source is named"
    side = NOT_STATED if holder.side is None else safe(holder.side)
    return f"{role_words(holder.role)} · side: {side}"


def printed_apart(holder: Holder | None) -> str:
    """Return the words printed for a holder where they say more than the name and an article."""
    if holder is None:
        return ""
    first, _, rest = holder.printed.partition(" ")
    bare = rest if first.casefold() in _ARTICLES else holder.printed
    return "" if holder.name in {bare, holder.printed} else holder.printed


def holder_words(claim: Claim, document: Document | None) -> str:
    """Return who says so with the words printed, when these differ from the name."""
    name, printed = holder_name(claim, document), printed_apart(claim.holder)
    return f"{name}, printed “{safe(printed)}”" if printed else name
