"""A cue in a sentence -> the relays its words came through: an agency, a page, an interview."""

from collections.abc import Iterator

from reportedly.claims.who.sources import noun_phrase
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.actors import ActorKind, Actors
from reportedly.vocab.verbs import ReportingVerbs

_LINKS = ("prep", "dobj", "dative", "agent", "npadvmod")
_RELAYS = frozenset({"quote", "cite"})
_CLIMB = 3


def find_via(
    text: str, sentence: Sentence, at: int, verbs: ReportingVerbs, actors: Actors
) -> tuple[str, ...]:
    """Return the printed words of the relays beside the cue, in text order.

    Args:
        at: the cue's place in the sentence.
    """
    found: dict[tuple[int, int], str] = {}
    for noun in _beside(sentence, sentence.tokens[at]):
        start, end = noun_phrase(sentence, noun, bare=True)
        words = text[start:end]
        if _is_relay(words, actors, verbs.reading.platforms):
            found[start, end] = words
    outer = [
        (span, words)
        for span, words in sorted(found.items())
        if not any(s <= span[0] and span[1] <= e and (s, e) != span for s, e in found)
    ]
    return tuple(words for _, words in outer)


def _beside(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The nouns that hang on the cue, or on "quoted ... as" above it."""
    anchors = [verb]
    for above in list(sentence.above(verb))[:_CLIMB]:
        if above.lemma in _RELAYS:
            anchors.append(above)
            yield from sentence.below(above, "nsubj")
    for anchor in anchors:
        for child in sentence.below(anchor, *_LINKS):
            yield from _nouns(sentence, child)


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
