"""A comparison of hand-coded rows with the record -> the lines that tell of it."""

from collections.abc import Iterator

from reportedly.handcoded.compare import Agreement, Comparison, Disagreement
from reportedly.wording.words import counted

FEW = 10
"""Disagreements that are told unless all are asked for."""

CLOSE = 0.99
"""A measure above it would be printed as 1.00, as if all values were equal."""


def lines(found: Comparison, *, every: bool) -> Iterator[str]:
    """Yield what was matched, how far each field agrees, and where the sides differ."""
    yield (
        f"{counted(found.rows, 'row')}, {counted(found.incidents, 'incident')}: "
        f"{len(found.matches)} of one event, {len(found.only_theirs)} in the rows only, "
        f"{len(found.only_ours)} in the record only"
    )
    if not found.matches:
        return
    yield ""
    yield f"{'field':<22}{'pairs':>6}{'equal':>7}  {'agreement':<18}only rows / only record"
    for one in found.agreements:
        if one.pairs or one.only_theirs or one.only_ours:
            yield _agreement(one)
    yield ""
    yield counted(len(found.disagreements), "value differs", "values differ")
    shown = found.disagreements if every else found.disagreements[:FEW]
    for different in shown:
        yield from _difference(different)
    if len(shown) < len(found.disagreements):
        yield f"... {len(found.disagreements) - len(shown)} more: `--all`"


def _agreement(one: Agreement) -> str:
    name = "alpha" if one.kind == "count" else "kappa"
    told = "nothing varies" if one.measure is None else f"{name} {_measure(one, one.measure)}"
    told = told if one.pairs else ""
    lone = f"{one.only_theirs} / {one.only_ours}"
    return f"{one.field:<22}{one.pairs:>6}{one.equal:>7}  {told:<18}{lone}"


def _measure(one: Agreement, measure: float) -> str:
    """The measure; never rounded up to 1.00 where values differ."""
    return f"{measure:.2f}" if one.equal == one.pairs or measure < CLOSE else f"above {CLOSE}"


def _difference(one: Disagreement) -> Iterator[str]:
    told = f"{one.their_value} in row {one.theirs}, {one.our_value} in incident {one.ours}"
    yield f"{one.field}: {told}"
    for name, value in one.their_evidence.items():
        if value is not None:
            yield f"  row     {name}: {value}"
    yield f"  record  {one.rule}"
    for claim in one.claims:
        who = claim.holder or "the page itself"
        yield f"          {who}: \u201c{claim.quote}\u201d ({claim.claim})"
