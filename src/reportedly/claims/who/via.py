"""A cue in a sentence -> the relays its words came through: an agency, a page, an interview."""

from collections.abc import Iterator

from reportedly.claims.who.relays import is_outlet, relayed_source
from reportedly.claims.who.sources import noun_phrase
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.actors import ActorKind, Actors
from reportedly.vocab.verbs import ReportingVerbs

_LINKS = ("prep", "dobj", "dative", "agent", "npadvmod")
_CLIMB = 3


def find_via(
    text: str, sentence: Sentence, at: int, verbs: ReportingVerbs, actors: Actors
) -> tuple[str, ...]:
    """Return the printed words of the relays beside the cue, in text order.

    Args:
        at: the cue's place in the sentence.
    """
    found: dict[tuple[int, int], str] = {}
    for noun in _beside(sentence, sentence.tokens[at], actors):
        start, end = noun_phrase(sentence, noun, bare=True)
        words = text[start:end]
        if _is_relay(words, actors, verbs.reading.platforms) or _quotes(sentence, noun, at, actors):
            found[start, end] = words
    outer = [
        (span, words)
        for span, words in sorted(found.items())
        if not any(s <= span[0] and span[1] <= e and (s, e) != span for s, e in found)
    ]
    return tuple(words for _, words in outer)


def _beside(sentence: Sentence, verb: Token, actors: Actors) -> Iterator[Token]:
    """The nouns that hang on the cue, or on "quoted ... as" above it."""
    anchors = [verb]
    if verb.lemma in actors.roles.reading.relays or _cites(sentence, verb, actors):
        yield from sentence.below(verb, "nsubj")
    for above in list(sentence.above(verb))[:_CLIMB]:
        if above.lemma in actors.roles.reading.relays:
            anchors.append(above)
            yield from sentence.below(above, "nsubj")
    for anchor in anchors:
        for child in sentence.below(anchor, *_LINKS):
            yield from _nouns(sentence, child)


def _quotes(sentence: Sentence, noun: Token, at: int, actors: Actors) -> bool:
    """Whether the noun is the outlet that quotes another by this cue."""
    own = noun.dep == "nsubj" and noun.head == at
    return own and is_outlet(sentence, noun, actors)


def _cites(sentence: Sentence, verb: Token, actors: Actors) -> bool:
    return relayed_source(sentence, verb, actors) is not None


def _nouns(sentence: Sentence, link: Token) -> Iterator[Token]:
    """The link itself, or what its preposition leads to, one step further in as well."""
    if link.dep not in {"prep", "agent"}:
        yield link
        return
    for noun in sentence.below(link, "pobj"):
        yield noun
        for inner in sentence.below(noun, "prep"):
            yield from sentence.below(inner, "pobj")


def _is_relay(words: str, actors: Actors, platforms: frozenset[str]) -> bool:
    if any(entry.kind is ActorKind.OUTLET for _, _, entry in actors.named_in(words)):
        return True
    lowered = f" {words.lower()} "
    return any(f" {platform.lower()} " in lowered for platform in platforms)
