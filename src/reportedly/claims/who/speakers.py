"""The words of a source and the page around them -> a speaker with a name, a role and a side."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportedly.claims.who.names import Named, without_article
from reportedly.claims.who.parties import Parties
from reportedly.records.base import Offsets, Record
from reportedly.records.claim import Holder
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.actors import NO_SIDE, ActorEntry, ActorKind, Actors

_WORD = re.compile(r"\w+")
_ANOTHER = ("a ", "an ")
"""Whoever these words bring in is not the one named before."""

_SAME = "same"
"""Tells of no kind: "the same source" is the one before."""

_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|where)\b")


class Page(Record, frozen=True, kw_only=True):
    """What holders are resolved against: the page, its names and its parties."""

    text: str
    sentences: tuple[Sentence, ...]
    named: Named
    parties: Parties
    actors: Actors


class Mention(Record, frozen=True, kw_only=True):
    """A source as printed: where it stands, its name, and the words that tell of it."""

    sentence: int
    span: Offsets
    name: str
    words: str
    is_person: bool


class Speaker(Record, frozen=True, kw_only=True):
    """A holder as it is remembered: whether it is a person, and all the words that tell of it.

    ``why`` tells what decided whom the printed words stand for, and whom else they might have.
    """

    holder: Holder
    sentence: int
    is_person: bool
    words: str
    why: tuple[str, ...] = ()


def joint_speaker(page: Page, span: Offsets, at: Mention) -> Speaker:
    """Return two who speak together, under both names; their side is open unless they share it."""
    name = without_article(page.text[span[0] : span[1]])
    speaker = as_speaker(page, at.replacing(span=span, name=name, words=name))
    sides = {entry.id for _, _, entry in page.actors.named_in(name)}
    if len(sides) < 2:
        return speaker
    return speaker.replacing(holder=speaker.holder.replacing(side=None))


def again(page: Page, known: Speaker, at: Mention, how: str) -> Speaker:
    """Return the same holder in the words printed here.

    Args:
        how: what says that the words stand for that holder.
    """
    start, end = at.span
    holder = known.holder.replacing(printed=page.text[start:end], start=start, end=end)
    why = (f"name: {holder.printed!r} is {holder.name!r}, {how}",)
    return known.replacing(holder=holder, sentence=at.sentence, why=why)


def full_body(page: Page, head: Token, bare: str, start: int) -> str:
    """Return a body's fullest name: a named phrase with its head that holds all its words."""
    short = without_article(bare)
    if short in page.named.initials:
        return page.named.initials[short]
    if bare.lower().startswith(_ANOTHER):
        return short
    if page.actors.named_in(short) or head.lemma not in page.actors.roles.reading.short_for:
        return short
    own = {word.lower() for word in short.split()} - {_SAME}
    fuller = [
        body
        for body in page.named.bodies
        if body.head == head.lemma
        and body.start < start
        and _SAME not in body.words
        and own <= body.words | {body.head, head.lower}
        and len(body.printed) > len(short)
        and not _is_group(page, body.printed, head)
    ]
    named = [body for body in fuller if body.is_named] or fuller
    return named[-1].printed if named else short


def _is_group(page: Page, printed: str, head: Token) -> bool:
    """Whether a longer name is an armed group's: "the army" is not the New People's Army."""
    if not page.actors.roles.is_military(head.lemma):
        return False
    groups = {ActorKind.ARMED_GROUP, ActorKind.DE_FACTO}
    return any(entry.kind in groups for _, _, entry in page.actors.named_in(printed))


def as_speaker(page: Page, at: Mention) -> Speaker:
    """Return the speaker of this name, in the role and of the side that its words tell."""
    start, end = at.span
    at = at.replacing(name=" ".join(at.name.split()), words=" ".join(at.words.split()))
    printed = page.text[start:end]
    holder = Holder(
        printed=printed,
        start=start,
        end=end,
        name=at.name,
        role=_first_told(page, (printed, f"{printed} ; {at.name}", at.words)),
        side=_side(page.actors, at),
    )
    return Speaker(holder=holder, sentence=at.sentence, is_person=at.is_person, words=at.words)


def _side(actors: Actors, at: Mention) -> str | None:
    """Whose the holder is; open where it is of two at once: "the armies of Chad and Niger"."""
    named = [n for n in actors.named_in(at.name) if n[2].kind is not ActorKind.OUTLET]
    for (_, end, one), (start, _, other) in pairwise(named):
        if one.id != other.id and at.name[end:start].strip() in {"and", "&"}:
            return None
    for words in (at.words, at.name):
        for part in words.split(";"):
            for entry in named_as_side(part, actors):
                return entry.id
    return None


def named_as_side(words: str, actors: Actors) -> Iterator[ActorEntry]:
    """Yield the actors named in the words that whoever they are for may be on the side of.

    Not the state that rebels rise against, nor the one somebody lives in, but for its officials.
    """
    reading = actors.roles.reading
    own = _RELATIVE.split(words, maxsplit=1)[0]
    said = set(_WORD.findall(own.lower()))
    official = actors.roles.is_official(own)
    treats = actors.roles.told_by(own) is HolderRole.MEDICAL
    for start, end, entry in actors.named_in(own):
        before = _WORD.findall(own[:start].lower())[-2:]
        alone = without_article(own.strip()) == own[start:end]
        printed = {own[start:end], own[start:end].title()}  # cables print TEGUCIGALPA
        capital = bool(printed & set(entry.metonyms)) and not alone
        there = not reading.whereabouts.isdisjoint(before)
        placed = ((capital or there) and not official) or (there and treats)
        sent = before[-1:] == ["to"] and not reading.sent.isdisjoint(said)
        against = entry.kind is ActorKind.STATE and not reading.apart.isdisjoint(said)
        if entry.kind not in NO_SIDE and not (placed or against or sent):
            yield entry


def _first_told(page: Page, tries: Iterable[str]) -> HolderRole:
    """The role the first of the wordings tells: the bare phrase before all that stands around."""
    listed = tuple(tries)
    for words in listed:
        role = role_of(words, page.actors, page.parties)
        if role is not HolderRole.UNKNOWN:
            return role
    named = any(_names_somebody(words, page.actors) for words in listed)
    last = without_article(listed[0].strip()).lower().split()[-1:]
    unnamed = not named and last and last[0] in page.actors.roles.reading.unnamed
    return HolderRole.UNATTRIBUTED if unnamed else HolderRole.UNKNOWN


def _names_somebody(words: str, actors: Actors) -> bool:
    """Whether a name stands among the words, and not only "security sources", "some"."""
    parts = (without_article(part.strip()).split() for part in words.split(";"))
    capital = not words.isupper() and any(w[:1].isupper() for told in parts for w in told[1:])
    return capital or bool(actors.named_in(words))


def role_of(words: str, actors: Actors, parties: Parties) -> HolderRole:
    """Return what kind of source the words tell of; unknown when they do not tell.

    Words for a kind of source count first, then the actors named. An official of a state is a
    belligerent's when the page often names the state as a party to violence, a third state's when
    it names others and never this one, and unknown otherwise. An army with no state beside it is
    that of a party.
    """
    told = actors.roles.told_by(words)
    if told is not None:
        return told
    sent = not actors.roles.reading.sent.isdisjoint(_WORD.findall(words.lower()))
    named = [
        entry
        for start, _, entry in actors.named_in(words)
        if not (sent and _WORD.findall(words[:start].lower())[-1:] == ["to"])
    ]
    for role in _roles_of(named, words, actors, parties):
        return role
    if not named and actors.roles.is_military(words):
        return HolderRole.BELLIGERENT_OFFICIAL
    return HolderRole.UNKNOWN


def _roles_of(
    named: list[ActorEntry], words: str, actors: Actors, parties: Parties
) -> Iterator[HolderRole]:
    said = set(words.lower().split())
    for entry in named:
        if entry.governs and actors.roles.reading.governing & said:
            yield HolderRole.DE_FACTO_AUTHORITY
        elif (role := actors.roles.of_kind(entry.kind)) is not HolderRole.UNKNOWN:
            yield role
        elif entry.kind is ActorKind.STATE and _speaks_for(entry, words, actors):
            media = actors.roles.reading.media & said
            if entry.id in parties.belligerents:
                yield HolderRole.BELLIGERENT_MEDIA if media else HolderRole.BELLIGERENT_OFFICIAL
            elif parties.is_third(entry.id) and not media:
                yield HolderRole.THIRD_STATE


def _speaks_for(entry: ActorEntry, words: str, actors: Actors) -> bool:
    """Whether the words tell of the state or its office, and not of its people or its enemies."""
    if not actors.roles.reading.apart.isdisjoint(_WORD.findall(words.lower())):
        return False
    if actors.roles.is_official(words):
        return True
    if any(word in words.lower().split() for word in actors.roles.reading.media):
        return True
    names = {*entry.also, *entry.metonyms, *(name.name for name in entry.names)}
    parts = (without_article(part.strip()) for part in words.split(";"))
    return any(part in names for part in parts)
