"""A word in a sentence and an entry of data/reactions -> whether it stands as the entry wants."""

from collections.abc import Callable

from reportedly.claims.events.turned import (
    NOT_YET,
    has_no,
    is_of_what_may_be,
    is_only_free_to,
    over,
    turned_round,
)
from reportedly.claims.grammar import (
    after_prepositions,
    is_passive,
    objects_of,
    tells_past,
    with_conjuncts,
)
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import DENYING, Aspect, Stance
from reportedly.vocab.events import Answer, EventWords, ReactionEntry

_TO = frozenset({"to"})
_ANY = frozenset({"any", "all", "its", "his", "her", "their"})
_CLAUSES_BELOW = ("ccomp", "xcomp", "pcomp")

_OUGHT = frozenset({"should", "must", "ought", "let"})
_FURTHER = frozenset({"other", "more", "further", "additional", "new"})
_WHENEVER = frozenset({"when", "whenever", "where", "wherever", "as", "while"})
_SUPPOSING = frozenset({"if", "unless", "until", "lest", "as long as"})
_STATED = frozenset({"be", "plead"})
"""Verbs by which something is said of their subject: is not true, pleaded not guilty."""

_STANDING = frozenset({"in", "under"})
"""Prepositions before what something is said to be in: in their hands, under control."""


def stands_as(sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords) -> bool:
    """Return whether the word stands in the form that the entry reads."""
    return _FITS[entry.form](sentence, token, entry, events)


def is_only_supposed(sentence: Sentence, token: Token) -> bool:
    """Return whether an answering word stands in a question, or under "if" or "until"."""
    if sentence.text.rstrip("\"'”’ ").endswith("?"):
        return True
    for word in (token, *sentence.above(token)):
        if word.dep in {"advcl", "ccomp", "relcl", "parataxis"}:
            return word.dep == "advcl" and bool(_opens_by(sentence, word) & _SUPPOSING)
    return False


def _opens_by(sentence: Sentence, clause: Token) -> frozenset[str]:
    """The words that tie a side clause to its sentence."""
    ties = {t.lower for t in sentence.below(clause, "mark", "advmod")}
    return frozenset(ties | ({"as long as"} if {"as", "long"} <= ties else set()))


def _fits_verb(sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords) -> bool:
    if token.pos != "VERB" or turned_round(sentence, token, events.reactions.refusals):
        return False
    if entry.stance in DENYING and is_only_free_to(sentence, token):
        return False
    if _is_withheld(sentence, token):
        return False
    if entry.only_clause:
        return any(
            any(sentence.below(clause, "mark")) for clause in sentence.below(token, "ccomp")
        ) and not any(sentence.below(token, "dobj"))
    things = (*_objects(sentence, token), *after_prepositions(sentence, token, entry.through))
    if not entry.what or any(noun.lemma in entry.what for noun in things):
        return True
    return entry.clause and _denies_freely(sentence, token, things, events)


def _is_withheld(sentence: Sentence, verb: Token) -> bool:
    """Whether something is kept from somebody, and nothing is contested: denied entry.

    In the passive the thing stays an object: the crews were denied access.
    """
    if any(sentence.below(verb, "dative")):
        return True
    kept = any(t.pos != "PRON" for t in sentence.below(verb, "dobj"))
    return kept and is_passive(sentence, verb)


def _fits_contrary(
    sentence: Sentence, token: Token, entry: ReactionEntry, _events: EventWords
) -> bool:
    """Whether what is told goes against an account: "contrary to reports, no bus was hit"."""
    against = after_prepositions(sentence, token, _TO)
    if not against and (head := sentence.head(token)) is not None:
        against = after_prepositions(sentence, head, _TO)
    return any(noun.lemma in entry.what for noun in against)


def _denies_freely(
    sentence: Sentence, token: Token, things: tuple[Token, ...], events: EventWords
) -> bool:
    """Whether a clause, an event or nothing at all is denied: "denied any bombing"."""
    own = tuple(sentence.below(token, "dobj"))
    if any(t.lower in _ANY for noun in own for t in sentence.below(noun, "det", "poss")):
        return True  # "denied any wrongdoing", "denied his opposition"
    if any(t.tag == "VBG" for noun in own for t in sentence.below(noun, "amod")):
        return True  # "denied striking the port", read as a striking port
    if not own or any(sentence.below(token, *_CLAUSES_BELOW)):
        return True
    return any(events.entries_for(noun.lemma, noun.lower) for noun in things)


def _fits_not_verb(
    sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords
) -> bool:
    if token.pos not in {"VERB", "ADJ", "AUX"} or token.dep in {"amod", "compound"}:
        return False
    if any(sentence.below(token, "neg")) and not _is_told(sentence, token, events):
        return False
    above = over(sentence, token)
    if above & _OUGHT or (entry.under and not above & entry.under):
        return False
    if not turned_round(sentence, token, events.reactions.refusals):
        return False
    if entry.only_clause:
        return _is_of_what_was(sentence, token, events)
    if entry.clause and any(sentence.below(token, "ccomp")):
        return True
    things = (*_objects(sentence, token), *after_prepositions(sentence, token, entry.through))
    return not entry.what or any(n.lemma in entry.what and n.tag != "WDT" for n in things)


def _is_of_what_was(sentence: Sentence, verb: Token, events: EventWords) -> bool:
    """Whether a clause below tells what was, or who is to blame: do not think that he did it."""
    return any(
        (
            not any(t.lower in NOT_YET for t in sentence.below(clause, "aux"))
            and (tells_past(sentence, clause) or _is_charge(sentence, clause, events))
        )
        or _is_of_himself(sentence, clause)
        for clause in sentence.below(verb, "ccomp")
    )


def _is_of_himself(sentence: Sentence, clause: Token) -> bool:
    """Whether it is said of the speaker what he is: do not think that we are invaders."""
    own = any(t.lower in {"i", "we"} for t in sentence.below(clause, "nsubj"))
    return clause.lemma == "be" and own and any(sentence.below(clause, "attr", "acomp"))


def _is_charge(sentence: Sentence, be: Token, events: EventWords) -> bool:
    """Whether somebody is said to be to blame, or a thing to be violence: that it is murder."""
    blame = next(a.words for a in events.reactions.aspect if a.aspect is Aspect.ATTRIBUTION)
    if any(
        events.is_violent(e.class_)
        for t in sentence.below(be, "nsubj", "nsubjpass")
        for e in events.entries_for(t.lemma, t.lower)
    ):
        return True  # "do not believe the attack comes from there"
    return be.lemma == "be" and any(
        t.lower in blame
        or any(events.is_violent(e.class_) for e in events.entries_for(t.lemma, t.lower))
        for t in sentence.below(be, "acomp", "attr", "prep", "advmod")
    )


def _is_told(sentence: Sentence, verb: Token, events: EventWords) -> bool:
    """Whether a verb with a "not" of its own tells what was not done.

    Not in "the cause, not determining who", which is said by nobody, and "asked it not to confirm",
    which is asked; who preferred not to comment has not.
    """
    if verb.tag == "VBG":
        return False
    head = sentence.head(verb)
    infinitive = any(t.lower == "to" for t in sentence.below(verb, "aux"))
    return not infinitive or (head is not None and head.lemma in events.reactions.preferring)


def _fits_predicate(
    sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords
) -> bool:
    """Whether the word is said of something: "is baseless", "called it absurd"."""
    if token.dep not in {"acomp", "attr", "oprd", "pobj", "ROOT", "conj", "amod", "ccomp"}:
        return False
    if token.dep == "pobj" and not _is_called(sentence, sentence.tokens[token.head], events):
        return False
    about = _spoken_of(sentence, token)
    if about is None or turned_round(sentence, token, frozenset()):
        return False
    if any(has_no(sentence, t) for t in about):
        return False  # "no attack is justified"
    if entry.stance is Stance.JUSTIFIES and is_of_what_may_be(sentence, token):
        return False  # "a war would be lawful"; but "it would be absurd to shell it" rejects
    if any(t.lower == "longer" for t in (*sentence.below(token), *_beside(sentence, token))):
        return False  # "is no longer lawful"
    return not entry.what or bool(
        {t.lemma for t in about} & entry.what or {t.lower for t in about} & entry.what
    )


def _beside(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The adverbs of the word that a predicate hangs from."""
    head = sentence.head(token)
    return () if head is None else tuple(sentence.below(head, "advmod"))


def _fits_not_predicate(
    sentence: Sentence, token: Token, entry: ReactionEntry, _events: EventWords
) -> bool:
    """Whether the word is said not to hold of something: "is not true", "not in their hands"."""
    verb = sentence.head(token)
    if token.dep == "pobj" and verb is not None and verb.lower in _STANDING:
        verb = sentence.head(verb)
    elif token.dep not in {"acomp", "attr", "advmod", "prep", "xcomp"}:
        return False
    if verb is None or verb.lemma not in _STATED:
        return False
    if not any(sentence.below(verb, "neg")) and not any(sentence.below(token, "neg")):
        return False
    subjects = tuple(sentence.below(verb, "nsubj"))
    if not entry.what:
        return bool(subjects)
    about = {w for t in subjects for w in (t.lemma, t.lower)}
    return bool(about & entry.what) or (entry.names and any(t.pos == "PROPN" for t in subjects))


def _fits_absent(
    sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords
) -> bool:
    """Whether something is said not to be, or not to have happened: "there was no ambush"."""
    if token.pos not in {"VERB", "AUX"} or any(sentence.below(token, "auxpass")):
        return False
    expletive = any(sentence.below(token, "expl"))
    supposed = any(t.lower in NOT_YET for t in sentence.below(token, "aux"))
    if supposed or _is_of_any_time(sentence, token) or (token.lemma == "be" and not expletive):
        return False
    if token.lemma == "take" and not any(t.lower == "place" for t in sentence.below(token, "dobj")):
        return False
    things = tuple(
        sentence.below(token, "attr", "nsubj") if expletive else sentence.below(token, "nsubj")
    )
    denied = any(sentence.below(token, "neg"))
    return any(
        (denied or _is_no(sentence, thing)) and _points_back(sentence, thing, entry, events)
        for thing in things
    )


def _is_of_any_time(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause tells what holds whenever it does: when there is no attack, nobody ...

    Or what somebody is to see to: searched it to be sure that there were no bombs.
    """
    ties = {t.lower for t in sentence.below(verb, "mark", "advmod")}
    head = sentence.head(verb)
    meant = verb.dep == "ccomp" and head is not None and head.tag == "VB"
    return (verb.dep == "advcl" and bool(ties & _WHENEVER)) or meant


def _is_no(sentence: Sentence, noun: Token) -> bool:
    return noun.lower in {"nothing", "none"} or has_no(sentence, noun)


def _points_back(
    sentence: Sentence, thing: Token, entry: ReactionEntry, events: EventWords
) -> bool:
    """Whether a noun stands for what was told: "it", "no such raid", "the attack"."""
    back = events.reactions.pointing_back
    if thing.lower in {"nothing", "none"} and any(sentence.below(thing, "relcl")):
        return False  # "there is nothing that we cannot do"
    if thing.lower in back or thing.lemma in entry.what:
        return True
    own = {t.lower for t in sentence.below(thing, "amod", "predet", "det")}
    if own & _FURTHER:
        return False  # "there were no other bombs"
    if own & back:
        return True
    return any(events.is_violent(e.class_) for e in events.entries_for(thing.lemma, thing.lower))


def _fits_noun(sentence: Sentence, token: Token, entry: ReactionEntry, _events: EventWords) -> bool:
    """Whether the noun is said to be wanting, or is there, of what the entry asks for."""
    if token.pos not in {"NOUN", "PROPN", "PRON"} or token.dep in {"compound", "poss"}:
        return False
    if entry.what and not any(t.lemma in entry.what for t in _spoken_of_by(sentence, token)):
        return False
    return "no" not in entry.near or _is_none(sentence, token)


def _spoken_of_by(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What hangs from a noun or stands behind it: no evidence for the claim, cast doubt on it."""
    head = sentence.head(noun)
    beside = () if head is None else tuple(sentence.below(head, "prep", "xcomp", "advcl"))
    below = (t for top in (noun, *beside) for t in sentence.subtree(top))
    return tuple(t for t in below if t.i > noun.i)


def _is_none(sentence: Sentence, noun: Token) -> bool:
    """``no comment``, ``without comment``, ``do not have any link``."""
    own = {t.lower for t in sentence.below(noun, "det", "neg")}
    head = sentence.head(noun)
    if head is None or "no" in own:
        return "no" in own
    return head.lower == "without" or ("any" in own and any(sentence.below(head, "neg")))


def _objects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """What a verb is done to, in any way; a clause's own subject among them."""
    direct = objects_of(sentence, verb)
    below = tuple(
        joined
        for noun in sentence.below(verb, "dobj", "oprd", "dative")
        for joined in with_conjuncts(sentence, noun)
    )
    inside = tuple(
        noun
        for clause in sentence.below(verb, "ccomp", "xcomp")
        for noun in sentence.below(clause, "nsubj", "nsubjpass")
    )
    called = after_prepositions(sentence, verb, frozenset({"as"}))
    return (*direct, *below, *inside, *called)


def _is_called(sentence: Sentence, preposition: Token, events: EventWords) -> bool:
    """``dismissed as``, ``nothing but``: what follows is said of something."""
    above = sentence.head(preposition)
    calling = above is not None and above.lemma in events.reactions.calling
    return preposition.lower == "but" or (preposition.lower == "as" and calling)


def _spoken_of(sentence: Sentence, token: Token) -> tuple[Token, ...] | None:
    """The nouns that a predicate is said of, or None when it is said of nothing."""
    first = sentence.head(token) if token.dep == "conj" else None
    if "amod" in {token.dep, "" if first is None else first.dep}:
        return None  # "made false or misleading statements"
    current = token
    for head in (token, *sentence.above(token)):
        subjects = tuple(sentence.below(head, "nsubj", "nsubjpass", "expl"))
        if subjects and head.i != token.i:
            things = tuple(sentence.below(head, "dobj"))
            said = (*things, *subjects) if head.lemma != "be" else subjects
            return tuple(t for s in said for t in with_conjuncts(sentence, s))
        if head.i == token.i and subjects and token.dep in {"ccomp", "ROOT", "oprd"}:
            return subjects
        if head.i != token.i and current.dep in {"ccomp", "advcl", "relcl"}:
            return None
        current = head
    return None


_FITS: dict[Answer, Callable[[Sentence, Token, ReactionEntry, EventWords], bool]] = {
    Answer.VERB: _fits_verb,
    Answer.NOT_VERB: _fits_not_verb,
    Answer.PREDICATE: _fits_predicate,
    Answer.NOT_PREDICATE: _fits_not_predicate,
    Answer.ABSENT: _fits_absent,
    Answer.NOUN: _fits_noun,
    Answer.CONTRARY: _fits_contrary,
}
