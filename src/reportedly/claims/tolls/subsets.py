"""Sentence -> parts of a toll just given: including two civilians; three of them children."""

from collections.abc import Iterator

from reportedly.claims.tolls.classes import class_of
from reportedly.claims.tolls.listed import has_trade, is_name, own_tokens
from reportedly.claims.tolls.victims import Victims, read_names, read_victims
from reportedly.claims.unnumbered import Count
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import VictimClass
from reportedly.vocab.harms import HarmWords, VictimSlot

_ALL = frozenset({"all", "both", "each"})
_LISTING = frozenset({"including", "include", "includes", "included"})
REACH = 9
"""How many words after its opener a part may stand."""


class Part(Record, frozen=True, kw_only=True):
    """People counted within a total: ``opener`` is the first token of the words that say so."""

    opener: int
    victims: Victims


def find_parts(sentence: Sentence, counts: tuple[Count, ...], words: HarmWords) -> tuple[Part, ...]:
    """Return the parts of totals that the sentence names, in order."""
    found: list[Part] = []
    for opener, after in _openers(sentence, words):
        if _lists_others(sentence, sentence.tokens[opener], words):
            continue
        names = _names_after(sentence, opener)
        if len(names) > 1:
            found += [Part(opener=v.head.i, victims=v) for v in read_names(sentence, names, words)]
            continue
        for head in _heads(sentence, opener, after, counts, words):
            for victims in read_victims(sentence, head, counts, words):
                taken = {t.i for part in found for t in part.victims.tokens}
                if not taken & {t.i for t in victims.tokens}:
                    told = _told_after(sentence, after, victims, words)
                    found.append(Part(opener=opener, victims=told))
    return tuple(found)


def _names_after(sentence: Sentence, opener: int) -> tuple[Token, ...]:
    """The persons a list after the opener names: each is a part of its own."""
    listing = sentence.tokens[opener]
    if listing.lower not in _LISTING:
        return ()
    names = tuple(
        token
        for token in sentence.subtree(listing)
        if token.i > opener
        and (token.dep in {"conj", "appos"} or token.head == listing.i)
        and is_name(sentence, token, titled=True)
    )
    # The parser takes some persons for bodies, but not all of a list.
    return names if any(token.entity == "PERSON" for token in names) else ()


def _lists_others(sentence: Sentence, listing: Token, words: HarmWords) -> bool:
    """Whether the list hangs from a noun that is of no people: groups including X and Y.

    Or of those who did it: the murderers of X, including Y.
    """
    head = sentence.head(listing)
    if listing.lower != "including" or head is None or head.pos != "NOUN":
        return False
    deeds = words.entries_for(head.lemma, "NOUN")
    if any(e.victim is VictimSlot.NOUN_OF for e in deeds) and words.means_people(head.lemma):
        return True
    return not (
        words.means_people(head.lemma)
        or words.may_be_people(head.lemma)
        or {head.lemma, head.lower} & words.lemmas
    )


def _told_after(sentence: Sentence, after: int, victims: Victims, words: HarmWords) -> Victims:
    """The same people with the class told after them: five of them children."""
    if victims.says_who or victims.victim_class is not VictimClass.UNKNOWN:
        return victims
    for token in sentence.tokens[after : after + 4]:
        if token.pos == "NOUN" and words.means_people(token.lemma):
            # the parse may hang the whole sentence from it
            tokens = tuple(t for t in own_tokens(sentence, token) if t.i >= after)
            told, child_or_woman = class_of(sentence, tokens, token, words)
            return victims.replacing(
                tokens=(*victims.tokens, *tokens),
                term=stretch(tokens),
                victim_class=told,
                child_or_woman=child_or_woman,
                says_who=True,
            )
        if token.pos not in {"AUX", "ADV", "DET", "ADJ"} and token.lemma != "be":
            break
    return victims


def _openers(sentence: Sentence, words: HarmWords) -> Iterator[tuple[int, int]]:
    """Start of each opener, and the token after it."""
    lower = tuple(token.lower for token in sentence.tokens)
    for phrase in words.subset.openers:
        parts = tuple(phrase.split())
        if parts[0] not in sentence.words:
            continue
        for i in range(len(lower) - len(parts) + 1):
            if lower[i : i + len(parts)] == parts:
                yield i, i + len(parts)


def _heads(
    sentence: Sentence, opener: int, after: int, counts: tuple[Count, ...], words: HarmWords
) -> Iterator[Token]:
    """The nouns that head the part: what the opener governs, or the next people named."""
    if sentence.tokens[opener].lower == "of":
        yield from _counted_before(sentence, opener, counts)
        return
    listing = sentence.tokens[opener].lower in _LISTING
    direct = tuple(sentence.below(sentence.tokens[opener], "pobj", "dobj"))
    if (
        direct and listing
    ):  # "including tankers" opens no part of people, nor does what follows further on
        yield from (
            token
            for token in direct
            if _is_people(token, counts, words) or _is_unlabelled_name(sentence, token)
        )
        return
    for token in sentence.tokens[after : after + REACH]:
        if token.pos in {"VERB", "AUX"} and token.lemma != "be":
            return
        if (
            token.pos in {"NOUN", "PROPN"}
            and token.dep != "compound"
            and _is_people(token, counts, words)
        ):
            yield token
            return


def _is_unlabelled_name(sentence: Sentence, token: Token) -> bool:
    first = any(t.tag == "NNP" for t in sentence.below(token, "compound"))
    unknown = not token.entity or has_trade(sentence, token)
    return first and unknown and is_name(sentence, token)


def _counted_before(sentence: Sentence, opener: int, counts: tuple[Count, ...]) -> Iterator[Token]:
    """``three of them children``, ``two of whom were police``: the number stands before."""
    for count in counts:
        if sentence.tokens[opener - 1].lower in _ALL:
            return  # "all of them civilians" are no part
        if count.last == opener - 1 and not _does_something(sentence, sentence.tokens[count.top]):
            yield sentence.tokens[count.top]


def _does_something(sentence: Sentence, counted: Token) -> bool:
    """Whether a verb of its own tells of them: some of them received threats."""
    verb = sentence.head(counted)
    return counted.dep in {"nsubj", "nsubjpass"} and verb is not None and verb.pos == "VERB"


def _is_people(token: Token, counts: tuple[Count, ...], words: HarmWords) -> bool:
    counted = any(token.i in {count.top, count.noun} for count in counts)
    return (
        counted
        or words.means_people(token.lemma)
        or words.means_people(token.lower)
        or token.entity == "PERSON"
    )
