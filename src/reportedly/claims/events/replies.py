"""Sentence -> the words by which someone denies, doubts, owns up to or leaves open what is said."""

from reportedly.claims.events.forms import stands_as
from reportedly.claims.grammar import (
    NOUNS,
    SUBJECTS,
    after_prepositions,
    company,
    is_passive,
    objects_of,
    subjects_of,
)
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, asked_once
from reportedly.records.vocabulary import LEFT_OPEN, SegmentKind, Stance
from reportedly.vocab.events import Answer, Answerer, EventWords, ReactionEntry

_FROM = frozenset({"from", "by"})
_BY_HAVING = {
    Stance.NO_FIGURE: frozenset({"have", "make", "offer", "issue", "give"}),
    Stance.CANNOT_VERIFY: frozenset({"have", "cast", "voice", "express", "raise", "see", "find"}),
    Stance.REJECTS_CHARACTERISATION: frozenset({"take"}),
    Stance.DENIES: frozenset({"issue", "make", "repeat", "reiterate"}),
}
"""Verbs whose subject is who answers by the noun: had no comment, cast doubt, took issue."""

_HANGING = frozenset({"relcl", "acl", "appos"})


class Reply(Record, frozen=True, kw_only=True):
    """An answering word: where it stands, the entry that reads it, who answers, and to what.

    ``holder`` is the token that heads the words for whoever answers, None when nobody is named in
    the clause. ``tokens`` are the words of the answer, holder and denied content included.
    """

    i: int
    entry: ReactionEntry
    holder: int | None
    tokens: tuple[int, ...]


@asked_once
def find_replies(sentence: Sentence, events: EventWords) -> tuple[Reply, ...]:
    """Return the answering words of the sentence, in order; of nested ones the outer alone."""
    found: list[Reply] = []
    known = events.answers_by_lemma
    if known.keys().isdisjoint(sentence.words):
        return ()
    for token in sentence.tokens:
        may_answer = token.lemma in known or token.lower in known
        entry = _entry_for(sentence, token, events) if may_answer else None
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
    if token.lemma in events.reactions.calling:
        words |= _closing(sentence, token)
    for entry in entries:
        if entry.near and not words & entry.near:
            continue
        if entry.joined and not _joined_to(sentence, token) & entry.joined:
            continue
        if (words - {token.lemma, token.lower}) & entry.not_near:
            continue
        if stands_as(sentence, token, entry, events):
            return entry
    return None


def _joined_to(sentence: Sentence, token: Token) -> frozenset[str]:
    """The words that are joined to one as its first: confirm or deny."""
    return frozenset(t.lemma for t in sentence.below(token, "conj"))


def _opening(sentence: Sentence, token: Token) -> frozenset[str]:
    """The first words of the clauses below a word: how many, whether."""
    clauses = list(sentence.below(token, "ccomp", "advcl", "csubj", "relcl"))
    above = sentence.head(token)
    if token.dep == "acomp" and above is not None:
        clauses += sentence.below(above, "ccomp", "advcl", "xcomp")
    return frozenset(t.lower for clause in clauses for t in sentence.subtree(clause)[:4])


def _closing(sentence: Sentence, verb: Token) -> frozenset[str]:
    """What a thing is called after a clause of its own: "the charge that they fired a lie"."""
    words = [t for t in sentence.subtree(verb) if t.pos != "PUNCT"]
    if not any(t.i > verb.i and t.dep in {"ccomp", "acl", "relcl"} for t in words):
        return frozenset()
    return frozenset({words[-1].lower, words[-1].lemma}) if words[-1].i > verb.i else frozenset()


def _reply(sentence: Sentence, token: Token, entry: ReactionEntry, events: EventWords) -> Reply:
    """The reply with its holder and all its words."""
    top = _top(sentence, token)
    if entry.form is Answer.CONTRARY:
        top = next((t for t in sentence.above(token) if t.pos in {"VERB", "AUX"}), top)
    holder = _holder(sentence, token, top, entry)
    cut = _side_clauses(sentence, top) - ({"conj", "cc"} if entry.joined else set())
    content = sentence.subtree(top, without=cut)
    words = {t.i for t in content} - told_beside(sentence, token)
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


def told_beside(sentence: Sentence, verb: Token) -> frozenset[int]:
    """Return the words of a headline's "as" clause, which tells what goes on beside a denial."""
    if sentence.segment is not SegmentKind.HEADLINE:
        return frozenset()
    own = (verb, *sentence.below(verb, "xcomp", "dobj"))
    return frozenset(
        t.i
        for over in own
        for clause in sentence.below(over, "advcl")
        if any(mark.lower == "as" for mark in sentence.below(clause, "mark"))
        for t in sentence.subtree(clause)
    )


def _antecedent(sentence: Sentence, top: Token, events: EventWords) -> Token | None:
    """What "which X denied" stands for: of "violations of the truce", the violations."""
    noun = sentence.head(top)
    while noun is not None and noun.dep == "pobj":
        above = sentence.head(sentence.tokens[noun.head])
        if above is None or above.pos != "NOUN" or not events.entries_for(above.lemma, above.lower):
            break
        noun = above
    which = any(t.lower == "which" for t in sentence.below(top))
    return None if which and not _can_be_denied(noun, events) else noun


def _can_be_denied(noun: Token | None, events: EventWords) -> bool:
    """Whether a noun tells an account or an event; of a town or a case the clause is denied."""
    if noun is None:
        return False
    reactions = events.reactions
    told = reactions.accounts | reactions.tellings | reactions.assertions | reactions.charges
    return noun.lemma in told or any(events.entries_for(noun.lemma, noun.lower))


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
    if entry.answerer is Answerer.SPEAKER:
        return None
    if entry.form is Answer.NOUN:
        named = after_prepositions(sentence, token, _FROM) or after_prepositions(
            sentence, top, _FROM
        )
        owner = tuple(sentence.below(token, "poss"))
        verb = sentence.head(token)
        asked = verb is not None and _had(verb, entry)
        if verb is not None and asked and not (owner or named):
            owner = subjects_of(sentence, verb)  # "the army had no comment"
        return next(iter((*owner, *named)), None)
    if entry.answerer is Answerer.DESCRIBED:
        return next(iter(subjects_of(sentence, top)), None)
    if entry.form is Answer.PREDICATE:
        return _caller(sentence, top)
    verb = token if token.pos == "VERB" else top
    if entry.answerer is Answerer.OBJECT:
        return next(iter(objects_of(sentence, verb) or subjects_of(sentence, top)), None)
    unsaid = {"it", "there"} if entry.stance is Stance.DENIES else {"it", "there", "none"}
    doers = _first_speaker(sentence, top, entry) or subjects_of(sentence, verb)
    if not doers and not is_passive(sentence, verb):
        doers = subjects_of(sentence, top)
    return next(
        (
            d
            for d in doers
            if (d.pos in NOUNS and d.lower not in unsaid)
            or (d.lower == "it" and d.pos == "PRON" and not _expletive(sentence, d))
        ),
        None,
    )


def _first_speaker(sentence: Sentence, verb: Token, entry: ReactionEntry) -> tuple[Token, ...]:
    """Who says it over what he says before: "she said men had fled, but gave no number".

    The parse joins the "but" to the nearest verb, which is of what is said.
    """
    if entry.stance not in LEFT_OPEN or verb.dep != "conj" or any(sentence.below(verb, *SUBJECTS)):
        return ()
    told = sentence.head(verb)
    over = None if told is None else sentence.head(told)
    if told is None or over is None or told.dep != "ccomp" or over.pos != "VERB":
        return ()
    but = any(t.lower == "but" for t in sentence.below(told, "cc"))
    return subjects_of(sentence, over) if but else ()


def _had(verb: Token, entry: ReactionEntry) -> bool:
    """Whether the verb says in its own sentence, and in nobody's mouth, who had a thing."""
    verbs = _BY_HAVING.get(entry.stance, frozenset())
    return verb.lemma in verbs and verb.dep not in {"ccomp", "xcomp"}


def _expletive(sentence: Sentence, it: Token) -> bool:
    """Whether "it" stands for nothing: it was not clear how many."""
    head = sentence.tokens[it.head]
    return head.lemma == "be" or is_passive(sentence, head)


def _caller(sentence: Sentence, top: Token) -> Token | None:
    """The one who calls a thing false; nobody when it just is."""
    named = any(sentence.below(top, "dobj", "ccomp")) or any(
        any(sentence.below(clause, *SUBJECTS)) for clause in sentence.below(top, "xcomp")
    )
    if top.pos != "VERB" or not named:
        return None  # "turned out to be false" is said of its subject
    return next(iter(subjects_of(sentence, top)), None)
