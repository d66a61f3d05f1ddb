"""A sentence and its dependency parse, free of the library that made it.

Tokens carry offsets into the document's text; ``head`` and ``children`` are indices into the
sentence. Labels are those of spaCy's English pipelines (ClearNLP dependencies, universal tags).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from typing import Any, TypeVar

from msgspec.structs import force_setattr

from reportedly.records.base import Record
from reportedly.records.vocabulary import SegmentKind

Given = TypeVar("Given")
Answer = TypeVar("Answer")

_NOTHING: Iterator[Any] = iter(())
"""What hangs from most words. It is used up from the start, so one will do for all."""


class Token(Record, frozen=True, kw_only=True):
    """One word: its place in the sentence, in the text, and in the parse."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    lower: str = ""
    """The word in lower case."""

    def __post_init__(self) -> None:
        """Spell the word in lower case: it is asked for at every turn."""
        force_setattr(self, "lower", self.text.lower())


class Sentence(Record, frozen=True, kw_only=True, dict=True, gc=True):
    """A parsed sentence of one document, inside one segment and one paragraph."""

    document: str
    start: int
    end: int
    segment: SegmentKind
    paragraph: int
    text: str
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    @cached_property
    def answers(self) -> dict[tuple[object, int], tuple[Any, object]]:
        """What was asked of the sentence before, kept by ``asked_once``."""
        return {}

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, printed in small letters and as lemmas: asked of all before one by one."""
        return frozenset(word for token in self.tokens for word in (token.lower, token.lemma))

    @property
    def root(self) -> Token:
        """The token that heads the sentence."""
        return next(token for token in self.tokens if token.head == token.i)

    def head(self, token: Token) -> Token | None:
        """The token's head, or None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def below(self, token: Token, *deps: str) -> Iterator[Token]:
        """The token's direct dependents in order, or only those with one of the labels."""
        below = self.children[token.i]
        if not below:
            return _NOTHING
        tokens = self.tokens
        if not deps:
            return iter([tokens[i] for i in below])
        return iter([tokens[i] for i in below if tokens[i].dep in deps])

    def above(self, token: Token) -> Iterator[Token]:
        """The token's heads, nearest first, up to the root."""
        current = token
        while current.head != current.i:
            current = self.tokens[current.head]
            yield current

    def subtree(self, token: Token, *, without: Iterable[str] = ()) -> tuple[Token, ...]:
        """The token and all that hangs from it, in text order.

        Args:
            without: labels of direct dependents to leave out, with what hangs from them.
        """
        if not self.children[token.i]:
            return (token,)
        cut = frozenset(without)
        found = [token.i]
        waiting = [i for i in self.children[token.i] if self.tokens[i].dep not in cut]
        while waiting:
            i = waiting.pop()
            found.append(i)
            waiting.extend(self.children[i])
        return tuple(self.tokens[i] for i in sorted(found))


def parsed_sentence(
    *, document: str, segment: SegmentKind, paragraph: int, text: str, tokens: tuple[Token, ...]
) -> Sentence:
    """Return a sentence over the tokens, its children worked out from their heads.

    Args:
        text: the document's whole text, from which the sentence's characters are cut.
    """
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(
        document=document,
        start=start,
        end=end,
        segment=segment,
        paragraph=paragraph,
        text=text[start:end],
        tokens=tokens,
        children=tuple(map(tuple, children)),
    )


def stretch(tokens: Iterable[Token]) -> tuple[int, int]:
    """Return the offsets [start, end) from the first to the last of the tokens.

    Raises:
        ValueError: there are no tokens.
    """
    listed = list(tokens)
    return min(token.start for token in listed), max(token.end for token in listed)


def asked_once(work: Callable[[Sentence, Given], Answer]) -> Callable[[Sentence, Given], Answer]:
    """Return the function with its answers kept beside the sentence, by the thing it is given.

    For what is asked of a parse many times. An answer that is used up when it is read (an iterator)
    cannot be kept.
    """

    @wraps(work)
    def kept(sentence: Sentence, given: Given) -> Answer:
        key = (work, id(given))
        before = sentence.answers.get(key)
        if before is not None:
            answer: Answer = before[0]
            return answer
        answer = work(sentence, given)
        # What was given is kept as well, so that nothing else can come to stand at its address.
        sentence.answers[key] = (answer, given)
        return answer

    return kept
