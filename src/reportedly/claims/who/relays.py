"""A cue in a sentence -> whom an outlet quotes by it: "state television said, citing the army"."""

from reportedly.claims.grammar import is_passive
from reportedly.claims.who.sources import noun_phrase
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.actors import ActorKind, Actors

_ONLY_TELL = frozenset({HolderRole.NGO_OR_RIGHTS_OFFICE, HolderRole.OBSERVER})
"""Those who tell of people killed and are not thought to have killed them."""

_OFFICES = frozenset({"official", "authority"})
"""Those of a hospital or a health office only tell; others' may have killed."""


def relayed_source(sentence: Sentence, verb: Token, actors: Actors) -> Token | None:
    """Return the head word of whoever is quoted, None when the verb's subject speaks for itself.

    An outlet that cites somebody passes his words on. Others who cite ("citing the map, the general
    said") say so themselves.
    """
    if verb.lemma in actors.roles.reading.relays and _is_as_saying(sentence, verb):
        return next(sentence.below(verb, "dobj"), None)
    clauses = (
        *sentence.below(verb, "advcl"),
        *(
            acl
            for subject in sentence.below(verb, "nsubj")
            for acl in sentence.below(subject, "acl")
        ),
    )
    if not any(_may_cite(clause, actors) for clause in clauses):
        return None
    outlet = relaying_outlet(sentence, verb, actors)
    if outlet is None:
        return None
    for citing in (*sentence.below(verb, "advcl"), *sentence.below(outlet, "acl")):
        if is_citing(sentence, citing, actors):
            return next(sentence.below(citing, "dobj"), None)
    return None


def relaying_outlet(sentence: Sentence, verb: Token, actors: Actors) -> Token | None:
    """Return the head word of the outlet that is the verb's subject, None if it is none."""
    for subject in sentence.below(verb, "nsubj"):
        if is_outlet(sentence, subject, actors):
            return subject
    return None


def is_citing(sentence: Sentence, verb: Token, actors: Actors) -> bool:
    """Return whether the verb is the "citing" of an outlet, which says nothing by itself."""
    head = sentence.head(verb)
    if head is None or not _may_cite(verb, actors):
        return False
    if verb.dep == "acl":
        return head.dep == "nsubj" and is_outlet(sentence, head, actors)
    return verb.dep == "advcl" and relaying_outlet(sentence, head, actors) is not None


def _may_cite(verb: Token, actors: Actors) -> bool:
    return verb.tag == "VBG" and verb.lemma in actors.roles.reading.relays


def _is_as_saying(sentence: Sentence, verb: Token) -> bool:
    """Whether what is said stands before "X quoted Y as saying" and not after it."""
    for link in sentence.below(verb, "prep"):
        for saying in sentence.below(link, "pcomp"):
            return link.lower == "as" and not any(sentence.below(saying, "ccomp", "dobj"))
    return False


def reported_by(sentence: Sentence, verb: Token, actors: Actors) -> tuple[Token, Token] | None:
    """Return the "by" and the source that the parse hangs on the harm, None where nobody is named.

    "Nine were reported killed by hospital officials": who tells of the dead, and kills nobody.
    """
    if not is_passive(sentence, verb):
        return None
    for harm in sentence.below(verb, "xcomp", "oprd"):
        for by in sentence.below(harm, "agent", "prep"):
            for noun in sentence.below(by, "pobj") if by.lower == "by" else ():
                if _only_tells(sentence, noun, actors):
                    return by, noun
    return None


def _only_tells(sentence: Sentence, noun: Token, actors: Actors) -> bool:
    """Whether the noun is of those who tell: a witness, hospital officials; nobody's guards."""
    of = any(t.lower == "of" for t in sentence.below(noun, "prep"))
    if of or any(sentence.below(noun, "poss", "relcl", "acl")):
        return False
    start = noun_phrase(sentence, noun, bare=True)[0] - sentence.start
    role = actors.roles.told_by(sentence.text[start : noun.end - sentence.start])
    told = noun.lemma in actors.roles.reading.only_tell or role in _ONLY_TELL
    return told or (role is HolderRole.MEDICAL and noun.lemma in _OFFICES)


def is_outlet(sentence: Sentence, noun: Token, actors: Actors) -> bool:
    """Return whether the noun is an outlet's name, or a word for one ("state television")."""
    start, end = noun_phrase(sentence, noun, bare=True)
    words = sentence.text[start - sentence.start : end - sentence.start]
    named = actors.named_in(words)
    plain = f" {words.lower()} "
    told = any(f" {word} " in plain for word in actors.roles.reading.media)
    return told or any(entry.kind is ActorKind.OUTLET for _, _, entry in named)
