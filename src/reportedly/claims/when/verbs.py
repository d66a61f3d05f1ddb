"""A time phrase and its sentence -> what the verb it hangs from says of it."""

from reportedly.claims.when.phrases import Phrase
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.calendar import Outlook

LOOKS_BEYOND = frozenset({"until", "till", "to", "by", "before", "through", "for"})
"""Prepositions that lead from a past verb to a time after it."""


def verb_of(sentence: Sentence, phrase: Phrase) -> Token | None:
    """Return the verb the phrase hangs from, however far above it."""
    token = outermost(sentence, phrase)
    if token is None:
        return None
    return next((head for head in sentence.above(token) if head.pos in {"VERB", "AUX"}), None)


def outermost(sentence: Sentence, phrase: Phrase) -> Token | None:
    """Return the phrase's outermost word: the one whose head lies outside it."""
    inside = [t for t in sentence.tokens if phrase.start <= t.start < phrase.end]
    for token in inside:
        head = sentence.tokens[token.head]
        if not phrase.start <= head.start < phrase.end:
            return token
    return inside[0] if inside else None


def outlook(sentence: Sentence, phrase: Phrase, words: Outlook) -> int:
    """Return 1 where the phrase's verb looks ahead, -1 where it looks back, 0 where neither.

    A verb looks back on a phrase that is its own: of "killed on May 5", not of "open until May 5"
    or "a bond due May 5".
    """
    verb = verb_of(sentence, phrase)
    if verb is None:
        return 0
    helpers = list(sentence.below(verb, "aux", "auxpass"))
    if any(helper.lower in words.auxiliaries for helper in helpers):
        return 1
    if any(helper.lower == "to" for helper in helpers):
        head = sentence.head(verb)
        return 1 if head is not None and head.lemma in words.lemmas | {"be"} else 0
    if verb.lemma in words.lemmas and verb.tag != "VBD":
        return 1
    past = verb.tag in {"VBD", "VBN"} or any(h.tag == "VBD" for h in helpers)
    return -1 if past and _is_own(sentence, phrase, verb, words) else 0


def _is_own(sentence: Sentence, phrase: Phrase, verb: Token, words: Outlook) -> bool:
    """Whether the phrase hangs from the verb, or a noun of harm, by nothing that may look ahead."""
    token = outermost(sentence, phrase)
    if token is None:
        return False
    for head in sentence.above(token):
        if head.i == verb.i:
            return True
        own = head.pos == "ADP" or head.dep == "acomp" or head.lemma.lower() in words.nouns
        if head.lower in LOOKS_BEYOND or not own:
            return False
    return False


def is_perfect(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase's verb says a thing has lasted up to now ("has been closed for")."""
    verb = verb_of(sentence, phrase)
    if verb is None:
        return False
    return any(t.lemma == "have" and t.tag in {"VBZ", "VBP"} for t in sentence.below(verb, "aux"))


def starts_a_period(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase tells since when: "since the war began on 6 May"."""
    verb = verb_of(sentence, phrase)
    return verb is not None and any(t.lower == "since" for t in sentence.below(verb, "mark"))
