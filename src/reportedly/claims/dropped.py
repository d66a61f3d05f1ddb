"""A page with its claims -> the words that could have told something and gave no claim, and why.

Made only when somebody asks (`reportedly inspect --why`). It asks the same functions that read the
page, so it gives the check that they failed; where none is known it says so and no more.
"""

from collections.abc import Iterator, Sequence

from reportedly.claims.events.events import READ_ELSEWHERE, each_once, scenes, weighed
from reportedly.claims.events.reactions import answer_scenes, weighed_replies
from reportedly.claims.events.telling import Scene, Told, claim_of, overlaps
from reportedly.claims.events.triggers import Trigger, find_passed_over
from reportedly.claims.find import is_nobodys_words
from reportedly.claims.numbers import find_counts
from reportedly.claims.tolls.casualties import find_casualties
from reportedly.claims.tolls.harms import find_refused, find_unread
from reportedly.claims.unnumbered import Count
from reportedly.claims.who.quotes import Quotation, find_quotations
from reportedly.records.base import Offsets
from reportedly.records.claim import Claim
from reportedly.records.coverage import Candidate, Dropped
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.vocab.harms import HarmWords
from reportedly.vocab.lexicon import Lexicon

_OF_NOBODY = "words in quotation marks, and nobody was found who says them"
_LATER = "an event was read from it, and a later check on the whole page took it out"


def find_dropped(read: ReadText, claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Dropped, ...]:
    """Return the words of harm, of events and of answers that gave no claim, in text order."""
    spoken = find_quotations(read.document, read.sentences)
    found: list[Dropped] = []
    for scene in scenes(read, lexicon.events, lexicon.actors):
        sentence = scene.sentence
        own = [c for c in claims if c.sentence == (sentence.start, sentence.end)]
        found += dropped_tolls(sentence, find_counts(sentence, lexicon.numbers), lexicon.harms)
        found += (
            _dropped(sentence, token, entry.id, reason)
            for token, entry, reason in find_passed_over(sentence, lexicon.events)
            if not _is_told(token, own)
        )
        found += _events(scene, own, spoken)
    tolls = find_casualties(read, lexicon)
    for scene in answer_scenes(read, lexicon.events, lexicon.actors, tolls):
        found += _answers(scene, claims)
    once = dict.fromkeys(sorted(found, key=lambda one: (one.start, one.end)))
    return tuple(once)


def dropped_tolls(
    sentence: Sentence, counts: tuple[Count, ...], harms: HarmWords
) -> Iterator[Dropped]:
    """Yield the words of harm that count nobody here, and those whose people make no toll."""
    for token in find_unread(sentence, harms):
        reason = "no harm without the words that make it one"
        yield _dropped(sentence, token, None, reason).replacing(candidate=Candidate.TOLL)
    for refused in find_refused(sentence, counts, harms):
        people = refused.victims.tokens
        of = sentence.text[people[0].start - sentence.start : people[-1].end - sentence.start]
        told = _dropped(sentence, refused.trigger, refused.entry.id, refused.refused or "")
        yield told.replacing(of=of, candidate=Candidate.TOLL)


def _events(scene: Scene, own: Sequence[Claim], spoken: tuple[Quotation, ...]) -> Iterator[Dropped]:
    """The triggers of a sentence of which no claim was made, each with the check that failed."""
    found = weighed(scene)
    kept = {trigger.i: told for trigger, told in each_once(found, scene)}
    for trigger, one in found:
        token = scene.sentence.tokens[trigger.i]
        if isinstance(one, str) and one in READ_ELSEWHERE and _is_told(token, own):
            continue
        reason = one if isinstance(one, str) else _why_no_claim(scene, trigger, one, kept)
        if reason is None:
            reason = _why_left_out(scene, kept[trigger.i], own, spoken)
        if reason is not None:
            yield _dropped(scene.sentence, token, trigger.entry.id, reason)


def _answers(scene: Scene, claims: Sequence[Claim]) -> Iterator[Dropped]:
    """The words of a sentence that can answer somebody and made no claim."""
    for reply, told in weighed_replies(scene):
        token = scene.sentence.tokens[reply.i]
        if isinstance(told, str) and not _is_told(token, claims):
            dropped = _dropped(scene.sentence, token, reply.entry.id, told)
            yield dropped.replacing(candidate=Candidate.ANSWER)


def _why_no_claim(scene: Scene, trigger: Trigger, told: Told, kept: dict[int, Told]) -> str | None:
    """By which other word of the sentence the event is told, None where by its own."""
    if trigger.i in kept:
        return None
    for i, other in kept.items():
        if overlaps(told.span, other.span):
            return f"told by {scene.sentence.tokens[i].text!r} already"
    return "told by another word of the sentence already"


def _why_left_out(
    scene: Scene, told: Told, own: Sequence[Claim], spoken: tuple[Quotation, ...]
) -> str | None:
    claim = claim_of(scene.read, told)
    if any((one.start, one.end) == told.span and one.toll is None for one in own):
        return None
    return _OF_NOBODY if is_nobodys_words(claim, spoken) else _LATER


def _is_told(token: Token, claims: Sequence[Claim]) -> bool:
    """Whether a claim of the sentence is told by the word."""
    return any(one.start <= token.start and token.end <= one.end for one in claims)


def _dropped(sentence: Sentence, token: Token, entry: str | None, reason: str) -> Dropped:
    within: Offsets = (sentence.start, sentence.end)
    return Dropped(
        start=token.start,
        end=token.end,
        sentence=within,
        word=token.text,
        candidate=Candidate.EVENT,
        entry=entry,
        reason=reason,
    )
