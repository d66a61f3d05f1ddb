"""Toll -> who tells it, where the words that hold it only take it for granted.

Whoever claims responsibility for "the bomb that killed five", or calls an attack revenge "for
strikes that killed thirty", claims or calls something; the figures are told by whoever reports it.
"""

from reportedly.claims.tolls.read import TollRead
from reportedly.claims.who.attribute import innermost
from reportedly.records.claim import Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.vocab.events import EventWords

NEAR = 6
"""Steps up the parse from what is described to the word that takes it for granted."""

_CLAIMED = frozenset({"responsibility"})


def teller(
    read: ReadText, sentence: Sentence, toll: TollRead, events: EventWords
) -> Statement | None:
    """Return the statement that tells the toll; None is the outlet's own voice."""
    statement = innermost(read, toll.start, toll.end)
    if statement is None or not _is_granted(sentence, toll.trigger, statement, events):
        return statement
    around = (
        s
        for s in read.saying(toll.start, toll.end)
        if s.content != statement.content and s.covers(*statement.content[0])
    )
    return min(around, key=lambda s: sum(end - start for start, end in s.content), default=None)


def _is_granted(
    sentence: Sentence, trigger: Token, statement: Statement, events: EventWords
) -> bool:
    """Whether a clause only describes what is claimed or answered: revenge for strikes that ..."""
    noun = _described(sentence, trigger)
    if noun is None or not statement.covers(noun.start, noun.end):
        return False
    words = _CLAIMED | events.reactions.in_reply
    for steps, head in enumerate(sentence.above(noun)):
        if steps >= NEAR:
            return False
        below = {t.lemma for t in sentence.below(head, "compound", "amod")}
        if head.lemma in words or below & words:
            return True
    return False


def _described(sentence: Sentence, trigger: Token) -> Token | None:
    """The noun that the clause of the trigger describes."""
    for token in (trigger, *sentence.above(trigger)):
        if token.dep in {"relcl", "acl"}:
            return sentence.head(token)
        if token.dep in {"ccomp", "advcl"}:
            return None
    return None
