"""Totals that run over several incidents -> what they count, and how many are left over."""

from collections.abc import Iterable

from rich.console import RenderableType

from reportedly.cli.render import parts
from reportedly.reconcile.ledgers import Ledger, Member
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import toll_words
from reportedly.wording.words import counted


def ledgers_part(ledgers: Iterable[Ledger], shelf: Shelf) -> list[RenderableType]:
    """Return each total with the incidents it counts: none is added up in two places."""
    told = list(ledgers)
    if not told:
        return []
    found: list[RenderableType] = [parts.heading("Totals over other incidents")]
    for one in told:
        claim = shelf.claims.get(one.claim)
        toll = None if claim is None else claim.toll
        words = one.claim if toll is None else f"{toll_words(toll)}  {one.claim}"
        found.append(parts.words(f"  {words}"))
        lines = [f"{member.incident}: {_range(member)}" for member in one.members]
        lines.append(_rest(one))
        found += [parts.indented(parts.words(line), 4) for line in lines]
    return found


def _range(member: Member) -> str:
    number = str(member.low) if member.low == member.high else f"{member.low}–{member.high}"
    return (
        f"{number}, said to be a part" if member.is_part else f"{number}, in its period and place"
    )


def _rest(ledger: Ledger) -> str:
    count = counted(len(ledger.members), "incident")
    if ledger.residual is None:
        return f"{count}; the total has no number"
    least, most = ledger.residual
    if most < 0:
        return f"{count} come to {-most} more than the total"
    left = str(most) if least == most else f"{max(least, 0)}–{most}"
    return f"{count}; {left} of the total are in none of them"
