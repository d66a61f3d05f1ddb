"""Sentence -> the words by which someone denies, doubts, owns up to or leaves open what is said."""

from reportedly.claims.grammar import (
    NOUNS,
    after_prepositions,
    company,
    is_passive,
    objects_of,
    subjects_of,
    with_conjuncts,
)
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.events import Answer, EventWords, ReactionEntry

_NOT = frozenset({"not", "n't", "never", "cannot", "no", "nor", "neither"})
_CLAUSES_BELOW = ("ccomp", "xcomp", "pcomp")
_FROM = frozenset({"from", "by"})
_HANGING = frozenset({"relcl", "acl", "appos"})
_CALLING = frozenset(
    {"describe", "dismiss", "denounce", "brand", "label", "reject", "regard", "see", "deride"}
    | {"characterize", "characterise", "slam", "condemn", "view", "decry"}
)


class Reply(Record, frozen=True, kw_only=True):
    """An answering word: where it stands, the entry that reads it, who answers, and to what.

    ``holder`` is the token that heads the words for whoever answers, None when nobody is named in
    the clause. ``tokens`` are the words of the answer, holder and denied content included.
    """

    i: int
    entry: ReactionEntry
    holder: int | None
    tokens: tuple[int, ...]


def find_replies(sentence: Sentence, events: EventWords) -> tuple[Reply, ...]:
    """Return the answering words of the sentence, in order; of nested ones the outer alone."""
    found: list[Reply] = []
    for token in sentence.tokens:
        entry = _entry_for(sentence, token, events)
        if entry is not None:
            found.append(_reply(sentence, token, entry, events))
    return tuple(
        reply
        for reply in found
        if not any(
            reply.i in other.tokens and other.i != reply.i and _outer(sentence, other, reply)
            for other in found
        )
    )


def _outer(sentence: Sentence, one: Reply, other: Reply) -> bool:
    """Whether one reply holds the other in what hangs from it."""
    above = {t.i for t in sentence.above(sentence.tokens[other.i])}
    below = {t.i for t in sentence.above(sentence.tokens[one.i])}
    return one.i in above or (other.i not in below and one.i < other.i)


def _entry_for(sentence: Sentence, token: Token, events: EventWords) -> ReactionEntry | None:
    entries = events.answers_by_lemma.get(token.lemma, ())
    if token.lower != token.lemma:
        entries += events.answers_by_lemma.get(token.lower, ())
    if not entries:
        return None
    words = company(sentence, token) | _opening(sentence, token)
    for entry in entries:
        if entry.near and not words & entry.near:
            continue
        if (words - {token.lemma, token.lower}) & entry.not_near:
            continue
        if _FITS[entry.form](sentence, token, entry, events):
            return entry
    return None


def _opening(sentence: Sentence, token: Token) -> frozenset[str]:
    """The first words of the clauses below a word: how many, whether."""
    clauses = list(sentence.below(token, "ccomp", "advcl", "csubj", "relcl"))
    above = sentence.head(token)
    if token.dep == "acomp" and above is not None:
        clauses += sentence.below(above, "ccomp", "advcl")
    return frozenset(t.lower for clause in clauses for t in sentence.subtree(clause)[:4])


def _fits_verb(sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords) -> bool:
    if token.pos != "VERB" or _turned_round(sentence, token, events.reactions.refusals):
        return False
    things = _objects(sentence, token)
    if not entry.what or any(noun.lemma in entry.what for noun in things):
        return not any(sentence.below(token, "dative"))
    return entry.clause and _denies_freely(sentence, token, things, events)


def _denies_freely(
    sentence: Sentence, token: Token, things: tuple[Token, ...], events: EventWords
) -> bool:
    """Whether a clause, an event or nothing at all is denied: "denied any bombing"."""
    if any(sentence.below(token, "dative")):
        return False
    own = tuple(sentence.below(token, "dobj"))
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
    if not _turned_round(sentence, token, events.reactions.refusals):
        return False
    return not entry.what or any(n.lemma in entry.what for n in _objects(sentence, token))


def _fits_predicate(
    sentence: Sentence, token: Token, entry: ReactionEntry, _events: EventWords
) -> bool:
    """Whether the word is said of something: "is baseless", "called it absurd"."""
    if token.dep not in {"acomp", "attr", "oprd", "pobj", "ROOT", "conj", "amod", "ccomp"}:
        return False
    if token.dep == "pobj" and not _is_called(sentence, sentence.tokens[token.head]):
        return False
    about = _spoken_of(sentence, token)
    if about is None or _turned_round(sentence, token, frozenset()):
        return False
    return not entry.what or bool(
        {t.lemma for t in about} & entry.what or {t.lower for t in about} & entry.what
    )


def _fits_noun(sentence: Sentence, token: Token, entry: ReactionEntry, _events: EventWords) -> bool:
    if token.pos not in {"NOUN", "PROPN", "PRON"} or token.dep in {"compound", "poss"}:
        return False
    return "no" not in entry.near or _is_none(sentence, token)


def _is_none(sentence: Sentence, noun: Token) -> bool:
    """``no comment``, ``without comment``, ``do not have any link``."""
    own = {t.lower for t in sentence.below(noun, "det", "neg")}
    head = sentence.head(noun)
    if head is None or "no" in own:
        return "no" in own
    return head.lower == "without" or ("any" in own and any(sentence.below(head, "neg")))


_FITS = {
    Answer.VERB: _fits_verb,
    Answer.NOT_VERB: _fits_not_verb,
    Answer.PREDICATE: _fits_predicate,
    Answer.NOUN: _fits_noun,
}


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


def _is_called(sentence: Sentence, preposition: Token) -> bool:
    """``dismissed as``, ``nothing but``: what follows is said of something."""
    above = sentence.head(preposition)
    calling = above is not None and above.lemma in _CALLING
    return preposition.lower == "but" or (preposition.lower == "as" and calling)


def _spoken_of(sentence: Sentence, token: Token) -> tuple[Token, ...] | None:
    """The nouns that a predicate is said of, or None when it is said of nothing."""
    if token.dep == "amod":
        return None
    current = token
    for head in (token, *sentence.above(token)):
        subjects = tuple(sentence.below(head, "nsubj", "nsubjpass", "expl"))
        if subjects and head.i != token.i:
            things = tuple(sentence.below(head, "dobj"))
            said = (*things, *subjects) if head.lemma != "be" else subjects
            return tuple(t for s in said for t in with_conjuncts(sentence, s))
        if head.i == token.i and subjects and token.dep in {"ccomp", "ROOT"}:
            return subjects
        if head.i != token.i and current.dep in {"ccomp", "advcl", "relcl"}:
            return None
        current = head
    return None


def _turned_round(sentence: Sentence, token: Token, refusals: frozenset[str]) -> bool:
    """Whether the verb stands under not, or under refuse, decline, unable, impossible."""
    if any(
        t.dep == "neg" or t.lower in _NOT
        for t in sentence.below(token, "neg", "advmod", "aux", "preconj")
    ):
        return True
    if any(
        t.lower in {"no", "none", "nobody"} or _has_no(sentence, t)
        for t in sentence.below(token, "nsubj", "nsubjpass", "dobj")
        if refusals
    ):
        return True
    current = token
    for head in sentence.above(token):
        if current.dep not in {"xcomp", "acomp", "ccomp", "conj", "acl", "attr"}:
            return False
        if head.lemma in refusals or any(
            t.lower in refusals for t in sentence.below(head, "advmod", "acomp")
        ):
            return True
        shares = current.dep != "conj" or not any(sentence.below(current, "nsubj", "nsubjpass"))
        negated = any(sentence.below(head, "neg"))
        if shares and negated and current.dep in {"acomp", "xcomp", "attr", "conj"}:
            return True
        if current.dep == "ccomp":
            return False
        current = head
    return False


def _has_no(sentence: Sentence, noun: Token) -> bool:
    return any(t.lower == "no" for t in sentence.below(noun, "det"))


def _reply(sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords) -> Reply:
    """The reply with its holder and all its words."""
    top = _top(sentence, token)
    holder = _holder(sentence, token, top, entry)
    content = sentence.subtree(top, without=_side_clauses(sentence, top))
    words = {t.i for t in content}
    if holder is not None and holder.i < token.i and top.dep not in _HANGING:
        first = sentence.subtree(holder)[0].i
        words = {i for i in words if i >= first}
    if top.dep in _HANGING:
        antecedent = _antecedent(sentence, top, events)
        if antecedent is not None and holder is not None and antecedent.i != holder.i:
            words |= {t.i for t in sentence.subtree(antecedent, without=("relcl", "acl", "punct"))}
    if holder is not None:
        words |= {
            holder.i,
            *(t.i for t in sentence.subtree(holder, without=("relcl", "acl", "appos", "punct"))),
        }
    return Reply(
        i=token.i,
        entry=entry,
        holder=None if holder is None else holder.i,
        tokens=tuple(sorted(words)),
    )


def _antecedent(sentence: Sentence, top: Token, events: EventWords) -> Token | None:
    """What "which X denied" stands for: of "violations of the truce", the violations."""
    noun = sentence.head(top)
    while noun is not None and noun.dep == "pobj":
        above = sentence.head(sentence.tokens[noun.head])
        if above is None or above.pos != "NOUN" or not events.entries_for(above.lemma, above.lower):
            break
        noun = above
    return noun


def _side_clauses(sentence: Sentence, top: Token) -> frozenset[str]:
    cut = {"advcl", "parataxis", "punct", "cc"}
    if any(t.pos in {"VERB", "AUX"} for t in sentence.below(top, "conj")):
        cut.add("conj")
    return frozenset(cut)


def _top(sentence: Sentence, token: Token) -> Token:
    """The word that heads the whole answer: the verb over "baseless", "refused" over "accept"."""
    current = token
    while current.dep in {
        "xcomp",
        "acomp",
        "attr",
        "oprd",
        "pobj",
        "prep",
        "pcomp",
        "dobj",
        "nsubj",
        "nsubjpass",
    }:
        head = sentence.tokens[current.head]
        if head.i == current.i or (
            current.dep in {"nsubj", "nsubjpass"} and head.pos not in {"VERB", "AUX"}
        ):
            break
        current = head
    return current


def _holder(sentence: Sentence, token: Token, top: Token, entry: ReactionEntry) -> Token | None:
    """Whoever answers, when the clause itself says so."""
    if entry.form is Answer.NOUN:
        named = after_prepositions(sentence, token, _FROM) or after_prepositions(
            sentence, top, _FROM
        )
        owner = tuple(sentence.below(token, "poss"))
        return next(iter((*owner, *named)), None)
    if entry.form is Answer.PREDICATE:
        return _caller(sentence, top)
    verb = token if token.pos == "VERB" else top
    if entry.id == "not-reached":
        return next(iter(objects_of(sentence, verb) or subjects_of(sentence, top)), None)
    if entry.id in {"spread-falsehood", "not-known"}:
        return None
    doers = subjects_of(sentence, verb)
    if not doers and not is_passive(sentence, verb):
        doers = subjects_of(sentence, top)
    return next(
        (
            d
            for d in doers
            if (d.pos in NOUNS and d.lower not in {"it", "there", "none"})
            or (d.lower == "it" and d.pos == "PRON" and not _expletive(sentence, d))
        ),
        None,
    )


def _expletive(sentence: Sentence, it: Token) -> bool:
    """Whether "it" stands for nothing: it was not clear how many."""
    head = sentence.tokens[it.head]
    return head.lemma == "be" or is_passive(sentence, head)


def _caller(sentence: Sentence, top: Token) -> Token | None:
    """The one who calls a thing false; nobody when it just is."""
    if top.pos != "VERB" or not any(sentence.below(top, "dobj", "ccomp", "xcomp")):
        return None
    return next(iter(subjects_of(sentence, top)), None)
