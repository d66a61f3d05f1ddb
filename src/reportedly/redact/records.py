"""A record and the names withheld -> the record with blanks, its points coarser."""

from functools import lru_cache
from typing import Any, TypeVar

from reportedly.records.base import Offsets, Record
from reportedly.records.claim import PlaceMention
from reportedly.redact.find import Withheld
from reportedly.redact.looked import Looked
from reportedly.redact.page import PageNames, blank_out, blanked
from reportedly.vocab.redaction import RedactionWords

R = TypeVar("R", bound=Record)

_OURS = frozenset(
    {
        "id", "document", "statement", "sha256", "text_sha256", "side", "country", "language",
        "incident", "extractor", "policy", "group", "copy_of", "version_of", "next_version",
        "claims", "documents", "answers", "subset_of", "pack", "also", "low_claims", "best_claims",
        "high_claims", "a", "b", "role", "used_by", "since", "zone", "clock", "utc", "decided_by",
        "user", "field",
    }
)  # fmt: skip
"""Fields that hold ids, codes and words of ours: nothing of a page stands in them."""

_CUT = frozenset({"printed", "quote"})
"""Fields that are the characters between ``start`` and ``end``."""


class Redactor:
    """Blanks records: with what is withheld, and the setting."""

    def __init__(self, withheld: Withheld | Looked, words: RedactionWords) -> None:
        self.withheld = withheld
        self.words = words
        self._nowhere = withheld.nowhere
        self._blanked = lru_cache(maxsize=65536)(self._blanked_nowhere)

    def of_page(self, record: R) -> R:
        """Return a record that says itself of which document it is, redacted."""
        return self.redacted(record, self.withheld.on(getattr(record, "document", "")))

    def redacted(self, record: R, names: PageNames) -> R:
        """Return the record with every withheld name blank and every point made coarser."""
        changed: dict[str, object] = {}
        if isinstance(record, PlaceMention):
            changed = coarser(record, self.words)
        for field in record.__struct_fields__:
            was = changed.get(field, getattr(record, field))
            value = self._field(record, field, was, names)
            if value is not was:
                changed[field] = value
        return record.replacing(**changed) if changed else record

    def _field(self, record: Record, field: str, value: Any, names: PageNames) -> Any:
        if field in _OURS:
            return value
        at = _stretch(record)
        if names.is_page and field in _CUT and type(value) is str and _fits(value, at):
            return blank_out(value, names.spans, at[0])
        return self._value(value, names)

    def _value(self, value: Any, names: PageNames) -> Any:
        """The value with what is in it redacted; the same object where nothing is."""
        if type(value) is str:
            new = blanked(value, names) if names.is_touched else self._blanked(value)
            return value if new == value else new
        if isinstance(value, Record):
            return self.redacted(value, self._page_of(value, names))
        if isinstance(value, dict):
            told = {key: self._value(one, names) for key, one in value.items()}
            return value if told == value else told
        if isinstance(value, tuple):
            made = tuple(self._value(one, names) for one in value)
            return value if all(a is b for a, b in zip(made, value, strict=True)) else made
        return value

    def _blanked_nowhere(self, words: str) -> str:
        """Words of a page that holds no withheld name; most are told again and again."""
        return blanked(words, self._nowhere) if self._nowhere.everywhere.every else words

    def _page_of(self, record: Record, names: PageNames) -> PageNames:
        """The names of the page a part says it is of; else those of the whole."""
        document = getattr(record, "document", None)
        return names if document is None else self.withheld.on(document)


def coarser(place: PlaceMention, words: RedactionWords) -> dict[str, object]:
    """Return what changes of a place when its point is told less exactly, ``why`` saying so.

    A place that is told at another level than its own loses its id: with it anybody could look the
    point up.
    """
    rule = words.coarser.get(place.level)
    if rule is None or place.lat is None or place.lon is None:
        return {}
    lost = {} if rule.as_level is place.level else {"id": None, "names": (), "also": ()}
    return lost | {
        "lat": round(place.lat, rule.decimals),
        "lon": round(place.lon, rule.decimals),
        "level": rule.as_level,
        "radius_km": max(rule.radius_km, place.radius_km or 0.0),
        "why": f"{place.why}; published to {rule.precision} of a degree",
    }


def _stretch(record: Record) -> Offsets:
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    return (0, -1) if start is None or end is None else (start, end)


def _fits(value: str, at: Offsets) -> bool:
    return len(value) == at[1] - at[0]
