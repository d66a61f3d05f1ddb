"""A user's gazetteers, and the places a name may mean -> tables."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.cli.lookup import LookedUp
from reportedly.cli.render import parts
from reportedly.ingest.packs.add import Report
from reportedly.records.claim import PlaceName
from reportedly.records.gazetteer import Pack, Scope
from reportedly.vocab.packs import Candidate
from reportedly.vocab.places import Place
from reportedly.wording.safe import safe
from reportedly.wording.words import counted, place_level_words

HASH_SHOWN = 16
_BUILT_IN = "built in (GeoNames and tables of our own)"


def added_table(report: Report) -> Table:
    """Return what was added and what was not."""
    pack = report.pack
    how = "indexed before; not read again" if report.was_there else "indexed now"
    rows: list[tuple[str, RenderableType]] = [
        ("gazetteer", parts.words(f"{pack.name} ({pack.id})", parts.HEADING)),
        ("read as", parts.words(f"{pack.format}, {how}")),
        ("file", parts.words(safe(pack.file))),
        ("SHA-256", parts.words(pack.sha256)),
        ("places", parts.words(f"{pack.places:,}, with {counted(pack.names, 'name')}")),
    ]
    if not report.was_there:
        rows.append(("known", parts.words(f"{report.known:,} of them are built-in places too")))
    rows.append(("left out", parts.words(_left_out(report))))
    rows.append(("licence", parts.known(None if pack.licence is None else safe(pack.licence))))
    told = None if pack.attribution is None else safe(pack.attribution)
    rows.append(("to be named", parts.known(told)))
    return parts.fields(rows)


def packs_table(scope: Scope, shelved: Sequence[Pack]) -> Table:
    """Return the gazetteers of a record, and below them those that only lie on this machine."""
    there = {pack.id for pack in shelved}
    used = {pack.id for pack in scope.packs}
    rows = [_pack_row(pack, "used", is_there=pack.id in there) for pack in scope.packs]
    rows += [_pack_row(pack, "not used", is_there=True) for pack in shelved if pack.id not in used]
    built_in = [parts.words("built in"), parts.words("used"), parts.words(""), parts.words("")]
    terms = parts.words("GeoNames, CC BY 4.0, and tables of our own")
    columns = (("gazetteer", 3), ("record", 0), ("places", 0), ("file", 3), ("terms", 4))
    return parts.table_of(columns, [[*built_in, terms], *rows])


def candidates_table(found: LookedUp, most: int) -> Group:
    """Return each place a name may mean: what and where it is, its names, and who tells of it."""
    pages: list[RenderableType] = []
    if found.by_sound:
        pages.append(parts.words("No place is spelt so. These sound like it:", parts.UNKNOWN))
    for candidate in found.candidates[:most]:
        pages += [_heading(candidate), parts.fields(_fields(candidate, found)), Text("")]
    return Group(*pages[:-1])


def _heading(candidate: Candidate) -> Text:
    place = candidate.place
    line = parts.words(_title(place), parts.HEADING)
    return line.append(f"  {place.id}", parts.UNKNOWN)


def _title(place: Place) -> str:
    """The name of a place; of a contested one all names that somebody uses, in their order."""
    if not place.contested:
        return safe(place.name)
    rivals = {name.used_by: name.name for name in reversed(place.names) if name.used_by}
    return " / ".join(safe(name) for name in sorted(set(rivals.values()), key=str.casefold))


def _fields(candidate: Candidate, found: LookedUp) -> list[tuple[str, RenderableType]]:
    place = candidate.place
    people = f", {place.population:,} people" if place.population else ""
    level = place_level_words(place.level)
    where = f"{place.lat:.3f}, {place.lon:.3f}, within {place.radius_km:g} km"
    rows: list[tuple[str, RenderableType]] = [
        ("what", parts.words(f"{level}{people}")),
        ("where", parts.words(f"{place.country or 'no one state'} · {where}")),
        ("names", parts.words("\n".join(_names(place.names)) or safe(place.name))),
        ("source", parts.words(_source(place, found.packs))),
    ]
    if place.also:
        rows.append(("also", parts.words(", ".join(safe(one) for one in place.also))))
    return rows


def _names(names: Iterable[PlaceName]) -> list[str]:
    """The names by who uses them; those nobody in particular uses on one line."""
    plain = ", ".join(_name(name) for name in names if name.used_by is None)
    told = [f"{_name(name)}: {_users(name)}" for name in names if name.used_by is not None]
    return [*told, plain] if plain else told


def _name(name: PlaceName) -> str:
    return safe(name.name if name.language is None else f"{name.name} [{name.language}]")


def _users(name: PlaceName) -> str:
    users = (name.used_by or "").split()
    parties = ", ".join(safe(user) for user in users if user != "wide")
    wide = ["in wide use"] if "wide" in users else []
    return ", ".join([*wide, *([f"used by {parties}"] if parties else [])])


def _source(place: Place, packs: dict[str, Pack]) -> str:
    if place.pack is None:
        return _BUILT_IN
    pack = packs[place.pack]
    return f"{pack.name} ({pack.id}), {safe(pack.file)}"


def _pack_row(pack: Pack, use: str, *, is_there: bool) -> list[RenderableType]:
    missing = "" if is_there else "\nnot on this machine: add its file again"
    return [
        parts.words(f"{pack.name}\n{pack.id}"),
        parts.words(use),
        parts.words(f"{pack.places:,}"),
        parts.words(f"{safe(pack.file)}\nSHA-256 {pack.sha256[:HASH_SHOWN]}…{missing}"),
        parts.words("; ".join(safe(one) for one in (pack.licence, pack.attribution) if one))
        if pack.licence or pack.attribution
        else parts.known(None),
    ]


def _left_out(report: Report) -> str:
    kinds = f"{report.pack.left_out:,} of kinds that are no place of an event"
    wrong = (
        f"; {counted(report.wrong_count, 'line')} that cannot be used" if report.wrong_count else ""
    )
    return f"{kinds}{wrong}"
