"""A word in a sentence -> whether the words beside or above turn it round: not, refuse, may."""

from reportedly.claims.grammar import SUBJECTS
from reportedly.records.parse import Sentence, Token

_NOT = frozenset({"not", "n't", "never", "cannot", "no", "nor", "neither"})

_UP = frozenset(
    {"xcomp", "acomp", "ccomp", "conj", "acl", "relcl", "attr", "pobj", "pcomp", "prep", "dobj"}
)
"""Labels up which a verb's "not" is looked for: "was not in a position to verify"."""

NOT_YET = frozenset(
    {"will", "wo", "'ll", "shall", "would", "should", "must", "may", "might", "can", "ca"}
)
"""Helpers under which nothing is said to have been, or not to have been."""

_ONLY = frozenset({"only", "just", "merely", "simply"})

_FREE_TO = frozenset({"free", "able", "likely", "unlikely", "willing", "ready", "prepared", "need"})


def is_only_free_to(sentence: Sentence, verb: Token) -> bool:
    """Return whether he only may: felt free to contradict it; who had to deny it has done so."""
    head = sentence.head(verb)
    infinitive = any(t.lower == "to" for t in sentence.below(verb, "aux"))
    return infinitive and head is not None and head.lemma in _FREE_TO


def over(sentence: Sentence, verb: Token) -> frozenset[str]:
    """Return the words that help or govern a verb: would not say, was able to, declined to."""
    found = list(sentence.below(verb, "aux"))
    current = verb
    for head in sentence.above(verb):
        if current.dep not in {"xcomp", "conj", "acomp", "ccomp", "advcl"}:
            break
        shares = current.dep != "conj" or not any(sentence.below(current, *SUBJECTS))
        if not shares:
            break
        found += [head, *sentence.below(head, "aux", "acomp")]
        if current.dep in {"ccomp", "advcl"}:
            break
        current = head
    return frozenset(word for t in found for word in (t.lower, t.lemma))


def is_of_what_may_be(sentence: Sentence, token: Token) -> bool:
    """Return whether the word is only said of what may be or will be."""
    verb = next((t for t in (token, *sentence.above(token)) if t.pos in {"VERB", "AUX"}), token)
    return any(t.lower in NOT_YET for t in sentence.below(verb, "aux"))


def turned_round(sentence: Sentence, token: Token, refusals: frozenset[str]) -> bool:
    """Return whether the verb stands under not, or under refuse, decline, unable, impossible."""
    if any(
        (t.dep == "neg" or t.lower in _NOT) and t.i < token.i and not _is_not_only(sentence, t)
        for t in sentence.below(token, "neg", "advmod", "aux", "preconj")
    ):
        return True
    if any(
        t.lower in {"no", "none", "nobody"} or has_no(sentence, t)
        for t in sentence.below(token, "nsubj", "nsubjpass", "dobj")
        if refusals
    ):
        return True
    if token.dep == "acl" and token.tag == "VBN":
        return False  # "the criteria determined by the ministry"
    return _is_under_not(sentence, token, refusals)


def _is_under_not(sentence: Sentence, token: Token, refusals: frozenset[str]) -> bool:
    """Whether a word above the verb turns it round: refused to, was not able to, had no way of."""
    current = token
    for head in sentence.above(token):
        if current.dep not in _UP:
            return False
        if refusals and token.tag != "VBN" and current.pos == "NOUN" and has_no(sentence, current):
            return True  # "had no way of verifying"; but "no deaths confirmed" is a count
        if head.lemma in refusals or any(
            t.lower in refusals for t in sentence.below(head, "advmod", "acomp")
        ):
            return True
        shares = current.dep != "conj" or not any(sentence.below(current, "nsubj", "nsubjpass"))
        negated = any(not _is_not_only(sentence, t) for t in sentence.below(head, "neg")) or any(
            t.lower in {"neither", "nor"} for t in sentence.below(head, "preconj", "cc", "advmod")
        )
        if shares and negated and current.dep in {"acomp", "xcomp", "attr", "conj", "prep"}:
            return True
        if current.dep == "ccomp":
            return False
        current = head
    return False


def _is_not_only(sentence: Sentence, word: Token) -> bool:
    """Whether a "not" denies nothing: not only false, but grave."""
    return word.i + 1 < len(sentence.tokens) and sentence.tokens[word.i + 1].lower in _ONLY


def has_no(sentence: Sentence, noun: Token) -> bool:
    """Return whether the noun is of none: no raid, neither army."""
    return any(t.lower in {"no", "neither"} for t in sentence.below(noun, "det", "preconj"))
