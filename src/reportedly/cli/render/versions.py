"""A document and its lineage -> what its page says, and shows, of having been changed."""

from collections.abc import Sequence

from rich.console import RenderableType

from reportedly.cli.render import parts
from reportedly.records.text import Change, Lineage, Notice
from reportedly.wording.safe import safe
from reportedly.wording.words import counted, spaced


def notices_part(notices: Sequence[Notice]) -> list[RenderableType]:
    """Return the lines in which the page speaks of its own wording, if any."""
    if not notices:
        return []
    rows = [(spaced(one.kind), parts.words(_quoted(one.printed))) for one in notices]
    return [parts.heading("The page on its own wording"), parts.fields(rows)]


def changes_part(lineage: Lineage | None) -> list[RenderableType]:
    """Return the sentences that are new, gone or changed since the version before, if any."""
    if lineage is None or lineage.version_of is None:
        return []
    count = (
        counted(len(lineage.changes), "change") if lineage.changes else "no change of the report"
    )
    found: list[RenderableType] = [parts.heading(f"Since {lineage.version_of}: {count}")]
    found += [parts.indented(parts.fields(_rows(one))) for one in lineage.changes]
    return found


def _rows(change: Change) -> list[tuple[str, RenderableType]]:
    old, new = change.figures
    rows: list[tuple[str, RenderableType]] = []
    if change.was is not None:
        rows.append(("was" if change.now is not None else "gone", parts.words(_quoted(change.was))))
    if change.now is not None:
        rows.append(("now" if change.was is not None else "new", parts.words(_quoted(change.now))))
    if change.was is not None and change.now is not None and (old or new):
        rows.append(("figures", parts.words(f"{_listed(old)} → {_listed(new)}")))
    return rows


def _quoted(text: str) -> str:
    return f"“{safe(text)}”"


def _listed(figures: tuple[str, ...]) -> str:
    return ", ".join(safe(one) for one in figures) or "none"
