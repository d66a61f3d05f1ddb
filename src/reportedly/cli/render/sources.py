"""Documents of one incident -> its origins, each with the pages that go back to it."""

from collections.abc import Sequence

from rich.console import RenderableType

from reportedly.cli.render import parts
from reportedly.wording.lines import lineage_line
from reportedly.wording.safe import safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import published_day
from reportedly.wording.who import outlet_words
from reportedly.wording.words import NOT_STATED, counted


def origins_part(documents: Sequence[str], shelf: Shelf) -> list[RenderableType]:
    """Return the documents under what they go back to: copies of one story are one origin."""
    groups: dict[str, list[str]] = {}
    for one in documents:
        lineage = shelf.lineages.get(one)
        groups.setdefault(one if lineage is None else lineage.group, []).append(one)
    count = counted(len(groups), "origin")
    found: list[RenderableType] = [parts.heading(f"{counted(len(documents), 'page')} from {count}")]
    for number, ids in enumerate(groups.values(), start=1):
        found.append(parts.words(f"  origin {number}"))
        found += [parts.indented(line, 4) for one in ids for line in _page(one, shelf)]
    return found


def _page(given: str, shelf: Shelf) -> list[RenderableType]:
    document = shelf.documents.get(given)
    if document is None:
        return [parts.words(f"{given} (not in the record any more)")]
    title = NOT_STATED if document.title is None else f"“{safe(document.title)}”"
    when = published_day(document.published)
    return [
        parts.words(f"{given}  {outlet_words(document)}, {when}"),
        parts.indented(parts.words(f"{title}; {lineage_line(document, shelf)}")),
    ]
