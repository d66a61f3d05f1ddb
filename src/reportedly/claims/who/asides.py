"""What is said, by the parse -> the same without what the writer adds at its end."""

from collections.abc import Iterator
from itertools import pairwise

from reportedly.claims.who.complements import Content
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.verbs import ReportingVerbs, Takes

_CLAUSES = frozenset({Takes.CLAUSE, Takes.CLAUSE_THAT})
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where", "when"})
_JOINS = frozenset({",", "-", "–", "—"})
_MARKS = '"“”'


def without_asides(
    sentence: Sentence, verb: Token, takes: Takes, content: Content, verbs: ReportingVerbs
) -> Content:
    """Return the content without what its speaker goes on to do, or its writer to explain.

    "Said the road was open and accused the army", ", adding that it was quiet", ", while the rebels
    said": what follows is another saying. After an object, a clause set off by a comma is the
    writer's: "condemned the raid, which killed nine".
    """
    if not content or content[-1][0] < verb.end:
        return content
    start, end = content[-1]
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    if takes in _CLAUSES:
        cuts = _other_sayings(sentence, verb, inside, verbs)
    else:
        cuts = _explanations(sentence, inside)
    cut = min((at for at in cuts if at > start and _is_outside(sentence, start, at)), default=end)
    return (*content[:-1], (start, cut))


def _other_sayings(
    sentence: Sentence, verb: Token, inside: list[Token], verbs: ReportingVerbs
) -> Iterator[int]:
    """Where another act of speech begins that the parse put under what is said."""
    for token in inside:
        if token.pos != "VERB" or not verbs.tells(token.lemma):
            continue
        first = min(t.i for t in sentence.subtree(token))
        joined = _joined_at(sentence, first)
        alike = token.tag == verb.tag
        own = any(sentence.below(token, "nsubj", "nsubjpass"))
        goes_on = token.dep == "conj" and alike and not own
        beside = token.dep == "advcl" and sentence.tokens[joined].text in _JOINS
        if goes_on or (beside and (alike if own else token.tag == "VBG")):
            yield sentence.tokens[joined].start


def _explanations(sentence: Sentence, inside: list[Token]) -> Iterator[int]:
    """Where the writer begins to explain the last thing named, up to the end of the words."""
    for mark, first in pairwise(inside):
        if mark.text not in _JOINS:
            continue
        top = _top(sentence, first, mark.i)
        tail = sentence.subtree(top)
        relative = top.dep == "relcl" and first.lower in _RELATIVES
        if not relative and not (top.dep == "appos" and first.tag == "DT"):
            continue
        if tail[0].i == first.i and tail[-1].i >= inside[-1].i:
            yield mark.start


def _top(sentence: Sentence, token: Token, after: int) -> Token:
    """The uppermost head of the token that stands after this place."""
    current = token
    while current.head != current.i and current.head > after:
        current = sentence.tokens[current.head]
    return current


def _joined_at(sentence: Sentence, first: int) -> int:
    """The place of the comma or the "and" that joins the words from ``first`` on."""
    while first > 0:
        before = sentence.tokens[first - 1]
        if before.text not in _JOINS and before.dep != "cc":
            break
        first -= 1
    return first


def _is_outside(sentence: Sentence, start: int, at: int) -> bool:
    """Whether no quotation that opened since the start is still open here."""
    text = sentence.text[start - sentence.start : at - sentence.start]
    return sum(text.count(mark) for mark in _MARKS) % 2 == 0
