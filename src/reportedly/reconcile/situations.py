"""Claims from many pages -> what lasts: a blockade, a ceasefire, with its start and its end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from reportedly.reconcile.bounds import Told, tell
from reportedly.reconcile.evidence import Evidence
from reportedly.records.base import content_id
from reportedly.records.claim import Claim, PlaceMention, TimeMention
from reportedly.records.incident import Bound, Situation
from reportedly.records.text import Document
from reportedly.records.vocabulary import DENYING, Modality, PlaceLevel, SituationKind
from reportedly.vocab.folding import fold
from reportedly.vocab.policies import SituationRules

HAPPENED = frozenset({Modality.ACTUAL, Modality.BACKGROUND})


def build_situations(
    evidence: Evidence, times: Mapping[str, tuple[TimeMention, ...]], rules: SituationRules
) -> tuple[Situation, ...]:
    """Return what lasts, one situation for one kind at one place, from all pages together.

    Beginnings far apart are situations of their own. Where pages disagree on an end, the bound
    spans all they say, and is contested where no day agrees with all. Claims that name neither a
    place nor a day make none.

    Args:
        evidence: claims and documents.
        times: the time expressions of each document, by its id.
        rules: data/situations.toml.
    """
    by_kind: dict[SituationKind, list[Told]] = defaultdict(list)
    for claim in sorted(evidence.claims.values(), key=lambda c: c.id):
        kind = rules.kinds.get(claim.event_class)
        document = evidence.documents.get(claim.document)
        if kind is not None and claim.modality in HAPPENED and _lasts(claim, kind, document, rules):
            by_kind[kind].append(tell(claim, document, times.get(claim.document, ()), rules))
    built = [
        _build(kind, episode, evidence, rules)
        for kind, told in by_kind.items()
        for here in _by_place(told)
        for episode in _episodes(here, evidence, rules)
        if any(one.claim.where or one.says_when for one in episode)
    ]
    return tuple(sorted(built, key=lambda situation: situation.id))


def _lasts(
    claim: Claim, kind: SituationKind, document: Document | None, rules: SituationRules
) -> bool:
    """Whether the claim tells of what lasts: people taken away are held only where words say so."""
    if kind is not SituationKind.OTHER:
        return True
    text = claim.quote if document is None else document.text[slice(*claim.sentence)]
    return rules.lasting.fits(text)


def _build(
    kind: SituationKind, episode: list[Told], evidence: Evidence, rules: SituationRules
) -> Situation:
    claims = [one.claim for one in episode]
    where = _places(claims)
    names = ", ".join(place.name or place.printed for place in where[:2])
    name = rules.names[kind]
    return Situation(
        id=content_id("si", kind.value, evidence.earliest(claims).id),
        kind=kind,
        name=f"{name} — {names}" if names else name,
        where=where,
        start=_start(episode),
        end=_end(episode),
        claims=tuple(sorted(claim.id for claim in claims)),
        denied_by=tuple(sorted(c.id for c in claims if c.stance in DENYING)),
    )


def _start(episode: Iterable[Told]) -> Bound:
    """Return the stated start or, for want of one, that it was no later than it is first told."""
    told = list(episode)
    stated = [one for one in told if one.start is not None]
    if stated:
        return _bound((one.start, one.claim) for one in stated)
    days = [(span[0], one.claim.id) for one in told for span in (one.during, one.end) if span]
    if not days:
        return Bound(from_=None, to=None, claims=())
    first = min(day for day, _ in days)
    return Bound(from_=None, to=first, claims=tuple(sorted(c for day, c in days if day == first)))


def _end(episode: Iterable[Told]) -> Bound | None:
    """Return the stated end; without days where it is only said to be over; None: nobody says."""
    told = list(episode)
    stated = [one for one in told if one.end is not None]
    if stated:
        return _bound((one.end, one.claim) for one in stated)
    over = tuple(sorted(one.claim.id for one in told if one.is_over))
    return Bound(from_=None, to=None, claims=over) if over else None


def _bound(stated: Iterable[tuple[tuple[date, date] | None, Claim]]) -> Bound:
    spans = [(span, claim.id) for span, claim in stated if span is not None]
    contested = max(first for (first, _), _ in spans) > min(last for (_, last), _ in spans)
    return Bound(
        contested=contested,
        from_=min(first for (first, _), _ in spans),
        to=max(last for (_, last), _ in spans),
        claims=tuple(sorted({claim for _, claim in spans})),
    )


def _by_place(told: list[Told]) -> Iterator[list[Told]]:
    """Yield what is told of one place: claims that share a place, or a page where none is named."""
    home: dict[str, str] = {}

    def root(key: str) -> str:
        while home.setdefault(key, key) != key:
            key = home[key]
        return key

    for one in told:
        keys = keys_of(one.claim)
        for key in keys[1:]:
            first, second = sorted((root(keys[0]), root(key)))
            home[second] = first
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[root(keys_of(one.claim)[0])].append(one)
    yield from _with_the_placeless(groups)


def keys_of(claim: Claim) -> list[str]:
    """Return what the claim's places go by; a country only where nothing narrower is named."""
    narrow = [place for place in claim.where if place.level is not PlaceLevel.COUNTRY]
    keys = [
        place.id if place.id is not None else f"? {fold(place.name or place.printed)}"
        for place in narrow or claim.where
    ]
    return keys or [f"{_NOWHERE}{claim.document}"]


_NOWHERE = "nowhere on "


def _with_the_placeless(groups: dict[str, list[Told]]) -> Iterator[list[Told]]:
    """Yield the groups, claims without a place put to the only one their page tells of."""
    for key in [key for key in groups if key.startswith(_NOWHERE)]:
        page = key.removeprefix(_NOWHERE)
        homes = [
            other
            for other, told in groups.items()
            if other != key and any(one.claim.document == page for one in told)
        ]
        if len(homes) == 1:
            groups[homes[0]] += groups.pop(key)
    yield from (groups[key] for key in sorted(groups))


def _episodes(told: list[Told], evidence: Evidence, rules: SituationRules) -> Iterator[list[Told]]:
    """Yield what is told of one stretch of time, by the beginnings that are stated."""
    beginnings = sorted(one.start[0] for one in told if one.start is not None)
    first_days: list[date] = []
    last: date | None = None
    for day in beginnings:
        if last is None or (day - last).days > rules.same_start_days:
            first_days.append(day)
        last = day
    episodes: dict[date | None, list[Told]] = defaultdict(list)
    for one in told:
        episodes[_episode_of(one, first_days, evidence, rules)].append(one)
    yield from (episodes[day] for day in sorted(episodes, key=lambda d: d or date.min))


def _episode_of(
    one: Told, first_days: list[date], evidence: Evidence, rules: SituationRules
) -> date | None:
    """Return the first day of the stretch a claim is about: the last that began by then."""
    span = one.start or one.during or one.end
    by = span[1] if span is not None else evidence.published(one.claim)
    if by is None:
        return first_days[0] if len(first_days) == 1 else None
    slack = timedelta(days=rules.slack_days)
    return max((day for day in first_days if day - slack <= by), default=None)


def _places(claims: Iterable[Claim]) -> tuple[PlaceMention, ...]:
    """Return each place once, the most named first."""
    named: dict[str, list[PlaceMention]] = defaultdict(list)
    for claim in claims:
        for place in claim.where:
            key = place.id if place.id is not None else fold(place.name or place.printed)
            named[key].append(place)
    ranked = sorted(named, key=lambda key: (-len(named[key]), key))
    return tuple(named[key][0] for key in ranked)
