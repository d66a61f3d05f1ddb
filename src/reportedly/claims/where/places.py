"""Sentences -> the places they name, each resolved to one place or to none, with the reason."""

from collections import defaultdict

from reportedly.claims.where.datelines import dateline_sentences
from reportedly.claims.where.extent import extent_of
from reportedly.claims.where.lines import find_lines
from reportedly.claims.where.lists import (
    LINKS,
    share_words,
    shares_words,
    tokens_between,
    words_between,
)
from reportedly.claims.where.parents import heard_in, lies_outside, nowhere_in, printed_parents
from reportedly.claims.where.people import find_surnames
from reportedly.claims.where.resolve import (
    Context,
    Resolved,
    contains,
    read_context,
    resolve,
    weight_of,
)
from reportedly.claims.where.sound import by_sound
from reportedly.claims.where.toponyms import Spot, find_spots, is_known_by_all
from reportedly.records.claim import PlaceMention
from reportedly.records.parse import Sentence
from reportedly.records.text import Document
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.folding import fold
from reportedly.vocab.gazetteer import Gazetteer
from reportedly.vocab.places import Place

ENOUGH = 1.4
"""Evidence that makes a name of the gazetteer a place where the name alone is not enough."""

ENOUGH_UNKNOWN = 3.0
"""The same for a name the gazetteer lacks."""

DOUBT = 0.4
"""More is asked of a name that is only another name of some town: half of all words are one."""

A_PLACE_FOR_ALL_THAT = 2.4
"""Evidence against which a person of the same name on the page does not count."""

PASSES = 4
"""How often the names beside accepted ones are looked at again: a list grows from its ends."""

_IN_APPOSITION = frozenset({(",",), ("'s",), ("’s",), ("in",), ("of",), (",", "in")})


def find_places(
    document: Document, sentences: tuple[Sentence, ...], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Return the places the sentences name, in text order.

    Each is looked up in the gazetteer and decided among its namesakes by the words beside it, the
    states and places named around it and, last, by size. A demonym is no place.
    """
    datelines = dateline_sentences(document)
    sentences = (*datelines, *sentences)
    surnames = find_surnames(sentences, gazetteer.words.not_places)
    spots = tuple(
        _as_town(spot) if spot.sentence < len(datelines) else _as_person(spot, surnames)
        for spot in share_words(find_spots(sentences, gazetteer), sentences)
    )
    context = read_context(
        (spot for spot in spots if spot.vetoed is None), _demonyms(sentences, gazetteer)
    ).replacing(in_play=gazetteer.in_play)
    kept = _kept(spots, sentences, context)
    resolved = _resolve_all(kept, sentences, context, gazetteer)
    named = tuple(zip(_as_told_elsewhere(kept, resolved), resolved, strict=True))
    mentions = [_mention(document, spot, found) for spot, found in named]
    ends = tuple((spot, found.place) for spot, found in named)
    mentions += find_lines(document, ends, sentences, gazetteer.words.guides)
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _as_told_elsewhere(spots: tuple[Spot, ...], resolved: tuple[Resolved, ...]) -> tuple[Spot, ...]:
    """The spots, an unresolved one of the kind that its page calls it in another sentence."""
    told = {spot.folded: spot.wanted for spot in spots if spot.wanted is not None}
    return tuple(
        spot.replacing(wanted=told.get(spot.folded))
        if found.place is None and spot.wanted is None
        else spot
        for spot, found in zip(spots, resolved, strict=True)
    )


def _as_town(spot: Spot) -> Spot:
    """The first name of a dateline is a town where one bears it: reports are filed from towns."""
    levels = {candidate.place.level for candidate in spot.candidates if candidate.main}
    if spot.first > 0 or spot.wanted is not None or PlaceLevel.SETTLEMENT not in levels:
        return spot
    return spot.replacing(wanted=PlaceLevel.SETTLEMENT)


def _as_person(spot: Spot, surnames: frozenset[str]) -> Spot:
    """The spot, ruled out where the page gives the name to a person and nothing says a place."""
    if spot.folded not in surnames or spot.evidence >= A_PLACE_FOR_ALL_THAT:
        return spot
    if any(is_known_by_all(candidate) for candidate in spot.candidates):
        return spot
    return spot.replacing(vetoed="a person of this name is on the page")


def _demonyms(sentences: tuple[Sentence, ...], gazetteer: Gazetteer) -> dict[int, tuple[str, ...]]:
    """The states whose people each sentence names."""
    return {
        number: found
        for number, sentence in enumerate(sentences)
        if (
            found := tuple(
                country
                for token in sentence.tokens
                if token.text[0].isupper()
                for country in _people(token.lower, gazetteer)
            )
        )
    }


def _people(word: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    found = gazetteer.demonyms.get(fold(word)) or gazetteer.demonyms.get(fold(word).rstrip("s"))
    return found if found is not None and len(found) == 1 else ()


def _kept(
    spots: tuple[Spot, ...], sentences: tuple[Sentence, ...], context: Context
) -> tuple[Spot, ...]:
    """The spots that are places: by the gazetteer, by the words beside them, or by company."""
    accepted = {i for i, spot in enumerate(spots) if _stands_alone(spot, context)}
    for _ in range(PASSES):
        sure = {spots[i].folded for i in accepted}
        more = {
            i
            for i, spot in enumerate(spots)
            if i not in accepted
            and spot.vetoed is None
            and (extra := _company(i, spots, sentences, accepted, sure)) > 0
            and spot.evidence + extra + _at_home(spot, context)
            >= (ENOUGH if spot.candidates else ENOUGH_UNKNOWN)
        }
        if not more:
            break
        accepted |= more
    return tuple(spot for i, spot in enumerate(spots) if i in accepted)


def _stands_alone(spot: Spot, context: Context) -> bool:
    if spot.vetoed is not None:
        return False
    if spot.is_area or spot.is_large_town:
        return spot.evidence > (-0.9 if spot.is_also_a_person else -1.2)
    if not spot.candidates:
        return spot.wanted is not None or spot.evidence >= ENOUGH_UNKNOWN
    doubt = DOUBT if spot.is_by_another_name else 0.0
    return spot.evidence + _at_home(spot, context) >= ENOUGH + doubt


def _at_home(spot: Spot, context: Context) -> float:
    """What it says for a name that a place so called lies in a state the page speaks of."""
    countries = {candidate.place.country for candidate in spot.candidates}
    if countries & context.in_sentence.get(spot.sentence, frozenset()):
        return 0.8
    return 0.4 if countries & context.home else -0.2


def _company(
    i: int,
    spots: tuple[Spot, ...],
    sentences: tuple[Sentence, ...],
    accepted: set[int],
    sure: set[str],
) -> float:
    """What the names around spot i speak for it: places in one list, its own state or region."""
    spot = spots[i]
    total = 1.6 if spot.folded in sure else 0.0
    links = {j: _link(spots[min(i, j)], spots[max(i, j)], sentences) for j in _both_sides(i, spots)}
    listed = [j for j, link in links.items() if link and j in accepted]
    for j in listed:
        total += 1.6 if spots[j].wanted is None else 4.0
    if any(link and _nested(spot, spots[j]) for j, link in links.items()):
        total += 1.5
    if not spot.candidates and (len(listed) == 2 or any("and" in links[j] for j in listed)):
        total += 2.4 if _is_among_towns(listed, spots) else 0.0
    return total


def _both_sides(i: int, spots: tuple[Spot, ...]) -> tuple[int, ...]:
    return tuple(j for j in (i - 1, i + 1) if 0 <= j < len(spots))


def _is_among_towns(listed: list[int], spots: tuple[Spot, ...]) -> bool:
    """Whether its neighbours in the list are towns, not states that talk with a person."""
    return all(not spots[j].is_area for j in listed)


def _nested(spot: Spot, other: Spot) -> bool:
    """Whether one of the two may lie in the other: "Example, Exampleshire"."""
    return any(
        contains(a.place, b.place) or contains(b.place, a.place)
        for a in spot.candidates
        for b in other.candidates
    )


def _link(left: Spot, right: Spot, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The commas and "and" between the two, where nothing else stands there."""
    if left.sentence != right.sentence:
        return ()
    words = tokens_between(left, right, sentences)
    return words if len(words) <= 3 and all(word in LINKS for word in words) else ()


def _resolve_all(
    spots: tuple[Spot, ...],
    sentences: tuple[Sentence, ...],
    context: Context,
    gazetteer: Gazetteer,
) -> tuple[Resolved, ...]:
    """One place for each spot; a name means the same place all through a page."""
    first = [_alone(i, spots, sentences, context, gazetteer) for i in range(len(spots))]
    settled: dict[str, Resolved] = {}
    votes: defaultdict[str, list[int]] = defaultdict(list)
    for i, spot in enumerate(spots):
        votes[spot.folded].append(i)
    for folded, indices in votes.items():
        guided = [i for i in indices if _qualifiers(i, spots, sentences) and first[i].place]
        guided = guided or [i for i in indices if first[i].is_elsewhere]
        if guided:
            settled[folded] = first[guided[0]]
    return tuple(
        settled[spot.folded]
        if _is_told_elsewhere(spot, settled) and not _qualifiers(i, spots, sentences)
        else found
        for i, (spot, found) in enumerate(zip(spots, first, strict=True))
    )


def _alone(
    i: int,
    spots: tuple[Spot, ...],
    sentences: tuple[Sentence, ...],
    context: Context,
    gazetteer: Gazetteer,
) -> Resolved:
    """The place of spot i by what stands around it, before the rest of the page is asked."""
    spot, outer = spots[i], _qualifiers(i, spots, sentences)
    parents = printed_parents(i, spots, sentences, gazetteer.words.guides.directions)
    is_out = lies_outside(spot, parents)
    found = resolve(spot, context, outer, _sisters(i, spots, sentences))
    if spot.candidates and not is_out and not _is_elsewhere(spot, outer):
        return found
    is_listed = all(_link(*pair, sentences) for pair in _pairs(i, spots))
    heard = by_sound(spot, context, () if is_listed else outer, gazetteer)
    if is_out:
        return heard if heard_in(heard, parents) else nowhere_in(parents)
    return found if heard.place is None and spot.candidates else heard


def _is_told_elsewhere(spot: Spot, settled: dict[str, Resolved]) -> bool:
    """Whether the page says of the name where it lies, and nothing here speaks against that."""
    if spot.folded not in settled:
        return False
    place = settled[spot.folded].place
    return spot.wanted in {None, PlaceLevel.SETTLEMENT if place is None else place.level}


def _pairs(i: int, spots: tuple[Spot, ...]) -> tuple[tuple[Spot, Spot], ...]:
    """Spot i with the one before it and the one behind it."""
    both = ((j, j + 1) for j in (i - 1, i))
    return tuple((spots[j], spots[k]) for j, k in both if j >= 0 and k < len(spots))


def _is_elsewhere(spot: Spot, outer: tuple[Place, ...]) -> bool:
    """Whether none of the places so named lies in the region the page says it is a village of."""
    return (
        spot.wanted is PlaceLevel.SETTLEMENT
        and any(place.level is not PlaceLevel.SETTLEMENT for place in outer)
        and not any(contains(place, one.place) for place in outer for one in spot.candidates)
    )


def _qualifiers(
    i: int, spots: tuple[Spot, ...], sentences: tuple[Sentence, ...]
) -> tuple[Place, ...]:
    """The places in apposition with spot i: "Example, Exampleland", "Exampleland's Example".

    What is said of the last of several villages is said of all: "A and B villages of Exampleland".
    """
    spot = spots[i]
    found: list[Place] = []
    for j in (i + 1, i - 1):
        if not 0 <= j < len(spots) or spots[j].sentence != spot.sentence:
            continue
        left, right = spots[min(i, j)], spots[max(i, j)]
        between = words_between(left, right, sentences)
        if between == (",",) and _are_listed(left, right, j, spots, sentences):
            continue
        if between in _IN_APPOSITION:
            found.extend(
                candidate.place
                for candidate in spots[j].candidates
                if candidate.place.level is not PlaceLevel.SETTLEMENT or j < i
            )
    if found or not shares_words(i, spots, sentences):
        return tuple(found)
    return _qualifiers(i + 1, spots, sentences)


def _sisters(
    i: int, spots: tuple[Spot, ...], sentences: tuple[Sentence, ...]
) -> frozenset[str | None]:
    """The states of which both this name and one listed with it may be regions."""
    return frozenset(
        country
        for j in _both_sides(i, spots)
        if _link(spots[min(i, j)], spots[max(i, j)], sentences)
        for country in _regions(spots[i]) & _region_first(spots[j])
    )


def _are_listed(
    left: Spot, right: Spot, j: int, spots: tuple[Spot, ...], sentences: tuple[Sentence, ...]
) -> bool:
    """Whether the two are regions of one state side by side in a list, none in the other."""
    sisters = _regions(left) & _regions(right)
    if not sisters:
        return False
    around = [k for k in (j - 2, j - 1, j, j + 1) if 0 <= k < len(spots) - 1]
    return sum(bool(_link(spots[k], spots[k + 1], sentences)) for k in around) > 1


def _regions(spot: Spot) -> frozenset[str | None]:
    """The states that have a first-level region of this name."""
    return frozenset(
        candidate.place.country
        for candidate in spot.candidates
        if candidate.main and candidate.place.level is PlaceLevel.ADM1
    )


def _region_first(spot: Spot) -> frozenset[str | None]:
    """The state whose first-level region this name is before all else, if any."""
    best = max(spot.candidates, key=weight_of, default=None)
    is_region = best is not None and best.place.level is PlaceLevel.ADM1
    return frozenset({best.place.country}) if best is not None and is_region else frozenset()


def _mention(document: Document, spot: Spot, found: Resolved) -> PlaceMention:
    place = found.place
    if place is None:
        return PlaceMention(
            document=document.id,
            start=spot.start,
            end=spot.end,
            printed=spot.printed,
            id=None,
            name=None,
            names=(),
            lat=None,
            lon=None,
            level=spot.wanted or PlaceLevel.UNKNOWN,
            radius_km=None,
            country=None,
            why=found.why,
        )
    extent = extent_of(spot, place)
    return PlaceMention(
        document=document.id,
        start=spot.start,
        end=spot.end,
        printed=spot.printed,
        id=place.id,
        name=_shown_name(place, spot),
        names=place.names,
        lat=place.lat,
        lon=place.lon,
        level=extent.level,
        radius_km=extent.radius_km,
        country=place.country,
        why=found.why + extent.why,
        pack=place.pack,
        also=place.also,
    )


def _shown_name(place: Place, spot: Spot) -> str:
    """The name the page prints, where names are disputed; the gazetteer's own elsewhere."""
    if place.contested:
        for name in place.names:
            if fold(name.name) == spot.folded:
                return name.name
    return place.name
