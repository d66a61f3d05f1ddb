"""The bounds of a toll -> the numbers as the pages print them: 61 of "more than 60" is told so."""

from reportedly.records.incident import TollSummary
from reportedly.records.vocabulary import Comparator

LEAVING_OUT = {
    Comparator.MORE_THAN: "more than {below:,}",
    Comparator.LESS_THAN: "fewer than {above:,}",
}
"""The words that leave out the number they are printed with."""


def printed_bounds(toll: TollSummary, unknown: str) -> tuple[str, str, str]:
    """Return low, best and high; ``unknown`` where there is none, and whether more may be."""
    is_more = toll.high_is_open and toll.high_comparator is not Comparator.MORE_THAN
    high = _printed(toll.high, toll.high_comparator, unknown)
    return (
        _printed(toll.low, toll.low_comparator, unknown),
        _printed(toll.best, toll.best_comparator, unknown),
        f"{high} or more" if is_more else high,
    )


def _printed(number: int | None, comparator: Comparator | None, unknown: str) -> str:
    if number is None:
        return unknown
    form = LEAVING_OUT.get(comparator or Comparator.UNMARKED, "{number:,}")
    return form.format(number=number, below=number - 1, above=number + 1)
