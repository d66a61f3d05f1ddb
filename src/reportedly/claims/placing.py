"""A claim's word and the page's places -> where it says the thing happened.

The event's own clause is asked first, then its sentence, then the paragraph up to it, then the
dateline of the first paragraph. A name that no gazetteer has is a place all the same: what is said
to have happened there is set nowhere else.
"""

from collections.abc import Sequence

from reportedly.claims.dating import before_in_paragraph, distance, head_of, names_a_thing, within
from reportedly.claims.origins import is_origin
from reportedly.claims.where.beside import OWN_KINDS
from reportedly.claims.who.attribute import innermost
from reportedly.records.claim import PlaceMention, Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import HolderRole, PlaceLevel, SegmentKind

PLACING = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "on", "along", "between", "across", "from"}
    | {
        "of",
        "within",
        "over",
        "against",
        "through",
        "including",
        "toward",
        "towards",
        "to",
        "into",
        "off",
    }
)
_OF_WHOM = frozenset({"of", "from", "to", "against", "including"})
"""Behind these a name that only modifies says whose or whom, not where."""
_HERE = frozenset({"in", "at", "near", "outside", "inside"})
_NEAR = frozenset({"near", "outside", "a", "just"})
_IN_A_NAME = frozenset({"compound", "nmod", "amod"})
_AND = frozenset({"and", "or", "&"})
_LINKS = _AND | {","}
"""What stands between two names of a list of places, and names that no gazetteer has."""
LONGEST_LINK = 6
_NO_PLACE = frozenset({"DATE", "TIME", "PERSON", "NORP", "EVENT", "LAW", "MONEY", "CARDINAL"})
_SITES = OWN_KINDS | frozenset(
    {"market", "bazaar", "district", "neighbourhood", "neighborhood", "quarter", "airport"}
    | {"square", "street", "station", "hospital", "mosque", "church", "cathedral", "school"}
    | {"university", "stadium", "harbour", "harbor", "prison", "cemetery", "barracks", "hotel"}
    | {"outskirts", "suburbs", "centre", "center", "area", "checkpoint", "bridge"}
)
"""What a town has and where things happen: "in Example's grain market"."""
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_EDGES = frozenset({"border", "frontier", "boundary"})
_STRUCK = frozenset(
    {PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.NEAR_SETTLEMENT, PlaceLevel.LINE_OR_ZONE}
)
_VAGUE_LEVELS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.UNKNOWN, PlaceLevel.OTHER})
_PRECISE_FIRST = (
    PlaceLevel.SITE,
    PlaceLevel.SETTLEMENT,
    PlaceLevel.NEAR_SETTLEMENT,
    PlaceLevel.ADM2,
    PlaceLevel.LINE_OR_ZONE,
    PlaceLevel.ADM1,
    PlaceLevel.CONTESTED_REGION,
    PlaceLevel.WATER_OR_AIR,
    PlaceLevel.COUNTRY,
    PlaceLevel.OTHER,
    PlaceLevel.UNKNOWN,
)


def place_event(
    read: ReadText, sentence: Sentence, trigger: Token
) -> tuple[tuple[PlaceMention, ...], str]:
    """Return where the event of the trigger happened, as far as the page says, and the reason."""
    here = [
        p
        for p in _spots(read.places, sentence)
        if _places_an_event(sentence, p, trigger)
        and not _is_of_a_speaker(read, sentence, p, trigger)
    ]
    spoken = innermost(read, trigger.start, trigger.end)
    if spoken is not None and not names_a_thing(sentence, spoken):
        here = [p for p in here if spoken.covers(p.start, p.end)]
    if here:
        best = min(_rank(p) for p in here)
        level = [p for p in here if _rank(p) == best]
        nearest = min(level, key=lambda p: distance(sentence, trigger, p))
        named = _spots(read.places, sentence)
        joined = _joined(sentence, nearest, level, named)
        beside = _beside(sentence, nearest, named)
        return (*joined, *beside), f"where: {nearest.printed!r} in its own sentence"
    if unknown := elsewhere(read, sentence):
        return (), f"where: {unknown.printed!r}, which no gazetteer has"
    for other in reversed(before_in_paragraph(read, sentence)):
        found = [
            p
            for p in _spots(read.places, other)
            if _places_an_event(other, p) and p.level not in _VAGUE_LEVELS
            if not _is_of_a_speaker(read, other, p)
        ]
        if found:
            place = min(found, key=_rank)
            level = [p for p in found if _rank(p) == _rank(place)]
            named = _spots(read.places, other)
            joined = (*_joined(other, place, level, named), *_beside(other, place, named))
            return joined, f"where: {place.printed!r} earlier in its paragraph"
    return _at_dateline(read, sentence)


def elsewhere(read: ReadText, sentence: Sentence) -> PlaceMention | None:
    """Return the name no gazetteer has that the sentence sets its event in, if there is one.

    It happened there, wherever that is, and not in the town told of before.
    """
    for place in within(read.places, sentence.start, sentence.end):
        head = head_of(sentence, place.start, place.end)
        while head is not None and head.dep in _IN_A_NAME and head.head != head.i:
            head = sentence.tokens[head.head]
        above = None if head is None else sentence.head(head)
        if place.id is not None or head is None or above is None or head.dep != "pobj":
            continue
        if above.lower in _HERE and head.pos == "PROPN":
            return place
    return None


def _is_of_a_speaker(
    read: ReadText, sentence: Sentence, place: PlaceMention, trigger: Token | None = None
) -> bool:
    """Whether it tells where it is said, or by whom: a spokesman in the capital.

    Who speaks for no side may well tell of the town they are in: "doctors in the town reported
    nine deaths".
    """
    told = read.cued(sentence.start, sentence.end)
    named = any(
        start <= place.start < end
        for s in told
        if trigger is None or (_speaks_for_a_side(s) and s.covers(trigger.start, trigger.end))
        for start, end in s.source
    )
    spoken = any(_is_where_it_is_said(sentence, place, s) for s in told)
    return named or spoken or _is_of_an_office(sentence, place)


def _speaks_for_a_side(told: Statement) -> bool:
    """Whether a party or a state says it: a mission of the United Nations is where it works."""
    holder = told.holder
    return holder is not None and holder.side is not None and holder.role is not HolderRole.IGO


def _is_where_it_is_said(sentence: Sentence, place: PlaceMention, told: Statement) -> bool:
    """Whether a side's speaker is set there: "In the capital, the ministry put the toll at 9"."""
    if not _speaks_for_a_side(told) or not told.source:
        return False
    opens = sentence.tokens[0]
    before = place.end <= told.source[0][0] and not told.covers(place.start, place.end)
    return before and opens.lower == "in" and opens.end + 1 >= place.start


def _is_of_an_office(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether it only tells whose bishop or mayor a named person is."""
    head = head_of(sentence, place.start, place.end)
    of = None if head is None else sentence.head(_list_head(sentence, head))
    noun = None if of is None or of.lower != "of" else sentence.head(of)
    if noun is None or noun.tag != "NN":
        return False
    return any(t.entity == "PERSON" for t in sentence.below(noun, "appos"))


def _at_dateline(read: ReadText, sentence: Sentence) -> tuple[tuple[PlaceMention, ...], str]:
    """The town of the dateline, for a report whose first paragraph names no place at all.

    Further down a dateline tells nothing: a report filed from one town tells of others.
    """
    paragraph = [other for other in read.sentences if other.paragraph == sentence.paragraph]
    named = [p for other in paragraph for p in within(read.places, other.start, other.end)]
    filed = [
        p
        for segment in read.document.segments
        if segment.kind is SegmentKind.DATELINE and segment.end <= sentence.start
        for p in read.places
        if segment.start <= p.start and p.end <= segment.end and p.level in _STRUCK
    ]
    if named or not filed or not _is_opening(read, sentence):
        return (), ""
    if any(_names_a_place(other) for other in paragraph):
        return (), ""
    return (filed[-1],), f"where: {filed[-1].printed!r} in the dateline, no place is told nearer"


def _names_a_place(sentence: Sentence) -> bool:
    """Whether a name that was taken for no place stands where one would: an attack on Bria."""
    return any(
        token.pos == "PROPN"
        and token.dep == "pobj"
        and token.entity not in _NO_PLACE
        and sentence.tokens[token.head].lower in _HERE | {"on"}
        for token in sentence.tokens
    )


def _is_opening(read: ReadText, sentence: Sentence) -> bool:
    """Whether the sentence is of the first paragraph behind the dateline."""
    behind = [other for other in read.sentences if other.segment is SegmentKind.BODY]
    return bool(behind) and behind[0].paragraph == sentence.paragraph


def _spots(places: Sequence[PlaceMention], sentence: Sentence) -> list[PlaceMention]:
    """The places of the sentence; of a stretch between two towns the stretch, not its ends.

    Nor the town that has a place with a name of its own: "Example's Old Port district".
    """
    named = within(places, sentence.start, sentence.end)
    lines = [p for p in named if p.level is PlaceLevel.LINE_OR_ZONE]
    return [
        p
        for n, p in enumerate(named)
        if not any(_is_end(p, line) for line in lines)
        if not (n + 1 < len(named) and _is_owner(sentence, p, named[n + 1]))
    ]


def _is_owner(sentence: Sentence, place: PlaceMention, after: PlaceMention) -> bool:
    sign = sentence.text[place.end - sentence.start : after.start - sentence.start]
    return sign.strip() in _POSSESSIVE


def _is_end(place: PlaceMention, line: PlaceMention) -> bool:
    return place is not line and line.start <= place.start and place.end <= line.end


def _rank(place: PlaceMention) -> int:
    return _PRECISE_FIRST.index(place.level)


def _joined(
    sentence: Sentence,
    nearest: PlaceMention,
    places: Sequence[PlaceMention],
    named: Sequence[PlaceMention],
) -> tuple[PlaceMention, ...]:
    """The nearest place and those listed with it, by the parse or by the page: in A, B and C."""
    listed = _listed(sentence, nearest, named)
    first = head_of(sentence, nearest.start, nearest.end)
    top = None if first is None else _list_head(sentence, first)
    return tuple(
        place
        for place in named
        if place is nearest
        or place in listed
        or (place in places and top is not None and _stands_under(sentence, place, top))
    )


def _beside(
    sentence: Sentence, village: PlaceMention, named: Sequence[PlaceMention]
) -> tuple[PlaceMention, ...]:
    """The town that a village of no gazetteer is said to lie near, where the next words say so."""
    after = next((p for p in named if p.start > village.start), None)
    if village.id is not None or after is None or after.level is not PlaceLevel.NEAR_SETTLEMENT:
        return ()
    between = [t.lower for t in sentence.tokens if village.end <= t.start < after.start]
    told = [word for word in between if word != "," and word not in OWN_KINDS]
    return (after,) if told and set(told) <= _NEAR else ()


def _stands_under(sentence: Sentence, place: PlaceMention, top: Token) -> bool:
    head = head_of(sentence, place.start, place.end)
    return head is not None and _list_head(sentence, head).i == top.i


def _listed(
    sentence: Sentence, nearest: PlaceMention, named: Sequence[PlaceMention]
) -> Sequence[PlaceMention]:
    """The places the page lists with the nearest: nothing but commas and an "and" between them.

    The parse of a list of five villages often breaks at the name it does not know; that name is
    where it happened as much as the others are.
    """
    at = named.index(nearest)
    first = last = at
    while first > 0 and _is_next(sentence, named[first - 1], named[first]):
        first -= 1
    while last + 1 < len(named) and _is_next(sentence, named[last], named[last + 1]):
        last += 1
    listed = named[first : last + 1]
    ends = any(
        token.lower in _AND
        for token in sentence.tokens
        if listed[0].end <= token.start < listed[-1].start
    )
    return listed if ends else ()


def _is_next(sentence: Sentence, left: PlaceMention, right: PlaceMention) -> bool:
    """Whether the right name goes on with a list that the left one is in, and opens no clause."""
    between = [t for t in sentence.tokens if left.end <= t.start < right.start]
    head = head_of(sentence, right.start, right.end)
    opens = head is not None and head.dep in {"nsubj", "nsubjpass"}
    return _links(between) and not opens and _is_spot(left) and _is_spot(right)


def _links(between: Sequence[Token]) -> bool:
    """Whether the words between two names make a list: ", X and", "and in", not ", and in"."""
    if len(between) == len(("and", "in")) and between[0].lower in _AND:
        return between[1].lower in _HERE or between[1].lower in _LINKS
    return 0 < len(between) <= LONGEST_LINK and all(
        t.lower in _LINKS or (t.pos == "PROPN" and t.text.istitle()) for t in between
    )


def _is_spot(place: PlaceMention) -> bool:
    return place.level in _STRUCK or (place.id is None and place.level is PlaceLevel.UNKNOWN)


def _list_head(sentence: Sentence, token: Token) -> Token:
    while token.dep in {"conj", "appos"} and token.head != token.i:
        token = sentence.tokens[token.head]
    return token


def _places_an_event(sentence: Sentence, place: PlaceMention, trigger: Token | None = None) -> bool:
    """Whether the name stands where an event is placed, not where an actor stands.

    What the event's own verb strikes is its place as well: closed the pass, shelled the town.
    """
    head = head_of(sentence, place.start, place.end)
    if head is None or (place.id is None and place.level is PlaceLevel.UNKNOWN):
        return False  # of a name that no gazetteer has, the page must tell what kind of place it is
    top = _list_head(sentence, head)
    while top.dep in _IN_A_NAME and top.head != top.i:
        top = sentence.tokens[top.head]
    owner = top
    if _has_a_site(sentence, place, owner):
        top = sentence.tokens[owner.head]
    above = sentence.head(top)
    modifies = owner.i != head.i and not (place.id is None and owner.lemma in OWN_KINDS)
    is_line = place.level is PlaceLevel.LINE_OR_ZONE
    whole = top.lemma in _EDGES and not is_line
    if above is None or (modifies and (whole or place.level is PlaceLevel.COUNTRY)):
        return False  # "US air strikes" are not in the US, nor is "the Chad border" in Chad
    if trigger is not None and top.dep in {"dobj", "nsubjpass"} and above.i == trigger.i:
        return place.level in _STRUCK
    if modifies and above.lower in _OF_WHOM:
        return False  # "claims of the Kyiv authorities" are not in Kyiv
    if top.dep in {"advmod", "npadvmod"} and top.i > 0:
        return sentence.tokens[top.i - 1].lower in _HERE  # a name the parse took for an adverb
    return top.dep == "pobj" and above.lower in PLACING and not is_origin(sentence, above)


def _has_a_site(sentence: Sentence, place: PlaceMention, owner: Token) -> bool:
    """Whether the name stands in the possessive before what a town has: "Example's market"."""
    site = sentence.head(owner)
    is_owner = owner.dep == "poss" and place.level is PlaceLevel.SETTLEMENT
    return is_owner and site is not None and site.lower in _SITES
