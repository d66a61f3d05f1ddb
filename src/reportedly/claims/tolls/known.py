"""Harm word -> whether its deed is told as known, whatever is said of it: will investigate it."""

from reportedly.records.parse import Sentence, Token
from reportedly.vocab.lexicon import Lexicon

_OPEN_AUX = frozenset({"will", "would", "may", "might", "could", "can", "should", "to"})


def is_known(sentence: Sentence, trigger: Token, lexicon: Lexicon) -> bool:
    """Return whether the deed is known: who is asked for the murderers of six knows of six dead.

    Not where it is ordered, planned, feared or prevented.
    """
    if trigger.tag == "VBG" and _is_doer_in_doubt(sentence, trigger, lexicon):
        return True
    if _is_in_past_clause(sentence, trigger):
        return True
    return is_named_deed(sentence, trigger) and _is_left_standing(sentence, trigger, lexicon)


def _is_doer_in_doubt(sentence: Sentence, trigger: Token, lexicon: Lexicon) -> bool:
    """Whether only who did it is in doubt: suspected of killing two judges."""
    preposition = sentence.head(trigger)
    if preposition is None or trigger.dep != "pcomp":
        return False
    blamed = sentence.tokens[preposition.head].lemma in lexicon.harms.blaming.words
    return blamed and preposition.lower in {"of", "with"}


def _is_in_past_clause(sentence: Sentence, trigger: Token) -> bool:
    """Whether a relative clause tells it as past: they demand an end of raids in which ten died."""
    for clause in (trigger, *sentence.above(trigger)):
        helpers = {t.lower for t in sentence.below(clause, "aux")}
        if helpers & _OPEN_AUX or any(sentence.below(clause, "neg")):
            return False
        if clause.dep == "relcl":
            past = clause.tag in {"VBD", "VBN"}
            return past and any(sentence.below(clause, "nsubj", "nsubjpass"))
        if clause.dep == "acl" and clause.tag == "VBN":
            return (
                sentence.tokens[clause.head].pos == "PROPN"
            )  # "the release of Cole, kidnapped in May"
        if clause.dep != "conj":
            return False
    return False


def is_named_deed(sentence: Sentence, trigger: Token) -> bool:
    """Return whether a noun names one deed and its victims: the murder of two, Cole's murder."""
    owners = tuple(sentence.below(trigger, "poss"))
    definite = bool(owners) or any(t.lower == "the" for t in sentence.below(trigger, "det"))
    of = any(t.lower == "of" for t in sentence.subtree(trigger))
    whose = of or any(t.tag == "NNP" for t in owners)
    return trigger.pos == "NOUN" and definite and whose


def _is_left_standing(sentence: Sentence, trigger: Token, lexicon: Lexicon) -> bool:
    """Whether what is said of the deed leaves it standing: the word nearest to it decides."""
    lists, harms = lexicon.events.events, lexicon.harms
    open_ended = (lists.averted | lists.supposed | lists.ahead) - harms.blaming.words
    for head in sentence.above(trigger):
        if {head.lemma, head.lower} & (harms.known_deed.words | harms.linked.words):
            return True
        if head.lemma in open_ended:
            return False
    return True
