"""Toll -> who tells it, where the words that hold it only take it for granted.

Whoever claims responsibility for "the bomb that killed five", calls an attack revenge "for strikes
that killed thirty", or says that "the bomb that killed five" was theirs, claims or calls something;
so does who condemns the murder of six. The figures are told by whoever reports it.
"""

from reportedly.claims.tolls.known import is_named_deed
from reportedly.claims.tolls.read import TollRead
from reportedly.claims.who.attribute import innermost
from reportedly.records.claim import Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import Stance
from reportedly.vocab.lexicon import Lexicon

NEAR = 6
"""Steps up the parse from what is described to the word that takes it for granted."""

_CLAIMED = frozenset({"responsibility"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def teller(
    read: ReadText, sentence: Sentence, toll: TollRead, lexicon: Lexicon
) -> Statement | None:
    """Return the statement that tells the toll; None is the outlet's own voice."""
    statement = innermost(read, toll.start, toll.end)
    if statement is None or not _is_told_in(sentence, statement):
        return statement
    if not (_is_granted(sentence, toll, statement, lexicon) or _is_judged(sentence, toll, lexicon)):
        return statement
    around = (
        s
        for s in read.saying(toll.start, toll.end)
        if s.content != statement.content and s.covers(*statement.content[0])
    )
    return min(around, key=lambda s: sum(end - start for start, end in s.content), default=None)


def _is_told_in(sentence: Sentence, statement: Statement) -> bool:
    """Whether the sentence says who speaks, and in its own words: a quotation is the speaker's."""
    return not statement.quoted and any(
        sentence.start <= start < sentence.end for start, _ in statement.cue
    )


def _is_granted(sentence: Sentence, toll: TollRead, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether a clause only describes what is claimed or answered: revenge for strikes that ..."""
    noun = _described(sentence, toll.trigger)
    if noun is None or not statement.covers(noun.start, noun.end):
        return False
    people = noun.entity == "PERSON" or lexicon.harms.means_people(noun.lemma)
    known = noun.dep in _SUBJECTS or statement.stance is Stance.DENIES
    if known and not people and noun.i not in {t.i for t in toll.victims.tokens}:
        return True  # "the bomb that killed five was home-made"
    words = _CLAIMED | lexicon.events.reactions.in_reply
    for steps, head in enumerate(sentence.above(noun)):
        if steps >= NEAR:
            return False
        below = {t.lemma for t in sentence.below(head, "compound", "amod")}
        if head.lemma in words or below & words:
            return True
    return False


def _is_judged(sentence: Sentence, toll: TollRead, lexicon: Lexicon) -> bool:
    """Whether a named deed is thought of, or something is done about it: condemned the murder."""
    if not is_named_deed(sentence, toll.trigger):
        return False
    above = (toll.trigger, *sentence.above(toll.trigger))[1 : NEAR + 1]
    return any({t.lemma, t.lower} & lexicon.harms.judged_deed.words for t in above)


def _described(sentence: Sentence, trigger: Token) -> Token | None:
    """The noun that the clause of the trigger describes."""
    for token in (trigger, *sentence.above(trigger)):
        if token.dep in {"relcl", "acl"}:
            return sentence.head(token)
        if token.dep in {"ccomp", "advcl"}:
            return None
    return None
