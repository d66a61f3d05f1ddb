"""Trigger -> whether its event is told as done, denied, to come, supposed, or long past."""

from reportedly.claims.grammar import negated
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import Modality
from reportedly.vocab.events import EventWords

_SUPPOSED_AUX = frozenset({"may", "might", "could", "would", "can", "should", "must"})
_AHEAD_AUX = frozenset({"will", "shall", "'ll", "wo"})
_IF = frozenset({"if", "unless", "whether"})
_DOWN = frozenset({"xcomp", "pcomp", "prep", "pobj", "dobj", "acl", "nsubjpass", "attr", "oprd"})
"""Labels through which a verb governs whether what hangs from it has happened."""

YEARS_PAST = 2
"""An event dated so many years before the report is told as background."""


def modality_at(sentence: Sentence, token: Token, events: EventWords) -> Modality:
    """Return the modality that the words above and around the token give its event."""
    own = _own(sentence, token)
    if own is not Modality.ACTUAL:
        return own
    current = token
    for head in sentence.above(token):
        if current.dep not in _DOWN and current.dep != "ccomp":
            break
        if head.pos in {"VERB", "AUX", "NOUN", "ADJ", "SCONJ", "ADP"}:
            found = _governed(sentence, current, head, events)
            if found is not Modality.ACTUAL:
                return found
        if current.dep == "ccomp":
            break
        current = head
    return Modality.ACTUAL


def is_background(read: ReadText, sentence: Sentence) -> bool:
    """Whether the only dates in the sentence lie years before the report."""
    published = read.document.published
    if published is None or published.to is None:
        return False
    ends = [
        t.to for t in read.times if sentence.start <= t.start < sentence.end and t.to is not None
    ]
    return bool(ends) and all(published.to.year - day.year >= YEARS_PAST for day in ends)


def _own(sentence: Sentence, token: Token) -> Modality:
    """What stands right at the word: not, may, will, if."""
    if negated(sentence, token):
        return Modality.NEGATED
    helpers = list(sentence.below(token, "aux"))
    if not helpers and token.dep == "conj":
        helpers = list(sentence.below(sentence.tokens[token.head], "aux"))
    words = {t.lower for t in helpers} | {t.lemma for t in helpers}
    if words & _AHEAD_AUX:
        return Modality.FUTURE
    if words & _SUPPOSED_AUX:
        return Modality.HYPOTHETICAL
    if any(t.lower in _IF for t in sentence.below(token, "mark", "advmod")):
        return Modality.HYPOTHETICAL
    return Modality.ACTUAL


def _governed(sentence: Sentence, current: Token, head: Token, events: EventWords) -> Modality:
    """What a word above says of the event below it."""
    lists = events.events
    carries = current.dep in {"xcomp", "pcomp", "ccomp", "acl"} or head.pos == "ADP"
    if carries or current.pos in {"NOUN", "PROPN", "ADP"}:
        if head.lemma in lists.averted and current.dep != "nsubjpass":
            return Modality.NEGATED
        if head.lemma in lists.ahead and head.tag != "VBN":
            return Modality.FUTURE
        if head.lemma in lists.supposed:
            return Modality.HYPOTHETICAL
        if head.lemma == "go" and head.tag == "VBG" and current.dep == "xcomp":
            return Modality.FUTURE
    if head.pos in {"VERB", "AUX"} and current.dep != "ccomp":
        return _own(sentence, head)
    return Modality.ACTUAL
