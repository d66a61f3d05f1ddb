"""Word in a sentence -> a count that gives no number: several, dozens, half of them; or none."""

from collections.abc import Iterator

from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.numbers import NumberWords

_PLURAL = frozenset({"NNS", "NNPS"})


class Count(Record, frozen=True, kw_only=True):
    """A count: tokens [first, last] with the comparator, the bounds, and what is counted.

    ``top`` is the token that stands in the sentence for the whole phrase (the counted noun, or the
    number itself); ``noun`` is the counted noun, None when the number stands alone.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    comparator: Comparator
    top: int
    noun: int | None


def share_word(sentence: Sentence, i: int, words: NumberWords) -> Token | None:
    """Return the "thirds" of two-thirds, or of two thirds; None for a number of its own."""
    for token in sentence.tokens[i : i + 2]:
        if token.lower in words.fractions:
            return token
        if token.text not in {"-", "‑"}:
            return None
    return None


def vague_at(sentence: Sentence, i: int, words: NumberWords) -> Count | None:
    """Return the count that token i opens without a number, if it does."""
    token = sentence.tokens[i]
    known = words.vague
    if token.lower in known.plurals or (
        token.lower in known.collectives and _is_counting(sentence, token)
    ):
        chain = list(of_chain(sentence, token, words))
        noun = chain[-1] if chain and chain[-1].lower not in known.plurals else None
        inner = [word.i for word in chain if word.lower in known.plurals]
        last = max([token.i, *inner]) if noun is None else max(token.i, noun.i - 1)
        modified = sentence.head(token) if token.dep in {"nummod", "amod", "compound"} else None
        return vague(sentence, i, last, token.i, noun or modified)
    if token.lower in words.fractions and _is_share_of(sentence, i):
        return vague(sentence, i, i, i, next(iter(of_chain(sentence, token, words)), None))
    return _determined(sentence, token, words)


def _determined(sentence: Sentence, token: Token, words: NumberWords) -> Count | None:
    """What "several", "many" or "some" count: the noun they stand before, or what follows "of"."""
    i, known = token.i, words.vague
    if token.lower == "many" and i > 0 and sentence.tokens[i - 1].lower in {"as", "how"}:
        return None  # "as many as possible", "how many" give no number
    if token.lower in known.determiners and token.dep in {"amod", "det", "nummod", "predet"}:
        head = sentence.head(token)
        if head is not None and head.lower in words.multipliers:
            counted = sentence.head(head)  # "several hundred people"
            if counted is not None and head.dep == "nummod":
                return vague(sentence, i, head.i, counted.i, counted)
        if head is not None and (head.tag in _PLURAL or head.lower == "people"):
            return vague(sentence, i, i, head.i, head)
    if token.lower in known.determiners and token.pos in {"PRON", "NOUN", "ADJ", "DET"}:
        return vague(sentence, i, i, i, next(iter(of_chain(sentence, token, words)), None))
    return None


def _is_share_of(sentence: Sentence, i: int) -> bool:
    """Whether the word is a share of people, and no ordinal: half of the dead, a third of them."""
    after = sentence.tokens[i + 1].lower if i + 1 < len(sentence.tokens) else ""
    return after == "of" or (after in {"the", "those"} and sentence.tokens[i].lower == "half")


def vague(sentence: Sentence, first: int, last: int, top: int, noun: Token | None) -> Count:
    """Return a count without a number over the tokens, and the article before them."""
    start = first - 1 if first > 0 and sentence.tokens[first - 1].lower in {"a", "an"} else first
    return Count(
        first=start,
        last=last,
        low=None,
        high=None,
        comparator=Comparator.VAGUE,
        top=top,
        noun=None if noun is None else noun.i,
    )


def _is_counting(sentence: Sentence, token: Token) -> bool:
    """Whether "a number of rebels" counts them; "the number of rebels" names a figure."""
    article = next((t.lower for t in sentence.below(token, "det")), "")
    has_of = any(t.lower == "of" for t in sentence.below(token, "prep"))
    return has_of and (article in {"a", "an"} or (not article and token.tag in _PLURAL))


def of_chain(sentence: Sentence, token: Token, words: NumberWords) -> Iterator[Token]:
    """What follows the "of" of a count, through ``tens of thousands of people``."""
    for preposition in sentence.below(token, "prep"):
        if preposition.lower == "of":
            for noun in sentence.below(preposition, "pobj"):
                yield noun
                if noun.lower in words.vague.plurals:
                    yield from of_chain(sentence, noun, words)


def zero_at(sentence: Sentence, i: int, words: NumberWords) -> Count | None:
    """Return the count that token i opens to say that there were none, if it does."""
    token = sentence.tokens[i]
    following = sentence.tokens[i + 1].lower if i + 1 < len(sentence.tokens) else ""
    if token.lower == "no" and following == "one":
        return _zero(i, i + 1, i + 1, None)
    if token.lower in words.zero.pronouns:
        return _zero(i, i, i, None)
    head = sentence.head(token)
    if (
        token.lower in words.zero.determiners
        and token.dep in {"det", "nummod"}
        and head is not None
    ):
        return _zero(i, i, head.i, head)
    return None


def _zero(first: int, last: int, top: int, noun: Token | None) -> Count:
    return Count(
        first=first,
        last=last,
        low=0,
        high=0,
        comparator=Comparator.ZERO,
        top=top,
        noun=None if noun is None else noun.i,
    )
