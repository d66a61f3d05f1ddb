"""The record -> the gazetteers its places are from, each with its hash and its terms."""

from collections import Counter
from collections.abc import Iterable, Iterator

from reportedly.export.source import Source
from reportedly.records.base import Record
from reportedly.records.gazetteer import Pack, Scope


class GazetteerSource(Record, frozen=True, kw_only=True):
    """A gazetteer of the user's own as exported: what it is, its terms, and how much of it is used.

    ``in_use``: pages are read with it now. ``mentions``: places of the current readings that are
    from it.
    """

    id: str
    name: str
    format: str
    file: str
    sha256: str
    places: int
    names: int
    left_out: int
    licence: str | None
    attribution: str | None
    in_use: bool
    mentions: int


def sources_of(store: Source) -> Iterator[GazetteerSource]:
    """Yield every gazetteer the record was ever read with, by name; taken out ones too."""
    scopes = tuple(store.scopes())
    if not scopes:
        return
    packs = {pack.id: pack for scope in scopes for pack in scope.packs}
    used = {pack.id for pack in next(reversed(scopes), Scope()).packs}
    mentions = Counter(place.pack for place in store.places() if place.pack is not None)
    for pack in sorted(packs.values(), key=lambda one: (one.name, one.id)):
        yield _source(pack, in_use=pack.id in used, mentions=mentions[pack.id])


def attributions(sources: Iterable[GazetteerSource]) -> Iterator[str]:
    """Yield what has to be said of the gazetteers that places are from or were looked for in."""
    for one in sources:
        who = one.attribution or f"the gazetteer {one.name} ({one.file})"
        terms = "its terms are not told" if one.licence is None else one.licence
        yield f"Place names and coordinates: {who}; {terms}. SHA-256 of the file: {one.sha256}."


def _source(pack: Pack, *, in_use: bool, mentions: int) -> GazetteerSource:
    return GazetteerSource(
        **{name: getattr(pack, name) for name in Pack.__struct_fields__},
        in_use=in_use,
        mentions=mentions,
    )
