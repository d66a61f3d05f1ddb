"""A set of rows and a record -> the rows of one event, and field by field how far they agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.export.coded import Coded
from reportedly.export.gathered import Case, gathered
from reportedly.export.source import Source
from reportedly.handcoded.formats import Format, Values
from reportedly.handcoded.match import Match, keyed, match
from reportedly.handcoded.measures import alpha, kappa, ratio
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.vocab.cells import Cell


class Agreement(Record, frozen=True, kw_only=True):
    """How far both sides agree on one field, over the rows in which both fill it.

    ``measure`` is Cohen's kappa for codes and Krippendorff's alpha (ratio) for counts; None where
    nothing varies, so that chance cannot be told from agreement. ``only_theirs`` and ``only_ours``
    count the pairs in which one side leaves the field empty.
    """

    field: str
    kind: str
    pairs: int
    equal: int
    measure: float | None
    only_theirs: int
    only_ours: int


class Evidence(Record, frozen=True, kw_only=True):
    """A claim of the record behind a value: who says it, the quote, the page."""

    claim: str
    document: str
    holder: str | None
    quote: str


class Disagreement(Record, frozen=True, kw_only=True):
    """One field of one event in which the sides differ, with what each goes by."""

    theirs: str
    ours: str
    field: str
    their_value: Cell
    our_value: Cell
    their_evidence: dict[str, Cell]
    rule: str
    claims: tuple[Evidence, ...]


class Comparison(Record, frozen=True, kw_only=True):
    """What came of comparing a set of rows with the record."""

    rows: int
    incidents: int
    matches: tuple[Match, ...]
    only_theirs: tuple[str, ...]
    only_ours: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]


class _Ours(Record, frozen=True, kw_only=True):
    """An incident as the format codes it."""

    cells: dict[str, Coded]
    claims: dict[str, Claim]

    @property
    def values(self) -> Values:
        return {name: cell.value for name, cell in self.cells.items()}


def compare(source: Source, bodies: Iterable[str], form: Format) -> Comparison:
    """Return how far rows coded by hand and a record agree.

    Args:
        source: the record to read from.
        bodies: the rows, as they are kept.
        form: the format both are coded in.
    """
    theirs = dict(_named(map(form.values, bodies), form.fields.id))
    with gathered(source) as record:
        ours = {case.incident.id: _coded(case, form) for case in record.cases()}
    found = match(
        [keyed(name, values, form.fields) for name, values in theirs.items()],
        [keyed(name, one.values, form.fields) for name, one in ours.items()],
    )
    paired = {(pair.theirs, pair.ours) for pair in found}
    return Comparison(
        rows=len(theirs),
        incidents=len(ours),
        matches=found,
        only_theirs=tuple(sorted(theirs.keys() - {a for a, _ in paired})),
        only_ours=tuple(sorted(ours.keys() - {b for _, b in paired})),
        agreements=tuple(_agreements(found, theirs, ours, form)),
        disagreements=tuple(
            one for pair in found for one in _differences(pair, theirs, ours, form)
        ),
    )


def _named(rows: Iterable[Values], column: str) -> Iterator[tuple[str, Values]]:
    """The rows by their own id; those without one, or with one given before, by their number."""
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        told = row.get(column)
        name = f"row {number}" if told is None or str(told) in seen else str(told)
        seen.add(name)
        yield name, row


def _coded(case: Case, form: Format) -> _Ours:
    return _Ours(cells=form.code(case), claims={claim.id: claim for claim in case.claims})


def _agreements(
    found: Iterable[Match], theirs: Mapping[str, Values], ours: Mapping[str, _Ours], form: Format
) -> Iterator[Agreement]:
    pairs = [(theirs[pair.theirs], ours[pair.ours].values) for pair in found]
    for field in (*form.fields.codes, *form.fields.counts):
        values = [(a.get(field), b.get(field)) for a, b in pairs]
        both = [(a, b) for a, b in values if a is not None and b is not None]
        yield Agreement(
            field=field,
            kind="count" if field in form.fields.counts else "code",
            pairs=len(both),
            equal=sum(a == b for a, b in both),
            measure=_measure(both, counts=field in form.fields.counts),
            only_theirs=sum(a is not None and b is None for a, b in values),
            only_ours=sum(a is None and b is not None for a, b in values),
        )


def _measure(pairs: Sequence[tuple[Cell, Cell]], *, counts: bool) -> float | None:
    if not counts:
        return kappa([(str(a), str(b)) for a, b in pairs])
    numbers = [
        (float(a), float(b))
        for a, b in pairs
        if isinstance(a, int | float) and isinstance(b, int | float)
    ]
    return alpha(numbers, ratio)


def _differences(
    pair: Match, theirs: Mapping[str, Values], ours: Mapping[str, _Ours], form: Format
) -> Iterator[Disagreement]:
    row, coded = theirs[pair.theirs], ours[pair.ours]
    for field in (*form.fields.codes, *form.fields.counts):
        value, cell = row.get(field), coded.cells.get(field)
        if value is None or cell is None or cell.value is None or cell.value == value:
            continue
        claims = (coded.claims[one] for one in cell.claims if one in coded.claims)
        yield Disagreement(
            theirs=pair.theirs,
            ours=pair.ours,
            field=field,
            their_value=value,
            our_value=cell.value,
            their_evidence={name: row.get(name) for name in form.fields.evidence},
            rule=cell.rule,
            claims=tuple(_evidence(claim) for claim in claims),
        )


def _evidence(claim: Claim) -> Evidence:
    holder = None if claim.holder is None else claim.holder.name
    return Evidence(claim=claim.id, document=claim.document, holder=holder, quote=claim.quote)
