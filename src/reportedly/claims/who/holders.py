"""A statement's source -> its holder: whom the printed words stand for."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportedly.claims.who.attach import Draft
from reportedly.claims.who.names import Named, find_named, person_name, without_article
from reportedly.claims.who.offices import with_one_name
from reportedly.claims.who.parties import Parties, find_parties
from reportedly.claims.who.sources import antecedent, joint_phrase, noun_phrase
from reportedly.records.base import Offsets, Record
from reportedly.records.claim import Holder
from reportedly.records.parse import Sentence, Token
from reportedly.records.text import Document
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.actors import ActorEntry, ActorKind, Actors

_REACH = 4
"""A pronoun is carried back over at most this many sentences."""

_NOBODY = frozenset({"that", "which", "this", "these", "what", "there", "whoever", "none"})
"""Words that stand for no holder once the sentence has given them nobody to stand for."""


_PLURAL = frozenset({"they", "them"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


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
    """A holder as it is remembered: whether it is a person, and all the words that tell of it."""

    holder: Holder
    sentence: int
    is_person: bool
    words: str


def find_holders(
    document: Document, sentences: tuple[Sentence, ...], drafts: tuple[Draft, ...], actors: Actors
) -> tuple[Holder | None, ...]:
    """Return the holder of each draft, or None where the sentence names no source.

    Pronouns and short forms ("the ministry", a surname) get the fullest name the page gives.
    """
    page = Page(
        text=document.text,
        sentences=sentences,
        named=find_named(document.text, sentences, actors),
        parties=find_parties(document.text, sentences, actors),
        actors=actors,
    )
    speakers: list[Speaker] = []
    found: list[Holder | None] = []
    for draft in drafts:
        speaker = _speaker(page, draft, speakers)
        if speaker is not None and speaker.holder.name.lower() not in actors.roles.pronouns:
            speakers.append(speaker)
        found.append(None if speaker is None else speaker.holder)
    return with_one_name(found, actors)


def _speaker(page: Page, draft: Draft, earlier: list[Speaker]) -> Speaker | None:
    if draft.cue.source is None:
        return None
    sentence = page.sentences[draft.sentence]
    head = antecedent(sentence, sentence.tokens[draft.cue.source])
    if head.lower in _NOBODY:
        return None
    span = noun_phrase(sentence, head, bare=True)
    if head.lower in page.actors.roles.pronouns:
        return _pronoun(page, draft, head, earlier)
    whole = noun_phrase(sentence, head)
    words = page.text[whole[0] : whole[1]]
    at = Mention(sentence=draft.sentence, span=span, name="", words=words, is_person=False)
    joint = joint_phrase(sentence, head)
    if joint is not None:
        return _joint_speaker(page, joint, at)
    person = _person_in(page, sentence, head)
    if person is None:
        return _with_capital(page, sentence, head, _body_speaker(page, head, at, earlier))
    name = page.named.fullest(page.text[person[0] : person[1]], person[0])
    around = f"{words} ; {page.named.words_for(name)}"
    return _as_speaker(page, at.replacing(name=name, words=around, is_person=True))


def _joint_speaker(page: Page, span: Offsets, at: Mention) -> Speaker:
    """Two who speak together, under both names; their side is open unless they share it."""
    name = without_article(page.text[span[0] : span[1]])
    speaker = _as_speaker(page, at.replacing(span=span, name=name, words=name))
    sides = {entry.id for _, _, entry in page.actors.named_in(name)}
    if len(sides) < 2:
        return speaker
    return speaker.replacing(holder=speaker.holder.replacing(side=None))


def _with_capital(page: Page, sentence: Sentence, head: Token, speaker: Speaker) -> Speaker:
    """The office with the side of the capital it speaks in: "In Moscow, the defence ministry"."""
    holder = speaker.holder
    if holder.side is not None or not page.actors.roles.is_official(holder.name):
        return speaker
    for verb in sentence.above(head):
        for place in sentence.below(verb, "prep"):
            for city in sentence.below(place, "pobj"):
                side = _governed_from(page.actors, city.text)
                if place.lower == "in" and side is not None:
                    role = role_of(f"{city.text} {holder.name}", page.actors, page.parties)
                    return speaker.replacing(holder=holder.replacing(side=side, role=role))
        break
    return speaker


def _governed_from(actors: Actors, city: str) -> str | None:
    """The state whose government the city stands for."""
    for _, _, entry in actors.named_in(city):
        if entry.kind is ActorKind.STATE and city in entry.metonyms:
            return entry.id
    return None


def _person_in(page: Page, sentence: Sentence, head: Token) -> Offsets | None:
    """The person's name in the noun phrase: its head, or an apposition to it."""
    named = (
        late
        for of in sentence.below(head, "prep")
        for body in sentence.below(of, "pobj")
        for late in sentence.below(body, "appos")
    )  # "a spokeswoman for the mission, Ana Lind": hung on the mission by the parse
    for token in (head, *sentence.below(head, "appos"), *named):
        span = person_name(page.text, sentence, token, page.actors)
        if span is not None:
            return span
    return _surname_known(page, head)


def _surname_known(page: Page, head: Token) -> Offsets | None:
    if head.pos == "PROPN" and any(p.surname == head.text for p in page.named.people):
        return head.start, head.end
    return None


def _pronoun(page: Page, draft: Draft, head: Token, earlier: list[Speaker]) -> Speaker | None:
    reading = page.actors.roles.reading
    near = [s for s in earlier if 0 <= draft.sentence - s.sentence <= _REACH]
    at = Mention(
        sentence=draft.sentence,
        span=(head.start, head.end),
        name=head.text,
        words="",
        is_person=False,
    )
    known = None
    if head.lower in reading.persons:
        known = _last_person(page, at, [s for s in near if s.is_person])
    elif head.lower in reading.bodies:
        bodies = [s for s in near if not s.is_person]
        joint = _last_joint(page, at) if head.lower in _PLURAL else None
        known = joint or (bodies[-1] if bodies else _last_body(page, at))
    return _as_speaker(page, at) if known is None else _again(page, known, at)


def _again(page: Page, known: Speaker, at: Mention) -> Speaker:
    """The same holder in the words printed here."""
    start, end = at.span
    holder = known.holder.replacing(printed=page.text[start:end], start=start, end=end)
    return known.replacing(holder=holder, sentence=at.sentence)


def _last_person(page: Page, at: Mention, speakers: list[Speaker]) -> Speaker | None:
    """The person who spoke last, or one who was a subject since and has not spoken."""
    last = max((s.holder.start for s in speakers), default=-1)
    since = [
        p
        for p in page.named.people
        if last < p.start < at.span[0]
        and at.sentence - p.sentence < _REACH
        and (p.is_subject or not speakers)
    ]
    if not since:
        return speakers[-1] if speakers else None
    name = page.named.fullest(since[-1].name, at.span[0])
    words = page.named.words_for(name)
    return _as_speaker(page, at.replacing(name=name, words=words, is_person=True))


def _last_body(page: Page, at: Mention) -> Speaker | None:
    """The last subject before the pronoun that is a named body or state."""
    short = page.actors.roles.reading.short_for
    for number in range(at.sentence, max(at.sentence - 3, -1), -1):
        sentence = page.sentences[number]
        for token in reversed(sentence.tokens):
            if token.start >= at.span[0] or token.dep not in {"nsubj", "nsubjpass"}:
                continue
            start, end = noun_phrase(sentence, token, bare=True)
            words = page.text[start:end]
            if _is_plural(page, at) and _is_one_state(page, token, words):
                continue  # "they" is not one state: France and Germany, perhaps, named before
            if page.actors.named_in(words) or token.lemma in short:
                name = _full_body(page, token, words, start)
                return _as_speaker(page, at.replacing(name=name, words=f"{words} ; {name}"))
    return None


def _last_joint(page: Page, at: Mention) -> Speaker | None:
    """Two states or bodies that were one subject since: "India and Pakistan ... they said"."""
    for number in range(at.sentence, max(at.sentence - 2, -1), -1):
        sentence = page.sentences[number]
        for token in reversed(sentence.tokens):
            if token.start >= at.span[0] or token.dep not in {"nsubj", "nsubjpass"}:
                continue
            span = joint_phrase(sentence, token)
            if span is None:
                if token.pos in {"NOUN", "PROPN"} and token.tag in _PLURAL_TAGS:
                    return None  # "they" are these
                continue
            named = page.actors.named_in(page.text[span[0] : span[1]])
            if len({entry.id for _, _, entry in named}) > 1:
                joint = _joint_speaker(page, span, at)
                return _again(page, joint, at)
    return None


def _is_plural(page: Page, at: Mention) -> bool:
    return page.text[at.span[0] : at.span[1]].lower() in _PLURAL


def _is_one_state(page: Page, token: Token, words: str) -> bool:
    """Whether the words are the bare name of one state, alone in its place in the sentence."""
    named = page.actors.named_in(words)
    return token.pos == "PROPN" and any(
        entry.kind is ActorKind.STATE and end - start == len(words) for start, end, entry in named
    )


def _body_speaker(page: Page, head: Token, at: Mention, earlier: list[Speaker]) -> Speaker:
    reading = page.actors.roles.reading
    bare = page.text[at.span[0] : at.span[1]]
    known: list[Speaker] = []
    if head.lemma in reading.utterances:
        known = _authors(page, head, at, earlier)
    elif head.lemma in reading.short_for and _is_definite(bare):
        known = [s for s in earlier if s.is_person and head.lower in s.words.lower().split()]
    if known and not page.actors.named_in(bare):
        return _again(page, known[-1], at)
    name = _full_body(page, head, bare, at.span[0])
    one = head.tag in {"NN", "NNP"} and head.lemma in reading.titles | reading.person_nouns
    words = f"{at.words} ; {name}"
    return _as_speaker(page, at.replacing(name=name, words=words, is_person=one))


def _authors(page: Page, head: Token, at: Mention, earlier: list[Speaker]) -> list[Speaker]:
    """Who may have put out "the statement": holders whose sentences speak of one."""
    if page.actors.named_in(at.words):
        return []
    return [s for s in earlier if head.lemma in page.sentences[s.sentence].text.lower()]


def _is_definite(words: str) -> bool:
    return words.lower().startswith(("the ", "that ", "this ", "his ", "her ", "its ", "their "))


def _full_body(page: Page, head: Token, bare: str, start: int) -> str:
    """The fullest name for a body: a named phrase with the same head that holds all its words."""
    short = without_article(bare)
    if page.actors.named_in(short) or head.lemma not in page.actors.roles.reading.short_for:
        return short
    own = {word.lower() for word in short.split()}
    fuller = [
        body
        for body in page.named.bodies
        if body.head == head.lemma
        and body.start < start
        and own <= body.words | {body.head, head.lower}
        and len(body.printed) > len(short)
    ]
    named = [body for body in fuller if body.is_named] or fuller
    return named[-1].printed if named else short


def _as_speaker(page: Page, at: Mention) -> Speaker:
    start, end = at.span
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
    return actors.side_of(at.words) or actors.side_of(at.name)


def _first_told(page: Page, tries: Iterable[str]) -> HolderRole:
    """The role the first of the wordings tells: the bare phrase before all that stands around."""
    listed = tuple(tries)
    for words in listed:
        role = role_of(words, page.actors, page.parties)
        if role is not HolderRole.UNKNOWN:
            return role
    unnamed = all(_names_nobody(words, page.actors) for words in listed)
    return HolderRole.UNATTRIBUTED if unnamed else HolderRole.UNKNOWN


def _names_nobody(words: str, actors: Actors) -> bool:
    """Whether the words are for some source and no more: "security sources", "some"."""
    reading = actors.roles.reading
    for part in words.split(";"):
        told = without_article(part.strip()).split()
        if any(word[:1].isupper() for word in told[1:]) or actors.named_in(part):
            return False
        if told and told[-1].lower() not in reading.unnamed:
            return False
    return True


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
    named = [entry for _, _, entry in actors.named_in(words)]
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
    """Whether the words tell of the state or its office, and not of its people."""
    if actors.roles.is_official(words):
        return True
    if any(word in words.lower().split() for word in actors.roles.reading.media):
        return True
    names = {*entry.also, *entry.metonyms, *(name.name for name in entry.names)}
    parts = (without_article(part.strip()) for part in words.split(";"))
    return any(part in names for part in parts)
