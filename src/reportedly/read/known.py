"""All that is told of a page -> title, outlet, authors and days, and what each was chosen over."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from reportedly.read.dates import Days, read_days
from reportedly.read.openday import Opened, settle_year
from reportedly.records.base import Record
from reportedly.records.text import Page, PageFact, Published
from reportedly.records.vocabulary import FactBasis, FactField, PublishedBasis, TimeLevel
from reportedly.vocab.tongues import DayWords

_TRUSTED = tuple(FactBasis)
_PUBLISHED_BASIS = {
    FactBasis.METADATA_FILE: PublishedBasis.METADATA,
    FactBasis.CONTAINER: PublishedBasis.METADATA,
    FactBasis.JSON_LD: PublishedBasis.METADATA,
    FactBasis.META: PublishedBasis.METADATA,
    FactBasis.MARKED_TIME: PublishedBasis.METADATA,
    FactBasis.PRINTED: PublishedBasis.STATED,
    FactBasis.TITLE_ELEMENT: PublishedBasis.STATED,
    FactBasis.URL: PublishedBasis.INFERRED,
}
_BASIS_WORDS = {
    FactBasis.METADATA_FILE: "the metadata file",
    FactBasis.CONTAINER: "the container",
    FactBasis.JSON_LD: "JSON-LD",
    FactBasis.META: "a meta element",
    FactBasis.MARKED_TIME: "the time element",
    FactBasis.PRINTED: "the print",
    FactBasis.TITLE_ELEMENT: "the title element",
    FactBasis.URL: "the address",
}
_FROM_OUTSIDE = (FactBasis.METADATA_FILE, FactBasis.CONTAINER)


class Facts(Record, frozen=True, kw_only=True):
    """What is known of a page, and all it was chosen from."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    modified: Published | None
    known: tuple[PageFact, ...]


def choose_facts(page: Page, told: Sequence[PageFact], report: str, names: DayWords) -> Facts:
    """Return what is known of the page: of several tellings the most trusted that can be true.

    Args:
        told: all that is told of it, by its field.
        report: the words of the report, which may force a year that is not printed.
    """
    choice = _Choice(page, report, names)
    fields = {field: _in_order(one for one in told if one.field is field) for field in FactField}
    title, titles = choice.first(fields[FactField.TITLE])
    outlet, outlets = choice.first(fields[FactField.OUTLET])
    authors = choice.authors(fields[FactField.AUTHOR])
    published, days = choice.day(fields[FactField.PUBLISHED])
    modified, later = choice.day(fields[FactField.MODIFIED])
    return Facts(
        title=title,
        outlet=outlet,
        authors=tuple(dict.fromkeys(one.value for one in authors if one.chosen and one.value)),
        published=published if published is not None else _by_its_change(modified),
        modified=modified,
        known=(*titles, *outlets, *authors, *days, *later),
    )


def _in_order(told: Iterable[PageFact]) -> list[PageFact]:
    return sorted(told, key=lambda one: _TRUSTED.index(one.basis))


def _by_its_change(modified: Published | None) -> Published | None:
    """Return the day a page was changed as the nearest that is known to its publication."""
    if modified is None:
        return None
    basis = PublishedBasis.STATED if modified.from_ is None else PublishedBasis.INFERRED
    return modified.replacing(
        basis=basis, why=f"{modified.why}; the day of first publication is not given"
    )


class _Choice:
    """One page's choice among what is told of it."""

    def __init__(self, page: Page, report: str, names: DayWords) -> None:
        self._report = report
        self._names = names
        self._latest = page.captured + timedelta(days=1)

    def first(self, told: list[PageFact]) -> tuple[str | None, list[PageFact]]:
        """Return the first value there is, and the facts with what was chosen."""
        chosen = next((one for one in told if one.value is not None), None)
        return None if chosen is None else chosen.value, self._marked(told, chosen, _differs)

    def authors(self, told: list[PageFact]) -> list[PageFact]:
        """Return the names with those of the first basis chosen that has any."""
        best = next((one.basis for one in told if one.value is not None), None)
        names: set[str] = set()
        marked: list[PageFact] = []
        for one in told:
            name = (one.value or "").casefold()
            if one.basis is best and name not in names:
                marked.append(one.replacing(chosen=True))
            elif name in names:
                marked.append(one.replacing(why=f"{one.why}; says the same"))
            else:
                marked.append(_passed_over(one, best, self._latest))
            names.add(name)
        return marked

    def day(self, told: list[PageFact]) -> tuple[Published | None, list[PageFact]]:
        """Return the first possible day, and the facts with what was chosen."""
        read = [(one, read_days(one.printed, self._names)) for one in told]
        with_values = [_valued(one, days) for one, days in read]
        possible = [
            (one, days)
            for one, (_, days) in zip(with_values, read, strict=True)
            if one.basis in _FROM_OUTSIDE or (days is not None and days.first <= self._latest)
        ]
        if possible:
            one, days = possible[0]
            marked = self._marked(with_values, one, _differs)
            return self._published(one, days, possible[1:]), marked
        return self._open(with_values)

    def _published(
        self, one: PageFact, days: Days | None, others: Sequence[tuple[PageFact, Days | None]]
    ) -> Published:
        basis = _PUBLISHED_BASIS[one.basis]
        if days is None:
            return _unknown(f"{one.why}, which names no whole date", basis)
        other = next((f.why for f, d in others if d is not None and _apart(d, days)), None)
        why = one.why if other is None else f"{one.why}; but {other}"
        return Published(from_=days.first, to=days.last, level=days.level, basis=basis, why=why)

    def _open(self, told: list[PageFact]) -> tuple[Published | None, list[PageFact]]:
        """Return what is known of a day printed without its year."""
        for one in told:
            opened = settle_year(one.printed, self._report, self._latest, self._names)
            if opened is not None:
                settled = one.replacing(value=None if opened.day is None else str(opened.day))
                marked = [settled if other is one else other for other in told]
                return _of_open(one, opened), self._marked(marked, settled, _differs)
        return None, self._marked(told, None, _differs)

    def _marked(
        self,
        told: list[PageFact],
        chosen: PageFact | None,
        differs: Callable[[PageFact, PageFact], bool],
    ) -> list[PageFact]:
        best = None if chosen is None else chosen.basis
        return [
            one.replacing(chosen=True)
            if one is chosen
            else one.replacing(why=f"{one.why}; says the same")
            if chosen is not None and not differs(one, chosen)
            else _passed_over(one, best, self._latest)
            for one in told
        ]


def _differs(one: PageFact, other: PageFact) -> bool:
    return one.value is None or one.value.casefold() != (other.value or "").casefold()


def _passed_over(one: PageFact, best: FactBasis | None, latest: date) -> PageFact:
    """Return the fact with the reason why it is not what the document says."""
    if one.value is None:
        reason = "names no whole date"
    elif one.field in {FactField.PUBLISHED, FactField.MODIFIED} and one.value > str(latest):
        reason = "after the day on which the page was found"
    elif best is None:
        reason = "passed over"
    else:
        reason = f"passed over: {_BASIS_WORDS[best]} comes first"
    return one.replacing(why=f"{one.why}; {reason}")


def _valued(one: PageFact, days: Days | None) -> PageFact:
    return one.replacing(value=None if days is None else days.iso)


def _apart(days: Days, others: Days) -> bool:
    return days.last < others.first or others.last < days.first


def _unknown(why: str, basis: PublishedBasis) -> Published:
    return Published(from_=None, to=None, level=TimeLevel.UNKNOWN, basis=basis, why=why)


def _of_open(one: PageFact, opened: Opened) -> Published:
    why = f"{one.why}, without a year; {opened.why}"
    if opened.day is None:
        return _unknown(why, PublishedBasis.STATED)
    return Published(
        from_=opened.day,
        to=opened.day,
        level=TimeLevel.DAY,
        basis=PublishedBasis.INFERRED,
        why=why,
    )
