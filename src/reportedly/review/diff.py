"""Two states of a record -> which incidents changed between them, in what, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.incident import Decision, Incident, TollSummary
from reportedly.records.printed import printed_bounds


class State(Record, frozen=True, kw_only=True):
    """A record as it stood: its incidents, pages, the page of each claim, judgements, rules.

    ``documents`` are all that it had, also those that no claim was read from.
    """

    incidents: tuple[Incident, ...]
    documents: frozenset[str]
    page_of: Mapping[str, str]
    decisions: tuple[Decision, ...]
    rules: frozenset[str]


class Kind(StrEnum):
    """What became of an incident."""

    NEW = "new"
    GONE = "gone"
    JOINED = "joined"
    SPLIT = "split"
    CHANGED = "changed"


class FieldChange(Record, frozen=True, kw_only=True):
    """One field of an incident, before and after; None: there was none."""

    field: str
    before: str | None
    after: str | None


class Change(Record, frozen=True, kw_only=True):
    """What became of one incident, and why.

    ``before`` and ``after`` are incident ids. ``added`` and ``lost`` are claim ids, ``pages`` the
    documents of the added ones that were not in the record before, ``judged`` the judgements made
    since on its claims. ``other_rules``: the pages were read by other rules.
    """

    kind: Kind
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    added: tuple[str, ...]
    lost: tuple[str, ...]
    pages: tuple[str, ...]
    judged: tuple[Decision, ...]
    other_rules: bool


def changes(old: State, new: State) -> tuple[Change, ...]:
    """Return what became of each incident that is not as it was, in the order of the new ids.

    An incident is followed by its claims: what shares a claim is the same, whatever its id.
    """
    found = []
    for before, after in _followed(old.incidents, new.incidents):
        change = _change(before, after, old, new)
        if change.fields or change.added or change.lost or change.kind is not Kind.CHANGED:
            found.append(change)
    return tuple(sorted(found, key=lambda c: (c.after, c.before)))


def _followed(
    old: Iterable[Incident], new: Iterable[Incident]
) -> Iterator[tuple[tuple[Incident, ...], tuple[Incident, ...]]]:
    """Yield the incidents of then and now that hang together by the claims they share."""
    every = [_Then(incident=one, is_new=False) for one in old]
    every += [_Then(incident=one, is_new=True) for one in new]
    home: dict[str, list[_Then]] = defaultdict(list)
    for one in every:
        for claim in one.incident.claims:
            home[claim].append(one)
    seen: set[_Key] = set()
    for one in every:
        if one.key not in seen:
            together = _reached(one, home, seen)
            yield (
                tuple(each.incident for each in together if not each.is_new),
                tuple(each.incident for each in together if each.is_new),
            )


_Key = tuple[str, bool]


class _Then(Record, frozen=True, kw_only=True):
    """An incident of one of the two states."""

    incident: Incident
    is_new: bool

    @property
    def key(self) -> _Key:
        return self.incident.id, self.is_new


def _reached(first: _Then, home: Mapping[str, list[_Then]], seen: set[_Key]) -> list[_Then]:
    """Return all that can be reached over shared claims, by id."""
    waiting, found = [first], []
    seen.add(first.key)
    while waiting:
        one = waiting.pop()
        found.append(one)
        for other in (other for claim in one.incident.claims for other in home[claim]):
            if other.key not in seen:
                seen.add(other.key)
                waiting.append(other)
    return sorted(found, key=lambda one: one.key)


def _change(
    before: tuple[Incident, ...], after: tuple[Incident, ...], old: State, new: State
) -> Change:
    had = {claim for incident in before for claim in incident.claims}
    has = {claim for incident in after for claim in incident.claims}
    known = frozenset(old.decisions)
    return Change(
        kind=_kind(before, after),
        title=(after or before)[0].title,
        before=tuple(incident.id for incident in before),
        after=tuple(incident.id for incident in after),
        fields=tuple(_fields(before, after)),
        added=tuple(sorted(has - had)),
        lost=tuple(sorted(had - has)),
        pages=tuple(sorted({new.page_of[claim] for claim in has - had} - old.documents)),
        judged=tuple(d for d in new.decisions if d not in known and {d.a, d.b} & (had | has)),
        other_rules=old.rules != new.rules,
    )


def _kind(before: tuple[Incident, ...], after: tuple[Incident, ...]) -> Kind:
    if not before:
        return Kind.NEW
    if not after:
        return Kind.GONE
    if len(before) > len(after):
        return Kind.JOINED
    return Kind.SPLIT if len(after) > len(before) else Kind.CHANGED


def _fields(before: tuple[Incident, ...], after: tuple[Incident, ...]) -> Iterator[FieldChange]:
    """Yield the fields that differ, where one incident became one."""
    if len(before) != 1 or len(after) != 1:
        return
    then, now = _told(before[0]), _told(after[0])
    for field in dict.fromkeys([*then, *now]):
        if then.get(field) != now.get(field):
            yield FieldChange(field=field, before=then.get(field), after=now.get(field))


def _told(incident: Incident) -> dict[str, str]:
    """The fields of an incident that a reader would notice, in words."""
    when = incident.when
    told = {
        "what": incident.event_class.value,
        "where": "; ".join(place.name or place.printed for place in incident.where),
        "origins": str(incident.origins),
    }
    if when is not None:
        told["when"] = f"{when.from_ or '…'} to {when.to or '…'}"
    told |= {f"state of {aspect}": state.value for aspect, state in incident.states.items()}
    return told | {
        _toll_name(toll): " / ".join(printed_bounds(toll, "?")) for toll in incident.tolls
    }


def _toll_name(toll: TollSummary) -> str:
    of = (toll.victim_class.value,) if toll.victim_class is not None else ()
    side = (f"side {toll.side}",) if toll.side is not None else ()
    return ", ".join((toll.harm.value, *of, *side))
