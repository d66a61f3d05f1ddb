"""A reply -> the account that its own words tell: "denied Baku's claim that ..."."""

import re
from collections.abc import Iterator

from reportedly.claims.events.page import Page
from reportedly.claims.events.telling import holder_at
from reportedly.claims.grammar import after_prepositions, negated
from reportedly.records.base import Offsets, Record
from reportedly.records.claim import Claim, Holder
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import HolderRole

_CLAUSES = ("acl", "ccomp", "relcl")
_OBJECTS = ("pobj", "pcomp")
_OF = frozenset({"of"})
_BY = frozenset({"by", "from"})
_IN = frozenset({"in", "on"})
_DAYS = frozenset({"DATE", "TIME", "GPE", "LOC"})
_TO = frozenset({"to", "on", "of", "about", "with", "against", "for", "over", "as", "behind"})
"""Prepositions before what is denied: contrary to claims, cast doubt on reports."""

_DENIED = frozenset({"ccomp", "xcomp", "pcomp"})
"""Labels of a clause that is denied: denied that it had, denied having."""

_ASIDE = frozenset({"relcl", "advcl", "acl"})
"""Labels under which a noun only stands beside what is denied."""

_AS = re.compile(r'as(?:["“].*)?')
"""Also where no blank stands before the quotation."""

_QUOTES = frozenset('"“”„«»')


class Within(Record, frozen=True, kw_only=True):
    """The characters of an account, who gives it, and whether it is told as a charge."""

    span: Offsets
    holder: Holder
    is_charge: bool


def told_within(claim: Claim, page: Page) -> Within | None:
    """Return the account that the reply's own words tell, with whose it is.

    Where nobody is said to give it ("reports that ...") its holder is that word, and nobody named.
    None where whoever answers gives it himself.
    """
    sentence = page.sentence(claim)
    for noun in _accounts(claim, page):
        span = _content(sentence, noun, page)
        if span is None or not (claim.start <= span[0] and span[1] <= claim.end):
            continue
        holder = _holder(sentence, noun, page)
        if holder is not None and not _is_own(claim, holder):
            charge = noun.lemma in page.events.reactions.charges
            return Within(span=span, holder=holder, is_charge=charge)
    return _as_told_by(claim, page)


def _as_told_by(claim: Claim, page: Page) -> Within | None:
    """What is denied "as the ministry said", or as a paper was told: that is its account."""
    sentence, alleging = page.sentence(claim), page.events.reactions.alleging
    for verb in sentence.tokens:
        told = verb.dep == "advcl" and verb.lemma in alleging
        clause = sentence.head(verb) if told else None
        if clause is None or not _is_what_is_denied(sentence, clause, page):
            continue
        if not _opens_with_as(sentence, verb):
            continue
        mark = _that(sentence, clause)
        inside = [
            t
            for t in sentence.subtree(clause, without=("advcl",))
            if t.start >= claim.start and (mark is None or t.i > mark.i) and t.i < verb.i
        ]
        by = next(_tellers(sentence, verb), None)
        holder = None if by is None else holder_at(page.read, sentence, by, page.actors)
        span = _trimmed(inside)
        if holder is None or span is None or by is None or by.pos == "PRON":
            continue
        if not _is_own(claim, holder):
            return Within(span=span, holder=holder, is_charge=False)
    return None


def _is_what_is_denied(sentence: Sentence, clause: Token, page: Page) -> bool:
    """Whether the clause is what a verb denies, and is not itself told as not so."""
    verb = sentence.head(clause)
    denied = verb is not None and verb.lemma in page.events.answers_by_lemma
    return denied and clause.dep in _DENIED and not negated(sentence, clause)


def _tellers(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Who told it: as the ministry said, as was said by the ministry, as reported in the paper."""
    yield from sentence.below(verb, "nsubj")
    yield from after_prepositions(sentence, verb, _BY)
    yield from (t for t in after_prepositions(sentence, verb, _IN) if t.entity not in _DAYS)


def _opens_with_as(sentence: Sentence, verb: Token) -> bool:
    return any(t.lower == "as" for t in sentence.below(verb, "mark", "advmod", "prep"))


def _accounts(claim: Claim, page: Page) -> Iterator[Token]:
    """The words of the reply for an account that it is against itself, and not beside it."""
    sentence, accounts = page.sentence(claim), page.events.reactions.accounts
    for token in sentence.tokens:
        inside = claim.start <= token.start and token.end <= claim.end
        told = token.pos == "NOUN" and token.lemma in accounts
        if inside and told and _is_denied(sentence, token, page):
            yield token


def _is_denied(sentence: Sentence, noun: Token, page: Page) -> bool:
    """Whether the reply is done to the noun: not "after reports that", nor in another clause."""
    for token in (noun, *sentence.above(noun)):
        if token.pos in {"VERB", "AUX"}:
            return token.dep not in _ASIDE or token.lemma in page.events.answers_by_lemma
        if token.dep in _ASIDE or (token.pos == "ADP" and token.lower not in _TO):
            return False
    return True


def _content(sentence: Sentence, noun: Token, page: Page) -> Offsets | None:
    """What the account tells: the clause after "that", or what stands after "of"."""
    for clause in _clauses(sentence, noun):
        mark = _that(sentence, clause)
        if mark is not None and mark.i > noun.i:
            inside = [t for t in sentence.subtree(clause) if t.i > mark.i]
            return _trimmed(_without_verdict(inside, page))
    charge = noun.lemma in page.events.reactions.charges
    for of in sentence.below(noun, "prep"):
        for thing in sentence.below(of, *_OBJECTS) if of.lower in _OF else ():
            tells = thing.dep == "pcomp" or page.events.entries_for(thing.lemma, thing.lower)
            if charge or tells:
                return _trimmed(sentence.subtree(thing, without=("relcl",)))
    return None


def _that(sentence: Sentence, clause: Token) -> Token | None:
    """The "that" which opens a whole clause, also where a passive one is read as done to it."""
    passive = any(sentence.below(clause, "nsubjpass"))
    openers = sentence.below(clause, "mark", *(["dobj"] if passive else []))
    return next((t for t in openers if t.lower == "that"), None)


def _clauses(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The clauses that may tell it: its own, those hung on its owner, or on the verb it is of."""
    yield from sentence.below(noun, *_CLAUSES)
    for owner in after_prepositions(sentence, noun, _BY | _OF):
        yield from sentence.below(owner, *_CLAUSES)
    head = sentence.head(noun)
    if head is not None and noun.dep == "dobj":
        yield from sentence.below(head, "ccomp")


def _without_verdict(tokens: list[Token], page: Page) -> list[Token]:
    """The words before "as baseless", which whoever rejects an account says of it."""
    for n, token in enumerate(tokens):
        after = tokens[n + 1 :]
        calls = any(t.lemma in page.events.answers_by_lemma or t.text in _QUOTES for t in after)
        if _AS.fullmatch(token.lower) and calls:
            return tokens[:n]
    return tokens


def _trimmed(tokens: list[Token] | tuple[Token, ...]) -> Offsets | None:
    words = list(tokens)
    while words and words[-1].pos == "PUNCT":
        words.pop()
    if not words:
        return None
    return stretch(words)


def _holder(sentence: Sentence, noun: Token, page: Page) -> Holder | None:
    """Whose account it is said to be; the word itself where that is not said."""
    owners = [*sentence.below(noun, "poss"), *after_prepositions(sentence, noun, _BY)]
    if any(_that(sentence, clause) for clause in _clauses(sentence, noun)):
        owners += after_prepositions(sentence, noun, _OF)  # the claims of the rebels that ...
    owners += [
        t
        for t in sentence.below(noun, "amod", "compound", "nmod")
        if page.actors.side_of(t.text) is not None
    ]
    reactions = page.events.reactions
    if not owners and noun.lemma not in reactions.charges | reactions.tellings:
        return None  # a notion, or a conclusion, is told by nobody
    if not owners:
        return Holder(
            printed=noun.text,
            start=noun.start,
            end=noun.end,
            name=noun.text,
            role=HolderRole.UNATTRIBUTED,
            side=None,
            resolved=False,
        )
    found = holder_at(page.read, sentence, owners[0], page.actors)
    return found if found.start < noun.end or owners[0].pos != "PRON" else None


def _is_own(claim: Claim, holder: Holder) -> bool:
    """Whether whoever answers gives the account himself."""
    if claim.holder is None or not holder.resolved:
        return False
    if claim.holder.side is not None and claim.holder.side == holder.side:
        return True
    return claim.holder.name == holder.name
