"""What was read of one event or reaction -> a claim with its holder and its exact characters."""

from collections.abc import Iterable

from reportedly.claims.events.grounds import modality_ground, role_grounds, voice_grounds
from reportedly.claims.events.naming import phrase_of
from reportedly.claims.events.triggers import Trigger
from reportedly.claims.who.attribute import attribution_of, innermost
from reportedly.claims.who.names import without_article
from reportedly.records.base import Offsets, Record, content_id
from reportedly.records.claim import Actor, Claim, Holder, Quantity, Statement
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import (
    NOT_BORNE_OUT,
    Aspect,
    EventClass,
    Finality,
    HolderRole,
    Modality,
    Stance,
)
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import EventWords

EXTRACTOR = "events@3"


class Voice(Record, frozen=True, kw_only=True):
    """Whose words a claim is told in: the holder (None: the outlet), and the statement."""

    holder: Holder | None
    statement: Statement | None

    @property
    def via(self) -> tuple[str, ...]:
        """The relays the words came through."""
        return () if self.statement is None else self.statement.via


class Told(Record, frozen=True, kw_only=True):
    """One event or reaction as read, before it is a claim.

    ``meant_by`` is the word that gives it its modality.
    """

    sentence: Sentence
    span: Offsets
    event_class: EventClass
    voice: Voice
    stance: Stance
    aspect: Aspect | None
    modality: Modality
    actors: tuple[Actor, ...] = ()
    quantity: Quantity | None = None
    confidence: float
    why: tuple[str, ...]
    meant_by: Token | None = None


class Scene(Record, frozen=True, kw_only=True):
    """A sentence of a page with the words that tell its events, as the rules are handed it.

    ``told_before`` are the classes of event told in the sentences before it, ``counted`` those of
    its own tolls. ``in_words`` are those of its triggers that tell of strife without force.
    """

    read: ReadText
    sentence: Sentence
    triggers: tuple[Trigger, ...]
    events: EventWords
    actors: Actors
    told_before: frozenset[EventClass] = frozenset()
    counted: frozenset[EventClass] = frozenset()
    in_words: frozenset[int] = frozenset()


OUTLET = Voice(holder=None, statement=None)


def claim_of(read: ReadText, told: Told) -> Claim:
    """Return the claim; time, place and what it answers are settled later."""
    start, end = told.span
    document = read.document
    parts = (document.id, start, end, told.event_class, told.stance, told.modality)
    statement = told.voice.statement
    is_not_told = told.stance in NOT_BORNE_OUT or told.modality is Modality.NEGATED
    voice = told.voice
    taking = _accused(told) if is_not_told else told.actors
    return Claim(
        id=content_id("c", *parts),
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        sentence=(told.sentence.start, told.sentence.end),
        segment=told.sentence.segment,
        statement=None if statement is None else statement.id,
        event_class=told.event_class,
        holder=told.voice.holder,
        via=told.voice.via,
        stance=told.stance,
        aspect=told.aspect,
        modality=told.modality,
        finality=Finality.UNSTATED,
        toll=None,
        quantity=told.quantity,
        actors=taking,
        when=None,
        where=(),
        answers=(),
        extractor=EXTRACTOR,
        confidence=told.confidence,
        why=(
            *told.why,
            *voice_grounds(document.text, voice.holder, voice.statement, told.stance),
            *modality_ground(told.modality, told.meant_by),
            *role_grounds(told.sentence, taking),
        ),
    )


def _accused(told: Told) -> tuple[Actor, ...]:
    """The actors; of a deed that is denied or left open nobody is said to be the perpetrator."""
    return tuple(
        actor.replacing(role="accused") if actor.role == "perpetrator" else actor
        for actor in told.actors
    )


def voice_at(read: ReadText, token: Token) -> Voice:
    """Return who says the word: the holder of the innermost statement, or the outlet."""
    statement = attribution_of(innermost(read, token.start, token.end))
    return OUTLET if statement is None else Voice(holder=statement.holder, statement=statement)


def voice_of(
    read: ReadText, sentence: Sentence, verb: Token, speaker: Token | None, actors: Actors
) -> Voice:
    """Return the voice of whoever the verb says is speaking.

    The statement that has the verb for its cue knows the holder best; a source at the same words
    comes next; then the words themselves.
    """
    here = read.cued(sentence.start, sentence.end)
    own = next((s for s in here if _touches(s.cue, verb.start, verb.end)), None)
    if own is not None and own.holder is not None:
        return Voice(holder=own.holder, statement=own)
    if speaker is None:
        return voice_at(read, verb)
    known = next(
        (
            s.holder
            for s in here
            if s.holder is not None and _touches(s.source, speaker.start, speaker.end)
        ),
        None,
    )
    return Voice(holder=known or holder_at(read, sentence, speaker, actors), statement=own)


def holder_at(read: ReadText, sentence: Sentence, speaker: Token, actors: Actors) -> Holder:
    """Return the holder as the words give it; a pronoun is carried back to the last who spoke."""
    start, end = phrase_of(sentence, speaker)
    printed = read.document.text[start:end]
    if speaker.pos == "PRON":
        before = _last_speaker(read, sentence, start)
    else:
        before = _spoke_before(read, sentence, speaker)
    if before is not None:
        return before.replacing(printed=printed, start=start, end=end)
    named = actors.named_in(printed)
    role = actors.roles.of_kind(named[0][2].kind) if named else HolderRole.UNKNOWN
    return Holder(
        printed=printed,
        start=start,
        end=end,
        name=without_article(printed),
        role=role,
        side=actors.side_of(printed),
    )


def _last_speaker(read: ReadText, sentence: Sentence, start: int) -> Holder | None:
    """The holder of the statement before, if it stands in this sentence or the one before."""
    near = [
        s.holder
        for s in read.statements
        if s.holder is not None and s.source and s.source[0][0] < start
    ]
    last = near[-1] if near else None
    reach = sentence.start - 400
    return last if last is not None and last.start >= reach else None


def _spoke_before(read: ReadText, sentence: Sentence, speaker: Token) -> Holder | None:
    """The last holder whose name ends as "the ministry" does, where no more is said of it here."""
    own = [t for t in sentence.below(speaker) if t.dep != "punct" and t.i < speaker.i]
    if [t.lower for t in own] != ["the"]:
        return None
    known = (
        s.holder
        for s in reversed(read.statements)
        if s.holder is not None and s.source and s.source[0][0] < speaker.start
    )
    return next((h for h in known if h.name.lower().split()[-1] == speaker.lower), None)


def _touches(stretches: Iterable[Offsets], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in stretches)


def span_of(tokens: Iterable[Token]) -> Offsets:
    """Return the stretch the tokens cover, without punctuation at its edges."""
    listed = sorted(tokens, key=lambda token: token.i)
    while len(listed) > 1 and listed[-1].pos == "PUNCT":
        listed.pop()
    while len(listed) > 1 and listed[0].pos == "PUNCT":
        listed.pop(0)
    return stretch(listed)


def overlaps(one: Offsets, other: Offsets) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]
